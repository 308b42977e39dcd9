#!/usr/bin/env python3
"""No word of a closed set is printed by its id: a ledger that holds each of them, and every command that reads.

closed_words.py PROGRAM: makes the year of languages.py in Chinese and in English, then more until every
value that the schemas of cases, receptions and activities know stands in a file, and reads what is printed.
In Chinese no id may stand there at all; in English none with a hyphen or an underscore, which no label has.
"""

import json
import pathlib
import re
import shlex
import sys
import tempfile

import languages

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Words of English sentences that are spelt as an id is.
ENGLISH = {"follow-up", "re-examination", "reported-up", "fed-back", "re-examined", "on-site"}
# What a file of these holds only where somebody else has written it, or the program of another day.
ELSEWHERE = {"score", "reminder", "reading", "batch", "publication", "activity", "sent", "published", "read"}
DAY = "2026-12-31"

# Desks are called by the office, as ranks are: a rank beside its official is no word of ours.
RANK = re.compile(r"赵局长 +principal")
PLACES = [("OFFICIALS", "rank: deputy, areas", "rank: deputy, portfolio: [交通运输], areas"), ("ROTA", 'id = "visit"', 'id = "visit"\nname = "下访点"'),
          ("ROTA", 'id = "centre"', 'id = "centre"\nname = "接访大厅"')]

# What is recorded once more for the values that the year has not; {…} is the number of a case.
REGISTER = [f"register --title 反映第{n}件 {options}" for n, options in enumerate([
    *(f"--channel {word}" for word in ["letter", "online", "phone", "email", "message", "referral", "other"]),
    *(f"--channel visit --visit-level {word}" for word in ["village", "township", "county", "city", "beijing"]),
    *(f"--class {word}" for word in ["simple", "complex"]),
    *(f"--kind {word}" for word in ["accusation", "suggestion"])])]
ROUTES = ["litigation", "arbitration", "party", "administrative", "statutory", *["opinion"] * 4]
RESULTS = ["supported", "explained", "not-supported"]
OUTCOMES = ["solved", "explained", "relieved", "by-law", "solved",
            *(f"mediated --mediation {who}" for who in ["people", "administrative", "judicial", "agreement"])]
ASKED = ["office", "third-party", "online"]
CHANNELS = ["phone", "mail", "message", "visit"]
SATISFIED = ["satisfied", "basically", "dissatisfied"]
REVIEWS = ["upheld", "changed", "revoked"]
STEPS = ["original", "meet", "visit", "evidence", "opinion", "reply", "implement", "report"]


def lives():
    """Cases from their registration to the end, each with other words."""
    for n, route in enumerate(ROUTES):
        yield f"register --title 一生{n} --petitioner 赵某某{n}", None
        yield f"assign {{}} --unit zhujian", n
        yield f"accept {{}} --route {route} --document 受理告知书〔2026〕{100 + n}号", n
        yield f"note {{}} --step {STEPS[n % len(STEPS)]} --note 已办", n
        yield (f"reply {{}} --document 处理意见书〔2026〕{100 + n}号 --served {DAY} --text 已办 --result {RESULTS[n % 3]}"), n
        yield (f"close {{}} --document 办结单〔2026〕{100 + n}号 --settled {'true' if n % 2 else 'false'} "
               f"--outcome {OUTCOMES[n]}"), n
        yield f"follow-up {{}} --channel {CHANNELS[n % 4]} --satisfied {SATISFIED[n % 3]} --asked-by {ASKED[n % 3]} --reason 无", n
        if route == "opinion":
            for tier, title in (("review", "复查意见书"), ("re-examination", "复核意见书")):
                yield f"review {{}} --tier {tier}", n
                if tier == "re-examination":
                    yield "suspend {} --reason 听证", n
                    yield "resume {}", n
                yield f"review {{}} --tier {tier} --result {REVIEWS[n % 3]} --document {title}〔2026〕{100 + n}号 --served {DAY}", n


def activities(schema):
    """Each type of each kind of activity that somebody records."""
    for rule in schema["allOf"]:
        of_kind = rule["then"].get("properties", {}).get("type", False)
        for one in of_kind["enum"] if of_kind else []:
            kind = rule["if"]["properties"]["kind"]["const"]
            yield f"record {kind} --type {one} --title 记事" + (" --document 报告〔2026〕9号" if kind == "research" else "")


def enums(node):
    """Every closed set of a schema."""
    if isinstance(node, dict):
        if "enum" in node:
            yield [word for word in node["enum"] if isinstance(word, str)]
        for below in node.values():
            yield from enums(below)
    elif isinstance(node, list):
        for below in node:
            yield from enums(below)


def schema(name):
    return json.loads((ROOT / f"schemas/{name}.schema.json").read_text())


def said(line):
    """A line of an answer without what may be Latin there: commands, options, files, settings, cases, logins."""
    line = re.sub(r"`[^`]*`|anjuan [^，。;；]*", "", line)
    line = re.sub(r"--[a-z-]+( \S+)?|\S+\.yaml: - \{.*\}", "", line)
    line = re.sub(r"\bDZ-2026-\d+\b|\d{4}-\d\d-\d\d-[a-z]+-\d+", "", line)
    line = re.sub(r"[\w.-]*/[\w./-]+|\S*\.(yaml|toml|csv)\b", "", line)
    return re.sub(r"\[\[?[^]]*\]\]?", "", RANK.sub("", line))


def reading(clerk):
    """Every command whose words people read, over the whole ledger."""
    cases = sorted(path.stem for path in clerk.folder.glob("cases/*/*/*.yaml"))
    for case in cases:
        yield from (["show", case], ["log", case], ["explain", case])
    reports = json.loads(clerk.run(DAY, ["report", "--json"]).stdout)["reports"]
    yield from (["report", one["name"]] for one in reports)
    yield from (["list"], ["list", "--tasks"], ["list", "--status", "voided"], ["today", "--limit", "0"], ["escalate", "-n"],
                ["diff", "HEAD~40..HEAD"], ["recompute"], ["verify"], ["audit"])
    yield from (["schedule", *verb.split()] for verb in
                ("show --month 2026-12", "check --month 2026-12", "progress --month 2026-12", "notice --month 2026-12",
                 "explain 2026-12-16", "brief 2026-12-31"))
    for case in cases:
        yield ["form", "--all", case]


def leaks(language, text, ids):
    """Ids that stand where words belong; a line of a file that is quoted, `key: value`, is itself."""
    for line in text.splitlines():
        if language == "zh":
            line = re.sub(r"\b[a-z_]+: [a-z-]+\b", "", line)
        for word in re.findall(r"[a-z][a-z_-]*[a-z]", said(line)):
            if word in ids and (language == "zh" or (re.search("[_-]", word) and word not in ENGLISH)):
                yield f"{word}: {line.strip()}"


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    if not list(leaks("zh", "原因: hearing", {"hearing"})) or list(leaks("zh", "`anjuan suspend` 原因: 听证", {"suspend"})):
        sys.exit("an id that is there should have been found, and a command is none")
    schemas = {name: schema(name) for name in ("case", "session", "activity")}
    for name, old, new in PLACES:
        setattr(languages, name, getattr(languages, name).replace(old, new))
    words = {word for one in schemas.values() for found in enums(one) for word in found}
    ids = words | set(schema("anjuan")["definitions"]["clock"]["enum"]) | set(
        word for found in enums(schema("anjuan")["properties"]["rota"]) for word in found)
    faults, read = [], 0
    for language in languages.LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            clerk = languages.Clerk(program, folder, language)

            def do(day, line):
                run = clerk.run(day, shlex.split(line))
                if run.returncode != 0:
                    faults.append(f"{language}: {line}: {run.stdout}{run.stderr}")
                faults.extend(f"{language}: {line}: {leak}" for leak in leaks(language, run.stdout + run.stderr, ids))
                return run.stdout.strip()

            for line in languages.YEAR.strip().splitlines():
                day, _, rest = line.partition(" ")
                if not rest.startswith("recompute"):
                    do(day, rest)
            for line in REGISTER:
                do(DAY, line)
            do(DAY, "void " + do(DAY, "register --title 误登").splitlines()[0] + " 1 --reason 误登")
            lives_of = {}
            for line, number in lives():
                answer = do(DAY, line if number is None else line.format(lives_of[number]))
                if number is None:
                    lives_of[len(lives_of)] = answer.splitlines()[0]
            for disposition in ("answered", "solved", "instructed", "meeting", "deferred"):
                do(DAY, f"schedule hold 2026-12-30 --desk centre --official zhao --again --batch "
                        f"persons=1,disposition={disposition},due=2027-01-10,note=一,matter=某事")
            for line in activities(schemas["activity"]):
                do(DAY, line)
            stored = {word for text in clerk.files().values() for word in re.findall(r"[a-z][a-z_-]*[a-z]", text.decode(errors="replace"))}
            if missing := words - stored - ELSEWHERE:
                faults.append(f"{language}: no file of the ledger holds {sorted(missing)}")
            for command in reading(clerk):
                run = clerk.run(DAY, command)
                read += 1
                if not run.stdout and run.returncode:
                    faults.append(f"{language}: {' '.join(command)}: exit {run.returncode}: {run.stderr}")
                faults.extend(f"{language}: {' '.join(command)}: {leak}" for leak in leaks(language, run.stdout + run.stderr, ids))
    for fault in dict.fromkeys(faults):
        print(fault)
    print(f"{read} answers, {len(words)} words of closed sets in the files, {len(dict.fromkeys(faults))} printed by their ids")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
