#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/case_writer.hpp"

#include "support/random.hpp"
#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;

namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    lines.emplace_back(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

/// A life in ten edits after the registration.
std::vector<Event> ten_events() {
  using K = EventKind;
  return {
      event(K::assigned, "2026-06-30", {{"unit", "minzheng"}, {"assisting", "renshe chengguan"}}),
      event(K::accepted, "2026-07-01", {{"document", "受理告知书〔2026〕17号"}}),
      event(K::noted, "2026-07-02", {{"step", "original"}, {"note", "# 一\n\n  二: x\n三"}}),
      event(K::interviewed, "2026-07-03",
            {{"official", "zhang-wei"}, {"statement", "no"}, {"answer", "- 是\n- 否"}}),
      event(K::reclassified, "2026-07-04", {{"to", "major"}, {"reason", "牵涉: 多个部门 #1"}}),
      event(K::extended, "2026-07-05",
            {{"document", "延"},
             {"days", "30"},
             {"approver", "wang-zr"},
             {"reason", "鉴定"},
             {"notified", "2026-07-05"}}),
      event(K::replied, "2026-07-20", {{"document", "答"}, {"served", "2026-07-20"}}),
      event(K::closed, "2026-07-21",
            {{"document", "结"}, {"attachments", "attachments/a b.pdf\nattachments/二.pdf"}}),
      event(K::followed_up, "2026-07-28",
            {{"channel", "phone"}, {"satisfied", "dissatisfied"}, {"settled", "false"}}),
      event(K::reopened, "2026-08-02", {{"reason", "\"不满意\""}}),
  };
}

/// What a clerk may have done to the file in a text editor.
struct HandEdit {
  std::string what;
  std::function<std::string(std::string)> edit;
};

std::string after_line(std::string text, std::string_view start, std::string_view what) {
  const std::size_t at = text.find("\n" + std::string(start));
  REQUIRE(at != std::string::npos);
  text.insert(text.find('\n', at + 1) + 1, what);
  return text;
}

std::string zero_indented(std::string text) {
  const std::size_t history = text.find("history:\n") + 9;
  std::string tail;
  for (std::string& line : lines_of(std::string_view(text).substr(history)))
    tail += line.starts_with("  ") ? line.substr(2) : line;
  return text.substr(0, history) + tail;
}

const std::vector<HandEdit> kHandEdits = {
    {"nothing", [](std::string t) { return t; }},
    {"a comment on a line of its own",
     [](std::string t) { return after_line(t, "due:", "# 王主任批示\n"); }},
    {"an indented comment below a date",
     [](std::string t) { return after_line(t, "due:", "   # 提前\n  # 抓紧\n"); }},
    {"comments behind values",
     [](std::string t) {
       t = replace_all(t, "status: registered\n", "status: registered   # 待定 \"x\n");
       t = replace_all(t, "clock: decide\n", "clock: decide\t# it's late\n");
       return replace_all(t, "channel: visit\n", "channel: visit # 来访\n");
     }},
    {"another order of keys",
     [](std::string t) {
       auto lines = lines_of(t);
       std::reverse(lines.begin() + 2,
                    std::find_if(lines.begin(), lines.end(),
                                 [](const std::string& l) { return l == "petitioners:\n"; }));
       return joined_lines(lines);
     }},
    {"keys of the office's own",
     [](std::string t) { return after_line(t, "status:", "x-room: 3楼  # 柜\nx-list:\n  - a\n"); }},
    {"the line ends of Windows", [](std::string t) { return replace_all(t, "\n", "\r\n"); }},
    {"a byte order mark", [](std::string t) { return "\xEF\xBB\xBF" + t; }},
    {"a byte order mark before the number",
     [](std::string t) { return "\xEF\xBB\xBF" + t.substr(t.find("id:")); }},
    {"a history at the margin", zero_indented},
    {"a history at the margin, with comments between",
     [](std::string t) { return replace_all(zero_indented(t), "- event", "# 事\n- event"); }},
    {"a deeper history",
     [](std::string t) {
       const std::size_t history = t.find("history:");
       const std::string tail = replace_all(t.substr(history), "\n    ", "\n        ");
       return t.substr(0, history) + replace_all(tail, "\n  - event", "\n      - event");
     }},
    {"a dash on a line of its own",
     [](std::string t) { return replace_all(t, "  - event", "  -\n    event"); }},
    {"comments after the history", [](std::string t) { return t + "# 完\n\n# 真完\n"; }},
    {"an indented comment after the history", [](std::string t) { return t + "    # 完\n"; }},
    {"blank lines at the end", [](std::string t) { return t + "\n\n   \n"; }},
    {"no line end at the end", [](std::string t) { return t.substr(0, t.size() - 1); }},
    {"a comment without line end at the end", [](std::string t) { return t + "# 完"; }},
    {"the history before the head, and no line end",
     [](std::string t) {
       const std::size_t history = t.find("history:\n");
       t = t.substr(history) + t.substr(0, history);
       return t.substr(0, t.size() - 1);
     }},
    {"a blank line in front of every key",
     [](std::string t) { return replace_all(t, "\nstatus", "\n\nstatus"); }},
    {"quoted values and keys",
     [](std::string t) {
       t = replace_all(t, "\nstatus: registered\n", "\n\"status\" : 'registered'  # 'q'\n");
       return replace_all(t, "\nclock: decide\n", "\nclock: \"decide\" # \"q\"\n");
     }},
    {"values over several lines",
     [](std::string t) {
       t = replace_all(t, "\nstatus: registered\n", "\nstatus:\n  registered  # 两行\n\n  # 三\n");
       t = replace_all(t, "\nclock: decide\n", "\nclock: >-\n  decide\n\n");
       return replace_all(t, "\ntitle: 反映北城区残疾人两项补贴未发放\n",
                          "\ntitle: \"反映\n  补贴 # 不是注\"  # 注\n");
     }},
    {"a document mark", [](std::string t) { return "---\n" + t; }},
    {"an end mark", [](std::string t) { return t + "...\n"; }},
    {"a key after the history", [](std::string t) { return t + "x-note: |\n  末\n"; }},
};

/// `now` must hold every line of `before` in its order, except the lines of the changed fields;
/// what it holds beside must be lines of those fields, comments that lost their line, or events.
void check_only_meant_lines_changed(const std::string& before, const std::string& now,
                                    const std::vector<HeadChange>& changes) {
  const auto is_changed = [&](std::string_view line) {
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.starts_with('"')) line.remove_prefix(1);
    return std::any_of(changes.begin(), changes.end(), [&](const HeadChange& change) {
      return line.starts_with(spec_of(change.field).name) &&
             std::string_view(":\" ").find(line[spec_of(change.field).name.size()]) !=
                 std::string_view::npos;
    });
  };
  std::vector<std::string> kept;
  bool in_changed = false;
  for (const std::string& line : lines_of(before)) {
    // A changed value may have gone on below: its own lines may go with it.
    const bool goes_on = in_changed && line[0] == ' ' && !trim(line).starts_with("#");
    in_changed = is_changed(line) || goes_on;
    if (!in_changed) kept.push_back(line);
  }
  const auto now_lines = lines_of(now);
  std::size_t next = 0;
  for (const std::string& line : now_lines) {
    if (next < kept.size() &&
        (line == kept[next] || (next + 1 == kept.size() && trim(line) == trim(kept[next])))) {
      ++next;
      continue;
    }
    const bool meant = is_changed(line) || trim(line).empty() || line[0] == ' ' || line[0] == '#' ||
                       line[0] == '-';
    CHECK_MESSAGE(meant, "a line nobody asked for: ", line);
  }
  CHECK_MESSAGE(next == kept.size(), "lost: ", next < kept.size() ? kept[next] : "");
}

/// Every comment of the first text is in the second.
void check_comments_stay(const std::string& before, const std::string& now) {
  for (const std::string& line : lines_of(before)) {
    const std::size_t hash = line.find('#');
    if (hash == std::string::npos || (hash > 0 && line[hash - 1] != ' ' && line[hash - 1] != '\t'))
      continue;
    const std::string comment(trim(std::string_view(line).substr(hash)));
    CHECK_MESSAGE(now.find(comment) != std::string::npos, "lost: ", comment);
  }
}

}  // namespace

TEST_CASE("a file edited by hand keeps every other byte through ten later edits") {
  const World world;
  for (const HandEdit& hand : kHandEdits) {
    CAPTURE(hand.what);
    Case subject = case_of(world, {event(EventKind::registered, "2026-06-29",
                                         {{"received", "2026-06-28"}, {"class", "general"}})});
    const std::string edited = hand.edit(write_case(subject));
    std::string text = edited;
    auto read = read_case_strictly(text, "f");
    REQUIRE_MESSAGE(read, text, render(read ? Diagnostic{} : read.error().diagnostics[0]));
    subject = std::move(*read);
    for (const Event& added : ten_events()) {
      Case after = subject;
      after.history.push_back(added);
      after.head = head_of(fold(after.history, facts_of(after.head), world.rules()), after.head);
      const auto changes = head_changes(subject.head, after.head);
      const auto spliced = splice_case(text, "f", changes, {&added, 1});
      REQUIRE_MESSAGE(spliced, text);
      check_only_meant_lines_changed(text, *spliced, changes);
      auto back = read_case_strictly(*spliced, "f");
      REQUIRE(back);
      CHECK(back->head.values == after.head.values);
      CHECK(back->history.size() == after.history.size());
      text = *spliced;
      subject = std::move(*back);
    }
    check_comments_stay(edited, text);
    CHECK(text.starts_with("\xEF\xBB\xBF") == edited.starts_with("\xEF\xBB\xBF"));
    if (edited.find("\r\n") != std::string::npos)
      CHECK(std::count(text.begin(), text.end(), '\n') ==
            std::count(text.begin(), text.end(), '\r'));
  }
}

TEST_CASE("a changed head line is the only change, to the last byte") {
  const std::string before =
      "# c\nid: DZ-2026-000001\ntitle: 他说 \"x # 不是引号\nstatus: registered\nclass: general\n"
      "kind: request\nreceived: 2026-01-01\nchannel: visit\nlead: a \"b # 注\nunit: u\n"
      "due: 2026-01-16  # 注\nhistory:\n  - event: registered\n    at: 2026-01-01T09:00:00+08:00\n"
      "    by: li-na";
  const auto with = [&](std::string_view what, std::string_view now) {
    std::string text = before;
    text.replace(text.find(what), what.size(), now);
    return text;
  };
  const std::string good = with("lead: a \"b # 注\n", "lead: ab # 注\n");
  const auto splice = [&](HeadField field, std::string value) {
    const HeadChange change{field, std::move(value)};
    auto text = splice_case(good, "f", {&change, 1}, {});
    REQUIRE(text);
    return *text;
  };
  const auto expect = [&](std::string_view what, std::string_view now) {
    std::string text = good;
    text.replace(text.find(what), what.size(), now);
    return text;
  };
  CHECK(splice(HeadField::unit, "minzheng") == expect("unit: u\n", "unit: minzheng\n"));
  CHECK(splice(HeadField::lead, "wang-zr") == expect("lead: ab", "lead: wang-zr"));
  CHECK(splice(HeadField::due, "") == expect("due: 2026-01-16  # 注\n", "# 注\n"));
  CHECK(splice(HeadField::unit, "") == expect("unit: u\n", ""));
  CHECK(splice(HeadField::clock, "decide") ==
        expect("status: registered\n", "status: registered\nclock: decide\n"));
  CHECK(splice(HeadField::title, "no") == expect("他说 \"x # 不是引号", "\"no\" # 不是引号"));
}

TEST_CASE("random head changes and events read back as they were meant") {
  const World world;
  const std::vector<std::string> values = {
      "no",   "x", "a: b", "多字 # 不", "\"q\"", "2026-01-01", "' '", "- a", "长长长长长长的题目",
      "a\\b", "~"};
  const std::vector<std::string> texts = {"一\n二", "  先空\n后", "末行\n\n", "# x\n- y\n",
                                          "a\r\nb", "\n\n",       "单",       "no",
                                          "",       "tab\t\n\tx", "a\n   "};
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Case first = case_of(world, {event(EventKind::registered, "2026-06-29")});
    std::string text = random.pick(kHandEdits).edit(write_case(first));
    for (int round = 0; round < 10; ++round) {
      std::vector<HeadChange> changes;
      for (HeadField field :
           {HeadField::title, HeadField::category, HeadField::place, HeadField::source})
        if (random.one_in(3))
          changes.push_back({field, field != HeadField::title && random.one_in(4)
                                        ? std::string()
                                        : random.pick(values)});
      if (random.one_in(2)) changes.push_back({HeadField::unit, random.one_in(3) ? "" : "renshe"});
      std::vector<Event> events;
      for (std::size_t n = random.below(3); n > 0; --n) {
        events.push_back(event(EventKind::interviewed, "2026-07-01", {{"official", "zhang-wei"}}));
        events.back().set("place", random.pick(values));
        events.back().set("statement", random.pick(texts));
        events.back().set("note", random.pick(texts));
      }
      const auto before = read_case_strictly(text, "f");
      REQUIRE(before);
      const auto spliced = splice_case(text, "f", changes, events);
      REQUIRE_MESSAGE(spliced, text);
      const auto after = read_case_strictly(*spliced, "f");
      REQUIRE(after);
      Head expected = before->head;
      for (const HeadChange& change : changes) expected[change.field] = change.value;
      CHECK(after->head.values == expected.values);
      REQUIRE(after->history.size() == before->history.size() + events.size());
      for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& got = after->history[before->history.size() + i];
        CHECK(got.get("place") == events[i].get("place"));
        for (const char* field : {"statement", "note"}) {
          // Line breaks at the end of a text are not part of it.
          std::string meant(events[i].get(field));
          while (meant.ends_with('\n')) meant.pop_back();
          CHECK(got.get(field) == meant);
        }
      }
      text = *spliced;
    }
  }
}

TEST_CASE("a file that cannot be edited safely is left alone, with a way out") {
  const std::string head =
      "id: DZ-2026-000001\ntitle: t\nstatus: registered\nclass: general\nkind: request\n"
      "received: 2026-01-01\nchannel: visit\n";
  const std::string item = "{event: registered, at: 2026-01-01T09:00:00+08:00, by: li-na}";
  const Event added = event(EventKind::noted, "2026-01-02");
  for (const std::string& text : {head + "history: [" + item + "]\n", head + "history: []\n"}) {
    const auto spliced = splice_case(text, "f", {}, {&added, 1});
    REQUIRE_FALSE(spliced);
    CHECK(spliced.error().exit == ExitCode::bad_data);
    CHECK(spliced.error().diagnostics[0].code == "history-not-block");
    CHECK_FALSE(spliced.error().diagnostics[0].remedy.empty());
  }
  const auto broken = splice_case(head + "history:\n  - event: [\n", "f", {}, {&added, 1});
  REQUIRE_FALSE(broken);
  CHECK(broken.error().exit == ExitCode::bad_data);
}

TEST_CASE("a new case that our own reader would not find again is not written") {
  auto whole = read_case(write_case(Case{}), "f").value;
  whole.head[HeadField::id] = "DZ-2026-000001";
  whole.head[HeadField::title] = "反映\n补贴";
  const auto text = write_new_case(whole, "f");
  REQUIRE_FALSE(text);
  CHECK(text.error().exit == ExitCode::bug);
}
