"""An honest history in which every command that writes has its commit, three stations merge their
work, and a rule and a calendar change: nothing in it is a finding."""

import json
import re

from office import Office

# Day and command; a case is told by its number, 2026-1 the first.
LIFE = """
07-01 register --title 反映路灯不亮 --petitioner 李某某 --phone 13800000000
07-01 register --title 反映小区停水 --petitioner 王某
07-01 register --title 反映噪音扰民 --petitioner 孙某
07-01 register --title 反映道路积水 --petitioner 周某
07-01 register --title 反映垃圾清运 --petitioner 吴某
07-01 register --title 反映垃圾堆放 --petitioner 郑某
07-01 register --from rows.csv
07-02 accept 2026-1 2026-2 2026-4 2026-5
07-02 decline 2026-3 --document 不予受理告知书〔2026〕1号 --reason 不属于信访事项
07-03 assign 2026-1 2026-2 2026-4 --unit zhujian --lead sun
07-06 note 2026-1 --step visit --note 现场查看
07-06 interview 2026-1 --official sun --statement 已了解情况 --answer 尽快修复
07-06 instruct 2026-1 --official zhao --text 请住建局抓紧办理
07-06 confer 2026-1 --with 住建局 --result 十日内修复
07-07 note 2026-1 --appointment 2026-07-06
07-07 plan 2026-1 --plan 更换线路
07-07 milestone 2026-1 --name 更换线路 --reach-by 2026-07-20
07-07 report-up 2026-1 --to 市委 --reason 涉及面广
07-07 supervise 2026-1 --unit zhujian --reason 进度 --demand 报告进展 --feedback-by 2026-07-15
07-08 reclassify 2026-1 --to major --reason 涉及多个小区
07-08 feedback 2026-1 --result 正在施工
07-08 return 2026-2 --reason 不属于本单位 --consented-by li-na
07-09 assign 2026-2 --unit minzheng --lead qian --reason 改由民政局办理
07-10 withdraw 2026-4 --reason 自行解决
07-10 transfer 2026-7 --to 县信访局 --reason 属地
07-10 merge 2026-6 --into 2026-5 --reason 同一事项
07-10 merge 2026-6 --undo
07-10 protect 2026-5 --reason 本人要求
07-13 unprotect 2026-5 --reason 本人同意
07-13 recuse 2026-5 --official qian --reason 亲属关系
07-13 correct 2026-5 --title 反映垃圾清运不及时 --reason 录入不全
07-13 note 2026-5 --note 误记
07-13 void 2026-5 noted --reason 记错案件
07-13 apply --from events.json
07-20 milestone-met 2026-1 --name 更换线路 --accepted-by sun --result 已完成
07-20 extend 2026-1 --days 10 --approver zhao --reason 材料未到 --notified 2026-07-20 --document 延期告知书〔2026〕1号
07-22 approve 2026-1 --official zhao --text 同意
07-22 reply 2026-1 --document 处理意见书〔2026〕1号 --served 2026-07-22 --text 已修复 --facts 属实 --basis 有关规定 --opinion 予以修复
07-23 implement 2026-1 --result 已修复
07-24 close 2026-1 --document 办结单〔2026〕1号 --settled true
07-27 follow-up 2026-1 --channel phone --satisfied satisfied
07-27 review 2026-1 --tier review
07-28 review 2026-1 --tier review --result upheld --document 复查意见书〔2026〕1号 --served 2026-07-28 --facts 属实 --basis 有关规定 --opinion 维持
07-28 review 2026-1 --tier re-examination
07-29 suspend 2026-1 --reason hearing
07-29 resume 2026-1
07-29 reopen 2026-3 --reason 补充材料
07-29 record meeting --type monthly --title 例会
07-30 recompute --write
07-30 schedule plan --from 2026-08-03 --to 2026-08-14
07-30 schedule file qian 2026-08-12 --desk centre
07-31 schedule book 2026-2 --official qian --from 2026-08-03 --to 2026-08-31
08-03 schedule hold 2026-08-03 --desk centre --batch persons=2,cases=2026-2,disposition=instructed,instruction=一周内报结果
08-03 schedule absent sun --from 2026-08-10 --to 2026-08-11 --reason 培训
08-03 schedule replace 2026-08-07 zhao --desk centre --force --reason 工作需要
08-03 schedule calendar --month 2026-08
08-04 escalate
"""
# They set up, merge or look; stations and merges are those of the clones below.
APART = {"init", "pack", "config", "station", "verify", "merge-driver", "explain", "days", "show", "list", "log", "diff",
         "today", "report", "form", "completion", "help", "audit", "schedule"}
LOOKING = {"show", "check", "notice", "brief", "progress", "explain", "swap"}


def swap_two(office):
    """Two sessions of different people change hands."""
    planned = json.loads(office.anjuan("--json", "schedule", "show", "--month", "2026-08").stdout)["sessions"]
    later = [one for one in planned if one["date"] > "2026-08-11"]
    first = later[0]
    other = next(one for one in later if one["official"] != first["official"])
    office.anjuan("schedule", "swap", f"{first['date']}/centre", f"{other['date']}/centre")


def whole_history(office, folder):
    """Every command that writes, then the stations; gives the verbs that it used."""
    (office.root / "rows.csv").write_text("编号,标题,姓名\n17,反映井盖缺失,冯某\n")
    (office.root / "events.json").write_text(json.dumps(
        [{"case": "2026-5", "event": "assign", "unit": "zhujian", "lead": "sun"}], ensure_ascii=False))
    with open(office.root / ".git/info/exclude", "a") as ignored:
        ignored.write("rows.csv\nevents.json\n")
    used, minute, last, number = set(), 0, "", 0
    for line in LIFE.strip().splitlines():
        day, *words = line.split()
        minute = minute + 5 if day == last else 0
        last = day
        if words[:2] == ["schedule", "plan"]:
            add_rules(office)
        if words[0] == "accept":
            for case in words[1:]:
                number += 1
                office.at(f"2026-{day}").later(minutes=number).anjuan(
                    "accept", case, "--document", f"受理告知书〔2026〕{number}号")
        else:
            office.at(f"2026-{day}").later(hours=1, minutes=minute).anjuan("-q", *words)
        used.add(" ".join(words[:2]) if words[0] == "schedule" else words[0])
    swap_two(office.later(hours=1))
    missing = written_commands(office) - used - {"schedule swap"}
    if missing:
        raise AssertionError(f"no commit of these: {sorted(missing)}")
    stations(office, folder)
    return used


def written_commands(office):
    def verbs(words):
        text = office.run(office.program, "--lang", "en", *words, cwd="/").stdout
        return set(re.findall(r"^(?:  )?([a-z][a-z-]+)(?:  +| [A-Z])", text, re.M))
    commands = {name for name in verbs(["help"]) if name not in APART} - {"usage", "examples"}
    below = {name for name in verbs(["schedule", "--help"]) if name not in LOOKING | {"usage", "options"}}
    return commands | {f"schedule {name}" for name in below}


def add_rules(office):
    """A rota and a limit of next year: a rule that begins later moves nothing that stands."""
    from office import LATER, LIMIT, ROTA
    settings = office.root / "anjuan.toml"
    settings.write_text((settings.read_text() + ROTA + BOOKING).replace(LIMIT, LIMIT + LATER, 1))
    calendar = office.root / "calendars/2026.toml"
    calendar.write_text(calendar.read_text() + "# as announced\n")
    office.later(minutes=1).commit("rota, and a limit of next year")


BOOKING = """
[[rota.booking]]
by = ["petitioner", "official"]
desk = "centre"
within = "2m"
source = "B13"
"""


def stations(office, folder):
    """Three clones record on their own and are merged."""
    office.at("2026-08-05")
    clones = []
    for letter in "BCD":
        office.run("git", "clone", "--quiet", str(office.root), str(folder / letter))
        clone = Office(office.program, folder / letter)
        clone.now = office.now
        clone.anjuan("-q", "station", letter)
        clone.later(minutes=10).commit(f"station {letter}")
        clones.append(clone)
    for day, clone in enumerate(clones, start=5):
        clone.at(f"2026-08-0{day}").anjuan("register", "--title", f"反映第{day}件事", "--petitioner", f"冯某{day}")
        clone.later(minutes=5).anjuan("note", "2026-2", "--note", f"电话联系{day}")
    for day, clone in enumerate(clones, start=10):
        office.at(f"2026-08-{day}")
        office.git("fetch", "--quiet", str(clone.root), "HEAD")
        office.git("merge", "--quiet", "--no-edit", "FETCH_HEAD")
    office.at("2026-08-13").anjuan("verify")
