#!/usr/bin/env python3
"""The schemas accept what the program writes, and refuse what the program refuses.

schemas.py PROGRAM
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
NOW = "2026-07-20T09:00:00+08:00"


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: days are text, only true and false are booleans."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers
            if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), "tf")


def schema(name):
    loaded = json.loads((ROOT / f"schemas/{name}.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(loaded)
    return jsonschema.Draft7Validator(loaded)


SCHEMAS = {name: schema(name)
           for name in ("case", "officials", "units", "categories", "anjuan", "map", "session",
                        "activity")}


def load(path):
    if path.suffix == ".toml":
        return json.loads(json.dumps(tomllib.loads(path.read_text()), default=str))
    return yaml.load(path.read_text(), Loader)


def complaint(name, path):
    """Why the schema refuses a file; None when it does not."""
    error = jsonschema.exceptions.best_match(SCHEMAS[name].iter_errors(load(path)))
    return None if error is None else f"{path}: {error.json_path}: {error.message}"


class Ledger:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        self.run("init", ".", "--code", "DZ", "--name", "定州市信访局")
        settings = self.folder / "anjuan.toml"
        settings.write_text(settings.read_text().replace("owed-from = 2026-07-20", "owed-from = 2026-01-05"))
        for name in ("units.yaml", "officials.yaml"):
            (self.folder / name).write_text((EXAMPLES / name).read_text())

    def call(self, *words):
        return subprocess.run([self.program, "--now", NOW, "--by", "li-na", *words],
                              cwd=self.folder, capture_output=True, text=True, check=False)

    def run(self, *words):
        done = self.call(*words)
        if done.returncode != 0:
            sys.exit(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout


def write_much(ledger):
    """A ledger with as many kinds of events and fields as one can have."""
    ledger.run("register", "--from", str(EXAMPLES / "complaints.csv"),
               "--map", str(EXAMPLES / "complaints.toml"))
    ledger.run("--on", "2026-07-01", "register", "--title", "no", "--petitioner", "赵某某",
               "--phone", "10000000000", "--age", "60", "--confidential", "--class", "major",
               "--kind", "request", "--persons", "26", "--channel", "visit",
               "--visit-level", "city", "--flags", "urgent heard", "--request", "一\n二",
               "--source", "12345/1", "--category", "其他", "--appointment", "2026-07-01",
               "--late-reason", "补录")
    case = json.loads(ledger.run("--json", "list", "--source", "12345/1"))["cases"][0]["id"]
    for words in (
            ("assign", "--unit", "minzheng", "--lead", "zhao", "--assisting", "shuiwu jiaotong"),
            ("accept", "--document", "受理告知书〔2026〕1号", "--document-date", "2026-07-20"),
            ("interview", "--official", "zhao", "--statement", "一\n二", "--place", "大厅"),
            ("instruct", "--official", "zhao", "--text", "请速办。"),
            ("confer", "--with", "住建局", "--result", "已商定。"),
            ("note", "--step", "visit", "--note", "现场已看。"),
            ("supervise", "--reason", "进展慢", "--demand", "报进展",
             "--feedback-by", "2026-07-30"),
            ("feedback", "--result", "已报"),
            ("plan", "--plan", "方案如下。"),
            ("extend", "--days", "30", "--approver", "zhao", "--reason", "复杂",
             "--notified", "2026-07-20", "--document", "延期告知书〔2026〕1号"),
            ("report-up", "--to", "市委", "--answer", "知悉。"),
            ("milestone", "--name", "初查", "--reach-by", "2026-07-25"),
            ("milestone-met", "--name", "初查", "--accepted-by", "zhao"),
            ("approve", "--official", "zhao", "--text", "同意。"),
            ("reply", "--document", "处理意见书〔2026〕1号", "--served", "2026-07-20"),
            ("close", "--document", "办结单〔2026〕1号", "--settled", "false"),
            ("follow-up", "--channel", "phone", "--satisfied", "dissatisfied"),
            ("review", "--tier", "review")):
        ledger.run(words[0], case, *words[1:])
    ledger.run("escalate")
    write_receptions(ledger, case)
    ledger.run("verify")


def write_receptions(ledger, case):
    """A reception with everything it can hold, and an activity of each kind."""
    with (ledger.folder / "anjuan.toml").open("a") as settings:
        settings.write('''
[[reports.batch]]
name = "一"
due = 2026-12-31
cases = ["DZ-2026-000001"]
[[activities.duty]]
kind = "meeting"
type = "monthly"
per = "month"
source = "C5"
[[reports.owed]]
name = "monthly"
title = "月报"
per = "month"
due = "end+5d"
to = ["市委"]
published = ["大厅"]
read-by = {principal = true}
from = 2026-06-01
source = "A12"
[[reports.owed]]
name = "roster"
title = "接访安排"
per = "month"
due = "start+4d"
to = ["市信访办"]
from = 2026-07-01
source = "D6"
[[score]]
what = "recorded"
line = "表扬"
points = 1
for = "unit"
source = "DZ2"
[rota]
[[rota.desk]]
id = "hall"
''')
    (ledger.folder / "opinion.txt").write_text("意见")
    ledger.run("schedule", "hold", "2026-07-17", "--desk", "hall", "--official", "zhao",
               "--batch", f"persons=12,cases={case},kind=request,matter=补贴,disposition=follow-up,"
               "due=2026-08-20,unit=minzheng,note=一,二",
               "--batch", "disposition=answered", "--unit", "minzheng=09:05-09:13",
               "--unit", "renshe=8", "--attach", "opinion=opinion.txt", "--done", "recording",
               "--confirmed", "2026-07-16", "--reason", "principal=出差", "--note", "顺利")
    for words in (("meeting", "--type", "joint", "--persons", "9"),
                  ("publicity", "--title", "宣传", "--leaflets", "300", "--legal-advice", "8"),
                  ("research", "--title", "调研", "--document", "调研报告1号"),
                  ("inspection", "--type", "papers", "--finding", "群众满意度=良好"),
                  ("screening", "--title", "排查", "--found", "6", "--settled", "4", "--reported-up", "1"),
                  ("training", "--title", "培训", "--attended", "minzheng"),
                  ("score", "--title", "表扬", "--unit", "minzheng"),
                  ("sent", "monthly", "--period", "2026-06"), ("published", "monthly", "--period", "2026-06"),
                  ("read", "monthly", "--period", "2026-06", "--reader", "zhao")):
        ledger.run("record", *words)
    ledger.run("escalate")  # reminds of the roster


def check_accepted(ledger):
    files = [("case", path) for path in sorted(ledger.folder.glob("cases/*/*/*.yaml"))]
    if len(files) < 40:
        yield "hardly any case was written"
    kinds = {event["event"] for _, path in files for event in load(path)["history"]}
    if len(kinds) < 15:
        yield f"hardly any kind of event was written: {sorted(kinds)}"
    for folder in (ledger.folder, EXAMPLES):
        files += [(name, path) for name in ("officials", "units", "categories")
                  for path in folder.glob(f"{name}.yaml")]
    files += [("anjuan", ledger.folder / "anjuan.toml")]
    files += [("session", path) for path in ledger.folder.glob("sessions/*/*/*.yaml")]
    files += [("activity", path) for path in ledger.folder.glob("activities/*/*.yaml")]
    files += [("map", path) for path in EXAMPLES.glob("*.toml")]
    for name, path in files:
        if fault := complaint(name, path):
            yield fault


# What is changed in a good file, so that neither the schema nor the program takes it.
BROKEN = {
    "case": [
        ("status: registered", "status: lost"),
        ("class: general", "class: hard"),
        ("channel: visit", "channel: pigeon"),
        ("due: 2026-08-04", "due: soon"),
        ("persons: 1", "persons: few"),
        ("persons: 1", "persons: 1\ncolour: red"),
        ("received: 2026-07-20\n", ""),
        ("id: DZ-", "id: dz-"),
        ("event: registered", "event: remembered"),
        ("at: 2026-07-20T09:00:00+08:00", "at: 2026-07-20"),
        ("    by: li-na\n", ""),
        ("    by: li-na\n", "    by: li-na\n    mood: good\n"),
        ("  - name: 李某某\n    phone", "  - phone"),
        ("history:", "story:"),
    ],
    "anjuan": [
        ('code = "DZ"', 'code = "dz"'),
        ('term = "15d"', 'term = "15"'),
        ('term = "15d"', "term = 15"),
        ('clock = "decide"', 'clock = "decided"'),
        ('class = "simple"', 'class = "easy"'),
        ('roll = "none"', 'roll = "yes"'),
        ('roll = "none"', 'rolls = "none"'),
        ('at = "due-7d"', 'at = "7 days before"'),
        ("level = 1\n", ""),
        ("max-days = 30", 'max-days = "30"'),
        ('language = "zh"', 'language = "fr"'),
        ('"province"', '"moon"'),
        ("from-persons = 5", "from-persons = 1"),
        ("format = 1", "format = 2"),
        ("inspection = [", "inspections = ["),
        ("[office]", "[bureau]"),
    ],
    "officials": [
        ("- id: qian\n  name", "- name"),
        ("  name: 钱副局长\n", ""),
        ("principal: true", "principal: yes"),
        ("rank: deputy", "grade: deputy"),
        ("id: sun", "id: sun sun"),
    ],
    "units": [
        ("- id: minzheng\n  name", "- name"),
        ("parent: office", "above: office"),
        ("id: minzheng", "id: min zheng"),
    ],
    "categories": [
        ("- 其他", "- 其/他"),
        ("- 其他", "- 其他: 一个"),
    ],
}
# What is changed in the record of a reception or an activity.
BROKEN_RECORDS = {
    "sessions/*/*/*.yaml": [
        ("disposition: follow-up", "disposition: later"),
        ("    due: 2026-08-20\n", ""),
        ('at: "09:05"', 'at: "9:05"'),
        ("desk: hall\n", ""),
        ("persons: 12\n    cases", "persons: 0\n    cases"),
        ("recording: true", "recording: yes"),
        ("    sha256: ", "    sha256: 0"),
    ],
    "activities/*/*-meeting-1.yaml": [("type: joint", "type: weekly"), ("type: joint\n", "")],
    "activities/*/*-sent-1.yaml": [("report: monthly\n", ""), ("to:\n  - 市委\n", "")],
    "activities/*/*-reminder-1.yaml": [("duty: report", "duty: rapport")],
    "activities/*/*-research-1.yaml": [("document: 调研报告1号\n", ""),
                                       ("kind: research", "kind: reading")],
    "activities/*/*-inspection-1.yaml": [("    result: 良好\n", "")],
}
PLACES = {"anjuan": "anjuan.toml", "officials": "officials.yaml", "units": "units.yaml",
          "categories": "categories.yaml"}


def check_refused(ledger):
    ledger.run("register", "--title", "反映路灯不亮", "--petitioner", "李某某",
               "--phone", "10000000001", "--channel", "visit")
    case = next(ledger.folder.glob("cases/*/*/*.yaml"))
    for name, changes in BROKEN.items():
        path = case if name == "case" else ledger.folder / PLACES[name]
        good = path.read_text()
        for before, after in changes:
            if before not in good:
                yield f"{name}: there is no {before!r} to break"
                continue
            path.write_text(good.replace(before, after, 1))
            if complaint(name, path) is None:
                yield f"the schema {name} accepts {after!r} for {before!r}"
            if ledger.call("verify").returncode == 0:
                yield f"the program accepts {after!r} for {before!r}"
        path.write_text(good)
    if ledger.call("verify").returncode != 0:
        yield "the ledger was not put back"


def check_refused_records(ledger):
    for pattern, changes in BROKEN_RECORDS.items():
        path = next(ledger.folder.glob(pattern))
        name = "session" if pattern.startswith("sessions") else "activity"
        good = path.read_text()
        for before, after in changes:
            if before not in good:
                yield f"{path.name}: there is no {before!r} to break"
                continue
            path.write_text(good.replace(before, after, 1))
            if complaint(name, path) is None:
                yield f"the schema {name} accepts {after!r} for {before!r}"
            if ledger.call("verify").returncode == 0:
                yield f"the program accepts {after!r} for {before!r}"
        path.write_text(good)


# What is changed in the rules of a rota that keeps most kinds of them.
ROTA = """
[rota]
freeze-days = 1
[[rota.desk]]
id = "hall"
place = "一楼"
time = "09:00-11:30"
[[rota.cover]]
desk = "hall"
when = {month-days = [20], shift = "next-workday"}
companions = [{pool = "lawyers", need = 1}]
source = "E4"
[[rota.quota]]
rank = "deputy"
kind = ["appointment", "field"]
min = 1
per = "2-months"
source = "D2"
[[rota.reception]]
if = "persons >= 20"
require = "principal"
source = "A11"
[[rota.booking]]
by = ["petitioner", "official"]
desk = "hall"
within = "1m"
source = "B13"
[[rota.notice]]
fields = ["name", "time"]
source = "A9"
"""
BROKEN_ROTA = [
    ("freeze-days = 1", "freeze-days = 400"),
    ("freeze-days", "frozen-days"),
    ("09:00-11:30", "9:00-11:30"),
    ('id = "hall"\n', ""),
    ('desk = "hall"\nwhen', "when"),
    ("[20]", "[32]"),
    ("next-workday", "next-day"),
    ("month-days", "monthdays"),
    ("pool", "pond"),
    ("need = 1", "need = 0"),
    ("min = 1\n", ""),
    ('"2-months"', '"2-month"'),
    ('source = "D2"\n', ""),
    ('require = "principal"', 'require = "principals"'),
    ('"petitioner", ', '"citizen", '),
    ('"1m"', '"a month"'),
    ('["name", "time"]', '["name", "hour"]'),
    ("[[rota.notice]]", "[[rota.notices]]"),
]


def words_at(node, keys):
    """Every text below one of the keys, however deep."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in keys:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from words_at(value, keys)
    elif isinstance(node, list):
        for one in node:
            yield from words_at(one, keys)


def people_for(rota):
    """Officials and units for whom a pack is written: its groups, units and levels."""
    rules = tomllib.loads(rota)["rota"]
    groups = sorted(set(words_at(rules, {"group", "pool"})))
    units = [f"- {{id: {name}, name: {name}}}\n" for name in set(words_at(rules, {"of-unit"}))]
    units += [f"- {{id: of-{name}, name: {name}, level: {name}}}\n"
              for name in sorted(set(words_at(rules, {"each-unit"})))]
    officials = [f"- {{id: o{at}, name: o{at}, rank: {rank}, groups: [{', '.join(groups)}]}}\n"
                 for at, rank in enumerate(rules.get("ranks", ["deputy"]))]
    return "".join(officials), "".join(units)


def check_packs():
    """A pack is a file of settings; the office is in the file above it."""
    packs = sorted((ROOT / "lib/share/packs").glob("*.toml"))
    if len(packs) < 13:
        yield "hardly any rule pack was found"
    for pack in packs:
        layer = load(pack) | {"packs": []}
        layer["office"] = layer.get("office", {}) | {"code": "DZ", "name": "局"}
        for error in SCHEMAS["anjuan"].iter_errors(layer):
            yield f"{pack.name}: {error.json_path}: {error.message}"


def check_rota(ledger):
    path = ledger.folder / "anjuan.toml"
    roster = {name: (ledger.folder / name).read_text() for name in ("officials.yaml", "units.yaml")}
    (ledger.folder / "units.yaml").write_text("[]\n")
    bare = path.read_text().split("\n[rota]")[0]
    path.write_text(bare + "\n" + ROTA)
    officials, units = people_for(ROTA)
    (ledger.folder / "officials.yaml").write_text(officials)
    (ledger.folder / "units.yaml").write_text(units)
    if fault := complaint("anjuan", path):
        yield fault
    if (done := ledger.call("verify")).returncode != 0:
        yield done.stderr
    officials, _ = people_for(ROTA)
    (ledger.folder / "officials.yaml").write_text(officials)
    for before, after in BROKEN_ROTA:
        if before not in ROTA:
            yield f"the rota has no {before!r} to break"
            continue
        path.write_text(bare + ROTA.replace(before, after, 1))
        if complaint("anjuan", path) is None:
            yield f"the schema anjuan accepts {after!r} for {before!r}"
        if ledger.call("verify").returncode == 0:
            yield f"the program accepts {after!r} for {before!r}"
    path.write_text(bare)
    for name, text in roster.items():
        (ledger.folder / name).write_text(text)


def check_maps(ledger):
    good = (EXAMPLES / "complaints.toml").read_text()
    path = ledger.folder / "map.toml"
    for before, after in [('system = "wenzheng"', 'system = "wen zheng"'),
                          ('system = "wenzheng"', 'sistem = "wenzheng"'),
                          ('title = "标题"', 'titel = "标题"'),
                          ('title = "标题"', 'title = ["标题", "编号"]'),
                          ('[fields]', '[columns]'),
                          ('"网上" = "online"', '"网上" = 1')]:
        path.write_text(good.replace(before, after, 1))
        if complaint("map", path) is None:
            yield f"the schema map accepts {after!r}"
        done = ledger.call("-n", "register", "--from", str(EXAMPLES / "complaints.csv"),
                           "--map", "map.toml")
        if done.returncode == 0:
            yield f"the program accepts {after!r} in a map"


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        much = Ledger(program, one)
        write_much(much)
        little = Ledger(program, two)
        faults = [*check_accepted(much), *check_refused(little), *check_maps(little),
                  *check_refused_records(much), *check_rota(little), *check_packs()]
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
