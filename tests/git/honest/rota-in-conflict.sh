# two clones give one future session to two officials, and people choose one
export GIT_COMMITTER_DATE=2026-08-06T10:00:00+08:00
git checkout -qb side
sed -i '/2026-08-07/s/official: [a-z]*/official: zhao/' rota/2026-08.yaml
git commit -qam "another official"
git checkout -q -
sed -i '/2026-08-07/s/official: [a-z]*/official: qian/' rota/2026-08.yaml
git commit -qam "another official"
git merge -q --no-commit side > /dev/null || true
git checkout -q --theirs rota/2026-08.yaml
git add --all
git commit -qm "merge"
