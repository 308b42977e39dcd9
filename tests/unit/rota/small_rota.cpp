#include "rota/small_rota.hpp"

#include <algorithm>

namespace anjuan::rota::testing {

void let_windows_reach(Instance& made, std::mt19937& random) {
  const auto pick = [&](int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
  };
  made.days = std::min(made.days, 3);
  made.reach = 4;
  for (auto& row : made.available) {
    row.resize(static_cast<std::size_t>(made.days));
    for (int d = 0; d < made.reach; ++d) row.push_back(pick(0, 9) < 5 ? 1 : 0);
  }
  for (SmallQuota& quota : made.quotas) {
    quota.from = pick(-3, made.days - 1);
    quota.to = pick(std::max(quota.from, 0), made.days + made.reach - 1);
    quota.min = pick(0, 4);
    if (quota.max < 99) quota.max = std::max(quota.min, quota.max);
  }
  for (int i = 0; i < made.officials; ++i)
    if (pick(0, 1) == 0) made.earlier.emplace_back(i, pick(-3, -1));
}

Instance generate(std::mt19937& random, bool laminar) {
  const auto pick = [&](int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
  };
  Instance made;
  made.officials = pick(1, 4);
  made.days = pick(1, 5);
  made.same = pick(0, 2) > 0;
  made.available.assign(static_cast<std::size_t>(made.officials), {});
  for (auto& row : made.available)
    for (int d = 0; d < made.days; ++d) row.push_back(pick(0, 9) < 7 ? 1 : 0);
  const int desks = laminar ? 1 : pick(1, 2);
  for (int k = 0; k < desks; ++k) {
    SmallDesk desk{.kind = k == 0 ? "reception" : "field", .need = pick(0, 5) == 0 ? 2 : 1};
    for (int i = 0; i < made.officials; ++i)
      desk.eligible.push_back(made.same || pick(0, 2) > 0 ? 1 : 0);
    made.desks.push_back(std::move(desk));
  }
  const int quotas = pick(0, 3);
  int from = 0;
  int to = made.days - 1;
  for (int q = 0; q < quotas; ++q) {
    SmallQuota quota;
    if (laminar) {
      // Each window inside the one before: nested for every official.
      from = pick(from, to);
      to = pick(from, to);
      quota.from = from;
      quota.to = to;
    } else {
      quota.from = pick(0, made.days - 1);
      quota.to = pick(quota.from, made.days - 1);
      if (pick(0, 1) == 0) quota.kind = pick(0, 1) == 0 ? "reception" : "field";
      quota.extra = pick(0, 2) == 0;
    }
    for (int i = 0; i < made.officials; ++i)
      if (pick(0, 2) > 0) quota.who.push_back(i);
    if (quota.who.empty()) quota.who.push_back(0);
    quota.min = pick(0, 2);
    if (pick(0, 2) == 0) quota.max = std::max(quota.min, pick(1, 3));
    made.quotas.push_back(std::move(quota));
  }
  return made;
}

std::string id(int official) {
  return fmt::format("p{:02}", official);
}

Rules to_rules(const Instance& instance) {
  Rules rules;
  rules.ranks = {"deputy"};
  rules.kinds = built_in_kinds();
  rules.no_available_day = NoAvailableDay::fail;
  rules.partial_period = PartialPeriod::enforce;
  for (std::size_t k = 0; k < instance.desks.size(); ++k) {
    CoverRule cover{.desk = fmt::format("desk{}", k), .kind = instance.desks[k].kind};
    cover.who.groups = {cover.desk};
    cover.need = instance.desks[k].need;
    rules.covers.push_back(std::move(cover));
  }
  for (std::size_t q = 0; q < instance.quotas.size(); ++q) {
    const SmallQuota& small = instance.quotas[q];
    QuotaRule quota{.min = small.min};
    for (const int i : small.who) quota.who.officials.push_back(id(i));
    if (!small.kind.empty()) quota.kinds = {small.kind};
    if (small.max < 99) quota.max = small.max;
    quota.per = {Per::Unit::range,
                 {kMonday + std::chrono::days(small.from), kMonday + std::chrono::days(small.to)}};
    if (small.extra) quota.desk = "elsewhere";
    quota.source = fmt::format("q{}", q);
    rules.quotas.push_back(std::move(quota));
  }
  if (instance.stay > 0) {
    InHouseRule rule{.least = instance.stay, .source = "house"};
    if (!instance.out_by.empty()) rule.kinds = {instance.out_by};
    rules.in_house.push_back(std::move(rule));
  }
  return rules;
}

PlanInput to_input(const Instance& instance, const Rules& rules, const Calendar& calendar) {
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("p", instance.officials, "deputy");
  input.period = {kMonday, kMonday + std::chrono::days(instance.days - 1)};
  for (int i = 0; i < instance.officials; ++i) {
    for (std::size_t k = 0; k < instance.desks.size(); ++k)
      if (instance.desks[k].eligible[static_cast<std::size_t>(i)] != 0)
        input.officials[static_cast<std::size_t>(i)].groups.push_back(fmt::format("desk{}", k));
    for (int d = 0; d < instance.days + instance.reach; ++d)
      if (instance.available[static_cast<std::size_t>(i)][static_cast<std::size_t>(d)] == 0) {
        const Date date = kMonday + std::chrono::days(d);
        input.absences.push_back({id(i), {date, date}, "away", {}});
      }
  }
  for (const auto& [i, d] : instance.earlier) {
    Session session{.date = kMonday + std::chrono::days(d), .desk = "desk0", .kind = "reception"};
    session.official = id(i);
    input.earlier.push_back(std::move(session));
  }
  return input;
}

}  // namespace anjuan::rota::testing
