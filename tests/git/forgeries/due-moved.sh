# the last day is moved by hand
# finding: date-moved cases/2026/07/DZ-2026-000002.yaml
# line: after due:
sed -i 's/^due: .*/due: 2026-09-30/' cases/2026/07/DZ-2026-000002.yaml
