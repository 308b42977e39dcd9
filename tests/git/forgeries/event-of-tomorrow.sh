# a note is recorded before it happened
# finding: in-the-future cases/2026/07/DZ-2026-000004.yaml
# line: after event: noted
printf '  - event: noted\n    at: 2026-08-20T09:00:00+08:00\n    by: li-na\n    note: 已回访\n' >> cases/2026/07/DZ-2026-000004.yaml
