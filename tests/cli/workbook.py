#!/usr/bin/env python3
"""A report as a workbook, looked at in its own XML; and as csv for Excel.

workbook.py PROGRAM
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()


def run(*words):
    return subprocess.run([PROGRAM, *words], text=True, capture_output=True, check=False)


def must(holds, sentence, detail=""):
    if not holds:
        sys.exit(f"not so: {sentence}\n{detail}")


with tempfile.TemporaryDirectory(prefix="anjuan-workbook-") as place:
    os.chdir(place)
    os.environ |= {"ANJUAN_LANG": "zh", "ANJUAN_BY": "li-na", "ANJUAN_NOW": "2026-07-20T09:00:00+08:00"}
    run("init", "office", "--code", "DZ", "--name", "定州市信访局")
    os.chdir("office")
    for title in ("反映路灯不亮", "＝反映井盖"):
        run("--now", "2026-06-01", "register", "--title", title, "--petitioner", "李某某", "--channel", "来访")
    must(run("report", "overdue", "-o", "late.xlsx").returncode == 0, "the workbook is written")
    with zipfile.ZipFile("late.xlsx") as book:
        texts = [re.sub("<[^>]*>", "", one) for one in
                 re.findall(r"<si>(.*?)</si>", book.read("xl/sharedStrings.xml").decode(), re.S)]
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        names = book.read("xl/workbook.xml").decode()

    def row(number):
        cells = re.search(rf'<row r="{number}"[^>]*>(.*?)</row>', sheet, re.S)[1]
        return [texts[int(value)] if kind == "s" else value for kind, value in
                re.findall(r'<c r="[A-Z]+\d+"(?: s="\d+")?(?: t="(\w+)")?><v>(.*?)</v>', cells)]

    must("超期事项" in row(1)[0], "the first row is the title", row(1))
    must("定州市信访局" in row(2)[0] and "2026-07-20" in row(2)[0], "below stand the office and the day", row(2))
    must(row(3)[:2] == ["序号", "案件"], "the headings are in the language, the number in front", row(3))
    must([row(4)[0], row(5)[0]] == ["1", "2"], "each row has its number", sheet)
    must("Print_Area" in names and re.search(r"Print_Titles[^<]*>[^<]*\$1:\$3<", names),
         "the print area and the heading of every page are set", names)

    done = run("report", "overdue", "--bom", "--format", "csv")
    lines = done.stdout.lstrip("\ufeff").splitlines()
    must(lines[0].startswith("案件,") and len(lines) == 3, "csv for Excel has one heading, in the language", done.stdout)
    must(not [line for line in lines if line.startswith("#")] and "by_group" in done.stderr,
         "no line of it is no row, and the other tables are named", done.stdout + done.stderr)
    must(any("'＝反映井盖" in line for line in lines), "a full-width sign begins no formula", done.stdout)
    second = run("report", "overdue", "--bom", "--format", "csv", "--table", "by_group").stdout
    must("责任单位" in second and len(second.splitlines()) == 2, "--table chooses another", second)
    must(run("report", "overdue", "--table", "nothing").returncode == 2, "a table that is not there is refused")
    must(run("report", "overdue", "--format", "csv").stdout.startswith("# overdue"), "scripts get all of them")
