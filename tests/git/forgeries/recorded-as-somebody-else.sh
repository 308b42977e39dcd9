# one clerk records under the name of another
# finding: actor-not-author cases/2026/07/DZ-2026-000004.yaml
# line: after by: wang
printf '  - event: noted\n    at: 2026-08-10T10:00:00+08:00\n    by: wang\n    note: 已电话联系\n' >> cases/2026/07/DZ-2026-000004.yaml
