#!/usr/bin/env python3
"""Runs every command that the README shows, in English and in Chinese, and compares what it shows with what they print.

readme.py PROGRAM            fails where they differ, where a command is missing, or one README has what the other lacks
readme.py PROGRAM --update   writes the outputs into both
"""

import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
MARK = "=== end of command ==="


def commands_of(block):
    """The commands of a console block, each with its continuation lines."""
    commands = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append([line])
        elif line.startswith("> ") and commands:
            commands[-1].append(line)
    return commands


def run_all(program, commands, folder):
    """What each command prints, run one after another in one shell."""
    script = "".join("\n".join(line[2:] for line in lines) + f"\n_code=$?\necho '{MARK}'\n"
                     "(exit $_code)\n" for lines in commands)
    environment = {**os.environ, "PATH": f"{pathlib.Path(program).resolve().parent}:"
                   + os.environ["PATH"], "EXAMPLES": str(ROOT / "examples"),
                   "HOME": folder, "LC_ALL": "C.UTF-8", "LOGNAME": "li-na"}
    for name in [name for name in environment if name.startswith(("ANJUAN_", "GIT_"))]:
        del environment[name]
    file = pathlib.Path(folder, ".commands")
    file.write_text(script)
    done = subprocess.run(["bash", file], cwd=folder, env=environment, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    outputs = done.stdout.split(MARK + "\n")
    if len(outputs) != len(commands) + 1:
        sys.exit(f"the shell gave up:\n{done.stdout}")
    return outputs


def as_run(program, text):
    """The README with the outputs that its commands have now."""
    blocks = re.findall(r"```console\n(.*?)```", text, re.S)
    commands = [command for block in blocks for command in commands_of(block)]
    if len(commands) < 10:
        sys.exit("the README shows hardly any command")
    with tempfile.TemporaryDirectory() as folder:
        outputs = iter(run_all(program, commands, folder))

    def redo(match):
        return "```console\n" + "".join(
            "\n".join(lines) + "\n" + next(outputs) for lines in commands_of(match[1])) + "```"

    return re.sub(r"```console\n(.*?)```", redo, text, flags=re.S)


def outline(text):
    """What two READMEs have in common whatever their language: sections, blocks and how each command begins."""
    return ["##" if line.startswith("## ") else " ".join(line.split()[:3]) for line in text.splitlines()
            if line.startswith(("## ", "```", "$ "))]


def check_alike(one, other):
    outlines = [[line + "\n" for line in outline(text)] for text in (one, other)]
    if outlines[0] != outlines[1]:
        yield "".join(difflib.unified_diff(*outlines, *(path.name for path in READMES), n=1))


def check_scripts(text):
    """The two commands: run.sh is what runs this test, the quick start is run below."""
    shown = [line for block in re.findall(r"```sh\n(.*?)```", text, re.S)
             for line in block.splitlines() if line.startswith("./")]
    if shown != ["./examples/quickstart.sh", "./tests/run.sh"]:
        yield f"the README should show the two commands, not {shown}"
    for name in shown:
        if not os.access(ROOT / name, os.X_OK):
            yield f"{name} cannot be run"


def check_quickstart():
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([ROOT / "examples/quickstart.sh", f"{folder}/ledger"],
                              capture_output=True, text=True, check=False)
    if done.returncode != 0:
        yield f"the quick start fails:\n{done.stdout}{done.stderr}"
    elif not re.search(r"\$ anjuan list .*\n(.*\n)+.*SL-2026-0000", done.stdout):
        yield f"the quick start does not end with what is due:\n{done.stdout}"


def check_names(text):
    """Files that the README names are there."""
    for name in re.findall(r"`((?:man|examples|lib|tests|schemas|cli)/[\w./-]*)`", text):
        if not (ROOT / name).exists():
            yield f"the README names {name}, which is not there"


def main():
    texts = {path: path.read_text() for path in READMES}
    now = {path: as_run(sys.argv[1], text) for path, text in texts.items()}
    if sys.argv[2:] == ["--update"]:
        for path, text in now.items():
            path.write_text(text)
        return
    faults = [*check_alike(*texts.values()), *check_quickstart()]
    for path, text in texts.items():
        faults += [*check_scripts(text), *check_names(text)]
        if now[path] != text:
            faults.append("".join(difflib.unified_diff(text.splitlines(True), now[path].splitlines(True),
                                                       path.name, "as it runs")))
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
