# the escalation that told of the missed limit is taken away
# finding: contradicts-escalation cases/2026/07/DZ-2026-000002.yaml
# line: before - event: escalated
python3 - <<'PY'
import re
path = "cases/2026/07/DZ-2026-000002.yaml"
head, history = open(path).read().split("history:\n")
events = [e for e in re.split(r"(?m)^(?=  - event:)", history) if e.strip()]
first = next(i for i, e in enumerate(events) if "event: escalated" in e)
del events[first]
open(path, "w").write(head + "history:\n" + "".join(events))
PY
