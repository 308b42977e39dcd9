#include "anjuan/settings/condition.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/settings/readers.hpp"

namespace anjuan {
namespace {

using Op = Condition::Op;

constexpr FactSpec kFacts[] = {
    {"persons", FactKind::number, true, true, N_("persons")},
    {"repeats", FactKind::number, false, true, N_("earlier cases on the matter")},
    {"kind", FactKind::word, true, false, N_("kind of session")},
    {"desk", FactKind::word, true, false, N_("desk")},
    {"level", FactKind::word, true, false, N_("level of the desk")},
    {"mode", FactKind::word, true, false, N_("form of reception")},
    {"group", FactKind::flag, true, true, N_("a group came")},
    {"group-to-province", FactKind::flag, true, true,
     N_("a group went to the province or to Beijing")},
    {"group-to-city", FactKind::flag, true, true,
     N_("a group went to the city, the province or to Beijing")},
    {"complex", FactKind::flag, true, true, N_("complex or major")},
    {"major", FactKind::flag, false, true, N_("major")},
    {"repeated", FactKind::flag, true, true, N_("brought forward before")},
    {"from-above", FactKind::flag, true, true, N_("referred from above")},
    {"visit", FactKind::flag, false, true, N_("came in person")},
    {"led", FactKind::flag, false, true, N_("an official leads it")},
};

constexpr std::string_view kFlags[] = {kUrgent, kBacklog, "heard"};
constexpr const char* kFlagLabels[] = {N_("urgent"), N_("from the backlog"), N_("heard")};
static_assert(std::size(kFlags) == std::size(kFlagLabels));

// Longer signs first, so that ">=" is not read as ">".
constexpr std::pair<std::string_view, Op> kOps[] = {
    {">=", Op::at_least},  {"<=", Op::at_most}, {"==", Op::equal},
    {"!=", Op::not_equal}, {">", Op::more},     {"<", Op::less},
};

bool is_ordered(Op op) {
  return op == Op::at_least || op == Op::at_most || op == Op::more || op == Op::less;
}

/// Compares numbers as the sign says.
bool compares(Op op, double have, double want) {
  switch (op) {
    case Op::at_least:
      return have >= want;
    case Op::at_most:
      return have <= want;
    case Op::more:
      return have > want;
    case Op::less:
      return have < want;
    case Op::not_equal:
      return have != want;
    default:
      return have == want;
  }
}

/// The numbers that fulfil a comparison, as a range; not_equal has none.
struct Interval {
  double from = -std::numeric_limits<double>::infinity();
  double to = std::numeric_limits<double>::infinity();
  bool open_from = false, open_to = false;
};
std::optional<Interval> interval_of(const Condition& condition) {
  const auto value = parse_number<double>(condition.value);
  if (!value || condition.op == Op::not_equal || condition.op == Op::is_set) return std::nullopt;
  Interval range;
  if (condition.op != Op::at_most && condition.op != Op::less) range.from = *value;
  if (condition.op != Op::at_least && condition.op != Op::more) range.to = *value;
  range.open_from = condition.op == Op::more;
  range.open_to = condition.op == Op::less;
  return range;
}

/// What is wrong with a condition that can be read; an empty code when nothing is.
class ConditionCheck {
 public:
  ConditionCheck(const Condition& condition, const ConditionWords& words)
      : condition_(condition), words_(words) {}

  Diagnostic check() {
    const FactSpec* spec = nullptr;
    std::vector<std::string_view> known;
    for (const FactSpec& fact : kFacts) {
      if (words_.facts == FactsOf::reception ? !fact.of_reception : !fact.of_case) continue;
      known.push_back(fact.name);
      if (fact.name == condition_.field) spec = &fact;
    }
    known.insert(known.end(), std::begin(kFlags), std::end(kFlags));
    for (const std::string& flag : words_.flags) known.emplace_back(flag);
    const FactKind kind = spec == nullptr ? FactKind::flag : spec->kind;
    if (std::find(known.begin(), known.end(), condition_.field) == known.end())
      say("unknown-fact", trf("nothing is known here that is called '{}'", condition_.field),
          suggest(condition_.field, known));
    else if (kind == FactKind::number)
      check_number();
    else if (kind == FactKind::word)
      check_word();
    else if (condition_.op != Op::is_set)
      say("wrong-comparison", trf("{} is or is not, it has no value", condition_.field),
          trf("write if = \"{}\"", condition_.field));
    return std::move(found_);
  }

 private:
  void check_number() {
    const auto value = parse_number<double>(condition_.value);
    if (condition_.op == Op::is_set || !value)
      return say("wrong-comparison", trf("{} is a number", condition_.field),
                 trf("write if = \"{} >= 1\"", condition_.field));
    // A count is 0, 1, 2 …: enough of them tell whether any fits.
    for (int have = 0; have <= 1 + static_cast<int>(std::clamp(*value, 0.0, 1e6)); ++have)
      if (compares(condition_.op, have, *value)) return;
    say("never-holds", trf("{} never is so", condition_.field),
        tr("correct the number, or take the rule away"));
  }

  void check_word() {
    if (condition_.op != Op::equal && condition_.op != Op::not_equal)
      return say("wrong-comparison", trf("{} is a word", condition_.field),
                 trf("write if = \"{} == …\"", condition_.field));
    const auto values = words_.values.find(condition_.field);
    if (values == words_.values.end()) return;  // the office keeps no list
    const auto& all = values->second;
    if (std::find(all.begin(), all.end(), condition_.value) != all.end()) return;
    say("unknown-value", trf("{} cannot be {}", condition_.field, condition_.value),
        all.empty() ? tr("take it away") : suggest(condition_.value, names_in(all)));
  }

  void say(std::string code, std::string message, std::string remedy) {
    found_.code = std::move(code);
    found_.message = std::move(message);
    found_.remedy = std::move(remedy);
  }

  const Condition& condition_;
  const ConditionWords& words_;
  Diagnostic found_;
};

}  // namespace

std::span<const FactSpec> fact_table() {
  return kFacts;
}

bool has_flag(const HeadView& head, std::string_view flag) {
  const auto flags = split(head[HeadField::flags], ' ');
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

std::span<const std::string_view> built_in_flags() {
  return kFlags;
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
    if (condition.field.empty() || value.empty() ||
        (is_ordered(op) && !parse_number<double>(value)))
      return std::nullopt;
    return condition;
  }
  if (text.find(' ') != std::string_view::npos) return std::nullopt;
  return Condition{std::string(text), Op::is_set, {}};
}

std::string to_string(const Condition& condition) {
  if (condition.field.empty()) return "always";
  for (const auto& [sign, op] : kOps)
    if (op == condition.op) return fmt::format("{} {} {}", condition.field, sign, condition.value);
  return condition.field;
}

std::string condition_text(const Condition& condition) {
  if (condition.field.empty()) return tr("always");
  std::string label = condition.field;
  for (const FactSpec& fact : kFacts)
    if (fact.name == condition.field) label = tr(fact.label);
  for (std::size_t i = 0; i < std::size(kFlags); ++i)
    if (kFlags[i] == condition.field) label = tr(kFlagLabels[i]);
  constexpr std::pair<Op, const char*> kWords[] = {
      {Op::at_least, N_("{}: {} or more")},
      {Op::at_most, N_("{}: {} or fewer")},
      {Op::more, N_("{}: more than {}")},
      {Op::less, N_("{}: fewer than {}")},
      {Op::equal, N_("{}: {}")},
      {Op::not_equal, N_("{}: not {}")},
  };
  for (const auto& [op, words] : kWords)
    if (op == condition.op) return trf(words, label, condition.value);
  return label;
}

bool holds(const Condition& condition, const Facts& facts) {
  if (condition.field.empty()) return true;
  const auto found = facts.find(condition.field);
  const std::string_view fact = found == facts.end() ? std::string_view() : found->second;
  if (condition.op == Op::is_set) return !fact.empty() && fact != "false" && fact != "0";
  const auto have = parse_number<double>(fact);
  const auto want = parse_number<double>(condition.value);
  if (have && want) return compares(condition.op, *have, *want);
  if (condition.op == Op::equal) return fact == condition.value;
  return condition.op == Op::not_equal && fact != condition.value;
}

bool includes(const Condition& outer, const Condition& inner) {
  if (outer.field.empty() || outer == inner) return true;
  if (outer.field != inner.field) return false;
  const auto wide = interval_of(outer);
  const auto narrow = interval_of(inner);
  return wide && narrow &&
         (wide->from < narrow->from ||
          (wide->from == narrow->from && (!wide->open_from || narrow->open_from))) &&
         (narrow->to < wide->to || (wide->to == narrow->to && (!wide->open_to || narrow->open_to)));
}

Condition read_condition(TomlTable& table, const ConditionWords& words) {
  const auto text = table.string("if");
  if (!text) return {};
  const auto condition = parse_condition(*text);
  Diagnostic wrong;
  if (!condition) {
    wrong.code = "bad-condition";
    wrong.message = trf("'{}' is not a condition", *text);
    wrong.remedy = tr("write e.g. persons >= 20, kind == appointment, or the name of a flag");
  } else if (!condition->field.empty()) {
    wrong = ConditionCheck(*condition, words).check();
  }
  if (wrong.code.empty()) return *condition;
  table.error("if", wrong.code, wrong.message, wrong.remedy);
  return {};
}

}  // namespace anjuan
