#!/usr/bin/env python3
"""Three clones record at random and are merged in any order.

However they are merged, the cases have the same bytes, or a conflict stands in the file for people;
when it is settled with --keep-both, `verify` and `audit` find nothing and nothing that anybody
recorded is lost.
"""

import datetime
import pathlib
import random
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from office import Failed, Office, new_office  # noqa: E402

CASES = 3
COMMANDS = [
    lambda r, n: ["note", n, "--note", f"电话联系{r.randrange(10**6)}"],
    lambda r, n: ["interview", n, "--official", r.choice(["qian", "sun"])],
    lambda r, n: ["assign", n, "--unit", r.choice(["minzheng", "zhujian"]), "--reason", "调整"],
    lambda r, n: ["reclassify", n, "--to", r.choice(["complex", "general"]), "--reason", "案情"],
    lambda r, n: ["supervise", n, "--reason", "进度", "--demand", "报告", "--feedback-by", "2026-09-01"],
    lambda r, n: ["reply", n, "--document", f"答复〔2026〕{r.randrange(10**6)}号", "--served",
                  "2026-07-20"],
    lambda r, n: ["close", n, "--document", f"办结〔2026〕{r.randrange(10**6)}号", "--settled", "true"],
    lambda r, n: ["withdraw", n, "--reason", "自行解决"],
    lambda r, n: ["--by", "night", "-q", "escalate"],
    lambda r, n: ["register", "--title", f"反映问题{r.randrange(10**6)}"],
]


def clone(main, root, letter):
    main.run("git", "clone", "--quiet", str(main.root), str(root))
    other = Office(main.program, root)
    other.now = main.now
    other.anjuan("-q", "station", letter)
    return other


# Of these each clone may record its own; every other round has no others.
ADDING = [COMMANDS[0], COMMANDS[1], COMMANDS[4], COMMANDS[8], COMMANDS[9]]


def work(office, random_, moment, commands):
    """Some commands; those that a rule forbids in that state leave no trace."""
    for _ in range(random_.randrange(2, 6)):
        office.now = next(moment)
        number = f"2026-{random_.randrange(1, CASES + 1)}"
        office.anjuan(*random_.choice(commands)(random_, number), expect=(0, 2, 3, 4))


def events_of(office):
    """Every event of every case, by what identifies it in any file."""
    found = set()
    for path in (office.root / "cases").rglob("*.yaml"):
        history = path.read_text().split("history:\n")[1]
        for event in re.split(r"(?m)^  - ", history):
            at, by = re.search(r"at: (\S+)", event), re.search(r"by: (\S+)", event)
            kind = re.search(r"^event: (\S+)", event)
            if at and kind and kind[1] != "escalated":
                found.add((path.name, at[1], by[1]))
    return found


def merge(into, other):
    """Merges a clone, settling what people would have to decide. Gives back how many files that were."""
    into.git("fetch", "--quiet", str(other.root), "HEAD")
    said = into.run("git", "merge", "--quiet", "--no-edit", "FETCH_HEAD", expect=(0, 1))
    if said.returncode == 0:
        return 0
    files = into.git("diff", "--name-only", "--diff-filter=U").splitlines()
    for file in files:
        text = (into.root / file).read_text()
        if "<<<<<<<" not in text or ">>>>>>>" not in text:
            raise Failed(f"{file}: a conflict without its marks\n{said.stdout}{said.stderr}")
        refused = into.anjuan("--json", "verify", expect=(1, 3))
        if "conflict" not in refused.stderr and "merge" not in refused.stderr:
            raise Failed(f"{file}: verify does not name the unfinished merge: {refused.stderr}")
        into.anjuan("merge-driver", "--keep-both", file)
    into.git("commit", "--quiet", "--no-edit")
    return len(files)


def cases_of(office):
    return {path.relative_to(office.root).as_posix(): path.read_bytes()
            for path in (office.root / "cases").rglob("*.yaml")}


def one_round(program, place, seed):
    r = random.Random(seed)
    main = new_office(program, place / "main")
    for number in range(1, CASES + 1):
        main.at("2026-07-01", 9, number * 5).anjuan("register", "--title", f"反映事项{number}")
        main.later(minutes=2).anjuan("accept", f"2026-{number}", "--document",
                                     f"受理〔2026〕{number}号")
    clones = [clone(main, place / letter, letter) for letter in "BCD"]
    start = main.at("2026-07-20", 9).now

    def moments():
        at = start
        while True:
            at += datetime.timedelta(minutes=r.randrange(1, 300))
            yield at
    moment = moments()
    for _ in range(2):
        for one in r.sample(clones, 3):
            work(one, r, moment, COMMANDS if seed % 2 else ADDING)
    recorded = set().union(*(events_of(one) for one in clones))
    orders = [r.sample(range(3), 3) for _ in range(2)]
    results, conflicts = [], 0
    late = next(moment)
    for i, order in enumerate(orders):
        into = clone(clones[order[0]], place / f"merged{i}", "E")
        for other in order[1:]:
            into.now = late
            conflicts += merge(into, clones[other])
        lost = recorded - events_of(into)
        if lost:
            raise Failed(f"seed {seed}: lost in the merge: {sorted(lost)}")
        into.anjuan("verify")
        findings = into.audit()
        if findings:
            raise Failed(f"seed {seed}: the audit of a merged history finds {findings}")
        results.append(cases_of(into))
    if conflicts == 0 and results[0] != results[1]:
        changed = [path for path in results[0] if results[0][path] != results[1].get(path)]
        raise Failed(f"seed {seed}: another order of merging gives other bytes: {changed}")
    return conflicts


def main():
    program, rounds = sys.argv[1], int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    conflicts = clean = 0
    for seed in range(first, first + rounds):
        with tempfile.TemporaryDirectory(prefix="clones-") as place:
            found = one_round(program, pathlib.Path(place), seed)
        conflicts += found
        clean += found == 0
    print(f"rounds {rounds}: merged cleanly {clean}, files that people had to settle {conflicts}")


if __name__ == "__main__":
    main()
