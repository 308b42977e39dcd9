#!/usr/bin/env python3
"""Foreign files, each beside what becomes of it.

intake.py PROGRAM            compares INPUT.json with what `register --from INPUT` makes of INPUT
intake.py PROGRAM --update   writes INPUT.json

An input may have a map beside it, INPUT.toml, and options in a line of INPUT.options. The expected
file holds the exit code, the counts, every complaint with its place, and each case without its
history.
"""

import difflib
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BESIDE = {".py", ".toml", ".options"}


def inputs():
    """The foreign files: everything that is not beside one."""
    names = {path.name for path in HERE.iterdir()}
    return sorted(path for path in HERE.iterdir()
                  if path.suffix not in BESIDE and path.is_file()
                  and not (path.suffix == ".json" and path.stem in names))


def run(program, ledger, *words):
    done = subprocess.run([program, "--lang", "en", "--now", "2026-07-20T10:00:00+08:00", "--by",
                           "li-na", "--json", *words],
                          cwd=ledger, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


def outcome(program, path):
    """What the program makes of the file, as text."""
    with tempfile.TemporaryDirectory() as ledger:
        subprocess.run([program, "-q", "init", ".", "--code", "DZ", "--name", "定州市信访局"],
                       cwd=ledger, check=True)
        words = ["register", "--from", str(path)]
        if (map_file := path.with_name(path.name + ".toml")).exists():
            words += ["--map", str(map_file)]
        if (options := path.with_name(path.name + ".options")).exists():
            words += options.read_text().split()
        code, out, err = run(program, ledger, *words)
        said = {"exit": code, "counts": json.loads(out) if out else None, "complaints": []}
        for one in json.loads(err)["errors"] if err else []:
            one["file"] = pathlib.Path(one["file"]).name
            said["complaints"].append(one)
        cases = []
        for case in sorted(pathlib.Path(ledger).glob("cases/*/*/*.yaml")):
            shown = json.loads(run(program, ledger, "show", case.stem, "--reveal")[1])
            shown.pop("history")
            cases.append(shown)
        verified, _, err = run(program, ledger, "verify")
        if verified != 0:
            sys.exit(f"{path.name} makes a ledger that does not verify: {err.decode()}")
        said["cases"] = cases
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    update = sys.argv[2:] == ["--update"]
    files = inputs()
    if len(files) < 10:
        sys.exit("hardly any foreign file was found")
    wrong = 0
    for path in files:
        expected = path.with_name(path.name + ".json")
        got = outcome(program, path)
        if update:
            expected.write_text(got)
        elif not expected.exists() or expected.read_text() != got:
            wrong += 1
            old = expected.read_text() if expected.exists() else ""
            sys.stdout.writelines(difflib.unified_diff(
                old.splitlines(True), got.splitlines(True), expected.name, "now"))
    print(f"foreign files: {len(files)}, different: {wrong}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
