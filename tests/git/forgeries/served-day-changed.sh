# the reply is made out to have been served earlier
# finding: event-edited cases/2026/07/DZ-2026-000001.yaml
# line: after - event: replied
sed -i 's/served: 2026-07-15/served: 2026-07-14/' cases/2026/07/DZ-2026-000001.yaml
