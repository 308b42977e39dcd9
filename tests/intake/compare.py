#!/usr/bin/env python3
"""The readers of foreign files against others, over files made at random.

compare.py DUMP_ROWS [--files N] [--mutants N] [--seed N]

Workbooks and text tables of every form that people's programs write are made, each from a seed of its
own. What DUMP_ROWS makes of a file must be what was written into it; and, where they can read it,
what openpyxl and Python's csv make of it. Then files are damaged: every one must be read or refused
within bounded time and memory. Prints the figures.
"""

import argparse
import csv
import datetime
import io
import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import warnings
import zipfile
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import openpyxl.utils
import xlrd
import xlwt

import book

MEMORY = 768 << 20  # of the process that reads damaged files
SECONDS = 60        # of its processor time, for a hundred of them
BATCH = 100
NAMES = ["编号", "标题", "登记日期", "信访人", "电话", "责任单位", "住址", "人数", "内容", "身份证号"]
WORDS = "反映路灯不亮供水城管局张某李四街道社区补贴ABCxyz09 -.#（），、；：“”"
DAY_STYLES = {"14": True, "31": True, "57": True, "yyyy/m/d": True, "yyyy\"年\"m\"月\"d\"日\"": True,
              "[$-804]yyyy\"年\"m\"月\"d\"日\";@": True}
BUILT_IN = {"0", "14", "22", "31", "57"}
MOMENT_STYLES = ["22", "yyyy-mm-dd hh:mm:ss"]
EPOCH = {False: datetime.datetime(1899, 12, 30), True: datetime.datetime(1904, 1, 1)}


def words(rng, most=12):
    return "".join(rng.choice(WORDS) for _ in range(rng.randint(1, most))).strip() or "文"


def letters(column):
    return openpyxl.utils.get_column_letter(column + 1)


class Sheet:
    """One workbook made from a seed: `data` is the file, `rows` what stands in it, by line and column:
    (kind, text, shown)."""

    def __init__(self, seed):
        rng = self.rng = random.Random(seed)
        self.seed = seed
        self.date1904 = rng.random() < 0.2
        self.epoch = EPOCH[self.date1904]
        self.prefix = rng.choice(["", "", "", "x:"])
        self.strings = []
        self.formats = []
        self.styles = ["0"]
        self.rows = {}
        self.merges = []
        self.space = book.SPACE
        if rng.random() < 0.05:
            self.space = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        self.foreign = self.space != book.SPACE  # something that openpyxl is known not to read
        self.columns = rng.randint(2, 8)
        self.names = rng.sample(NAMES, self.columns)
        self.data = self.make()

    # --- cells ---

    def style(self, code):
        if code not in self.styles:
            self.styles.append(code)
        return self.styles.index(code)

    def shared(self, xml):
        if xml not in self.strings:
            self.strings.append(xml)
        return self.strings.index(xml)

    def text_cell(self, text):
        """(attributes, inside) of a cell that holds a text in one of the ways of doing so."""
        rng, p = self.rng, self.prefix
        xml = escape(text)
        way = rng.randrange(6)
        space = ' xml:space="preserve"'
        if way == 0:
            return 't="str"', f"<{p}v>{xml}</{p}v>"
        if way == 1:
            return 't="inlineStr"', f"<{p}is><{p}t{space}>{xml}</{p}t></{p}is>"
        if way == 2:
            cut = rng.randint(0, len(text))
            runs = "".join(f"<{p}r><{p}t{space}>{escape(part)}</{p}t></{p}r>"
                           for part in (text[:cut], text[cut:]))
            return 't="inlineStr"', f"<{p}is>{runs}</{p}is>"
        if way == 3:
            guide = f'<{p}rPh sb="0" eb="1"><{p}t>dengji</{p}t></{p}rPh>'
            number = self.shared(f"<{p}t{space}>{xml}</{p}t>{guide}")
        elif way == 4:
            cut = rng.randint(0, len(text))
            number = self.shared("".join(f"<{p}r><{p}t{space}>{escape(part)}</{p}t></{p}r>"
                                         for part in (text[:cut], text[cut:])))
        else:
            number = self.shared(f"<{p}t{space}>{xml}</{p}t>")
        return 't="s"', f"<{p}v>{number}</{p}v>"

    def day_cell(self):
        rng = self.rng
        day = datetime.datetime(2026, 1, 1) + datetime.timedelta(days=rng.randint(-9000, 9000))
        serial = (day - self.epoch).days
        return f's="{self.style(rng.choice(list(DAY_STYLES)))}"', serial, day

    def cell(self):
        """(kind, text, shown), attributes and inside of a random cell; None for an empty one."""
        rng, p = self.rng, self.prefix
        way = rng.randrange(13)
        if way < 5:
            text = words(rng)
            return ("text", text, ""), *self.text_cell(text)
        if way == 5:
            number = rng.choice([rng.randint(0, 99999), rng.randint(10**9, 10**14), -5])
            return ("number", str(number), ""), "", f"<{p}v>{number}</{p}v>"
        if way == 6:
            number = rng.choice(["0.1", "2.5", "1234.5678", "1E-3"])
            return ("number", repr(float(number)), ""), "", f"<{p}v>{number}</{p}v>"
        if way == 7:
            number = rng.randint(1, 99999)
            code, shown = rng.choice([("0000", f"{number:04d}"), ('"信访-"000', f"信访-{number:03d}"),
                                      ("000000", f"{number:06d}")])
            return (("number", str(number), "" if shown == str(number) else shown),
                    f's="{self.style(code)}"', f"<{p}v>{number}</{p}v>")
        if way == 8:
            style, serial, day = self.day_cell()
            return ("date", f"{day:%Y-%m-%d}", ""), style, f"<{p}v>{serial}</{p}v>"
        if way == 9:
            _, serial, day = self.day_cell()
            seconds = rng.randint(1, 86399)
            moment = day + datetime.timedelta(seconds=seconds)
            style = f's="{self.style(rng.choice(MOMENT_STYLES))}"'
            return (("date", f"{moment:%Y-%m-%d %H:%M:%S}", ""), style,
                    f"<{p}v>{serial + seconds / 86400!r}</{p}v>")
        if way == 10:
            error = rng.choice(["#N/A", "#REF!", "#VALUE!", "#DIV/0!"])
            return ("error", error, ""), 't="e"', f"<{p}v>{error}</{p}v>"
        if way == 11:
            formula = rng.choice(["A1&amp;B1", "TODAY()", "VLOOKUP(A2,Z:Z,1,0)"])
            if rng.random() < 0.5:
                return ("formula", "=" + formula.replace("&amp;", "&"), ""), "", f"<{p}f>{formula}</{p}f>"
            text = words(rng)
            return (("text", text, ""), 't="str"',
                    f"<{p}f>{formula}</{p}f><{p}v>{escape(text)}</{p}v>")
        # Nothing, in one of the ways of writing it.
        empty = rng.choice([("", ""), (f's="{self.style("14")}"', ""), ('t="s"', f"<{p}v></{p}v>"),
                            ('t="s"', f"<{p}v/>"), ('t="inlineStr"', f"<{p}is><{p}t/></{p}is>"),
                            ('t="str"', f"<{p}v></{p}v>")])
        return None, *empty

    # --- the sheet ---

    def row(self, line, cells, named=True, attributes=""):
        """The element of a row; `cells` by column: (value, attributes, inside)."""
        p, rng = self.prefix, self.rng
        lower = rng.random() < 0.03
        parts = []
        for column in sorted(cells):
            value, how, inside = cells[column]
            reference = f"{letters(column)}{line}"
            where = f' r="{reference.lower() if lower else reference}"' if named else ""
            parts.append(f"<{p}c{where} {how}>{inside}</{p}c>" if inside or how else
                         f"<{p}c{where}/>")
            if value is not None:
                self.rows.setdefault(line, {})[column] = value
        if lower:
            self.foreign = True
        number = f' r="{line}"' if named else ""
        return f"<{p}row{number}{attributes}>{''.join(parts)}</{p}row>"

    def sheet(self):
        rng, p = self.rng, self.prefix
        named = rng.random() < 0.8  # references may be left out where nothing is skipped
        lines, line = [], 1
        if rng.random() < 0.4:
            title = "登记表" + words(rng)
            lines.append(self.row(line, {0: (None, *self.text_cell(title))}, named))
            line += 1
        names = {i: (None, *self.text_cell(name)) for i, name in enumerate(self.names)}
        if named and self.columns > 3 and rng.random() < 0.2:
            # Two columns below the name of their group.
            first = rng.randint(1, self.columns - 2)
            below = {i: names.pop(i) for i in (first, first + 1)}
            names[first] = (None, *self.text_cell("登记信息"))
            lines.append(self.row(line, names, named))
            if rng.random() < 0.5:
                self.merges.append(f"{letters(first)}{line}:{letters(first + 1)}{line}")
            line, names = line + 1, below
        lines.append(self.row(line, names, named))
        self.rows = {}
        first = line + 1
        for _ in range(rng.randint(1, 14)):
            line += 1
            if named and rng.random() < 0.1:
                line += rng.randint(1, 3)
            cells = {}
            for column in range(self.columns):
                if named and rng.random() < 0.1:
                    continue
                cells[column] = self.cell()
            # A record has something that no footer begins with.
            text = "件" + words(rng)
            cells[0] = (("text", text, ""), *self.text_cell(text))
            if named and rng.random() < 0.05:
                cells[rng.randint(self.columns, 16383)] = (None, f's="{self.style("14")}"', "")
            hidden = ' hidden="1"' if rng.random() < 0.05 else ""
            lines.append(self.row(line, cells, named, hidden))
        if rng.random() < 0.3:
            line += 1
            lines.append(self.row(line, {0: (None, *self.text_cell(rng.choice(
                ["合计", "填表人：赵某", "以下空白"])))}, named))
        if named and rng.random() < 0.3 and line - first > 3 and self.columns > 2:
            self.merge(first, line - 1)
        merges = "".join(f'<{p}mergeCell ref="{ref}"/>' for ref in self.merges)
        after = f"<{p}mergeCells>{merges}</{p}mergeCells>" if merges else ""
        return self.part("worksheet", f"<{p}sheetData>{''.join(lines)}</{p}sheetData>{after}")

    def merge(self, first, last):
        """Merges cells of one column over some rows: the first one's value stands in all of them."""
        column = self.rng.randint(1, self.columns - 1)
        top = self.rng.randint(first, last - 1)
        bottom = self.rng.randint(top + 1, last)
        self.merges.append(f"{letters(column)}{top}:{letters(column)}{bottom}")
        value = self.rows.get(top, {}).get(column)
        for line in range(top + 1, bottom + 1):
            if line not in self.rows:
                continue
            self.rows[line].pop(column, None)
            if value is not None:
                self.rows[line][column] = value

    # --- the package ---

    def part(self, name, inside, more=""):
        p = self.prefix
        space = f'xmlns:{p[:-1]}="{self.space}"' if p else f'xmlns="{self.space}"'
        return f"<{p}{name} {space}{more}>{inside}</{p}{name}>"

    def encoded(self, xml):
        way = self.rng.randrange(12)
        if way == 0:
            return ("\ufeff" + xml).encode("utf-16-le")
        if way == 1:
            self.foreign = True
            return f'<?xml version="1.0" encoding="GB2312"?>{xml}'.encode("gb18030")
        if way == 2:
            return b"\xef\xbb\xbf" + xml.encode()
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}'.encode()

    def make(self):
        rng, p = self.rng, self.prefix
        sheet = self.sheet()
        codes = {code: str(164 + i)
                 for i, code in enumerate(c for c in self.styles if c not in BUILT_IN)}
        formats = "".join(f"<{p}numFmt numFmtId=\"{n}\" formatCode={quoteattr(code)}/>"
                          for code, n in codes.items())
        xfs = "".join(f'<{p}xf numFmtId="{codes.get(code, code)}" fontId="0" fillId="0" '
                      f'borderId="0" xfId="0"/>' for code in self.styles)
        styles = self.part("styleSheet", (
            f"<{p}numFmts>{formats}</{p}numFmts><{p}fonts><{p}font/></{p}fonts>"
            f"<{p}fills><{p}fill><{p}patternFill/></{p}fill></{p}fills><{p}borders><{p}border/></{p}borders>"
            f"<{p}cellStyleXfs><{p}xf/></{p}cellStyleXfs><{p}cellXfs>{xfs}</{p}cellXfs>"))
        strings = self.part("sst", "".join(f"<{p}si>{s}</{p}si>" for s in self.strings))
        target, name = rng.choice([("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")] * 24 + [
            ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("../xl/./worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("worksheets/sheet%31.xml", "xl/worksheets/sheet1.xml"),
            ("worksheets/Sheet1.XML", "xl/worksheets/sheet1.xml")])
        if target not in ("worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"):
            self.foreign = True
        properties = f'<{p}workbookPr date1904="1"/>' if self.date1904 else ""
        extension = ""
        if rng.random() < 0.3:
            extension = (f'<{p}extLst><{p}ext uri="u"><y:workbookPr xmlns:y="http://y.example/" '
                         f'date1904="{int(not self.date1904)}"/></{p}ext></{p}extLst>')
        sheets = f'<{p}sheet name="登记" sheetId="7" r:id="rId1"/>'
        parts = {}
        if rng.random() < 0.2:
            sheets = f'<{p}sheet name="隐" sheetId="1" state="hidden" r:id="rId2"/>' + sheets
            parts["xl/worksheets/sheet2.xml"] = self.part("worksheet", f"<{p}sheetData/>")
        elif rng.random() < 0.2:
            # A cover in sight, before the sheet that holds the table.
            sheets = f'<{p}sheet name="说明" sheetId="1" r:id="rId2"/>' + sheets
            cover = f'<{p}c t="str"><{p}v>填表说明</{p}v></{p}c>'
            parts["xl/worksheets/sheet2.xml"] = self.part(
                "worksheet", f"<{p}sheetData><{p}row>{cover}</{p}row></{p}sheetData>")
        parts["xl/workbook.xml"] = self.part(
            "workbook", f"{properties}<{p}sheets>{sheets}</{p}sheets>{extension}",
            f' xmlns:r="{book.OFFICE}"')
        parts["xl/_rels/workbook.xml.rels"] = book.relations(
            book.relation(1, "worksheet", target),
            book.relation(2, "worksheet", "worksheets/sheet2.xml"),
            book.relation(3, "styles", "styles.xml"),
            book.relation(4, "sharedStrings", "sharedStrings.xml"))
        parts["xl/styles.xml"] = self.encoded(styles)
        parts["xl/sharedStrings.xml"] = self.encoded(strings)
        if not self.strings and rng.random() < 0.5:
            parts["xl/sharedStrings.xml"] = None
            self.foreign = True
        parts[name] = self.encoded(sheet)
        return book.pack(parts)

    def suffix(self):
        return ".xlsx"

    def expected(self):
        return {line: [self.rows[line].get(i, ("text", "", "")) for i in range(self.columns)]
                for line in sorted(self.rows)}

    def other_reader(self):
        """The same rows as openpyxl has them; None where it cannot."""
        if self.foreign:
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = openpyxl.load_workbook(io.BytesIO(self.data), data_only=True)["登记"]
                raw = openpyxl.load_workbook(io.BytesIO(self.data))["登记"]
        except Exception:  # whatever another reader dislikes
            return None
        fill = {}
        for area in found.merged_cells.ranges:
            for line in range(area.min_row + 1, area.max_row + 1):
                fill[line, area.min_col] = (area.min_row, area.min_col)
        rows = {}
        for line in self.rows:
            cells = []
            for column in range(1, self.columns + 1):
                where = fill.get((line, column), (line, column))
                value = found.cell(*where).value
                was = raw.cell(*where)
                if value is None and was.data_type == "f":
                    value = ("formula", str(was.value))
                cells.append(value)
            rows[line] = cells
        return rows


def same_as_other(cell, value, epoch):
    kind, text, _ = cell
    if kind == "date" and isinstance(value, (int, float)):
        # Formats that only East Asian workbooks use (27 to 36, 50 to 58) it takes for numbers.
        value = epoch + datetime.timedelta(days=value)
    if isinstance(value, tuple):
        return kind == "formula"
    if value is None or value == "":
        return text == ""
    if isinstance(value, datetime.datetime):
        # It rounds to the microsecond, which is no second of ours at times.
        moment = value + datetime.timedelta(microseconds=500000)
        return kind == "date" and text in (f"{moment:%Y-%m-%d %H:%M:%S}", f"{moment:%Y-%m-%d}")
    if isinstance(value, (int, float)):
        return kind == "number" and float(text) == float(value)
    return text.strip() == str(value).strip()


class OldSheet:
    """A workbook of before 2007 made from a seed, written by xlwt; xlrd is the other reader."""

    def __init__(self, seed):
        rng = random.Random(seed)
        self.seed = seed
        self.columns = rng.randint(2, 8)
        self.rows = {}
        book_ = xlwt.Workbook(encoding="utf-8")
        book_.dates_1904 = rng.random() < 0.3
        epoch = self.epoch = EPOCH[bool(book_.dates_1904)]
        if rng.random() < 0.2:
            book_.add_sheet("隐").visibility = 1
            book_.set_active_sheet(1)
        elif rng.random() < 0.2:
            book_.add_sheet("说明").write(0, 0, "填表说明")
        sheet = book_.add_sheet("登记")
        styles = {code: xlwt.easyxf(num_format_str=code) for code in
                  ("0000", '"信访-"000', "yyyy/m/d", 'yyyy"年"m"月"d"日"', "yyyy-mm-dd hh:mm:ss")}
        line = 1
        if rng.random() < 0.4:
            sheet.write(0, 0, "登记表" + words(rng))
            line = 2
        for column, name in enumerate(rng.sample(NAMES, self.columns)):
            sheet.write(line - 1, column, name)
        first = line + 1
        merged = None
        lines = rng.randint(2, 14)
        if rng.random() < 0.3 and self.columns > 2 and lines > 3:
            merged = (rng.randint(1, self.columns - 1), first, first + rng.randint(1, lines - 2))
        for _ in range(lines):
            line += 1
            row = self.rows[line] = {}
            for column in range(self.columns):
                if merged and column == merged[0] and merged[1] <= line <= merged[2]:
                    row[column] = ("text", "合并", "")
                    continue
                way = 0 if column == 0 else rng.randrange(10)
                if way < 3:
                    text = "件" + words(rng, 300 if rng.random() < 0.05 else 12)
                    sheet.write(line - 1, column, text)
                    row[column] = ("text", text, "")
                elif way == 3:
                    number = rng.choice([rng.randint(0, 10**9), -7, 2.5, 0.1, 1234.5678, 1e14])
                    sheet.write(line - 1, column, number)
                    row[column] = ("number", str(int(number) if number == int(number) else number),
                                   "")
                elif way == 4:
                    number = rng.randint(1, 9999)
                    code = rng.choice(["0000", '"信访-"000'])
                    sheet.write(line - 1, column, number, styles[code])
                    shown = f"{number:04d}" if code == "0000" else f"信访-{number:03d}"
                    row[column] = ("number", str(number), "" if shown == str(number) else shown)
                elif way == 5:
                    serial = rng.randint(20000, 40000)
                    day = epoch + datetime.timedelta(days=serial)
                    sheet.write(line - 1, column, serial,
                                styles[rng.choice(["yyyy/m/d", 'yyyy"年"m"月"d"日"'])])
                    row[column] = ("date", f"{day:%Y-%m-%d}", "")
                elif way == 6:
                    serial, seconds = rng.randint(20000, 40000), rng.randint(1, 86399)
                    moment = epoch + datetime.timedelta(days=serial, seconds=seconds)
                    sheet.write(line - 1, column, serial + seconds / 86400,
                                styles["yyyy-mm-dd hh:mm:ss"])
                    row[column] = ("date", f"{moment:%Y-%m-%d %H:%M:%S}", "")
                elif way == 7:
                    code, name = rng.choice([(0x2A, "#N/A"), (0x17, "#REF!"), (0x07, "#DIV/0!")])
                    sheet.row(line - 1).set_cell_error(column, code)
                    row[column] = ("error", name, "")
                elif way == 8:
                    sheet.write(line - 1, column, xlwt.Formula("1+1"))  # which xlwt does not calculate
                    row[column] = ("formula", "=", "")
                elif rng.random() < 0.5:
                    flag = rng.random() < 0.5
                    sheet.write(line - 1, column, flag)
                    row[column] = ("text", str(flag).lower(), "")
        if merged:
            sheet.write_merge(merged[1] - 1, merged[2] - 1, merged[0], merged[0], "合并")
        out = io.BytesIO()
        book_.save(out)
        self.data = out.getvalue()

    def suffix(self):
        return ".xls"

    expected = Sheet.expected

    def other_reader(self):
        found = xlrd.open_workbook(file_contents=self.data, formatting_info=True)
        sheet = found.sheet_by_name("登记")
        fill = {(line, left): (top, left) for top, bottom, left, _ in sheet.merged_cells
                for line in range(top + 1, bottom)}
        rows = {}
        for line in self.rows:
            rows[line] = []
            for column in range(self.columns):
                where = fill.get((line - 1, column), (line - 1, column))
                cell = sheet.cell(*where) if where[1] < sheet.ncols else None
                value = cell.value if cell else None
                if cell and cell.ctype == xlrd.XL_CELL_DATE:
                    value = xlrd.xldate_as_datetime(value, found.datemode)
                elif cell and cell.ctype == xlrd.XL_CELL_ERROR:
                    value = xlrd.error_text_from_code[value]
                elif cell and cell.ctype == xlrd.XL_CELL_BOOLEAN:
                    value = str(bool(value)).lower()
                elif self.rows[line].get(column, ("",))[0] == "formula":
                    value = ("formula", "")  # it takes the nought that xlwt wrote for a value
                rows[line].append(value)
        return rows


class Table:
    """A text table made from a seed."""

    ENCODINGS = ["utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be",
                 "utf-32-le"]

    def __init__(self, seed):
        rng = random.Random(seed)
        self.seed = seed
        self.separator = rng.choice([",", ",", ",", ";", "\t", "|", "，"])
        self.encoding = rng.choice(self.ENCODINGS)
        self.end = rng.choice(["\n", "\r\n", "\r\n", "\r"])
        columns = rng.randint(3, 8)
        self.header_line = 1
        lines = [rng.sample(NAMES, columns)]
        if rng.random() < 0.3:
            lines.insert(0, ["登记表"])
            self.header_line = 2
        self.records = []
        for _ in range(rng.randint(2, 12)):
            record = ["件" + words(rng).replace("，", "")] + [
                rng.choice([words(rng), str(rng.randint(0, 99999)), "", "0007", 'a"b"c',
                            "一行\n两行", "2026年6月29日"]) for _ in range(columns - 1)]
            record = [cell if self.end != "\r" else cell.replace("\n", " ") for cell in record]
            # A cell that begins so is a formula or an error; blanks around one go.
            self.records.append([cell.strip().lstrip("#=").strip() or "文" if cell else ""
                                 for cell in record])
        lines += self.records
        quote_all = rng.random() < 0.2

        def written(cell):
            needs = any(c in cell for c in (self.separator, '"', "\n"))
            return '"' + cell.replace('"', '""') + '"' if needs or quote_all and cell else cell
        text = self.end.join(self.separator.join(map(written, line)) for line in lines) + self.end
        self.text = text
        self.data = text.encode(self.encoding)

    def suffix(self):
        return ".csv"

    def other_reader(self):
        """The records as Python's own reader has them."""
        records = list(csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator))
        return records[self.header_line:]


FORMS = [Table, Sheet, Sheet, OldSheet, Sheet]
KINDS = {Sheet: "workbooks", OldSheet: "old workbooks", Table: "tables"}


def dump(program, files, folder, limit=False):
    """The answers for many files, in their order."""
    names = []
    for number, (data, suffix) in enumerate(files):
        path = pathlib.Path(folder) / f"{number}{suffix}"
        path.write_bytes(data)
        names.append(str(path))

    def bound():
        # The sanitizers reserve more room than any machine has.
        if b"__asan_init" not in pathlib.Path(program).read_bytes():
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    done = subprocess.run([program], input="\n".join(names) + "\n", capture_output=True, text=True,
                          check=False, preexec_fn=bound if limit else None)
    if done.returncode != 0:
        answered = done.stdout.count("\n")
        kept = pathlib.Path(tempfile.mkdtemp()) / f"bad{files[answered][1]}"
        kept.write_bytes(files[answered][0])
        sys.exit(f"reading {kept} ended with {done.returncode}: {done.stderr[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


class Counts:
    def __init__(self):
        self.files = self.cells = self.others = self.other_cells = 0
        self.wrong = []


def blank(cells):
    return all(cell[1].strip() == "" for cell in cells)


def judge_sheet(sheet, answer, counts):
    if "error" in answer:
        counts.wrong.append(f"workbook {sheet.seed}: {answer['error']}")
        return
    got = {row["line"]: [tuple(cell) for cell in row["cells"]] for row in answer["rows"]}
    expected = {line: cells for line, cells in sheet.expected().items() if not blank(cells)}
    for line in sorted(got.keys() | expected.keys()):
        if got.get(line) != expected.get(line):
            counts.wrong.append(f"workbook {sheet.seed}, row {line}:\n  is     {got.get(line)}\n"
                                f"  must be {expected.get(line)}")
    counts.cells += sum(map(len, got.values()))
    other = sheet.other_reader()
    if other is None:
        return
    counts.others += 1
    for line, cells in got.items():
        for column, cell in enumerate(cells):
            counts.other_cells += 1
            if not same_as_other(cell, other.get(line, [None] * 99)[column], sheet.epoch):
                counts.wrong.append(f"workbook {sheet.seed}, {letters(column)}{line}: {cell}, and "
                                    f"the other reader has {other[line][column]!r}")


def judge_table(table, answer, counts):
    if "error" in answer:
        counts.wrong.append(f"table {table.seed}: {answer['error']}")
        return
    got = [[cell[1] for cell in row["cells"]] for row in answer["rows"]]
    if got != table.records:
        counts.wrong.append(f"table {table.seed} ({table.encoding}, {table.separator!r}):\n"
                            f"  is     {got}\n  must be {table.records}")
    if got != table.other_reader():
        counts.wrong.append(f"table {table.seed}: csv has {table.other_reader()}")
    counts.others += 1
    counts.cells += sum(map(len, got))
    counts.other_cells += sum(map(len, got))


def damaged(rng, data, suffix):
    """The file with something wrong in it; a workbook in a part as well as in the archive."""
    if suffix == ".xlsx" and rng.random() < 0.75:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        except zipfile.BadZipFile:
            return data
        name = rng.choice(sorted(parts))
        parts[name] = hurt(rng, parts[name])
        return book.pack(parts)
    return hurt(rng, data)


def hurt(rng, data):
    data = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at, length = rng.randrange(len(data) + 1), rng.randint(1, 60)
        way = rng.randrange(6)
        if way == 0:
            del data[at:at + length]
        elif way == 1:
            data[at:at] = data[at:at + length] * rng.choice([1, 2, 500])
        elif way == 2 and data:
            data[rng.randrange(len(data))] = rng.randrange(256)
        elif way == 3:
            data[at:at] = rng.choice([b"999999999999", b"-1", b"<", b">", b"&", b'"', b"\0",
                                      b' r="XFD1048576"', b"<c><v>", b"</row>", b"1E308"])
        elif way == 4:
            number = data.find(b'"', at)
            data[number:number] = b"9" * rng.randint(1, 12)
        else:
            data = bytearray(data.replace(data[at:at + 4] or b"x", b"", 1))
    return bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--mutants", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    program = str(pathlib.Path(args.program).resolve())
    counts = {name: Counts() for name in KINDS.values()}
    answers = {"read": 0, "refused": 0}
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, args.files, BATCH):
            seeds = range(args.seed + start, args.seed + min(start + BATCH, args.files))
            made = [FORMS[s % len(FORMS)](s) for s in seeds]
            for one, answer in zip(made, dump(program, [(m.data, m.suffix()) for m in made], folder)):
                kind = counts[KINDS[type(one)]]
                kind.files += 1
                (judge_table if isinstance(one, Table) else judge_sheet)(one, answer, kind)
        for start in range(0, args.mutants, BATCH):
            files = []
            for number in range(start, min(start + BATCH, args.mutants)):
                one = FORMS[number % len(FORMS)](args.seed + 10_000_000 + number)
                files.append((damaged(rng, one.data, one.suffix()), one.suffix()))
            for answer in dump(program, files, folder, limit=True):
                answers["refused" if "error" in answer else "read"] += 1
    wrong = [text for kind in counts.values() for text in kind.wrong]
    for text in wrong[:10]:
        print(text)
    for name, kind in counts.items():
        print(f"{name}: {kind.files}, cells: {kind.cells}; read by another reader too: {kind.others}, "
              f"cells: {kind.other_cells}; different: {len(kind.wrong)}")
    print(f"damaged files: {args.mutants}, read: {answers['read']}, refused: {answers['refused']}, "
          f"each hundred within {MEMORY >> 20} MB and {SECONDS} s of processor time")
    if min(kind.files for kind in counts.values()) == 0:
        sys.exit("nothing was compared")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
