#pragma once

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "anjuan/rota/check/check.hpp"
#include "anjuan/rota/plan/plan.hpp"

namespace anjuan::rota::testing {

inline Date day(int year, unsigned month, unsigned of_month) {
  return *make_date(year, month, of_month);
}

/// The built-in calendars of 2024 to 2026.
Calendar announced();

/// "a00", "a01", … of one rank and body.
std::vector<Official> people(const std::string& prefix, int count, const std::string& rank,
                             const std::string& body = "");

/// A planned session of one official.
Session session_of(Date date, const std::string& official, const std::string& desk = "centre");

/// All days of a month.
DateRange month(int year, unsigned of_year);

/// An office: a daily desk with a lawyer, principals once a week, a field visit a quarter, three
/// workdays apart.
extern const char* const kOffice;

/// So many field days a year for everybody (C4).
std::string field_days_a_year(int days);

/// Who sits at the desk from that day on, one day after the other.
std::vector<Session> sessions_from(Date first, const std::vector<std::string>& officials);

/// What a pack says of the rota. A message would cite the regulation; here each rule is known by
/// the code of its clause.
std::string pack_rules(const std::string& name);

/// The rota part of a TOML text; fails the test when it does not read. `units`: for each-unit.
Rules rules_from(const std::string& toml, const std::vector<Unit>& units = {});

/// The check of a plan made from `input`.
std::vector<Breach> check_plan(const PlanInput& input, const Plan& plan);

/// How many of the sessions on those days an official holds.
int held(const std::vector<Session>& sessions, const std::string& official, DateRange days);

/// The kinds of what could not be kept.
std::set<std::string> codes(const std::vector<Unmet>& unmet);

/// Codes of the errors among the breaches, in order.
std::vector<std::string> errors(const std::vector<Breach>& breaches);

/// One line per session, for comparison.
std::string show(const std::vector<Session>& sessions);

}  // namespace anjuan::rota::testing
