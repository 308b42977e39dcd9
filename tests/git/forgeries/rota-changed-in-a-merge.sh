# two clones change one future session, and the merge changes a day that has passed
# finding: evil-merge rota/2026-08.yaml
# line: after 2026-08-04
export GIT_COMMITTER_DATE=2026-08-06T10:00:00+08:00
git checkout -qb side
sed -i '/2026-08-07/s/official: [a-z]*/official: zhao/' rota/2026-08.yaml
git commit -qam "another official"
git checkout -q -
sed -i '/2026-08-07/s/official: [a-z]*/official: qian/' rota/2026-08.yaml
git commit -qam "another official"
git merge -q --no-commit side > /dev/null || true
git checkout -q --ours rota/2026-08.yaml
sed -i '/2026-08-04/s/official: [a-z]*/official: zhao/' rota/2026-08.yaml
git add --all
git commit -qm "merge"
