#!/usr/bin/env python3
"""formats.py PROGRAM: the files shown in docs/FORMATS.md are a ledger, and what the program writes has
the patterns that the page states."""

import pathlib
import re
import subprocess
import sys
import tempfile

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs/FORMATS.md"
RULES = """
[rota]
ranks = ["deputy"]
[[rota.desk]]
id = "centre"
place = "信访局一楼"
time = "09:00-11:30"
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
"""


def run(program, ledger, *words):
    return subprocess.run([program, "--lang", "en", "--now", "2026-12-20", "--by", "li-na", *words],
                          cwd=ledger, capture_output=True, text=True, check=False)


def new_ledger(program, folder):
    done = run(program, folder, "-q", "init", ".", "--code", "DZ", "--name", "定州市信访局")
    if done.returncode != 0:
        sys.exit(done.stderr)
    officials = pathlib.Path(folder, "officials.yaml")
    officials.write_text("- {id: li-fz, name: 李副局长, title: 副局长, rank: deputy}\n")
    settings = pathlib.Path(folder, "anjuan.toml")
    settings.write_text(settings.read_text() + RULES)


def shown_ledger(program, page):
    """Verifies the files of the page."""
    blocks = re.findall(r"^```(?:yaml|text) (\S+)\n(.*?)^```$", page, re.M | re.S)
    if len(blocks) < 6:
        sys.exit("the page shows hardly any file")
    with tempfile.TemporaryDirectory() as ledger:
        new_ledger(program, ledger)
        for name, text in blocks:
            place = pathlib.Path(ledger, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)
        done = run(program, ledger, "verify")
        if done.returncode != 0 or "cases: 1" not in done.stdout:
            sys.exit(f"the files of {PAGE.name} are no ledger:\n{done.stdout}{done.stderr}")
        number = run(program, ledger, "register", "--title", "反映停水").stdout.strip()
        if number != "DZ-2026-B00001":
            sys.exit(f"the station gives the number {number}")
    return len(blocks)


def written_lines(program):
    """What the program writes, by the name of its pattern."""
    found = {}
    with tempfile.TemporaryDirectory() as ledger:
        new_ledger(program, ledger)
        number = run(program, ledger, "register", "--title", "反映: “停水” #3", "--petitioner", "李某某",
                     "--phone", "13800000000", "--request", "停水三天\n\n请修").stdout.strip()
        run(program, ledger, "accept", number, "--document", "受理告知书〔2026〕17号")
        found["case number"] = [number]
        text = next(pathlib.Path(ledger, "cases").rglob("*.yaml")).read_text()
        head = [line for line in text[:text.index("petitioners:")].splitlines()
                if not line.startswith("#")]
        found["head line"] = head
        history = text[text.index("history:"):].splitlines()[1:]
        found["first line of an event"] = [line for line in history if line.startswith("  - ")]
        found["field of an event"] = [line for line in history if not line.startswith("  - ")]
        found["line of a text"] = text[text.index("request: |"):
                                       text.index("history:")].splitlines()[1:]
        found["note in the lock"] = pathlib.Path(ledger, ".anjuan/lock").read_text().splitlines()
    return found


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    page = PAGE.read_text()
    files = shown_ledger(program, page)
    patterns = dict(re.findall(r"^\| ([a-z ]+) \| `(.*)` \|$", page, re.M))
    wrong = 0
    written = written_lines(program)
    if set(patterns) != set(written):
        sys.exit(f"patterns without an example: {set(patterns) ^ set(written)}")
    for name, lines in written.items():
        if not lines:
            sys.exit(f"nothing was written that could be a {name}")
        pattern = patterns[name].replace(r"\|", "|")
        for line in lines:
            if not re.fullmatch(pattern, line):
                wrong += 1
                print(f"no {name}: {line}")
    print(f"files: {files}, patterns: {len(patterns)}, lines that break one: {wrong}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
