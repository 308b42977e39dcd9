# two events change places
# finding: events-reordered cases/2026/07/DZ-2026-000002.yaml
# line: after - event: assigned
python3 - <<'PY'
import re
path = "cases/2026/07/DZ-2026-000002.yaml"
head, history = open(path).read().split("history:\n")
events = [e for e in re.split(r"(?m)^(?=  - event:)", history) if e.strip()]
events[1], events[2] = events[2], events[1]
open(path, "w").write(head + "history:\n" + "".join(events))
PY
