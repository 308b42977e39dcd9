# the lead is changed in the head only
# finding: fact-changed cases/2026/07/DZ-2026-000002.yaml
# line: after lead:
sed -i 's/^lead: qian/lead: zhao/' cases/2026/07/DZ-2026-000002.yaml
