What the clauses of the office documents ask beside the rota, each shown on the pack itself.

  $ export ANJUAN_NOW=2026-03-02T09:00:00+08:00 ANJUAN_LANG=en ANJUAN_BY=li-na
  $ for pack in dingzhou huainan street three-tier jiaxing; do anjuan -q init $pack --code AJ --name 示例单位 --pack $pack; done
  $ cd dingzhou

Matters of the list go the way that the list says, where nobody says another one.

  $ anjuan -q register --title 不服一审判决 --petitioner 李某某 --category 公安政法/诉讼
  AJ-2026-000001
  $ anjuan -q accept 1 --document 受理告知书〔2026〕1号
  $ anjuan show 1 | grep route
  route               litigation
  2026-03-02T09:00  accepted        li-na  document: 受理告知书〔2026〕1号  route: litigation  date of the document: 2026-03-02
  $ anjuan -q register --title 反映屋顶漏水 --petitioner 王某某 --category 城乡建设/物业管理
  AJ-2026-000002
  $ anjuan -q accept 2 --document 受理告知书〔2026〕2号
  $ anjuan show 2 | grep route
  [1]

A case of several units has one official who leads it.

  $ anjuan -q assign 2 --unit zhujian --assisting minzheng
  error: AJ-2026-000002: several units handle it, and no official leads them
    rule: 定联办〔2020〕2号《定州市2020年信访工作要点》三（三）
    fix: name one with --lead
  [4]
  $ anjuan -q assign 2 --unit zhujian --assisting minzheng --lead shili-03
  $ anjuan show 2 | grep -E '^(unit|lead|assisting)'
  unit                市住建局（示例）
  assisting units     市民政局（示例）
  lead                孙某（示例）

Whoever had a case first answers for it to the end, or it is said why another unit does; and who decided where two disputed it.

  $ anjuan -q assign 2 --unit renshe --lead shili-03
  error: AJ-2026-000002: reassigning needs a reason
    rule: Regulations on Petition Work art. 22, 定联办〔2020〕2号《定州市2020年信访工作要点》四（二）
    fix: give it with --reason
  [4]
  $ anjuan -q assign 2 --unit renshe --lead shili-03 --reason 职责已划转 --decided-by 市信访工作联席会议

What was mediated says who mediated, and the reply says what became of the request.

  $ anjuan -q reply 2 --document 信访处理意见书〔2026〕1号 --served 2026-03-02 --result supported
  $ anjuan -q close 2 --document 办结单〔2026〕1号 --settled true --outcome mediated
  error: AJ-2026-000002: it is not said who mediated
    rule: Regulations on Petition Work art. 33, 37, 定联办〔2020〕2号《定州市2020年信访工作要点》四
    fix: say --outcome mediated and --mediation people, administrative, judicial or agreement
  [4]

A case whose opinion is not on record as carried out can be closed, and it is said.

  $ anjuan close 2 --document 办结单〔2026〕1号 --settled true --outcome mediated --mediation people
  note: AJ-2026-000002: that its opinion was carried out is not on record
    fix: record it with `anjuan implement --result`
  AJ-2026-000002
    2026-03-02T09:00  closed          li-na  dispute ended: yes  what it came to: mediated  who mediated: people's mediation  document: 办结单〔2026〕1号  date of the document: 2026-03-02
    status: replied → closed
    closed on: – → 2026-03-02
    dispute ended: – → yes
    tasks: – → follow up
  $ anjuan -q implement 2 --result 已重做防水
  $ anjuan report register | grep -A9 'what closed cases came to'
  what closed cases came to
  what it came to   count
  ────────────────  ─────
  problem solved        0
  policy explained      0
  relief given          0
  mediated              1
  handled by law        0
  
  without a recorded cause: 2

A second person asks what the petitioner says of it, and satisfaction is told by who asked.

  $ anjuan -q follow-up 2 --channel phone --satisfied satisfied
  error: AJ-2026-000002: li-na closed the case, and is not the one who asks about it
    rule: 要点三（二） (加大日常调度、网上督办、回访核实力度)
    fix: somebody else follows it up: give that one with --by
  [4]
  $ anjuan -q --by qian follow-up 2 --channel phone --satisfied satisfied
  $ anjuan -q --by zhao follow-up 2 --channel message --satisfied dissatisfied --asked-by third-party
  $ anjuan report satisfaction | head -12
  Satisfaction by who asked — 示例单位
  period: all days; as of: 2026-03-02
  
  who asked               asked  not by who closed it  rated  satisfied  satisfaction
  ──────────────────────  ─────  ────────────────────  ─────  ─────────  ────────────
  asked by the office         1                     1      1          1       100.00%
  asked by a third party      1                     1      1          0         0.00%
  rated online                0                     0      0          0           n/a
  
  definitions
    satisfaction          satisfied and basically satisfied ÷ those who rated, each follow-up of the period for itself
    not by who closed it  recorded by somebody else than the closing: a second person checked

Complaints come from the sources that the office lists; its own marks and categories are there.

  $ cd ../huainan
  $ anjuan -q register --title 反映补贴未到账 --petitioner 李某某 --source 12345/7
  error: --source: 12345 is no source of this office
    fix: did you mean 12385?
  [3]
  $ anjuan -q register --title 反映补贴未到账 --petitioner 李某某 --source 12385/7 --flags 热点 --category 疫情防控/物资 --channel visit
  AJ-2026-000001
  $ anjuan list --flag 热点
  cases: 1
  case            status      clock                 due         days  unit  lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────  ────  ──────────────
  AJ-2026-000001  registered  decide on acceptance  2026-03-17    15              反映补贴未到账

One form for a petitioner, one archive for a case: who was here before is told.

  $ anjuan register --title 再反映补贴未到账 --petitioner 李某某 --channel visit --suggest-repeats
  AJ-2026-000002
  perhaps a repeat of AJ-2026-000001 (same name, titles alike (100 %)): 反映补贴未到账; link it with --repeat-of when it is
  $ anjuan -q register --title 反映补贴未到账 --petitioner 李某某 --source 12385/7
  error: 12385/7 is registered already, as AJ-2026-000001
    rule: one source, one case
    fix: see it with `anjuan show AJ-2026-000001`
  [4]

Candidates say why in the words of people.

  $ ANJUAN_LANG=zh anjuan -q correct 1 --flags 协调难度大 --reason 多部门
  $ ANJUAN_LANG=zh anjuan report candidates | sed -n '5,8p'
  ────  ──────────────  ──────────  ────────  ──────────  ────────  ────────  ──────────  ────────────  ────────  ────  ────────────────────────────────────────────────────────────────────────────────────────────────────────────  ──────────────
  下访  AJ-2026-000001  协调难度大                        （无）    （无）    2026-03-02                                淮残联〔2020〕22号《关于开展信访工作“四下基层”的实施方案》二（一）2 (协调难度大的信访事项, 领导干部带案下访)  反映补贴未到账
  
  候选案件：1

A proposal is recorded with whom it went to, and so is the answer.

  $ anjuan -q record proposal --type policy --title 完善补贴发放办法 --to 市财政局
  recorded: 2026-03-02, proposal: 完善补贴发放办法
  $ anjuan report activities | grep -A3 'proposals and their answers'
  proposals and their answers
  date        proposal              title             to        answered  answer
  ──────────  ────────────────────  ────────────────  ────────  ────────  ─────────────
  2026-03-02  proposal on a policy  完善补贴发放办法  市财政局            no answer yet
  $ anjuan -q record answer --type adopted --title 完善补贴发放办法
  recorded: 2026-03-02, answer to a proposal: 完善补贴发放办法
  $ anjuan report activities | grep -A3 'proposals and their answers'
  proposals and their answers
  date        proposal              title             to        answered    answer
  ──────────  ────────────────────  ────────────────  ────────  ──────────  ────────────────
  2026-03-02  proposal on a policy  完善补贴发放办法  市财政局  2026-03-02  proposal adopted

Settled with one visit, and repeats by where they came in, are figures of their own.

  $ anjuan report kpi | grep -E 'one visit|repeats online|repeated visits'
  repeats online                        0   0    n/a
  repeated visits                       0   2  0.00%
  settled with one visit                0   0    n/a
    repeats online                  repeat cases that came in online ÷ all cases received online in the period
    repeated visits                 repeat cases brought in person ÷ all cases brought in person in the period
    settled with one visit          first-time cases brought in person and closed in the period with no repeat, review or reopening since ÷ first-time cases brought in person and closed in the period

Who is held to account stands with the ground that the office found.

  $ cd ../three-tier
  $ anjuan -q record accountable --type inaction --official shili-03 --title 接访日无故缺席
  recorded: 2026-03-02, held to account: 接访日无故缺席
  $ anjuan report accountability | grep -A3 'held to account'
  held to account by decision of the office
  date        ground        officials     unit  title           document
  ──────────  ────────────  ────────────  ────  ──────────────  ────────
  2026-03-02  does not act  孙某（示例）        接访日无故缺席
