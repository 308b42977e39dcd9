# both sides add a note, and the merge has another petitioner
# finding: evil-merge cases/2026/07/DZ-2026-000004.yaml
# line: after petitioners:
git checkout -qb side
anjuan -q note 2026-4 --note 一边
git checkout -q -
anjuan -q --now 2026-08-10T10:05:00+08:00 note 2026-4 --note 另一边
git merge -q --no-commit side > /dev/null
sed -i 's/孙某/吴某/' cases/2026/07/DZ-2026-000004.yaml
git add --all
git commit -qm "merge"
