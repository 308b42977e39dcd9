# a commit and its event are of next year
# finding: in-the-future -
export GIT_COMMITTER_DATE=2027-03-01T10:00:00+08:00 GIT_AUTHOR_DATE=2027-03-01T10:00:00+08:00
printf '  - event: noted\n    at: 2027-03-01T09:00:00+08:00\n    by: li-na\n    note: 已回访\n' >> cases/2026/07/DZ-2026-000004.yaml
git commit -qam "update"
