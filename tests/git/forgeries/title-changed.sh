# the title says something else
# finding: fact-changed cases/2026/07/DZ-2026-000003.yaml
# line: after title:
sed -i 's/^title: .*/title: 反映他人不作为/' cases/2026/07/DZ-2026-000003.yaml
