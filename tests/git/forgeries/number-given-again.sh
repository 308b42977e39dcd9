# a complaint disappears, and another one gets its number
# finding: number-reused cases/2026/07/DZ-2026-000004.yaml
# line: after # anjuan case
git rm -q cases/2026/07/DZ-2026-000004.yaml
git commit -qm "clean up"
git show HEAD~:cases/2026/07/DZ-2026-000004.yaml | sed 's/反映噪音扰民/反映绿化不足/' > cases/2026/07/DZ-2026-000004.yaml
