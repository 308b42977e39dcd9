#!/usr/bin/env python3
"""compile.py COMPILER INCLUDE…: what the types forbid does not compile, and says why."""

import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parent / "forbidden.cpp"


def errors(compiler, folders, wrong):
    """The errors of one compilation; empty when it succeeds."""
    done = subprocess.run(
        [compiler, "-std=c++20", "-fsyntax-only", "-Werror=unused-result", f"-DWRONG={wrong}",
         *(f"-I{folder}" for folder in folders), str(SOURCE)],
        capture_output=True, text=True, check=False, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    return "\n".join(line for line in done.stderr.splitlines() if ": error: " in line) or (
        "" if done.returncode == 0 else done.stderr)


def main():
    compiler, folders = sys.argv[1], sys.argv[2:]
    if said := errors(compiler, folders, 0):
        sys.exit(f"what is right does not compile:\n{said}")
    cases = re.findall(r"#(?:if|elif) WRONG == (\d+)  // (.*): (.*)", SOURCE.read_text())
    if len(cases) < 10:
        sys.exit("hardly any case was found")
    wrong = 0
    for number, sentence, words in cases:
        said = errors(compiler, folders, number)
        if not re.search(words, said):
            wrong += 1
            print(f"{sentence}: " + (f"the compiler says\n{said}" if said else "it compiles"))
    print(f"forbidden: {len(cases)}, not refused as they should be: {wrong}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
