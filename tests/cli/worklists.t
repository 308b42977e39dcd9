What is to be done first: urgent matters, matters that came back, cases that ask for a visit.

  $ . "$TESTDIR/office.sh"
  $ export ANJUAN_LANG=en
  $ cat >>anjuan.toml <<'TOML'
  > [[rota.session-kind]]
  > if = "repeated"
  > kind = "field"
  > source = "HN4"
  > [[rota.session-kind]]
  > if = "complex"
  > kind = "appointment"
  > source = "A6"
  > [[rota.desk]]
  > id = "hall"
  > [[score]]
  > what = "base"
  > points = 100
  > for = "unit"
  > source = "DZ2"
  > [[score]]
  > what = "recorded"
  > line = "党委研究信访工作"
  > points = 2
  > cap = 3
  > for = "unit"
  > source = "DZ2"
  > TOML

An urgent matter is to be reported upward on the day it is marked; the nightly check has a rung of its own for it.

  $ anjuan --now 2026-07-19 register --title 反映燃气泄漏 --channel phone --flags urgent --place 中山社区
  DZ-2026-000001
  $ anjuan list --flag urgent
  cases: 1
  case            status      clock                           due         days  unit  lead  title
  ──────────────  ──────────  ──────────────────────────────  ──────────  ────  ────  ────  ────────────
  DZ-2026-000001  registered  report an urgent matter upward  2026-07-19    -1              反映燃气泄漏
  $ anjuan -n escalate
  2026-07-20: open 1, overdue 1, due within 7 days 0, newly escalated 1
  
  overdue by unit
  unit       overdue  oldest due  case            title
  ─────────  ───────  ──────────  ──────────────  ────────────
  (no unit)        1  2026-07-19  DZ-2026-000001  反映燃气泄漏
  
  overdue
  due         days  case            clock                           unit  lead  title
  ──────────  ────  ──────────────  ──────────────────────────────  ────  ────  ────────────
  2026-07-19    -1  DZ-2026-000001  report an urgent matter upward              反映燃气泄漏
  
  would be escalated
  case            clock                           due         level  step    to      title
  ──────────────  ──────────────────────────────  ──────────  ─────  ──────  ──────  ────────────
  DZ-2026-000001  report an urgent matter upward  2026-07-19      4  urgent  赵局长  反映燃气泄漏
  $ anjuan --lang zh explain 2026-1
  DZ-2026-000001  反映燃气泄漏
  
  决定是否受理: 进行中，还剩 14 天
    自 2026-07-19 起，15 日：到期日 2026-08-03
    依据：《信访工作条例》第二十二、二十三条
      2026-07-20 … 2026-08-03  计 15 天
  
  急事即报: 已超期 1 天
    自 2026-07-19 起，定于 2026-07-19 到期
    2026-07-19 是休息日；下一个工作日是 2026-07-20；以 2026-07-19 为准
  $ anjuan report-up 2026-1 --to 市委
  DZ-2026-000001
    2026-07-20T09:00  reported upward  li-na  to: 市委
    clock: report an urgent matter upward → decide on acceptance
    due: 2026-07-19 → 2026-08-03
    missed duties: – → report an urgent matter upward 2026-07-19..2026-07-20
  $ anjuan -n escalate | head -n 1
  2026-07-20: open 1, overdue 0, due within 7 days 0, newly escalated 0
  $ anjuan list --flag urgnt
  error: --flag cannot be urgnt
    fix: did you mean urgent?
  [2]

Marked later it is urgent from then on.

  $ anjuan register --title 反映补贴未发放 --channel visit --class complex --unit minzheng
  DZ-2026-000002
  $ anjuan correct 2026-2 --flags urgent --reason 情况有变 | grep -E 'clock|due'
    clock: decide on acceptance → report an urgent matter upward
    due: 2026-08-04 → 2026-07-20
  $ anjuan correct 2026-2 --flags heard --reason 标错 | grep -E 'clock|due'
    clock: report an urgent matter upward → decide on acceptance
    due: 2026-07-20 → 2026-08-04

Matters that came back so many times.

  $ anjuan register --title 又反映补贴未发放 --channel letter --repeat-of 2026-2
  DZ-2026-000003
  $ anjuan register --title 再反映补贴未发放 --channel letter --repeat-of 2026-2
  DZ-2026-000004
  $ anjuan list --repeats 2 --json | grep '"id"'
        "id": "DZ-2026-000002",
        "id": "DZ-2026-000003",
        "id": "DZ-2026-000004",
  $ anjuan list --repeats 3
  cases: 0

Candidates for visits and appointments, with the rule that asks for them.

  $ anjuan --lang zh report candidates
  约访下访候选案件 — 定州市信访局
  期间：全部日期；截止：2026-07-20
  
  形式  案件            缘由        主要领导  问题发生地  责任单位  包案领导  收到日期    最近一次接谈  已约领导  截止  依据                                                                 标题
  ────  ──────────────  ──────────  ────────  ──────────  ────────  ────────  ──────────  ────────────  ────────  ────  ───────────────────────────────────────────────────────────────────  ────────────────
  约访  DZ-2026-000002  复杂或重大                        市民政局  （无）    2026-07-20                                东乌旗党政领导干部接访和带案下访制度第六条、第七条                   反映补贴未发放
  下访  DZ-2026-000003  重复信访                          （无）    （无）    2026-07-20                                淮残联〔2020〕22号《关于开展信访工作“四下基层”的实施方案》二（一）2  又反映补贴未发放
  下访  DZ-2026-000004  重复信访                          （无）    （无）    2026-07-20                                淮残联〔2020〕22号《关于开展信访工作“四下基层”的实施方案》二（一）2  再反映补贴未发放
  
  候选案件：3
  
  指标口径
    候选案件  期内收到、尚未办结，且符合本机关某条接访方式规则的案件；一件可列多处

Lines of the scorecard that the office records itself.

  $ anjuan record score --title 党委研究信访工作 --unit minzheng
  activities/2026/2026-07-20-score-1.yaml
  recorded: 2026-07-20, line of the scorecard: 党委研究信访工作
  $ anjuan record score --title 党委研究信访工作 --unit minzheng --date 2026-07-01 --late-reason 补录
  activities/2026/2026-07-01-score-1.yaml
  recorded: 2026-07-01, line of the scorecard: 党委研究信访工作
  $ anjuan record score --title 党委研究 --unit minzheng
  error: no rule of the scorecard counts the line 党委研究
    fix: one of: 党委研究信访工作
  [2]
  $ anjuan record score --title 党委研究信访工作
  error: no rule of the scorecard counts the line 党委研究信访工作
    fix: add [[score]] with what = "recorded" and line = "…" to anjuan.toml
  error: a line is of one unit, or of officials
    fix: give either --unit or --official
  [2]
  $ anjuan --lang zh report scorecard --format csv 2>/dev/null | tr -d '\r' | sed -n '/^# units/,$p'
  # units
  unit,name,handled,closed,on_time_closing,closed_late,overdue,satisfaction,dissatisfied,repeats,tasks,missed,points,veto
  minzheng,市民政局,0,0,—,0,0,—,0,0,0,0,103.0,
  
  # points
  id,name,what,count,each,points,veto,source
  minzheng,市民政局,base,1,100.0,100.0,,定联办〔2020〕2号《定州市2020年信访工作要点》二（三）
  minzheng,市民政局,党委研究信访工作,2,2.0,3.0,,定联办〔2020〕2号《定州市2020年信访工作要点》二（三）

To whom a supervision's feedback was told on, and what a campaign came to.

  $ anjuan accept 2026-2 --document 受理告知书〔2026〕1号
  DZ-2026-000002
    2026-07-20T09:00  accepted        li-na  document: 受理告知书〔2026〕1号  date of the document: 2026-07-20
    status: registered → in handling
    clock: decide on acceptance → handle and close
    due: 2026-08-04 → 2026-09-18
    accepted on: – → 2026-07-20
    decided on: – → 2026-07-20
    handle by: – → 2026-09-18
  $ anjuan supervise 2026-2 --unit minzheng --reason 进展缓慢 --demand 答复 --feedback-by 2026-07-24
  DZ-2026-000002
    2026-07-20T09:00  supervised      li-na  unit: 市民政局  reason: 进展缓慢  demand: 答复  feedback by: 2026-07-24
    clock: handle and close → answer a supervision
    due: 2026-09-18 → 2026-07-24
  $ anjuan feedback 2026-2 --result 已核实 --reported-to 赵局长、市民政局
  DZ-2026-000002
    2026-07-20T09:00  feedback given  li-na  result: 已核实  reported to: 赵局长、市民政局  unit: 市民政局
    clock: answer a supervision → handle and close
    due: 2026-07-24 → 2026-09-18
  $ cat >>anjuan.toml <<'TOML'
  > [[rota.campaign]]
  > name = "夏季接访月"
  > from = 2026-07-20
  > to = 2026-08-20
  > documents = ["plan", "summary"]
  > source = "G7"
  > TOML
  $ anjuan report trend --campaign 夏季接访月 | sed -n '2,12p'
  period: 2026-07-20..2026-08-20; as of: 2026-07-20
  
  by month
  month    cases received  year before  change  closed  group visits  repeat complaints  satisfaction
  ───────  ──────────────  ───────────  ──────  ──────  ────────────  ─────────────────  ────────────
  2026-07               4            0      +4       0             0             50.00%           n/a
  
  by year
  year  cases received  change  closed  repeat complaints  satisfaction  falling years  remark
  ────  ──────────────  ──────  ──────  ─────────────────  ────────────  ─────────────  ───────
  2026               4               0             50.00%           n/a                 to date
  $ anjuan report trend --campaign 夏季
  error: there is no campaign 夏季
    fix: one of: 夏季接访月
  [2]
  $ anjuan report trend --campaign 夏季接访月 --month 2026-07
  error: a campaign has days of its own
    fix: leave out either --campaign or the other period
  [2]

History keeps its first letters by the numbers of the source, wherever in the file they stand.

  $ cat > map.toml <<'TOML'
  > [source]
  > system = "xinfang"
  > [fields]
  > ref = "编号"
  > title = "主题"
  > received = "时间"
  > "petitioner.name" = "姓名"
  > repeat-of = "初信编号"
  > TOML
  $ cat > history.csv <<'CSV'
  > 编号,主题,时间,姓名,初信编号
  > 105,三访排污,2026-05-09,王某,101
  > 101,反映排污,2026-03-02,王某,101
  > 104,再反映排污,2026-04-02,王某,101
  > CSV
  $ anjuan register --from history.csv --map map.toml
  rows 3: registered 3, registered before 0, rejected 0
  DZ-2026-000005 … DZ-2026-000007
  $ anjuan list --repeats 2 --source xinfang --json | grep -E '"(id|source|repeat_of)"'
        "id": "DZ-2026-000005",
        "source": "xinfang/101"
        "id": "DZ-2026-000006",
        "repeat_of": "DZ-2026-000005",
        "source": "xinfang/104"
        "id": "DZ-2026-000007",
        "repeat_of": "DZ-2026-000005",
        "source": "xinfang/105"
  $ printf '编号,主题,时间,姓名,初信编号\n106,四访排污,2026-06-01,王某,101\n107,反映噪声,2026-06-02,李某,999\n' > more.csv
  $ anjuan register --from more.csv --map map.toml
  more.csv:3:1: error: row 2, column '初信编号': there is no case 999
    fix: name it by its number here; in a file, the number that it has in the source does as well
  nothing was registered: mend the rows, or set them aside with --quarantine FILE
  rows 2: registered 0, registered before 0, rejected 1
  [3]
  $ sed -i '/999/d' more.csv && anjuan register --from more.csv --map map.toml
  rows 1: registered 1, registered before 0, rejected 0
  DZ-2026-000008
  $ anjuan show 2026-8 | grep repeat
  repeat of           DZ-2026-000005
  $ anjuan verify | tail -n 1
  receptions: 0  activities: 2
