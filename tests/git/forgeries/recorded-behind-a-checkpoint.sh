# a side branch with an old clock brings a note behind what the auditor has seen
# finding: backdated -
# commit: HEAD^2
# audit: --checkpoint .git/kept.checkpoint
anjuan -q audit --checkpoint .git/kept.checkpoint
git checkout -qb side "$(git log --format=%H --grep='^DZ-2026-000001 replied')"
export GIT_COMMITTER_DATE=2026-07-15T09:30:00+08:00 GIT_AUTHOR_DATE=2026-07-15T09:30:00+08:00
anjuan -q --now 2026-07-15T09:30:00+08:00 note 2026-2 --step visit --note 现场查看
export GIT_COMMITTER_DATE=2026-08-10T10:30:00+08:00
git checkout -q -
git merge -q --no-edit side
