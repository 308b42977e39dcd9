#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "anjuan/text/activity_file.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/case_writer.hpp"
#include "anjuan/text/records.hpp"
#include "anjuan/text/roster_reader.hpp"
#include "anjuan/text/rota_file.hpp"
#include "anjuan/text/session_file.hpp"

using namespace anjuan;

// A slip of the finger anywhere in any file: every reader comes to an end, and takes what it has
// read for whole only when it is. The parser below them loops for ever on some of these texts.
namespace {

constexpr const char* kCase =
    "# anjuan case, format 1\nid: DZ-2026-000001\ntitle: \"反映: 补贴\"\nstatus: registered\n"
    "class: general\nkind: request\nreceived: 2026-06-29\nchannel: visit\npersons: 1\n"
    "petitioners:\n  - name: 李某某\n    phone: \"138\"\nrequest: |\n  自五月起\n\n  停发。\n"
    "history:\n  - event: registered\n    at: 2026-06-29T09:12:00+08:00\n    by: li-na\n"
    "  - {event: noted, at: 2026-06-30T09:12:00+08:00, by: 'li-na'}\n"
    "  - event: noted\n    at: 2026-06-30T09:12:00+08:00\n    by: li-na\n    note: a b\n";
constexpr const char* kRoster =
    "- {id: wang-zr, name: 王主任, groups: [a, b]}\n- id: zhang-wei\n  name: 张伟\n";
constexpr const char* kTree = "- 城乡建设:\n    - 停水\n    - [a, {b: c}]\n- 农业\n";
constexpr const char* kRota =
    "version: 2\nsessions:\n  - {date: 2026-12-01, desk: centre, official: wang-zr}\n";
constexpr const char* kSession =
    "date: 2026-11-05\ndesk: centre\nofficials:\n  - wang-zr\nunits:\n  minzheng: 8\n"
    "batches:\n  - persons: 3\n    disposition: answered\nnote: >-\n  x\n  y\n";
constexpr const char* kRecords =
    "---\n- title: a\n  petitioner: {name: b}\n- title: 'c'\n---\nt: 1\n";

constexpr const char* kSlips[] = {
    ",",  ":", ": ",     "-",  "- ",   "{",  "}",   "[",     "]",     "&",    "&a",      "*",
    "*a", "!", "!!str ", "%",  "?",    "? ", "|",   ">",     "\n",    "\t",   "\"",      "'",
    "#",  "@", "`",      "\\", "<<: ", " ,", "\n,", "---\n", "...\n", "--- ", "\n---\n", "\n...\n"};

struct Nothing : RecordSink {
  void begin(int) override {}
  void value(std::string_view, std::string_view, bool, int, int) override {}
  void end() override {}
};

using Reader = void (*)(const std::string&);

/// Reads the text with a slip at each place, and with each of its characters left out.
void slip_everywhere(const std::string& text, Reader read) {
  for (std::size_t at = 0; at <= text.size(); ++at) {
    for (const char* slip : kSlips) read(std::string(text).insert(at, slip));
    if (at < text.size()) read(std::string(text).erase(at, 1));
  }
}

void read_records(const std::string& text) {
  std::istringstream in(text);
  Nothing sink;
  (void)read_yaml_records(in, "f", sink);
}

/// What can be read can be written to: nothing stands where no line is looked for.
void read_and_note(const std::string& text) {
  if (!read_case(text, "f").ok()) return;
  const Event note{
      .kind = EventKind::noted, .at = *parse_timestamp("2026-07-01T09:00:00+08:00"), .by = "a"};
  const HeadChange change{HeadField::unit, "minzheng"};
  const auto spliced = splice_case(text, "f", {&change, 1}, {&note, 1});
  if (!spliced && spliced.error().exit == ExitCode::bug) FAIL_CHECK(text);
}

}  // namespace

TEST_CASE("a slip at any place of a file of any kind lets its reader come to an end") {
  REQUIRE(read_case(kCase, "f").ok());
  slip_everywhere(kCase, read_and_note);
  slip_everywhere(kRoster, [](const std::string& text) {
    References names;
    (void)read_officials(text, "f", names);
    (void)read_units(text, "f", names);
    (void)read_absences(text, "f");
  });
  slip_everywhere(kTree, [](const std::string& text) { (void)read_categories(text, "f"); });
  slip_everywhere(kRota, [](const std::string& text) { (void)read_rota(text, "f"); });
  slip_everywhere(kSession, [](const std::string& text) {
    (void)read_session(text, "f");
    (void)read_activity(text, "f");
  });
  slip_everywhere(kRecords, read_records);
}
