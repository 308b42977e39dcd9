#include "anjuan/rota/rule.hpp"

#include <algorithm>
#include <cmath>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::rota {
namespace {

template <class Range, class T>
bool contains(const Range& range, const T& value) {
  return std::find(range.begin(), range.end(), value) != range.end();
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) { return contains(b, one); });
}

std::size_t rank_index(std::string_view rank, const Ranks& ranks) {
  return static_cast<std::size_t>(std::find(ranks.begin(), ranks.end(), rank) - ranks.begin());
}

constexpr std::pair<std::string_view, Per::Unit> kPers[] = {
    {"day", Per::Unit::day},
    {"week", Per::Unit::week},
    {"half-month", Per::Unit::half_month},
    {"month", Per::Unit::month},
    {"2-months", Per::Unit::two_months},
    {"quarter", Per::Unit::quarter},
    {"half-year", Per::Unit::half_year},
    {"year", Per::Unit::year},
};

constexpr std::pair<std::string_view, Requirement> kRequirements[] = {
    {"principal", Requirement::principal},
    {"unit-within", Requirement::unit_within},
    {"companions", Requirement::companions},
    {N_("opinion"), Requirement::opinion},
    {N_("told-before"), Requirement::told_before},
    {N_("briefed-before"), Requirement::briefed_before},
    {N_("confirmed"), Requirement::confirmed},
    {N_("invited"), Requirement::invited},
    {"plan-within", Requirement::plan_within},
    {"recorded", Requirement::recorded},
};

// Longer signs first, so that ">=" is not read as ">".
constexpr std::pair<std::string_view, Condition::Op> kOps[] = {
    {">=", Condition::Op::at_least},  {"<=", Condition::Op::at_most}, {"==", Condition::Op::equal},
    {"!=", Condition::Op::not_equal}, {">", Condition::Op::more},     {"<", Condition::Op::less},
};

}  // namespace

bool rank_at_least(std::string_view rank, std::string_view floor, const Ranks& ranks) {
  if (rank.empty()) return false;
  return rank == floor || rank_index(rank, ranks) < rank_index(floor, ranks);
}

bool matches(const Who& who, const Official& official, const Ranks& ranks) {
  const bool names_people = !who.groups.empty() || !who.officials.empty();
  if (official.rank.empty() && !names_people) return false;
  if (!who.ranks.empty() && !contains(who.ranks, official.rank)) return false;
  if (!who.rank_at_least.empty() && !rank_at_least(official.rank, who.rank_at_least, ranks))
    return false;
  if (!who.groups.empty() && !share_one(who.groups, official.groups)) return false;
  if (!who.officials.empty() && !contains(who.officials, official.id)) return false;
  if (!who.units.empty() && !contains(who.units, official.unit)) return false;
  if (!who.bodies.empty() && !contains(who.bodies, official.body)) return false;
  return !who.principal || *who.principal == official.principal;
}

std::string to_string(const Who& who) {
  std::vector<std::string> parts;
  const auto add = [&](const char* label, const std::vector<std::string>& names) {
    if (!names.empty()) parts.push_back(trf("{} {}", label, join(names, "/")));
  };
  add(tr("rank"), who.ranks);
  if (!who.rank_at_least.empty()) parts.push_back(trf("rank {} or higher", who.rank_at_least));
  add(tr("group"), who.groups);
  add(tr("official"), who.officials);
  add(tr("unit"), who.units);
  add(tr("body"), who.bodies);
  if (who.principal) parts.emplace_back(*who.principal ? tr("principals") : tr("not principals"));
  return parts.empty() ? tr("any official") : join(parts, ", ");
}

std::optional<Per::Unit> parse_per(std::string_view text) {
  for (const auto& [name, unit] : kPers)
    if (name == text) return unit;
  return std::nullopt;
}

std::string to_string(const Per& per) {
  if (per.unit == Per::Unit::range)
    return fmt::format("{}..{}", to_string(per.range.from), to_string(per.range.to));
  for (const auto& [name, unit] : kPers)
    if (unit == per.unit) return std::string(name);
  return {};
}

std::optional<Requirement> parse_requirement(std::string_view text) {
  for (const auto& [name, value] : kRequirements)
    if (name == text) return value;
  return std::nullopt;
}

std::string_view to_string(Requirement requirement) {
  for (const auto& [name, value] : kRequirements)
    if (value == requirement) return name;
  return {};
}

std::optional<Condition> parse_condition(std::string_view text) {
  text = trim(text);
  if (text.empty() || text == "always") return Condition{};
  for (const auto& [sign, op] : kOps) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    std::string_view value = trim(text.substr(at + sign.size()));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    Condition condition{std::string(trim(text.substr(0, at))), op, std::string(value)};
    const bool ordered = op != Condition::Op::equal && op != Condition::Op::not_equal;
    if (condition.field.empty() || value.empty() || (ordered && !parse_number<double>(value)))
      return std::nullopt;
    return condition;
  }
  if (text.find(' ') != std::string_view::npos) return std::nullopt;
  return Condition{std::string(text), Condition::Op::is_set, {}};
}

std::string to_string(const Condition& condition) {
  if (condition.field.empty()) return "always";
  for (const auto& [sign, op] : kOps)
    if (op == condition.op) return fmt::format("{} {} {}", condition.field, sign, condition.value);
  return condition.field;
}

bool holds(const Condition& condition, const Facts& facts) {
  using Op = Condition::Op;
  if (condition.field.empty()) return true;
  const auto found = facts.find(condition.field);
  const std::string_view fact = found == facts.end() ? std::string_view() : found->second;
  if (condition.op == Op::is_set) return !fact.empty() && fact != "false" && fact != "0";
  if (condition.op == Op::equal) return fact == condition.value;
  if (condition.op == Op::not_equal) return fact != condition.value;
  const auto have = parse_number<double>(fact);
  const auto want = parse_number<double>(condition.value);
  if (!have || !want) return false;
  switch (condition.op) {
    case Op::at_least:
      return *have >= *want;
    case Op::at_most:
      return *have <= *want;
    case Op::more:
      return *have > *want;
    default:
      return *have < *want;
  }
}

const std::vector<std::string>& built_in_kinds() {
  static const std::vector<std::string> kinds = {"reception", "appointment", "immediate", "field",
                                                 "return-visit"};
  return kinds;
}

const std::vector<std::string>& known_modes() {
  static const std::vector<std::string> modes = {
      "定期接访", "定点接访", "及时接访", "随访随接", "开门接访", "联合接访",
      "视频接访", "约访",     "定时约访", "进门约访", "重点约访", "下访",
      "定期下访", "随时下访", "带案下访", "走访",     "登门走访", "上门走访",
      "回访",     "上门回访", "主动回访", "专题会商", "现场办公", "包案接访"};
  return modes;
}

Modes modes_at(std::string_view desk, const Rules& rules) {
  const Desk* known = rules.desk(desk);
  const std::string_view level = known == nullptr ? std::string_view() : known->level;
  Modes found;
  bool spoken_of = false;
  for (const ModeRule& rule : rules.modes) {
    if (!rule.level.empty() && rule.level != level) continue;
    spoken_of = true;
    found.source = rule.source;
    found.modes.insert(found.modes.end(), rule.modes.begin(), rule.modes.end());
  }
  if (!spoken_of) found.modes = known_modes();
  return found;
}

std::string organizer_of(const Official& official, const Rules& rules) {
  for (const AuthorityRule& rule : rules.authorities)
    if (matches(rule.who, official, rules.ranks))
      return rule.organizer == "own-unit" ? official.unit : rule.organizer;
  return {};
}

const SessionKindRule* session_kind(const Facts& facts, const Rules& rules) {
  for (const SessionKindRule& rule : rules.session_kinds)
    if (holds(rule.condition, facts)) return &rule;
  return nullptr;
}

int minimum_for(const QuotaRule& quota, const Official& official, const Rules& rules) {
  double min = quota.min;
  for (const MultiplierRule& rule : rules.multipliers)
    if (matches(rule.who, official, rules.ranks)) min *= rule.factor;
  return static_cast<int>(std::ceil(min - 1e-9));
}

}  // namespace anjuan::rota
