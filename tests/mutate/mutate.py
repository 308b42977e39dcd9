#!/usr/bin/env python3
"""Puts single faults into a copy of the program and looks whether the sentence that should notice fails.

mutate.py [--jobs N] [WORD …]    all faults of faults.toml, or those whose file or sentence has a WORD
mutate.py --check                only whether every fault still has its place in the sources

A fault is a file, a text that stands in it once, what stands there instead, and the sentence: the name of
a doctest case or of a test of ctest. Before the first fault every sentence must pass. The run ends
with the kills of each room and the survivors by name, and fails below nine in ten.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
FAULTS = pathlib.Path(__file__).with_name("faults.toml")
WANTED = 0.9
Verdict = collections.namedtuple("Verdict", "fault word detail")


def run(command, cwd, **more):
    return subprocess.run(command, cwd=cwd, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, errors="replace", **more)


class Tree:
    """A copy of the working tree, built apart; files that are alike keep their time of change."""

    def __init__(self, number):
        self.root = ROOT / "build/mutate" / str(number) / "anjuan"
        listed = run(["git", "ls-files", "-co", "--exclude-standard"], ROOT).stdout.splitlines()
        for old in self.root.rglob("*"):
            name = old.relative_to(self.root)
            if old.is_file() and name.parts[0] != "build" and str(name) not in listed:
                old.unlink()
        for name in listed:
            source, target = ROOT / name, self.root / name
            if not source.is_file():
                continue
            if not target.is_file() or target.read_bytes() != source.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        configured = run(["cmake", "--preset", "quick", "-DCMAKE_CXX_FLAGS=-w"], self.root)
        if configured.returncode != 0:
            sys.exit(configured.stdout)
        built = self.build("unit_tests", "fault_tests", "anjuan_cli", "tables")
        if built.returncode != 0:
            sys.exit(f"the program does not build as it is:\n{built.stdout}")
        self.cases = {}
        for program in ("unit_tests", "fault_tests"):
            names = run([self.root / "build/quick/tests" / program, "-ltc"], self.root).stdout
            self.cases.update((line, program) for line in names.splitlines())

    def build(self, *targets):
        return run(["cmake", "--build", "build/quick", "--target", *targets], self.root)

    def test(self, sentence):
        """Whether the sentence holds here, and what it printed; None when there is no such sentence."""
        if program := self.cases.get(sentence):
            command = [self.root / "build/quick/tests" / program,
                       "-tc=" + re.sub(r"[,\\*]", "?", sentence)]
        else:
            command = ["ctest", "--test-dir", "build/quick", "--no-tests=error",
                       "-R", f"^{re.escape(sentence)}$"]
        try:
            done = run(command, self.root, timeout=300, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return False, "it does not end"
        if "No tests were found" in done.stdout:
            return None, done.stdout
        return done.returncode == 0, done.stdout

    def judge(self, fault):
        path = self.root / fault["file"]
        text = path.read_text()
        if text.count(fault["old"]) != 1:
            return Verdict(fault, "unclear", f"stands {text.count(fault['old'])} times in the file")
        path.write_text(text.replace(fault["old"], fault["new"]))
        try:
            # Tests of ctest take the program; the cases of doctest only what they are linked into.
            program = self.cases.get(fault["sentence"])
            built = self.build(*([program] if program else ["anjuan_cli", "tables"]))
            if built.returncode != 0:
                return Verdict(fault, "unclear", built.stdout[-2000:])
            holds, printed = self.test(fault["sentence"])
            return Verdict(fault, "survived" if holds else "killed", printed)
        finally:
            path.write_text(text)


def work(number, faults):
    tree = Tree(number)
    verdicts = []
    sentences = sorted({fault["sentence"] for fault in faults})
    print(f"built; {len(sentences)} sentences are run as they are", flush=True)
    for sentence in sentences:
        holds, printed = tree.test(sentence)
        if not holds:
            why = "does not hold before any fault" if holds is False else "is in no test"
            verdicts.append(Verdict({"file": "", "sentence": sentence}, "unclear", f"{why}\n{printed}"))
    if verdicts:
        return verdicts
    for fault in faults:
        verdicts.append(tree.judge(fault))
        print(f"{verdicts[-1].word:9} {fault['file']}: {fault['new'].strip()[:60]!r}", flush=True)
    return verdicts


def room_of(path):
    parts = pathlib.Path(path).parts
    return parts[2] if parts[:2] == ("lib", "anjuan") else parts[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("words", nargs="*")
    given = parser.parse_args()
    faults = [fault for fault in tomllib.loads(FAULTS.read_text())["fault"]
              if not given.words or any(word in fault["file"] + fault["sentence"]
                                        for word in given.words)]
    if given.check:
        gone = [fault for fault in faults if (ROOT / fault["file"]).read_text().count(fault["old"]) != 1]
        for fault in gone:
            print(f"{fault['file']}: does not have once: {fault['old']}")
        sys.exit(1 if gone or not faults else 0)
    with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        parts = [pool.submit(work, i, faults[i::given.jobs])
                 for i in range(given.jobs) if faults[i::given.jobs]]
        verdicts = [verdict for part in parts for verdict in part.result()]
    unclear = [verdict for verdict in verdicts if verdict.word == "unclear"]
    for verdict in unclear:
        print(f"\nunclear: {verdict.fault['file']}: {verdict.fault['sentence']}\n{verdict.detail}")
    rooms = collections.defaultdict(collections.Counter)
    for verdict in verdicts:
        if verdict.word != "unclear":
            rooms[room_of(verdict.fault["file"])][verdict.word] += 1
    killed = sum(count["killed"] for count in rooms.values())
    total = sum(count.total() for count in rooms.values())
    for verdict in verdicts:
        if verdict.word == "survived":
            print(f"\nsurvived: {verdict.fault['file']}\n  - {verdict.fault['old'].strip()}"
                  f"\n  + {verdict.fault['new'].strip()}\n  unnoticed by: {verdict.fault['sentence']}")
    print("\n" + ", ".join(f"{room} {count['killed']}/{count.total()}"
                           for room, count in sorted(rooms.items())))
    print(f"killed {killed} of {total}")
    sys.exit(1 if unclear or not total or killed < WANTED * total else 0)


if __name__ == "__main__":
    main()
