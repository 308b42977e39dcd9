#!/usr/bin/env python3
"""examples/offices/COVERAGE.md says of every clause of the sources where it is and what shows it.

coverage.py             the test: the page is as it would be made, no clause is missing, no cell is empty,
                        and each clause of an office has a test that is named after it
coverage.py --update    makes it anew

From the packs' source-id, docs/SOURCES.md and examples/offices/gaps.toml. A clause that is nowhere must
stand in gaps.toml with its reason; one that is somewhere must not.
"""

import importlib.util
import pathlib
import re
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "examples/offices/COVERAGE.md"
spec = importlib.util.spec_from_file_location("sources", ROOT / "tests/docs/sources.py")
sources = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sources)

# What shows a rule of a table: the first that its key begins with.
COMMANDS = {
    "limit": "anjuan explain CASE", "extension": "anjuan extend", "suspension": "anjuan suspend",
    "groups": "anjuan register", "meeting": "anjuan list --tasks", "archive": "anjuan verify",
    "lead": "anjuan assign", "reports": "anjuan report monthly", "activities.duty": "anjuan report owed",
    "activities": "anjuan record inspection", "score": "anjuan report scorecard",
    "reports.batch": "anjuan report backlog", "reports.owed": "anjuan report owed",
    "rota.cover": "anjuan schedule plan",
    "rota.quota": "anjuan schedule plan", "rota.substitute": "anjuan schedule absent",
    "rota.notice": "anjuan schedule notice", "rota.session-kind": "anjuan schedule book",
    "rota.booking": "anjuan schedule book", "rota.reception": "anjuan schedule check",
    "rota.mode": "anjuan schedule check", "rota.authority": "anjuan schedule plan",
    "rota.multiplier": "anjuan schedule plan", "rota.campaign": "anjuan schedule check",
    "rota.in-house": "anjuan schedule plan", "route": "anjuan accept", "follow-up": "anjuan follow-up",
    "office": "anjuan register",
}
# What shows a clause that the program keeps for every office.
BUILT_IN = {
    "HN7": "anjuan report due", "HN8": "anjuan report tasks", "HN9": "anjuan follow-up", "HN14": "anjuan report trend",
    "HN15": "anjuan report hotspots", "HN17": "anjuan record research", "A13": "anjuan transfer",
    "A12b": "anjuan report owed", "HN19": "anjuan record publicity", "HN20": "anjuan report annual",
    "HN21": "anjuan record research", "D5b": "anjuan report accountability", "D10b": "anjuan feedback",
    "E7b": "anjuan record inspection", "F10": "anjuan report annual", "G8": "anjuan report trend --campaign",
    "DZ12": "anjuan report annual", "A15": "anjuan report tasks", "A16": "anjuan report bulletin", "B5": "anjuan report register",
    "B6": "anjuan report bulletin", "B8": "anjuan report no-reply", "B14": "anjuan report trend",
    "C12": "anjuan report-up", "C8": "anjuan schedule hold", "C8b": "anjuan schedule hold", "C11": "anjuan report register", "C14": "anjuan report scorecard",
    "D8": "anjuan confer", "D10": "anjuan supervise", "D15": "anjuan report kpi", "E8": "anjuan report scorecard",
    "F7": "anjuan report monthly", "F9": "anjuan report accountability", "F11": "anjuan report sessions",
    "G2": "anjuan assign", "H8": "anjuan close", "HR3": "anjuan report half-year", "DZ1": "anjuan report kpi",
    "DZ4": "anjuan report backlog", "DZ7": "anjuan report kpi", "DZ8": "anjuan report repeat",
    "DZ16": "anjuan schedule check", "HN6": "anjuan register", "HN13": "anjuan report kpi",
    "A17": "anjuan report register", "H8b": "anjuan close", "H9": "anjuan escalate",
    "DZ1b": "anjuan report satisfaction", "DZ5b": "anjuan assign", "DZ8b": "anjuan report kpi",
    "DZ14": "anjuan close", "W22 art. 19": "anjuan register", "W22 art. 21": "anjuan report satisfaction",
    "W22 art. 24": "anjuan assign", "W22 art. 25": "anjuan report-up", "W22 art. 32": "anjuan reply",
    "W22 art. 33": "anjuan close", "W22 art. 37": "anjuan close", "W22 art. 40": "anjuan record proposal",
    "W22 art. 22": "anjuan explain CASE", "W22 art. 28": "anjuan recuse",
    "W22 art. 29": "anjuan register --kind suggestion",
    "W22 art. 30": "anjuan protect", "W22 art. 31": "anjuan register --route", "W22 art. 36": "anjuan review",
    "W22 art. 41": "anjuan report annual", "W22 art. 46": "anjuan protect", "民法典 art. 201": "anjuan days",
    "民法典 art. 203": "anjuan days", "简易办理": "anjuan reclassify",
}
CODE = re.compile(r"([A-Z]+)(\d+)(b?)")


def split_ids(text):
    """"H1, H2" and "W22 art. 22, 23"."""
    found = []
    for part in text.split(", "):
        found.append(f"W22 art. {part}" if part.isdigit() else part)
    return found


def clauses():
    """{id: [(pack, key, source)]} of every source-id of the packs."""
    found = {}

    def walk(node, pack, path):
        if isinstance(node, dict):
            if "source-id" in node:
                for code in split_ids(node["source-id"]):
                    found.setdefault(code, []).append((pack, ".".join(path), node.get("source", "")))
            for key, below in node.items():
                walk(below, pack, [*path, key])
        elif isinstance(node, list):
            for at, below in enumerate(node, 1):
                if isinstance(below, dict):
                    walk(below, pack, [*path, below.get("id", str(at))])
    for pack in sorted((ROOT / "lib/share/packs").glob("*.toml")):
        walk(tomllib.loads(pack.read_text()), pack.stem, [])
    return found


def command_of(key):
    fitting = [table for table in COMMANDS if key == table or key.startswith(table + ".")]
    return COMMANDS[max(fitting, key=len)] if fitting else ""


def check_commands(problems):
    """A cell that names a command or a report that there is not says nothing."""
    reports = set(re.findall(r'^    \{"([a-z-]+)", N_\(', (ROOT / "lib/anjuan/report/report_table.cpp").read_text(), re.M))
    for command in sorted({*COMMANDS.values(), *BUILT_IN.values()}):
        verb, *rest = command.split()[1:]
        if not (ROOT / f"man/anjuan-{verb}.1").exists():
            problems.append(f"there is no command {command}")
        elif verb == "report" and rest[0] not in reports:
            problems.append(f"there is no report {rest[0]}")


def order(code):
    match = CODE.fullmatch(code)
    if not match:
        number = re.search(r"\d+$", code)
        return (1, code.split()[0], int(number[0]) if number else 0, "")
    return (0, match[1], int(match[2]), match[3])


def names(test, code):
    """Whether a test says in its name that it is about the clause: "B7: each village meets …"."""
    head = sources.HEAD.match(test)
    return bool(head) and code in sources.codes_in(head[1])


def words_of_clauses(page):
    """{id: its words} of every table of the page."""
    words = {}
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in ("code", "---"):
            words[cells[0]] = cells[2] if len(cells) == 5 else cells[-1]
    return words


def make(problems):
    page = (ROOT / "docs/SOURCES.md").read_text()
    rows, unused = sources.rows_of(page)
    gaps = tomllib.loads((ROOT / "examples/offices/gaps.toml").read_text())
    words = words_of_clauses(page)
    packs = clauses()
    known = {row[0]: row for row in rows}
    universe = set(known) | unused | set(gaps) | set(packs)
    for letters, last in sources.LAST.items():
        for number in range(1, last + 1):
            if letters != "W" and f"{letters}{number}" not in universe and f"{letters}{number}" not in NOT_USED:
                problems.append(f"{letters}{number} is in no table: neither cited nor a gap")
    lines, gap_lines, held = [], [], 0
    for code in sorted(universe, key=order):
        if code in gaps:
            if code in packs or code in known:
                problems.append(f"{code} stands in gaps.toml, and is cited")
            gap_lines.append(f"| {code} | {words.get(code, 'statute')} | {gaps[code]} |")
            if not gaps[code].strip():
                problems.append(f"{code}: a gap without a reason")
            continue
        if code not in known:
            problems.append(f"{code} has neither a row in docs/SOURCES.md nor a gap")
            continue
        places = packs.get(code, [])
        where = "<br>".join(f"`{pack}`: {key}" for pack, key, _ in places)
        if not where:
            first = re.search(r"`([^`\s]+/[^`\s]+)`", known[code][2])
            other = re.match(r"as (\S+)$", known[code][2])
            if other and packs.get(other[1]):
                where = "<br>".join(f"`{pack}`: {key}" for pack, key, _ in packs[other[1]])
            elif first:
                where = f"every office: `{first[1]}`"
        tests = known[code][3]
        own = [shown for shown in tests if names(shown[1], code)]
        if CODE.fullmatch(code) and not own:
            problems.append(f"{code}: no test is named after it: \"{code}: …\" in tests/unit/packs")
        others = [shown for shown in tests if shown not in own]
        shown = "<br>".join(f"`{name}`: “{test}”" for name, test in (own + others)[:2])
        command = command_of(places[0][1]) if places else BUILT_IN.get(code, "")
        cells = [code, words.get(code, ""), where, shown, f"`{command}`" if command else ""]
        for name, cell in zip(("id", "clause", "where", "test", "command"), cells):
            if not cell:
                problems.append(f"{code}: the cell {name} is empty")
        held += 1
        lines.append("| " + " | ".join(cells) + " |")
    choices = sum(len(re.findall(r'"[^"]+"', line)) for pack in (ROOT / "lib/share/packs").glob("*.toml")
                  for line in re.findall(r"^own-choice = .*$", pack.read_text(), re.M))
    return f"""# Coverage

Every clause of the sources, where it is said, which test shows it and which command an office sees it with.
Made by `tests/packs/coverage.py --update` from the packs, `docs/SOURCES.md` and `gaps.toml`; a test fails when
a clause is missing, a cell is empty, or a clause of an office has no test that is named after it. What the codes stand for: [docs/SOURCES.md](../../docs/SOURCES.md).

{held} clauses are held by a pack or by the program for every office; {len(gap_lines)} cannot be, and the reason stands below. {choices} values of the packs are their own choice, because no source gives them: `anjuan pack show` tells which.

| id | clause | where | test | command |
|---|---|---|---|---|
""" + "\n".join(lines) + """

## Not of this program

| id | clause | why |
|---|---|---|
""" + "\n".join(gap_lines) + "\n"


# Numbers that the acceptance table left out: duties of other clauses, or out of scope.
NOT_USED = {"D16", "G3"}


def main():
    problems = []
    check_commands(problems)
    text = make(problems)
    if sys.argv[1:] == ["--update"]:
        PAGE.write_text(text)
    elif not PAGE.exists() or PAGE.read_text() != text:
        problems.append("COVERAGE.md is not as it would be made: tests/packs/coverage.py --update")
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
