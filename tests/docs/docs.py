#!/usr/bin/env python3
"""Compares the schemas made from tables, and the manual, with the program, or makes them anew.

docs.py PROGRAM TABLES            fails with a diff where they differ
docs.py PROGRAM TABLES --update   writes them
"""

import difflib
import json
import pathlib
import subprocess
import sys

import case_schema
import manual

ROOT = pathlib.Path(__file__).resolve().parents[2]


def wanted(program, tables):
    files = {}
    for name, schema in (("case", case_schema.case_schema(tables)),
                         ("map", case_schema.map_schema(tables))):
        files[f"schemas/{name}.schema.json"] = (
            json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
    for name, page in manual.command_pages(program).items():
        files[f"man/{name}"] = page
    regions = {
        "man/anjuan.1": {"commands": manual.command_list(program),
                         "options": manual.global_options(program)},
        "man/anjuan-ledger.5": {"head": manual.head_table(tables),
                                "events": manual.event_table(tables),
                                "clocks": manual.clock_table(tables),
                                "intake": manual.intake_table(tables),
                                "event-sheet": manual.event_sheet_table(tables),
                                "receptions": manual.reception_table(tables)},
    }
    for name, parts in regions.items():
        files[name] = manual.fill((ROOT / name).read_text(), parts)
    return files


def main():
    program, tables_program = sys.argv[1:3]
    tables = json.loads(subprocess.run([tables_program], check=True, capture_output=True).stdout)
    files = wanted(program, tables)
    update = sys.argv[3:] == ["--update"]
    wrong = 0
    for name, text in files.items():
        path = ROOT / name
        before = path.read_text() if path.exists() else ""
        if before == text:
            continue
        wrong += 1
        if update:
            path.write_text(text)
            print("wrote", name)
        else:
            print("".join(difflib.unified_diff(before.splitlines(True), text.splitlines(True),
                                               name, name + " as it should be", n=1)))
    strays = [p for p in (ROOT / "man").glob("anjuan-*.1") if f"man/{p.name}" not in files]
    for page in strays:
        print(f"man/{page.name} is about no command")
        wrong += 1
        if update:
            page.unlink()
    if wrong and not update:
        print("bring them up to date with man/update.sh")
    return 1 if wrong and not update else 0


if __name__ == "__main__":
    sys.exit(main())
