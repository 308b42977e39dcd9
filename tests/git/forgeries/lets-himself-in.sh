# somebody writes himself into the list of authors, and records in the same commit
# finding: actor-not-author cases/2026/07/DZ-2026-000004.yaml
# line: after - event: noted
printf '\n[[git.author]]\nemail = "x@elsewhere.example"\nactors = ["x"]\n' >> anjuan.toml
printf '  - event: noted\n    at: 2026-08-10T10:00:00+08:00\n    by: x\n    note: 已电话联系\n' >> cases/2026/07/DZ-2026-000004.yaml
git add --all
GIT_AUTHOR_EMAIL=x@elsewhere.example git commit -qm "DZ-2026-000004 noted"
