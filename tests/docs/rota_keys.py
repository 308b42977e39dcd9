#!/usr/bin/env python3
"""Every key that the reader of the rota's rules or files takes stands in anjuan-ledger(5)."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Calls that ask a table or a map for a key by its name.
ASKS = re.compile(
    r"(?:\b(?:table|inner|t|rota_?|map|top)\.(?:string|strings|boolean|integer|integers|number|date|"
    r"dates|tables|text|texts|typed|get)\(\s*|"
    r"\b(?:required(?:_date|_per)?|read_\w+|known_desk|decimal|number)\(\s*\w+,\s*)\"([\w-]+)\"")
READERS = ("rota/rule_file.cpp", "text/rota_file.cpp", "settings/who.cpp", "settings/readers.cpp",
           "settings/condition.cpp")


def keys():
    for name in READERS:
        for key in ASKS.findall((ROOT / "lib/anjuan" / name).read_text()):
            yield name, key


def main():
    page = (ROOT / "man/anjuan-ledger.5").read_text().replace("\\-", "-")
    rota = page[page.index(".SH RECEPTION ROTA"):page.index(".SH IMPORT MAPS")]
    words = set(re.findall(r"[\w-]+", rota))
    known = sorted(set(keys()))
    if len({key for _, key in known}) < 70:
        sys.exit("hardly any key was found in the readers: has their code changed?")
    missing = [f"{name}: {key}" for name, key in known
               if key not in words and f"rota.{key}" not in rota]
    for one in missing:
        print(f"not in anjuan-ledger(5): {one}")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
