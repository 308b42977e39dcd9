#!/usr/bin/env python3
"""A PDF says what the Word file says, where LibreOffice is installed; where it is not, the way out is told.

pdf.py PROGRAM
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()


def run(*words, **env):
    return subprocess.run([PROGRAM, *words], env={**os.environ, **env}, text=True, capture_output=True, check=False)


def must(holds, sentence, detail=""):
    if not holds:
        sys.exit(f"not so: {sentence}\n{detail}")


with tempfile.TemporaryDirectory(prefix="anjuan-pdf-test-") as place:
    os.chdir(place)
    os.environ |= {"ANJUAN_LANG": "zh", "ANJUAN_BY": "li-na", "ANJUAN_NOW": "2026-07-20T09:00:00+08:00"}
    run("init", "office", "--code", "DZ", "--name", "定州市信访局")
    os.chdir("office")
    run("--now", "2026-07-01", "register", "--title", "反映路灯不亮", "--petitioner", "李某某", "--channel", "来访")
    run("--now", "2026-07-02", "accept", "1", "--document", "受理告知书〔2026〕1号")

    # A machine without a converter: nothing of the kind on the path.
    pathlib.Path("bin").mkdir()
    refused = run("form", "1", "acceptance", "-o", "letter.pdf", PATH=f"{place}/office/bin")
    must(refused.returncode == 2 and ".docx" in refused.stderr, "without a converter the way out is told", refused.stderr)
    must(not pathlib.Path("letter.pdf").exists(), "and no file is left")
    must(run("form", "1", "acceptance", "--format", "pdf").returncode == 2, "a PDF is not for the terminal")

    if not (shutil.which("soffice") or shutil.which("libreoffice")) or not shutil.which("pdftotext"):
        print("LibreOffice and pdftotext are not installed: what a PDF says is not looked at")
        sys.exit(77)
    for words, said in ((("form", "1", "acceptance"), ("李某某", "受理告知书〔2026〕1", "定州市信访局")),
                        (("form", "1", "--all"), ("信访事项登记单", "受理告知书")),
                        (("report", "issued"), ("发文登记簿", "受理告知书〔2026〕1"))):
        done = run(*words, "-o", "paper.pdf")
        must(done.returncode == 0, f"{words} becomes a PDF", done.stderr)
        text = subprocess.run(["pdftotext", "paper.pdf", "-"], capture_output=True, text=True, check=True).stdout
        text = "".join(text.split())
        must(all(word in text for word in said), f"the PDF of {words} says what the paper says", text)
