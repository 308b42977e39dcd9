#!/usr/bin/env python3
"""Every message of the code has a Chinese translation with the same placeholders, every comment of new settings its Chinese.

translations.py PROGRAM
"""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PO = ROOT / "lib/share/i18n/zh_CN.po"
REORDERED = pathlib.Path(__file__).with_name("reordered.txt")
CHINESE = re.compile(r"[\u3400-\u9fff]")
# Names of keys and units, the same in both languages; a share of nothing is a dash in Chinese.
SAME = re.compile(r"^[\W\d_]*$|^(\{\}|[^\w])*$|^n/a$")


def unquote(text):
    pieces = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    return "".join(pieces).replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")


def messages(path):
    """msgid → msgstr of a .po file, without its header."""
    found = {}
    for block in re.split(r"\n\s*\n", path.read_text()):
        match = re.search(r"^msgid (.*?)^msgstr (.*)", block, re.S | re.M)
        if match and unquote(match[1]):
            if "#, fuzzy" in block:
                sys.exit(f"a guess, not a translation: {unquote(match[1])}")
            found[unquote(match[1])] = unquote(match[2])
    return found


def placeholders(text):
    """The arguments a text uses: {} by their order, {1} by their number."""
    found = re.findall(r"\{[^{}]*\}", text.replace("{{", "").replace("}}", ""))
    return sorted(str(i) if re.match(r"\{(:|\})", name) else name[1:-1] for i, name in enumerate(found))


def order_of(text):
    """The numbers of the arguments in the order in which a text uses them."""
    found = re.findall(r"\{[^{}]*\}", text.replace("{{", "").replace("}}", ""))
    return [name[1:-1].split(":")[0] or str(i) for i, name in enumerate(found)]


def check_order(wanted, have):
    """Two arguments that change places in Chinese are meant: each such order was looked at."""
    reviewed = REORDERED.read_text().splitlines()
    turned = sorted(" ".join(order_of(have[msgid])) + "\t" + msgid.replace("\n", "\\n")
                    for msgid in wanted if have.get(msgid) and order_of(msgid) != order_of(have[msgid]))
    for line in sorted(set(turned) ^ set(reviewed)):
        yield (f"another order of the arguments than was looked at: {line!r}; when it is right, "
               f"{REORDERED.name} says: {[one for one in turned if one[-20:] == line[-20:]]}")


def check_catalogue():
    with tempfile.NamedTemporaryFile(suffix=".pot") as pot:
        subprocess.run([ROOT / "lib/share/i18n/extract.sh", pot.name], check=True)
        wanted = messages(pathlib.Path(pot.name))
    have = messages(PO)
    for msgid in wanted:
        if not have.get(msgid):
            yield f"not translated: {msgid}"
        elif not CHINESE.search(have[msgid]) and not SAME.match(msgid):
            yield f"the translation is not Chinese: {msgid}"
        elif placeholders(msgid) != placeholders(have[msgid]):
            yield f"other placeholders: {msgid} → {have[msgid]}"
        elif msgid.endswith("\n") != have[msgid].endswith("\n"):
            yield f"the line break at the end differs: {msgid}"
    for msgid in have:
        if msgid not in wanted:
            yield f"no longer in the code: {msgid}"
    yield from check_order(wanted, have)


def check_help(program):
    """What the help shows is Chinese: finds texts in tables that N_() does not mark."""
    def text(*words):
        done = subprocess.run([program, "--lang", "zh", *words], capture_output=True, text=True,
                              check=True)
        return done.stdout

    listed = text("help").splitlines()
    if len(listed) < 10:
        yield "help lists hardly any command"
    for line in listed:
        name, summary = line.split(maxsplit=1)
        if not CHINESE.search(summary):
            yield f"help: {line}"
        page = text("help", name)
        for row in re.split(r"\n\S*示例\S*\n", page)[0].splitlines():
            doc = re.split(r"\s{2,}", row.strip())[-1]
            if re.search(r"[a-z]{3,}", doc) and not CHINESE.search(doc) \
                    and not doc.startswith("-"):
                yield f"help {name}: {row.strip()}"


def check_comments():
    """The comments of new settings say in Chinese what they say in English."""
    remark = ""
    for path in sorted((ROOT / "lib/share/ledger").glob("*.*ml")):
        for line in [*path.read_text().splitlines(), ""]:
            whole = re.match(r"#( (?![\w-]+ = |\[)(.*))?$", line)
            if whole and whole[1]:
                remark += line
                continue
            for text in (remark, "".join(re.findall(r"(?<=\S) {2,}# (.*)", line))):
                if len(re.findall(r"[a-z]{2,}", re.sub(r"`[^`]*`|\S*\.schema\.json|\S+ = \S+", "", text))) > 3 \
                        and not CHINESE.search(text):
                    yield f"{path.relative_to(ROOT)}: not said in Chinese: {text}"
            remark = ""


def main():
    subprocess.run(["msgfmt", "--check", "-o", "/dev/null", PO], check=True)
    faults = [*check_catalogue(), *check_comments(), *check_help(sys.argv[1])]
    for fault in faults:
        print(fault)
    if faults:
        print("lib/share/i18n/update.sh brings new messages into zh_CN.po")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
