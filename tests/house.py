#!/usr/bin/env python3
"""One mechanism, one place: fails, naming file:line, where a second one of them appears.

A new row of MECHANISMS: what it is, the file that has it, what to use instead of writing another, the
pattern that betrays another, lines that the pattern must find, and the files that may have one of
their own, each with the reason why it is something else.
"""

import pathlib
import re
import sys
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[1]


class Mechanism(NamedTuple):
    name: str
    home: str
    use: str
    pattern: re.Pattern
    examples: list
    allowed: dict = {}


MECHANISMS = [
    Mechanism(
        "quoting a cell of a csv", "lib/anjuan/base/csv.cpp", "csv_cell or guarded_csv_cell",
        re.compile(r"""csv_f?write2?\(|==\s*'"'\s*(\)\s*\w+\s*\+=\s*'"'|\?)"""),
        ["csv_fwrite(file, text.data(), text.size());", """if (c == '"') out += '"';""",
         r"""cell += c == '"' ? "\"\"" : std::string(1, c);"""]),
    Mechanism(
        "escaping a text for HTML", "lib/anjuan/base/html.cpp", "escape_html",
        re.compile(r"&(amp|lt|gt|quot|#39);"),
        ['out += "&amp;";', 'safe = "&#39;";']),
    Mechanism(
        "reading a number", "lib/anjuan/base/number.hpp", "parse_number or number_of",
        re.compile(r"\b(from_chars|strto\w+|sto(i|l|ul|ll|ull|f|d|ld)|ato(i|l|ll|f)|sscanf)\s*\("),
        ["std::from_chars(text.data(), end, value);", "const int n = std::stoi(text);",
         "atol(text)", "std::strtoul(text, &end, 10)"],
        {"lib/anjuan/disk/batch_journal.cpp": "reads a line number by number, each with a blank behind it",
         "lib/anjuan/intake/intake_values.cpp": "tells a number that is too large from what is none",
         "lib/anjuan/intake/xlsx_workbook.cpp": "hexadecimal escapes of a part's name",
         "lib/anjuan/intake/xlsx_values.cpp": "cell references (B12) and hexadecimal escapes"}),
    Mechanism(
        "decoding a text", "lib/anjuan/base/decoder.cpp", "Decoder",
        re.compile(r"\biconv(_open)?\s*\("),
        ['iconv_t raw = iconv_open(to, from);']),
    Mechanism(
        "writing JSON", "lib/anjuan/base/json.cpp", "dump or ctx.print_json",
        re.compile(r"\.dump\s*\("),
        ["ctx.print_line(document.dump(2));", "document.dump(2, ' ', false)"],
        {"lib/anjuan/report/write_dashboard.cpp": "data inside a page, on one line"}),
    Mechanism(
        "the last day of a month", "lib/anjuan/calendar/month.cpp",
        "days_of, day_of_month or months_later",
        re.compile(r"chrono::last\b|year_month_day_last|/ last\)"),
        ["Date(ymd.year() / ymd.month() / std::chrono::last)", "sys_days(year / month / last);",
         "chrono::year_month_day_last(year, last)"]),
    Mechanism(
        "suggesting a known word", "lib/anjuan/i18n/suggest.cpp", "suggest",
        re.compile(r'"did you mean \{\}\?"'),
        ['near.empty() ? otherwise : trf("did you mean {}?", near)']),
    Mechanism(
        "reading a length of time, a shift or a period of a setting", "lib/anjuan/settings/readers.cpp",
        "read_term, read_shift or read_per_unit",
        re.compile(r"\bparse_(term|shift|per)\s*\((?!std::string_view)"),
        ["const auto term = parse_term(*text);", "parse_per(table.string(key).value_or(\"\"))"],
        {"lib/anjuan/calendar/day_query.cpp": "words of a command line"}),
    Mechanism(
        "the title of a paper", "lib/anjuan/model/paper_kind.cpp", "spec_of(PaperKind) or parse_paper",
        re.compile('"(登记单|接谈记录|交办单|督办单|办结单|责任书|受理告知书|不予受理告知书|'
                   '延期办理告知书|处理意见书?|复查意见书?|复核意见书?)"'),
        ['papers.push_back("办结单");', 'if (paper == "处理意见")']),
    Mechanism(
        "the name of a task", "lib/anjuan/model/task_kind.cpp", "to_name(TaskKind) or parse_name<TaskKind>",
        re.compile(r'"(home-visit|meet-principal|session-(item|papers))"'),
        ['open_task("home-visit", why);'],
        {"lib/anjuan/report/duties.cpp": "what was missed, by the name of the task that stayed open"}),
    Mechanism(
        "a code that the program asks for", "lib/anjuan/base/code.hpp", "code::kIo and its like",
        re.compile(r'"(io|in-the-future|not-a-date|no-rows|recompute-needed|unknown-unit)"'),
        ['.code = "io"', 'd.code == "no-rows"']),
    Mechanism(
        "a path below a path", "lib/anjuan/base/path_tree.cpp", "is_in_tree or is_below_folder",
        re.compile(r"""\[\s*[\w.]+\.size\(\)\s*\]\s*==\s*'/'|"/\.\.(/?)\""""),
        ["path[node.size()] == '/'", 'path.find("/../") == npos',
         'path.ends_with("/..")']),
]

# Closed sets are enums, each with one table: a word of one is compared by its value, never by its letters.
LITERAL = re.compile(
    r"""\b(\w*(code|task|paper|fact|clock|duty|requirement)(\(\)|\.name)?|get\("(paper|step|clock|duty)"\))\s*[!=]=\s*"(?!(true|false|0)")
        |"\s*[!=]=\s*(\w+\.)*(code|task|paper|fact|clock|duty|requirement)\b
        |\b(open|close)_task\("|\badd_once\([^,]+,\s*\"""", re.X)
LITERAL_EXAMPLES = ['if (breach.code == "late")', 'return d.code() != "io";', 'task.name == "resume"',
                    'if (paper == "opinion")', 'if ("decide" == duty.clock)', 'open_task("resume", why);',
                    'event.get("step") == "meet"', 'fact == "persons"', 'add_once(s.steps, "reply");']
NO_LITERALS = ['if (breach.kind == BreachKind::late)', 'd.code == code::kIo', 'code_ == id',
               'e_.get("tier") == "review"', 'parse_paper(paper) == PaperKind::opinion']


def find(mechanism, text):
    """The lines with the mechanism; a comment may speak of it."""
    for number, line in enumerate(text.splitlines(), 1):
        if mechanism.pattern.search(line) and not line.lstrip().startswith("//"):
            yield number


def problems_of(files):
    """What is wrong with the files, a path and a text each."""
    for mechanism in MECHANISMS:
        if not list(find(mechanism, files.get(mechanism.home, ""))):
            yield f"{mechanism.home}: {mechanism.name} does not live here any more"
        for name in mechanism.allowed:
            if not list(find(mechanism, files.get(name, ""))):
                yield f"{name}: has no need any more of its permission for {mechanism.name}"
        for name, text in files.items():
            if name != mechanism.home and name not in mechanism.allowed:
                for number in find(mechanism, text):
                    yield (f"{name}:{number}: {mechanism.name} lives in {mechanism.home}: "
                           f"use {mechanism.use}")
    for name, text in files.items():
        for number, line in enumerate(text.splitlines(), 1):
            if LITERAL.search(line) and not line.lstrip().startswith("//"):
                yield f"{name}:{number}: a word of a closed set is compared by its letters: use its enum"


def self_test(files):
    """A test of the test: a second mechanism must be found, and a permission that is not needed."""
    for mechanism in MECHANISMS:
        for line in mechanism.examples:
            if not any(found.startswith("cli/second.cpp:1:")
                       for found in problems_of({**files, "cli/second.cpp": line})):
                sys.exit(f"this should have been found: {mechanism.name}: {line}")
        if list(find(mechanism, "/// " + mechanism.examples[0])):
            sys.exit(f"a comment is no mechanism: {mechanism.name}")
        for name in (mechanism.home, *mechanism.allowed):
            if not any(found.startswith(name + ":") for found in problems_of({**files, name: ""})):
                sys.exit(f"this should be missed: {mechanism.name} in {name}")
    for line in LITERAL_EXAMPLES:
        if not any("by its letters" in found for found in problems_of({"cli/second.cpp": line})):
            sys.exit(f"this should have been found: {line}")
    for line in NO_LITERALS:
        if any("by its letters" in found for found in problems_of({"cli/second.cpp": line})):
            sys.exit(f"this is allowed: {line}")
    for line in ["const auto last = days_of(month).to;", "list.push_back(dump(one));",
                 'guarded_csv_cell("=1")', "parse_number<int>(text)"]:
        if any("cli/second.cpp" in found for found in problems_of({"cli/second.cpp": line})):
            sys.exit(f"this is allowed: {line}")


def main():
    files = {path.relative_to(ROOT).as_posix(): path.read_text()
             for folder in ("lib/anjuan", "cli") for path in sorted((ROOT / folder).rglob("*.[ch]pp"))}
    if len(files) < 50:
        sys.exit("hardly any source was found")
    self_test(files)
    problems = list(problems_of(files))
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
