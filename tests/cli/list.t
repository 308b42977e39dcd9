  $ . "$TESTDIR/office.sh"
  $ add() { anjuan -q "$@" > /dev/null; }
  $ add --now 2026-05-04 register --title 反映路灯不亮 --channel letter --class simple --category 城乡建设/市政设施 --place 定州市/北城区
  $ add --now 2026-06-29 register --title 反映补贴未发放 --channel visit --unit minzheng --category 劳动和社会保障/社会救助/残疾人补贴
  $ add --now 2026-07-10 register --title 反映小区停水 --channel online --unit zhujian --class major --persons 26 --received 2026-07-09

  $ anjuan --lang en list
  cases: 3
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ──────────────
  DZ-2026-000001  registered  pass on to a unit     2026-05-06   -75                  反映路灯不亮
  DZ-2026-000002  registered  decide on acceptance  2026-07-14    -6  市民政局        反映补贴未发放
  DZ-2026-000003  registered  decide on acceptance  2026-07-25     5  市住建局        反映小区停水
  $ anjuan --lang zh list --overdue
  共 2 件
  案件            状态    时限          到期日      天数  责任单位  包案领导  标题
  ──────────────  ──────  ────────────  ──────────  ────  ────────  ────────  ──────────────
  DZ-2026-000001  已登记  转送交办      2026-05-06   -75                      反映路灯不亮
  DZ-2026-000002  已登记  决定是否受理  2026-07-14    -6  市民政局            反映补贴未发放
  $ anjuan --lang en list --unit none
  cases: 1
  case            status      clock              due         days  unit  lead  title
  ──────────────  ──────────  ─────────────────  ──────────  ────  ────  ────  ────────────
  DZ-2026-000001  registered  pass on to a unit  2026-05-06   -75              反映路灯不亮
  $ anjuan --lang en list --unit minzheng,zhujian --sort -due
  cases: 2
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ──────────────
  DZ-2026-000003  registered  decide on acceptance  2026-07-25     5  市住建局        反映小区停水
  DZ-2026-000002  registered  decide on acceptance  2026-07-14    -6  市民政局        反映补贴未发放
  $ anjuan --lang en list --category 城乡建设
  cases: 1
  case            status      clock              due         days  unit  lead  title
  ──────────────  ──────────  ─────────────────  ──────────  ────  ────  ────  ────────────
  DZ-2026-000001  registered  pass on to a unit  2026-05-06   -75              反映路灯不亮
  $ anjuan --lang en list --received 2026-07-01..2026-07-31 --class major
  cases: 1
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ────────────
  DZ-2026-000003  registered  decide on acceptance  2026-07-25     5  市住建局        反映小区停水
  $ anjuan --lang en list --due-before 2026-07-15 --limit 1
  1 of 2 cases; --limit 0 shows all
  case            status      clock              due         days  unit  lead  title
  ──────────────  ──────────  ─────────────────  ──────────  ────  ────  ────  ────────────
  DZ-2026-000001  registered  pass on to a unit  2026-05-06   -75              反映路灯不亮
  $ anjuan -q list --status closed

The last day is still in time.

  $ anjuan --lang en --now 2026-07-14 list --overdue --unit minzheng
  cases: 0
  $ anjuan --lang en --now 2026-07-15 list --overdue --unit minzheng
  cases: 1
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ──────────────
  DZ-2026-000002  registered  decide on acceptance  2026-07-14    -1  市民政局        反映补贴未发放

For scripts: the head fields as they are, and how many fit.

  $ anjuan --json list --class major
  {
    "total": 1,
    "cases": [
      {
        "id": "DZ-2026-000003",
        "title": "反映小区停水",
        "status": "registered",
        "clock": "decide",
        "due": "2026-07-25",
        "class": "major",
        "kind": "request",
        "received": "2026-07-09",
        "decide_by": "2026-07-25",
        "channel": "online",
        "persons": 26,
        "group": true,
        "unit": "zhujian"
      }
    ]
  }
  $ anjuan --json list --status withdrawn
  {
    "total": 0,
    "cases": []
  }

A field or value that does not exist is an error, never an empty list.

  $ anjuan --lang en list --staus open
  error: unknown option --staus
    fix: did you mean --status?
  [2]
  $ anjuan --lang en list --status opn --class hard --unit minzhen --lead zaho
  error: --status cannot be opn
    fix: did you mean open?
  error: --class cannot be hard
    fix: one of: simple, general, complex, major
  error: --unit cannot be minzhen
    fix: did you mean minzheng?
  error: --lead cannot be zaho
    fix: did you mean zhao?
  [2]
  $ anjuan --lang zh list --category 城乡建设/物业
  错误: --category 不能是 城乡建设/物业
    办法: 是否应为 城乡建设/规划？
  [2]
  $ anjuan --lang en list --sort dew
  error: cases have no field dew
    fix: did you mean due?
  [2]
  $ anjuan --lang en list --due-before 2026-02-30 --received 2026-03
  error: --due-before: there is no day 2026-02-30
    fix: write YYYY-MM-DD, 5月20日, today, tomorrow or +7d
  [2]
  $ anjuan --json list --status opn
  {
    "errors": [
      {
        "code": "bad-filter",
        "file": "",
        "line": 0,
        "column": 0,
        "message": "--status 不能是 opn",
        "remedy": "是否应为 open？"
      }
    ]
  }
  [2]

By who complained: a name or number in full, or a part of it with *. Others see a title, never a name.

  $ add --now 2026-07-12 register --title 反映噪声扰民 --channel visit --petitioner 李某某 --phone 13800000001 --request 夜间施工
  $ add --now 2026-07-12 register --title 反映噪声扰民 --channel visit --petitioner 李大明 --phone 13900000002
  $ anjuan --lang en list --name 李某某
  cases: 1
  case            status      clock                 due         days  unit  lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────  ────  ────────────
  DZ-2026-000004  registered  decide on acceptance  2026-07-27     7              反映噪声扰民
  $ anjuan --lang en -q list --name '李*' --phone '*0002'
  case            status      clock                 due         days  unit  lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────  ────  ────────────
  DZ-2026-000005  registered  decide on acceptance  2026-07-27     7              反映噪声扰民
  $ anjuan --lang en list --name 李
  cases: 0
  $ anjuan --lang en -q list --text 夜间施工
  case            status      clock                 due         days  unit  lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────  ────  ────────────
  DZ-2026-000004  registered  decide on acceptance  2026-07-27     7              反映噪声扰民
  $ anjuan --lang en -q list --text 夜间施工 --as-of 2026-07-11

A file that cannot be read may be the one that is overdue: it is named, and the exit code is 3.

  $ sed -i 's/^status: .*/status: lost/' cases/2026/07/DZ-2026-000003.yaml
  $ anjuan --lang en list --overdue
  cases/2026/07/DZ-2026-000003.yaml:5:9: error: status cannot be lost
      status: lost
              ^~~~
    fix: one of: registered, accepted, handling, replied, closed, declined, transferred, withdrawn, merged, voided
  cases: 2
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ──────────────
  DZ-2026-000001  registered  pass on to a unit     2026-05-06   -75                  反映路灯不亮
  DZ-2026-000002  registered  decide on acceptance  2026-07-14    -6  市民政局        反映补贴未发放
  [3]

What is due this week, in so many days, in a month; days as people say them.

  $ anjuan --lang en list --due week | tail -n 3
  cases/2026/07/DZ-2026-000003.yaml:5:9: error: status cannot be lost
      status: lost
              ^~~~
    fix: one of: registered, accepted, handling, replied, closed, declined, transferred, withdrawn, merged, voided
  cases: 0
  $ anjuan --lang en list --due +30d | tail -n 3
  cases/2026/07/DZ-2026-000003.yaml:5:9: error: status cannot be lost
      status: lost
              ^~~~
    fix: one of: registered, accepted, handling, replied, closed, declined, transferred, withdrawn, merged, voided
  cases: 2
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────  ────  ────────────
  DZ-2026-000004  registered  decide on acceptance  2026-07-27     7              反映噪声扰民
  DZ-2026-000005  registered  decide on acceptance  2026-07-27     7              反映噪声扰民
  $ anjuan --lang en list --due 7月 | tail -n 3
  cases/2026/07/DZ-2026-000003.yaml:5:9: error: status cannot be lost
      status: lost
              ^~~~
    fix: one of: registered, accepted, handling, replied, closed, declined, transferred, withdrawn, merged, voided
  cases: 3
  DZ-2026-000002  registered  decide on acceptance  2026-07-14    -6  市民政局        反映补贴未发放
  DZ-2026-000004  registered  decide on acceptance  2026-07-27     7                  反映噪声扰民
  DZ-2026-000005  registered  decide on acceptance  2026-07-27     7                  反映噪声扰民
  $ anjuan --lang en list --due-before 明天 | tail -n 3
  cases/2026/07/DZ-2026-000003.yaml:5:9: error: status cannot be lost
      status: lost
              ^~~~
    fix: one of: registered, accepted, handling, replied, closed, declined, transferred, withdrawn, merged, voided
  cases: 2
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ──────────────
  DZ-2026-000001  registered  pass on to a unit     2026-05-06   -75                  反映路灯不亮
  DZ-2026-000002  registered  decide on acceptance  2026-07-14    -6  市民政局        反映补贴未发放
  $ anjuan --lang en list --due soon
  error: --due cannot be soon
    fix: write a day, today, week, +7d or a month such as 2026-05
  [2]
  $ anjuan --lang zh list --due-before 2026/2/30
  错误: --due-before：没有 2026/2/30 这一天
    办法: 请写成 2026-05-20、5月20日、今天、明天或 +7d
  [2]
