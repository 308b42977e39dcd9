#!/usr/bin/env python3
"""What somebody at a terminal sees and is asked, tried at a terminal of its own.

terminal.py PROGRAM
"""

import fcntl
import os
import pathlib
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
RED, YELLOW = "\x1b[31m", "\x1b[33m"
ROWS = 24
wrong = []


def must(holds, sentence, detail=""):
    if not holds:
        wrong.append(f"not so: {sentence}\n{detail}")


def at_terminal(*words, typed=(), **env):
    """What stands on the screen, and the exit code; each of `typed` is an answer to what is asked."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update({"TERM": "xterm", **env})
        if "PAGER" in env and "ANJUAN_PAGER" not in env:
            del os.environ["ANJUAN_PAGER"]
        os.execv(PROGRAM, ["anjuan", *words])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, 120, 0, 0))
    seen, waiting, last = b"", list(typed), time.monotonic()
    while True:
        ready, _, _ = select.select([terminal], [], [], 0.3)
        if ready:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
            last = time.monotonic()
        elif waiting:
            os.write(terminal, waiting.pop(0).encode())
            last = time.monotonic()
        elif time.monotonic() - last > 30:
            seen += b"\n(waits for ever)"
            os.kill(process, 9)
            break
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    return seen.decode(errors="replace").replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


def piped(*words, **env):
    return subprocess.run([PROGRAM, *words], env={**os.environ, **env}, text=True, capture_output=True,
                          stdin=subprocess.DEVNULL, check=False)


def colours():
    screen, _ = at_terminal("list", "--limit", "3")
    lines = screen.splitlines()
    late = [line for line in lines if "反映路灯1\x1b" in line]
    must(late and late[0].startswith(RED), "what is late is red on a terminal", screen)
    must(YELLOW not in late[0] if late else True, "and only that", screen)
    must(RED not in at_terminal("list", NO_COLOR="1")[0], "NO_COLOR is obeyed")
    must(RED not in at_terminal("--color", "never", "list")[0], "--color never is obeyed")
    must(RED not in at_terminal("list", TERM="dumb")[0], "a terminal without colours has none")
    must("\x1b" not in piped("list").stdout, "what is piped has no colours")
    must(RED in piped("--color", "always", "list").stdout, "--color always colours what is piped")
    piped("--color", "always", "report", "overdue", "-o", "late.txt")
    must("\x1b" not in pathlib.Path("late.txt").read_text(encoding="utf-8"), "a file never has colours")
    must(RED in at_terminal("today")[0], "the morning's page has them")
    must(RED in at_terminal("show", "1")[0], "a case says in colour that it is late")
    must(YELLOW in at_terminal("escalate", "-n")[0], "what is due soon is yellow")
    must(piped("--color", "blue", "list").returncode == 2, "another word is refused")


def pager():
    mark = {"ANJUAN_PAGER": "sed s/^/PAGED:/"}
    screen, code = at_terminal("list", **mark)
    must("PAGED:" in screen and code == 0, "a list longer than the screen goes to the pager", screen)
    must("PAGED:" not in at_terminal("list", "--limit", "3", **mark)[0], "a short one does not")
    must("PAGED:" in at_terminal("list", PAGER="sed s/^/PAGED:/")[0], "PAGER is asked too")
    must("PAGED:" not in at_terminal("list", PAGER=mark["ANJUAN_PAGER"], ANJUAN_PAGER="")[0], "an empty one is none")
    for none in ("cat", "no-such-program-here"):
        screen, code = at_terminal("list", ANJUAN_PAGER=none)
        must("反映路灯40" in screen and code == 0, f"with the pager {none} the list is printed", screen)
    must("PAGED:" not in piped("list", **mark).stdout, "what is piped is not paged")
    must(at_terminal("list", ANJUAN_PAGER="true")[1] == 0, "whoever leaves the pager has made no error")
    pathlib.Path("cases/2026/06/DZ-2026-000099.yaml").write_text("x", encoding="utf-8")
    must(at_terminal("list", **mark)[1] == 3, "the exit code is the program's, not the pager's")
    pathlib.Path("cases/2026/06/DZ-2026-000099.yaml").unlink()


def questions():
    def count():
        return len(list(pathlib.Path("cases").rglob("*.yaml")))

    before = count()
    screen, code = at_terminal("register", typed=["反映噪声\n", "李某某\n", "13800000000\n", "来访\n", "夜间施工\n"])
    must(code == 0 and count() == before + 1, "who registers and says nothing is asked", screen)
    number = screen.split("DZ-2026-")[-1][:6]
    shown = piped("show", number, "--reveal").stdout
    must("反映噪声" in shown and "李某某" in shown and "夜间施工" in shown, "and what was answered is on record", shown)
    screen, code = at_terminal("register", typed=["\n", "反映井盖\n", "\n", "12\n", "", "\x04"])
    must(code == 2 and count() == before + 1, "who stops answering has nothing written", screen)
    must(at_terminal("register", typed=["\x03"])[1] != 0 and count() == before + 1, "nor who breaks off")
    must(piped("register").returncode != 0 and count() == before + 1, "in a script nothing is asked")
    screen, code = at_terminal("assign", number, typed=["无此单位\n", "市民政局\n"])
    must(code == 0, "a verb asks for what its event must have, and checks the answer", screen)
    must("市民政局" in piped("show", number).stdout, "and records it")


def progress():
    with open("anjuan.toml", "a", encoding="utf-8") as settings:
        settings.write('\n[rota]\n[[rota.desk]]\nid = "centre"\nplace = "一楼"\ntime = "09:00-11:30"\n'
                       '[[rota.cover]]\ndesk = "centre"\nwhen = "workday"\nsource = "F1"\n')
    pathlib.Path("officials.yaml").write_text("- {id: zhao, name: 赵局长, title: 局长, rank: principal}\n",
                                              encoding="utf-8")
    screen, _ = at_terminal("-n", "schedule", "plan", "--month", "2026-08")
    must("正在排班：2026-08-01 至 2026-08-31 …" in screen, "who plans sees that it works", screen)
    must(screen.rfind("\x1b[K") > screen.find("正在排班"), "and that line is taken away", screen)
    must("正在排班" not in at_terminal("-q", "-n", "schedule", "plan", "--month", "2026-08")[0], "under -q nothing is shown")
    must("正在排班" not in piped("-n", "schedule", "plan", "--month", "2026-08").stderr, "nor in a script")
    rows = "".join(f"反映积水{i},李某某,来访,9{i},2026-07-20\n" for i in range(1, 131))
    pathlib.Path("more.csv").write_text("标题,姓名,渠道,编号,登记日期\n" + rows, encoding="utf-8")
    done = piped("register", "--from", "more.csv")
    must(done.returncode == 0, "the second sheet is registered", done.stderr)
    screen, _ = at_terminal("-n", "escalate")
    must("\r100 …" in screen, "the nightly check counts the cases that it has seen", screen[:300])
    must(" …" not in piped("-n", "escalate").stderr, "nor that in a script")


with tempfile.TemporaryDirectory(prefix="anjuan-terminal-") as place:
    os.chdir(place)
    for name in ("NO_COLOR", "PAGER", "ANJUAN_PAGER", "LESS"):
        os.environ.pop(name, None)
    # Where no pager is tried there is none: it would wait for a key.
    os.environ |= {"ANJUAN_PAGER": "", "ANJUAN_LANG": "zh", "ANJUAN_BY": "li-na", "LOGNAME": "li-na",
                   "ANJUAN_NOW": "2026-07-20T09:00:00+08:00"}
    piped("init", "office", "--code", "DZ", "--name", "定州市信访局")
    os.chdir("office")
    with open("units.yaml", "a", encoding="utf-8") as units:
        units.write("- {id: minzheng, name: 市民政局, parent: office}\n")
    rows = "".join(f"反映路灯{i},李某某,来访,{i},2026-06-01\n" for i in range(1, 41))
    pathlib.Path("s.csv").write_text("标题,姓名,渠道,编号,登记日期\n" + rows, encoding="utf-8")
    done = piped("--now", "2026-06-01", "register", "--from", "s.csv")
    must(done.returncode == 0, "the sheet is registered", done.stderr)
    done = piped("--now", "2026-07-09", "register", "--title", "反映下水道", "--channel", "来访", "--petitioner", "王五")
    for part in (colours, pager, questions, progress):
        part()
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
