#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/case_writer.hpp"

#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;

namespace {

const std::string kGood =
    "# anjuan case, format 1\n"                // 1
    "id: DZ-2026-000123\n"                     // 2
    "title: 补贴\n"                            // 3
    "status: handling\n"                       // 4
    "due: 2026-07-31\n"                        // 5
    "class: general\n"                         // 6
    "kind: request\n"                          // 7
    "received: 2026-06-29\n"                   // 8
    "channel: visit\n"                         // 9
    "petitioners:\n"                           // 10
    "  - name: 李某某\n"                       // 11
    "request: |\n"                             // 12
    "  诉求\n"                                 // 13
    "history:\n"                               // 14
    "  - event: registered\n"                  // 15
    "    at: 2026-06-29T09:12:00+08:00\n"      // 16
    "    by: li-na\n"                          // 17
    "  - event: accepted\n"                    // 18
    "    at: 2026-07-01T10:00:00+08:00\n"      // 19
    "    by: li-na\n"                          // 20
    "    document: 受理告知书〔2026〕17号\n";  // 21

/// "line:column code" of every problem, warnings with a "?" in front.
std::vector<std::string> problems_of(const std::string& text) {
  std::vector<std::string> all;
  for (const Diagnostic& d : read_case(text, "c.yaml").problems) {
    CHECK(d.file == "c.yaml");
    CHECK_FALSE(d.message.empty());
    all.push_back((d.severity == Severity::warning ? "?" : "") + std::to_string(d.line) + ":" +
                  std::to_string(d.column) + " " + d.code);
  }
  return all;
}

std::string remedy_of(const std::string& text) {
  const ReadCase read = read_case(text, "c.yaml");
  return read.problems.empty() ? std::string() : read.problems[0].remedy;
}

std::string with(std::string_view what, std::string_view now) {
  std::string text = kGood;
  const std::size_t at = text.find(what);
  REQUIRE_MESSAGE(at != std::string::npos, std::string(what));
  return text.replace(at, what.size(), now);
}

}  // namespace

TEST_CASE("a case in good form is read without a word") {
  const ReadCase read = read_case(kGood, "c.yaml");
  CHECK(read.problems.empty());
  CHECK(read.value.head[HeadField::due] == "2026-07-31");
  CHECK(read.value.petitioners[0].name == "李某某");
  CHECK(read.value.request == "诉求");
  REQUIRE(read.value.history.size() == 2);
  CHECK(read.value.history[1].line == 18);
  CHECK(read.value.history[1].get("document") == "受理告知书〔2026〕17号");
}

TEST_CASE("every fault of a case file is named at its line and character, with the way out") {
  const struct {
    std::string what;
    std::string text;
    std::string problem;
    std::string remedy;  ///< a part of it
  } cases[] = {
      {"a day that does not exist", with("due: 2026-07-31", "due: 2026-02-30"),
       "5:6 impossible-date", "YYYY-MM-DD"},
      {"a date in another form", with("due: 2026-07-31", "due: 2026/7/31"), "5:6 wrong-type",
       "YYYY-MM-DD"},
      {"a year out of range", with("received: 2026", "received: 0026"), "8:11 impossible-date",
       "YYYY-MM-DD"},
      {"a key twice", with("class: general\n", "class: general\nstatus: closed\n"),
       "7:1 duplicate-key", "keep one"},
      {"a status that is not one", with("handling", "handlin"), "4:9 unknown-value",
       "did you mean handling?"},
      {"a value that is missing", with("due: 2026-07-31", "due:"), "5:1 empty-value", "remove"},
      {"a null", with("due: 2026-07-31", "due: ~"), "5:6 empty-value", "remove"},
      {"a list where a word must be", with("handling", "[handling]"), "4:9 wrong-type", ""},
      {"a key that every case needs", with("channel: visit\n", ""), "2:1 missing-key",
       "channel: …"},
      {"a misspelt key of the head", with("due:", "dua:"), "?5:1 unknown-key", "did you mean due?"},
      {"a key nobody knows", with("due:", "zzzzzz:"), "?5:1 unknown-key", "x-"},
      {"a number that is not one", with("channel: visit\n", "channel: visit\npersons: 012\n"),
       "10:10 wrong-type", "leading zeros"},
      {"a truth that others read differently",
       with("channel: visit\n", "channel: visit\nconfidential: yes\n"), "10:15 wrong-type",
       "true or false"},
      {"a case number in another form",
       with("channel: visit\n", "channel: visit\nrepeat_of: DZ-1\n"), "10:12 wrong-type",
       "CODE-YYYY-NNNNNN"},
      {"two blanks between words", with("channel: visit\n", "channel: visit\nflags: a  b\n"),
       "10:8 wrong-type", ""},
      {"no history", with("history:\n", "x-history:\n"), "2:1 missing-history", "git"},
      {"a history without events", kGood.substr(0, kGood.find("  - event")), "14:1 missing-history",
       "git"},
      {"a history that is a text", kGood.substr(0, kGood.find("history:")) + "history: none\n",
       "14:10 missing-history", "git"},
      {"an event nobody knows", with("event: accepted", "event: acepted"), "18:12 unknown-event",
       "did you mean accepted?"},
      {"an event without a name", with("- event: accepted\n    at", "- at"), "18:5 missing-key",
       "event: …"},
      {"an event without its moment", with("    at: 2026-07-01T10:00:00+08:00\n", ""),
       "18:5 missing-key", "at: …"},
      {"an event without its author", with("    by: li-na\n  - event: acc", "  - event: acc"),
       "15:5 missing-key", "by: …"},
      {"a moment without offset", with("10:00:00+08:00", "10:00:00"), "19:9 wrong-type", "+08:00"},
      {"a moment on a day that does not exist", with("2026-07-01T", "2026-06-31T"),
       "19:9 wrong-type", "+08:00"},
      {"an event that is not a map",
       with("  - event: accepted\n", "  - accepted\n  - event: accepted\n"), "18:5 wrong-type", ""},
      {"a field that the event does not have", with("    document: 受", "    documnt: 受"),
       "?21:5 unknown-key", "did you mean document?"},
      {"a date in an event", with("document: 受理告知书〔2026〕17号", "document_date: 2026-13-01"),
       "21:20 impossible-date", "YYYY-MM-DD"},
      {"a petitioner without a name", with("- name: 李某某", "- phone: \"1\""), "11:5 missing-key",
       "name: …"},
      {"a field of a petitioner nobody knows",
       with("- name: 李某某\n", "- name: 李某某\n    phon: \"1\"\n"), "?12:5 unknown-key",
       "did you mean phone?"},
      {"petitioners that are no list",
       with("petitioners:\n  - name: 李某某", "petitioners: 李某某"), "10:14 wrong-type", ""},
      {"a file that is a list", "- a\n- b\n", "1:1 wrong-type", ""},
      {"a column behind wide characters",
       with("补贴\n", "补贴\n\"x-中文\": {a: b, a: c}\nx-a: 1\nx-a: 2\n"), "6:1 duplicate-key", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const auto problems = problems_of(c.text);
    REQUIRE_MESSAGE(problems.size() == 1, joined(problems));
    CHECK(problems[0] == c.problem);
    const std::string remedy = remedy_of(c.text);
    CHECK_MESSAGE(remedy.find(c.remedy) != std::string::npos, remedy);
  }
}

TEST_CASE("several faults are told at once, from the top to the bottom") {
  std::string text = with("event: accepted", "event: acepted");
  text = replace_all(text, "due: 2026-07-31", "due: 2026-02-30");
  text = replace_all(text, "channel: visit\n", "channel: fax\npersons: many\nstatus: closed\n");
  text = replace_all(text, "class: general\n", "");
  CHECK(problems_of(text) == std::vector<std::string>{"2:1 missing-key", "5:6 impossible-date",
                                                      "8:10 unknown-value", "9:10 wrong-type",
                                                      "10:1 duplicate-key", "19:12 unknown-event"});
}

TEST_CASE("a warning does not keep a command from the case, an error does") {
  CHECK(read_case_strictly(with("due:", "dua:"), "c.yaml"));
  const std::string both = replace_all(with("due:", "dua:"), "handling", "handlin");
  const auto refused = read_case_strictly(both, "c.yaml");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().exit == ExitCode::bad_data);
  REQUIRE(refused.error().diagnostics.size() == 1);
  CHECK(refused.error().diagnostics[0].source_line == "status: handlin");
}

TEST_CASE("a file that was cut off is never taken for a whole case with other words in it") {
  const World world;
  Case subject = case_of(world, {event(EventKind::registered, "2026-06-29"),
                                 event(EventKind::noted, "2026-06-30",
                                       {{"note", "no"}, {"duty", "- 调查"}, {"paper", "a: b"}})});
  const std::string text = write_case(subject);
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    const ReadCase read = read_case(text.substr(0, cut), "c.yaml");
    if (!read.ok()) continue;
    CAPTURE(cut);
    // What was cut may be missing at the end; nothing may read as something else.
    for (const Event& each : read.value.history)
      for (const auto& [key, value] : each.fields) {
        const std::string_view whole =
            subject.history[static_cast<std::size_t>(&each - read.value.history.data())].get(key);
        CHECK(whole.starts_with(value));
      }
    CHECK(read.value.petitioners == subject.petitioners);
    CHECK(read.value.request == subject.request);
  }
}
