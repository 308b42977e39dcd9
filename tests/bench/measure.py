"""Times the program: measure.py BUILD N"""

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


def timed(*command):
    """Seconds, peak resident megabytes and output of a command."""
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
    return seconds, used.ru_maxrss / 1024, output.decode()


def main():
    build, count = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    anjuan = build / "cli/anjuan"
    generate = build / "tests/bench_generate"
    read_all = build / "tests/bench_read_all"
    work = pathlib.Path(tempfile.mkdtemp(prefix="anjuan-bench-"))
    try:
        seconds, _, _ = timed(generate, "ledger", work / "ledger", count)
        print(f"generated {count} cases in {seconds:.1f} s")
        _, _, floor = timed(read_all, work / "ledger/cases")  # warms the cache
        print(f"the yardstick reads {floor.strip()}")
        listing = (anjuan, "-C", work / "ledger", "--now", NOW, "-q", "list", "--overdue")
        mine, plain, rows = [], [], ""
        for _ in range(ROUNDS):
            seconds, _, _ = timed(read_all, work / "ledger/cases")
            plain.append(seconds)
            seconds, memory, rows = timed(*listing)
            mine.append(seconds)
        ratio = statistics.median(mine) / statistics.median(plain)
        print(f"open and read every file: {statistics.median(plain):.3f} s")
        print(f"anjuan list --overdue:    {statistics.median(mine):.3f} s, {memory:.0f} MB, "
              f"{rows.count(chr(10)) - 2} overdue")
        print(f"ratio (medians of {ROUNDS} alternating runs): {ratio:.2f}, at most 1.50 wanted")

        reporting = (anjuan, "-C", work / "ledger", "--now", NOW, "-q", "report", "kpi", "--year",
                     "2026")
        mine, plain = [], []
        for _ in range(ROUNDS):
            seconds, _, _ = timed(*listing)
            plain.append(seconds)
            seconds, memory, rows = timed(*reporting)
            mine.append(seconds)
        ratio = statistics.median(mine) / statistics.median(plain)
        print(f"anjuan report kpi:        {statistics.median(mine):.3f} s, {memory:.0f} MB; "
              f"list --overdue beside it {statistics.median(plain):.3f} s")
        print(f"ratio (medians of {ROUNDS} alternating runs): {ratio:.2f}, at most 2.00 wanted")

        timed(generate, "csv", work / "rows.csv", count)
        (work / "map.toml").write_text(MAP)
        timed(anjuan, "-q", "init", work / "new", "--code", "NEW", "--name", "示例市信访局")
        seconds, memory, said = timed(anjuan, "-C", work / "new", "--now", NOW, "--json",
                                      "register", "--from", work / "rows.csv", "--map",
                                      work / "map.toml")
        if f'"registered": {count},' not in said:
            sys.exit(f"not every row was registered: {said}")
        print(f"import of {count} rows: {seconds:.1f} s, {memory:.0f} MB; "
              "60 s and 200 MB at most wanted")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
