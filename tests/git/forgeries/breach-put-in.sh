# a breach of a limit is put in the head
# finding: date-moved cases/2026/07/DZ-2026-000001.yaml
# line: after missed:
sed -i 's|^lead: .*|&\nmissed: refer 2026-07-02..2026-07-03|' cases/2026/07/DZ-2026-000001.yaml
