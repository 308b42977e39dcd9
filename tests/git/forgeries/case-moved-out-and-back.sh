# a case leaves its folder, is edited where nobody looks, and comes back
# finding: case-deleted cases/2026/07/DZ-2026-000001.yaml
# commit: HEAD~2
mkdir old
git mv cases/2026/07/DZ-2026-000001.yaml old/
git commit -qm "tidy"
sed -i 's/现场查看/现场未查看/; s/李某某/张某某/; s/2026-07-15/2026-07-14/g' old/DZ-2026-000001.yaml
git commit -qam "tidy"
git mv old/DZ-2026-000001.yaml cases/2026/07/
git commit -qm "tidy"
