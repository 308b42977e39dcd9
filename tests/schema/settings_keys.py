#!/usr/bin/env python3
"""Every key of the settings files is read, and a slip in any of them is told.

settings_keys.py PROGRAM

Takes an office whose settings hold every key that the schema knows, and makes one slip after the
other: in each key, in each word, number, day and yes-or-no. `anjuan verify` must say so at the line
of the slip (or, for a name that others lean on, at whoever does).
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Whom a rule speaks of, in every table of the rota that says so.
WHO = '''rank = ["vice"]
rank-at-least = "chief"
group = ["night"]
official = ["qian"]
of-unit = ["minzheng"]
body = ["league"]
principal = false
'''
PEOPLE = ('[{pool = "lawyers", need = 1, rank = "vice", rank-at-least = "vice", group = "night", official = "qian", '
          'of-unit = "minzheng", body = "league", principal = false}]')

SETTINGS = '''format = 1
[office]
code = "DZ"
name = "定州市信访局"
first-year = 2019
timezone = "+08:00"
language = "zh"
ranks = ["principal", "deputy"]
bodies = ["league"]
flags = ["campaign"]
sources = ["12345"]
clerk = "qian"
[[limit]]
clock = "decide"
term = "15d"
source = "a"
[[limit]]
id = "handle"
source-id = "W22 art. 34"
own-choice = ["term"]
clock = "handle"
until = "closed"
term = "60d"
source = "b"
[[limit]]
clock = "handle"
class = "simple"
kind = "request"
route = "opinion"
term = "10w"
from = 2026-01-01
to = 2027-01-01
source = "c"
[counting]
roll = "none"
roll-from = 2026-01-01
due-soon-days = 7
[extension]
classes = ["major"]
approver = "either"
max-days = 30
times = 1
source = "d"
[[suspension]]
reason = "hearing"
clocks = ["re-examination"]
source = "e"
[[ladder]]
at = "due-7d"
level = 1
to = "lead"
clocks = ["handle"]
from = 2026-01-01
[[ladder]]
at = "due"
level = 2
to = "zhao"
[record]
late-after-days = 3
by = "officials"
[documents.opinion]
number = "和信处〔{year}〕{n}号"
[groups]
from-persons = 5
max-representatives = 5
conference-from = 2026-01-01
[meeting]
after-repeats = 2
approval-from = 2026-01-01
instruct-justified = true
levels = ["province"]
groups-only = true
[git]
commit = false
backdate-hours = 24
[[git.author]]
email = "li@example.org"
actors = ["li-na"]
keys = ["0123"]
[archive]
papers = ["登记单"]
[lead]
duties = ["调查"]
order = ["receiver"]
receiver-takes = true
joint-has-lead = true
[lead.owed]
cases = ["all"]
source = "DZ4"
[lead.principal]
cases = ["major"]
source = "C10"
[[route]]
category = ["城乡建设"]
route = "litigation"
source = "DZ13"
[follow-up]
cases = "received"
within = "15d"
visit-unsettled = true
second-person = true
source = "DZ17"
[reports]
to = "市委"
copies = ["市政府"]
backlog-papers = ["备案表"]
owed-from = 2026-01-01
[[reports.owed]]
name = "monthly"
title = "月报"
per = "month"
due = "end+5w"
shift = "next-workday"
to = ["市委"]
copies = ["市信访局"]
published = ["大厅", "公众号"]
read-by = {rank = ["deputy"], rank-at-least = "deputy", group = ["night"], official = ["qian"], of-unit = ["minzheng"], body = ["league"], principal = false}
read-due = "end+10d"
clerk = "qian"
units = ["minzheng"]
each-unit = "township"
from = 2026-01-01
until = 2027-01-01
source = "A12"
[[reports.owed]]
name = "roster"
title = "接访安排"
per = {from = 2026-01-01, to = 2026-06-30}
due = "start-5d"
to = "市信访局"
source = "D6"
[[reports.batch]]
name = "一"
due = 2026-12-31
flag = "campaign"
unit = "minzheng"
category = "城乡建设/规划"
place = "北城"
received-from = 2026-01-01
received-to = 2026-06-30
source = "f"
[[reports.batch]]
name = "二"
due = 2026-12-31
cases = ["DZ-2026-000001"]
[[score]]
what = "recorded"
line = "表扬"
cap = 3
veto = false
points = 1
for = "unit"
units = ["minzheng"]
source = "DZ2"
[[score]]
what = "overdue"
points = -2
rank = ["deputy"]
rank-at-least = "deputy"
group = ["night"]
official = ["qian"]
of-unit = ["minzheng"]
body = ["league"]
principal = false
from = 2026-01-01
to = 2027-01-01
source = "g"
[activities]
inspection = ["接访日制度"]
[[activities.duty]]
kind = "meeting"
type = "monthly"
per = "month"
min = 1
units = ["minzheng"]
each-unit = "township"
from = 2026-01-01
to = 2027-01-01
source = "h"
[[activities.duty]]
kind = "research"
per = {from = 2026-01-01, to = 2026-06-30}
source = "HN17"
[rota]
ranks = ["chief", "vice"]
kinds = ["conference"]
flags = ["hard"]
partial-period = "prorate"
no-available-day = "waive-and-list"
freeze-days = 1
seed = 1
[[rota.desk]]
id = "hall"
name = "大厅"
place = "一楼"
time = "09:00-11:30"
level = "county"
[[rota.desk]]
id = "town"
place = "镇政府"
time = "all-day"
each-unit = "township"
[[rota.closure]]
desk = "hall"
from = 2026-02-01
to = 2026-03-01
instead = "phone"
source = "DZ16"
[[rota.mode]]
level = "county"
modes = ["巡回下访"]
from = 2026-01-01
to = 2027-01-01
source = "B12"
[[rota.quota]]
{who}
kind = ["field", "conference"]
min = 1
max = 3
per = {from = 2026-01-01, to = 2026-12-31}
unit = "days"
no-available-day = "fail"
desk = "hall"
level = "county"
self-chosen = true
on = "own-lead-case"
from = 2026-01-01
to = 2027-01-01
source = "D2"
[[rota.quota]]
each-unit = "township"
min = 1
per = "week"
desk = "town"
source = "A3"
[[rota.quota]]
{who}
min = 1
per = {campaign = "autumn"}
desk = "hall"
source = "G1"
[[rota.cover]]
{who}
desk = "hall"
kind = "reception"
when = {weekdays = [1], nth = [1], dates = [2026-12-04], month-days = [20], from = 2026-01-01, to = 2026-12-31, shift = "next-workday", shift-on = "day-off", every-weeks = 2}
need = 1
groups = 2
no-available-day = "fail"
take-turns = ["party", "league"]
companions = {people}
receivers = {people}
from = 2026-01-01
to = 2027-01-01
source = "F2"
[[rota.cover]]
each-unit = "township"
desk = "town"
everybody = true
when = "key-period"
source = "E4"
[[rota.cover]]
desk = "hall"
when = {once-per = "week", days = "every-day"}
source = "E2"
[[rota.spacing]]
{who}
min-workdays = 3
from = 2026-01-01
to = 2027-01-01
source = "i"
[[rota.substitute]]
{who}
same-body = true
notice-before = "1d"
from = 2026-01-01
to = 2027-01-01
source = "A8"
[[rota.reception]]
if = "persons >= 20"
require = "unit-within"
minutes = 10
except-units = ["minzheng"]
except-levels = ["township"]
warn = true
from = 2026-01-01
to = 2027-01-01
source = "A10"
[[rota.reception]]
if = "kind == appointment"
require = "recorded"
names = ["video"]
source = "F6"
[[rota.reception]]
if = "kind == field"
require = "attended"
{who}
source = "D17"
[[rota.reception]]
if = "level == county"
require = "told-before"
term = "1d"
source = "D14"
[[rota.session-kind]]
if = "hard"
kind = "appointment"
principal = true
within = "5w"
from = 2026-01-01
to = 2027-01-01
source = "A6"
[[rota.key-period]]
name = "两会"
from = 2026-03-04
to = 2026-03-12
source = "A5"
[[rota.multiplier]]
{who}
factor = 2
from = 2026-01-01
to = 2027-01-01
source = "A4"
[[rota.in-house]]
{who}
kind = ["field"]
least = 1
from = 2026-01-01
to = 2027-01-01
source = "office"
[[rota.authority]]
{who}
organizer = "旗信访局"
from = 2026-01-01
to = 2027-01-01
source = "A7"
[[rota.booking]]
by = ["petitioner", "official"]
desk = "hall"
kind = "appointment"
within = "1m"
reasons = ["积案"]
names-who = true
from = 2026-01-01
to = 2027-01-01
source = "B13"
[[rota.booking]]
each-unit = "township"
desk = "town"
source = "F5"
[[rota.notice]]
fields = ["name", "time"]
channels = ["现场"]
per = "quarter"
from = 2026-01-01
to = 2027-01-01
source = "A9"
[[rota.campaign]]
id = "autumn"
name = "2019"
from = 2026-09-01
to = 2026-10-07
documents = ["plan"]
source = "G7"
'''.replace('{who}\n', WHO).replace('{people}', PEOPLE)

OFFICIALS = '''- id: zhao
  name: 赵局长
  title: 局长
  rank: principal
  principal: true
  portfolio: [城乡建设/规划]
  areas: [北城]
  unit: office
  body: league
  groups: [night, lawyers]
  from: 2020-01-01
  to: 2030-01-01
- id: qian
  name: 钱副局长
  rank: deputy
'''

UNITS = '''- id: office
  name: 定州市信访局
- id: minzheng
  name: 市民政局
  parent: office
  principal: zhao
  level: township
  categories: [城乡建设]
  areas: [北城]
'''

CALENDAR = '''year = 2027
source = "国办发明电"
[[holiday]]
name = "元旦"
days-off = ["2027-01-01..2027-01-03"]
days = 3
make-up = ["2027-01-09"]
'''

# Texts that an office words as it likes: no list could tell a slip in them.
FREE = set("line title sources published backlog-papers id source-id own-choice name source place reason papers duties copies inspection modes names organizer reasons "
           "channels documents title areas email actors keys number".split()) | {"reports.to", "reports.owed.to"}
# What other settings lean on: a slip is told where they do.
OWN = {"office.ranks", "office.bodies", "office.flags", "rota.ranks", "rota.kinds", "rota.flags",
       "rota.desk.id", "rota.desk.level", "officials.id", "officials.groups", "units.id",
       "units.level"}

# A key, a text, a day, a number, a yes or no, in a line of TOML.
KEY = re.compile(r'(?<![\w"-])([a-z][\w-]*)(?=\s*=[^=])|"([^"]*)"|(\d{4}-\d\d-\d\d)|(-?\b\d+\b)|'
                 r"\b(true|false)\b")


def known_keys():
    """table.key of everything that the schema of the settings knows."""
    schema = json.loads((ROOT / "schemas/anjuan.schema.json").read_text())

    def walk(node, path):
        node = schema["definitions"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node
        for name, below in node.get("properties", {}).items():
            yield path + [name]
            yield from walk(below, path + [name])
        for part in [node.get("items"), *node.get("oneOf", [])]:
            if isinstance(part, dict):
                yield from walk(part, path)
    return {".".join(path) for path in walk(schema, [])}


def tokens(text, top):
    """(line, start, end, table.key, kind) of each key and value of a TOML text."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.fullmatch(r"\[+([\w.-]+)\]+", line):
            table = header[1]
            continue
        outer = key = ""
        for found in KEY.finditer(line):
            kind = ("key", "text", "date", "number", "flag")[found.lastindex - 1]
            if kind == "key":
                key = found[1] if not outer else f"{outer}.{found[1]}"
                outer = outer or found[1]
            yield (number, found.start(found.lastindex), found.end(found.lastindex),
                   ".".join(part for part in (top, table, key) if part), kind)


def yaml_tokens(text, top):
    for number, line in enumerate(text.splitlines(), 1):
        key = re.match(r"[- ]*(\w+):", line)
        yield number, key.start(1), key.end(1), f"{top}.{key[1]}", "key"
        for found in re.finditer(r"[^\[\],\s]+", line[key.end():]):
            start = key.end() + found.start()
            kind = ("date" if re.fullmatch(r"\d{4}-\d\d-\d\d", found[0]) else
                    "flag" if found[0] in ("true", "false") else "text")
            yield number, start, key.end() + found.end(), f"{top}.{key[1]}", kind


def slips(word, kind):
    """What a hurried hand makes of it."""
    if kind == "key":
        return [word + "x"]
    if kind == "text":
        return [word + "x"]
    return {"date": ["2026-02-30"], "number": ['"x"'], "flag": ["yes"]}[kind]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)

        def run(*words):
            return subprocess.run([program, "--now", "2026-07-20T09:00:00+08:00", "--lang", "en", *words],
                                  cwd=root, capture_output=True, text=True, check=False)
        run("init", ".", "--code", "DZ", "--name", "定州市信访局")
        files = {"anjuan.toml": (SETTINGS, tokens, ""), "officials.yaml": (OFFICIALS, yaml_tokens, "officials"),
                 "units.yaml": (UNITS, yaml_tokens, "units"),
                 "calendars/2027.toml": (CALENDAR, tokens, "calendar")}
        for name, (text, _, _) in files.items():
            (root / name).write_text(text)
        if (done := run("verify")).returncode != 0:
            sys.exit(f"the settings are not whole:\n{done.stderr}{done.stdout}")
        seen = set()
        count = 0
        for name, (text, split, top) in files.items():
            lines = text.splitlines(keepends=True)
            for number, start, end, path, kind in split(text, top):
                seen.add(path)
                word = lines[number - 1][start:end]
                free = path.rsplit(".", 1)[-1] in FREE or path in FREE
                if kind == "text" and free:
                    continue
                for slip in slips(word, kind):
                    changed = lines[number - 1][:start] + slip + lines[number - 1][end:]
                    (root / name).write_text("".join([*lines[:number - 1], changed, *lines[number:]]))
                    done = run("verify")
                    told = done.stderr + done.stdout
                    count += 1
                    there = f"{name}:{number}:" in told or (kind == "text" and path in OWN)
                    if done.returncode == 0 or not there:
                        faults.append(f"{name}:{number}: {path}: {word} -> {slip} is not told\n{told}")
            (root / name).write_text(text)
    # What every rule may say is tried at one of them; layers of packs have tests of their own.
    of_every_rule = {path for path in known_keys()
                     if re.search(r"\.(id|drop|source-id|own-choice)$|^packs$|^pack\b|"
                                  r"^(lead|groups|meeting|archive|reports|activities|office|follow-up)\.source$", path)}
    missing = sorted(known_keys() - of_every_rule - {re.sub(r"\b(companions|receivers|when|per)\.(\w)", r"\1.\2", path)
                                     for path in seen}
                     - {path for path in known_keys()
                        if any(one.startswith(path + ".") for one in seen)})
    faults += [f"{path}: the schema knows it and no slip was made in it" for path in missing]
    if count < 300:
        faults.append(f"hardly any slip was made: {count}")
    for fault in faults:
        print(fault)
    print(f"{count} slips")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
