# a note of weeks ago is slipped in among old events
# finding: event-inserted cases/2026/07/DZ-2026-000002.yaml
# line: after slipped in
python3 - <<'PY'
import re
path = "cases/2026/07/DZ-2026-000002.yaml"
head, history = open(path).read().split("history:\n")
events = [e for e in re.split(r"(?m)^(?=  - event:)", history) if e.strip()]
events.insert(2, "  - event: noted\n    at: 2026-07-03T09:01:00+08:00\n    by: li-na\n    note: slipped in\n")
open(path, "w").write(head + "history:\n" + "".join(events))
PY
