#!/usr/bin/env python3
"""Reads every #include and fails, naming file:line, where one goes upwards.

A room may include itself and what stands below it; rooms on one floor do not know each other.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
FLOORS = [["base"], ["i18n"], ["calendar", "model", "disk", "word"], ["settings"], ["rules"], ["rota"], ["text"],
          ["intake", "ledger"], ["git"], ["desk", "report", "forms"]]
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
CLI = len(FLOORS)

# One door to each library whose types or exceptions must not spread.
DOORS = [
    (re.compile(r"^yaml-cpp/"), re.compile(r"^lib/anjuan/text/"), "yaml-cpp"),
    (re.compile(r"^toml\+\+|^toml\.hpp"), re.compile(r"^lib/anjuan/settings/toml_file\."), "toml++"),
    (re.compile(r"^CLI/"), re.compile(r"^cli/parse\.cpp"), "CLI11"),
    (re.compile(r"^pugixml"), re.compile(r"^lib/anjuan/(word/(template|join|xml_text)|forms/word_page)\.cpp"), "pugixml"),
    (re.compile(r"^git2(\.h|/)"), re.compile(r"^lib/anjuan/git/repository\.cpp"), "libgit2"),
]
# The rules and the rota are pure: what they know, they are told.
PURE = {"calendar", "model", "settings", "rules", "rota"}
# Who judges a rota must not lean on who planned it; what all of the rota's corners share is in its
# middle and knows none of them, and who plans does not know who changes.
CORNERS = {"": set(), "check": {""}, "plan": {""}, "change": {"", "plan"}, "publish": {""}}
IMPURE = re.compile(r"^(fstream|filesystem|cstdio|iostream|unistd\.h|fcntl\.h|sys/.*|dirent\.h)$")
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def corner_of(path):
    """The corner of the rota's room that a path below anjuan/ lies in; empty for its middle."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else ""


def problems_of(name, text):
    """The faults of one file, by its path from the top of the project."""
    room = name.split("/")[2] if name.startswith("lib/anjuan/") else None
    if room is not None and room not in FLOOR:
        yield 1, f"the room {room} has no floor: add it to FLOORS in tests/layering.py"
        return
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        header = found[1]
        for library, door, title in DOORS:
            if library.match(header) and not door.match(name):
                yield number, f"only {door.pattern.strip('^')} may include {title}"
        if room is None:
            continue
        if room in PURE and IMPURE.match(header):
            yield number, f"{room}/ does no input or output, but includes <{header}>"
        if header.startswith("anjuan/"):
            other = header.split("/")[1]
            if other != room and FLOOR.get(other, CLI) >= FLOOR[room]:
                yield number, f"{room}/ must not know {other}/"
            mine = corner_of(name[len("lib/anjuan/"):])
            theirs = corner_of(header[len("anjuan/"):])
            if room == other == "rota" and mine != theirs and theirs not in CORNERS[mine]:
                yield number, f"rota/{mine} must not know rota/{theirs}"


def self_test():
    """A test of the test: known faults must be found."""
    faults = [
        ("lib/anjuan/base/a.cpp", '#include "anjuan/i18n/i18n.hpp"'),
        ("lib/anjuan/rules/a.cpp", '#include "anjuan/rota/plan.hpp"'),
        ("lib/anjuan/forms/a.cpp", '#include "anjuan/report/table.hpp"'),
        ("lib/anjuan/settings/office.cpp", "#include <toml++/toml.h>"),
        ("lib/anjuan/store/a.cpp", "#include <yaml-cpp/yaml.h>"),
        ("lib/anjuan/rules/a.cpp", "#include <fstream>"),
        ("lib/anjuan/attic/a.cpp", "#include <string>"),
        ("lib/anjuan/ledger/a.cpp", '#include "anjuan/git/keeper.hpp"'),
        ("lib/anjuan/git/keeper.cpp", "#include <git2.h>"),
    ]
    for name, text in faults:
        if not list(problems_of(name, text)):
            sys.exit(f"this should have been found: {name}: {text}")
    for name, text in [
            ("lib/anjuan/rota/change/a.cpp", '#include "anjuan/rules/choose_lead.hpp"'),
            ("lib/anjuan/rota/check/a.cpp", '#include "anjuan/rota/rule.hpp"'),
            ("lib/anjuan/ledger/books/a.cpp", '#include "anjuan/disk/paths.hpp"'),
    ]:
        if list(problems_of(name, text)):
            sys.exit(f"this is allowed: {name}: {text}")


def main():
    self_test()
    files = sorted(path for folder in ("lib/anjuan", "cli", "tests")
                   for path in (ROOT / folder).rglob("*.[ch]pp"))
    if len(files) < 50:
        sys.exit("hardly any source was found")
    faults = 0
    for path in files:
        name = path.relative_to(ROOT).as_posix()
        for number, what in problems_of(name, path.read_text()):
            print(f"{name}:{number}: {what}")
            faults += 1
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
