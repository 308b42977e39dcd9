#!/usr/bin/env python3
"""Plans of the program against integer programs that know nothing of it (coinor-cbc).

Seeded offices of 8 to 30 officials with one to three desks, quotas, absences, bodies that take turns and
distances. Each is planned by the program and stated once more, from the rules themselves, as an integer
program. Compared: whether a plan exists; the fewest own sessions; the least sum of squared distances from
the shares; the shares; the most turns that can be kept; how many pairs of sessions can be apart. A
contradiction that is named must be one, and none without any of its parts.

  integer_program.py PROGRAM [--all] [--first N] [--count N]

A small slice by default, 100 instances with --all. Exit 77 (skipped) without cbc.
"""
import argparse
import collections
import datetime
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

# Statutory days off and make-up workdays of 2026, as the State Council announced them.
OFF_2026 = ["01-01 01-03", "02-15 02-23", "04-04 04-06", "05-01 05-05", "06-19 06-21", "09-25 09-27", "10-01 10-07"]
WORK_2026 = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
DAY = datetime.timedelta(days=1)


def date(text):
    return datetime.date.fromisoformat("2026-" + text)


def is_workday(day):
    if day in [date(one) for one in WORK_2026]:
        return True
    for pair in OFF_2026:
        first, last = pair.split()
        if date(first) <= day <= date(last):
            return False
    return day.weekday() < 5


class Instance:
    """One office, in plain terms."""

    def __init__(self, number):
        r = random.Random(20261127 * 1000 + number)
        self.number = number
        self.tight = number % 3 == 0
        self.first = date("05-11") + 7 * DAY * r.randrange(12)
        self.weeks = r.choice([4, 4, 5, 8, 13] if number % 4 else [2, 3])
        self.last = self.first + DAY * (7 * self.weeks - 1)
        self.days = [self.first + DAY * i for i in range(7 * self.weeks)]
        count = r.randint(8, 30) if number % 4 else r.randint(8, 12)
        self.people = ["p%02d" % i for i in range(count)]
        self.bodies = ["party", "congress", "government", "cppcc"][: r.randint(2, 4)]
        self.body = {p: r.choice(self.bodies) for p in self.people}
        desks = r.choice([1, 1, 2, 2, 3])
        self.groups = {"g%d" % k: sorted(r.sample(self.people, r.randint(max(4, count // 2), count))) for k in range(desks)}
        self.covers = []
        for k in range(desks):
            turns = r.random() < 0.4
            self.covers.append({
                "desk": "d%d" % k, "group": "g%d" % k, "source": "C%d" % k,
                "when": r.choice(["workday", "workday", "every-day"]) if k == 0 else "workday",
                "need": 1 if turns else r.choice([1, 1, 2]),
                "turns": turns,
            })
        self.away = collections.defaultdict(set)
        self.absences = []
        for p in self.people:
            for _ in range(r.randint(0, 3 if self.tight else 2)):
                begin = self.first + DAY * r.randrange(len(self.days))
                end = min(self.last, begin + DAY * r.randrange(12 if self.tight else 6))
                self.absences.append((p, begin, end))
                day = begin
                while day <= end:
                    self.away[p].add(day)
                    day += DAY
        self.quotas = []
        for q in range(r.randint(1, 4)):
            own = r.random() < 0.5
            a = r.randrange(self.weeks)
            b = r.randrange(a, self.weeks)
            per = r.choice(["week", "range", "whole"] if self.tight else ["week"] + 4 * ["range", "whole"])
            span = self.weeks if per == "whole" else b - a + 1
            lowest = 0 if r.random() < 0.4 and not own else r.randint(1, 2 if self.tight and per == "week" else min(3, span))
            quota = {
                "source": "Q%d" % q, "who": sorted(r.sample(self.people, r.randint(1, max(1, count // (2 if self.tight or own else 5))))),
                "kind": r.choice([None, "reception"]) if not own else r.choice([["field"], ["field", "reception"]]),
                "own": own, "min": lowest, "max": None,
                "windows": {"week": [(self.first + 7 * DAY * w, self.first + DAY * (7 * w + 6)) for w in range(self.weeks)],
                            "range": [(self.first + 7 * DAY * a, self.first + DAY * (7 * b + 6))],
                            "whole": [(self.first, self.last)]}[per], "per": per}
            if not own and (r.random() < 0.4 or lowest == 0):
                quota["max"] = max(lowest, r.randint(1, 2) if per == "week" else (1 if self.tight else 2) + span)
            self.quotas.append(quota)
        self.gap = r.choice([2, 3, 4]) if number % 4 != 2 else None
        self.can = {(p, d) for p in self.people for d in self.days if d not in self.away[p]}

    def duty_days(self, cover):
        return [d for d in self.days if cover["when"] == "every-day" or is_workday(d)]

    def counts(self, quota, person, desk, day, window):
        if person not in quota["who"] or not window[0] <= day <= window[1]:
            return False
        kind = "field" if desk == "field" else "reception"
        return quota["kind"] is None or kind == quota["kind"] or kind in quota["kind"]

    def write(self, folder):
        out = ["", "[rota]", 'no-available-day = "fail"', 'partial-period = "enforce"']
        for cover in self.covers:
            out += ["[[rota.cover]]", 'desk = "%s"' % cover["desk"], 'when = "%s"' % cover["when"], 'group = "%s"' % cover["group"],
                    "need = %d" % cover["need"], 'source = "%s"' % cover["source"]]
            if cover["turns"]:
                out.append("take-turns = " + json.dumps(self.bodies))
        for quota in self.quotas:
            out += ["[[rota.quota]]", "official = " + json.dumps(quota["who"]), "min = %d" % quota["min"], 'source = "%s"' % quota["source"]]
            if quota["max"] is not None:
                out.append("max = %d" % quota["max"])
            if quota["kind"]:
                out.append("kind = " + json.dumps(quota["kind"]))
            if quota["own"]:
                out.append('desk = "field"')
            first, last = quota["windows"][0]
            out.append('per = "week"' if quota["per"] == "week" else "per = {from = %s, to = %s}" % (first, last))
        if self.gap:
            out += ["[[rota.spacing]]", "min-workdays = %d" % self.gap, 'source = "S"']
        with open(folder + "/anjuan.toml", "a") as file:
            file.write("\n".join(out) + "\n")
        with open(folder + "/officials.yaml", "w") as file:
            for p in self.people:
                groups = [g for g, members in self.groups.items() if p in members]
                file.write("- {id: %s, name: %s, rank: deputy, body: %s, groups: [%s]}\n" % (p, p, self.body[p], ", ".join(groups)))
        os.makedirs(folder + "/rota", exist_ok=True)
        with open(folder + "/rota/absences.yaml", "w") as file:
            for p, begin, end in self.absences:
                file.write("- {official: %s, from: %s, to: %s, reason: away}\n" % (p, begin, end))


class Program:
    """An integer program in the LP format, and what cbc says of it."""

    def __init__(self):
        self.rows = []
        self.binary = set()
        self.continuous = {}
        self.goal = collections.Counter()

    def add(self, terms, sense, right):
        if not terms:
            # A row without variables holds or does not.
            holds = {"<=": 0 <= right, ">=": 0 >= right, "=": right == 0}[sense]
            if not holds:
                self.rows.append("0 never >= 1")
                self.continuous["never"] = (0, 1)
            return
        self.rows.append(" ".join("%+g %s" % (c, v) for v, c in terms) + " %s %g" % (sense, right))

    def solve(self, seconds=60):
        """("optimal", value, {name: value}), ("infeasible", None, {}) or ("undecided", best or None, …)."""
        with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
            with open(folder + "/p.lp", "w") as file:
                goal = " ".join("%+.6f %s" % (c, v) for v, c in self.goal.items()) or "0 nothing"
                file.write("Minimize\n obj: %s\nSubject To\n" % goal)
                rows = self.rows or ["nothing >= 0"]
                file.write("".join(" r%d: %s\n" % row for row in enumerate(rows)))
                file.write("Bounds\n 0 <= nothing <= 1\n")
                file.write("".join(" %g <= %s <= %g\n" % (a, v, b) for v, (a, b) in self.continuous.items()))
                file.write("Binaries\n " + "\n ".join(sorted(self.binary)) + "\nEnd\n")
            subprocess.run(["cbc", folder + "/p.lp", "-seconds", str(seconds), "-ratioGap", "0", "-allowableGap", "0", "-solve",
                            "-solution", folder + "/out"], stdout=subprocess.DEVNULL, check=True)
            with open(folder + "/out") as file:
                head, *lines = file.read().split("\n")
        if "nfeasible" in head:
            return "infeasible", None, {}
        values = {}
        for line in lines:
            parts = line.replace("**", "").split()
            if len(parts) >= 3:
                values[parts[1]] = float(parts[2])
        value = float(head.split()[-1]) if "objective" in head else None
        return ("optimal" if head.startswith("Optimal") else "undecided"), value, values


def variable(person, day, desk):
    return "x_%s_%s_%s" % (person, day.strftime("%m%d"), desk)


def state(instance, only=None):
    """The rules as an integer program. `only`: of demands (source, day), minimums (source, person, window) and
    maximums (source, person) just these are asked for; the places of other demands are there to be taken."""
    p = Program()
    places = []
    for cover in instance.covers:
        members = instance.groups[cover["group"]]
        for day in instance.duty_days(cover):
            there = [(person, day, cover["desk"]) for person in members if (person, day) in instance.can]
            places += there
            terms = [(variable(*one), 1) for one in there]
            if only is None or (cover["source"], day) in only:
                p.add(terms, "=", cover["need"])
            elif terms:
                p.add(terms, "<=", cover["need"])
    own = set()
    for quota in instance.quotas:
        if quota["own"] and quota["min"] > 0:
            own |= {(person, day, "field") for person in quota["who"] for day in instance.days
                    if is_workday(day) and (person, day) in instance.can}
    places += sorted(own)
    p.binary |= {variable(*one) for one in places}
    by_day = collections.defaultdict(list)
    by_person = collections.defaultdict(list)
    for one in places:
        by_day[one[:2]].append((variable(*one), 1))
        by_person[one[0]].append(one)
    for terms in by_day.values():
        if len(terms) > 1:
            p.add(terms, "<=", 1)
    for quota in instance.quotas:
        for person in quota["who"]:
            for window in quota["windows"]:
                terms = [(variable(*one), 1) for one in by_person[person]
                         if instance.counts(quota, person, one[2], one[1], window)]
                if quota["min"] > 0 and (only is None or (quota["source"], person, window[0]) in only):
                    p.add(terms, ">=", quota["min"])
                if quota["max"] is not None and terms and (only is None or (quota["source"], person) in only):
                    p.add(terms, "<=", quota["max"])
    p.by_person = by_person
    p.own = own
    return p


def whose_turn(instance, cover):
    """By duty day: the body whose turn it is. Who cannot come keeps the place at the front."""
    queue = list(instance.bodies)
    found = {}
    for day in instance.duty_days(cover):
        here = {instance.body[p] for p in instance.groups[cover["group"]] if (p, day) in instance.can}
        body = next((b for b in queue if b in here), None)
        if body:
            queue.remove(body)
            queue.append(body)
            found[day] = body
    return found


FACTS = collections.Counter()
FAULTS = []


def fault(instance, text):
    FAULTS.append("instance %d: %s" % (instance.number, text))
    print(FAULTS[-1], flush=True)


DEMAND = re.compile(r"^desk (\w+) on (.*?) needs \d+, (?:only \d+ can come: .*|nobody can come) \[(\w+)\](?:; away: .*)?$")
MINIMUM = re.compile(r"^(\w+) needs (\d+) sessions? in ([\d-]+)\.\.([\d-]+), days on which they could come: \d+ \[(\w+)\]$")
MAXIMUM = re.compile(r"^(\w+) may hold at most (\d+) .*\[(\w+)\]$")


def named_parts(instance, message):
    """The parts of a contradiction as it was printed, each a set of what is asked for; None: not all is shown."""
    text = message.split("these rules cannot hold together: ", 1)[1]
    parts = []
    for line in text.split("; "):
        if line.startswith("away: ") or line.startswith("desk") and " offers " in line:
            continue
        if found := DEMAND.match(line):
            for span in found[2].split(", "):
                if span.endswith(" more"):
                    return None
                first, _, last = span.partition("..")
                day = datetime.date.fromisoformat(first)
                end = datetime.date.fromisoformat(last or first)
                while day <= end:
                    parts.append({(found[3], day)})
                    day += DAY
        elif found := MINIMUM.match(line):
            parts.append({(found[5], found[1], datetime.date.fromisoformat(found[3]))})
        elif found := MAXIMUM.match(line):
            parts.append({(found[3], found[1])})
        else:
            fault(instance, "a line that says nothing known: " + line)
            return None
    return parts


def check_contradiction(instance, message):
    parts = named_parts(instance, message)
    if parts is None:
        FACTS["contradictions too long to be shown whole"] += 1
        return
    FACTS["contradictions"] += 1
    whole = set().union(*parts)
    if state(instance, whole).solve()[0] != "infeasible":
        fault(instance, "what is named can hold together: " + message)
        return
    for part in parts:
        if state(instance, whole - part).solve()[0] == "infeasible":
            fault(instance, "not minimal, without %s it is a contradiction still: %s" % (part, message))
            return
    FACTS["contradictions that are minimal"] += 1


def check_plan(instance, plan):
    sessions = [(s["official"], datetime.date.fromisoformat(s["date"]), s["desk"]) for s in plan["sessions"]]
    taken = set(sessions)
    for cover in instance.covers:
        for day in instance.duty_days(cover):
            there = [s for s in taken if s[1:] == (day, cover["desk"])]
            if len(there) != cover["need"] or any(s[0] not in instance.groups[cover["group"]] or (s[0], day) not in instance.can for s in there):
                fault(instance, "desk %s on %s: %s" % (cover["desk"], day, there))
    load = collections.Counter(s[0] for s in sessions)
    share = {one["official"]: one["entitlement"] for one in plan["loads"]}

    # The most turns that can be kept under the rules, and what was held fixed of it.
    turning = [cover for cover in instance.covers if cover["turns"]]
    orders = {cover["desk"]: whose_turn(instance, cover) for cover in turning}
    kept = sum(instance.body[p] == orders[desk].get(day) for p, day, desk in sessions if desk in orders)
    if turning:
        p = state(instance)
        for cover in turning:
            for day, body in orders[cover["desk"]].items():
                for person in instance.groups[cover["group"]]:
                    if instance.body[person] == body and (person, day) in instance.can:
                        p.goal[variable(person, day, cover["desk"])] -= 1
        status, value, _ = p.solve()
        FACTS["with turns"] += 1
        printed = [one for one in plan["preferences"] if one["rule"] == "turns"]
        if sum(one["met"] for one in printed) != kept:
            fault(instance, "%d turns were kept, printed %s" % (kept, printed))
        if sum(one["reachable"] for one in printed) < kept:
            fault(instance, "more turns than reachable: %s" % printed)
        if status == "optimal":
            FACTS["turns that can be kept"] += round(-value)
            FACTS["turns kept"] += kept
            if round(-value) > kept and plan["proof"] == "optimal":
                fault(instance, "%d turns kept, %d can be" % (kept, round(-value)))
            if len(turning) == 1 and printed[0]["reachable"] < round(-value):
                fault(instance, "%d turns can be kept, printed at most %d" % (round(-value), printed[0]["reachable"]))

    def with_turns_as_they_came():
        p = state(instance)
        for cover in turning:
            for day in instance.duty_days(cover):
                body = next(instance.body[s[0]] for s in sessions if s[1:] == (day, cover["desk"]))
                p.add([(variable(person, day, cover["desk"]), 1) for person in instance.groups[cover["group"]]
                       if instance.body[person] == body and (person, day) in instance.can], "=", 1)
        return p

    # The fewest own sessions.
    extras = sum(1 for s in sessions if s[2] == "field")
    p = with_turns_as_they_came()
    p.goal.update({variable(*one): 1 for one in p.own})
    status, value, _ = p.solve()
    if status == "optimal":
        FACTS["fewest own sessions compared"] += 1
        FACTS["fewest own sessions met"] += round(value) == extras
        if plan["proof"] == "optimal" and round(value) != extras:
            fault(instance, "%d own sessions, %d suffice" % (extras, round(value)))

    # The shares: each session by those who could take it, own ones their official's.
    fair = collections.Counter()
    for cover in instance.covers:
        for day in instance.duty_days(cover):
            body = None
            if cover["turns"]:
                body = next(instance.body[s[0]] for s in sessions if s[1:] == (day, cover["desk"]))
            sharers = [q for q in instance.groups[cover["group"]] if body in (None, instance.body[q])]
            for q in sharers:
                fair[q] += cover["need"] / len(sharers)
    own = collections.Counter(s[0] for s in sessions if s[2] == "field")
    for q in instance.people:
        if abs(fair[q] + own[q] - share[q]) > 0.01 and plan["proof"] == "optimal":
            fault(instance, "the share of %s is printed %.3f and is %.3f" % (q, share[q], fair[q] + own[q]))
            break
    if abs(sum(share.values()) - len(sessions)) > 0.02:
        fault(instance, "shares of %.2f for %d sessions" % (sum(share.values()), len(sessions)))

    # The least sum of squared distances, beside what is held fixed.
    spread = sum((load[q] - share[q]) ** 2 for q in instance.people)
    if abs(spread - plan["spread"]) > 0.02:
        fault(instance, "spread %.3f is printed %.3f" % (spread, plan["spread"]))
    p = with_turns_as_they_came()
    if p.own:
        p.add([(variable(*one), 1) for one in sorted(p.own)], "=", extras)
    base = 0
    for q in instance.people:
        base += share[q] ** 2
        terms = [(variable(*one), 1) for one in p.by_person[q]]
        steps = []
        for n in range(1, min(len(terms), load[q] + 12) + 1):
            name = "n_%s_%d" % (q, n)
            p.continuous[name] = (0, 1)
            p.goal[name] = 2 * n - 1 - 2 * share[q]
            steps.append((name, -1))
        if terms:
            p.add(terms + steps, "=", 0)
    status, value, _ = p.solve()
    if status == "optimal":
        FACTS["spreads compared"] += 1
        least = value + base
        if spread <= least + 0.02:
            FACTS["spreads that are the least"] += 1
        elif plan["proof"] == "optimal":
            fault(instance, "spread %.3f, proven the least, and %.3f is possible" % (spread, least))
        if spread < least - 0.02:
            fault(instance, "spread %.3f is below the least, %.3f: some rule is broken" % (spread, least))
        if plan["bound"] > least + 0.02:
            fault(instance, "no plan is said to be below %.3f, and %.3f is possible" % (plan["bound"], least))
        FACTS["proven by the program"] += plan["proof"] == "optimal"
    if plan["bound"] > plan["spread"] + 1e-6:
        fault(instance, "floor %.3f above the plan's own %.3f" % (plan["bound"], plan["spread"]))
    check_pairs(instance, plan, sessions, load, with_turns_as_they_came)


def check_pairs(instance, plan, sessions, load, rules):
    """Of sessions of one official that follow each other, how many can be apart at these loads?"""
    if instance.gap is None:
        return
    mine = collections.defaultdict(list)
    for person, day, _ in sessions:
        mine[person].append(day)

    def apart(a, b):
        return sum(is_workday(a + DAY * i) for i in range(1, (b - a).days + 1)) >= instance.gap

    met = total = 0
    for days in mine.values():
        days.sort()
        total += len(days) - 1
        met += sum(apart(a, b) for a, b in zip(days, days[1:]))
    printed = next(one for one in plan["preferences"] if one["rule"] == "spacing")
    if (printed["met"], printed["total"]) != (met, total):
        fault(instance, "%d of %d pairs are apart, printed %s" % (met, total, printed))
    if printed["reachable"] < met:
        fault(instance, "more pairs than reachable: %s" % printed)
    FACTS["with pairs"] += 1
    FACTS["pairs apart"] += met
    FACTS["pairs at most by the printed bound"] += printed["reachable"]
    if len(instance.people) > 12 or instance.weeks > 3:
        return
    p = rules()
    for person in instance.people:
        terms = [(variable(*one), 1) for one in p.by_person[person]]
        if terms:
            p.add(terms, "=", load[person])
        at = collections.defaultdict(list)
        for one in p.by_person[person]:
            at[one[1]].append(variable(*one))
        days = sorted(at)
        for k, a in enumerate(days):
            for j in range(k + 1, len(days)):
                b = days[j]
                if apart(a, b):
                    break
                name = "b_%s_%s_%s" % (person, a.strftime("%m%d"), b.strftime("%m%d"))
                p.continuous[name] = (0, 1)
                p.goal[name] = 1
                between = [(v, 1) for c in days[k + 1:j] for v in at[c]]
                p.add([(name, 1)] + [(v, -1) for v in at[a] + at[b]] + between, ">=", -1)
    status, value, _ = p.solve(20)
    if status != "optimal":
        return
    best = total - round(value)
    FACTS["pairs compared exactly"] += 1
    FACTS["pairs exactly as many as can be"] += best == met
    FACTS["pairs short of what can be"] += best - met
    if met > best or printed["reachable"] < best:
        fault(instance, "%d pairs are apart, %d can be, printed %s" % (met, best, printed))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int)
    options = parser.parse_args()
    if shutil.which("cbc") is None:
        print("cbc (coinor-cbc) is not installed")
        return 77
    program = os.path.abspath(options.program)
    count = options.count or (100 if options.all else 9)
    environment = dict(os.environ, ANJUAN_NOW="2026-04-01T09:00:00+08:00", ANJUAN_BY="clerk", ANJUAN_LANG="en")
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as work:
        subprocess.run([program, "-q", "init", "office", "--code", "DZ", "--name", "信访局"], cwd=work, env=environment, check=True)
        for number in range(options.first, options.first + count):
            instance = Instance(number)
            folder = "%s/i%d" % (work, number)
            shutil.copytree(work + "/office", folder)
            instance.write(folder)
            days = ["--from", str(instance.first), "--to", str(instance.last)]

            def schedule(verb):
                return subprocess.run([program, "--json", "schedule", verb] + days, cwd=folder, env=environment,
                                      capture_output=True, text=True)

            run = schedule("plan")
            # The program's own second opinion, too.
            if run.returncode == 0 and (check := schedule("check")).returncode != 0:
                fault(instance, "schedule check: " + check.stdout + check.stderr)
            shutil.rmtree(folder)
            FACTS["instances"] += 1
            exists, _, _ = state(instance).solve()
            if run.returncode == 0:
                FACTS["planned"] += 1
                if exists == "infeasible":
                    fault(instance, "a plan where none exists")
                    continue
                check_plan(instance, json.loads(run.stdout))
            elif run.returncode == 4:
                error = json.loads(run.stderr)["errors"][0]
                if error["code"] == "undecided":
                    FACTS["undecided"] += 1
                    continue
                if exists == "optimal":
                    fault(instance, "refused though a plan exists: " + error["message"])
                    continue
                FACTS["refused"] += 1
                check_contradiction(instance, error["message"])
            else:
                fault(instance, "exit %d: %s" % (run.returncode, run.stderr))
    for name, value in sorted(FACTS.items()):
        print("%-45s %d" % (name, value))
    if FAULTS:
        print("%d faults" % len(FAULTS))
        return 1
    if options.count is None and (FACTS["planned"] < 3 or FACTS["refused"] < 1):
        print("the slice shows nothing: too few were planned or refused")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
