What people read is words in either language; --ids and --json have it as it stands in the files.

  $ export ANJUAN_LANG=en
  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_NOW=2026-12-01T09:00:00+08:00
  $ anjuan -q register --title 反映路灯不亮 --channel 来访 --unit minzheng --received 11月30日
  DZ-2026-000001
  $ anjuan list
  cases: 1
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ────────────
  DZ-2026-000001  registered  decide on acceptance  2026-12-16    15  市民政局        反映路灯不亮
  $ anjuan --ids list
  cases: 1
  case            status      clock   due         days  unit      lead  title
  ──────────────  ──────────  ──────  ──────────  ────  ────────  ────  ────────────
  DZ-2026-000001  registered  decide  2026-12-16    15  minzheng        反映路灯不亮
  $ anjuan --json list | grep -e clock -e '"unit"'
        "clock": "decide",
        "unit": "minzheng"
  $ anjuan -q escalate --now 2026-12-10 >/dev/null
  $ anjuan log 1
    1  2026-12-01T09:00  registered      li-na  received: 2026-11-30  class: general  kind of complaint: request
    2  2026-12-01T09:00  assigned        li-na  unit: 市民政局
    3  2026-12-10T12:00  escalated       li-na  clock: decide on acceptance  due: 2026-12-16  level of the ladder: 1  step: 7 days before the last day  to: 市民政局
  $ anjuan --ids log 1
    1  2026-12-01T09:00  registered      li-na  received: 2026-11-30  class: general  kind of complaint: request
    2  2026-12-01T09:00  assigned        li-na  unit: minzheng
    3  2026-12-10T12:00  escalated       li-na  clock: decide  due: 2026-12-16  level of the ladder: 1  step: due-7d  to: minzheng
  $ anjuan --ids show 1 | head -7
  case number         DZ-2026-000001
  title               反映路灯不亮
  status              registered
  clock               decide
  due                 2026-12-16  (in 15 days)
  class               general
  kind of complaint   request
  $ anjuan schedule plan --from 明天 --to 2026-12-02
  date        desk      group  kind       official  companions
  2026-12-02  接访大厅  1      reception  赵局长    郑律师
  
  official  rank       sessions  fair share   owed
  ────────  ─────────  ────────  ──────────  ─────
  赵局长    principal         1        0.25  -0.75
  钱副局长  deputy            0        0.25  +0.25
  孙副局长  deputy            0        0.25  +0.25
  周副局长  deputy            0        0.25  +0.25
  proof: no plan under these rules is fairer
  preferred (spacing): 0 of 0, at most 0 [office]
  $ anjuan --ids schedule show --from 12月2日 --to 2026/12/2
  date        desk    group  kind       official  companions
  2026-12-02  centre  1      reception  zhao      zheng-law

Days and months are taken as people say them, wherever one is asked for.

  $ anjuan list --received 昨天 --due 12月 | tail -1
  cases: 1
  DZ-2026-000001  registered  decide on acceptance  2026-12-16    15  市民政局        反映路灯不亮
  $ anjuan list --received 本周 --due 下周..年底 2>&1
  cases: 1
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ────────────
  DZ-2026-000001  registered  decide on acceptance  2026-12-16    15  市民政局        反映路灯不亮
  $ anjuan --lang zh log --period 11月30日至今天 --event 登记
  DZ-2026-000001  2026-12-01T09:00  已登记          li-na  收到日期: 2026-11-30  事项等级: 一般  事项类别: 申诉求决
  $ anjuan --lang zh log --event 催办 --unit 市民政局 | wc -l
  1
  $ anjuan log --period 下周
  DZ-2026-000001  2026-12-10T12:00  escalated       li-na  clock: decide on acceptance  due: 2026-12-16  level of the ladder: 1  step: 7 days before the last day  to: 市民政局
  $ anjuan report overdue --month 上月 | head -2
  Overdue cases — 定州市信访局
  period: 2026-11 (2026-11-01 – 2026-11-30); as of: 2026-11-30
  $ anjuan --lang zh report overdue --from 11月1日 --to 月底 | head -2
  超期事项 — 定州市信访局
  期间：2026-11-01..2026-12-31；截止：2026-12-01
  $ anjuan schedule show --month 本月 | tail -1
  2026-12-02  接访大厅  1      reception  赵局长    郑律师
  $ anjuan -n --now 2026-12-02T18:00:00+08:00 schedule hold --as-planned 12月2日 --except 今天/接访大厅
  dry run: nothing was written
  receptions recorded 0, on record already 0
  $ anjuan log --period 下周八
  error: 下周八 is not a period
    fix: write 2026-01-01..2026-03-31, of which either side may be left out, a day or a month
  [2]
  $ anjuan list --received 十三月
  error: --received: 十三月 is not a range of days
    fix: write 2026-01-01..2026-03-31, a day or a month such as 2026-05
  [2]

What is printed can be typed: reports, papers, fields, kinds of work, steps.

  $ export ANJUAN_LANG=zh
  $ anjuan report 超期 | head -1
  超期事项 — 定州市信访局
  $ anjuan form 1 登记 2>/dev/null | head -1
                      信访事项登记单
  $ anjuan form 1 意见书
  错误: 没有文书 意见书
    办法: 可用：登记单、接谈记录、交办单、转送函、督办单、办结单、责任书、受理告知书、不予受理告知书、延期办理告知书、处理意见书、复查意见书、复核意见书、送达回证
  [2]
  $ anjuan list --sort -到期日 --unit 市民政局 --status 未办结 | tail -1
  共 1 件
  DZ-2026-000001  已登记  决定是否受理  2026-12-16    15  市民政局            反映路灯不亮
  $ anjuan list --lead 无 --limit 1 | tail -1
  共 1 件
  DZ-2026-000001  已登记  决定是否受理  2026-12-16    15  市民政局            反映路灯不亮
  $ anjuan -n record 会议 --type 联席会议 --title 第四季度联席会议
  已记录：2026-12-01，会议：第四季度联席会议
  $ anjuan record 会议 --title 第四季度联席会议
  错误: 会议 须写明类型
    办法: --type: 可用：月例会、半月会、联席会议、民情分析会、会商、听取汇报、信访评议团评议、其他会议
  [2]
  $ anjuan record 开会
  错误: 没有 开会 这种工作
    办法: 可用：会议、宣传、调研、督查、矛盾纠纷排查、培训、报送报告、公示、查阅报告、工作建议、对工作建议的答复、追责问责、考核加减分
  [2]
  $ anjuan 交办 1
  错误: 没有 交办 这个命令
    办法: 是否应为 assign？
  [2]
  $ anjuan days 明天 +5
  2026-12-02 → 2026-12-07（5 天，其中工作日 3 天；首日不计）
    2026-12-03 … 2026-12-07  计 5 天
  $ anjuan -n schedule replace 明天 周副局长 --desk 接访大庭
  错误: 接待场所 不能是 接访大庭
    办法: 是否应为 接访大厅？
  [2]

A refusal speaks the clerk's language throughout, and says each thing once.

  $ anjuan suspend 1
  错误: DZ-2026-000001：状态为“已登记”的案件不能再记“已中止”
    依据: 《信访工作条例》第三十六条
    办法: 现在可用：accept、decline、transfer、return、assign、note、interview、instruct、confer、reclassify、supervise、feedback、plan、milestone、milestone-met、report-up、withdraw、merge、protect、unprotect、recuse
  [4]
  $ anjuan close 1
  错误: DZ-2026-000001：状态为“已登记”的案件不能再记“已办结”
    依据: 某街道党政领导干部接访和带案下访制度第十六条（一）
    办法: 现在可用：accept、decline、transfer、return、assign、note、interview、instruct、confer、reclassify、supervise、feedback、plan、milestone、milestone-met、report-up、withdraw、merge、protect、unprotect、recuse
  [4]
  $ anjuan decline 1
  错误: DZ-2026-000001：“不予受理”须有文书
    依据: 《信访工作条例》第二十三条
    办法: 请用 --document 给出文号，如 不予受理告知书〔2026〕17号
  错误: DZ-2026-000001：“不予受理”须有“原因”：不予受理的理由
    依据: 《信访工作条例》第二十三条
    办法: 请用 --reason 给出
  [4]
