# a case gets another number
# finding: case-deleted cases/2026/07/DZ-2026-000003.yaml
# line: before # anjuan case
sed 's/DZ-2026-000003/DZ-2026-000005/' cases/2026/07/DZ-2026-000003.yaml > cases/2026/07/DZ-2026-000005.yaml
rm cases/2026/07/DZ-2026-000003.yaml
