#!/usr/bin/env python3
"""Every forgery of tests/git/forgeries is found: with its kind, commit, file and line. In what the
scripts of tests/git/honest do, nothing is found.

Each script is run on a copy of a ledger with an honest history, which it changes as somebody with a
text editor and git would. Its first lines say what must be found:
  # what is done
  # finding: KIND FILE          FILE is - when it is about the commit
  # line: after|before TEXT     the line with TEXT in the file as the commit has it, or had it before;
  #                             an event is found at its first line
  # commit: REVISION            the commit that it is found in; HEAD unless said
  # audit: WORDS                more words for the audit
  # range: honest               audit honest..HEAD, where `honest` is the tip before the forgery
"""

import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from office import Failed, Office, honest_history, new_office  # noqa: E402

SCRIPTS = pathlib.Path(__file__).parent / "forgeries"
HONEST = pathlib.Path(__file__).parent / "honest"


def notes_of(script):
    """What the head of a script says, by its first word."""
    notes = {}
    for line in script.read_text().splitlines()[1:]:
        if not line.startswith("# "):
            break
        name, _, value = line[2:].partition(": ")
        notes[name] = value
    return notes


def line_with(text, wanted):
    """The line of a text that has `wanted`; inside an event, its first line."""
    lines = text.splitlines()
    at = next(i for i, line in enumerate(lines) if wanted in line)
    if lines[at].startswith("    "):
        while not lines[at].lstrip().startswith("- event:"):
            at -= 1
    return at + 1


def expected_line(office, commit, file, where):
    when, _, wanted = where.partition(" ")
    return line_with(office.git("show", f"{commit}{'~' if when == 'before' else ''}:{file}") + "\n",
                     wanted)


def try_one(program, honest, script, place):
    notes = notes_of(script)
    kind, file = notes["finding"].split()
    root = pathlib.Path(place) / script.stem
    shutil.copytree(honest.root, root, symlinks=True)
    office = Office(program, root).at("2026-08-10", 10)
    office.run("bash", "-euo", "pipefail", str(script.resolve()))
    if office.git("status", "--porcelain"):
        office.commit("update")
    commit = office.git("rev-parse", notes.get("commit", "HEAD"))
    # Life goes on.
    office.later(hours=1).anjuan("-q", "register", "--title", "反映公交班次少", expect=(0, 2, 3, 4))
    words = notes.get("audit", "").split()
    if notes.get("range") == "honest":
        words.append(f"{honest.tip}..HEAD")
    findings = office.audit(*words)
    want_file = "" if file == "-" else file
    if kind == "history-rewritten" and "commit" not in notes:
        commit = office.git("rev-parse", "HEAD")
    line = expected_line(office, commit, file, notes["line"]) if "line" in notes else None
    for one in findings:
        if (one["finding"], one["commit"], one["file"]) == (kind, commit, want_file) and \
                line in (None, one["line"]):
            shutil.rmtree(root)
            return True
    print(f"{script.stem}: expected {kind} {commit[:10]} {want_file}:{line}, found:")
    for one in findings:
        print("   ", one["finding"], one["commit"][:10], f"{one['file']}:{one['line']}", one["what"])
    if not findings:
        print("    nothing")
    return False


def try_honest(program, honest, script, place):
    root = pathlib.Path(place) / script.stem
    shutil.copytree(honest.root, root, symlinks=True)
    office = Office(program, root).at("2026-08-10", 10)
    office.run("bash", "-euo", "pipefail", str(script.resolve()))
    findings = office.at("2027-01-04").audit()
    for one in findings:
        print(f"{script.stem}:", one["finding"], one["commit"][:10], f"{one['file']}:{one['line']}",
              one["what"])
    shutil.rmtree(root)
    return not findings


def main():
    program = sys.argv[1]
    scripts = sorted(SCRIPTS.glob("*.sh"))
    if len(sys.argv) > 2:
        scripts = [script for script in scripts if script.stem in sys.argv[2:]]
    honest_scripts = [script for script in sorted(HONEST.glob("*.sh"))
                      if len(sys.argv) == 2 or script.stem in sys.argv[2:]]
    with tempfile.TemporaryDirectory(prefix="forgeries-") as place:
        honest = honest_history(new_office(program, pathlib.Path(place) / "honest"))
        honest.tip = honest.git("rev-parse", "HEAD")
        honest.git("tag", "honest")
        findings = honest.audit()
        for one in findings:
            print("honest:", one["finding"], one["commit"][:10], f"{one['file']}:{one['line']}",
                  one["what"])
        caught = 0
        for script in scripts:
            try:
                caught += try_one(program, honest, script, place)
            except (Failed, StopIteration) as failure:
                print(f"{script.stem}: {failure!r}")
        clean = 0
        for script in honest_scripts:
            try:
                clean += try_honest(program, honest, script, place)
            except Failed as failure:
                print(f"{script.stem}: {failure!r}")
    print(f"honest work without a finding: {clean} of {len(honest_scripts)}")
    print(f"forgeries caught: {caught} of {len(scripts)}; findings in the honest history: "
          f"{len(findings)}")
    if len(sys.argv) == 2 and len(scripts) < 30:
        sys.exit("the catalogue is too small")
    sys.exit(0 if caught == len(scripts) and clean == len(honest_scripts) and not findings else 1)


if __name__ == "__main__":
    main()
