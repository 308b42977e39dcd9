# after the escalation, a change of class is made out to have come before it
# finding: contradicts-escalation cases/2026/07/DZ-2026-000002.yaml
# line: after - event: reclassified
anjuan -q --now 2026-08-10T10:00:00+08:00 --on 2026-07-25 reclassify 2026-2 --to complex --reason 案情复杂 --late-reason 补录
