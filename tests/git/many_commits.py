#!/usr/bin/env python3
"""An honest history: every command that writes, three stations that merge, new rules, and many commits
more, made by git fast-import from the states of one real case. It is audited: no finding. Prints
how long it took.

  many_commits.py PROGRAM COMMITS
"""

import datetime
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from office import new_office  # noqa: E402
from whole_history import whole_history  # noqa: E402

LIFE = [  # day, command
    ("2026-09-01", ["register", "--title", "反映路灯不亮", "--petitioner", "李某某"]),
    ("2026-09-02", ["accept", "2026-FIRST", "--document", "受理告知书〔2026〕100FIRST号"]),
    ("2026-09-03", ["assign", "2026-FIRST", "--unit", "zhujian", "--lead", "sun"]),
    ("2026-09-10", ["interview", "2026-FIRST", "--official", "sun"]),
    ("2026-09-15", ["reply", "2026-FIRST", "--document", "答复〔2026〕100FIRST号", "--served", "2026-09-15"]),
]


def main():
    program, wanted = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="many-") as place:
        office = new_office(program, pathlib.Path(place) / "office")
        verbs = whole_history(office, pathlib.Path(place))
        first = 1 + sum(1 for path in (office.root / "cases").rglob("DZ-2026-0*.yaml"))
        states = []
        base = office.git("rev-parse", "HEAD")
        for day, words in LIFE:
            office.at(day).anjuan(*(word.replace("FIRST", str(first)) for word in words))
            states.append((office.now, (office.root / f"cases/2026/09/DZ-2026-{first:06}.yaml").read_text()))
        office.git("reset", "--quiet", "--hard", base)
        stream, mark = [], 0
        tz = datetime.timezone(datetime.timedelta(hours=8))
        parent = base
        for moment, text in states:
            for number in range(first, first + wanted // len(states)):
                at = int(moment.replace(tzinfo=tz).timestamp()) + number % 600
                one = text.replace(f"DZ-2026-{first:06}", f"DZ-2026-{number:06}")
                data = one.replace(f"100{first}号", f"100{number}号").encode()
                message = f"DZ-2026-{number:06}\n".encode()
                mark += 1
                stream.append(
                    f"commit refs/heads/many\nmark :{mark}\ncommitter li-na <li-na@dz.example> {at} +0800\n"
                    f"data {len(message)}\n".encode() + message + f"from {parent}\n".encode() +
                    f"M 100644 inline cases/2026/09/DZ-2026-{number:06}.yaml\ndata {len(data)}\n".encode() +
                    data + b"\n")
                parent = f":{mark}"
        subprocess.run(["git", "fast-import", "--quiet"], cwd=office.root, input=b"".join(stream),
                       check=True)
        office.git("reset", "--quiet", "--hard", "many")
        office.at("2026-10-01")
        begun = time.monotonic()
        findings = office.audit("many")
        seconds = time.monotonic() - begun
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"commands that write {len(verbs)}, stations 3; commits {mark} more, audited in {seconds:.1f} s "
              f"({used.ru_utime:.1f} s of processor with all that was made before), findings {len(findings)}")
        for one in findings[:5]:
            print(one)
        sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
