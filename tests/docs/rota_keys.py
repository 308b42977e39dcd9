#!/usr/bin/env python3
"""Every key that the reader of the rota's rules or files takes stands in anjuan-ledger(5)."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Calls that ask a table or a map for a key by its name.
ASKS = re.compile(
    r"(?:\b(?:table|inner|t|rota|map|top)\.(?:string|strings|boolean|integer|integers|number|date|"
    r"dates|tables|text|texts|typed|get)\(\s*|"
    r"\b(?:required|required_date|read_term|read_numbers|count|choice|read_per|read_optional_per|"
    r"decimal|number)\(\s*\w+,\s*)\"([\w-]+)\"")


def keys():
    for name in ("rota/rule_file.cpp", "text/rota_file.cpp"):
        for key in ASKS.findall((ROOT / "lib/anjuan" / name).read_text()):
            yield name, key


def main():
    page = (ROOT / "man/anjuan-ledger.5").read_text().replace("\\-", "-")
    rota = page[page.index(".SH RECEPTION ROTA"):page.index(".SH IMPORT MAPS")]
    words = set(re.findall(r"[\w-]+", rota))
    known = sorted(set(keys()))
    if len({key for _, key in known}) < 40:
        sys.exit("hardly any key was found in the readers: has their code changed?")
    missing = [f"{name}: {key}" for name, key in known
               if key not in words and f"rota.{key}" not in rota]
    for one in missing:
        print(f"not in anjuan-ledger(5): {one}")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
