#include "rota/rota_helpers.hpp"

#include <algorithm>
#include <regex>

#include <doctest/doctest.h>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/rota/rule_file.hpp"
#include "anjuan/settings/calendars.hpp"
#include "anjuan/settings/pack.hpp"

namespace anjuan::rota::testing {

Calendar announced() {
  return built_in_calendar();
}

std::vector<Official> people(const std::string& prefix, int count, const std::string& rank,
                             const std::string& body) {
  std::vector<Official> made;
  for (int i = 0; i < count; ++i) {
    Official official;
    official.id = fmt::format("{}{:02}", prefix, i);
    official.name = official.id;
    official.title = "title";
    official.rank = rank;
    official.body = body;
    official.portfolio = {"portfolio"};
    made.push_back(std::move(official));
  }
  return made;
}

const char* const kOffice = R"(
[rota]
ranks = ["principal", "deputy"]
seed = 20261201
[[rota.desk]]
id = "centre"
[[rota.desk]]
id = "field"
[[rota.cover]]
desk = "centre"
when = "workday"
companions = [{pool = "lawyers", need = 1}]
source = "F1"
[[rota.quota]]
rank = "principal"
kind = "reception"
min = 1
per = "week"
source = "H2"
[[rota.quota]]
kind = "field"
min = 1
per = "quarter"
desk = "field"
source = "A2"
[[rota.spacing]]
min-workdays = 3
source = "office"
)";

std::string field_days_a_year(int days) {
  return fmt::format(
      "[rota]\n[[rota.quota]]\nkind = \"field\"\nmin = {}\nper = \"year\"\nunit = \"days\"\n"
      "desk = \"village\"\nsource = \"C4\"\n",
      days);
}

std::vector<Session> sessions_from(Date first, const std::vector<std::string>& officials) {
  std::vector<Session> made;
  for (const std::string& official : officials)
    made.push_back(session_of(first + std::chrono::days(made.size()), official));
  return made;
}

Session session_of(Date date, const std::string& official, const std::string& desk) {
  Session made{.date = date, .desk = desk, .kind = "reception"};
  made.official = official;
  return made;
}

DateRange month(int year, unsigned of_year) {
  return days_of(std::chrono::year(year) / std::chrono::month(of_year));
}

Rules rules_from(const std::string& toml, const std::vector<Unit>& units) {
  auto table = TomlTable::parse(toml, "rules.toml");
  std::string wrong;
  if (!table)
    for (const Diagnostic& one : table.error().diagnostics) wrong += render(one);
  REQUIRE_MESSAGE(table, wrong);
  auto rota = table->table("rota");
  REQUIRE(rota);
  Rules rules = read_rules(*rota, {.units = units});
  const auto done = table->finish();
  if (!done)
    for (const Diagnostic& one : done.error().diagnostics) wrong += render(one);
  REQUIRE_MESSAGE(done, wrong);
  return rules;
}

std::string pack_rules(const std::string& name) {
  const Pack* pack = find_pack(name);
  REQUIRE(pack != nullptr);
  static const std::regex source("source = \"[^\n]*\"\nsource-id = (\"[^\n]*\")");
  const std::string text = std::regex_replace(pack->text, source, "source = $1");
  return text.substr(text.find("\n[rota]"));
}

std::vector<Breach> check_plan(const PlanInput& input, const Plan& plan) {
  CheckInput asked{.rules = input.rules, .calendar = input.calendar};
  asked.officials = input.officials;
  asked.absences = input.absences;
  asked.period = input.period;
  asked.sessions = plan.sessions;
  asked.earlier = input.earlier;
  asked.filings = input.filings;
  asked.bookings = input.bookings;
  return check(asked);
}

int held(const std::vector<Session>& sessions, const std::string& official, DateRange days) {
  return static_cast<int>(
      std::count_if(sessions.begin(), sessions.end(), [&](const Session& session) {
        return session.official == official && days.contains(session.date);
      }));
}

std::set<std::string> codes(const std::vector<Unmet>& unmet) {
  std::set<std::string> found;
  for (const Unmet& one : unmet) found.emplace(to_name(one.kind));
  return found;
}

std::vector<std::string> errors(const std::vector<Breach>& breaches) {
  std::vector<std::string> codes;
  for (const Breach& breach : breaches)
    if (breach.severity == Severity::error)
      codes.push_back(std::string(breach.code()) + ": " + breach.message);
  return codes;
}

std::string show(const std::vector<Session>& sessions) {
  std::string text;
  for (const Session& s : sessions) {
    text += fmt::format("{} {} {}/{} {} {}", to_string(s.date), s.desk, s.group, s.seat, s.kind,
                        s.official);
    for (const std::string& companion : s.companions) text += " +" + companion;
    text += "\n";
  }
  return text;
}

}  // namespace anjuan::rota::testing
