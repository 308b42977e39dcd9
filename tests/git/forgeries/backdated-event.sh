# a note is appended that claims to be of July
# finding: backdated cases/2026/07/DZ-2026-000004.yaml
# line: after event: noted
printf '  - event: noted\n    at: 2026-07-21T09:00:00+08:00\n    by: li-na\n    note: 已电话联系\n' >> cases/2026/07/DZ-2026-000004.yaml
