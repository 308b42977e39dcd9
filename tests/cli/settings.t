A rule for what does not exist would be silently dead: it is told at once, at its place.

  $ . "$TESTDIR/rota.sh"
  $ cp anjuan.toml whole.toml
  $ cat >>anjuan.toml <<'TOML'
  > [[rota.reception]]
  > if = "persnos >= 20"
  > require = "principal"
  > source = "A11"
  > [[rota.quota]]
  > rank = ["deputy", "depty"]
  > of-unit = "minzhen"
  > min = 1
  > per = "quater"
  > desk = "center"
  > source = "A2"
  > [[rota.session-kind]]
  > if = "persons >= 5"
  > kind = "appointment"
  > source = "A6"
  > [[rota.session-kind]]
  > if = "persons >= 20"
  > kind = "immediate"
  > source = "A6"
  > TOML
  $ anjuan --lang en schedule check --month 2026-12
  anjuan.toml:384:6: error: nothing is known here that is called 'persnos'
      if = "persnos >= 20"
           ^~~~~~~~~~~~~~~
    fix: did you mean persons?
  anjuan.toml:388:19: error: there is no rank depty
      rank = ["deputy", "depty"]
                        ^~~~~~~
    fix: did you mean deputy?
  anjuan.toml:389:11: error: there is no unit minzhen
      of-unit = "minzhen"
                ^~~~~~~~~
    fix: did you mean minzheng?
  anjuan.toml:391:7: error: per cannot be quater
      per = "quater"
            ^~~~~~~~
    fix: did you mean quarter?
  anjuan.toml:392:8: error: desk cannot be center
      desk = "center"
             ^~~~~~~~
    fix: did you mean centre?
  anjuan.toml:398:1: error: this rule never wins: one above it holds wherever it does
      [[rota.session-kind]]
      ^~~~~~~~~~~~~~~~~~~~~
    fix: put it above the other, or take it away
  [3]
  $ anjuan --lang zh schedule check --month 2026-12 2>&1 | head -5
  anjuan.toml:384:6: 错误: 这里没有叫“persnos”的事实
      if = "persnos >= 20"
           ^~~~~~~~~~~~~~~
    办法: 是否应为 persons？
  anjuan.toml:388:19: 错误: 没有 depty 这个职级
  $ cp whole.toml anjuan.toml

So are a portfolio without its category and an official in a unit that nobody knows, by every
command.

  $ cp officials.yaml whole.yaml
  $ echo '- {id: he, name: 何副局长, rank: deputy, portfolio: [农业农邨], unit: minzhen}' >> officials.yaml
  $ anjuan --lang en list
  officials.yaml:7:50: error: there is no category 农业农邨
      …, name: 何副局长, rank: deputy, portfolio: [农业农邨], unit: minzhen}
                                                   ^^~~~~~~
    fix: did you mean 农业农村?
  officials.yaml:7:63: error: there is no unit minzhen
      … rank: deputy, portfolio: [农业农邨], unit: minzhen}
                                                   ^~~~~~~
    fix: did you mean minzheng?
  [3]
  $ mv whole.yaml officials.yaml

One rule is for each unit of a level; a unit that comes later needs none.

  $ echo '- {id: east, name: 东镇, level: township}' >> units.yaml
  $ echo '- {id: west, name: 西镇, level: township}' >> units.yaml
  $ cat >>officials.yaml <<'YAML'
  > - {id: e1, name: 东甲, title: 镇长, rank: section, unit: east, portfolio: [其他]}
  > - {id: e2, name: 东乙, title: 副镇长, rank: section, unit: east, portfolio: [其他]}
  > - {id: w1, name: 西甲, title: 镇长, rank: section, unit: west, portfolio: [其他]}
  > YAML
  $ cat >>anjuan.toml <<'TOML'
  > [[rota.desk]]
  > id = "town"
  > name = "接访室"
  > place = "镇政府"
  > time = "09:00-11:00"
  > each-unit = "township"
  > [[rota.cover]]
  > desk = "town"
  > each-unit = "township"
  > when = {weekdays = [1], nth = [1, -1]}
  > source = "E1"
  > [[rota.closure]]
  > desk = "town"
  > from = 2026-12-28
  > to = 2026-12-31
  > instead = "phone"
  > source = "DZ16"
  > TOML
  $ anjuan -q --lang en schedule plan --month 2026-12 --desk town-east --desk town-west | grep '2026-'
  2026-12-07  东镇接访室  1      reception  东甲
  2026-12-07  西镇接访室  1      reception  西甲
  $ anjuan --lang en schedule check --month 2026-12 --json | grep -c town
  0
  [1]
  $ anjuan --lang zh schedule notice --month 2026-12
  日期        姓名  职务  分管工作  时间         地点    形式
  2026-12-07  东甲  镇长  其他      09:00-11:00  镇政府  定期接访
  2026-12-07  西甲  镇长  其他      09:00-11:00  镇政府  定期接访
  东镇接访室 自 2026-12-28 至 2026-12-31 关闭，期间改为：电话
  西镇接访室 自 2026-12-28 至 2026-12-31 关闭，期间改为：电话

A case that is to be received at once is booked for the next workday at the latest.

  $ cat >>anjuan.toml <<'TOML'
  > [[rota.booking]]
  > desk = "centre"
  > within = "1m"
  > source = "F5"
  > [[rota.session-kind]]
  > if = "group"
  > kind = "immediate"
  > source = "A6"
  > TOML
  $ anjuan register --title 反映欠薪 --channel visit --persons 6 --class general
  DZ-2026-000001
  $ anjuan --lang en schedule book 2026-1 --official qian --from 2026-11-30 --to 2026-12-04
  error: 2026-12-04 is later than 1 workday after 2026-11-25
    rule: 东乌旗接访下访制度第六条、第七条
    fix: let it end on 2026-11-26 at the latest
  [4]
  $ anjuan --lang en schedule book 2026-1 --official qian
  booked: DZ-2026-000001 with 钱副局长, 2026-11-25 to 2026-11-26, desk 接访大厅, immediate reception, asked for by the petitioner

A rule that ended before the ledger began does nothing, and neither does a campaign of another year.

  $ cp anjuan.toml whole.toml
  $ cat >>anjuan.toml <<'TOML'
  > [[rota.cover]]
  > desk = "centre"
  > to = 2020-01-01
  > source = "E1"
  > [[activities.duty]]
  > kind = "training"
  > per = "year"
  > to = 2019-12-31
  > source = "DZ9"
  > TOML
  $ anjuan --lang en verify
  anjuan.toml:410:6: warning: this rule ended on 2020-01-01, before the ledger began on 2026-07-20
      to = 2020-01-01
           ^~~~~~~~~~
    rule: [reports] owed-from
    fix: take it out, or let it end later
  anjuan.toml:415:6: warning: this rule ended on 2019-12-31, before the ledger began on 2026-07-20
      to = 2019-12-31
           ^~~~~~~~~~
    rule: [reports] owed-from
    fix: take it out, or let it end later
  calendars/2027.toml: warning: there is no calendar for 2027: its days are counted by weekends alone
    fix: add it as soon as the days off are announced, then anjuan recompute
  cases: 1  events: 1  findings: 0
  $ cp whole.toml anjuan.toml
