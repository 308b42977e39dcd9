#!/usr/bin/env python3
"""Opens every document and the dashboard of the sample ledger in headless Chromium: no message on
the console, nothing fetched, and on paper whole A4 pages; letters are measured against the sheet of
GB/T 9704 where pdftotext is installed, and Word files opened where LibreOffice is. Noto Serif CJK
(Debian's fonts-noto-cjk) stands in for 仿宋 and 小标宋, whose characters are as wide.

usage: pages.py ANJUAN WRITE_SAMPLE [KEEP]     exit 77: no Chromium here, nothing was tested
KEEP: a directory for the pages, PDFs and pictures
"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import typing

PAPERS = {
    "registration": "SL-2026-000002", "interview": "SL-2026-000002", "assignment": "SL-2026-000002",
    "supervision": "SL-2026-000007", "closing": "SL-2026-000002", "responsibility": "SL-2026-000002",
    "acceptance": "SL-2026-000002", "refusal": "SL-2026-000009", "extension": "SL-2026-000001",
    "opinion": "SL-2026-000002", "review": "SL-2025-000001", "re-examination": "SL-2025-000001",
}
TWO_PAGES = {"responsibility", "opinion", "review", "re-examination"}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
faults = []


def browse(folder, *words):
    """Runs Chromium once; gives back what pages wrote to the console."""
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
         "--no-first-run", "--disable-extensions", "--disable-background-networking",
         "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder}/profile",
         "--enable-logging=stderr", "--virtual-time-budget=4000", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=180)
    return [line for line in done.stderr.decode(errors="replace").splitlines() if ":CONSOLE" in line]


def pages_of(pdf):
    with open(pdf, "rb") as file:
        data = file.read()
    sizes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", data)
    count = len(re.findall(rb"/Type\s*/Page\b(?!s)", data))
    return count, {(round(float(w)), round(float(h))) for w, h in sizes}


def check(name, condition, found):
    if not condition:
        faults.append(f"{name}: {found}")


# Points in a millimetre, and the sheet of GB/T 9704. What is called the box of a character is as high as
# its font says, three lines at the worst, so the middles of boxes are measured.
MM = 72 / 25.4
LEFT, TOP, RIGHT, BOTTOM = 28 * MM, 37 * MM, (210 - 26) * MM, (297 - 35) * MM
LINE, CELL = 225 / 22 * MM, 156 / 28 * MM
LETTERS = ("acceptance", "refusal", "extension", "opinion", "review", "re-examination")


class Line(typing.NamedTuple):
    """A line of a PDF: its box in points from the upper left corner of the page, and its text."""
    page: int
    x: float
    y: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self):
        return (self.y + self.bottom) / 2


def lines_of(pdf):
    done = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], check=True, stdout=subprocess.PIPE)
    found, page = [], 0
    for text in done.stdout.decode().splitlines():
        if "<page " in text:
            page += 1
        elif "<line " in text:
            box = [float(n) for n in re.findall(r'="([\d.]+)"', text)]
            found.append([page, *box, ""])
        elif "<word " in text:
            found[-1][5] += html.unescape(re.search(r">(.*)</word>", text)[1])
    # What stands in one line with a gap between is one.
    whole = []
    for one in sorted(found, key=lambda line: (line[0], round(line[2]), line[1])):
        if whole and whole[-1][0] == one[0] and abs(whole[-1][2] - one[2]) < 3:
            whole[-1][3] = max(whole[-1][3], one[3])
            whole[-1][5] += one[5]
        else:
            whole.append(list(one))
    return [Line(*one) for one in whole]


def near(a, b, off=1.5 * MM):
    return abs(a - b) <= off


def look_at_letter(name, pdf, measured):
    """The letter's lines against the sheet of GB/T 9704."""
    lines = lines_of(pdf)
    first = [line for line in lines if line.page == 1]
    numbers = [line for line in lines if re.fullmatch(r"—\d+—", line.text)]
    text = [line for line in lines if line not in numbers]
    for line in text:
        # Of a mark at the end of a line only its left half is ink.
        marks = CELL / 2 if line.text[-1] in "”）》，。；：" else 0
        check(name, line.x >= LEFT - 1 and line.right <= RIGHT + 2 + marks, f"beside the margins: {line}")
        check(name, TOP < line.middle < BOTTOM, f"above or below the margins: {line}")
    middle = (LEFT + RIGHT) / 2
    for what, index in (("masthead", 0), ("number", 1), ("title", 2)):
        line = first[index]
        check(name, near((line.x + line.right) / 2, middle), f"{what} not centred: {line}")
    check(name, re.search(r"〔\d{4}〕\d+号", first[1].text), f"no number under the masthead: {first[1]}")
    to = next(i for i, line in enumerate(first) if line.text.endswith("：") and near(line.x, LEFT))
    body = first[to:]
    # A full line has 28 characters, or 26 where a paragraph begins, letters and digits being narrow.
    full = [line for line in body if near(line.right, RIGHT, CELL / 2 + 2)]
    check(name, full, "no line is full")
    for line in full:
        wide = sum(1 if ord(c) > 0x2000 else .55 for c in line.text)
        check(name, near(wide, (RIGHT - line.x) / CELL, 1.6), f"{wide} characters in a line: {line}")
    check(name, any(near(line.x, LEFT + 2 * CELL, 2) for line in body), "no paragraph begins two characters in")
    steps = [b.middle - a.middle for a, b in zip(body, body[1:])]
    steps = steps[:next((i for i, step in enumerate(steps) if step > 1.5 * LINE), len(steps))]
    step = sum(steps) / max(1, len(steps))
    check(name, len(steps) > 2 and abs(step - LINE) < .3, f"lines {steps} apart, not {LINE:.2f}")
    date = [line for line in text if re.fullmatch(r"\d{4}年\d+月\d+日", line.text)]
    check(name, len(date) == 1 and near(date[0].right, RIGHT - 4 * CELL), f"the date is not four characters in: {date}")
    if date:
        signer = max((line for line in text if line.page == date[0].page and line.y < date[0].y), key=lambda l: l.y)
        check(name, near((signer.x + signer.right) / 2, (date[0].x + date[0].right) / 2), f"{signer} not over {date}")
    check(name, len(numbers) == lines[-1].page, f"page numbers {numbers}")
    for line in numbers:
        check(name, near(line.middle, BOTTOM + 7 * MM, 2 * MM), f"page number not 7 mm below the text: {line}")
        outer = line.right - RIGHT if line.page % 2 else line.x - LEFT
        check(name, near(abs(outer), 14, 4), f"page number not at the outer edge: {line}")
    last = [line.text for line in text if line.page == lines[-1].page]
    check(name, any("年" in line for line in last) and len(last) > 2, f"a page with a receipt only: {last}")
    check(name, not any("印章" in line.text for line in lines), "prints （印章）")
    measured.append((name, min(line.x for line in body) / MM, (RIGHT - max((line.right for line in full), default=0)) / MM, step / MM))


def look_at_letters(run, to_paper, folder):
    if shutil.which("pdftotext") is None:
        print("skipped: there is no pdftotext to measure the letters with")
        return
    measured = []
    extras = ["--contact", "张三，0312-7654321", "--copy-to", "县信访局", "--enclosed", "证据清单"]
    for kind in LETTERS:
        look_at_letter(kind, f"{folder}/{kind}.pdf", measured)
        run("form", PAPERS[kind], kind, "-o", f"{folder}/{kind}-long.html", *extras)
        to_paper(f"{kind}-long")
        look_at_letter(f"{kind}-long", f"{folder}/{kind}-long.pdf", measured)
    for name, left, right, line in measured:
        print(f"{name}: text from {left:.1f} mm to {26 + right:.1f} mm from the right, a line every {line:.2f} mm")


def look_at_word_files(anjuan, run, folder):
    """Word files as LibreOffice opens them: nothing is lost on the way to a PDF."""
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        print("skipped: there is no LibreOffice to open Word files with")
        return
    names = []
    for kind, case in PAPERS.items():
        run("form", case, kind, "-o", f"{folder}/word-{kind}.docx")
        names.append(f"word-{kind}")
    run("report", "monthly", "--month", "2026-11", "-o", f"{folder}/word-monthly.docx")
    run("report", "issued", "--year", "2026", "-o", f"{folder}/word-issued.docx")
    subprocess.run([office, "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf",
                    "--outdir", folder, *(f"{folder}/{name}.docx" for name in [*names, "word-monthly", "word-issued"])],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)

    def words(pdf):
        return "".join(sorted("".join(line.text for line in lines_of(pdf) if not re.fullmatch(r"—\d+—", line.text))))

    for kind in PAPERS:
        word, page = f"{folder}/word-{kind}.pdf", f"{folder}/{kind}.pdf"
        count, sizes = pages_of(word)
        check(f"word {kind}", count == (2 if kind in TWO_PAGES else 1), f"{count} pages")
        check(f"word {kind}", sizes == {(595, 842)}, f"paper {sizes}")
        check(f"word {kind}", words(word) == words(page), "other words than its page")
        for line in lines_of(word):
            # LibreOffice lets a mark hang over the edge, whatever the file says of it.
            marks = CELL if line.text[-1] in "”）》，。；：" else 0
            check(f"word {kind}", line.x >= LEFT - 2 and line.right <= RIGHT + 3 + marks, f"beside the margins: {line}")
    count, _ = pages_of(f"{folder}/word-monthly.pdf")
    check("word monthly", count >= 1, "no page")
    text = "".join(line.text for line in lines_of(f"{folder}/word-monthly.pdf"))
    for word in ("按期办结率", "群众满意率", "对比期间"):
        check("word monthly", word in text, f"lacks {word}")
    for bucket in ("16–30", "31–60", ">90"):
        check("word monthly", bucket in text, f"breaks {bucket}")
    # A register whose dates and numbers break over two lines is not read.
    rows = [line.text for line in lines_of(f"{folder}/word-issued.pdf")]
    for what, pattern in (("case numbers", r"SL-\d{4}-\d{6}"), ("dates", r"\d{4}-\d{2}-\d{2}")):
        whole = sum(len(re.findall(pattern, row)) for row in rows if "期间" not in row)
        check("word issued", whole == 17, f"{whole} whole {what} of 17 papers")
    print(f"{len(names)} Word files and 2 reports were opened")


def look_at_wall(anjuan, ledger, to_paper, folder):
    """What hangs on the wall of the hall: whose it is, of which day, on one sheet, no row cut."""
    # A notice lacks nothing.
    with open(f"{ledger}/officials.yaml", encoding="utf-8") as file:
        people = file.read()
    with open(f"{ledger}/officials.yaml", "w", encoding="utf-8") as file:
        file.write(people.replace("principal: true}", "principal: true, portfolio: [党务政务]}"))
    for name, words, paper, heading in (
            ("wall", ("show", "--month", "2026-11"), (842, 595), "2026年11月领导接访安排"),
            ("notice", ("notice", "--month", "2026-11"), (595, 842), "领导接访公示")):
        page = subprocess.run([anjuan, "-C", ledger, "--lang", "zh", "--now", "2026-11-22", "schedule", *words,
                               "--format", "html"], check=True, stdout=subprocess.PIPE).stdout
        with open(f"{folder}/{name}.html", "wb") as file:
            file.write(page)
        count, sizes = to_paper(name)
        check(name, count == 1, f"{count} pages")
        check(name, sizes == {paper}, f"paper {sizes}")
        if shutil.which("pdftotext") is None:
            continue
        lines = lines_of(f"{folder}/{name}.pdf")
        text = "".join(line.text for line in lines)
        for word in (heading, "示例市信访局", "2026-11-22印发", "周二"):
            check(name, word in text, f"lacks {word}")
        for line in lines:
            check(name, line.x >= 14 * MM and line.right <= paper[0] - 14 * MM, f"beside the margins: {line}")


def main(anjuan, write_sample, keep=None):
    if CHROMIUM is None:
        print("skipped: there is no chromium")
        return 77
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep or temporary
        os.makedirs(folder, exist_ok=True)
        ledger = f"{temporary}/ledger"
        subprocess.run([write_sample, ledger], check=True, stdout=subprocess.DEVNULL)

        def run(*words):
            subprocess.run([anjuan, "-C", ledger, "--lang", "zh", "--now", "2026-11-22", *words],
                           check=True, stderr=subprocess.DEVNULL)

        def to_paper(name):
            console = browse(temporary, "--no-pdf-header-footer",
                             f"--print-to-pdf={folder}/{name}.pdf", f"file://{folder}/{name}.html")
            check(name, not console, console)
            return pages_of(f"{folder}/{name}.pdf")

        pages = 0
        for kind, case in PAPERS.items():
            run("form", case, kind, "-o", f"{folder}/{kind}.html")
            count, sizes = to_paper(kind)
            check(kind, count == (2 if kind in TWO_PAGES else 1), f"{count} pages")
            pages += count if case == "SL-2026-000002" else 0
            check(kind, sizes == {(595, 842)}, f"paper {sizes}")
        look_at_letters(run, to_paper, folder)
        look_at_word_files(anjuan, run, folder)
        look_at_wall(anjuan, ledger, to_paper, folder)
        run("form", "--all", "SL-2026-000002", "-o", f"{folder}/bundle.html")
        count, _ = to_paper("bundle")
        check("bundle", count == pages, f"{count} pages for 7 documents of {pages}")

        run("report", "dashboard", "-o", f"{folder}/dashboard.html")
        with open(f"{folder}/dashboard.html", encoding="utf-8") as file:
            page = file.read()
        for secret in ("甲某某", "13800000000", "示例路1号"):
            check("dashboard", secret not in page, f"shows {secret}")
        check("dashboard", not re.search(r"(src|href)\s*=\s*[\"']?(https?:)?//", page), "fetches something")
        json.loads(re.search(r'id="data">(.*?)</script>', page, re.S)[1])
        to_paper("dashboard")
        for name, size in (("wide", "1280,1900"), ("phone", "390,2400")):
            picture = f"{folder}/dashboard-{name}.png"
            console = browse(temporary, f"--window-size={size}", f"--screenshot={picture}",
                             f"file://{folder}/dashboard.html")
            check(f"dashboard {name}", not console, console)
            check(f"dashboard {name}", os.path.getsize(picture) > 20000, "an empty picture")
        # The charts were drawn: each canvas has a chart, and no two elements overflow a phone.
        drawn = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={temporary}/profile",
             "--virtual-time-budget=4000", "--dump-dom", f"file://{folder}/dashboard.html"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=180).stdout.decode()
        canvases = re.findall(r'<canvas[^>]*style="[^"]*height: \d+', drawn)
        check("dashboard", len(canvases) == 4, f"{len(canvases)} charts were drawn")
        check("dashboard", drawn.count('class="total rate"') == 13, "not every indicator's rate")
        check("dashboard", drawn.count('class="duty') == 8, "not the eight days of the rota")

        for report in ("monthly", "kpi", "bulletin", "sessions", "rota"):
            run("report", report, "--month", "2026-11", "-o", f"{folder}/{report}.html")
            console = browse(temporary, f"--screenshot={folder}/{report}.png", "--window-size=1200,1500",
                             f"file://{folder}/{report}.html")
            check(report, not console, console)
    for fault in faults:
        print(fault)
    print(f"{len(PAPERS)} documents, a bundle, a dashboard and 5 reports were looked at")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
