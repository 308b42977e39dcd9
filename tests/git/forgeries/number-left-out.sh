# a number is left free for later
# finding: number-gap cases/2026/08/DZ-2026-000009.yaml
# line: after # anjuan case
anjuan -q register --title 反映占道经营 > /dev/null
git mv cases/2026/08/DZ-2026-000005.yaml cases/2026/08/DZ-2026-000009.yaml
sed -i 's/DZ-2026-000005/DZ-2026-000009/' cases/2026/08/DZ-2026-000009.yaml
git add --all
git reset -q --soft HEAD~
