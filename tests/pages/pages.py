#!/usr/bin/env python3
"""Opens every document and the dashboard of the sample ledger in headless Chromium: no message on
the console, nothing fetched, and on paper whole A4 pages.

usage: pages.py ANJUAN WRITE_SAMPLE [KEEP]     exit 77: no Chromium here, nothing was tested
KEEP: a directory for the pages, PDFs and pictures
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ONE_PAGE = {
    "registration": "SL-2026-000002", "interview": "SL-2026-000002", "assignment": "SL-2026-000002",
    "supervision": "SL-2026-000007", "closing": "SL-2026-000002", "responsibility": "SL-2026-000002",
    "acceptance": "SL-2026-000002", "refusal": "SL-2026-000009", "extension": "SL-2026-000001",
    "opinion": "SL-2026-000002", "review": "SL-2025-000001", "re-examination": "SL-2025-000001",
}
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

        for kind, case in ONE_PAGE.items():
            run("form", case, kind, "-o", f"{folder}/{kind}.html")
            count, sizes = to_paper(kind)
            check(kind, count == 1, f"{count} pages")
            check(kind, sizes == {(595, 842)}, f"paper {sizes}")
        run("form", "--all", "SL-2026-000002", "-o", f"{folder}/bundle.html")
        count, _ = to_paper("bundle")
        check("bundle", count == 7, f"{count} pages for 7 documents")

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
        check("dashboard", drawn.count('class="total rate"') == 10, "not ten rates")
        check("dashboard", drawn.count('class="duty') == 8, "not the eight days of the rota")

        for report in ("monthly", "kpi", "bulletin", "sessions", "rota"):
            run("report", report, "--month", "2026-11", "-o", f"{folder}/{report}.html")
            console = browse(temporary, f"--screenshot={folder}/{report}.png", "--window-size=1200,1500",
                             f"file://{folder}/{report}.html")
            check(report, not console, console)
    for fault in faults:
        print(fault)
    print(f"{len(ONE_PAGE)} documents, a bundle, a dashboard and 5 reports were looked at")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
