# a case goes to another month on one side, and gets a note on the other
git checkout -qb side
mkdir -p cases/2026/06
git mv cases/2026/07/DZ-2026-000002.yaml cases/2026/06/
git commit -qm "moved"
git checkout -q -
anjuan -q note 2026-2 --note 已电话联系
git merge -q --no-edit side
