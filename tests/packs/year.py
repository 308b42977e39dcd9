#!/usr/bin/env python3
"""An office of each kind, made by `init --pack`, its blanks filled in by this script, plans the year 2026.

year.py PROGRAM PACK

Nothing else is edited: what `verify`, `schedule plan` and `schedule check` say of each month is clean, or
names exactly the clause that cannot hold (EXPECTED). Then the year has passed and nobody came: whatever the
check says of that is charged to a clause of the office.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
NOW = "2025-12-31T09:00:00+08:00"
# What only the office knows: the days of its own campaign, whose papers it files.
OWN = {"campaign": ["--campaign", "2026-09-01..2026-10-07"]}
# What cannot hold and why: {pack: {clause: (kinds of finding, months or any)}}. Everything else is a fault.
# From 16 to 22 February 2026, Spring Festival, no day is worked: what is owed each week cannot be.
SPRING_FESTIVAL = ({"no-available-day", "quota-short"}, {"2026-02"})
EXPECTED = {
    # 时间由个人自行确定: nobody has filed a day yet, so each official's is open.
    "dazhou": {"rota.quota.own-day-filed": ({"not-filed"}, None)},
    "township": dict.fromkeys(("rota.quota.heads-weekly", "rota.quota.others-weekly",
                               "rota.quota.villages-twice-a-week", "rota.cover.duty-week"), SPRING_FESTIVAL),
    "dongwu": {"rota.quota.township-weekly": SPRING_FESTIVAL},
    "dingzhou": {"rota.cover.reception-day": SPRING_FESTIVAL},
    "jiaxing": {"rota.cover.joint-centre": SPRING_FESTIVAL},
    "three-tier": {"rota.cover.district-weekly": SPRING_FESTIVAL},
    "xiyingmen": {"rota.cover.weekly": SPRING_FESTIVAL},
}


class Office:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def run(self, *words, lang="en"):
        done = subprocess.run([PROGRAM, "-C", str(self.folder), "--now", NOW, "--lang", lang, *words],
                              capture_output=True, text=True, check=False,
                              env=os.environ | {"ANJUAN_BY": "li-na"})
        return done.returncode, done.stdout, done.stderr


def fill_blanks(settings):
    """As a clerk would: a place and a time for each desk that has none."""
    text = settings.read_text()
    blanks = len(re.findall(r'^(?:place|time) = ""', text, re.M))
    text = re.sub(r'^place = ""', 'place = "一楼接待大厅"', text, flags=re.M)
    settings.write_text(re.sub(r'^time = ""', 'time = "09:00-11:30"', text, flags=re.M))
    return blanks


def main():
    pack = sys.argv[2]
    faults, sessions, last = [], 0, None
    with tempfile.TemporaryDirectory() as folder:
        office = Office(folder)
        code, out, err = office.run("init", folder, "--code", "AJ", "--name", "示例单位", "--pack", pack,
                                    *OWN.get(pack, []))
        if code != 0:
            sys.exit(f"init: {code}\n{err}{out}")
        code, out, err = office.run("verify")
        settings = office.folder / "anjuan.toml"
        blanks = fill_blanks(settings)
        told = err.count("desk-blank") + err.count("has no place") + err.count("has no time")
        if blanks and code != 1:
            faults.append(f"{blanks} blanks are open and verify says {code}")
        if told > blanks:
            faults.append(f"verify names {told} blanks of {blanks}")
        if pack == "campaign":
            papers = office.folder / "rota/documents/2026"
            papers.mkdir(parents=True)
            for paper in ("plan", "summary"):
                (papers / f"{paper}.pdf").write_text("")
        code, out, err = office.run("verify")
        if code != 0:
            faults.append(f"verify: {code}: {err}{out}")
        sources = {}
        for entry in json.loads(office.run("config", "show", "--json")[1])["settings"]:
            if entry["key"].endswith(".source"):
                sources[entry["value"].strip('"')] = entry["key"].removesuffix(".source")
        expected, seen = EXPECTED.get(pack, {}), {}

        def look(where, month, findings):
            for one in findings:
                if one.get("severity") == "note":  # still to come: a later month plans it
                    continue
                rule = sources.get(one.get("source", one.get("rule", "")), "?")
                seen.setdefault(rule, set()).add(one["code"])
                codes, months = expected.get(rule, ((), None))
                if one["code"] not in codes or (months and month not in months):
                    faults.append(f"{where}: {one['code']}: {one['message']} [{rule}]")
        for month in range(1, 13):
            name = f"2026-{month:02}"
            code, out, err = office.run("--json", "schedule", "plan", "--month", name)
            if code != 0:
                faults.append(f"plan {name}: {code}: {err}")
                continue
            plan = json.loads(out)
            sessions += len(plan["sessions"])
            last = plan["sessions"][-1] if plan["sessions"] else last
            look(f"plan {name}", name, plan["unmet"])
            code, out, err = office.run("--json", "schedule", "check", "--month", name)
            found = json.loads(out) if out.startswith("{") else {}
            look(f"check {name}", name, found.get("breaches", []))
            if code not in (0, 1):
                faults.append(f"check {name}: {code}: {err}")
        if not last:
            sys.exit(f"{pack}: nothing was planned in the whole year: {faults}")
        # Nobody came, and one who was to receive is away besides.
        code, out, err = office.run("schedule", "absent", last["official"], "--from", last["date"],
                                    "--to", "2026-12-31", "--reason", "培训")
        if code != 0:
            faults.append(f"absent: {code}: {err}")
        missed = 0
        for month in range(1, 13):
            code, out, err = office.run("--json", "schedule", "check", "--month", f"2026-{month:02}",
                                        "--until", "2026-12-31")
            for one in json.loads(out)["breaches"] if out.startswith("{") else []:
                missed += 1
                if not sources.get(one.get("source", "")) and one["severity"] != "note":
                    faults.append(f"{one['code']} is charged to no clause: {one['message']}")
        if missed == 0:
            faults.append("nobody came in the whole year, and the check says nothing")
        for rule in set(expected) - set(seen):
            faults.append(f"{rule} was expected not to hold, and holds")
    for fault in faults:
        print(fault)
    named = f", cannot hold: {', '.join(sorted(expected))}" if expected else ""
    print(f"{pack}: {blanks} blanks, {sessions} sessions in 2026, {len(faults)} faults{named}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
