# the whole folder of the cases leaves and comes back with an event cut out
# finding: case-deleted cases/2026/07/DZ-2026-000001.yaml
# commit: HEAD~2
git mv cases old
git commit -qm "tidy"
python3 - <<'PY'
import re
path = "old/2026/07/DZ-2026-000001.yaml"
text = open(path).read()
open(path, "w").write(re.sub(r"  - event: noted\n(    .*\n)*", "", text))
PY
git commit -qam "tidy"
git mv old cases
git commit -qm "tidy"
