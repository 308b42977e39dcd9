#!/usr/bin/env python3
"""A full disk under .git: the command says what state the ledger is in, nothing is lost, and the next
command makes the commit. Needs a mount of its own; exit code 77 where none is to be had."""

import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from office import Failed, new_office  # noqa: E402

INSIDE = """
set -eu
mkdir ../objects && cp -a .git/objects/. ../objects/
mount -t tmpfs -o size=1m tmpfs .git/objects
cp -a ../objects/. .git/objects/
dd if=/dev/zero of=.git/objects/filler bs=4k 2> /dev/null || true
set +e
anjuan register --title 反映小区停水
echo "exit $?"
git log --format=%s -1
ls cases/2026/07
anjuan note 2026-1 --note 再联系
echo "exit $?"
grep -c noted cases/2026/07/DZ-2026-000001.yaml
rm .git/objects/filler
anjuan -q note 2026-1 --note 再联系
echo "exit $?"
git log --format=%s -2
git status --short
anjuan verify && anjuan audit
"""


def main():
    program = sys.argv[1]
    try:
        can = subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
                             capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        can = False
    if not can:
        print("skipped: no mount of its own to be had here")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="full-") as place:
        office = new_office(program, pathlib.Path(place) / "office")
        office.at("2026-07-20").anjuan("register", "--title", "反映路灯不亮")
        said = office.run("unshare", "-rm", "sh", "-c", INSIDE)
    text = said.stdout + said.stderr
    for what in ["exit 6", "DZ-2026-000002.yaml", "git has not taken the commit",
                 "an earlier command wrote to the ledger", "DZ-2026-000001 noted\nDZ-2026-000002 registered",
                 "findings: 0", "findings 0"]:
        if what not in text:
            raise Failed(f"missing: {what}\n{text}")
    if said.stdout.count("exit 6") != 2 or said.stdout.count("exit 0") != 1:
        raise Failed(text)
    print("a full disk under .git: told, refused while owed, finished by the next command")


if __name__ == "__main__":
    main()
