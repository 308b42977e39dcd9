"""Times the program: measure.py BUILD N

Two clocks: the time that passed, and the time of processors, which a busy machine moves less.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
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
NOW = "2026-07-20T06:00:00+08:00"


class Run:
    """What a command took: seconds that passed, seconds of processors, megabytes, its output."""

    def __init__(self, seconds, used, output):
        self.seconds, self.output = seconds, output
        self.cpu = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss / 1024


def timed(*command):
    """Runs a command that must succeed."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE,
                                 stderr=complaints)
        output = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        if os.waitstatus_to_exitcode(status) != 0:
            complaints.seek(0)
            sys.exit(f"failed: {' '.join(map(str, command))}\n"
                     + complaints.read(2000).decode(errors="replace"))
    return Run(seconds, used, output.decode())


def compare(name, command, other, wanted):
    """Runs two commands in turns and prints the medians of the first, and how they compare."""
    runs, others = [], []
    for _ in range(ROUNDS):
        others.append(timed(*other))
        runs.append(timed(*command))

    def median(of, clock):
        return statistics.median(getattr(run, clock) for run in of)

    print(f"{name}: {median(runs, 'seconds'):.3f} s, {median(runs, 'cpu'):.3f} s of processors, "
          f"{runs[-1].memory:.0f} MB")
    print(f"  beside it {median(others, 'seconds'):.3f} s, {median(others, 'cpu'):.3f} s; ratio "
          f"{median(runs, 'seconds') / median(others, 'seconds'):.2f}, of processors "
          f"{median(runs, 'cpu') / median(others, 'cpu'):.2f} "
          f"(medians of {ROUNDS} turns); at most {wanted:.2f} wanted")


def main():
    build, count = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    anjuan = build / "cli/anjuan"
    generate = build / "tests/bench_generate"
    read_all = build / "tests/bench_read_all"
    work = pathlib.Path(tempfile.mkdtemp(prefix="anjuan-bench-"))
    try:
        made = timed(generate, "ledger", work / "ledger", count)
        print(f"generated {count} cases in {made.seconds:.1f} s")
        reading = (read_all, work / "ledger/cases")
        print(f"the yardstick reads {timed(*reading).output.strip()}")  # and warms the cache
        at = (anjuan, "-C", work / "ledger", "--now", NOW, "-q")
        listing = (*at, "list", "--overdue")
        compare("list --overdue, beside reading every file", listing, reading, 1.5)
        print(f"  {timed(*listing).output.count(chr(10)) - 2} are overdue")
        reporting = (*at, "report", "kpi", "--year", "2026")
        compare("report kpi, beside list --overdue", reporting, listing, 2.0)

        timed(generate, "csv", work / "rows.csv", count)
        (work / "map.toml").write_text(MAP)
        timed(anjuan, "-q", "init", work / "new", "--code", "NEW", "--name", "示例市信访局")
        done = timed(anjuan, "-C", work / "new", "--now", NOW, "--json", "register", "--from",
                     work / "rows.csv", "--map", work / "map.toml")
        if f'"registered": {count},' not in done.output:
            sys.exit(f"not every row was registered: {done.output}")
        print(f"import of {count} rows: {done.seconds:.1f} s, {done.cpu:.1f} s of processors, "
              f"{done.memory:.0f} MB; 60 s and 200 MB at most wanted")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
