# the clock of the machine is set back for a commit
# finding: backdated -
printf '  - event: noted\n    at: 2026-07-21T09:00:00+08:00\n    by: li-na\n    note: 已电话联系\n' >> cases/2026/07/DZ-2026-000004.yaml
git add --all
GIT_COMMITTER_DATE=2026-07-21T09:01:00+08:00 GIT_AUTHOR_DATE=2026-07-21T09:01:00+08:00 git commit -qm "DZ-2026-000004 noted"
