  $ . "$TESTDIR/office.sh"

A simple matter before the Spring Festival: three workdays, with the days that do not count.

  $ anjuan --now 2026-02-13 register --title 咨询补贴 --class simple --unit minzheng
  DZ-2026-000001
  $ anjuan --lang en --now 2026-02-20 explain 2026-1
  DZ-2026-000001  咨询补贴
  
  pass on to a unit: ended on 2026-02-13, in time
    from 2026-02-13, 1 workday: ends on 2026-02-14
    rule: 简易办理办法 (2016): 1个工作日内转送、交办
      2026-02-14               1 counted, 春节 (国办发明电〔2025〕7号)
  
  decide on acceptance: ended on 2026-02-13: passing it on has a limit of its own
    from 2026-02-13, 3 workdays: ends on 2026-02-25
    rule: 简易办理办法 (2016): 3个工作日内决定是否受理
      2026-02-14               1 counted, 春节 (国办发明电〔2025〕7号)
      2026-02-15 … 2026-02-23  not counted: day off, 春节 (国办发明电〔2025〕7号)
      2026-02-24 … 2026-02-25  2 counted
  
  unit may object (市民政局): open for 7 more days
    from 2026-02-13, 5 workdays: ends on 2026-02-27
    rule: Regulations on Petition Work art. 23
      2026-02-14               1 counted, 春节 (国办发明电〔2025〕7号)
      2026-02-15 … 2026-02-23  not counted: day off, 春节 (国办发明电〔2025〕7号)
      2026-02-24 … 2026-02-27  4 counted
  
  decide on acceptance (市民政局): running, 5 days left
    from 2026-02-13, 3 workdays: ends on 2026-02-25
    rule: 简易办理办法 (2016): 3个工作日内决定是否受理
      2026-02-14               1 counted, 春节 (国办发明电〔2025〕7号)
      2026-02-15 … 2026-02-23  not counted: day off, 春节 (国办发明电〔2025〕7号)
      2026-02-24 … 2026-02-25  2 counted
  $ anjuan --lang zh --now 2026-03-20 explain 2026-1
  DZ-2026-000001  咨询补贴
  
  转送交办: 2026-02-13 结束，未超期
    自 2026-02-13 起，1 个工作日：到期日 2026-02-14
    依据：简易办理办法 (2016): 1个工作日内转送、交办
      2026-02-14               计 1 天, 春节 (国办发明电〔2025〕7号)
  
  决定是否受理: 已于 2026-02-13 转送交办：转送交办另有期限
    自 2026-02-13 起，3 个工作日：到期日 2026-02-25
    依据：简易办理办法 (2016): 3个工作日内决定是否受理
      2026-02-14               计 1 天, 春节 (国办发明电〔2025〕7号)
      2026-02-15 … 2026-02-23  不计：休息日, 春节 (国办发明电〔2025〕7号)
      2026-02-24 … 2026-02-25  计 2 天
  
  单位可提出异议 (市民政局): 期限已过
    自 2026-02-13 起，5 个工作日：到期日 2026-02-27
    依据：《信访工作条例》第二十三条
      2026-02-14               计 1 天, 春节 (国办发明电〔2025〕7号)
      2026-02-15 … 2026-02-23  不计：休息日, 春节 (国办发明电〔2025〕7号)
      2026-02-24 … 2026-02-27  计 4 天
  
  决定是否受理 (市民政局): 已超期 23 天
    自 2026-02-13 起，3 个工作日：到期日 2026-02-25
    依据：简易办理办法 (2016): 3个工作日内决定是否受理
      2026-02-14               计 1 天, 春节 (国办发明电〔2025〕7号)
      2026-02-15 … 2026-02-23  不计：休息日, 春节 (国办发明电〔2025〕7号)
      2026-02-24 … 2026-02-25  计 2 天
  $ anjuan --json --now 2026-02-20 explain 2026-1 | head -42
  {
    "id": "DZ-2026-000001",
    "clocks": [
      {
        "clock": "refer",
        "obligation": true,
        "start": "2026-02-13",
        "term": "1w",
        "extra_days": 0,
        "round": 1,
        "unit": "",
        "name": "",
        "nominal": "2026-02-14",
        "rolled": "2026-02-14",
        "due": "2026-02-14",
        "provisional": false,
        "running": false,
        "ended": "2026-02-13",
        "rule": "简易办理办法 (2016): 1个工作日内转送、交办",
        "days": [
          {
            "from": "2026-02-14",
            "to": "2026-02-14",
            "counted": 1,
            "reason": "counted",
            "holiday": "春节",
            "source": "国办发明电〔2025〕7号"
          }
        ]
      },
      {
        "clock": "decide",
        "obligation": true,
        "start": "2026-02-13",
        "term": "3w",
        "extra_days": 0,
        "round": 1,
        "unit": "",
        "name": "",
        "nominal": "2026-02-25",
        "rolled": "2026-02-25",
        "due": "2026-02-25",

A date that depends on a year without a calendar is provisional.

  $ anjuan --now 2026-12-31 register --title 咨询补贴 --class simple
  DZ-2026-000002
  $ anjuan --lang en --now 2026-12-31 explain 2026-2
  DZ-2026-000002  咨询补贴
  
  pass on to a unit: running, 1 day left
    from 2026-12-31, 1 workday: ends on 2027-01-01
    provisional: a year in it has no calendar yet, only weekends were counted
    rule: 简易办理办法 (2016): 1个工作日内转送、交办
      2027-01-01               1 counted
  
  decide on acceptance: running, 5 days left
    from 2026-12-31, 3 workdays: ends on 2027-01-05
    provisional: a year in it has no calendar yet, only weekends were counted
    rule: 简易办理办法 (2016): 3个工作日内决定是否受理
      2027-01-01               1 counted
      2027-01-02 … 2027-01-03  not counted: day off
      2027-01-04 … 2027-01-05  2 counted
  $ anjuan --lang en --now 2026-12-31 list
  cases: 2
  case            status      clock                 due          days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ───────────  ────  ────────  ────  ────────
  DZ-2026-000001  registered  decide on acceptance  2026-02-25   -309  市民政局        咨询补贴
  DZ-2026-000002  registered  pass on to a unit     2027-01-01?     1                  咨询补贴

The days on which a case was closed are not called suspended, and are nobody's lateness.

  $ anjuan --force --now 2026-03-02 -q register --title 反映噪声
  DZ-2026-000003
  $ anjuan --force --now 2026-03-02 -q accept 2026-3 --document 受1
  $ anjuan --force --now 2026-03-12 -q reply 2026-3 --document 答1 --served 2026-03-12
  $ anjuan --force --now 2026-03-13 -q close 2026-3 --document 结1
  $ anjuan --force --now 2026-03-23 -q reopen 2026-3 --reason 不服
  $ anjuan --lang en --now 2026-03-24 explain 2026-3 | sed -n '/handle/,$p'
  handle and close: running, 19 days left
    from 2026-03-02, 30 days: ends on 2026-04-12
    nobody works on 2026-04-12; the next workday is 2026-04-13; 2026-04-12 binds
    rule: 一般信访案件在30日内办结
      2026-03-03 … 2026-03-12  10 counted
      2026-03-13 … 2026-03-23  not counted: the case was closed
      2026-03-24 … 2026-04-12  20 counted
  
  petitioner may ask for review: open for 20 more days
    from 2026-03-12, 30 days: ends on 2026-04-11
    nobody works on 2026-04-11; the next workday is 2026-04-13; 2026-04-13 binds
    rule: Regulations on Petition Work art. 35
      2026-03-13 … 2026-04-11  30 counted
  $ anjuan --lang en --force --now 2026-03-24 review 2026-3 --tier review | grep 'review asked'
    review asked on: – → 2026-03-24

While a clock stands still nobody knows its last day.

  $ anjuan --force --now 2026-03-30 -q review 2026-3 --tier review --result upheld --document 复查1 --served 2026-03-30
  $ anjuan --force --now 2026-04-01 -q review 2026-3 --tier re-examination
  $ anjuan --now 2026-04-02 --json explain 2026-3 | grep -A12 '"clock": "re-examination"' | grep '"due"'
        "due": "2026-05-01",
  $ anjuan --force --now 2026-04-03 -q suspend 2026-3 --reason hearing
  $ anjuan --now 2026-04-03 --json explain 2026-3 | grep -A12 '"clock": "re-examination"' | grep '"due"'
        "due": null,
