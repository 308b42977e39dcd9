# days off are put into a calendar so that limits in workdays end later
# finding: rule-changed calendars/2026.toml
# line: after name = "发明的假日"
cat >> calendars/2026.toml <<'TOML'

[[holiday]]
name = "发明的假日"
days-off = ["2026-07-21..2026-07-31"]
TOML
