#!/usr/bin/env python3
"""The nightly check runs as it was installed: by cron's line with cron's environment, by systemd's unit.

Usage: server.py BUILD_DIRECTORY
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1])


def run(command, **more):
    return subprocess.run(command, text=True, capture_output=True, **more)


def must(holds, sentence, detail=""):
    if not holds:
        sys.exit(f"not so: {sentence}\n{detail}")
    print(f"  {sentence}")


with tempfile.TemporaryDirectory(prefix="anjuan-server-") as temporary:
    root = pathlib.Path(temporary)
    prefix = root / "opt"
    ledger = root / "ledger"
    metrics = root / "metrics"
    metrics.mkdir()
    done = run(["cmake", "--install", str(BUILD), "--prefix", str(prefix)])
    must(done.returncode == 0, "the program installs with its examples", done.stderr)
    examples = prefix / "share/anjuan/examples"
    program = prefix / "bin/anjuan"
    manual = prefix / "share/man"
    pages = {page.relative_to(manual) for page in manual.rglob("*.[157]") if "zh_CN" not in page.parts}
    chinese = {page.relative_to(manual / "zh_CN") for page in (manual / "zh_CN").rglob("*.[157]")}
    must(pathlib.Path("man5/anjuan-ledger.5") in pages and pages == chinese,
         "every page of the manual is installed in both languages", str(sorted(pages ^ chinese)))

    # A server without a compiler: what the program links or calls is what the section [run] names.
    needed = {"git"}
    resolved = dict(re.findall(r"(\S+) => (\S+)", run(["ldd", program], check=True).stdout))
    for library in re.findall(r"NEEDED.*\[(.*)\]", run(["readelf", "-d", program], check=True).stdout):
        path = os.path.realpath(resolved[library])
        owner = run(["dpkg", "-S", f"*/{os.path.basename(path)}"]).stdout
        needed.update(line.split(":")[0] for line in owner.splitlines() if path.endswith(line.split(": ")[1]))
    named = set(re.search(r"\[run\]\n(.*?)\n\[", pathlib.Path(".packages").read_text(), re.S)[1].split())
    everywhere = {"libc6", "libgcc-s1", "libasan8", "libubsan1"}
    must(needed - everywhere == named, "the section [run] of .packages names what a server needs",
         f"needed: {sorted(needed - everywhere)}\nnamed: {sorted(named)}")

    run([program, "-q", "init", ledger, "--code", "DZ", "--name", "示例局"], check=True)
    for title in ("反映路灯不亮", "反映井盖缺失"):
        run([program, "-C", ledger, "--by", "li", "--now", "2026-07-01", "register", "--title", title,
             "--petitioner", "李某某", "--channel", "visit", "--unit", "office"], check=True)

    def at_home(text):
        return (text.replace("/srv/anjuan/ledger", str(ledger))
                .replace("/var/lib/prometheus/node-exporter", str(metrics)))

    # cron: nothing in the environment but these, and the assignments of the table itself.
    table = at_home((examples / "crontab").read_text())
    environment = {"HOME": str(root), "LOGNAME": "anjuan", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
    jobs = []
    for line in table.splitlines():
        if match := re.fullmatch(r"([A-Z]+)=(.*)", line):
            environment[match[1]] = match[2]
        elif line and not line.startswith("#"):
            jobs.append(line.split(maxsplit=5)[5])
    must(len(jobs) == 2, "the table has the nightly and the weekly job", table)
    first = run(["/bin/sh", "-c", jobs[0]], env=environment, cwd="/")
    must(first.returncode == 0 and "DZ-2026-000001" in first.stdout,
         "the line of the crontab finds the program and tells what is late", first.stdout + first.stderr)
    must(not run(["/bin/sh", "-c", jobs[0]], env=environment, cwd="/").stdout,
         "the same line is silent the second time")
    figures = (metrics / "anjuan.prom").read_text()
    must('anjuan_cases_open{office="DZ"} 2' in figures,
         "the metrics name the office", figures)
    weekly = run(["/bin/sh", "-c", jobs[1]], env=environment, cwd="/")
    must(weekly.returncode == 0 and not weekly.stdout, "the weekly proof is silent on a whole ledger",
         weekly.stdout + weekly.stderr)

    # The metrics cannot be written: what was escalated is told all the same.
    late = run([program, "-C", ledger, "--by", "li", "--now", "2026-07-02", "register", "--title", "反映占道",
                "--petitioner", "王某某", "--channel", "visit", "--unit", "office"])
    must(late.returncode == 0, "one more case is registered", late.stderr)
    shutil.rmtree(metrics)
    without = run(["/bin/sh", "-c", jobs[0]], env=environment, cwd="/")
    must(without.returncode == 6 and "DZ-2026-000003" in without.stdout,
         "without a place for the metrics the escalations are told, with exit code 6",
         without.stdout + without.stderr)

    # systemd: the installed unit is valid and names a program that is there.
    if shutil.which("systemd-analyze"):
        units = root / "units"
        units.mkdir()
        for name in ("anjuan-nightly.service", "anjuan-nightly.timer"):
            (units / name).write_text(at_home((examples / name).read_text()))
        judged = run(["systemd-analyze", "verify", "--man=no", str(units / "anjuan-nightly.timer"),
                      str(units / "anjuan-nightly.service")])
        must(judged.returncode == 0 and "anjuan" not in judged.stderr, "systemd takes the installed unit",
             judged.stderr)
    else:
        print("  (no systemd-analyze here: the unit was not judged)")
