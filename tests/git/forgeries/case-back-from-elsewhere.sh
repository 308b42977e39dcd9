# the same, seen where it comes back: its number was given before
# finding: number-reused cases/2026/07/DZ-2026-000001.yaml
mkdir old
git mv cases/2026/07/DZ-2026-000001.yaml old/
git commit -qm "tidy"
sed -i 's/李某某/张某某/' old/DZ-2026-000001.yaml
git commit -qam "tidy"
git mv old/DZ-2026-000001.yaml cases/2026/07/
