# a history of its own is merged behind what the auditor has seen
# finding: history-rewritten -
# commit: side
# audit: --checkpoint .git/kept.checkpoint
anjuan -q audit --checkpoint .git/kept.checkpoint
main=$(git branch --show-current)
git checkout -q --orphan side
git rm -rqf cases activities rota numbers
git commit -qm "side"
git checkout -q "$main"
git merge -q --allow-unrelated-histories --no-edit side
