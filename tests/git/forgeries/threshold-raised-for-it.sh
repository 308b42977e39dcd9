# the threshold is raised in the commit that needs it
# finding: backdated cases/2026/07/DZ-2026-000001.yaml
# line: after at: 2026-08-01T09:00
# commit: HEAD~
sed -i 's/^\[git\]/[git]\nbackdate-hours = 3000/' anjuan.toml
printf '  - event: noted\n    at: 2026-08-01T09:00:00+08:00\n    by: li-na\n    note: 已电话联系\n' >> cases/2026/07/DZ-2026-000001.yaml
git commit -qam "update"
git show HEAD~:anjuan.toml > anjuan.toml
git commit -qam "update"
