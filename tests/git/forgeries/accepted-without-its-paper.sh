# a case is accepted without the paper that makes it so
# finding: not-allowed cases/2026/07/DZ-2026-000004.yaml
# line: after - event: accepted
printf '  - event: accepted\n    at: 2026-08-10T10:00:00+08:00\n    by: li-na\n' >> cases/2026/07/DZ-2026-000004.yaml
