#!/usr/bin/env python3
"""One mechanism, one place: fails, naming file:line, where a second one of them appears, and where a
function takes more parameters than a reader can tell apart.

A new row of MECHANISMS: what it is, the file that has it, what to use instead of writing another, the
pattern that betrays another, lines that the pattern must find, and the files that may have one of
their own, each with the reason why it is something else. "Where is …" in docs/CONTRIBUTING.md lists
the same mechanisms with the same files, each once.
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


# Files of others are read where they are understood.
FOREIGN = {"lib/anjuan/intake/encoding.cpp": "the bytes of a foreign file",
           "lib/anjuan/intake/file_kind.cpp": "the first bytes of a foreign file",
           "lib/anjuan/intake/rejects.cpp": "what an earlier run set aside",
           "lib/anjuan/intake/xlsx_package.cpp": "a foreign workbook",
           "lib/anjuan/intake/input_file.cpp": "standard input and pipes, copied so that they can be read twice",
           "lib/anjuan/disk/lock.cpp": "a lock that a colleague made, whose note is only looked at",
           "lib/anjuan/git/program.cpp": "nothing, as the input of another program",
           "lib/anjuan/ledger/case_folder.cpp": "many heads by one open folder, the first pass of a list",
           "lib/anjuan/ledger/outbox.cpp": "a lock on what is to be told"}

MECHANISMS = [
    Mechanism(
        "reading the limits of the office", "lib/anjuan/settings/office_limits.cpp", "Office::limits",
        re.compile(r"""tables\("limit"\)"""),
        ['for (TomlTable& table : top.tables("limit"))']),
    Mechanism(
        "the kinds of clocks", "lib/anjuan/model/clock_kind.cpp", "clock_table or spec_of",
        re.compile(r"constexpr (std::array<)?ClockSpec\b"),
        ["constexpr ClockSpec kMyClocks[] = {", "constexpr std::array<ClockSpec, 2> kClocks = {"]),
    Mechanism(
        "the events and what they ask for", "lib/anjuan/rules/lifecycle/table.cpp", "event_table",
        re.compile(r"vector<EventSpec> \w+(\(\)| = )|EventSpec k\w+\["),
        ["const std::vector<EventSpec> mine = {", "static const EventSpec kMine[] = {"]),
    Mechanism(
        "counting workdays", "lib/anjuan/calendar/workdays.cpp", "add, shift or elapsed",
        re.compile(r"while \(!?[\w.>-]*is_workday\("),
        ["while (!calendar.is_workday(date));", "while (input.calendar->is_workday(day)) --day;"]),
    Mechanism(
        "hiding who complained", "lib/anjuan/model/identity.cpp",
        "mask_name, mask_number or Identities",
        re.compile(r"""size\(\)[^,;]*, '\*'|\+= '\*'|= "某某\""""),
        ["return std::string(name.size(), '*');", "out += '*';", 'constexpr auto kMine = "某某";']),
    Mechanism(
        "what a reader may see of a case", "lib/anjuan/rules/shown.cpp", "shown(case, audience) or Viewer",
        re.compile(r"\bmask_(name|number)\(|\.veiled\(|\bIdentities\b(?! accused_people)"),
        ["return mask_name(person.name);", "text = people.veiled(text, Veil::stars);",
         "const Identities people(value.petitioners);"],
        {"lib/anjuan/model/identity.cpp": "how somebody is found and covered",
         "lib/anjuan/model/identity.hpp": "how somebody is found and covered",
         "lib/anjuan/model/people.cpp": "a title is not cut within one of them",
         "lib/anjuan/model/person_check.cpp": "a number that cannot be right, in a note about it",
         "lib/anjuan/rules/shown.hpp": "the same",
         "lib/anjuan/rules/recusal.cpp": "who is accused, in a title",
         "lib/anjuan/rules/lifecycle/guards_secrecy.cpp": "titles and summaries that are refused",
         "lib/anjuan/ledger/shown_problems.cpp": "errors, with the line they stand in",
         "lib/anjuan/ledger/books/session_check.cpp": "records of receptions that name somebody",
         "lib/anjuan/git/audit/replay.cpp": "findings about two states of one case",
         "lib/anjuan/git/audit/replay.hpp": "findings about two states of one case",
         "lib/anjuan/git/audit/replay_case.cpp": "findings about two states of one case",
         "lib/anjuan/desk/record.cpp": "the reason of a merging, in the other case's file",
         "lib/anjuan/desk/register_batch.cpp": "the name that a row tells otherwise"}),
    Mechanism(
        "whom the words of a case may tell of", "lib/anjuan/rules/shown.cpp", "everybody_of",
        re.compile(r"(\bIdentities\b( \w+)?|names_petitioner|hide_people|ShownHead( \w+)?|Viewer( \w+)?)"
                   r"\([^;]*\.petitioners\b|vector<Petitioner> everybody_of\(const Case& \w+\) \{"),
        ["Identities people(value.petitioners);", "names_petitioner(text, subject_.petitioners)",
         "ShownHead seen(head, stored.value.petitioners, Audience::clerk)"],
        {"lib/anjuan/rules/shown.hpp": "the same"}),
    Mechanism(
        "the words of accusations", "lib/anjuan/model/accusing.cpp", "accusing_words",
        re.compile(r'"(举报|检举|控告|贪污|受贿|渎职|殴打)"'),
        ['text.find("举报")', 'constexpr auto kMine = "贪污";']),
    Mechanism(
        "a cell under its heading", "lib/anjuan/report/columns.hpp", "Columns",
        re.compile(r"\bTable \w+\{(\{\{|$)|\b(table_?|out)\.columns(\.push_back\(|\[\d+\])"),
        ['Table table{{{"id", tr("case")}}, {}};', "table.columns.push_back(column);",
         "table_.columns[10].for_scripts = true;"],
        {"lib/anjuan/report/table.cpp": "leaves columns out with their cells"}),
    Mechanism(
        "reading a file of the ledger", "lib/anjuan/disk/file_ops.cpp",
        "read_file; to rewrite it, read_stamped",
        re.compile(r"\b(std::ifstream|(std::)?fopen|O_RDONLY)\b"),
        ["std::ifstream in(path);", 'std::FILE* file = std::fopen(path.c_str(), "rb");'],
        FOREIGN),
    Mechanism(
        "writing a file of the ledger", "lib/anjuan/disk/file_ops.cpp",
        "WriteBatch by Ledger::new_batch()",
        re.compile(r"::rename(at2?)?\(|::fsync\(|\bofstream\b|O_WRONLY|filesystem::rename\("),
        ["if (::rename(from, to) != 0)", "std::ofstream out(path);", "::fsync(fd);"]),
    Mechanism(
        "a row of somebody's sheet", "lib/anjuan/intake/row_table.cpp", "RowTable",
        re.compile(r"\bopen_rows\("),
        ["auto rows = open_rows(path, options);"],
        {"lib/anjuan/intake/rows.cpp": "answers", "lib/anjuan/intake/rows.hpp": "declares it",
         "lib/anjuan/intake/all_sheets.cpp": "is one table of many, below the row table"}),
    Mechanism(
        "what no text may hold", "lib/anjuan/base/printable.cpp", "find_unprintable",
        re.compile(r"\bbool is_unprintable\(|0x200[ef]|0x202[a-e]", re.I),
        ["bool is_unprintable(char32_t c) {", "c == 0x202E"]),
    Mechanism(
        "quoting a cell of a csv", "lib/anjuan/base/csv.cpp", "csv_cell or guarded_csv_cell",
        re.compile(r"""csv_f?write2?\(|==\s*'"'\s*(\)\s*\w+\s*\+=\s*'"'|\?)"""),
        ["csv_fwrite(file, text.data(), text.size());", """if (c == '"') out += '"';""",
         r"""cell += c == '"' ? "\"\"" : std::string(1, c);"""]),
    Mechanism(
        "colours of a terminal", "cli/view/colour.cpp", "coloured or row_paint",
        re.compile(r"(\\x1b|\\033)\[\d+m"),
        [r'out += "\x1b[31m";', r'std::fputs("\033[0m", stdout);']),
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
        "reading the clock", "lib/anjuan/base/clock.cpp", "the moment that came as an argument",
        re.compile(r"_clock::now\b|\b(clock_gettime|gettimeofday|localtime\w*|gmtime\w*|time)"
                   r"\s*\((nullptr|NULL|0|&|CLOCK)|\bstd::time\("),
        ["const auto now = std::chrono::system_clock::now();", "return time(nullptr);",
         "clock_gettime(CLOCK_REALTIME, &now);", "localtime_r(&now, &parts);"],
        {"lib/anjuan/disk/lock.cpp": "a stopwatch: how long it has waited"}),
    Mechanism(
        "asking for the present moment", "cli/context.cpp", "ctx.now()",
        re.compile(r"\bsystem_now\("), ["const Timestamp now = system_now(offset);"],
        {"lib/anjuan/base/clock.cpp": "answers", "lib/anjuan/base/clock.hpp": "declares it"}),
    Mechanism(
        "letting others write again", "cli/context.cpp", "ctx.release(), which makes the commit",
        re.compile(r"\block\.reset\(\)"), ["  lock.reset();"]),
    Mechanism(
        "saying why the system refused", "lib/anjuan/i18n/error_words.cpp", "error_words",
        re.compile(r"\bstd::strerror\(|(?<![\w_])strerror\("),
        ["d.message = std::strerror(errno);", "text = strerror(error);"]),
    Mechanism(
        "replacing every occurrence", "lib/anjuan/base/replace.hpp", "replace_all",
        re.compile(r"\breplace_all\((std::string&? |const std::string& )\w+,"),
        ["void replace_all(std::string& text, std::string_view from) {",
         "std::string replace_all(const std::string& text, char what) {"]),
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
        "the title of a paper", "lib/anjuan/model/paper_kind.cpp", "spec_of or parse_paper",
        re.compile('"(登记单|接谈记录|交办单|督办单|办结单|责任书|受理告知书|不予受理告知书|'
                   '延期办理告知书|处理意见书?|复查意见书?|复核意见书?)"'),
        ['papers.push_back("办结单");', 'if (paper == "处理意见")']),
    Mechanism(
        "the name of a task", "lib/anjuan/model/task_kind.cpp", "to_name or parse_name<TaskKind>",
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
    Mechanism(
        "a temporary folder", "lib/anjuan/disk/private_folder.cpp", "PrivateFolder",
        re.compile(r"\bmkdtemp\s*\("),
        ["::mkdtemp(name.data())"]),
    Mechanism(
        "where a program is installed", "cli/programs.cpp", "find_program",
        re.compile(r"""getenv\("PATH"\)"""),
        ['std::getenv("PATH")']),
]

# Closed sets are enums, each with one table: a word of one is compared by its value, never by its letters.
LITERAL = re.compile(
    r"""\b(\w*(code|task|paper|fact|clock|duty|requirement)(\(\)|\.name)?|get\("(paper|step|clock|duty|tier|result|channel|satisfied|class|kind|route)"\))\s*[!=]=\s*"(?!(true|false|0)")
        |"\s*[!=]=\s*(\w+\.)*(code|task|paper|fact|clock|duty|requirement)\b
        |\b(open|close)_task\("|\badd_once\([^,]+,\s*\"""", re.X)
LITERAL_EXAMPLES = ['if (breach.code == "late")', 'return d.code() != "io";', 'task.name == "resume"',
                    'if (paper == "opinion")', 'if ("decide" == duty.clock)', 'open_task("resume", why);',
                    'event.get("step") == "meet"', 'e_.get("tier") == "review"', 'fact == "persons"', 'add_once(s.steps, "reply");']
NO_LITERALS = ['if (breach.kind == BreachKind::late)', 'd.code == code::kIo', 'code_ == id',
               'parse_paper(paper) == PaperKind::opinion']


# A parameter as it is declared: a type and a name. A call hands over expressions.
PARAMETER = re.compile(r"(\[\[\w+\]\] )?(const )?[\w:]+(<.*>)?(::\w+)?( const)?( ?[&*]+ ?| )(const )?"
                       r"\w+(\[\])?( = .*)?")
MOST_PARAMETERS = 5


def split_parameters(text):
    """The pieces between the commas that no bracket encloses."""
    pieces, depth = [""], 0
    for c in text:
        depth += (c in "([{<") - (c in ")]}>")
        if c == "," and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += c
    return [" ".join(piece.split()) for piece in pieces]


def long_parameter_lists(text):
    """Line, name and number of parameters of each function that takes too many."""
    text = re.sub(r"//.*", "", text)
    text = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)
    for found in re.finditer(r"(\w+)\(", text):
        depth, end = 1, found.end()
        while depth and end < len(text) and text[end] != ";":
            depth += (text[end] == "(") - (text[end] == ")")
            end += 1
        pieces = split_parameters(text[found.end():end - 1])
        if not depth and len(pieces) > MOST_PARAMETERS and all(map(PARAMETER.fullmatch, pieces)):
            yield text.count("\n", 0, found.start()) + 1, found.group(1), len(pieces)


def find(mechanism, text):
    """The lines with the mechanism; a comment may speak of it."""
    for number, line in enumerate(text.splitlines(), 1):
        if mechanism.pattern.search(line) and not line.lstrip().startswith("//"):
            yield number


def place_of(home):
    """A file as "Where is …" names it."""
    return re.sub(r"^lib/anjuan/|\.[ch]pp$", "", home)


def page_problems(page):
    """Where "Where is …" and MECHANISMS do not say the same."""
    table = page[page.index("## Where is"):page.index("## How to add")]
    rows = [[cell.strip() for cell in row.strip("|").split("|")]
            for row in re.findall(r"^\| .* \|$", table, re.M)][1:]
    wanted = {mechanism.name: f"`{place_of(mechanism.home)}`" for mechanism in MECHANISMS}
    for name in wanted:
        if [row[0] for row in rows].count(name) != 1:
            yield f"docs/CONTRIBUTING.md: \"Where is …\" does not say once where {name} is"
    for name, place, use in rows:
        if wanted.get(name) != place:
            yield (f"docs/CONTRIBUTING.md: {name} is said to be in {place}; "
                   f"this test finds it in {wanted.get(name, 'no place at all')}")
        if not use:
            yield f"docs/CONTRIBUTING.md: {name}: what is one to use?"


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
        for number, function, count in long_parameter_lists(text):
            yield (f"{name}:{number}: {function} takes {count} parameters: a struct names what "
                   f"belongs together ({MOST_PARAMETERS} at most)")
        for number, line in enumerate(text.splitlines(), 1):
            if LITERAL.search(line) and not line.lstrip().startswith("//"):
                yield f"{name}:{number}: a word of a closed set is compared by its letters: use its enum"


def self_test():
    """A test of the test: a second mechanism must be found, and a permission that is not needed."""
    for mechanism in MECHANISMS:
        for line in mechanism.examples:
            if not any(found.startswith("cli/second.cpp:1:")
                       for found in problems_of({"cli/second.cpp": line})):
                sys.exit(f"this should have been found: {mechanism.name}: {line}")
        if list(find(mechanism, "/// " + mechanism.examples[0])):
            sys.exit(f"a comment is no mechanism: {mechanism.name}")
        for name in (mechanism.home, *mechanism.allowed):
            if not any(found.startswith(name + ":") for found in problems_of({name: ""})):
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
    six = "void move(const Rules& rules, std::map<int, Day> days, int from, int to, bool all, {});"
    for last, wrong in [("std::string_view why = {}", True), ("double* sum", True)]:
        if bool(list(long_parameter_lists(six.replace("{}", last)))) != wrong:
            sys.exit(f"six parameters should have been found: {last}")
    for line in ["void move(const Rules& rules, std::map<int, Day> days, int from, int to, bool a);",
                 "return move(rules, days_of(month), from + 1, to, true, {1, 2});"]:
        if list(long_parameter_lists(line)):
            sys.exit(f"these are not too many parameters: {line}")


def main():
    files = {path.relative_to(ROOT).as_posix(): path.read_text()
             for folder in ("lib/anjuan", "cli") for path in sorted((ROOT / folder).rglob("*.[ch]pp"))}
    if len(files) < 50:
        sys.exit("hardly any source was found")
    self_test()
    page = (ROOT / "docs/CONTRIBUTING.md").read_text()
    if len(list(page_problems(page.replace("| counting workdays |", "| counting |")))) != 2:
        sys.exit("a mechanism without its row should have been found")
    problems = list(problems_of(files)) + list(page_problems(page))
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
