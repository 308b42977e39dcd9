# somebody else is made out to have complained
# finding: fact-changed cases/2026/07/DZ-2026-000002.yaml
# line: after petitioners:
sed -i 's/name: 王某/name: 张某/' cases/2026/07/DZ-2026-000002.yaml
