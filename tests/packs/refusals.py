#!/usr/bin/env python3
"""No refusal and no report of an office shows a code of ours, another office's document or no document at all.

refusals.py PROGRAM PACK

An office of the kind as `init --pack` makes it is asked for what its rules refuse, then for what was missed,
in both languages.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
SHARE = pathlib.Path(__file__).resolve().parents[2] / "lib/share"
CODE = re.compile(r"\b(?:HN|DZ|HR|[A-I])\d{1,2}b?\b|\b(?:W22|T05)\b")
MORNING, AUTUMN = "2026-03-30T09:00:00+08:00", "2026-09-30T09:00:00+08:00"
DONE = """
register --title 一般 --petitioner 甲某某 --channel visit
register --title 复杂 --petitioner 甲某某 --channel visit --class complex
register --title 重大 --petitioner 甲某某 --channel visit --class major
register --title 简易 --petitioner 甲某某 --channel visit --class simple
register --title 集体 --petitioner 乙某某 --channel visit --persons 12 --group --visit-level city
register --title 再访 --petitioner 甲某某 --channel visit --repeat-of 1
accept 1 --document 受理告知书〔2026〕1号
accept 2 --document 受理告知书〔2026〕2号
accept 3 --document 受理告知书〔2026〕3号
accept 5 --document 受理告知书〔2026〕5号
"""
ASKED = """
accept 6
decline 6
transfer 6
accept 1 --document 受理告知书〔2026〕9号
assign 3 --unit office --lead shili-03
assign 4 --unit office --assisting office
return 1 --reason 不属于职权
extend 1 --days 10 --approver shili-01 --reason 鉴定 --notified 2026-03-30 --document 延期办理告知书〔2026〕1号
extend 2 --days 40 --approver shili-01 --reason 鉴定 --notified 2026-03-30 --document 延期办理告知书〔2026〕1号
extend 2 --days 10 --approver shili-03 --reason 鉴定 --notified 2026-03-30 --document 延期办理告知书〔2026〕1号
extend 3 --days 40 --approver shili-01 --reason 鉴定 --notified 2026-03-30 --document 延期办理告知书〔2026〕1号
close 1 --document 办结单〔2026〕1号
reply 5 --document 信访处理意见书〔2026〕5号 --served 2026-03-30 --result explained
close 5 --document 办结单〔2026〕5号 --settled true --outcome mediated
review 1 --tier review
plan 1 --plan 方案
reclassify 3 --class simple --reason 误
follow-up 1 --channel phone
interview 1 --official nobody
supervise 1
approve 6 --official shili-03
recuse 1 --official shili-03
schedule book 1 --official shili-03
schedule notice --month 2026-04
schedule plan --month 2026-04
schedule absent nobody --from 2026-04-01
"""
LATER = """
verify
escalate
today
explain 3
schedule check --month 2026-04
report accountability
report bulletin
report owed
report candidates
report tasks
report scorecard
report backlog
report due
report disclosure
"""


def documents():
    """{letters: the beginning of the title by which that document is cited}."""
    titles = {}
    for line in (SHARE / "i18n/citations.tsv").read_text().splitlines():
        code, words = line.split("\t", 1)
        letters = re.match(r"[A-Z]+", code)[0]
        titles[letters] = os.path.commonprefix([titles.get(letters, words), words])
    return {letters: title for letters, title in titles.items() if len(title) > 2}


def main():
    pack = sys.argv[2]
    ids = " ".join(re.findall(r'source-id = "([^"]*)"', (SHARE / f"packs/{pack}.toml").read_text()))
    own = set(re.findall(r"[A-Z]+(?=\d)", ids)) | {"W"}
    foreign = [title for letters, title in documents().items() if letters not in own]
    faults, refused, cited = [], 0, 0
    with tempfile.TemporaryDirectory() as ledger:
        def ask(line, now, lang):
            return subprocess.run([PROGRAM, "-C", ledger, "--now", now, "--lang", lang, *line.split()],
                                  capture_output=True, text=True, check=False,
                                  env=os.environ | {"ANJUAN_BY": "li-na"})
        subprocess.run([PROGRAM, "-q", "init", ledger, "--code", "AJ", "--name", "示例单位", "--pack", pack],
                       check=True)
        for line in DONE.split("\n"):
            if line and (done := ask(line, MORNING, "zh")).returncode != 0:
                faults.append(f"{line}: {done.stderr}")
        for now, lines in ((MORNING, ASKED), (AUTUMN, LATER)):
            for line in filter(None, lines.split("\n")):
                for lang in ("zh", "en"):
                    done = ask(line, now, lang)
                    refused += done.returncode == 4
                    if done.returncode not in (0, 1, 2, 4):
                        faults.append(f"{line}: ends with {done.returncode}: {done.stderr}")
                    for said in (done.stdout + done.stderr).split("\n"):
                        cited += bool(re.match(r"\s*(rule|依据): \S", said))
                        bare = re.sub(r"AJ-\S+|\d{4}-[HQ]\d", "", said)
                        if CODE.search(bare):
                            faults.append(f"{line} ({lang}) shows a code: {said}")
                        if re.match(r"\s*(rule|依据):\s*$", said) or "[]" in said:
                            faults.append(f"{line} ({lang}) cites nothing: {said}")
                        faults += [f"{line} ({lang}) cites {one}: {said}" for one in foreign if one in said]
    if refused < 30 or cited < 30:
        faults.append(f"only {refused} refusals and {cited} citations: nothing was tried")
    for fault in faults:
        print(fault)
    print(f"{pack}: {refused} refusals, {cited} citations, {len(foreign)} documents of others, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
