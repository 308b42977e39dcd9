#!/usr/bin/env python3
"""Compares the schemas made from tables, and the manual in both languages, with the program, or makes them anew.

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


# Where the pages of a language stand.
PAGES = {"en": "man", "zh": "man/zh"}


def wanted(program, tables):
    """Every made file; `tables` by language."""
    files = {}
    for name, schema in (("case", case_schema.case_schema(tables["en"])),
                         ("map", case_schema.map_schema(tables["en"]))):
        files[f"schemas/{name}.schema.json"] = (
            json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
    for language, folder in PAGES.items():
        speaking = manual.Program(program, language)
        for name, page in manual.command_pages(speaking).items():
            files[f"{folder}/{name}"] = page
        regions = {
            "anjuan.1": {"commands": manual.command_list(speaking), "options": manual.global_options(speaking)},
            "anjuan-ledger.5": manual.Manual(tables[language], language).regions(),
        }
        for name, parts in regions.items():
            files[f"{folder}/{name}"] = manual.fill((ROOT / folder / name).read_text(), parts)
    return files


def untranslated(files):
    """Pages that one language has and the other lacks, or that list something else there."""
    pages = {language: {path.name: files.get(f"{folder}/{path.name}", path.read_text())
                        for path in (ROOT / folder).glob("*.[157]")} for language, folder in PAGES.items()}
    for name in sorted(pages["en"].keys() ^ pages["zh"].keys()):
        yield f"man/zh/{name} and man/{name}: one of them is missing"
    for name in sorted(pages["en"].keys() & pages["zh"].keys()):
        one, other = (manual.outline(pages[language][name]) for language in PAGES)
        if one != other:
            yield "".join(difflib.unified_diff([line + "\n" for line in one], [line + "\n" for line in other],
                                               f"sections and items of man/{name}", f"of man/zh/{name}", n=1))


def main():
    program, tables_program = sys.argv[1:3]
    tables = {language: json.loads(subprocess.run([tables_program, language], check=True, capture_output=True).stdout)
              for language in PAGES}
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
    strays = [p for folder in PAGES.values() for p in (ROOT / folder).glob("anjuan-*.1")
              if f"{folder}/{p.name}" not in files]
    for page in strays:
        print(f"{page.relative_to(ROOT)} is about no command")
        wrong += 1
        if update:
            page.unlink()
    for fault in untranslated(files):
        print(fault)
        wrong += 1
    if wrong and not update:
        print("bring them up to date with man/update.sh")
    return 1 if wrong and not update else 0


if __name__ == "__main__":
    sys.exit(main())
