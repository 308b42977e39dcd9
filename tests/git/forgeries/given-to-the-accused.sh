# an accusation is given to the official whom it accuses
# finding: identity-shown cases/2026/07/DZ-2026-000003.yaml
# line: after - event: assigned
sed -i 's/^persons: .*/&\nunit: zhujian\nlead: sun/' cases/2026/07/DZ-2026-000003.yaml
printf '  - event: assigned\n    at: 2026-08-10T10:00:00+08:00\n    by: li-na\n    unit: zhujian\n    lead: sun\n' >> cases/2026/07/DZ-2026-000003.yaml
