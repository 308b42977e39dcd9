"""A real ledger in a real git repository, for the tests of its history: commands run at any moment."""

import datetime
import json
import os
import pathlib
import subprocess

OFFICE = {
    "units.yaml": """
- {id: minzheng, name: 市民政局, parent: office, principal: zhao}
- {id: zhujian, name: 市住建局, parent: office, principal: sun}
""",
    "officials.yaml": """- {id: zhao, name: 赵局长, title: 局长, rank: principal, principal: true}
- {id: sun, name: 孙局长, title: 局长, rank: principal, principal: true}
- {id: qian, name: 钱副局长, title: 副局长, rank: deputy}
""",
}
AUTHORS = """
[[git.author]]
email = "li-na@dz.example"
actors = ["li-na", "night"]
[[git.author]]
email = "wang@dz.example"
actors = ["wang"]
"""


ROTA = """
[rota]
[[rota.desk]]
id = "centre"
place = "信访局一楼"
time = "09:00-11:30"
[[rota.cover]]
desk = "centre"
when = "workday"
source = "A1"
"""
LIMIT = """[[limit]]
id = "handle-general"
clock = "handle"
class = "general"
term = "30d"
"""
LATER = """from = 2010-01-01
source = "一般信访案件在30日内办结"

[[limit]]
clock = "handle"
class = "general"
term = "20d"
from = 2027-01-01
"""


class Failed(AssertionError):
    pass


class Office:
    """A ledger at `root`; every command names its moment, for the program and for git."""

    def __init__(self, program, root, who="li-na"):
        self.program = str(pathlib.Path(program).resolve())
        self.root = pathlib.Path(root)
        self.who = who
        self.now = datetime.datetime(2026, 7, 1, 9, 0, 0)

    def environment(self):
        moment = self.now.strftime("%Y-%m-%dT%H:%M:%S+08:00")
        kept = {key: value for key, value in os.environ.items()
                if key in ("LD_LIBRARY_PATH", "TMPDIR", "LANG", "ASAN_OPTIONS")}
        return {
            **kept,
            "PATH": f"{pathlib.Path(self.program).parent}:{os.environ['PATH']}",
            "HOME": str(self.root), "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": self.who, "GIT_AUTHOR_EMAIL": f"{self.who}@dz.example",
            "GIT_COMMITTER_NAME": self.who, "GIT_COMMITTER_EMAIL": f"{self.who}@dz.example",
            "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment,
            "ANJUAN_NOW": moment, "ANJUAN_BY": self.who, "ANJUAN_LANG": "en", "LC_ALL": "C.UTF-8",
        }

    def run(self, *words, expect=(0,), cwd=None):
        done = subprocess.run(words, cwd=cwd or self.root, env=self.environment(), text=True,
                              capture_output=True, check=False)
        if done.returncode not in expect:
            raise Failed(f"{' '.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    def anjuan(self, *words, expect=(0,)):
        return self.run(self.program, *words, expect=expect)

    def git(self, *words, expect=(0,)):
        return self.run("git", *words, expect=expect).stdout.strip()

    def at(self, day, hour=9, minute=0):
        self.now = datetime.datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:00")
        return self

    def later(self, **gap):
        self.now += datetime.timedelta(**gap)
        return self

    def audit(self, *words):
        """The findings; the audit must end with 0 or 1."""
        said = self.anjuan("--json", "audit", *words, expect=(0, 1))
        return json.loads(said.stdout)["findings"]

    def commit(self, message="by hand"):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")


def new_office(program, root, who="li-na"):
    """An office with its people, its authors and no case."""
    office = Office(program, root, who)
    office.root.mkdir(parents=True, exist_ok=True)
    office.at("2026-06-30").run(office.program, "-q", "init", str(root), "--git", "--code", "DZ",
                                "--name", "定州市信访局", cwd="/")
    for name, text in OFFICE.items():
        path = office.root / name
        path.write_text((path.read_text() if name == "units.yaml" else "") + text)
    settings = office.root / "anjuan.toml"
    settings.write_text(settings.read_text() + AUTHORS)
    office.later(hours=1).commit("people and units")
    return office


def honest_history(office):
    """Some weeks of honest work: four cases, a reception, escalations, a rota, rules for next year."""
    office.at("2026-07-01").anjuan("register", "--title", "反映路灯不亮", "--petitioner", "李某某", "--phone",
                                   "13800000000")
    office.later(minutes=20).anjuan("register", "--title", "反映小区停水", "--petitioner", "王某", "--kind",
                                    "request")
    office.at("2026-07-02").anjuan("accept", "2026-1", "--document", "受理告知书〔2026〕1号")
    office.later(minutes=5).anjuan("assign", "2026-1", "--unit", "zhujian", "--lead", "sun")
    office.at("2026-07-03").anjuan("accept", "2026-2", "--document", "受理告知书〔2026〕2号")
    office.later(minutes=5).anjuan("assign", "2026-2", "--unit", "minzheng", "--lead", "qian")
    office.at("2026-07-06").anjuan("note", "2026-1", "--step", "visit", "--note", "现场查看")
    office.at("2026-07-08").anjuan("register", "--title", "反映不作为", "--kind", "accusation", "--petitioner",
                                   "赵某", "--accused", "sun")
    office.at("2026-07-09").anjuan("interview", "2026-2", "--official", "qian")
    office.at("2026-07-15").anjuan("reply", "2026-1", "--document", "答复意见书〔2026〕1号", "--served",
                                   "2026-07-15")
    office.at("2026-07-16").anjuan("close", "2026-1", "--document", "办结单〔2026〕1号", "--settled", "true")
    office.at("2026-07-20").anjuan("register", "--title", "反映噪音扰民", "--petitioner", "孙某", "--class",
                                   "simple")
    settings = office.root / "anjuan.toml"
    settings.write_text(settings.read_text() + ROTA)
    # A rule that begins later moves nothing that stands.
    settings.write_text(settings.read_text().replace(LIMIT, LIMIT + LATER, 1))
    office.at("2026-07-30").commit("rota, and a limit of next year")
    office.later(minutes=5).anjuan("-q", "schedule", "plan", "--from", "2026-08-03", "--to", "2026-08-07")
    office.at("2026-08-04", 6).anjuan("--by", "night", "-q", "escalate")
    office.at("2026-08-05").anjuan("record", "meeting", "--type", "monthly", "--title", "例会")
    return office
