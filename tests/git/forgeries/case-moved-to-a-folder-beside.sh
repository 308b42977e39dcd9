# a case goes to a folder of the cases where none is looked for
# finding: case-deleted cases/2026/07/DZ-2026-000002.yaml
mkdir cases/old
git mv cases/2026/07/DZ-2026-000002.yaml cases/old/
