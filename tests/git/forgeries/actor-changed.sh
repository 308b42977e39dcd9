# another clerk is made out to have accepted the case
# finding: event-edited cases/2026/07/DZ-2026-000002.yaml
# line: after - event: accepted
awk '/event: accepted/ {in_it=1} in_it && /by: li-na/ {sub("li-na","wang"); in_it=0} {print}' cases/2026/07/DZ-2026-000002.yaml > t && mv t cases/2026/07/DZ-2026-000002.yaml
