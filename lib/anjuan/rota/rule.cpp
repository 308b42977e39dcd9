#include "anjuan/rota/rule.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/model/names.hpp"

namespace anjuan::rota {
namespace {

template <class Range, class T>
bool contains(const Range& range, const T& value) {
  return std::find(range.begin(), range.end(), value) != range.end();
}

struct RequirementSpec {
  std::string_view name;
  Requirement value;
  const char* words = "";  ///< msgid, for what is to be done before the session
};

constexpr RequirementSpec kRequirements[] = {
    {"principal", Requirement::principal},
    {"unit-within", Requirement::unit_within},
    {"companions", Requirement::companions},
    {"opinion", Requirement::opinion, N_("the opinion of the level below")},
    {"told-before", Requirement::told_before, N_("tell the petitioner beforehand")},
    {"briefed-before", Requirement::briefed_before, N_("brief the official beforehand")},
    {"confirmed", Requirement::confirmed, N_("the official confirms")},
    {"invited", Requirement::invited, N_("invite the parties and the units")},
    {"plan-within", Requirement::plan_within},
    {"recorded", Requirement::recorded},
    {"stated", Requirement::stated},
    {"at-desk", Requirement::at_desk},
    {"units-there", Requirement::units_there},
    {"attended", Requirement::attended},
    {"units-confirmed", Requirement::units_confirmed, N_("the units confirm that they come")},
    {"unit-principals", Requirement::unit_principals},
};

// The kinds of session are data; these are the ones that come with the program.
constexpr Word kKinds[] = {
    {"reception", N_("reception"), "定期接访 接访 接待"},
    {"appointment", N_("appointment"), "约访 预约接访"},
    {"immediate", N_("immediate reception"), "及时接访 随访随接"},
    {"field", N_("field visit"), "下访 带案下访"},
    {"return-visit", N_("return visit"), "回访 上门回访"},
};

}  // namespace

std::string Rules::desk_called(std::string_view word) const {
  if (desk(word) == nullptr)
    for (const Desk& one : desks)
      if (is_same_name(one.name, word)) return one.id;
  return std::string(word);
}

bool sits_in(const CompanionNeed& need, const Official& official, const Ranks& ranks) {
  return fits(need.who, official, ranks);
}

std::optional<Requirement> parse_requirement(std::string_view text) {
  for (const RequirementSpec& spec : kRequirements)
    if (spec.name == text) return spec.value;
  return std::nullopt;
}

std::string_view to_string(Requirement requirement) {
  for (const RequirementSpec& spec : kRequirements)
    if (spec.value == requirement) return spec.name;
  return {};
}

std::string words_of(Requirement requirement) {
  for (const RequirementSpec& spec : kRequirements)
    if (spec.value == requirement && *spec.words != '\0') return tr(spec.words);
  return std::string(to_string(requirement));
}

const std::vector<std::string>& built_in_kinds() {
  static const std::vector<std::string> kinds = [] {
    std::vector<std::string> all;
    for (const Word& word : kKinds) all.emplace_back(word.id);
    return all;
  }();
  return kinds;
}

std::string form_of(const std::string& kind) {
  for (const Word& word : kKinds)
    if (word.id == kind) return tr(word.label);
  return kind;
}

std::string kind_called(const Rules& rules, std::string_view word) {
  if (!contains(rules.kinds, word))
    if (const auto id = meant(kKinds, word)) return std::string(*id);
  return std::string(word);
}

const std::vector<std::string>& known_modes() {
  static const std::vector<std::string> modes = {
      "定期接访", "定点接访", "及时接访", "随访随接", "开门接访", "联合接访",
      "视频接访", "约访",     "定时约访", "进门约访", "重点约访", "下访",
      "定期下访", "随时下访", "带案下访", "走访",     "登门走访", "上门走访",
      "回访",     "上门回访", "主动回访", "专题会商", "现场办公", "包案接访"};
  return modes;
}

Modes modes_at(std::string_view desk, const Rules& rules, Date day) {
  const Desk* known = rules.desk(desk);
  const std::string_view level = known == nullptr ? std::string_view() : known->level;
  Modes found;
  bool spoken_of = false;
  for (const ModeRule& rule : rules.modes) {
    if (!rule.in_force.on(day) || (!rule.level.empty() && rule.level != level)) continue;
    spoken_of = true;
    found.source = rule.source;
    found.modes.insert(found.modes.end(), rule.modes.begin(), rule.modes.end());
  }
  if (!spoken_of) found.modes = known_modes();
  return found;
}

bool serves(const CoverRule& cover, const Official& official, const Ranks& ranks) {
  return matches(cover.who, official, ranks) &&
         (cover.take_turns.empty() || contains(cover.take_turns, official.body)) &&
         std::none_of(cover.apart.begin(), cover.apart.end(),
                      [&](const Who& who) { return matches(who, official, ranks); });
}

const Closure* Rules::closed(std::string_view desk, Date day) const {
  for (const Closure& closure : closures)
    if (closure.desk == desk && closure.days.contains(day)) return &closure;
  return nullptr;
}

std::string organizer_of(const Official& official, const Rules& rules, Date day) {
  for (const AuthorityRule& rule : rules.authorities)
    if (rule.in_force.on(day) && matches(rule.who, official, rules.ranks))
      return rule.organizer == kOwnUnit ? official.unit : rule.organizer;
  return {};
}

const SessionKindRule* session_kind(const Facts& facts, const Rules& rules, Date day) {
  for (const SessionKindRule& rule : rules.session_kinds)
    if (rule.in_force.on(day) && holds(rule.condition, facts)) return &rule;
  return nullptr;
}

int minimum_for(const QuotaRule& quota, const Official& official, const Rules& rules, Date first) {
  double min = quota.min;
  for (const MultiplierRule& rule : rules.multipliers)
    if (rule.in_force.on(first) && matches(rule.who, official, rules.ranks)) min *= rule.factor;
  return static_cast<int>(std::ceil(min - 1e-9));
}

std::vector<std::string> desks_of(const Rules& rules) {
  std::set<std::string> desks;
  for (const Desk& desk : rules.desks) desks.insert(desk.id);
  for (const CoverRule& cover : rules.covers) desks.insert(cover.desk);
  for (const QuotaRule& quota : rules.quotas) desks.insert(quota.desk);
  for (const BookingRule& booking : rules.bookings) desks.insert(booking.desk);
  desks.erase("");
  return {desks.begin(), desks.end()};
}

bool counts(const QuotaRule& quota, std::string_view kind, std::string_view desk) {
  return (quota.kinds.empty() || contains(quota.kinds, kind)) &&
         (quota.levels.empty() || contains(quota.desks, desk));
}

bool may_substitute(const Official& absent, const Official& other, const Rules& rules, Date day,
                    std::string* source) {
  bool spoken_of = false;
  for (const SubstituteRule& rule : rules.substitutes) {
    if (!rule.in_force.on(day) || !matches(rule.who, absent, rules.ranks)) continue;
    spoken_of = true;
    if (source != nullptr) *source = rule.source;
    const std::string& floor = rule.rank_floor == "self" ? absent.rank : rule.rank_floor;
    if ((floor.empty() || rank_at_least(other.rank, floor, rules.ranks)) &&
        (!rule.same_body || other.body == absent.body))
      return true;
  }
  return !spoken_of;
}

}  // namespace anjuan::rota
