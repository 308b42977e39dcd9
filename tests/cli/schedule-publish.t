The notice shows the six fields, and no petitioner.

  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_LANG=en
  $ anjuan -q schedule plan --month 2026-12 > /dev/null
  $ anjuan schedule notice --from 2026-12-01 --to 2026-12-03
  date        name      position  portfolio       time         place       form
  2026-12-01  钱副局长  副局长    劳动和社会保障  09:00-11:30  信访局一楼  reception
  2026-12-02  赵局长    局长      城乡建设        09:00-11:30  信访局一楼  reception
  2026-12-03  钱副局长  副局长    劳动和社会保障  09:00-11:30  信访局一楼  reception
  $ anjuan --lang zh schedule notice --from 2026-12-01 --to 2026-12-03
  日期        姓名      职务    分管工作        时间         地点        形式
  2026-12-01  钱副局长  副局长  劳动和社会保障  09:00-11:30  信访局一楼  定期接访
  2026-12-02  赵局长    局长    城乡建设        09:00-11:30  信访局一楼  定期接访
  2026-12-03  钱副局长  副局长  劳动和社会保障  09:00-11:30  信访局一楼  定期接访
  $ anjuan schedule notice --from 2026-12-01 --to 2026-12-02 --format csv | sed 's/\r$/<CR>/'
  date,name,position,portfolio,time,place,form<CR>
  2026-12-01,钱副局长,副局长,劳动和社会保障,09:00-11:30,信访局一楼,reception<CR>
  2026-12-02,赵局长,局长,城乡建设,09:00-11:30,信访局一楼,reception<CR>
  $ anjuan --lang zh schedule notice --from 2026-12-01 --to 2026-12-01 --format html
  <!DOCTYPE html>
  <html lang="zh">
  <head>
  <meta charset="utf-8">
  <title>领导接访公示（2026-12-01 至 2026-12-01）</title>
  <style>body{font-family:FangSong,仿宋,"Noto Serif CJK SC",serif;margin:1.5em}h1{text-align:center;font-size:1.5em;margin:.2em 0 .6em}.office{text-align:center;color:#a00;font-size:1.15em;margin:0}table{border-collapse:collapse;width:99.5%}thead{display:table-header-group}tr{break-inside:avoid}td,th{border:1px solid;padding:.35em .5em;text-align:left;vertical-align:top}th{text-align:center}.whole{white-space:nowrap}td.off{background:#eee}.month{table-layout:fixed}.month td{height:3.4em}.issued{text-align:right;margin:.6em 2em 0}@page{size:A4;margin:15mm}@media print{body{margin:0;font-size:10.5pt}}</style>
  </head>
  <body>
  <p class="office">定州市信访局</p>
  <h1>领导接访公示（2026-12-01 至 2026-12-01）</h1>
  <table>
  <thead>
  <tr><th scope="col">日期</th><th scope="col">姓名</th><th scope="col">职务</th><th scope="col">分管工作</th><th scope="col">时间</th><th scope="col">地点</th><th scope="col">形式</th></tr>
  </thead>
  <tbody>
  <tr><td class="whole">2026-12-01 周二</td><td class="whole">钱副局长</td><td>副局长</td><td>劳动和社会保障</td><td class="whole">09:00-11:30</td><td>信访局一楼</td><td>定期接访</td></tr>
  </tbody>
  </table>
  <p class="issued">定州市信访局<br>2026-11-25 印发</p>
  </body>
  </html>
  $ anjuan --json schedule notice --from 2026-12-01 --to 2026-12-01
  {
    "from": "2026-12-01",
    "to": "2026-12-01",
    "channels": [],
    "source": "",
    "closed": [],
    "lines": [
      {
        "date": "2026-12-01",
        "name": "钱副局长",
        "title": "副局长",
        "portfolio": "劳动和社会保障",
        "time": "09:00-11:30",
        "place": "信访局一楼",
        "form": "reception"
      }
    ]
  }

With a field missing nothing is printed, and each gap is named.

  $ cp officials.yaml officials.bak
  $ sed -i 's/, portfolio: \[农业农村\]//; s/, title: 局长//' officials.yaml
  $ sed -i '/^place/d' anjuan.toml
  $ anjuan schedule notice --from 2026-12-02 --to 2026-12-04
  error: the notice of 赵局长 at desk 接访大厅 on 2026-12-02 lacks: position, place
    fix: complete officials.yaml (name, title, portfolio) and [[rota.desk]] (place, time = "09:00-11:30" or "all-day")
  error: the notice of 钱副局长 at desk 接访大厅 on 2026-12-03 lacks: place
    fix: complete officials.yaml (name, title, portfolio) and [[rota.desk]] (place, time = "09:00-11:30" or "all-day")
  error: the notice of 孙副局长 at desk 接访大厅 on 2026-12-04 lacks: portfolio, place
    fix: complete officials.yaml (name, title, portfolio) and [[rota.desk]] (place, time = "09:00-11:30" or "all-day")
  [4]
  $ anjuan --lang zh schedule notice --from 2026-12-04 --to 2026-12-04 --format html
  错误: 孙副局长在接访大厅接访的公示（2026-12-04）缺少：分管工作、地点
    办法: 请补全 officials.yaml（姓名、职务、分管）和 [[rota.desk]] 的 place = "…"、time = "09:00-11:30"（全天写 "all-day"）
  [4]
  $ mv officials.bak officials.yaml

The calendar file: lines end as RFC 5545 wants, the UID stays when somebody else takes the session,
and SEQUENCE rises.

  $ anjuan schedule calendar --from 2026-12-02 --to 2026-12-02 > first.ics
  $ sed 's/\r$//' first.ics
  BEGIN:VCALENDAR
  VERSION:2.0
  PRODID:-//anjuan//rota//EN
  BEGIN:VEVENT
  UID:2026-12-02-centre-1-1@DZ.anjuan
  DTSTAMP:20261125T010000Z
  SEQUENCE:0
  SUMMARY:reception 接访大厅 赵局长
  DTSTART:20261202T010000Z
  DTEND:20261202T033000Z
  DESCRIPTION:companions: 郑律师
  BEGIN:VALARM
  ACTION:DISPLAY
  DESCRIPTION:reception 接访大厅 赵局长
  TRIGGER:-P1D
  END:VALARM
  END:VEVENT
  END:VCALENDAR
  $ grep -c -v $'\r$' first.ics
  0
  [1]
  $ anjuan -q schedule replace 2026-12-02 sun --desk centre --force > /dev/null
  $ anjuan schedule calendar --from 2026-12-02 --to 2026-12-02 > second.ics
  $ diff -U0 first.ics second.ics | grep '^[-+][A-Z]' | tr -d '\r'
  -SEQUENCE:0
  -SUMMARY:reception 接访大厅 赵局长
  +SEQUENCE:1
  +SUMMARY:reception 接访大厅 孙副局长
  -DESCRIPTION:reception 接访大厅 赵局长
  +DESCRIPTION:reception 接访大厅 孙副局长
  $ anjuan schedule calendar --month 2026-12 --official sun | grep -c BEGIN:VEVENT
  7

The desk moves: phones hear of it, each time once. What was told of the desks is a file of the ledger.

  $ cat rota/calendar.yaml
  - {desk: centre, time: "09:00-11:30"}
  $ sed -i 's/^time = .*/time = "14:00-16:30"/' anjuan.toml
  $ anjuan schedule calendar --from 2026-12-02 --to 2026-12-02 > third.ics
  $ diff -U0 second.ics third.ics | grep '^[-+][A-Z]' | tr -d '\r'
  -SEQUENCE:1
  +SEQUENCE:2
  -DTSTART:20261202T010000Z
  -DTEND:20261202T033000Z
  +DTSTART:20261202T060000Z
  +DTEND:20261202T083000Z
  $ cat rota/calendar.yaml
  - {desk: centre, time: "14:00-16:30", sequence: 1}
  $ anjuan -n schedule calendar --from 2026-12-02 --to 2026-12-02 | cmp - third.ics
  $ anjuan verify
  anjuan.toml:361:6: error: the desk 接访大厅 has no place
      id = "centre"
           ^~~~~~~~
    rule: a notice tells where and when
    fix: write place = "…" and time = "09:00-11:30", or all-day, at the desk
  calendars/2027.toml: warning: there is no calendar for 2027: its days are counted by weekends alone
    fix: add it as soon as the days off are announced, then anjuan recompute
  cases: 0  events: 0  findings: 1
  [1]
  $ anjuan schedule calendar --official snu
  error: nobody is called 'snu'
    fix: did you mean sun?
  [2]

Why this official, and why not another.

  $ anjuan schedule explain 2026-12-04
  2026-12-04 接访大厅/1 孙副局长
    desk 接访大厅 is to be covered that day by any official [F1]
    孙副局长 holds 7 sessions in the period, the fair share is 5.75
    the last session was on 2026-12-02
    among 4 who could come, ties fall by the seed 1
  $ anjuan schedule explain 2026-12-04 --why-not zhao
  nothing speaks against 赵局长: a plan just as fair has 赵局长 there; the tie fell by the seed 1
  $ anjuan -q schedule absent qian --from 2026-12-04 --reason 培训 > /dev/null
  $ anjuan schedule explain 2026-12-04 --why-not qian
  钱副局长 is away from 2026-12-04 to 2026-12-04: 培训
  $ anjuan --lang zh schedule explain 2026-12-04 --why-not qian
  钱副局长 外出，2026-12-04 至 2026-12-04：培训
  $ anjuan --lang zh schedule explain 2026-12-04
  2026-12-04 接访大厅/1 孙副局长
    接访大厅当日须有人接访：任一领导 [F1]
    孙副局长本期 7 场，应担 5.83 场
    上一场在 2026-12-02
    可到者 3 人，同等时按种子 1 确定
  $ anjuan --json schedule explain 2026-12-04 --why-not zhou
  {
    "date": "2026-12-04",
    "official": "zhou",
    "possible": true,
    "obstacles": [],
    "spread_now": 0.333,
    "spread_then": 0.333,
    "in_words": "nothing speaks against 周副局长: a plan just as fair has 周副局长 there; the tie fell by the seed 1"
  }
  $ anjuan schedule explain 2026-12-05
  nobody receives on 2026-12-05
