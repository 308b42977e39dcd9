#!/usr/bin/env python3
"""Many people and git on one ledger at once.

Writers register, take notes, record meetings and absences, each time as a process of its own;
readers list, show and verify; git checks out another version of a case again and again; an editor
adds lines to cases. In the end every act that was acknowledged is there once, no reader has failed,
no line of the editor is lost, and verify finds nothing.

    crowd.py PROGRAM [WRITERS ACTS]      default: 3 writers with 12 acts each
    crowd.py PROGRAM 8 500               the whole
"""
import datetime
import glob
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import time

from reading import PROGRAM, make_ledger, run

NOTED = ["2026-1", "2026-2"]
CHECKED_OUT = "cases/2026/08/DZ-2026-000003.yaml"
BUSY = 5  # somebody else wrote meanwhile: run it again


def act(root, words):
    """Runs until it is acknowledged; what else goes wrong ends the test."""
    while True:
        done = run(["--lock-timeout", "120", *words], root)
        if done.returncode == 0:
            return
        if done.returncode != BUSY:
            raise SystemExit(f"{words}: exit {done.returncode}\n{done.stderr}")


def write(root, who, acts):
    for i in range(acts):
        mark = f"w{who}n{i}"
        words = [["register", "--title", f"反映{mark}", "--source", f"12345/{mark}"],
                 ["note", NOTED[i % 2], "--duty", "电话联系", "--note", mark],
                 ["record", "meeting", "--type", "joint", "--title", mark, "--on", "2026-08-30"],
                 ["schedule", "absent", f"o{who % 5 + 1}", "--from",
                  str(datetime.date(2030, 1, 1) + datetime.timedelta(days=2 * (i + who * acts))),
                  "--reason", mark]][i % 4]
        act(root, words)


def read(root, words, stop, failures):
    while not stop.is_set():
        done = run(words, root)
        if done.returncode != 0:
            failures.put(f"{words}: exit {done.returncode}\n{done.stdout}{done.stderr}")


def check_out(root, stop):
    while not stop.is_set():
        for version in ("HEAD~1", "HEAD"):
            subprocess.run(["git", "checkout", "-q", version, "--", CHECKED_OUT], cwd=root, check=True)
            time.sleep(0.02)


def edit(root, stop, added):
    """Adds comments as a careful editor does: it looks whether what it wrote to is still the file."""
    path = glob.glob(f"{root}/cases/2026/*/DZ-2026-000001.yaml")[0]
    count = 0
    while not stop.is_set():
        while True:
            with open(path, "a") as file:
                file.write(f"# by hand {count}\n")
                file.flush()
                if os.fstat(file.fileno()).st_ino == os.stat(path).st_ino:
                    break
        count += 1
        added.value = count
        time.sleep(0.05)


def git(root, *words):
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@t", *words], cwd=root, check=True,
                   stdout=subprocess.DEVNULL)


def main():
    writers, acts = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else (3, 12)
    with tempfile.TemporaryDirectory() as scratch:
        root = f"{scratch}/ledger"
        make_ledger(root)
        git(root, "init", "-q")
        git(root, "add", "-A")
        git(root, "commit", "-qm", "one")
        with open(f"{root}/{CHECKED_OUT}", "a") as file:
            file.write("# another version\n")
        git(root, "commit", "-qam", "two")

        stop, failures, added = multiprocessing.Event(), multiprocessing.Queue(), multiprocessing.Value("i", 0)
        others = [multiprocessing.Process(target=read, args=(root, words, stop, failures))
                  for words in (["list"], ["-q", "verify"], ["show", "2026-1"], ["report", "sessions"])]
        others.append(multiprocessing.Process(target=check_out, args=(root, stop)))
        others.append(multiprocessing.Process(target=edit, args=(root, stop, added)))
        crowd = [multiprocessing.Process(target=write, args=(root, n, acts)) for n in range(writers)]
        for process in others + crowd:
            process.start()
        for process in crowd:
            process.join()
        stop.set()
        failed = []
        for process in others:
            while process.is_alive():
                while not failures.empty():
                    failed.append(failures.get())
                process.join(0.1)
        while not failures.empty():
            failed.append(failures.get())
        problems = [f"{process.name} failed" for process in crowd + others if process.exitcode != 0]
        problems += failed[:5]

        text = ""
        for path in sorted(glob.glob(f"{root}/**/*.yaml", recursive=True)):
            with open(path, encoding="utf-8") as file:
                text += file.read()
        lines = [line.strip() for line in text.splitlines()]
        for who in range(writers):
            for i in range(acts):
                mark = f"w{who}n{i}"
                wanted = [f"source: 12345/{mark}", f"note: {mark}", f"title: {mark}",
                          f"reason: {mark}"][i % 4]
                times = (len(re.findall(rf"{wanted}[,}}]", text)) if i % 4 == 3
                         else lines.count(wanted))
                if times != 1:
                    problems.append(f"{wanted} is there {times} times")
        for n in range(added.value):
            if f"# by hand {n}" not in lines:
                problems.append(f"the line '# by hand {n}' is lost")
        last = run(["verify"], root)
        if last.returncode != 0:
            problems.append(last.stdout + last.stderr)
        print(f"{writers * acts} acts of {writers} writers, {added.value} edits, "
              f"{len(failed)} failed reads, {len(problems)} problems")
        for one in problems:
            print(one)
        return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
