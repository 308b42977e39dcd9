#!/usr/bin/env python3
"""The program with a kernel that refuses to read, one system call after the other.

strace makes each call on a file of the ledger fail once with EIO. No command may then exit with 0
unless it did and printed the very same: the seam that the fault tests use inside the program may
have been forgotten somewhere, the kernel's is not.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
SKIP = 77
READING = "openat,getdents64,newfstatat,read,access,lstat,stat"
COMMANDS = [
    ["list"],
    ["verify"],
    ["show", "2026-2"],
    ["report", "sessions"],
    ["-q", "escalate", "--now", "2026-10-20"],
    ["register", "--title", "反映路灯", "--petitioner", "赵某", "--source", "12345/7"],
    ["schedule", "plan", "--month", "2026-12"],
    ["schedule", "absent", "o1", "--from", "2026-11-10", "--reason", "leave"],
]
ROTA = ('\n[rota]\n[[rota.desk]]\nid = "hall"\nplace = "接访室"\ntime = "09:00-11:30"\n[[rota.cover]]\ndesk = "hall"\nwhen = "workday"\n'
        'source = "B1"\n')


def run(words, cwd, wrapper=()):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "ANJUAN_LANG": "en",
           "ANJUAN_NOW": "2026-09-01", "USER": "li-na"}
    return subprocess.run([*wrapper, PROGRAM, *words], cwd=cwd, env=env, capture_output=True,
                          text=True, timeout=60)


def files(root):
    found = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            if "/.anjuan/" not in path:
                with open(path, "rb") as file:
                    found[os.path.relpath(path, root)] = file.read()
    return found


def make_ledger(root):
    subprocess.run([PROGRAM, "-q", "init", root, "--code", "DZ", "--name", "信访局"], check=True)
    with open(f"{root}/officials.yaml", "w") as file:
        for n in range(1, 6):
            file.write(f"- {{id: o{n}, name: 官{n}, rank: deputy}}\n")
    for day in ("2026-06-29", "2026-07-06", "2026-08-03"):
        run(["-q", "register", "--title", "反映补贴", "--petitioner", "李某某", "--now", day],
            root).check_returncode()
    with open(f"{root}/anjuan.toml", "a") as file:
        file.write(ROTA)
    for words in (["-q", "schedule", "plan", "--month", "2026-11"],
                  ["-q", "schedule", "hold", "2026-08-31", "--desk", "hall", "--official", "o1"]):
        done = run(words, root)
        if done.returncode != 0:
            sys.exit(f"{words}: {done.stderr}")


def main():
    if not os.path.exists(PROGRAM):
        print(f"skipped: {PROGRAM} is not built")
        return SKIP
    if shutil.which("strace") is None:
        print("skipped: there is no strace")
        return SKIP
    with tempfile.TemporaryDirectory() as scratch:
        seed, log = f"{scratch}/seed", f"{scratch}/log"
        make_ledger(seed)
        if run(["list"], seed, ["strace", "-o", log]).returncode != 0:
            print("skipped: strace may not trace here")
            return SKIP
        faults, wrong = 0, []
        for words in COMMANDS:
            whole = f"{scratch}/whole"
            shutil.rmtree(whole, ignore_errors=True)
            shutil.copytree(seed, whole)
            expected = run(words, whole)
            if expected.returncode != 0:
                sys.exit(f"{words}: {expected.stderr}")
            expected_files, before = files(whole), files(seed)
            for place in places(whole, words):
                for n in range(1, 100):
                    work = f"{scratch}/work"
                    shutil.rmtree(work, ignore_errors=True)
                    shutil.copytree(seed, work)
                    done = run(words, work, ["strace", "-o", log, "-P", place, "-e",
                                             f"trace={READING}", "-e",
                                             f"inject={READING}:error=EIO:when={n}"])
                    with open(log) as file:
                        calls = [line for line in file if "(INJECTED)" in line]
                    if not calls:
                        break
                    faults += 1
                    what = f"{' '.join(words)}: {calls[0].strip()}"
                    if done.returncode == 0:
                        if done.stdout != expected.stdout or files(work) != expected_files:
                            wrong.append(f"{what}\n    exit 0, but not all was done")
                    elif done.returncode != 6 or not named(done.stderr, place, calls[0]):
                        wrong.append(f"{what}\n    exit {done.returncode}: {done.stderr}")
                    elif "escalate" not in words and files(work) != before:
                        # The search for repeats comes after the storing, and says so.
                        if "is registered" not in done.stderr:
                            wrong.append(f"{what}\n    failed, and wrote")
        print(f"{faults} calls failed, {len(wrong)} in a way that is not told")
        for one in wrong:
            print(one)
        return 1 if wrong or faults < 100 else 0


def named(stderr, place, call):
    """The place, or what was looked for in it, with the reason."""
    looked_for = re.search(r'"([^"]+)"', call)
    names = [place] + ([looked_for[1]] if looked_for else [])
    return any(any(name in line for name in names) and "Input/output error" in line
               for line in stderr.splitlines() if not line.startswith("strace:"))


def places(root, words):
    """The files and folders that the command touches, as it names them."""
    log = f"{root}.trace"
    shutil.rmtree(f"{root}.copy", ignore_errors=True)
    shutil.copytree(root, f"{root}.copy")
    run(words, f"{root}.copy", ["strace", "-o", log, "-e", f"trace={READING}"])
    found = {}
    with open(log) as file:
        for line in file:
            parts = line.split('"')
            if len(parts) > 2 and parts[1] and not parts[1].startswith("/"):
                found[parts[1]] = None
    return [path for path in found if not path.startswith(".anjuan/lock")]


if __name__ == "__main__":
    sys.exit(main())
