# an accusation becomes a suggestion
# finding: fact-changed cases/2026/07/DZ-2026-000003.yaml
# line: after kind:
sed -i 's/^kind: accusation/kind: suggestion/' cases/2026/07/DZ-2026-000003.yaml
