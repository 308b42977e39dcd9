#!/usr/bin/env python3
"""A name, a telephone, an identity number and an address are put into every text of cases of every kind
and stage; then every command, report, format, document and language is asked for what it prints of them.

canaries.py PROGRAM [PART]…: fails where one of them is told to a reader who must not learn it, where a control
shows that it was not there to be found, and where the program has a command, report or document that
this does not know.
"""

import concurrent.futures
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
NAME, PHONE, ID_NUMBER = "欧阳玉珏", "13987654321", "11010119900307299X"
OTHER, LANDLINE = "申屠秀梅", "0312-5550199"  # beside the first, in the same cells
ADDRESS = "定州市北城区梧桐路88号院3号楼2单元501室"
# As one line of text: each of them in more than one writing.
TOLD = (f"我叫{NAME}（欧阳 玉珏，欧阳女士，老欧阳），电话{PHONE}、139-8765-4321、１３９８７６５４３２１，"
        f"证件{ID_NUMBER}，住{ADDRESS}，就在梧桐路88号院3号楼2单元501室。同来的{OTHER}（老申屠）电话{LANDLINE}，139(8765)4321，"
        f"歐陽玉珏（歐陽女士），住梧桐路88號院3號樓2單元501室")
# What is left of them when blanks and dashes are gone.
TRACES = {"name": ("玉珏", "欧阳", "歐陽"), "phone": ("13987654321", "987654"), "id": ("11010119900307299", "19900307"),
          "address": ("梧桐路", "2单元501", "2單元501"), "second name": ("秀梅", "申屠"), "second phone": ("5550199",)}
MARK = "密语"  # stands where TOLD will be put, after the program has taken the cases
TITLE = "举报事由"  # in every title: no circulated report may have it of an accusation
NOW = "2026-09-30T12:00:00+08:00"
LANGUAGES = ("zh", "en")
FORMATS = ("text", "csv", "json", "html", "xlsx", "docx")

OFFICIALS = """\
- {id: zhao, name: 赵伟, title: 局长, rank: principal, principal: true, portfolio: [城乡建设]}
- {id: qian, name: 钱进, title: 副局长, rank: deputy, portfolio: [劳动和社会保障]}
- {id: sun, name: 孙立, title: 科长, rank: deputy, unit: minzheng}
- {id: zhou, name: 周平, title: 局长, rank: deputy, unit: minzheng}
"""
UNITS = """
- {id: minzheng, name: 市民政局, parent: office, principal: zhou, categories: [劳动和社会保障]}
- {id: zhujian, name: 市住建局, parent: office, categories: [城乡建设]}
"""
ROTA = """
[rota]
[[rota.desk]]
id = "centre"
place = "信访局一楼"
time = "09:00-11:30"
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.booking]]
by = ["petitioner", "official"]
desk = "centre"
within = "2m"
source = "B13"
[[rota.session-kind]]
if = "backlog"
kind = "field"
source = "HN4"
[[reports.owed]]
name = "monthly"
title = "月报"
per = "month"
due = "end+5d"
to = ["市委"]
from = 2026-08-01
source = "A12"
[[reports.batch]]
name = "第一批"
due = 2026-09-30
flag = "backlog"
source = "DZ3"
"""
SPOKEN = "举报周平收红包"  # what somebody said at the desk
HELD = f"""\
date: 2026-09-28
desk: centre
group: 1
kind: reception
persons: 2
officials:
  - qian
batches:
  - persons: 1
    matter: {SPOKEN}
    disposition: follow-up
    due: 2026-10-09
  - persons: 1
    matter: 路口积水，电话{PHONE}
    disposition: follow-up
    due: 2026-10-09
by: li-na
"""
# Kind, whether it is confidential.
KINDS = (("request", ""), ("request", "是"), ("suggestion", ""), ("suggestion", "是"), ("accusation", ""))
# The events that lead to each stage, with the text that each carries; the days are those of 2026.
STAGES = {
    "registered": [],
    "declined": [("06-02", "decline", {"document": "不予受理告知书〔2026〕{n}号", "reason": MARK, "clause": MARK, "where": MARK})],
    "transferred": [("06-02", "transfer", {"to": "上级" + MARK, "reason": MARK})],
    "withdrawn": [("06-02", "withdraw", {"reason": MARK})],
    "assigned": [("06-02", "assign", {"unit": "zhujian", "lead": "qian", "opinion": MARK, "summary": "摘要" + MARK, "note": MARK})],
    "handled": [
        ("06-02", "assign", {"unit": "zhujian", "lead": "qian", "opinion": MARK, "reason": MARK, "summary": "摘要" + MARK}),
        ("06-03", "accept", {"document": "受理告知书〔2026〕{n}号", "note": MARK}),
        ("06-04", "note", {"step": "original", "note": MARK, "duty": MARK}),
        ("06-05", "interview", {"official": "qian", "place": MARK, "statement": MARK, "answer": MARK, "next": MARK, "note": MARK}),
        ("06-06", "instruct", {"official": "qian", "text": MARK}),
        ("06-07", "confer", {"with": "各方" + MARK, "result": MARK}),
        ("06-08", "supervise", {"unit": "zhujian", "reason": MARK, "demand": MARK, "feedback_by": "2026-06-20"}),
        ("06-08", "report-up", {"to": "上级" + MARK, "reason": MARK, "answer": MARK}),
        ("06-09", "reclassify", {"to": "complex", "reason": MARK}),
        ("06-10", "milestone", {"name": "现场" + MARK, "reach_by": "2026-06-20", "note": MARK}),
        ("06-10", "approve", {"official": "zhao", "text": MARK})],
    "closed": [
        ("06-02", "assign", {"unit": "zhujian", "lead": "qian", "summary": "摘要" + MARK}),
        ("06-03", "accept", {"document": "受理告知书〔2026〕{n}号"}),
        ("06-08", "supervise", {"unit": "zhujian", "reason": MARK, "demand": MARK, "feedback_by": "2026-06-20"}),
        ("06-10", "feedback", {"result": MARK, "reported_to": MARK}),
        ("06-20", "reply", {"document": "处理意见书〔2026〕{n}号", "served": "2026-06-21", "text": MARK, "facts": MARK, "basis": MARK,
                            "opinion": MARK, "remedy": MARK}),
        ("06-22", "implement", {"result": MARK}),
        ("06-25", "close", {"document": "办结单〔2026〕{n}号", "settled": "false", "result": MARK}),
        ("06-28", "follow-up", {"channel": "phone", "satisfied": "dissatisfied", "reason": MARK}),
        ("06-29", "reopen", {"reason": MARK})],
}
# The verbs on a case of their stage, without writing: what is printed of the event and of the head.
VERBS = {
    "accept": ("registered", "--document D〔2026〕9号 --note @"),
    "decline": ("registered", "--document D〔2026〕9号 --reason @"),
    "transfer": ("registered", "--to @ --reason @"),
    "return": ("assigned", "--reason @ --consented-by @ --on 2026-06-03 --late-reason @"),
    "assign": ("registered", "--unit zhujian --opinion @"),
    "note": ("assigned", "--note @"),
    "interview": ("assigned", "--official qian --statement @"),
    "instruct": ("assigned", "--official qian --text @"),
    "confer": ("assigned", "--with @ --result @"),
    "reclassify": ("assigned", "--to complex --reason @"),
    "suspend": ("handled", "--reason hearing --note @"),
    "resume": ("handled", "--note @"),
    "extend": ("handled", "--days 5 --approver zhao --reason @ --notified 2026-09-30 --document D〔2026〕9号"),
    "supervise": ("assigned", "--reason @ --demand @ --feedback-by 2026-10-09"),
    "feedback": ("handled", "--result @ --reported-to @"),
    "plan": ("assigned", "--plan @"),
    "report-up": ("assigned", "--to @ --reason @ --answer @"),
    "milestone": ("assigned", "--name @ --reach-by 2026-10-09 --note @"),
    "milestone-met": ("handled", "--name 现场@ --accepted-by qian --result @"),
    "approve": ("handled", "--official zhao --text @"),
    "reply": ("handled", "--document D〔2026〕9号 --text @"),
    "implement": ("closed", "--result @"),
    "close": ("closed", "--document D〔2026〕9号 --result @"),
    "follow-up": ("closed", "--channel phone --reason @"),
    "reopen": ("declined", "--reason @"),
    "review": ("closed", "--tier review --late-reason @"),
    "withdraw": ("assigned", "--reason @"),
    "merge": ("assigned", "--into OTHER --reason @"),
    "protect": ("assigned", "--reason @"),
    "unprotect": ("assigned", "--reason @"),
    "recuse": ("assigned", "--official sun --reason @"),
    "correct": ("assigned", "--place 改@ --reason @"),
    "void": ("assigned", "assigned --reason @"),
}
# Driven below by name, or printing nothing that a case could stand in.
DRIVEN = {"show", "list", "log", "explain", "diff", "escalate", "verify", "recompute", "register", "apply", "report", "form",
          "schedule", "audit", "today", "record", "completion"}
SILENT = {"init", "pack", "config", "station", "days", "help", "merge-driver"}
# Beside the kinds and stages: one that was merged, the one that goes on, of somebody else, and one that
# repeats a secret case and does not say so.
JOINED, JOINING, REPEAT = "joined", "joining", "repeat"

cells, leaks = 0, []
counted = {}


def plainly(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text)
                   if unicodedata.category(c) not in ("Zs", "Zl", "Zp", "Cc", "Cf", "Pd") and c not in "·")


def run(office, *words, lang="zh", feed=None):
    """What it wrote, both streams together."""
    done = subprocess.run([PROGRAM, "-C", str(office), "--lang", lang, *words], input=feed, capture_output=True, cwd=office,
                          env=os.environ | {"ANJUAN_BY": "li-na", "ANJUAN_NOW": NOW, "LOGNAME": "li-na", "TMPDIR": "/dev/shm"})
    return done.returncode, done.stdout, done.stderr


def text_of(raw):
    if raw[:2] == b"PK":  # a workbook
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    text = raw.decode("utf-8", "replace")
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)


def look(where, raw, kind, more=()):
    """Every canary is looked for in what was printed: one cell each."""
    global cells
    flat = plainly(text_of(raw))
    for what, traces in (*TRACES.items(), *(("title", (one,)) for one in more)):
        cells += 1
        counted[kind] = counted.get(kind, 0) + 1
        found = [trace for trace in traces if plainly(trace) in flat]
        if found:
            at = flat.index(plainly(found[0]))
            leaks.append(f"{where}: {what} {found[0]}: …{flat[max(0, at - 40):at + 30]}…")


def must_have(where, raw, what):
    global cells
    cells += 1
    counted["controls"] = counted.get("controls", 0) + 1
    if plainly(what) not in plainly(text_of(raw)):
        leaks.append(f"{where}: {what} is not there, so that nothing was tried")


def need(office, *words, **how):
    code, out, err = run(office, *words, **how)
    if code != 0:
        sys.exit(f"{' '.join(words)}: exit {code}\n{err.decode()}{out.decode()}")
    return out


def make(office):
    """A case of every kind and stage; gives {number: (kind, confidential, stage)}."""
    subprocess.run([PROGRAM, "-q", "init", office, "--code", "DZ", "--name", "定州市信访局"], check=True)
    (office / "officials.yaml").write_text(OFFICIALS)
    with open(office / "units.yaml", "a") as units:
        units.write(UNITS)
    (office / "categories.yaml").write_text("")
    with open(office / "anjuan.toml", "a") as settings:
        settings.write(ROTA)
    cases, rows, events = {}, [], []
    for kind, secret in KINDS:
        for stage in STAGES:
            n = len(cases) + 1
            number = f"DZ-2026-{n:06}"
            cases[number] = (kind, bool(secret), stage)
            rows.append([f"{MARK}{n}", f"{TITLE}{n}{MARK}", MARK, f"{NAME}、{OTHER}", f"{PHONE}、{LANDLINE}", ID_NUMBER, ADDRESS, kind, secret, MARK, MARK,
                         "minzheng" if kind == "accusation" else "", "2026-06-01", "visit", "摘要", "backlog", ""])
            for day, verb, fields in STAGES[stage]:
                events.append({"case": number, "event": verb, "on": f"2026-{day}",
                               **{key: value.format(n=n) for key, value in fields.items()}})
    secret = f"{MARK}{int(next(n for n, one in cases.items() if one[1])[-6:])}"
    for stage, person, first in ((JOINED, f"{NAME}、{OTHER}", ""), (JOINING, "路人甲", ""), (REPEAT, f"{NAME}、{OTHER}", secret)):
        n = len(cases) + 1
        cases[f"DZ-2026-{n:06}"] = ("request", stage == REPEAT, stage)
        own = stage != JOINING
        rows.append([f"{MARK}{n}", f"{TITLE}{n}{MARK}", MARK, person, f"{PHONE}、{LANDLINE}" if own else "", ID_NUMBER if own else "", ADDRESS if own else "",
                     "request", "", MARK, MARK, "", "2026-06-01", "visit", "摘要", "backlog", first])
    joined, joining = (next(n for n, one in cases.items() if one[2] == stage) for stage in (JOINED, JOINING))
    for day, verb, fields in STAGES["closed"][:-1]:
        events.append({"case": joining, "event": verb, "on": f"2026-{day}", **{key: value.format(n=99) for key, value in fields.items()}})
        if verb == "accept":
            events.append({"case": joined, "event": "merge", "on": f"2026-{day}", "into": joining, "reason": MARK})
    with open(office / "rows.csv", "w", newline="") as sheet:
        table = csv.writer(sheet)
        table.writerow("编号 标题 内容 姓名 电话 身份证号 住址 信访目的 是否保密 问题属地 类别 被举报单位 来信日期 信访形式 摘要 标记 初信编号".split())
        table.writerows(rows)
    need(office, "register", "--from", "rows.csv", "--system", "s", "--on", "2026-06-01", "--late-reason", MARK)
    (office / "events.json").write_text(json.dumps(events, ensure_ascii=False))
    need(office, "apply", "--from", "events.json", "--late-reason", MARK)
    # A booked session on which the brief speaks of cases.
    need(office, "schedule", "book", "2026-1", "--official", "qian", "--from", "2026-10-09", "--to", "2026-10-30")
    need(office, "schedule", "plan", "--month", "2026-10", "--write") if "--write" in help_of("schedule", "plan") else need(
        office, "schedule", "plan", "--month", "2026-10")
    for path in office.glob("cases/*/*/*.yaml"):
        text = path.read_text()
        text = text.replace("request: |\n", f"attachments:\n  - path: attachments/{path.stem}/{MARK}.jpg\n    sha256: {'0' * 64}\nrequest: |\n", 1)
        path.write_text(text.replace(MARK, TOLD))
    # A reception that a hand wrote down: who came has no case.
    held = office / "sessions/2026/09/2026-09-28-centre-1.yaml"
    held.parent.mkdir(parents=True)
    held.write_text(HELD)
    return cases


def help_of(*words):
    return run(".", *words, "--help", lang="en")[1].decode()


def names_in(text):
    return re.findall(r"^([a-z][a-z-]+)  ", text, re.M)


def each_case(pool, office, cases):
    """Commands on one case, each kind, stage and language."""
    jobs = []
    for number, (kind, secret, stage) in cases.items():
        for lang in LANGUAGES:
            for words in (["show", number], ["explain", number], ["log", number]):
                jobs += [(number, lang, words), (number, lang, [*words, "--json"])]
    for (number, lang, words), (code, out, err) in zip(
            jobs, pool.map(lambda job: run(office, *job[2], lang=job[1]), jobs), strict=True):
        look(f"{lang} {' '.join(words)}", out + err, "one case")
        if code != 0:
            leaks.append(f"{' '.join(words)}: exit {code}: {err.decode()}")
    for number in list(cases)[list(STAGES).index("handled"):: len(STAGES)]:
        for words in (["show", number, "--reveal"], ["log", number, "--reveal"], ["show", number, "--reveal", "--json"]):
            must_have(" ".join(words), run(office, *words)[1], "玉珏")


def forms(pool, office, cases):
    """Documents: what a unit gets of a secret case, in every format."""
    unit_papers = {"assignment", "transfer", "supervision", "responsibility", "closing"}
    known = set(names_in(run(office, "form", lang="en")[1].decode())) - {"document"}
    others = {"registration", "interview", "acceptance", "refusal", "extension", "opinion", "review", "re-examination",
              "receipt"}
    if known != unit_papers | others:
        leaks.append(f"documents that are not known here: {known ^ (unit_papers | others)}")
    jobs = [(number, kind, form, lang) for number in cases for kind in sorted(known) for form in ("text", "html", "docx") for lang in LANGUAGES]
    made = dict.fromkeys(known, 0)
    for (number, paper, form, lang), (code, out, err) in zip(
            jobs, pool.map(lambda job: run(office, "form", job[0], job[1], "--format", job[2], lang=job[3]), jobs), strict=True):
        kind, secret, stage = cases[number]
        made[paper] += code == 0
        if code not in (0, 4):
            leaks.append(f"form {number} {paper}: exit {code}: {err.decode()}")
        if code != 0 or (paper in unit_papers and (secret or kind == "accusation")):
            look(f"form {number} {paper} {form} ({kind}, {stage})", out + err, "documents")
        elif paper == "registration":
            must_have(f"form {number} {paper} {form}", out, "玉珏")
        if code == 0 and paper == "assignment" and (secret or kind == "accusation"):
            must_have(f"form {number} {paper} {form}", out, "摘要")
    for paper in sorted(known - {"extension", "review", "re-examination"}):
        if made[paper] == 0:
            leaks.append(f"no document {paper} was made of any case")


def merged(pool, office, cases):
    """What goes to the petitioner of a case tells nothing of whoever complained in one that was merged into it."""
    number = next(n for n, one in cases.items() if one[2] == JOINING)
    made = 0
    for paper in ("acceptance", "opinion", "refusal", "extension"):
        for form in ("text", "html", "docx"):
            for lang in LANGUAGES:
                code, out, err = run(office, "form", number, paper, "--format", form, lang=lang)
                made += code == 0
                look(f"form {number} {paper} {form}", out + err, "merged")
    if made < 8:
        leaks.append(f"only {made} papers were made of the case that goes on")
    for words in (["show", number, "--as-of", "2026-06-02"], ["show", number, "--known-on", "2026-06-02"], ["log", number, "--as-of", "2026-06-02"],
                  ["list", "--as-of", "2026-06-02"], ["list", "--source", "s"]):
        for form in ([], ["--json"]):
            code, out, err = run(office, *words, *form)
            look(" ".join(words + form), out + err, "merged")
    must_have("show --reveal", run(office, "show", number, "--reveal")[1], "玉珏")
    text = next(office.glob(f"cases/*/*/{next(n for n, one in cases.items() if one[2] == REPEAT)}.yaml")).read_text()
    if "\nconfidential: true\n" not in text:
        leaks.append("the repeat of a secret case is open")


def reports(pool, office):
    """Every report in every format and language: it circulates."""
    names = [one["name"] for one in json.loads(run(office, "report", "--json")[1])["reports"]]
    jobs = [(name, form, lang) for name in names for form in FORMATS for lang in LANGUAGES]

    def one(job):
        name, form, lang = job
        if form not in ("xlsx", "docx"):
            return run(office, "report", name, "--format", form, "--year", "2026", lang=lang)
        with tempfile.NamedTemporaryFile(suffix=f".{form}", dir="/dev/shm") as book:
            code, out, err = run(office, "report", name, "--year", "2026", "-o", book.name, lang=lang)
            return code, book.read() if code == 0 else out, err

    accusations = [f"{TITLE}{n}某" for n in range(4 * len(STAGES) + 1, 5 * len(STAGES) + 1)]
    shown = tasks = 0
    for (name, form, lang), (code, out, err) in zip(jobs, pool.map(one, jobs), strict=True):
        look(f"report {name} {form} {lang}", out + err, "reports", [SPOKEN] + [TITLE + str(4 * len(STAGES) + i) for i in range(1, 1 + len(STAGES))])
        shown += f"{TITLE}1" in text_of(out)
        if code != 0:
            leaks.append(f"report {name} {form}: exit {code}: {err.decode()}")
        tasks += name == "tasks" and "路口积水" in text_of(out)
    if tasks < len(LANGUAGES) * (len(FORMATS) - 2):  # workbooks and Word files are packed
        leaks.append("the report of tasks does not tell what was said at the desk: nothing was tried")
    if shown < 20:
        leaks.append(f"only {shown} reports show a title at all: nothing was tried ({accusations[0]})")


def whole_office(pool, office, cases):
    """Commands on the whole ledger, and those that would write."""
    jobs = [["list"], ["completion", "words", "--", "show", ""], ["today"], ["list", "--sort", "-due"], ["list", "--text", "玉珏"], ["list", "--name", NAME], ["list", "--phone", PHONE],
            ["list", "--tasks"], ["list", "--as-of", "2026-07-01"], ["log"], ["log", "--known-on", "2026-09-30"], ["escalate", "-n", "--limit", "0"],
            ["verify"], ["recompute"], ["record", "publicity", "--title", TOLD], ["record", "publicity", "--title", "宣传日", "--note", f"{NAME}来访"], ["apply", "-n", "--from", "events.json"], ["register", "-n", "--from", "rows.csv", "--system", "t"],
            ["register", "-n", "--title", "反映补贴", "--petitioner", f"{NAME}、{OTHER}", "--phone", f"{PHONE}、{LANDLINE}", "--id-number", ID_NUMBER,
             "--address", ADDRESS, "--request", TOLD, "--place", ADDRESS, "--source", f"12345/{PHONE}", "--channel", "visit"],
            ["register", "-n", "--title", TOLD, "--petitioner", f"{NAME}、{OTHER}", "--phone", f"{PHONE}、{LANDLINE}", "--id-number", ID_NUMBER, "--address", ADDRESS, "--channel", "visit"],
            ["register", "-n", "--title", TOLD, "--petitioner", f"{NAME}、{OTHER}", "--phone", f"{PHONE}、{LANDLINE}", "--id-number", ID_NUMBER, "--address", ADDRESS, "--channel", "visit", "--veil-titles"]]
    for verb in re.findall(r"^  ([a-z]+)\s", help_of("schedule"), re.M):
        if verb in ("brief", "notice", "calendar"):
            jobs.append(["schedule", verb, "2026-10-12"] if verb == "brief" else ["schedule", verb, "--month", "2026-10"])
        elif verb in ("show", "check", "progress"):
            jobs.append(["schedule", verb, "--month", "2026-10"])
    for verb, (stage, options) in VERBS.items():
        for kind, secret in KINDS:
            number = next(n for n, one in cases.items() if one == (kind, bool(secret), stage))
            other = next(n for n, one in cases.items() if one == (kind, bool(secret), "handled"))
            words = [other if word == "OTHER" else word.replace("@", TOLD) for word in options.split()]
            jobs.append([verb, number, *words, "-n"] if verb != "void" else [verb, number, *words, "-n"])
    jobs = [(lang, words, form) for lang in LANGUAGES for words in jobs for form in ([], ["--json"])]
    tried = {}
    for (lang, words, form), (code, out, err) in zip(
            jobs, pool.map(lambda job: run(office, *job[2], *job[1], lang=job[0]), jobs), strict=True):
        look(f"{lang} {' '.join(words[:3])} {' '.join(form)}", out + err, "commands")
        tried.setdefault(words[0], set()).add(code)
    if tried["record"] != {4}:
        leaks.append(f"a record of publicity that names a petitioner: exit {tried['record']}")
    for verb in VERBS:
        if 0 not in tried[verb] and verb not in ("resume", "close", "implement", "review", "follow-up", "suspend", "extend", "plan"):
            leaks.append(f"{verb} was refused every time: {tried[verb]}: nothing was tried")
    must_have("list --text", run(office, "list", "--text", "玉珏", "--json")[1], '"DZ-2026-000001"')
    known = set(names_in(run(office, "help", lang="en")[1].decode()))
    for missing in sorted(known - DRIVEN - SILENT - set(VERBS)):
        leaks.append(f"the command {missing} is not tried here")


def schedule(pool, office):
    """What people change of a rota by hand, and what a reception leaves."""
    (office / "held.csv").write_text(f"日期,窗口,接访领导,案件编号,反映事项,处理方式\n2026-09-29,centre,qian,2026-1,{TOLD},答复\n2026-09-31,centre,qian,2026-1,{TOLD},答复\n")
    (office / "walked-in.csv").write_text(f"日期,窗口,接访领导,反映事项,处理方式\n2026-09-29,centre,qian,{NAME}反映路灯,答复\n")
    seen = {}
    for verb, words in (("hold", "2026-09-29 --desk centre --official qian --batch cases=2026-1,matter=@,disposition=answered,note=@"),
                        ("hold", "2026-09-29 --desk centre --official qian --batch matter=@,disposition=answered"),
                        ("hold", f"2026-09-29 --desk centre --official qian --batch matter={NAME}来访,disposition=answered"),
                        ("hold", f"2026-09-29 --desk centre --official qian --batch matter={SPOKEN},disposition=answered"),
                        ("hold", "--from held.csv"), ("hold", "--from walked-in.csv"), ("absent", "qian --from 2026-10-09 --to 2026-10-30 --reason 学习"),
                        ("replace", "2026-10-12 zhao --desk centre --force --reason 急"), ("swap", "2026-10-12/centre 2026-10-13/centre"),
                        ("book", "2026-1 --official zhao --from 2026-10-09 --to 2026-10-30 --reason @"), ("file", "qian 2026-10-12 --desk centre"),
                        ("explain", "2026-10-12 --why-not qian")):
        for lang in LANGUAGES:
            for form in ([], ["--json"]):
                given = [word.replace("@", TOLD) for word in words.split()]
                code, out, err = run(office, "schedule", verb, *given, *(["-n"] if verb != "explain" else []), *form, lang=lang)
                look(f"{lang} schedule {verb} {' '.join(form)}", out + err, "schedule")
                seen.setdefault(verb, set()).add(code)
    for verb, codes in seen.items():
        # A reception whose record tells who came is refused.
        if (0 in codes) == (verb == "hold"):
            leaks.append(f"schedule {verb}: exit {codes}")


def accused(pool, office, cases):
    """Nothing of an accusation comes to whom it accuses, by whatever step."""
    global cells
    number = next(n for n, one in cases.items() if one == ("accusation", False, "handled"))
    theirs = next(n for n, one in cases.items() if one == ("request", False, "assigned"))
    need(office, "assign", theirs, "--unit", "minzheng", "--reason", "x")
    day = ["--from", "2026-10-09", "--to", "2026-10-30"]
    tries = [["assign", number, "--unit", "minzheng", "--reason", "x"], ["assign", number, "--unit", "zhujian", "--assisting", "minzheng"],
             ["assign", number, "--unit", "zhujian", "--lead", "zhou"], ["interview", number, "--official", "sun"],
             ["interview", number, "--official", "qian", "--with", "sun"], ["interview", number, "--official", "qian", "--called", "minzheng"],
             ["interview", number, "--official", "qian", "--with", "老周"],
             ["instruct", number, "--official", "qian", "--text", "请民政局周局阅处"],
             ["instruct", number, "--official", "qian", "--text", "转周局阅"],
             ["assign", number, "--unit", "zhujian", "--reason", "x", "--opinion", "请民政局配合"],
             ["instruct", number, "--official", "zhou", "--text", "x"], ["confer", number, "--with", "老周、民政", "--result", "x"],
             ["supervise", number, "--unit", "minzheng", "--reason", "x", "--demand", "x", "--feedback-by", "2026-10-09"],
             ["milestone", number, "--name", "x", "--unit", "minzheng", "--reach-by", "2026-10-09"], ["approve", number, "--official", "zhou"],
             ["note", number, "--note", "x", "--by", "zhou"], ["merge", number, "--into", theirs],
             ["correct", number, "--kind", "request", "--reason", "x"], ["schedule", "book", number, "--official", "zhou", *day],
             ["schedule", "book", number, "--official", "sun", *day]]
    for words in tries:
        for lang in LANGUAGES:
            code, out, err = run(office, *words, "-n", lang=lang)
            look(f"{lang} {' '.join(words[:4])}", out + err, "accused")
            cells += 1
            counted["accused"] = counted.get("accused", 0) + 1
            if code != 4:
                leaks.append(f"{' '.join(words)}: exit {code}, not refused: {err.decode()}")
    told = json.loads(run(office, "escalate", "-n", "--json", "--limit", "0")[1])
    for one in told.get("escalated", []):
        cells += 1
        counted["accused"] += 1
        kind = cases.get(one.get("id", one.get("case", "")), ("",))[0]
        if kind == "accusation" and one.get("to") in ("minzheng", "zhou", "sun"):
            leaks.append(f"the ladder tells {one}")


def errors(pool, office, cases):
    """What is wrong is shown with the line it stands in: of files that are damaged, and of rows."""
    number = next(iter(cases))
    path = next(office.glob(f"cases/*/*/{number}.yaml"))
    whole = path.read_text()
    damages = [("status: registered", "status: registerd"), ("  - name:", "   - name:"), ("persons: 2", "persons: 2\npersons: 2"),
               ("title: ", "title: [" ), ("place: ", "palce: "), ("    phone: ", "    phone: ["), ("    at: 2026-06-01", "    at: 2026-13-01"),
               ("received: 2026-06-01", "received: 2026-06-31"), ("kind: request", f"kind: {NAME}"), ("title: ", f"title: {TOLD}\ntitle: "),
               ("confidential: ", "confidential: x"), ("id: DZ", "id: DX"), ("request: |", "request: >\n |")]
    jobs = []
    for before, after in damages:
        broken = whole.replace(before, after, 1)
        path.write_text(broken)
        for words in (["verify"], ["show", number], ["list"], ["report", "register"], ["explain", number], ["escalate", "-n"]):
            for form in ([], ["--json"]):
                code, out, err = run(office, *words, *form)
                look(f"damaged by {after!r}: {' '.join(words + form)}", out + err, "errors")
    path.write_text(whole)
    row = {"编号": "7", "标题": "反映补贴", "姓名": NAME, "电话": PHONE, "身份证号": ID_NUMBER, "住址": ADDRESS, "内容": TOLD,
           "来信日期": "2026-02-30", "信访形式": "访问", "人数": "多"}
    sheet = io.StringIO()
    table = csv.DictWriter(sheet, row)
    table.writeheader()
    table.writerow(row)
    broken_csv = sheet.getvalue()
    for name, content in (("bad.csv", broken_csv), ("slipped.csv", broken_csv.replace(",反映补贴", ",反映,补贴")), ("bad.json", json.dumps([row], ensure_ascii=False)),
                          ("bad.yaml", "- " + "\n  ".join(f"{key}: {value}" for key, value in row.items()) + "\n"),
                          ("quotes.csv", broken_csv.replace(NAME, f'"{NAME}"x'))):
        (office / name).write_text(content)
        for lang in LANGUAGES:
            for form in ([], ["--json"]):
                code, out, err = run(office, "register", "-n", "--from", name, *form, lang=lang)
                look(f"{lang} register --from {name} {' '.join(form)}", out + err, "errors")
                if code not in (2, 3):
                    leaks.append(f"register --from {name}: exit {code}")
    bad_events = [{"case": number, "event": "note", "on": "2026-02-30", "note": TOLD}, {"case": number, "event": "tell", "note": TOLD},
                  {"case": number, "event": "note", "step": NAME, "note": TOLD}]
    (office / "bad-events.csv").write_text("case,event,on,step,note\n" + "".join(
        f'{one["case"]},{one["event"]},{one.get("on", "")},{one.get("step", "")},"{TOLD}"\n' for one in bad_events))
    (office / "bad-events.json").write_text(json.dumps(bad_events, ensure_ascii=False))
    for name in ("bad-events.csv", "bad-events.json"):
        for form in ([], ["--json"]):
            code, out, err = run(office, "apply", "-n", "--from", name, *form)
            look(f"apply --from {name} {' '.join(form)}", out + err, "errors")


def history(office):
    """What git keeps is told without people: diff and audit."""
    git = ["git", "-C", str(office), "-c", "user.name=x", "-c", "user.email=x@x"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "one"], check=True)
    for path in office.glob("cases/*/*/*.yaml"):
        path.write_text(path.read_text().replace(f"{TITLE}1", f"{TITLE}x1").replace("place: ", "place: 改", 1).replace("reason: ", "reason: 改", 1))
    subprocess.run([*git, "commit", "-qam", "two"], check=True)
    for words in (["diff", "HEAD~1..HEAD"], ["audit"], ["audit", "HEAD~1..HEAD"], ["report", "overdue", "--compare", "HEAD~1"],
                  ["report", "register", "--compare", "HEAD~1"], ["list", "--at", "HEAD~1"], ["show", "DZ-2026-000001", "--at", "HEAD~1"]):
        for form in ([], ["--json"]):
            for lang in LANGUAGES:
                code, out, err = run(office, *words, *form, lang=lang)
                look(f"{lang} {' '.join(words + form)}", out + err, "history")
                if code not in (0, 1):
                    leaks.append(f"{' '.join(words)}: exit {code}: {err.decode()}")


def main():
    with tempfile.TemporaryDirectory(prefix="canaries-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        office = pathlib.Path(folder) / "office"
        cases = make(office)
        parts = {"cases": lambda: each_case(pool, office, cases), "documents": lambda: forms(pool, office, cases),
                 "merged": lambda: merged(pool, office, cases),
                 "reports": lambda: reports(pool, office), "commands": lambda: whole_office(pool, office, cases),
                 "schedule": lambda: schedule(pool, office), "accused": lambda: accused(pool, office, cases),
                 "errors": lambda: errors(pool, office, cases), "history": lambda: history(office)}
        for part in sys.argv[2:] or parts:
            parts[part]()
    for leak in leaks[:60]:
        print(leak)
    by_part = ", ".join(f"{kind} {count}" for kind, count in counted.items())
    print(f"cells: {cells} ({by_part}); cases: {len(KINDS)} kinds × {len(STAGES)} stages; told otherwise: {len(leaks)}")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
