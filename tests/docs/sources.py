#!/usr/bin/env python3
"""docs/SOURCES.md and the tree agree: each source code that is used has a row, and each row holds.

A row says where its code is enforced or reported and which test shows it. Here both ways are read:
each code that the tree uses has a row, and each row's places use its code, its tests exist. Rows
that say "not enforced yet" or "no test yet" are counted and printed, not refused.

sources.py           the test
sources.py --uses    prints every code with the places that use it
sources.py --update  writes lib/share/i18n/citations.tsv: what people read in the place of a code

What counts as the use of a code (H5, DZ4, W22 art. 34 …), so that A4 paper, cell B2 of a workbook
and the half year 2026-H1 do not:
- in a citation: what follows source =, source:, rule =, rule:, 依据 and their like, to the end of the
  string or of the clause;
- a string that is nothing but codes ("A8, F9", "source D8, C10"), or a breach and its code
  ("told-before/D14");
- in brackets, first or after a comma: (A16, F9), [F4], (source D9: …);
- at the head of a test's name, before its colon: "A6 HN3: the facts of a case …";
- in a comment of C++, TOML, Python or a shell, outside quotes and not beside "paper" or "page";
- alone in a column of a printed table;
- an article of a statute by its name, anywhere: W22 art. 22, 23 or 信访工作条例第二十二、二十三条;
  "art. 23" without a name is W22's in brackets, in comments and at the head of a test's name.
In the rooms that read workbooks (intake) a code is a cell's address: only citations count.
"""

import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = "docs/SOURCES.md"
# The numbers that each office document has in the acceptance table; no other number is a code.
LAST = {"HN": 21, "HR": 6, "DZ": 17, "A": 18, "B": 16, "C": 14, "D": 17, "E": 8, "F": 12, "G": 8,
        "H": 13, "I": 5, "W": 14}
CODE = r"(?<![\w./-])(?:HN|HR|DZ|[A-I]|W)(?:0|[1-9]\d?)b?(?![\w/-]|\.\d)"
RANGE = re.compile(rf"({CODE})–({CODE})|({CODE})")
ARTICLES = r"\d+(?:, \d+)*"
NAMED = re.compile(rf"(?:(W22|T05|民法典) art\. ({ARTICLES}))|"
                   r"《?(信访工作条例|信访条例|民法典)》?第([一二三四五六七八九十百零、]+)条")
SIMPLE = re.compile(r"简易办理(?:办法 \(2016\)|, 2016)")
UNNAMED = re.compile(rf"(?<!W22 )(?<!T05 )(?<!民法典 )\bart\. ({ARTICLES})")
STATUTES = {"信访工作条例": "W22", "信访条例": "T05", "民法典": "民法典"}
DIGITS = "零一二三四五六七八九"

ONE = rf"(?:{CODE}(?:–{CODE})?|(?:W22|T05|民法典) art\. {ARTICLES})"
CITED = re.compile(r"""(?:(?:\b|\\n)(?:source|rule)"?\s*(?:=|==|:)\s*|依据\s*[:：]\s*)"""
                   r"""(?:N_\()?\\?(?:"([^"\\\n]*)|([^"\s{][^";\n]*))""")
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
ONLY_CODES = re.compile(rf"(?:source )?{ONE}(?:, (?:source )?{ONE})*")
BREACH = re.compile(r"^[a-z-]+/")
BRACKETS = re.compile(r"[\[(（]([^\[\]()（）\n]*)[\])）\n]")
IN_BRACKETS = re.compile(rf"(?:^|[,;、] |: |\bsource )(?={ONE})")
HEAD = re.compile(rf"^((?:(?:{ONE}|art\. {ARTICLES})[ ,]*)+): ")
COMMENT = re.compile(r"(?://+<?|(?:^|\s)#)(.*)")
COLUMN = re.compile(rf"(?<=  ){ONE}(?:, {ONE})*(?=  |$)", re.M)
PAPER = re.compile(r"\bA4\b(?=\s*(?:paper|pages?|portrait|landscape)\b)|^\s*A4\s*$|"
                   r"size: A4|on A4\b")

# What a code's document is called where a rule is cited, and how an article of it is said.
CITATIONS = "lib/share/i18n/citations.tsv"
PACKS = {"HN": "huainan", "A": "dongwu", "B": "jiaxing", "C": "township", "D": "dazhou", "E": "three-tier",
         "F": "qidong", "G": "campaign", "H": "street", "I": "xiyingmen", "HR": "huairen", "DZ": "dingzhou"}
DOCUMENT = re.compile(r'^document = "(.*)"$', re.M)
# The statute, in Chinese and English; its articles are numbers.
STATUTE = "W22 art.\t《信访工作条例》\tRegulations on Petition Work\n"
NUMBERED = re.compile(r"^([一二三四五六七八九十]+)(（.*）)?$")

NOT_YET = ("not enforced yet", "not reported yet", "no test yet")


def number_of(words):
    """三十四 → 34, 二百零三 → 203."""
    total = digit = 0
    for sign in words:
        if sign in "十百":
            total += (digit or 1) * {"十": 10, "百": 100}[sign]
            digit = 0
        else:
            digit = DIGITS.index(sign)
    return total + digit


def known(code):
    letters, number = re.match(r"([A-Z]+)(\d+)", code).groups()
    return int(number) <= LAST[letters] and (number != "0" or code == "C0")


def codes_in(text):
    """Every code of a text that is known to cite; a range stands for all that it spans."""
    found = set()
    for first, last, single in RANGE.findall(text):
        if single:
            found.add(single)
            continue
        letters, low = re.match(r"([A-Z]+)(\d+)", first).groups()
        high = re.match(r"[A-Z]+(\d+)", last)[1]
        found.update(f"{letters}{n}" for n in range(int(low), int(high) + 1))
    return {code for code in found if known(code)}


def articles_in(text):
    return {f"W22 art. {n}" for numbers in UNNAMED.findall(text) for n in numbers.split(", ")}


def statutes_in(text):
    found = {"简易办理"} if SIMPLE.search(text) else set()
    for law, numbers, name, words in NAMED.findall(text):
        if law:
            found.update(f"{law} art. {n}" for n in numbers.split(", "))
        else:
            found.update(f"{STATUTES[name]} art. {number_of(n)}" for n in words.split("、"))
    return found


def comments_of(name, text):
    """The comments of a file, as one text each line."""
    marked = name.endswith((".cpp", ".hpp", ".toml", ".py", ".sh")) or "/" not in name
    if not marked:
        return []
    slashes = name.endswith((".cpp", ".hpp"))
    found = []
    for line in text.splitlines():
        bare = LITERAL.sub('""', line)
        match = COMMENT.search(bare)
        if match and match[0].strip().startswith("//" if slashes else "#"):
            found.append(PAPER.sub("", match[1]))
    return found


def uses(name, text):
    """The codes that a file uses."""
    if name.endswith((".1", ".5")):
        text = text.replace("\\-", "-")
    found = statutes_in(text)
    for quoted, bare in CITED.findall(text):
        found |= codes_in(quoted or bare)
    if "/intake/" in name:
        return found
    for literal in LITERAL.findall(re.sub(r'"\s*\n\s*"', "", text)):
        bare = BREACH.sub("", literal)
        if ONLY_CODES.fullmatch(bare):
            found |= codes_in(bare)
        if head := HEAD.match(literal):
            found |= codes_in(head[1]) | articles_in(head[1])
    for inner in BRACKETS.findall(text):
        if IN_BRACKETS.search(inner):
            found |= codes_in(LITERAL.sub("", PAPER.sub("", inner)))
        found |= articles_in(inner)
    for comment in comments_of(name, text):
        found |= codes_in(comment) | articles_in(comment)
    for column in COLUMN.findall(text):
        found |= codes_in(column)
    return found


def rows_of(page):
    """Code, text, places, tests of every row; and the codes that the page says nothing cites."""
    body, _, rest = page.partition("\n## Clauses that nothing cites\n")
    rows = []
    for line in body.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 5 and cells[0] not in ("code", "---"):
            tests = []
            for shown in cells[4].split("<br>"):
                tests += [(re.match("`([^`]*)`", shown)[1], test)
                          for test in re.findall("“(.+?)”(?:;|$)", shown)]
            rows.append((cells[0], line, cells[3], tests))
    unused = set(re.findall(rf"^\| ({CODE}) \|", rest, re.M)) | statutes_in(rest)
    return rows, unused


def tests_in(name, text):
    """What a test file says that it shows: its strings, or the prose of a transcript."""
    if name.endswith(".t"):
        prose = re.sub(r"^ .*$", "", text, flags=re.M)
        return [" ".join(part.split()) for part in re.split(r"\n\s*\n", prose)]
    return LITERAL.findall(re.sub(r'"\s*\n\s*"', "", text))


def shows(name, text, test):
    told = tests_in(name, text)
    return any(test in part for part in told) if name.endswith(".t") else test in told


def problems(page, tree):
    """What is wrong between the page and the tree, a map of names to texts."""
    used = collections.defaultdict(set)
    for name, text in tree.items():
        for code in uses(name, text):
            used[code].add(name)
    rows, unused = rows_of(page)
    codes = [row[0] for row in rows]
    for code in sorted(set(used) - set(codes)):
        yield f"{code} has no row, but is used in {', '.join(sorted(used[code]))}"
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield f"{code} has more than one row"
    for code in sorted(unused & set(used)):
        yield f"{code} is said to be cited by nothing, but is used in {sorted(used[code])[0]}"
    for folder in re.findall(r"(?<![\w.])(?:/(?:work|home|tmp|usr)\b|\.\./)\S*", page):
        yield f"the page names a place of one machine: {folder}"
    for code, line, where, tests in rows:
        if code not in used:
            yield f"{code} has a row, but nothing uses it"
        places = re.findall(r"`([^`\s]+/[^`\s]+)`", where)
        as_other = re.match(r"as (\S+)$", where)
        if as_other and as_other[1] not in codes:
            yield f"{code}: no row {as_other[1]}"
        if not places and not as_other and "not enforced yet" not in where:
            yield f"{code}: the row says neither where it is enforced nor 'not enforced yet'"
        for place in places:
            if place not in tree:
                yield f"{code}: there is no {place}"
            elif place not in used[code]:
                yield f"{code}: {place} does not cite it"
        if not tests and "no test yet" not in line:
            yield f"{code}: the row names no test and does not say 'no test yet'"
        for name, test in tests:
            if name not in tree:
                yield f"{code}: there is no {name}"
            elif not shows(name, tree[name], test):
                yield f"{code}: {name} has no “{test}”"


def citations(page):
    """The table that the program shows rules by, of the rows of the offices' documents, which are called as in the packs."""
    documents = {letters: DOCUMENT.search((ROOT / f"lib/share/packs/{pack}.toml").read_text())[1]
                 for letters, pack in PACKS.items()}
    lines = [STATUTE]
    for line in page.partition("\n## Statutes\n")[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 5 or not re.fullmatch(CODE, cells[0]):
            continue
        letters = re.match("[A-Z]+", cells[0])[0]
        articles = cells[1]
        if letters in ("A", "H"):  # these count their articles
            articles = "、".join(NUMBERED.sub(r"第\1条\2", one) for one in articles.split(", "))
        gap = "" if articles[0] in "第一二三四五六七八九十" else "“"
        lines.append(f"{cells[0]}\t{documents[letters]}{gap}{articles}{'”' if gap else ''}\n")
    return "".join(lines)


def self_test():
    """A test of the test: what is a code, what is none, and that known faults are found."""
    for name, text, codes in [
            ("a.cpp", '.rule = N_("W22 art. 22, 23")', {"W22 art. 22", "W22 art. 23"}),
            ("a.cpp", 'f("source D8, C10");  // by D12 (art. 28), see 民法典 art. 201',
             {"D8", "C10", "D12", "W22 art. 28", "民法典 art. 201"}),
            ("a.cpp", '{"H5–H7", 1} "told-before/D14"', {"H5", "H6", "H7", "D14"}),
            ("a.cpp", 'TEST_CASE("A6 HN3: facts " \n "decide") {', {"A6", "HN3"}),
            ("a.cpp", '{"art. 36: then it is final",', {"W22 art. 36"}),
            ("a.cpp", r'"x = 1\nsource = \"C14\"\n"', {"C14"}),
            ("a.toml", 'source = "H7 重大; 信访工作条例第三十四、三十五条"  # DZ3: named',
             {"H7", "DZ3", "W22 art. 34", "W22 art. 35"}),
            ("a.toml", '# 民法典第二百零三条, 简易办理办法 (2016)', {"民法典 art. 203", "简易办理"}),
            ("a.t", '  > source = "A10"\n    rule: C8, HR2\n  waived: [A8]\nBoth (F4, G5).\n',
             {"A10", "C8", "HR2", "A8", "F4", "G5"}),
            ("a.5", ".br\nrule: source D8, C10; command: anjuan confer.", {"D8", "C10"}),
            ("a.txt", "came late    A8, F9      2026-11-05", {"A8", "F9"}),
            ("a.hpp", "/// In bytes, of one page (A4): A4 paper, `A9`.", {"A4", "A9"}),
            ("lib/anjuan/intake/a.cpp", '// "D17" of (B5)\n.rule = "C8"', {"C8"})]:
        if uses(name, text) != codes:
            sys.exit(f"{text!r}: {sorted(codes)} expected, {sorted(uses(name, text))} found")
    for name, text in [
            ("a.cpp", 'page("for A4 paper ");  // A4'), ("a.html", "@page { size: A4 portrait; }"),
            ("a.cpp", '{.half = "2026-H1"}  // "to H2" is no code'),
            ("a.cpp", 'label("see B2 there")'),
            ("a.cpp", "// D99, H0, A01, X5, H264, DZ-2026-000123, a.D4, E8/x"),
            ("a.cpp", '// the C++17 way, "A5 or so", 第三条'), ("a.t", "  2026-H2  B2B  C1x")]:
        if uses(name, text):
            sys.exit(f"this is no code: {text!r}: {sorted(uses(name, text))}")
    row = "| H5 | 1 | words | `lib/a.cpp` | `tests/t.cpp`: “it holds; always” |\n"
    tree = {"lib/a.cpp": "// (H5)", "tests/t.cpp": 'TEST_CASE("it holds; always")', "lib/b.cpp": ""}
    if found := list(problems(row, tree)):
        sys.exit(f"this is sound: {found}")
    for page, files, what in [
            ("", tree, "has no row"), (row + row, tree, "more than one row"),
            (row.replace("H5", "H6"), tree, "H6 has a row, but nothing"),
            (row.replace("a.cpp", "b.cpp"), tree, "does not cite it"),
            (row.replace("a.cpp", "c.cpp"), tree, "there is no lib/c.cpp"),
            (row.replace("`lib/a.cpp`", "somewhere"), tree, "neither where"),
            (row.replace("`lib/a.cpp`", "as F8"), tree, "no row F8"),
            (row.replace("always", "never"), tree, "has no “it holds; never”"),
            (row.replace("t.cpp", "u.cpp"), tree, "there is no tests/u.cpp"),
            (row.replace("`tests/t.cpp`: “it holds; always”", "surely"), tree, "names no test"),
            (row + "see /work/x", tree, "one machine"),
            (row + "\n## Clauses that nothing cites\n| H5 | words |", tree, "cited by nothing"),
            (row, {**tree, "lib/c.cpp": "// (DZ4)"}, "DZ4 has no row")]:
        if not any(what in problem for problem in problems(page, files)):
            sys.exit(f"this should have been found: {what}")


def read_tree():
    """Every file of the project that can cite. The translations repeat what the code says."""
    names = ["README.md"]
    for folder in ("lib", "cli", "tests", "schemas", "man", "examples"):
        names += [path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*")
                  if path.is_file() and path.suffix not in (".po", ".pyc")]
    # The page of what is covered, and what makes it, tell of every clause.
    told = ("tests/docs/sources.py", "tests/packs/coverage.py", "examples/offices/gaps.toml",
            "examples/offices/COVERAGE.md")
    names = [name for name in names if name not in told]
    return {name: (ROOT / name).read_text(errors="replace") for name in sorted(names)}


def main():
    self_test()
    tree = read_tree()
    if sys.argv[1:] == ["--uses"]:
        places = collections.defaultdict(list)
        for name, text in tree.items():
            for code in uses(name, text):
                places[code].append(name)
        for code in sorted(places):
            print(f"{code}: {' '.join(places[code])}")
        return
    page = (ROOT / PAGE).read_text()
    if sys.argv[1:] == ["--update"]:
        (ROOT / CITATIONS).write_text(citations(page))
        return
    if tree[CITATIONS] != citations(page):
        sys.exit(f"{CITATIONS} is not what {PAGE} says: run sources.py --update")
    rows, unused = rows_of(page)
    if len(rows) < 80:
        sys.exit(f"hardly any row was found in {PAGE}")
    found = list(problems(page, tree))
    for problem in found:
        print(problem)
    for words in NOT_YET:
        codes = [code for code, line, _, _ in rows if words in line]
        print(f"{words}: {len(codes)} of {len(rows)}: {', '.join(codes)}")
    print(f"cited by nothing: {len(unused)} clauses")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
