# a case is closed in the head only
# finding: fact-changed cases/2026/07/DZ-2026-000004.yaml
# line: after status:
sed -i 's/^status: .*/status: closed/' cases/2026/07/DZ-2026-000004.yaml
