# a case file gets an ending that no command reads
# finding: case-deleted cases/2026/07/DZ-2026-000002.yaml
git mv cases/2026/07/DZ-2026-000002.yaml cases/2026/07/DZ-2026-000002.yml
