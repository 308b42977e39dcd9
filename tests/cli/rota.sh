# An office with a rota for the transcripts: `. "$TESTDIR/rota.sh"` makes it and goes there.
. "$TESTDIR/office.sh"
export ANJUAN_NOW=2026-11-25T09:00:00+08:00
cat >officials.yaml <<'YAML'
- {id: zhao, name: 赵局长, title: 局长, rank: principal, principal: true, portfolio: [城乡建设]}
- {id: qian, name: 钱副局长, title: 副局长, rank: deputy, portfolio: [劳动和社会保障]}
- {id: sun, name: 孙副局长, title: 副局长, rank: deputy, portfolio: [农业农村]}
- {id: zhou, name: 周副局长, title: 副局长, rank: deputy, portfolio: [交通运输]}
- {id: wu-law, name: 吴律师, groups: [lawyers]}
- {id: zheng-law, name: 郑律师, groups: [lawyers]}
YAML
cat >>anjuan.toml <<'TOML'

[rota]
[[rota.desk]]
id = "centre"
name = "接访大厅"
place = "信访局一楼"
time = "09:00-11:30"
[[rota.cover]]
desk = "centre"
when = "workday"
companions = [{pool = "lawyers", need = 1}]
source = "F1"
[[rota.quota]]
principal = true
kind = "reception"
min = 1
per = "week"
source = "H2"
[[rota.spacing]]
min-workdays = 2
source = "office"
[[rota.substitute]]
rank-at-least = "self"
notice-before = "1d"
source = "A8"
TOML
