#!/usr/bin/env python3
"""What bash, zsh and fish offer on a line of the program, asked of the shells themselves.

shells.py PROGRAM
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

LINES = {  # what is typed: what is offered
    "anjuan assig": ["assign"],
    "anjuan assign ": ["DZ-2026-000002", "DZ-2026-000001"],
    "anjuan assign 1 --unit ": ["office", "minzheng", "zhujian", "zhongyi"],
    "anjuan assign 1 --unit zhu": ["zhujian"],
    "anjuan assign 1 --unit 民": ["市民政局"],
    "anjuan assign 1 --unit 县": ["县医院"],
    "anjuan list --status 办": ["办理中"],
    "anjuan schedule show --desk c": ["centre"],
    "anjuan schedule show --desk 接": ["接访大厅"],
    "anjuan register --channel 来": ["来信"],
    "anjuan report overd": ["overdue"],
    "anjuan schedule pla": ["plan"],
    "anjuan list --overd": ["--overdue"],
    "anjuan register --from she": ["sheet.csv"],
    "anjuan assign 1 D": ["DZ-2026-000002", "DZ-2026-000001"],
    "anjuan show 2": ["2"],
    "anjuan show 2026-": ["2026-2", "2026-1"],
    "anjuan show 2026-1": ["2026-1"],
    "anjuan assign 1 2": ["2"],
    "anjuan list --status 办理中,已受": ["办理中,已受理"],
    "anjuan list --unit minzheng,zhu": ["minzheng,zhujian"],
    "anjuan register --category 劳": ["劳动和社会保障"],
    "anjuan form 1 受": ["受理告知书"],
    "anjuan list --due 明": ["明天", "明日"],
    "anjuan register --received 昨": ["昨天", "昨日"],
    "anjuan today --lim": ["--limit"],
    "anjuan -C /nowhere show ": [],
}
BASH = """
source completion.bash
COMP_LINE=$1 COMP_WORDS=($1) COMP_POINT=${#1}
[[ $1 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_anjuan
for word in "${COMPREPLY[@]}"; do eval "printf '%s\\n' ${word%%  (*}"; done
"""
FISH = "source completion.fish; complete --do-complete $argv[1]"
# zsh completes only where somebody types: a terminal of its own, and what compadd is given.
ZSH = """
compdef() { :; }
source completion.zsh
compadd() { print -rl -- "${(@)${(P)argv[-1]}}"; }
_files() { print -rl -- ${words[CURRENT]}*(N); }
words=(${(z)1})
[[ $1 == *" " ]] && words+=("")
CURRENT=$#words
_anjuan
"""
SHELLS = {"bash": ["bash", "--norc", "-c", BASH, "bash"], "fish": ["fish", "--no-config", "-c", FISH],
          "zsh": ["zsh", "-f", "-c", ZSH, "zsh"]}


def offered(shell, line, office):
    said = subprocess.run([*SHELLS[shell], line], cwd=office, text=True, capture_output=True, check=False)
    words = [word.split("\t")[0] for word in said.stdout.splitlines() if word]
    return words, said.stderr


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    wrong, asked = [], 0
    with tempfile.TemporaryDirectory() as place:
        office = pathlib.Path(place)
        (office / "bin").mkdir()
        (office / "bin/anjuan").symlink_to(program)
        os.environ |= {"PATH": f"{office}/bin:{os.environ['PATH']}", "ANJUAN_LANG": "zh", "HOME": place,
                       "ANJUAN_BY": "li-na", "ANJUAN_NOW": "2026-07-20T09:00:00+08:00", "LC_ALL": "C.UTF-8"}

        def anjuan(*words):
            return subprocess.run(["anjuan", *words], cwd=office, text=True, capture_output=True,
                                  check=True).stdout

        anjuan("-q", "init", ".", "--code", "DZ", "--name", "定州市信访局")
        with (office / "units.yaml").open("a") as units:
            units.write("- {id: minzheng, name: 市民政局}\n- {id: zhujian, name: 市住建局}\n"
                        "- {id: zhongyi, name: 市中医院, aliases: [县医院]}\n")
        with (office / "anjuan.toml").open("a") as settings:
            settings.write('\n[rota]\n[[rota.desk]]\nid = "centre"\nname = "接访大厅"\n')
        for number in (1, 2):
            anjuan("-q", "register", "--title", f"反映第{number}件事", "--petitioner", f"李某某{number}")
        (office / "sheet.csv").write_text("标题\n")
        for shell in SHELLS:
            if shutil.which(shell) is None:
                print(f"no {shell} here")
                continue
            (office / f"completion.{shell}").write_text(anjuan("completion", shell))
            for line, wanted in LINES.items():
                asked += 1
                words, errors = offered(shell, line, office)
                if sorted(words) != sorted(wanted) or errors:
                    wrong.append(f"{shell}: {line!r} offers {words}, not {wanted} {errors}")
    print("\n".join(wrong))
    print(f"lines completed: {asked}, otherwise than wanted: {len(wrong)}")
    sys.exit(1 if wrong or not asked else 0)


if __name__ == "__main__":
    main()
