"""Workbooks out of readable parts.

A file NAME.book is a workbook, part by part: a line `== PART` and the text of the part below it; lines
before the first are a comment. Parts that it leaves out are those of a plain workbook with one sheet,
登记, and the cell styles 1 a day, 2 `0000`, 3 `"信访-"000`, 4 a day with a time.
"""

import io
import pathlib
import sys
import zipfile

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(number, kind, target):
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def relations(*entries):
    return f'<Relationships xmlns="{RELATIONS}">{"".join(entries)}</Relationships>'


def workbook(sheets='<sheet name="登记" sheetId="1" r:id="rId1"/>', before="", after=""):
    return (f'<workbook xmlns="{SPACE}" xmlns:r="{OFFICE}">{before}<sheets>{sheets}</sheets>{after}'
            '</workbook>')


def styles(formats=(("164", "0000"), ("165", "&quot;信访-&quot;000")),
           cells=("0", "14", "164", "165", "22")):
    codes = "".join(f'<numFmt numFmtId="{n}" formatCode="{code}"/>' for n, code in formats)
    numbers = "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
                      for n in cells)
    return (f'<styleSheet xmlns="{SPACE}"><numFmts count="{len(formats)}">{codes}</numFmts>'
            '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
            '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
            f'<cellXfs count="{len(cells)}">{numbers}</cellXfs></styleSheet>')


KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def kind(part, name):
    return f'<Override PartName="/xl/{part}.xml" ContentType="{KIND}.{name}+xml"/>'


PLAIN = {
    "[Content_Types].xml":
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>' + kind("workbook", "sheet.main")
        + kind("styles", "styles") + kind("sharedStrings", "sharedStrings") + "</Types>",
    "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": workbook(),
    "xl/_rels/workbook.xml.rels": relations(
        relation(1, "worksheet", "worksheets/sheet1.xml"),
        relation(2, "worksheet", "worksheets/sheet2.xml"),
        relation(3, "worksheet", "worksheets/sheet3.xml"),
        relation(4, "styles", "styles.xml"),
        relation(5, "sharedStrings", "sharedStrings.xml")),
    "xl/styles.xml": styles(),
    "xl/sharedStrings.xml": f'<sst xmlns="{SPACE}"/>',
}


def pack(parts):
    """The bytes of a workbook of these parts and the plain ones; a part of None is left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PLAIN, **parts}.items():
            if text is not None:
                archive.writestr(name, text)
    return out.getvalue()


def read(path):
    """The parts that a .book file names."""
    parts, name = {}, None
    for line in path.read_text().splitlines():
        if line.startswith("== "):
            name = line[3:]
            parts[name] = ""
        elif name:
            parts[name] += line + "\n"
    return {name: text.strip() or None for name, text in parts.items()}


if __name__ == "__main__":
    # book.py BOOK FILE.xlsx
    pathlib.Path(sys.argv[2]).write_bytes(pack(read(pathlib.Path(sys.argv[1]))))
