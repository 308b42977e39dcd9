# an interview becomes a note
# finding: event-edited cases/2026/07/DZ-2026-000002.yaml
# line: after - event: noted
sed -i 's/- event: interviewed/- event: noted/; /official: qian/d; /place: /d' cases/2026/07/DZ-2026-000002.yaml
