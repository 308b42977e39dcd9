#!/usr/bin/env python3
"""The hooks of examples/hooks on a real bare repository and a real clone."""

import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from office import Failed, honest_history, new_office  # noqa: E402

HOOKS = pathlib.Path(__file__).resolve().parents[2] / "examples" / "hooks"
CASE = "cases/2026/07/DZ-2026-000002.yaml"


def expect(what, holds, said):
    if not holds:
        raise Failed(f"{what}\n{said.stdout}{said.stderr}")


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="hooks-") as place:
        place = pathlib.Path(place)
        office = new_office(program, place / "office")
        bare = place / "ledger.git"
        office.run("git", "init", "--quiet", "--bare", str(bare))
        shutil.copy(HOOKS / "pre-receive", bare / "hooks")
        office.git("remote", "add", "origin", str(bare))

        def push(*words, expect_=(0,)):
            return office.run("git", "push", "--quiet", *words, "origin", "HEAD:refs/heads/main",
                              expect=expect_)

        push()
        honest_history(office)
        push()
        tip = office.git("rev-parse", "HEAD")

        text = (office.root / CASE).read_text()
        office.at("2026-08-10", 10)
        (office.root / CASE).write_text(text.replace("due: 2026-08-02", "due: 2026-09-30"))
        office.commit("update")
        said = push(expect_=(1,))
        expect("a date moved by hand must be refused with its finding and place",
               "date moved by hand" in said.stderr and CASE in said.stderr, said)
        office.git("reset", "--quiet", "--hard", tip)

        office.git("reset", "--quiet", "--hard", "HEAD~1")
        office.anjuan("-q", "note", "2026-4", "--note", "已电话联系")
        said = push("--force", expect_=(1,))
        expect("a rewritten history must be refused", "history rewritten" in said.stderr, said)
        office.git("reset", "--quiet", "--hard", tip)

        said = office.run("git", "push", "--quiet", "origin", ":refs/heads/main", expect=(1,))
        expect("a branch must not be taken away", "never taken away" in said.stderr, said)

        branch = office.git("branch", "--show-current")
        office.git("checkout", "--quiet", "--orphan", "other")
        office.git("commit", "--quiet", "--message", "a ledger of its own")
        said = office.run("git", "push", "--quiet", "origin", "HEAD:refs/heads/other", expect=(1,))
        expect("a history beside that of the ledger must be refused", "nothing in common" in said.stderr, said)
        office.git("checkout", "--quiet", "-f", branch)
        office.git("push", "--quiet", "origin", "HEAD:refs/heads/review")

        office.anjuan("-q", "note", "2026-4", "--note", "已电话联系")
        push()

        shutil.copy(HOOKS / "pre-commit", office.root / ".git" / "hooks")
        clean = (office.root / CASE).read_text()
        (office.root / CASE).write_text(clean.replace("lead: qian", "lead: zhao", 1))
        office.git("add", "--all")
        # The file on the disk is whole again; what is staged is not.
        (office.root / CASE).write_text(clean)
        said = office.run("git", "commit", "--quiet", "--message", "update", expect=(1,))
        expect("what is staged must be verified, not what lies on the disk",
               "lead" in said.stderr and CASE in said.stderr, said)
        office.git("add", "--all")
        office.later(minutes=5).anjuan("-q", "note", "2026-2", "--note", "已电话联系")
        expect("anjuan's own commits pass", not office.git("status", "--porcelain"), said)
        push()
    print("pushes refused with their findings: 4; honest pushes taken: 5; staged faults found: 1")


if __name__ == "__main__":
    main()
