#!/usr/bin/env python3
"""Absences against integer programs that know nothing of how they are filled (coinor-cbc).

Small seeded offices with desks of every workday, of two weekdays or of one day a week, alone or several
together, and quotas by week and month. A month is planned; one after the other somebody is away. The rules
themselves are stated as an integer program over all days that are still to come. Nothing may be given up that
could be kept, and what is called the fewest changes must be that.

  absence_program.py PROGRAM [--first N] [--count N]

Exit 77 (skipped) without cbc.
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

from integer_program import DAY, Program, date, is_workday

FIRST, LAST = date("04-01"), date("04-30")
WHEN = {"workday": '"workday"', "two": "{weekdays = [2, 4]}", "week": '{once-per = "week"}'}


def days(first, last):
    while first <= last:
        yield first
        first += DAY


def windows(per, first, last):
    found = set()
    for day in days(first, last):
        if per == "week":
            monday = day - day.weekday() * DAY
            found.add((monday, monday + 6 * DAY))
        else:
            months = {"month": 1, "2-months": 2}[per]
            begin = (day.month - 1) // months * months + 1
            found.add((datetime.date(2026, begin, 1), datetime.date(2026, begin + months, 1) - DAY))
    return sorted(found)


class Office:
    """One office, in plain terms, and its ledger."""

    def __init__(self, program, folder, number):
        self.program, self.folder = program, folder
        r = self.random = random.Random(20261128 * 1000 + number)
        self.people = ["p%d" % i for i in range(r.randint(3, 6))]
        self.group = self.people[::2]
        self.covers = [(desk, when, r.randint(1, 3) if when == "week" else 1)
                       for desk, when in zip("ab", r.sample(sorted(WHEN), r.randint(1, 2)))]
        self.quotas = []
        for source in range(r.randint(0, 2)):
            own, per = r.random() < 0.5, r.choice(["week", "month", "2-months"])
            most = r.choice([None, None, 2, 3]) if per == "week" and not own else None
            self.quotas.append({"source": "Q%d" % source, "own": own, "per": per, "max": most,
                                "who": r.choice([self.people, self.group])})
        self.away = set()
        self.run("-q", "init", str(folder), "--code", "DZ", "--name", "office", here=False)
        self.write()
        self.run("schedule", "plan", "--from", str(FIRST), "--to", str(LAST), now=date("03-25"))

    def write(self):
        lines = ["", "[rota]"]
        for desk, when, need in self.covers:
            lines += ["[[rota.cover]]", 'desk = "%s"' % desk, "when = " + WHEN[when], "need = %d" % need, 'source = "C"']
        for quota in self.quotas:
            lines += ["[[rota.quota]]", 'kind = "%s"' % ("field" if quota["own"] else "reception"), "min = 1",
                      'per = "%s"' % quota["per"], 'source = "%s"' % quota["source"],
                      "official = " + json.dumps(quota["who"])]
            if quota["own"]:
                lines.append('desk = "field"')
            if quota["max"]:
                lines.append("max = %d" % quota["max"])
        with open(self.folder / "anjuan.toml", "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        (self.folder / "officials.yaml").write_text(
            "".join("- {id: %s, name: %s, rank: deputy}\n" % (p, p) for p in self.people))

    def run(self, *words, now=date("03-25"), here=True):
        command = [self.program, *(["-C", str(self.folder)] if here else []), "--now", "%sT09:00:00+08:00" % now, *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"ANJUAN_LANG": "en"})
        if done.returncode not in (0, 4):
            sys.exit("%s: %d %s" % (" ".join(words), done.returncode, done.stderr))
        return done

    def sessions(self):
        found = json.loads(self.run("--json", "schedule", "show", "--from", str(FIRST), "--to", str(LAST)).stdout)["sessions"]
        return [(one["official"], datetime.date.fromisoformat(one["date"]), one["desk"]) for one in found]


def variable(person, day, desk):
    return "x_%s_%s_%s" % (person, day.strftime("%m%d"), desk)


def fewest_changes(office, published, today):
    """Of all rotas of the days to come that keep every rule that was kept; None when there is none."""
    p = Program()
    to_come = list(days(max(today + DAY, FIRST), LAST))
    past = [one for one in published if one[1] <= today]
    open_sessions = [one for one in published if one[1] > today]

    def can(person, day):
        return is_workday(day) and (person, day) not in office.away

    places = {}
    for desk, when, _ in office.covers:
        of_desk = [day for day in to_come if is_workday(day) and (when != "two" or day.weekday() in (1, 3))]
        for day in of_desk:
            for person in office.people:
                if can(person, day):
                    places[person, day, desk] = variable(person, day, desk)
        spans = [(day, day) for day in of_desk] if when != "week" else windows("week", today + DAY, LAST)
        for first, last in spans:
            wanted = sum(1 for one in open_sessions if one[2] == desk and first <= one[1] <= last)
            here = [day for day in of_desk if first <= day <= last]
            picked = []
            for day in here:
                there = [(places[person, day, desk], 1) for person in office.people if (person, day, desk) in places]
                if when != "week":
                    p.add(there, "=", wanted)
                    continue
                pick = "d_%s_%s" % (desk, day.strftime("%m%d"))
                p.binary.add(pick)
                picked.append((pick, 1))
                p.add(there + [(pick, -wanted)], "=", 0)
            if when == "week":
                p.add(picked, "=" if wanted else "<=", 1 if wanted else 0)
    for quota in office.quotas:
        if quota["own"]:
            for person in quota["who"]:
                for day in to_come:
                    if can(person, day):
                        places[person, day, "field"] = variable(person, day, "field")
    p.binary |= set(places.values())
    for person in office.people:
        for day in to_come:
            here = [(v, 1) for (who, when, _), v in places.items() if who == person and when == day]
            if len(here) > 1:
                p.add(here, "<=", 1)
    for quota in office.quotas:
        for person in quota["who"]:
            for first, last in windows(quota["per"], today + DAY, LAST):
                def counts(one):
                    return one[0] == person and first <= one[1] <= last and (one[2] == "field") == quota["own"]
                had = sum(map(counts, published))
                held = sum(map(counts, past))
                terms = [(v, 1) for one, v in places.items() if counts(one)]
                # Of a window that goes on there are days left later.
                if last <= LAST and min(1, had) > held:
                    p.add(terms, ">=", min(1, had) - held)
                if quota["max"] and terms:
                    p.add(terms, "<=", max(quota["max"], had) - held)
    # A change is a session that somebody else, or nobody, holds on that day; a visit that moves is one.
    fixed = 0
    own_before = [one for one in open_sessions if one[2] == "field"]
    for one in open_sessions:
        if one[2] != "field":
            fixed += 1
            if one in places:
                p.goal[places[one]] -= 1
    p.continuous["moved"] = (0, 1000)
    p.goal["moved"] = 1
    p.add([("moved", 1)] + [(places[one], 1) for one in own_before if one in places], ">=", len(own_before))
    p.add([("moved", 1)] + [(v, -1) for one, v in places.items() if one[2] == "field" and one not in own_before], ">=", 0)
    state, value, _ = p.solve()
    if state == "undecided":
        raise SystemExit("cbc decided nothing")
    return None if state == "infeasible" else round(value) + fixed


def look_at(program, number, counted):
    faults = []
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        office = Office(program, pathlib.Path(folder) / "office", number)
        r = office.random
        today = r.choice([date("03-31"), date("04-0%d" % r.randint(1, 9)), date("04-1%d" % r.randint(0, 9))])
        for _ in range(r.randint(1, 3)):
            person = r.choice(office.people)
            first = max(today + DAY, FIRST) + r.randint(0, 8) * DAY
            last = first + r.choice([0, 0, 1, 2, 4, 6, 10]) * DAY
            published = office.sessions()
            office.away |= {(person, day) for day in days(first, last)}
            told = json.loads(office.run("--json", "schedule", "absent", person, "--from", str(first), "--to", str(last),
                                         now=today).stdout)
            changes = len(told["changes"])
            if all(one[0] != person or not first <= one[1] <= last for one in published):
                if changes:
                    faults.append("%d changes where nobody was missed" % changes)
                continue
            counted["absences"] += 1
            fewest = fewest_changes(office, published, today)
            given_up = [one["message"] for one in told["unmet"]]
            if fewest is None:
                counted["nothing keeps all"] += 1
                if not given_up:
                    faults.append("every rule is said to be kept, and cannot be")
                break  # what is broken from here on is no rule to keep
            if given_up:
                faults.append("given up, although %d changes keep it: %s" % (fewest, "; ".join(given_up)))
                break
            counted["fewest"] += changes == fewest
            counted["proven"] += told["proven"]
            if changes < fewest or (told["proven"] and changes != fewest) or told["minimum"] > fewest:
                faults.append("%d changes (proven: %s, at least %d), %d are the fewest" %
                              (changes, told["proven"], told["minimum"], fewest))
    return ["office %d: %s" % (number, one) for one in faults]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=20)
    args = parser.parse_args()
    if not shutil.which("cbc"):
        print("cbc is not installed")
        sys.exit(77)
    counted = dict.fromkeys(["absences", "fewest", "proven", "nothing keeps all"], 0)
    faults = []
    for number in range(args.first, args.first + args.count):
        faults += look_at(str(pathlib.Path(args.program).resolve()), number, counted)
    for one in faults:
        print(one)
    print("%d offices: " % args.count + ", ".join("%s %d" % one for one in counted.items()) + ", faults %d" % len(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
