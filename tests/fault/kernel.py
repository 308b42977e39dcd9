#!/usr/bin/env python3
"""The program with a kernel that kills it, or refuses, at one system call after the other.

strace cuts a command at each call that it makes: kill -9 before the call, or the call fails with
EIO, ENOSPC, EDQUOT, EROFS, EACCES, EMFILE or EINTR. Whatever happens, the ledger is then the old one
or the new one once somebody has written again; exit code 0 means that everything was stored and
printed; a failure after the storing says that it is stored; and the command run again gives the
bytes of a run that nobody disturbed.

    kernel.py PROGRAM            a sample of the points, spread evenly
    kernel.py PROGRAM --all      every one (an hour)
    kernel.py PROGRAM --points N
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

from reading import PROGRAM, SKIP, files, make_ledger, run

SAMPLE = 90
ERRORS = ["EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EINTR"]
# In the order in which they need each other's files. Each has its own seed: what those before made.
COMMANDS = [
    ["register", "--title", "反映路灯", "--petitioner", "赵某", "--source", "12345/7"],
    ["register", "--from", "../rows.csv", "--quarantine", "../rejects.csv"],
    ["note", "2026-1", "--duty", "电话联系"],
    ["merge", "2026-1", "--into", "2026-2"],
    ["-q", "escalate", "--now", "2026-10-20"],
    ["apply", "--from", "../events.csv"],
    ["schedule", "plan", "--month", "2026-12"],
    ["schedule", "absent", "o1", "--from", "2026-11-10", "--reason", "leave"],
    ["schedule", "hold", "2026-08-31", "--desk", "hall", "--official", "o1", "--again"],
    ["record", "meeting", "--type", "joint", "--title", "联席会议", "--on", "2026-08-30"],
    ["recompute", "--write"],
    ["list"],
    ["verify"],
    ["report", "sessions"],
    ["init", "new", "--code", "DZ", "--name", "信访局"],
]
# A failure after the storing says so in one of these ways.
STORED = re.compile(r"do not|next run of escalate|before you run this again|changes nothing|"
                    r"moves nothing|is registered|rejects are in")
CALL = re.compile(r"^(?:\d+ +)?([a-z_0-9]+)\(")
# Calls that no error is injected into: the program is ended by them, or they cannot fail.
NEVER = {"exit_group", "exit", "execve", "rt_sigreturn", "arch_prctl", "brk", "munmap"}


def prepare(scratch, seed):
    make_ledger(seed)
    with open(f"{scratch}/rows.csv", "w") as file:
        file.write("title,petitioner,received\n反映水质,钱某,2026-08-01\n反映噪声,孙某,2026-08-02\n,周某,\n")
    with open(f"{scratch}/events.csv", "w") as file:
        file.write("case,event,on,document,late_reason\n2026-1,accept,2026-06-30,告知书1号,补录\n"
                   "2026-2,accept,2026-07-07,告知书2号,补录\n")


def state(work):
    """Every file that counts, with what lies beside the ledger."""
    found = files(work)
    for name in ("rejects.csv",):
        beside = os.path.join(os.path.dirname(work), name)
        if os.path.exists(beside):
            with open(beside, "rb") as file:
                found["../" + name] = file.read()
    return found


def calls_of(words, seed, work, log):
    """How often each system call is made, in a run that nobody disturbs."""
    fresh(seed, work)
    done = run(words, work, ["strace", "-f", "-o", log])
    if done.returncode not in (0, 1):
        sys.exit(f"{words}: {done.stderr}")
    counts = {}
    with open(log) as file:
        for line in file:
            if match := CALL.match(line):
                counts[match[1]] = counts.get(match[1], 0) + 1
    return counts, done, state(work)


def fresh(seed, work):
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(seed, work)
    for name in os.listdir(os.path.dirname(work)):
        if name.startswith("rejects.csv"):
            os.remove(os.path.join(os.path.dirname(work), name))


def points_of(counts):
    for call, count in sorted(counts.items()):
        if call in NEVER:
            continue
        for n in range(1, count + 1):
            yield call, n, "signal=KILL"
            for error in ERRORS:
                yield call, n, f"error={error}"


def judge(words, point, seed, work, log, whole, expected):
    """What is wrong with a cut; empty when nothing is. None when it was never reached."""
    call, n, fault = point
    fresh(seed, work)
    before = state(work)
    done = run(words, work, ["strace", "-f", "-o", log, "-e", f"trace={call}",
                             "-e", f"inject={call}:{fault}:when={n}"])
    killed = fault == "signal=KILL"
    with open(log) as file:
        reached = any("(INJECTED)" in line or "killed by SIGKILL" in line for line in file)
    if not reached:
        return None
    if done.returncode == whole.returncode and not killed:
        if done.stdout != whole.stdout:
            return f"exit {done.returncode}, but not everything was printed"
        if state(work) != expected:
            return f"exit {done.returncode}, but not everything was stored"
        return ""
    if done.returncode in (70, 134, 139):
        return f"exit {done.returncode}: {done.stderr}"
    # Whoever writes next brings the ledger in order.
    if os.path.exists(f"{work}/anjuan.toml") and "init" not in words:
        mended = run(["-q", "recompute", "--write"], work)
        if mended.returncode != 0:
            return f"the next command fails: {mended.stderr}"
    now = state(work)
    if now == expected:
        stored = now != before
        if stored and not killed and not STORED.search(done.stderr):
            return f"exit {done.returncode}, stored, and does not say so: {done.stderr}"
    elif "escalate" in words and done.returncode == 6:
        # One file that cannot be read does not keep the night from the others.
        torn = [path for path in now if now[path] not in (before.get(path), expected.get(path))]
        if torn:
            return f"neither old nor new: {torn}"
    elif now != before and "init" not in words and not only_rejects(now, before):
        differing = sorted(set(now.items()) ^ set(before.items()))
        return f"neither the old ledger nor the new one: {sorted({path for path, _ in differing})}"
    if now != expected or "escalate" in words or "init" in words:
        again = run(words, work)
        if again.returncode != whole.returncode:
            return f"run again, it fails: {again.stderr}"
        if state(work) != expected:
            return "run again, it gives another ledger"
        told = done.stdout + again.stdout
        if "escalate" in words and any(id_ not in told for id_ in re.findall(r"DZ-\S+", whole.stdout)):
            return "an escalation is on record that was told in neither run"
    return ""


def only_rejects(now, before):
    return {k: v for k, v in now.items() if k != "../rejects.csv"} == before


def main():
    if not os.path.exists(PROGRAM) or shutil.which("strace") is None:
        print(f"skipped: {PROGRAM} is not built, or there is no strace")
        return SKIP
    limit = None if "--all" in sys.argv else SAMPLE
    if "--points" in sys.argv:
        limit = int(sys.argv[sys.argv.index("--points") + 1])
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else None
    with tempfile.TemporaryDirectory() as scratch:
        seed, work, log = f"{scratch}/seed", f"{scratch}/work", f"{scratch}/log"
        prepare(scratch, seed)
        if run(["list"], seed, ["strace", "-f", "-o", log]).returncode != 0:
            print("skipped: strace may not trace here")
            return SKIP
        cut, wrong, possible = 0, [], 0
        for words in COMMANDS:
            if only and only not in words:
                continue
            counts, whole, expected = calls_of(words, seed, work, log)
            points = list(points_of(counts))
            possible += len(points)
            share = len(points) if limit is None else max(1, limit // len(COMMANDS))
            # Spread evenly, and not always at the same fault: the step is odd.
            step = max(1, len(points) // share) | 1
            for point in points if limit is None else points[step // 2::step]:
                problem = judge(words, point, seed, work, log, whole, expected)
                cut += problem is not None
                if problem:
                    wrong.append(f"{' '.join(words)}: {point[0]} {point[1]} {point[2]}\n    {problem}")
        print(f"{len(COMMANDS)} commands cut at {cut} of {possible} points, {len(wrong)} wrongly")
        for one in wrong:
            print(one)
        return 1 if wrong or cut < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
