# the rota of a month with days that have passed is moved away
# finding: rota-changed rota/2026-08.yaml
mkdir old
git mv rota/2026-08.yaml old/
