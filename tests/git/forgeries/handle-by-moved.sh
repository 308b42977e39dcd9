# the kept limit is moved by hand
# finding: date-moved cases/2026/07/DZ-2026-000002.yaml
# line: after handle_by:
sed -i 's/^handle_by: .*/handle_by: 2026-09-30/' cases/2026/07/DZ-2026-000002.yaml
