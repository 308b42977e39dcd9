"""Times the program and prints the first table of docs/BENCHMARKS.md: measure.py BUILD N [N …]

Every time is the median of runs that alternate with the yardstick, a program that opens and reads
every case file once and does nothing else. Targets are ratios to it, so that another machine can
print them too. They are ratios of the time that processors worked, all threads counted: that is
the same on a machine that is busy with other things, where the clock tells little.
"""

import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
MOST_IN_GIT = 100_000
COLD, CALLS = [], []  # rows of the tables behind the first
AT_REST = 61  # seconds after which the index remembers a file
NOW = "2026-07-20T06:00:00+08:00"
MAP = """[source]
system = "bench"
[fields]
ref = "编号"
title = "标题"
received = "来信时间"
class = "事项等级"
channel = "信访形式"
place = "属地"
persons = "人数"
"petitioner.name" = "信访人"
"petitioner.phone" = "联系电话"
request = "内容"
accepted = "受理日期"
replied = "答复日期"
reply = "答复意见"
closed = "办结日期"
"""


def timed(*command, may_find=False, together=False):
    """Seconds by the clock, seconds of processors, peak resident megabytes and output of a command,
    its complaints too if `together`."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as complaints, tempfile.TemporaryFile() as output:
        child = subprocess.Popen([str(c) for c in command], stdout=output, stderr=complaints)
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        if os.waitstatus_to_exitcode(status) not in ((0, 1) if may_find else (0,)):
            complaints.seek(0)
            sys.exit(f"failed: {' '.join(map(str, command))}\n"
                     + complaints.read(2000).decode(errors="replace"))
        output.seek(0)
        complaints.seek(0)
        said = output.read() + complaints.read() if together else output.read(1 << 16)
        return (seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024,
                said.decode(errors="replace"))


class Ledger:
    def __init__(self, build, count, work):
        self.anjuan, self.count, self.root = build / "cli/anjuan", count, work / "ledger"
        self.read_all = build / "tests/bench_read_all"
        timed(build / "tests/bench_generate", "ledger", self.root, count)

    def floor(self):
        return timed(self.read_all, self.root / "cases")

    def run(self, *words, may_find=False):
        return timed(self.anjuan, "-C", self.root, "--now", NOW, "-q", *words, may_find=may_find)

    def forget(self):
        for path in (self.root / ".anjuan").glob("index-*"):
            path.unlink()


class Report:
    """The rows of the table."""

    def __init__(self):
        self.seconds = {}

    def measure(self, what, ledger, words, target=None, limit=None, rounds=ROUNDS):
        """`target`: at most so many times the yardstick; `limit`: at most so many seconds."""
        mine, busy, plain, plain_busy, memory = [], [], [], [], 0
        for _ in range(rounds):
            seconds, processors, _, _ = ledger.floor()
            plain.append(seconds)
            plain_busy.append(processors)
            seconds, processors, used, _ = ledger.run(*words, may_find=True)
            mine.append(seconds)
            busy.append(processors)
            memory = max(memory, used)
        self.add(what, ledger.count, [statistics.median(times) for times in (mine, busy, plain,
                                                                             plain_busy)],
                 memory, target, limit)

    def add(self, what, count, times, memory, target=None, limit=None):
        seconds, busy, plain, plain_busy = times
        ratio = busy / plain_busy
        self.seconds[what, count] = busy
        wanted, met = "–", "–"
        if target:
            wanted = f"≤ {target} ×"
            met = "yes" if ratio <= target else f"{ratio / target:.1f} times too much"
        if limit:
            wanted = f"≤ {limit * 1000:.0f} ms"
            met = "yes" if seconds <= limit else f"{seconds / limit:.1f} times too slow"
        most = 60 if count <= 100_000 else 250
        if memory > most:
            met += f"; {memory - most:.0f} MB over {most}"
        print(f"| {what} | {count:,} | {seconds:.3f} s | {busy:.3f} s | {memory:.0f} MB | "
              f"{seconds / plain:.2f} × | {ratio:.2f} × | {wanted} | {met} |", flush=True)

    def add_pair(self, what, count, mine, plain, target):
        """Runs of `timed` beside runs of something else that does the same."""
        times = [statistics.median(run[i] for run in runs) for runs in (mine, plain) for i in (0, 1)]
        self.add(what, count, times, max(run[2] for run in mine), target)

    def growth(self, counts):
        for less, more in zip(counts, counts[1:]):
            allowed = 1.1 * more / less
            for what in dict.fromkeys(what for what, _ in self.seconds):
                if (what, less) in self.seconds and (what, more) in self.seconds:
                    factor = self.seconds[what, more] / self.seconds[what, less]
                    verdict = "" if factor <= allowed else "  **more than it may**"
                    print(f"- {what}: {factor:.1f} times as long{verdict}")


def measure_ledger(report, build, count, work):
    ledger = Ledger(build, count, work)
    ledger.floor()
    overdue = ("list", "--overdue", "--limit", "1")
    kpi = ("report", "kpi", "--year", "2026")
    own = [0]

    def register():
        own[0] += 1
        return ("register", "--title", f"反映路灯不亮（第{own[0]}次）", "--petitioner", "示例77",
                "--phone", "10000000077", "--channel", "visit")

    report.measure("list --overdue --limit 1, no index", ledger, overdue, 1.3)
    report.measure("list, every case matches, no index", ledger, ("list",), 1.5, rounds=3)
    report.measure("report kpi, no index", ledger, kpi, 1.3)
    report.measure("register, no index before", ledger, register(), rounds=1)
    ledger.forget()
    report.measure("list --text, no case has it", ledger, ("list", "--text", "没有这句话"), 1.5,
                   rounds=3)
    report.measure("list --name, a part, no case has it", ledger, ("list", "--name", "*没这人*"), 1.5,
                   rounds=3)
    report.measure("verify", ledger, ("verify",), 6, rounds=3)
    report.measure("escalate -n, all that is due", ledger, ("-n", "escalate"), 10, rounds=3)
    report.measure("escalate, writes all that is due", ledger, ("escalate",), rounds=1)
    if count >= 10_000:
        time.sleep(AT_REST)
    report.measure("register, fills the index", ledger, register(), rounds=1)
    report.measure("list --overdue --limit 1", ledger, overdue, 0.6)
    report.measure("list, every case matches", ledger, ("list",), 0.8, rounds=3)
    report.measure("list as JSON, every case matches", ledger, ("--json", "list"), rounds=3)
    report.measure("report kpi", ledger, kpi, 0.6)
    report.measure("escalate, nothing new", ledger, ("escalate",), 0.6)
    report.measure("register, repeats found", ledger, register(), limit=0.05)
    report.measure("show", ledger, ("show", "2026-1"), limit=0.05)
    report.measure("note (one event)", ledger,
                   ("note", "2026-1", "--step", "meet"), limit=0.05, rounds=3)
    report.measure("list --name", ledger, ("list", "--name", "示例77"), limit=0.1)
    report.measure("list --phone", ledger, ("list", "--phone", "10000000077"), limit=0.1)
    measure_cold(ledger)
    measure_calls(ledger)


def drop_caches():
    """False where this user may not make the machine forget what it read."""
    os.sync()
    try:
        pathlib.Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        return False
    return True


def measure_cold(ledger):
    """By the clock: what counts is how long the disk is waited for."""
    rows = []
    for what, words in (("list --overdue --limit 1", ("list", "--overdue", "--limit", "1")),
                        ("report kpi", ("report", "kpi", "--year", "2026")),
                        ("escalate, nothing new", ("escalate",)), ("verify", ("verify",))):
        times = []
        for run in (ledger.floor, lambda words=words: ledger.run(*words, may_find=True)):
            if not drop_caches():
                return
            times.append(run()[0])
        rows.append(f"| {what} | {ledger.count:,} | {times[1]:.2f} s | {times[1] / times[0]:.2f} × |")
    COLD.extend(rows)


def measure_calls(ledger):
    """How often each asks the kernel for something, a case."""
    if not shutil.which("strace"):
        return
    for what, words in (("list --overdue --limit 1", ("list", "--overdue", "--limit", "1")),
                        ("report kpi", ("report", "kpi", "--year", "2026")),
                        ("escalate, nothing new", ("escalate",)), ("verify", ("verify",)),
                        ("show", ("show", "2026-1"))):
        said = timed("strace", "-f", "-c", "-U", "calls,name", ledger.anjuan, "-C", ledger.root,
                     "--now", NOW, "-q", *words, may_find=True, together=True)[3]
        total = re.search(r"(\d+) total\s*$", said)
        if total:
            CALLS.append(f"| {what} | {ledger.count:,} | {int(total.group(1)) / ledger.count:.3f} |")


def measure_git(report, build, count, work):
    """The same ledger kept in git: an event with its commit beside git alone, and looking at a commit
    beside looking at the files."""
    (work / "git").mkdir()
    ledger = Ledger(build, count, work / "git")
    root = ledger.root
    settings = root / "anjuan.toml"
    settings.write_text(re.sub(r"(?m)^commit = false", "commit = true", settings.read_text()))
    for words in (["init", "--quiet"], ["config", "user.name", "示例"],
                  ["config", "user.email", "li-na@dz.example"], ["config", "feature.manyFiles", "true"],
                  ["add", "--all"], ["commit", "--quiet", "--message", "所有案件"]):
        timed("git", "-C", root, *words)
    plain_file = sorted((root / "cases").rglob("*.yaml"))[1]
    mine, plain = [], []
    for number in range(ROUNDS):
        with plain_file.open("a") as file:
            file.write(f"# {number}\n")
        plain.append(timed("sh", "-c", f"git -C '{root}' add '{plain_file}' && "
                           f"git -C '{root}' commit --quiet --message {number}"))
        timed("git", "-C", root, "reset", "--quiet", "--hard", "HEAD~1")
        timed("git", "-C", root, "status", "--short")  # its index is fresh for both
        mine.append(timed(ledger.anjuan, "-C", root, "--now", NOW, "-q", "--by", "li-na", "note",
                          "2026-1", "--note", f"电话联系{number}"))
    report.add_pair("note (one event) with its commit / git add FILE && git commit", count, mine, plain,
                    1.3)
    at, tree = [], []
    for _ in range(3):
        tree.append(ledger.run("report", "kpi", "--year", "2026"))
        at.append(ledger.run("--at", "HEAD", "report", "kpi", "--year", "2026"))
    report.add_pair("--at HEAD report kpi / report kpi on the files", count, at, tree, 3)


def measure_import(report, build, count, work):
    timed(build / "tests/bench_generate", "csv", work / "rows.csv", count)
    (work / "map.toml").write_text(MAP)
    timed(build / "cli/anjuan", "-q", "init", work / "new", "--code", "NEW", "--name",
          "示例市信访局")
    seconds, busy, memory, said = timed(build / "cli/anjuan", "-C", work / "new", "--now", NOW, "--json",
                                  "register", "--from", work / "rows.csv", "--map",
                                  work / "map.toml")
    if f'"registered": {count},' not in said:
        sys.exit(f"not every row was registered: {said}")
    timed(build / "tests/bench_read_all", work / "new/cases")
    plain, plain_busy, _, _ = timed(build / "tests/bench_read_all", work / "new/cases")
    report.add("import, one row a case", count, [seconds, busy, plain, plain_busy], memory,
               limit=count / 15_000)


def processor():
    found = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return found.group(1) if found else platform.machine()


def main():
    build, counts = pathlib.Path(sys.argv[1]).resolve(), [int(n) for n in sys.argv[2:]]
    report = Report()
    load = os.getloadavg()[0]
    print(f"Printed by `tests/bench/run.sh {' '.join(map(str, counts))}` on "
          f"{time.strftime('%Y-%m-%d')}: {os.cpu_count()} × {processor()}, Linux "
          f"{platform.release()}; load at the beginning {load:.1f}. Warm cache.\n")
    print("| command | cases | time | processors | memory | time × | processors × | target | met |\n"
          "|---|---|---|---|---|---|---|---|---|")
    # Nothing is removed before the end: for minutes ext4 passes over every inode that was just freed
    # when it makes a file, which doubled the time of an import.
    top = pathlib.Path(tempfile.mkdtemp(prefix="anjuan-bench-"))
    try:
        for count in counts:
            work = top / str(count)
            work.mkdir()
            measure_ledger(report, build, count, work)
            measure_import(report, build, count, work)
            if count <= MOST_IN_GIT:
                measure_git(report, build, count, work)
    finally:
        shutil.rmtree(top, ignore_errors=True)  # git tidies up behind its last commit
    for heading, rows in (("cold cache | cases | time | of the floor", COLD),
                          ("calls of the system | cases | a case", CALLS)):
        if rows:
            print(f"\n| {heading} |\n|{'---|' * (heading.count('|') + 1)}")
            print("\n".join(rows))
    if len(counts) > 1:
        print("\nGrowth from each size to the next:\n")
        report.growth(counts)


if __name__ == "__main__":
    main()
