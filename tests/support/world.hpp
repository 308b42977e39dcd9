#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/base/replace.hpp"
#include "anjuan/desk/init.hpp"
#include "anjuan/rules/lifecycle/guards.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/settings/calendars.hpp"
#include "anjuan/settings/office.hpp"

/// What most tests of the rules begin with: the rule pack as it is shipped, the built-in
/// calendars, and a small town hall.
namespace anjuan::test {

inline Date day(std::string_view text) {
  const auto date = parse_date(text);
  if (!date) throw std::logic_error("the test names an impossible day: " + std::string(text));
  return *date;
}

/// A moment; ten in the morning of a day when only the day is given.
inline Timestamp moment(std::string_view text) {
  if (text.size() == 10)
    return at_time(day(text), std::chrono::hours(10), std::chrono::minutes(480));
  const auto parsed = parse_timestamp(text);
  if (!parsed) throw std::logic_error("the test names an impossible moment: " + std::string(text));
  return *parsed;
}

using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

inline Event event(EventKind kind, std::string_view at, Fields fields = {}) {
  Event made{.kind = kind, .at = moment(at), .by = "li-na"};
  for (const auto& [name, value] : fields) made.set(name, std::string(value));
  return made;
}

/// anjuan.toml as `anjuan init` writes it.
inline std::string shipped_settings() {
  static const auto kFiles =
      new_ledger_files({.directory = ".", .code = "DZ", .name = "定州市信访局"});
  REQUIRE(kFiles);
  for (const NewFile& file : *kFiles)
    if (file.path == "anjuan.toml") return file.content;
  FAIL("the program carries no settings");
  return {};
}

inline Office shipped_office(std::string_view what = {}, std::string_view with = {}) {
  std::string toml = shipped_settings();
  if (!what.empty()) {
    REQUIRE(toml.find(what) != std::string::npos);
    toml = replace_all(std::move(toml), what, with);
  }
  auto office = parse_office(toml, "anjuan.toml");
  REQUIRE(office);
  return std::move(*office);
}

struct World {
  Office office = shipped_office();
  Calendar calendar = built_in_calendar();
  std::vector<Official> officials;
  std::vector<Unit> units;

  World() {
    Official principal{.id = "wang-zr", .name = "王主任", .rank = "principal"};
    principal.principal = true;
    Official deputy{.id = "zhang-wei", .name = "张伟", .rank = "deputy"};
    Official former{.id = "old-sun", .name = "孙老", .rank = "deputy"};
    former.to = make_date(2025, 12, 31);
    officials = {principal, deputy, former};
    for (const char* id : {"minzheng", "chengguan", "renshe"})
      units.push_back({.id = id, .name = id});
    units[0].principal = "wang-zr";
  }
  Rules rules() const { return {office, calendar}; }
  GuardContext guards(std::string_view now = "2030-01-01") const {
    return {rules(), officials, units, moment(now)};
  }
};

/// A case as it stands in a ledger: its history with line numbers, its head the fold of it.
inline Case case_of(const World& world, std::vector<Event> history, std::string persons = "1") {
  Case made;
  made.head[HeadField::id] = "DZ-2026-000123";
  made.head[HeadField::title] = "反映北城区残疾人两项补贴未发放";
  made.head[HeadField::channel] = "visit";
  made.head[HeadField::persons] = std::move(persons);
  made.petitioners.push_back({.name = "李某某", .phone = "13800000000"});
  made.request = "两项补贴自今年三月起未到账，\n要求补发。";
  made.history = std::move(history);
  int line = 100;
  for (Event& each : made.history) each.line = line += 10;
  made.head = head_of(fold(made.history, facts_of(made.head), world.rules()), made.head);
  return made;
}

/// Records one more event, if the rules allow it; returns the codes of what they say against it.
inline std::vector<std::string> record(const World& world, Case& subject, Event added,
                                       std::string_view now = "2030-01-01") {
  std::vector<std::string> codes;
  for (const Diagnostic& d : check_append(subject, {added}, world.guards(now)))
    codes.push_back(d.code);
  if (!codes.empty()) return codes;
  added.line = 1000 + static_cast<int>(subject.history.size());
  subject.history.push_back(std::move(added));
  mark_voided(subject.history);
  const Head head = corrected_head(subject.head, subject.history, subject.history);
  subject.head = head_of(fold(subject.history, facts_of(head), world.rules()), head);
  return codes;
}

inline std::string joined(const std::vector<std::string>& codes) {
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : " ") + code;
  return all;
}

}  // namespace anjuan::test
