// Times the rota on the sizes of F3 (23 and 292 officials); prints, checks nothing about time.
#include <chrono>
#include <functional>
#include <random>

#include <fmt/format.h>

#include "anjuan/rota/change/absence.hpp"
#include "anjuan/rota/plan/plan.hpp"

namespace {

using namespace anjuan;
using namespace anjuan::rota;

Date date(int year, unsigned month, unsigned day) {
  return *make_date(year, month, day);
}

std::vector<Official> officials(int count) {
  std::vector<Official> made;
  for (int i = 0; i < count; ++i) {
    Official official;
    official.id = fmt::format("o{:03}", i);
    official.name = official.id;
    official.rank = i % 10 == 0 ? "principal" : "deputy";
    made.push_back(std::move(official));
  }
  return made;
}

/// Random leaves of one to fifteen days until about `share` of all person-days is away.
std::vector<Absence> absences(const std::vector<Official>& people, DateRange period, double share,
                              unsigned seed) {
  std::mt19937 random(seed);
  const int days = static_cast<int>((period.to - period.from).count()) + 1;
  std::vector<Absence> made;
  for (const Official& official : people) {
    int away = static_cast<int>(share * days);
    while (away > 0) {
      const int length = std::min(away, 1 + static_cast<int>(random() % 15));
      const Date from = period.from + std::chrono::days(random() % static_cast<unsigned>(days));
      made.push_back({official.id, {from, from + std::chrono::days(length - 1)}, "leave", {}});
      away -= length;
    }
  }
  return made;
}

double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void report(const char* what, double time, const Result<Plan>& plan) {
  if (!plan) {
    fmt::print("{:<44} failed: {}\n", what, plan.error().diagnostics.front().message);
    return;
  }
  int least = 1 << 30;
  int most = 0;
  for (const Load& load : plan->loads) {
    least = std::min(least, load.load);
    most = std::max(most, load.load);
  }
  fmt::print("{:<44} {:>8.3f} s  {} sessions, loads {}..{}, spread {:.2f}, {}", what, time,
             plan->sessions.size(), least, most, plan->spread, plan->proof);
  for (const Preference& preference : plan->preferences)
    fmt::print(", {} {}/{} (reachable {})", preference.what, preference.met, preference.total,
               preference.reachable);
  fmt::print("\n");
}

}  // namespace

int main() {
  Calendar calendar;
  Rules rules;
  rules.ranks = {"principal", "deputy"};
  rules.kinds = built_in_kinds();
  CoverRule cover{.desk = "centre", .source = "F1"};
  rules.covers.push_back(cover);
  rules.spacings.push_back({.who = {}, .min_workdays = 3, .source = "office"});
  QuotaRule quota{.kinds = {"reception"}, .min = 1, .source = "E3"};
  quota.per.unit = Per::Unit::half_year;
  rules.quotas.push_back(quota);

  // 250 workdays: the first of January to the middle of December, weekends off.
  const DateRange year{date(2026, 1, 1), date(2026, 12, 16)};
  PlanInput small{.rules = &rules, .calendar = &calendar, .officials = officials(23)};
  small.period = year;
  small.absences = absences(small.officials, year, 0.15, 7);
  Result<Plan> plan;
  double time = seconds([&] { plan = make_plan(small); });
  report("23 officials, 250 workdays, 15 % absence", time, plan);

  Rules large_rules = rules;
  large_rules.covers.front().groups = 12;
  large_rules.covers.front().when.days = When::Days::every_day;
  PlanInput large{.rules = &large_rules, .calendar = &calendar, .officials = officials(292)};
  large.period = {date(2026, 1, 1), date(2026, 12, 31)};
  large.absences = absences(large.officials, large.period, 0.15, 8);
  time = seconds([&] { plan = make_plan(large); });
  report("292 officials, 365 days, 12 groups", time, plan);
  if (!plan) return 1;

  ReplanInput replan{.plan = large, .published = plan->sessions, .today = date(2026, 3, 1)};
  for (int i = 0; i < 10; ++i)
    replan.fresh.push_back({large.officials[static_cast<std::size_t>(i * 29)].id,
                            {date(2026, 3, 9), date(2026, 4, 30)},
                            "leave",
                            {}});
  Result<Replan> changed;
  time = seconds([&] { changed = replan_absences(replan); });
  if (!changed) return 1;
  fmt::print("{:<44} {:>8.3f} s  changed {}, minimum {}, {}\n", "ten absences there", time,
             changed->changes.size(), changed->minimum, changed->proven ? "proven" : "not proven");
  return 0;
}
