# a merge brings an event that is on neither side
# finding: evil-merge cases/2026/07/DZ-2026-000002.yaml
# line: after ours and theirs
git checkout -qb side
anjuan -q note 2026-2 --note 一边
git checkout -q -
anjuan -q --now 2026-08-10T10:05:00+08:00 note 2026-2 --note 另一边
git merge -q --no-commit side > /dev/null 2>&1 || true
python3 - <<'PY'
import subprocess, re
path = "cases/2026/07/DZ-2026-000002.yaml"
show = lambda stage: subprocess.run(["git", "show", stage], capture_output=True, text=True).stdout
ours, theirs = show("HEAD:" + path), show("side:" + path)
note = lambda text: re.split(r"(?m)^(?=  - event:)", text)[-1]
open(path, "w").write(theirs + note(ours) + "  - event: noted\n    at: 2026-08-10T10:06:00+08:00\n    by: li-na\n    note: ours and theirs\n")
PY
git add --all
git commit -qm "merge"
