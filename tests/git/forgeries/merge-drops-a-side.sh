# a merge keeps one side and drops what the other recorded
# finding: event-removed cases/2026/07/DZ-2026-000002.yaml
git checkout -qb side
anjuan -q note 2026-2 --note 一边
git checkout -q -
anjuan -q --now 2026-08-10T10:05:00+08:00 note 2026-2 --note 另一边
git merge -q -s ours side -m "merge"
