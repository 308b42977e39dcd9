# the interview never was
# finding: event-removed cases/2026/07/DZ-2026-000002.yaml
# line: before - event: interviewed
awk '/- event: interviewed/ {skip=1; print_it=0} skip && /- event:/ && !/interviewed/ {skip=0} !skip {print}' cases/2026/07/DZ-2026-000002.yaml > t && mv t cases/2026/07/DZ-2026-000002.yaml
