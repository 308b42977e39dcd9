"""Other programs on the same cases: peers.py BUILD N

Each has the cases in its own format and answers the same question: how many open cases were due
before today. Debian's packages ledger, hledger, taskwarrior and recutils; those that are not
installed are left out. Medians of runs that take turns, in seconds that processors worked.
"""

import json
import multiprocessing
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

from measure import AT_REST, NOW, ROUNDS, Ledger, timed

TODAY = "2026-07-20"


def one_line(text):
    return " ".join(text.split())


def write_journal(cases, path):
    """For ledger and hledger: a transaction on the due day of each case."""
    with open(path, "w") as file:
        for case in cases:
            account = "Open" if case["open"] else "Ended"
            file.write(f"{case['due']} * {case['id']} {case['title']}\n    ; {case['request']}\n"
                       f"    {account}:{case['status']}  1\n    Cases  -1\n\n")


def write_records(cases, path):
    with open(path, "w") as file:
        file.write("%rec: Case\n%key: Id\n\n")
        for case in cases:
            file.write(f"Id: {case['id']}\nTitle: {case['title']}\nOpen: {int(case['open'])}\n"
                       f"Due: {case['due']}\nStatus: {case['status']}\nRequest: {case['request']}\n\n")


def write_tasks(cases, folder):
    folder.mkdir()
    with open(folder / "pending.data", "w") as pending, open(folder / "completed.data", "w") as done:
        for case in cases:
            due = int(time.mktime(time.strptime(case["due"], "%Y-%m-%d")))
            status = "pending" if case["open"] else "completed"
            (pending if case["open"] else done).write(
                f'[description:"{case["title"]}" due:"{due}" entry:"1700000000" '
                f'request:"{case["request"]}" status:"{status}" '
                f'uuid:"{uuid.uuid5(uuid.NAMESPACE_OID, case["id"])}"]\n')
    (folder / "rc").write_text(f"data.location={folder}\nuda.request.type=string\n")


def read_cases(ledger):
    """The cases as the others get them; one that ended has the day of its end."""
    *_, said = timed(ledger.anjuan, "-C", ledger.root, "--now", NOW, "-q", "--json", "list",
                    together=True)
    texts = {path.stem: path.read_text() for path in (ledger.root / "cases").rglob("*.yaml")}
    for case in json.loads(said)["cases"]:
        text = texts[case["id"]]
        begin = text.index("\nrequest: ") + 10
        request = one_line(text[begin:text.index("\nhistory:", begin)].lstrip("|2"))
        is_open = case["status"] in ("registered", "accepted", "handling", "replied") and "due" in case
        yield {"id": case["id"], "title": case["title"], "status": case["status"],
               "open": is_open, "request": request,
               "due": case.get("due") or case.get("closed") or case["received"]}


def write_all(ledger, work):
    cases = list(read_cases(ledger))
    write_journal(cases, work / "journal")
    write_records(cases, work / "records")
    write_tasks(cases, work / "tasks")
    (work / "wanted").write_text(str(sum(case["open"] and case["due"] < TODAY for case in cases)))


def processors(*words):
    _, busy, memory, said = timed(*words, together=True)
    return busy, memory, said


def main():
    build, count = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    work = pathlib.Path(tempfile.mkdtemp(prefix="anjuan-peers-"))
    try:
        ledger = Ledger(build, count, work)
        # In a process of its own: what this one takes would count as memory of those it starts.
        writer = multiprocessing.Process(target=write_all, args=(ledger, work))
        writer.start()
        writer.join()
        wanted = int((work / "wanted").read_text())
        overdue = ("list", "--overdue", "--status", "open", "--limit", "1")
        mine = (ledger.anjuan, "-C", ledger.root, "--now", NOW, "--lang", "en", *overdue)
        tools = {
            "anjuan, no index": mine,
            "ledger": ("ledger", "-f", work / "journal", "bal", "^Open", "-e", TODAY, "--depth", "1"),
            "hledger": ("hledger", "-f", work / "journal", "bal", "^Open", "-e", TODAY, "--depth", "1"),
            "Taskwarrior": ("task", f"rc:{work}/tasks/rc", "rc.gc=off", "rc.verbose=nothing",
                            "status:pending", f"due.before:{TODAY}", "count"),
            "recsel": ("recsel", "-t", "Case", "-c", "-e", f"Open = 1 && Due << '{TODAY}'",
                       work / "records"),
        }
        tools = {name: words for name, words in tools.items() if shutil.which(str(words[0]))}
        seconds, memory = {name: [] for name in tools}, {}
        said = {}
        for _ in range(ROUNDS):
            for name, words in tools.items():
                took, memory[name], said[name] = processors(*words)
                seconds[name].append(took)
        time.sleep(AT_REST)
        timed(*mine[:3], "--now", NOW, "-q", "register", "--title", "反映路灯不亮", "--petitioner",
              "示例一", "--channel", "visit")
        name = "anjuan, with index"
        seconds[name] = []
        for _ in range(ROUNDS):
            took, memory[name], said[name] = processors(*mine)
            seconds[name].append(took)
        others = [statistics.median(seconds[name]) for name in tools if not name.startswith("anjuan")]
        print(f"\n{count:,} cases, open and due before {TODAY}: {wanted:,}\n")
        print("| program | time | memory | of the fastest other | answers |\n|---|---|---|---|---|")
        for name, took in seconds.items():
            median = statistics.median(took)
            ratio = f"{median / min(others):.2f} ×" if others else "–"
            right = "the same" if str(wanted) in said[name].replace(",", "") else said[name].strip()
            print(f"| {name} | {median:.3f} s | {memory[name]:.0f} MB | {ratio} | {right} |")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
