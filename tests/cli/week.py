#!/usr/bin/env python3
"""A week at the desk, the same commands in Chinese and in English, each without a word of the other language.

week.py            fails where a transcript types something else than week.list, or where a word leaks
week.py --update   writes what is typed into both; update.sh PROGRAM week-zh.t week-en.t takes the answers over

What may be Latin in Chinese: what was typed, names of options, files, variables and cases, and the words below.
What may be Chinese in English: what the office itself has written, its rule packs, the articles they cite, and its letters.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
PACKS = HERE.parents[1] / "lib/share"
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_'-]*")
CHINESE = re.compile(r"[\u3400-\u9fff]+")
# Names of things that have no other: the login, encodings, the program and its files' kinds.
NAMES = {"li-na", "anjuan", "GB18030", "csv", "SQ"}
# Letters are Chinese whoever prints them.
LETTERS = "anjuan form "


def steps():
    """The list: sentences in both languages, and below them what is typed."""
    for block in (HERE / "week.list").read_text().strip().split("\n\n"):
        lines = block.splitlines()
        zh, en = lines[0].removeprefix("# "), lines[1].removeprefix("= ")
        yield {"zh": zh, "en": en}, lines[2:]


def skeleton(language):
    return "\n\n".join("\n".join([words[language], "", *("  " + line for line in typed)]).rstrip()
                       for words, typed in steps()) + "\n"


def typed_of(text):
    """A transcript without its answers."""
    lines = [line for line in text.splitlines() if not line.startswith("  ") or line.startswith(("  $ ", "  > "))]
    return "\n".join(lines) + "\n"


def answers_of(text):
    """Each answer with its line, and the command that it belongs to."""
    command = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("  $ "):
            command = line[4:]
        elif line.startswith("  ") and not line.startswith("  > "):
            yield number, command, line[2:]


def latin_words(line, typed):
    """English words of an answer in Chinese."""
    line = re.sub(r"`[^`]*`", "", line)                                # commands
    line = re.sub(r"--[a-z-]+( [A-Z]+)?|(?<![\w-])-[a-zA-Z]\b", "", line)  # options
    line = re.sub(r"\bSQ-\d{4}-\d+\b", "", line)                       # cases
    line = re.sub(r"[\w./-]*/[\w./-]+|\S*\.(yaml|toml|csv|html|docx)\b", "", line)  # files
    line = re.sub(r"\d{4}-\d\d-\d\d(T|-[a-z]+-\d+)", "", line)           # moments, records of receptions
    line = re.sub(r'\[\[[^]]*\]\]|[a-z-]+ = "[^"]*"|"[a-z-]+"', "", line)  # settings, as they are written
    line = re.sub(r"\b[a-z_]+: (true|false)\b", "", line)               # keys of files
    line = re.sub(r"^[A-Z] ", "", line)                                # letters of columns
    return [word for word in LATIN.findall(line) if word not in NAMES | typed]


def chinese_words(line, written):
    """Chinese words of an answer in English."""
    def known(word):
        """As it was written, or a unit's own desk: its name and that of the desk."""
        return word in written or any(word[:i] in written and word[i:] in written for i in range(2, len(word) - 1))
    return [word for word in CHINESE.findall(line) if not known(word)]


def leaks(language, text):
    typed = typed_of(text)
    words = {word for word in LATIN.findall(typed)} if language == "zh" else set()
    written = typed + (HERE / "week.sh").read_text() + "".join(
        path.read_text() for path in [*sorted(PACKS.glob("*/*.toml")), *sorted(PACKS.glob("*/*.yaml")),
                                    PACKS / "i18n/citations.tsv"])
    for number, command, line in answers_of(text):
        if command.startswith(LETTERS) and language == "en":
            continue
        found = latin_words(line, words) if language == "zh" else chinese_words(line, written)
        if found:
            yield f"week-{language}.t:{number}: {', '.join(found)}: {line}"


def main():
    faults = []
    if not latin_words("状态 registered", set()) or not chinese_words("status 已登记", "登记"):
        faults.append("a word of the other language that is there should have been found")
    for language in ("zh", "en"):
        path = HERE / f"week-{language}.t"
        if sys.argv[1:] == ["--update"]:
            path.write_text(skeleton(language))
            continue
        text = path.read_text()
        if typed_of(text) != skeleton(language):
            faults.append(f"week-{language}.t types something else than week.list: week.py --update")
        faults += leaks(language, text)
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
