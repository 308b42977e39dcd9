# a backdated note calls itself history of another system
# finding: backdated cases/2026/07/DZ-2026-000004.yaml
# line: after imported: true
printf '  - event: noted\n    at: 2026-07-21T09:00:00+08:00\n    by: li-na\n    note: 已电话联系\n    imported: true\n' >> cases/2026/07/DZ-2026-000004.yaml
