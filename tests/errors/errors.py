#!/usr/bin/env python3
"""Every fault that the readers of cases and rosters can name has a file that provokes it.

errors.py PROGRAM            compares NAME.out with what the program says of NAME.yaml, word by word
errors.py PROGRAM --update   writes NAME.out

A file is a case unless its first line says `# file: PATH`.
"""

import difflib
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LIBRARY = HERE.parents[1] / "lib/anjuan/text"
CASE = "cases/2026/06/DZ-2026-000001.yaml"


def codes_of_the_readers():
    found = set()
    for name in ("case_reader", "roster_reader", "yaml_reader", "yaml_tree"):
        text = (LIBRARY / f"{name}.cpp").read_text()
        found.update(re.findall(r'\.code = "([a-z0-9-]+)"', text))
        found.update(re.findall(r'add\([^;"]*?, "([a-z0-9-]+)",', text))
    return found


def words_about(program, path):
    """What `verify` says of a ledger that holds the file, in both languages."""
    text = path.read_bytes()
    named = re.match(rb"# file: (\S+)", text)
    out = ""
    for language in ("en", "zh"):
        with tempfile.TemporaryDirectory() as ledger:
            subprocess.run([program, "-q", "--now", "2026-07-01", "init", ".", "--code", "DZ", "--name", "定州市信访局"],
                           cwd=ledger, check=True)
            place = pathlib.Path(ledger, named[1].decode() if named else CASE)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text)
            done = subprocess.run([program, "--lang", language, "--now", "2026-07-01", "verify"],
                                  cwd=ledger, capture_output=True, check=False)
            out += f"$ anjuan --lang {language} verify\n"
            out += done.stderr.decode(errors="backslashreplace") + done.stdout.decode()
            out += f"[{done.returncode}]\n"
            listed = subprocess.run([program, "--json", "--now", "2026-07-01", "verify"],
                                    cwd=ledger, capture_output=True, check=False)
    if f'"code": "{path.stem}"'.encode() not in listed.stderr:
        print(f"{path.name} does not provoke {path.stem}")
        return None
    return out


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    update = sys.argv[2:] == ["--update"]
    files = sorted(HERE.glob("*.yaml"))
    missing = codes_of_the_readers() - {path.stem for path in files}
    faults = len(missing)
    for code in sorted(missing):
        print(f"no file provokes {code}")
    for path in files:
        words = words_about(program, path)
        golden = path.with_suffix(".out")
        before = golden.read_text() if golden.exists() else ""
        if words is None:
            faults += 1
        elif update:
            golden.write_text(words)
        elif words != before:
            faults += 1
            print("".join(difflib.unified_diff(before.splitlines(True), words.splitlines(True),
                                               golden.name, "now")))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
