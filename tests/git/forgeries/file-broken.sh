# a case is made unreadable
# finding: schema-broken cases/2026/07/DZ-2026-000003.yaml
# line: after due: soon
sed -i 's/^due: .*/due: soon/' cases/2026/07/DZ-2026-000003.yaml
