#!/usr/bin/env python3
"""Every command that writes leaves the same bytes in a ledger, whatever language its clerk reads, makes one
commit, and writes nothing while another holds the lock.

languages.py PROGRAM: makes the same year in two ledgers in git, one in Chinese and one in English, and
compares them after every command. In the Chinese one each command is first tried while the ledger is
locked.
"""

import fcntl
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ("zh", "en")
LOCKED = 5
READ_ONLY = {"audit", "completion", "config", "days", "diff", "explain", "form", "help", "list", "log", "report", "show", "today",
             "verify"}
# They set up or merge a clone: tests/git tries them.
OF_CLONES = {"merge-driver", "station"}
READ_ONLY_VERBS = {"brief", "calendar", "check", "explain", "notice", "progress", "show"}

OFFICIALS = """\
- {id: zhao, name: 赵局长, title: 局长, rank: principal, principal: true, portfolio: [城乡建设]}
- {id: qian, name: 钱副局长, title: 副局长, rank: deputy, portfolio: [劳动和社会保障]}
- {id: sun, name: 孙副局长, title: 副局长, rank: deputy, areas: [定州市/北城区]}
- {id: wu-law, name: 吴律师, groups: [lawyers]}
"""
UNITS = """
- {id: minzheng, name: 市民政局, parent: office, principal: zhao, categories: [劳动和社会保障]}
- {id: zhujian, name: 市住建局, parent: office, categories: [城乡建设]}
"""
ROTA = """
[rota]
[[rota.desk]]
id = "centre"
place = "信访局一楼"
time = "09:00-11:30"
[[rota.desk]]
id = "visit"
place = "乡镇"
time = "09:00-11:30"
[[rota.cover]]
desk = "centre"
when = "workday"
companions = [{pool = "lawyers", need = 1}]
source = "F1"
[[rota.quota]]
rank = "deputy"
kind = ["appointment", "field"]
min = 1
per = "month"
self-chosen = true
source = "D2"
[[rota.booking]]
by = ["petitioner", "official"]
desk = "visit"
within = "2m"
source = "B13"
"""
SHEET = "编号,标题,姓名,是否保密,电话\n1,反映补贴,,是,13800000000\n2,反映停水,李某某,否,\n"
EVENTS = "case,event,on,note\n2026-1,noted,2026-06-10,已看\n"

RECEPTIONS = "date,desk,persons,disposition\n2026-12-31,centre,2,answered\n"

# Time, then the command. One line each; {…} is a case.
YEAR = r"""
2026-06-01 register --title 反映补贴停发 --phone 13800000001 --channel visit --visit-level province --category 劳动和社会保障/社会救助 --appointment 2026-06-01
2026-06-01 register --title 反映道路 --place 定州市/北城区/一街 --petitioner 李某某 --persons 8 --representatives "李甲 王乙"
2026-06-01 register --title 反映噪声 --petitioner 王某某
2026-06-01 register --title 反映路灯 --petitioner 王某某
2026-06-01 register --title 反映垃圾 --class major
2026-06-01 register --title 反映别处
2026-06-01 register --title 反映又一事
2026-06-01 register --title 反映道路又一次 --repeat-of 2026-2
2026-06-02 register --from sheet.csv
2026-06-02 assign 2026-1
2026-06-02 assign 2026-2 --unit zhujian
2026-06-03 interview 2026-3 --official sun --statement 有话说 --answer 已记
2026-06-03 assign 2026-3 --unit zhujian
2026-06-03 assign 2026-5 --unit zhujian
2026-06-03 return 2026-3 --reason 不属本单位 --consented-by zhao
2026-06-03 accept 2026-1 --document 受理告知书〔2026〕1号
2026-06-03 accept 2026-5 --document 受理告知书〔2026〕2号
2026-06-03 decline 2026-4 --reason 已诉讼 --document 不予受理告知书〔2026〕1号
2026-06-03 transfer 2026-6 --to 市公安局 --reason 归其管
2026-06-03 instruct 2026-1 --official zhao --text 请速办
2026-06-04 confer 2026-1 --with 住建局 --result 已商定
2026-06-04 note 2026-1 --step visit --note 现场已看
2026-06-04 plan 2026-1 --plan 方案如下
2026-06-04 reclassify 2026-1 --to complex --reason 复杂
2026-06-08 supervise 2026-1 --reason 进展慢 --demand 报进展 --feedback-by 2026-06-20
2026-06-09 feedback 2026-1 --result 已报
2026-06-09 correct 2026-1 --title 反映补贴停发三个月 --reason 听错
2026-06-09 note 2026-1 --step evidence --note 记错了案件
2026-06-09 void 2026-1 10 --reason 记错了案件
2026-06-09 merge 2026-7 --into 2026-2 --reason 同一事项
2026-06-10 merge 2026-7 --undo
2026-06-10 protect 2026-7 --reason 本人要求
2026-06-10 unprotect 2026-7 --reason 本人同意
2026-06-10 recuse 2026-7 --official qian --reason 亲属
2026-06-10 withdraw 2026-7 --reason 已解决
2026-06-10 apply --from events.csv
2026-06-20 extend 2026-5 --days 30 --approver zhao --reason 复杂 --notified 2026-06-20 --document 延期告知书〔2026〕1号
2026-06-20 report-up 2026-1 --to 市委 --reason 超越职权
2026-06-20 milestone 2026-1 --name 初查 --reach-by 2026-06-22
2026-06-22 milestone-met 2026-1 --name 初查 --accepted-by zhao
2026-06-24 approve 2026-1 --official zhao --text 同意
2026-06-25 reply 2026-1 --document 处理意见书〔2026〕1号 --served 2026-06-25 --text 已补发
2026-06-26 implement 2026-1 --result 已落实
2026-06-26 close 2026-1 --document 办结单〔2026〕1号 --settled false
2026-06-27 follow-up 2026-1 --channel phone --satisfied dissatisfied
2026-06-28 review 2026-1 --tier review
2026-06-29 review 2026-1 --result upheld --document 复查意见书〔2026〕1号 --served 2026-06-29
2026-06-29 review 2026-1 --tier re-examination
2026-06-29 suspend 2026-1 --reason hearing
2026-06-30 resume 2026-1
2026-06-30 reopen 2026-7 --reason 有新情况
2026-09-01 escalate
2026-09-01 recompute --write
2026-11-02 schedule file qian 2026-12-09 --desk visit
2026-11-02 schedule book 2026-2 --official sun --reason 信访积案
2026-11-25 schedule plan --month 2026-12
2026-11-26 schedule absent sun --from 2026-12-07 --to 2026-12-11 --reason 培训
2026-11-26 schedule absent sun --from 2026-12-07 --cancel
2026-11-26 schedule replace 2026-12-14 zhao --desk centre --force
2026-11-26 schedule swap 2026-12-15 2026-12-16 --force
2026-12-31 schedule hold 2026-12-30 --desk centre --official zhao --batch persons=2,cases=2026-2,disposition=follow-up,due=2027-01-10,note=一 --done recording
2026-12-31 schedule hold --as-planned 2026-12-28..2026-12-29
2026-12-31 schedule hold --from receptions.csv
2026-12-31 record meeting --type joint --persons 9
2026-12-31 pack add base
"""
# Makes `recompute` move a date.
NEW_LIMIT = ('class = "complex"\nterm = "60d"', 'class = "complex"\nterm = "59d"')


class Clerk:
    """One ledger, in one language."""

    def __init__(self, program, folder, language):
        self.program, self.language = program, language
        self.folder = pathlib.Path(folder) / "office"
        self.run("2026-05-01", ["init", str(self.folder), "--git", "--code", "DZ", "--name", "定州市信访局"],
                 pathlib.Path(folder))
        (self.folder / "officials.yaml").write_text(OFFICIALS)
        with (self.folder / "units.yaml").open("a") as units:
            units.write(UNITS)
        with (self.folder / "anjuan.toml").open("a") as settings:
            settings.write(ROTA)
        (self.folder / "sheet.csv").write_text(SHEET)
        (self.folder / "events.csv").write_text(EVENTS)
        (self.folder / "receptions.csv").write_text(RECEPTIONS)
        self.commit_by_hand()

    def run(self, day, words, where=None):
        return subprocess.run([self.program, "--lang", self.language, "--now", day + "T10:00:00+08:00",
                               "--by", "li-na", *words], cwd=where or self.folder, capture_output=True,
                              text=True, check=False, env=self.environment())

    def environment(self):
        people = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
                  for what, value in (("NAME", "li-na"), ("EMAIL", "li-na@dz.example"))}
        return {**os.environ, **people, "ANJUAN_LANG": "", "GIT_CONFIG_GLOBAL": "/dev/null",
                "GIT_CONFIG_NOSYSTEM": "1"}

    def git(self, *words):
        return subprocess.run(["git", *words], cwd=self.folder, capture_output=True, text=True, check=True,
                              env=self.environment()).stdout

    def commit_by_hand(self):
        self.git("add", "-A")
        self.git("commit", "-qm", "by hand")

    def commits(self):
        return int(self.git("rev-list", "--count", "HEAD"))

    def run_locked(self, day, words):
        """The same while somebody else holds the lock."""
        with (self.folder / ".anjuan/lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return self.run(day, ["--lock-timeout", "0", *words])

    def files(self):
        return {path.relative_to(self.folder).as_posix(): path.read_bytes()
                for path in sorted(self.folder.rglob("*"))
                if path.is_file() and ".git" not in path.parts and path.name != "lock" and not path.name.startswith("index-")}


def difference(zh, en):
    """What two ledgers differ in; None when they are the same to the byte."""
    if zh.keys() != en.keys():
        return f"these files are in one only: {sorted(zh.keys() ^ en.keys())}"
    for path, content in zh.items():
        if content != en[path]:
            pairs = zip(content.decode().splitlines(), en[path].decode().splitlines())
            line = next((pair for pair in pairs if pair[0] != pair[1]), ("…", "…"))
            return f"{path}: {line[0]!r} in Chinese, {line[1]!r} in English"
    return None


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    if difference({"a": "reason: 匿名".encode()}, {"a": b"reason: anonymous"}) is None:
        sys.exit("a difference that is there should have been found")
    faults, done = [], set()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        clerks = [Clerk(program, folder, language) for folder, language in zip((one, two), LANGUAGES)]
        for line in YEAR.strip().splitlines():
            day, *words = shlex.split(line)
            if words[0] == "recompute":
                for clerk in clerks:
                    settings = clerk.folder / "anjuan.toml"
                    settings.write_text(settings.read_text().replace(*NEW_LIMIT))
                    clerk.commit_by_hand()
            before = clerks[0].files()
            commits = clerks[0].commits()
            locked = clerks[0].run_locked(day, words)
            if locked.returncode != LOCKED or clerks[0].files() != before:
                faults.append(f"it did not wait for the lock: {line}: exit {locked.returncode}: "
                              f"{locked.stdout}{locked.stderr}")
            for clerk in clerks:
                run = clerk.run(day, words)
                if run.returncode != 0:
                    faults.append(f"{clerk.language}: {line}: {run.stdout}{run.stderr}")
            after = clerks[0].files()
            if before == after:
                faults.append(f"nothing was written: {line}")
            if clerks[0].commits() != commits + 1 or clerks[0].git("status", "--porcelain"):
                faults.append(f"{clerks[0].commits() - commits} commits instead of one: {line}")
            if fault := difference(after, clerks[1].files()):
                faults.append(f"{line}: {fault}")
                break
            done.add(" ".join(words[:2]) if words[0] == "schedule" else words[0])
    commands = {path.name[len("anjuan-"):-2] for path in ROOT.glob("man/anjuan-*.1")} - {"schedule"}
    verbs = set(re.findall(r"(?m)^\.SH ([a-z]+)$", (ROOT / "man/anjuan-schedule.1").read_text()))
    commands |= {f"schedule {verb}" for verb in verbs - READ_ONLY_VERBS}
    if missing := commands - done - READ_ONLY - OF_CLONES - {"init"}:
        faults.append(f"these commands write and are not tried in both languages: {sorted(missing)}")
    for fault in faults:
        print(fault)
    print(f"{len(done)} writing commands, {len(after)} files, the same in {' and '.join(LANGUAGES)}; "
          "each waits for the lock and makes one commit")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
