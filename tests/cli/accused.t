  $ . "$TESTDIR/office.sh"

An accusation that names a unit or an official of the roster is not taken before it is known whether that is
whom it accuses.

  $ anjuan --lang en register --title 举报吃拿卡要 --kind accusation --petitioner 李某某 --channel letter --request '民政局的钱副局长吃拿卡要'
  error: the accusation names 市民政局: does it accuse them?
    rule: Regulations on Petition Work art. 30
    fix: if so, add --accused-unit minzheng; if it only mentions them, --not-accused minzheng. In a file these are columns
  error: the accusation names 钱副局长: does it accuse them?
    rule: Regulations on Petition Work art. 30
    fix: if so, add --accused qian; if it only mentions them, --not-accused qian. In a file these are columns
  [4]
  $ anjuan --lang zh register --title 举报吃拿卡要 --kind accusation --petitioner 李某某 --channel letter --request '民政局的钱副局长吃拿卡要'
  错误: 检举控告中写到市民政局：是否为被举报对象？
    依据: 《信访工作条例》第三十条
    办法: 如是，请加 --accused-unit minzheng；如仅提及，请加 --not-accused minzheng。在表格中为同名列
  错误: 检举控告中写到钱副局长：是否为被举报对象？
    依据: 《信访工作条例》第三十条
    办法: 如是，请加 --accused qian；如仅提及，请加 --not-accused qian。在表格中为同名列
  [4]
  $ anjuan --lang en register --title 举报市民政局 --kind accusation --petitioner 李某某 --channel letter --accused-unit 市民政局
  error: the title tells who is accused, and all may read titles
    rule: Regulations on Petition Work art. 30, 46
    fix: write it without: 举报某某; `register --veil-titles` does so by itself
  [4]
  $ anjuan --lang en register --title 举报市民政局 --kind accusation --petitioner 李某某 --channel letter --accused-unit 市民政局 --veil-titles
  DZ-2026-000001
  $ anjuan --lang en register --title 举报吃拿卡要 --kind accusation --petitioner 李某某 --channel letter --request '民政局的钱副局长吃拿卡要' --accused-unit minzheng --not-accused qian
  DZ-2026-000002

Nothing of it reaches the unit, its principal or whoever works there.

  $ anjuan --lang en assign 2026-2 --unit minzheng
  error: DZ-2026-000002: 市民政局 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en assign 2026-2 --unit zhujian --assisting minzheng --lead zhao
  error: DZ-2026-000002: 市民政局 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  error: DZ-2026-000002: 赵局长 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en interview 2026-2 --official zhao
  error: DZ-2026-000002: 赵局长 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en instruct 2026-2 --official zhao --text 查
  error: DZ-2026-000002: 赵局长 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en confer 2026-2 --with 市民政局、信访局 --result 查
  error: DZ-2026-000002: 市民政局 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en supervise 2026-2 --unit minzheng --reason 查 --demand 查 --feedback-by 2026-07-30
  error: DZ-2026-000002: 市民政局 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en transfer 2026-2 --to 市民政局 --reason 转办
  error: DZ-2026-000002: 市民政局 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]

Nobody who is accused is told by the ladder.

  $ anjuan --lang en assign 2026-2 --unit zhujian --lead qian --summary 有人反映吃拿卡要
  DZ-2026-000002
    2026-07-20T09:00  assigned        li-na  unit: 市住建局  lead: 钱副局长  summary: 有人反映吃拿卡要
    unit: – → 市住建局
    lead: – → 钱副局长
  $ anjuan --lang en --now 2026-08-30 escalate -n
  2026-08-30: open 2, overdue 2, due within 7 days 0, newly escalated 6
  
  overdue by unit
  unit       overdue  oldest due  case            title
  ─────────  ───────  ──────────  ──────────────  ────────────
  (no unit)        1  2026-08-04  DZ-2026-000001  举报某某
  市住建局         1  2026-08-04  DZ-2026-000002  举报吃拿卡要
  
  overdue
  due         days  case            clock                 unit      lead      title
  ──────────  ────  ──────────────  ────────────────────  ────────  ────────  ────────────
  2026-08-04   -26  DZ-2026-000001  decide on acceptance                      举报某某
  2026-08-04   -26  DZ-2026-000002  decide on acceptance  市住建局  钱副局长  举报吃拿卡要
  
  would be escalated
  case            clock                 due         level  step                        to         title
  ──────────────  ────────────────────  ──────────  ─────  ──────────────────────────  ─────────  ────────────
  DZ-2026-000001  decide on acceptance  2026-08-04      1  7 days before the last day  unit       举报某某
  DZ-2026-000001  decide on acceptance  2026-08-04      2  on the last day             lead       举报某某
  DZ-2026-000001  decide on acceptance  2026-08-04      3  1 day after the last day    principal  举报某某
  DZ-2026-000002  decide on acceptance  2026-08-04      1  7 days before the last day  市住建局   举报吃拿卡要
  DZ-2026-000002  decide on acceptance  2026-08-04      2  on the last day             钱副局长   举报吃拿卡要
  DZ-2026-000002  decide on acceptance  2026-08-04      3  1 day after the last day    principal  举报吃拿卡要
  $ anjuan form 2026-2 assignment 2>&1 | grep -c 李某某
  0
  [1]
  $ anjuan form 2026-2 assignment | grep -A 1 诉求摘要
  该环节没有文号；下一个可用文号是 交办单〔2026〕1号
  诉求摘要：
  有人反映吃拿卡要

Who turns out to be accused later, or has an interest, is recused: the case is taken from them.

  $ anjuan --lang en recuse 2026-2 --unit zhujian --accused true --reason 补充举报
  DZ-2026-000002
    2026-07-20T09:00  recused         li-na  unit: 市住建局  accused: yes  reason: 补充举报
    unit: 市住建局 → –
    lead: 钱副局长 → –
    accused units: 市民政局 → 市民政局, 市住建局
  $ anjuan --lang en recuse 2026-2 --unit zhujian --official qian --accused true --reason 补充举报
  DZ-2026-000002
    2026-07-20T09:00  recused         li-na  official: 钱副局长  unit: 市住建局  accused: yes  reason: 补充举报
    accused: – → 钱副局长
  $ anjuan --lang en assign 2026-2 --unit zhujian
  error: DZ-2026-000002: 市住建局 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en form 2026-2 assignment
  error: DZ-2026-000002: the document 交办单 would come to zhujian, who must keep away from the case
    rule: Regulations on Petition Work art. 28, 30
    fix: give the case to another unit or official first, and record that
  [4]
  $ anjuan --lang en verify
  cases: 2  events: 5  findings: 0

Secrecy is part of the record: a line that a hand takes out of the head is found.

  $ anjuan --lang en register --title 反映补贴 --petitioner 王某某 --channel visit --confidential
  DZ-2026-000003
  $ anjuan --lang en register --title 反映停水 --petitioner 王某某 --channel visit
  DZ-2026-000004
  $ anjuan --lang en protect 2026-4 --reason 本人要求
  DZ-2026-000004
    2026-07-20T09:00  protected       li-na  reason: 本人要求
    confidential: – → yes
  $ anjuan --lang en protect 2026-4 --reason 本人要求
  DZ-2026-000004
    2026-07-20T09:00  protected       li-na  reason: 本人要求
  $ sed -i '/^confidential/d' cases/2026/07/DZ-2026-00000[34].yaml
  $ anjuan --lang en verify
  cases/2026/07/DZ-2026-000003.yaml:5:9: error: confidential is (nothing), but the history and the rules make it true
      status: registered
              ^~~~~~~~~~
    rule: the head is the sum of the history
    fix: undo the hand-made edit, or record the event that was left out
  cases/2026/07/DZ-2026-000004.yaml:5:9: error: confidential is (nothing), but the history and the rules make it true
      status: registered
              ^~~~~~~~~~
    rule: the head is the sum of the history
    fix: undo the hand-made edit, or record the event that was left out
  cases: 4  events: 9  findings: 2
  [1]
  $ sed -i 's/^channel/confidential: true\n&/' cases/2026/07/DZ-2026-00000[34].yaml
  $ anjuan --lang en unprotect 2026-4 --reason 本人书面同意
  DZ-2026-000004
    2026-07-20T09:00  protection ended  li-na  reason: 本人书面同意
    confidential: yes → –
  $ anjuan --lang en unprotect 2026-2 --reason 本人书面同意
  error: DZ-2026-000002: an accusation is protected by its kind, and stays so
    rule: Regulations on Petition Work art. 30, 46
    fix: `anjuan log` shows what is on record
  [4]
  $ anjuan --lang en protect 2026-4 --reason 本人要求 --summary 王某某反映停水
  error: DZ-2026-000004: the summary for the unit tells who complained
    rule: Regulations on Petition Work art. 30, 46
    fix: leave out names, numbers and addresses
  [4]

What was protected since is not shown by a look back either.

  $ anjuan --lang en --now 2026-07-21 protect 2026-4 --reason 又要求 >/dev/null
  $ anjuan --lang en --now 2026-07-22 show 2026-4 --as-of 2026-07-20 | grep confidential
  confidential        yes

Two cases become one without telling who complained in the other.

  $ anjuan --lang en register --title 反映停水 --petitioner 张三丰 --channel visit
  DZ-2026-000005
  $ anjuan --lang en merge 2026-5 --into 2026-4 --reason '张三丰与王某某反映同一问题'
  DZ-2026-000005
    2026-07-20T09:00  merged          li-na  merged into: DZ-2026-000004  reason: 某某与某某反映同一问题
    status: registered → merged
    clock: decide on acceptance → –
    due: 2026-08-04 → –
  DZ-2026-000004
    2026-07-20T09:00  merged          li-na  merged from: DZ-2026-000005  decide by: 2026-08-04  reason: 某某与某某反映同一问题
  $ grep -h reason: cases/2026/07/DZ-2026-00000[45].yaml
      reason: 本人要求
      reason: 本人要求
      reason: 本人书面同意
      reason: 又要求
      reason: 某某与某某反映同一问题
      reason: 某某与某某反映同一问题

A row is shown without its people, and a line of a damaged file too.

  $ printf '编号,标题,姓名,电话,来信日期\n1,反映补贴,李小明,13988888877,2026-02-30\n' >bad.csv
  $ anjuan --lang en register --from bad.csv
  bad.csv:2:24: error: row 1, column '来信日期': '2026-02-30' is a day that does not exist
      1,反映补贴,李**,*********77,2026-02-30
                                  ^
    fix: correct the day or the month
  nothing was registered: mend the rows, or set them aside with --quarantine FILE
  rows 1: registered 0, registered before 0, rejected 1
  [3]
  $ sed -i 's/^  - name: /   - name: /' cases/2026/07/DZ-2026-000003.yaml
  $ anjuan --lang en show 2026-3
  case number         DZ-2026-000003
  title               反映补贴
  status              registered
  clock               decide on acceptance
  due                 2026-08-04  (in 15 days)
  class               general
  kind of complaint   request
  received            2026-07-20
  decide by           2026-08-04
  channel             visit
  persons             1
  confidential        yes
  petitioner          王**
  steps to do         learn how it was handled before, hear the petitioner, go and see, establish the evidence, propose an opinion, reply in writing, carry out the opinion, report the closing
  papers to file      交办单, 督办单, 办结单, 接谈记录, 责任书
  
  2026-07-20T09:00  registered      li-na  received: 2026-07-20  class: general  kind of complaint: request  confidential: yes
