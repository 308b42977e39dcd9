# escalations are written down before their day, so that the night says nothing then
# finding: not-allowed cases/2026/08/DZ-2026-000005.yaml
# line: after level: 2
anjuan -q register --title 反映占道经营 --petitioner 吴某
file=cases/2026/08/DZ-2026-000005.yaml
due=$(sed -n 's/^due: //p' $file)
for rung in "1 due-7d" "2 due" "3 due+1d"; do
  set -- $rung
  printf '  - event: escalated\n    at: 2026-08-10T10:00:00+08:00\n    by: night\n    clock: decide\n    due: %s\n    level: %s\n    step: %s\n    to: zhao\n' "$due" "$1" "$2" >> $file
done
