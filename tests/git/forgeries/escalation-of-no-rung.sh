# an escalation that no ladder has
# finding: not-allowed cases/2026/07/DZ-2026-000004.yaml
# line: after level: 7
printf '  - event: escalated\n    at: 2026-08-10T10:00:00+08:00\n    by: night\n    clock: decide\n    due: 2026-08-01\n    level: 7\n    step: due+99d\n    to: sun\n' >> cases/2026/07/DZ-2026-000004.yaml
