#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/settings/office_parts.hpp"
#include "anjuan/settings/readers.hpp"

namespace anjuan {
namespace {

/// Whether a limit is the one for any case on any day: one that never is was meant otherwise.
bool can_govern(const Office& office, const LimitRule& rule) {
  const InForce& own = rule.in_force;
  std::vector<Date> days = {own.from.value_or(Date::min())};
  for (const LimitRule& other : office.limits) {
    // Whatever begins or ends may leave the days before or after it to this one.
    if (other.in_force.from) days.push_back(*other.in_force.from - std::chrono::days(1));
    if (other.in_force.to) days.push_back(*other.in_force.to + std::chrono::days(1));
  }
  std::erase_if(days, [&](Date day) { return !own.on(day); });
  std::vector<std::optional<Route>> routes = {std::nullopt};
  for (const Named<Route>& route : names<Route>()) routes.emplace_back(route.value);
  for (const Date day : days)
    for (const Named<CaseClass>& class_ : names<CaseClass>())
      for (const Named<CaseKind>& kind : names<CaseKind>())
        for (const std::optional<Route>& route : routes)
          if (find_limit(office, rule.clock, {class_.value, kind.value, route}, day) == &rule)
            return true;
  return false;
}

/// What ends the handling: the served reply (art. 34), or the reported closing (H8 step 8).
void read_until(TomlTable& table, std::optional<ClockKind> clock, LimitRule& rule) {
  constexpr std::pair<std::string_view, bool> kUntil[] = {{"replied", false}, {"closed", true}};
  rule.until_closed = read_choice(table, "until", false, kUntil);
  if (table.has("until") && clock && *clock != ClockKind::handle)
    table.error("until", "wrong-clock", trf("only the clock {} has {}", "handle", "until"),
                tr("take it away"));
}

}  // namespace

std::vector<std::string_view> clock_names() {
  std::vector<std::string_view> names;
  for (const ClockSpec& spec : clock_table()) names.push_back(spec.name);
  return names;
}

void read_limits(TomlTable& top, Office& office) {
  std::vector<Diagnostic> places;  // of the limits, in their order
  for (TomlTable& table : top.tables("limit")) {
    LimitRule rule;
    required(table, "clock");
    required(table, "term");
    const auto kind = read_parsed(table, "clock", clock_names(), parse_clock);
    const auto length = read_term(table, "term");
    rule.class_ = read_choice<CaseClass>(table, "class");
    rule.kind = read_choice<CaseKind>(table, "kind");
    rule.route = read_choice<Route>(table, "route");
    read_until(table, kind, rule);
    rule.in_force = read_in_force(table);
    rule.source = read_source(table);
    if (!kind || !length) continue;
    if (!spec_of(*kind).has_limit) {
      table.error("clock", "no-effect",
                  trf("the clock {} ends on the day that its event names", spec_of(*kind).name),
                  tr("take the limit away"));
      continue;
    }
    rule.clock = *kind;
    rule.term = *length;
    office.limits.push_back(std::move(rule));
    places.push_back(table.place({}));
  }
  for (std::size_t i = 0; i < places.size(); ++i)
    if (!can_govern(office, office.limits[i])) {
      Diagnostic d = places[i];
      d.code = "idle-limit";
      d.message = trf("this limit for {} never governs a case: others go before it",
                      spec_of(office.limits[i].clock).name);
      d.rule =
          tr("route goes before kind, kind before class; among equals the latest from, and the "
             "later in the file");
      d.remedy = tr("take it away, or name the class, kind, route or from that it is for");
      top.note(std::move(d));
    }
  for (ClockKind needed : {ClockKind::decide, ClockKind::handle})
    if (std::none_of(office.limits.begin(), office.limits.end(),
                     [&](const LimitRule& rule) { return rule.clock == needed; }))
      top.error({}, "missing-limit",
                trf("there is no limit for the clock {}", spec_of(needed).name),
                tr("add a [[limit]] for it; without one a case would never be due"));
}

const LimitRule* find_limit(const Office& office, ClockKind clock, const CaseSort& sort, Date day) {
  const LimitRule* best = nullptr;
  const auto weight = [](const LimitRule& rule) {
    return (rule.route ? 4 : 0) + (rule.kind ? 2 : 0) + (rule.class_ ? 1 : 0);
  };
  for (const LimitRule& rule : office.limits) {
    if (rule.clock != clock || (rule.class_ && *rule.class_ != sort.class_) ||
        (rule.kind && *rule.kind != sort.kind) || (rule.route && rule.route != sort.route) ||
        !rule.in_force.on(day))
      continue;
    if (best == nullptr || weight(rule) > weight(*best) ||
        (weight(rule) == weight(*best) &&
         rule.in_force.from.value_or(Date::min()) >= best->in_force.from.value_or(Date::min())))
      best = &rule;
  }
  return best;
}

}  // namespace anjuan
