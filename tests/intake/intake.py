#!/usr/bin/env python3
"""Foreign files, each beside what becomes of it.

intake.py PROGRAM [NAME …]            compares INPUT.json with what `register --from INPUT` makes of INPUT
intake.py PROGRAM --update [NAME …]   writes INPUT.json

An input may have a map beside it, INPUT.toml, and options in a line of INPUT.options. A .book is a
workbook in readable parts (book.py). One whose name begins with apply- is a sheet of events for two
cases. The expected file holds the exit code, the counts, every complaint with its place, and each
case without its history, or with it where events were applied.
"""

import difflib
import fnmatch
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import book

HERE = pathlib.Path(__file__).resolve().parent
NOW = "2026-07-20T10:00:00+08:00"
BESIDE = {".cpp", ".py", ".toml", ".options"}


def inputs():
    """The foreign files: everything that is not beside one."""
    names = {path.name for path in HERE.iterdir()}
    return sorted(path for path in HERE.iterdir()
                  if path.suffix not in BESIDE and path.is_file()
                  and not (path.suffix == ".json" and path.stem in names))


def run(program, ledger, *words):
    done = subprocess.run([program, "--lang", "en", "--now", NOW, "--by",
                           "li-na", "--json", *words],
                          cwd=ledger, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


def prepare(program, ledger, path):
    """An office in an empty folder; the file as the program is given it, and its options."""
    subprocess.run([program, "-q", "--now", NOW, "init", ".", "--code", "DZ", "--name", "定州市信访局"],
                   cwd=ledger, check=True)
    with (pathlib.Path(ledger) / "units.yaml").open("a") as units:
        units.write("- {id: chengguan, name: 市城管局, aliases: [城管局], parent: office}\n"
                    "- {id: shuiwu, name: 水务局, aliases: [市水务局], parent: office}\n")
    source = path
    if path.suffix == ".book":
        source = pathlib.Path(ledger) / f"{path.stem}.xlsx"
        source.write_bytes(book.pack(book.read(path)))
    options = path.with_name(path.name + ".options")
    return source, options.read_text().split() if options.exists() else []


def drafts_the_same(program, path):
    """Whether the map that is drafted for a file reads it as it is read without one."""
    with tempfile.TemporaryDirectory() as ledger:
        source, options = prepare(program, ledger, path)
        words = ["register", "--from", str(source), *options]
        drafted, text, _ = run(program, ledger, *words, "--make-map")
        (pathlib.Path(ledger) / "drafted.toml").write_bytes(text)
        plain = run(program, ledger, "-n", *words)[:2]
        mapped = run(program, ledger, "-n", *words, "--map", "drafted.toml")[:2]
        if (mapped if drafted == 0 else (drafted, plain[1])) == plain:
            return True
        print(f"{path.name} is read otherwise with the map that is drafted for it: {mapped}")
        return False


def outcome(program, path):
    """What the program makes of the file, as text."""
    with tempfile.TemporaryDirectory() as ledger:
        source, options = prepare(program, ledger, path)
        applies = path.name.startswith("apply-")
        for title in ("反映路灯不亮", "反映供水") if applies else ():
            run(program, ledger, "register", "--title", title, "--on", "2026-07-01",
                "--late-reason", "补录")
        words = ["apply" if applies else "register", "--from", str(source)]
        if (map_file := path.with_name(path.name + ".toml")).exists():
            words += ["--map", str(map_file)]
        words += options
        # Notes are for people only: a dry run tells them.
        told = subprocess.run([program, "--lang", "en", "--now", NOW, "--by", "li-na", "-n", *words],
                              cwd=ledger, capture_output=True, check=False, text=True).stderr
        notes = [line.replace(f"{source.parent}/", "") for line in told.splitlines()
                 if re.search(r": note: ", line)]
        code, out, err = run(program, ledger, *words)
        said = {"exit": code, "counts": json.loads(out) if out else None, "notes": notes,
                "complaints": []}
        for one in json.loads(err)["errors"] if err else []:
            one["file"] = pathlib.Path(one["file"]).name
            said["complaints"].append(one)
        cases = []
        for case in sorted(pathlib.Path(ledger).glob("cases/*/*/*.yaml")):
            shown = json.loads(run(program, ledger, "show", case.stem, "--reveal")[1])
            if not applies:
                shown.pop("history")
            cases.append(shown)
        verified, _, err = run(program, ledger, "verify")
        if verified != 0:
            sys.exit(f"{path.name} makes a ledger that does not verify: {err.decode()}")
        said["cases"] = cases
        text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
        return text.replace(f"{source.parent}/", "")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    update = sys.argv[2:3] == ["--update"]
    wanted = sys.argv[3 if update else 2:]
    files = [path for path in inputs()
             if not wanted or any(fnmatch.fnmatch(path.name, word) for word in wanted)]
    if len(files) < (1 if wanted else 50):
        sys.exit("hardly any foreign file was found")
    wrong = drafted = 0
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
        mapped = path.name.startswith("apply-") or path.with_name(path.name + ".toml").exists()
        if not update and not mapped:
            drafted += 1
            wrong += 0 if drafts_the_same(program, path) else 1
    print(f"foreign files: {len(files)}, maps drafted: {drafted}, different: {wrong}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
