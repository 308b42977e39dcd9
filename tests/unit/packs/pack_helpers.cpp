#include "packs/pack_helpers.hpp"

#include <algorithm>

#include <doctest/doctest.h>

namespace anjuan::rota::testing {

Rules pack(const std::string& name, const std::vector<Unit>& units) {
  return rules_from(pack_rules(name), units);
}

Rules only_at(Rules rules, const std::string& desk) {
  std::erase_if(rules.quotas, [&](const QuotaRule& quota) { return quota.desk != desk; });
  std::erase_if(rules.covers, [&](const CoverRule& cover) { return cover.desk != desk; });
  return rules;
}

Unit unit_of(const std::string& level, const std::string& id) {
  return {.id = id, .name = id, .level = level};
}

std::vector<Official> in_unit(std::vector<Official> people, const std::string& unit) {
  for (Official& one : people) one.unit = unit;
  return people;
}

std::vector<Official> in_pool(std::vector<Official> people, const std::string& pool) {
  for (Official& one : people) one.groups.push_back(pool);
  return people;
}

std::vector<Official> add(std::vector<Official> a, const std::vector<Official>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Plan plan_of(const Rules& rules, std::vector<Official> officials, DateRange period) {
  const Calendar calendar = announced();
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = std::move(officials)};
  input.period = period;
  auto plan = make_plan(input);
  std::string why;
  if (!plan)
    for (const Diagnostic& one : plan.error().diagnostics) why += render(one);
  REQUIRE_MESSAGE(plan, why);
  CHECK(errors(check_plan(input, *plan)) == std::vector<std::string>{});
  return *plan;
}

int count(const Plan& plan, const std::function<bool(const Session&)>& which) {
  return static_cast<int>(std::count_if(plan.sessions.begin(), plan.sessions.end(), which));
}

HeldSession held_at(const std::string& desk, const std::string& kind, const std::string& official) {
  HeldSession held{.date = day(2026, 3, 12), .desk = desk, .kind = kind};
  held.officials = {official};
  return held;
}

Codes held_codes(const Rules& rules, const std::vector<Official>& officials,
                 const HeldSession& held) {
  const Calendar calendar = announced();
  CheckInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  input.period = {held.date, held.date};
  input.held = {held};
  input.held_until = held.date;
  Codes codes;
  for (const Breach& breach : check(input))
    if (breach.code() != "empty-day" && breach.code() != "quota-short" &&
        breach.code() != "too-few" && breach.code() != "not-filed" && breach.code() != "quota-open")
      codes.push_back(std::string(breach.code()) + "/" + breach.source);
  return codes;
}

}  // namespace anjuan::rota::testing
