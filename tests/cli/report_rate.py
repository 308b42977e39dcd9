#!/usr/bin/env python3
"""The on-time rate at 30 days of 600 answered messages, counted here from the csv alone, is what
`anjuan report kpi` says in text, csv, json, html and xlsx.

usage: report_rate.py ANJUAN ANSWERED.csv     exit 77: the data are not there, nothing was tested
"""
import csv
import datetime
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

MAP = """
[source]
system = "wenzheng"
[fields]
ref = "留言编号"
title = "留言主题"
received = "留言时间"
request = "留言详情"
"petitioner.name" = "留言用户"
reply = "答复意见"
replied = "答复时间"
[defaults]
channel = "online"
class = "general"
accepted = "@received"
closed = "@replied"
"""


def day(text):
    year, month, date = (int(part) for part in re.match(r"(\d+)\D(\d+)\D(\d+)", text).groups())
    return datetime.date(year, month, date)


def count_by_hand(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    in_time = sum((day(r["答复时间"]) - day(r["留言时间"])).days <= 30 for r in rows)
    return in_time, len(rows)


class Cells(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows, self.inside = [], False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        self.inside = tag in ("td", "th")
        if self.inside:
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


def xlsx_rows(path):
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        strings = ["".join(t.text or "" for t in item.iterfind(".//m:t", space))
                   for item in ET.fromstring(book.read("xl/sharedStrings.xml"))]
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    for row in sheet.iterfind(".//m:row", space):
        cells = []
        for cell in row:
            value = cell.findtext("m:v", "", space)
            cells.append(strings[int(value)] if cell.get("t") == "s" else value)
        yield cells


def main(anjuan, data):
    if not os.path.exists(data):
        print(f"skipped: {data} is not there")
        return 77
    top, bottom = count_by_hand(data)
    percent = f"{100 * top / bottom:.2f}%"
    with tempfile.TemporaryDirectory() as folder:
        def run(*words):
            return subprocess.run([anjuan, "-C", f"{folder}/ledger", "--lang", "en",
                                   "--now", "2026-11-22", "--by", "test", *words],
                                  check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
        subprocess.run([anjuan, "init", f"{folder}/ledger", "--code", "T", "--name", "测试"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(f"{folder}/map.toml", "w", encoding="utf-8") as file:
            file.write(MAP)
        run("register", "--from", data, "--map", f"{folder}/map.toml")

        found = {}
        report = json.loads(run("report", "kpi", "--json"))
        row = next(r for r in report["rows"] if r["indicator"] == "on_time_closing")
        assert (row["numerator"], row["denominator"]) == (top, bottom), row
        assert abs(row["rate"] - top / bottom) < 1e-12, row
        found["json"] = row["rate"]
        text = run("report", "kpi")
        line = next(l for l in text.splitlines() if l.startswith("on-time closing"))
        found["text"] = line.split()[2:5]
        assert found["text"] == [str(top), str(bottom), percent], line
        table = list(csv.DictReader(run("report", "kpi", "--format", "csv").splitlines()))
        row = next(r for r in table if r["indicator"] == "on_time_closing")
        found["csv"] = [row["numerator"], row["denominator"], row["rate"]]
        assert found["csv"] == [str(top), str(bottom), percent], row
        run("report", "kpi", "-o", f"{folder}/kpi.html")
        cells = Cells()
        with open(f"{folder}/kpi.html", encoding="utf-8") as file:
            cells.feed(file.read())
        row = next(r for r in cells.rows if r and r[0] == "on-time closing")
        found["html"] = row[1:4]
        assert found["html"] == [str(top), str(bottom), percent], row
        run("report", "kpi", "-o", f"{folder}/kpi.xlsx")
        row = next(r for r in xlsx_rows(f"{folder}/kpi.xlsx") if "on-time closing" in r)
        found["xlsx"] = row[2:5]
        assert [int(row[2]), int(row[3])] == [top, bottom], row
        assert abs(float(row[4]) - top / bottom) < 1e-9, row
    print(f"counted here: {top} of {bottom} ({percent}); reported: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
