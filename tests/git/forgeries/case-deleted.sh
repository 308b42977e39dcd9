# a complaint disappears
# finding: case-deleted cases/2026/07/DZ-2026-000003.yaml
# line: before # anjuan case
git rm -q cases/2026/07/DZ-2026-000003.yaml
