#include "anjuan/rota/rule_file.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/session_record.hpp"

namespace anjuan::rota {
namespace {

/// One of the words of a table `{name, value}[]`, or an error that lists them all.
template <class Enum, std::size_t N>
Enum choice(TomlTable& table, std::string_view key, Enum fallback,
            const std::pair<std::string_view, Enum> (&words)[N]) {
  const auto text = table.string(key);
  if (!text) return fallback;
  std::vector<std::string> known;
  for (const auto& [name, value] : words) {
    if (name == *text) return value;
    known.emplace_back(name);
  }
  table.error(key, "unknown-word", trf("'{}' is not one of: {}", *text, join(known, ", ")));
  return fallback;
}

int count(TomlTable& table, std::string_view key, int fallback, int least, int most) {
  const auto value = table.integer(key);
  if (!value) return fallback;
  if (*value < least || *value > most) {
    table.error(key, "out-of-range", trf("{} is not between {} and {}", *value, least, most));
    return fallback;
  }
  return static_cast<int>(*value);
}

std::string source(TomlTable& table) {
  const auto text = table.string("source");
  if (!text && !table.has("source"))
    table.error("", "missing-source", tr("this rule does not say which article it comes from"),
                tr("add source = \"…\", so that a breach can cite it"));
  return text.value_or("");
}

std::string required(TomlTable& table, std::string_view key) {
  const auto text = table.string(key);
  if (!text && !table.has(key)) table.error("", "missing-key", trf("'{}' is missing here", key));
  return text.value_or("");
}

Who read_who(TomlTable& table) {
  Who who;
  who.ranks = table.strings("rank");
  who.rank_at_least = table.string("rank-at-least").value_or("");
  who.groups = table.strings("group");
  who.officials = table.strings("official");
  who.units = table.strings("of-unit");
  who.bodies = table.strings("body");
  who.principal = table.boolean("principal");
  return who;
}

std::optional<DateRange> read_range(TomlTable& table, bool needed) {
  const auto from = table.date("from");
  const auto to = table.date("to");
  if (from && to && *from <= *to) return DateRange{*from, *to};
  if (from && to) {
    table.error("to", "range-backwards", tr("the range ends before it starts"));
  } else if (needed || from || to) {
    if (!table.has("from") || !table.has("to"))
      table.error("", "missing-key", tr("'from' and 'to' are both needed here"));
  }
  return std::nullopt;
}

Per read_per(TomlTable& table, std::string_view key) {
  Per per;
  if (table.is_table(key)) {
    TomlTable inner = *table.table(key);
    per.unit = Per::Unit::range;
    per.range = read_range(inner, true).value_or(DateRange{});
    return per;
  }
  const std::string text = required(table, key);
  if (text.empty()) return per;
  if (const auto unit = parse_per(text)) {
    per.unit = *unit;
  } else {
    table.error(key, "unknown-word", trf("'{}' is not a period", text),
                tr("write day, week, half-month, month, 2-months, quarter, half-year, year or "
                   "{from, to}"));
  }
  return per;
}

std::optional<Per::Unit> read_optional_per(TomlTable& table, std::string_view key) {
  if (!table.has(key)) return std::nullopt;
  return read_per(table, key).unit;
}

Term read_term(TomlTable& table, std::string_view key, Term fallback) {
  const auto text = table.string(key);
  if (!text) return fallback;
  if (const auto term = parse_term(*text)) return *term;
  table.error(key, "bad-term", trf("'{}' is not a length of time", *text),
              tr("write 1d (days), 5w (workdays) or 1m (months)"));
  return fallback;
}

std::vector<int> read_numbers(TomlTable& table, std::string_view key, int least, int most) {
  std::vector<int> numbers;
  for (const std::int64_t value : table.integers(key)) {
    if (value < least || value > most)
      table.error(key, "out-of-range", trf("{} is not between {} and {}", value, least, most));
    else
      numbers.push_back(static_cast<int>(value));
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

constexpr std::pair<std::string_view, When::Days> kDays[] = {
    {"workday", When::Days::workdays},
    {"every-day", When::Days::every_day},
    {"key-period", When::Days::key_periods},
};

When read_when(TomlTable& table) {
  When when;
  if (!table.is_table("when")) {
    when.days = choice(table, "when", When::Days::workdays, kDays);
    return when;
  }
  TomlTable inner = *table.table("when");
  when.weekdays = read_numbers(inner, "weekdays", 1, 7);
  when.month_days = read_numbers(inner, "month-days", 1, 31);
  when.dates = inner.dates("dates");
  when.range = read_range(inner, false);
  when.once_per = read_optional_per(inner, "once-per");
  const bool named = !when.month_days.empty() || !when.dates.empty();
  // A named date that is nobody's workday stays unless the rule says otherwise (B10); a weekday
  // that is a holiday simply has no duty.
  when.shift = named ? Shift::none : Shift::cancel;
  if (const auto text = inner.string("shift")) {
    if (const auto how = parse_shift(*text))
      when.shift = *how;
    else
      inner.error("shift", "unknown-word", trf("'{}' is not a shift", *text),
                  tr("write none, next-workday, previous-workday or cancel"));
  }
  constexpr std::pair<std::string_view, bool> kShiftOn[] = {{"non-workday", false},
                                                            {"day-off", true}};
  when.shift_on_days_off_only = choice(inner, "shift-on", false, kShiftOn);
  when.days = choice(inner, "days", When::Days::workdays, kDays);
  return when;
}

constexpr std::pair<std::string_view, NoAvailableDay> kNoDay[] = {
    {"waive-and-list", NoAvailableDay::waive_and_list}, {"fail", NoAvailableDay::fail}};

std::optional<NoAvailableDay> read_no_day(TomlTable& table) {
  if (!table.has("no-available-day")) return std::nullopt;
  return choice(table, "no-available-day", NoAvailableDay::waive_and_list, kNoDay);
}

QuotaRule read_quota(TomlTable& table, const Rules& rules) {
  QuotaRule quota;
  quota.who = read_who(table);
  quota.kinds = table.strings("kind");
  for (const std::string& kind : quota.kinds)
    if (std::find(rules.kinds.begin(), rules.kinds.end(), kind) == rules.kinds.end())
      table.error("kind", "unknown-kind", trf("no kind of session is called '{}'", kind),
                  trf("known: {}; add it to rota.kinds", join(rules.kinds, ", ")));
  quota.min = count(table, "min", 0, 0, 366);
  if (table.has("max")) quota.max = count(table, "max", 366, 0, 366);
  if (quota.max && *quota.max < quota.min)
    table.error("max", "range-backwards", tr("max is smaller than min"));
  if (!table.has("min") && !table.has("max"))
    table.error("", "missing-key", tr("a quota needs 'min' or 'max'"));
  quota.per = read_per(table, "per");
  constexpr std::pair<std::string_view, bool> kUnits[] = {{"sessions", false}, {"days", true}};
  quota.count_days = choice(table, "unit", false, kUnits);
  quota.desk = table.string("desk").value_or("");
  quota.self_chosen = table.boolean("self-chosen").value_or(false);
  quota.no_available_day = read_no_day(table);
  quota.source = source(table);
  return quota;
}

CoverRule read_cover(TomlTable& table, const Rules& rules) {
  CoverRule cover;
  cover.who = read_who(table);
  cover.desk = required(table, "desk");
  cover.kind = table.string("kind").value_or("reception");
  if (std::find(rules.kinds.begin(), rules.kinds.end(), cover.kind) == rules.kinds.end())
    table.error("kind", "unknown-kind", trf("no kind of session is called '{}'", cover.kind),
                trf("known: {}; add it to rota.kinds", join(rules.kinds, ", ")));
  cover.when = read_when(table);
  cover.need = count(table, "need", 1, 1, 1000);
  cover.groups = count(table, "groups", 1, 1, 1000);
  cover.take_turns = table.strings("take-turns");
  for (TomlTable& inner : table.tables("companions")) {
    CompanionNeed companion;
    companion.who = read_who(inner);
    for (std::string& pool : inner.strings("pool")) companion.who.groups.push_back(pool);
    if (companion.who == Who{})
      inner.error("", "missing-key", tr("say which pool, body or rank the companions come from"));
    companion.need = count(inner, "need", 1, 1, 100);
    cover.companions.push_back(std::move(companion));
  }
  cover.no_available_day = read_no_day(table);
  cover.source = source(table);
  return cover;
}

SubstituteRule read_substitute(TomlTable& table) {
  SubstituteRule rule;
  rule.who = Who{};
  TomlTable& t = table;
  // `rank-at-least` speaks of the substitute here, so the absent person is described without it.
  rule.rank_floor = t.string("rank-at-least").value_or("");
  rule.who.ranks = t.strings("rank");
  rule.who.groups = t.strings("group");
  rule.who.officials = t.strings("official");
  rule.who.units = t.strings("of-unit");
  rule.who.bodies = t.strings("body");
  rule.who.principal = t.boolean("principal");
  rule.same_body = t.boolean("same-body").value_or(false);
  if (t.has("notice-before")) rule.notice = read_term(t, "notice-before", {1, DayUnit::days});
  rule.source = source(t);
  return rule;
}

Condition read_condition(TomlTable& table) {
  const auto text = table.string("if");
  if (!text) return {};
  if (auto condition = parse_condition(*text)) return *condition;
  table.error("if", "bad-condition", trf("'{}' is not a condition", *text),
              tr("write e.g. persons >= 20, kind == appointment, or the name of a flag"));
  return {};
}

ReceptionRule read_reception(TomlTable& table) {
  ReceptionRule rule;
  rule.condition = read_condition(table);
  const std::string word = required(table, "require");
  if (const auto requirement = parse_requirement(word)) {
    rule.require = *requirement;
  } else if (!word.empty()) {
    table.error("require", "unknown-word", trf("'{}' is nothing a session can owe", word),
                tr("write principal, unit-within, companions, opinion, told-before, "
                   "briefed-before, confirmed, invited, plan-within or recorded"));
  }
  rule.minutes = count(table, "minutes", 10, 0, 1440);
  rule.term = read_term(
      table, "term",
      rule.require == Requirement::plan_within ? Term{1, DayUnit::months} : Term{1, DayUnit::days});
  rule.names = table.strings("names");
  if (rule.names.empty() &&
      (rule.require == Requirement::invited || rule.require == Requirement::recorded))
    table.error("", "missing-key", trf("'{}' is missing here", "names"));
  rule.source = source(table);
  return rule;
}

Desk read_desk(TomlTable& table) {
  Desk desk;
  desk.id = required(table, "id");
  desk.name = table.string("name").value_or(desk.id);
  desk.place = table.string("place").value_or("");
  desk.level = table.string("level").value_or("");
  const auto text = table.string("time");
  if (!text) return desk;
  if (*text == "all-day") {
    desk.all_day = true;
    return desk;
  }
  const auto parts = split(*text, '-');
  const auto from = parts.size() == 2 ? parse_time(parts[0]) : std::nullopt;
  const auto to = parts.size() == 2 ? parse_time(parts[1]) : std::nullopt;
  if (!from || !to || *from >= *to) {
    table.error("time", "bad-time", trf("'{}' is not a time", *text),
                tr("write 09:00-11:30, or all-day"));
    return desk;
  }
  desk.from = *from;
  desk.to = *to;
  desk.has_time = true;
  return desk;
}

NoticeRule read_notice(TomlTable& table) {
  NoticeRule rule;
  rule.fields = table.strings("fields");
  const std::vector<std::string> known = {"name", "title", "portfolio", "time", "place", "form"};
  if (rule.fields.empty()) rule.fields = known;
  for (const std::string& field : rule.fields)
    if (std::find(known.begin(), known.end(), field) == known.end())
      table.error("fields", "unknown-word",
                  trf("'{}' is not one of: {}", field, join(known, ", ")));
  rule.channels = table.strings("channels");
  rule.per = read_optional_per(table, "per");
  rule.source = source(table);
  return rule;
}

void read_lists(TomlTable& rota, Rules& rules) {
  for (TomlTable& t : rota.tables("desk")) rules.desks.push_back(read_desk(t));
  for (TomlTable& t : rota.tables("quota")) rules.quotas.push_back(read_quota(t, rules));
  for (TomlTable& t : rota.tables("cover")) rules.covers.push_back(read_cover(t, rules));
  for (TomlTable& t : rota.tables("spacing")) {
    SpacingRule rule{.who = read_who(t), .min_workdays = count(t, "min-workdays", 0, 0, 366)};
    rule.source = t.string("source").value_or("");
    rules.spacings.push_back(std::move(rule));
  }
  for (TomlTable& t : rota.tables("substitute")) rules.substitutes.push_back(read_substitute(t));
  for (TomlTable& t : rota.tables("reception")) rules.receptions.push_back(read_reception(t));
  for (TomlTable& t : rota.tables("session-kind")) {
    SessionKindRule rule{.condition = read_condition(t), .kind = required(t, "kind")};
    rule.principal = t.boolean("principal").value_or(false);
    rule.source = source(t);
    rules.session_kinds.push_back(std::move(rule));
  }
  for (TomlTable& t : rota.tables("key-period")) {
    KeyPeriod period{.name = required(t, "name")};
    period.days = read_range(t, true).value_or(DateRange{});
    period.source = source(t);
    rules.key_periods.push_back(std::move(period));
  }
  for (TomlTable& t : rota.tables("multiplier")) {
    MultiplierRule rule{.who = read_who(t)};
    rule.factor = t.number("factor").value_or(1.0);
    if (rule.factor < 0 || rule.factor > 100)
      t.error("factor", "out-of-range", trf("{} is not between {} and {}", rule.factor, 0, 100));
    rule.source = source(t);
    rules.multipliers.push_back(std::move(rule));
  }
}

void read_more_lists(TomlTable& rota, Rules& rules) {
  for (TomlTable& t : rota.tables("authority")) {
    AuthorityRule rule{.who = read_who(t), .organizer = required(t, "organizer")};
    rule.source = source(t);
    rules.authorities.push_back(std::move(rule));
  }
  for (TomlTable& t : rota.tables("booking")) {
    BookingRule rule;
    rule.by = t.strings("by");
    for (const std::string& who : rule.by)
      if (who != "petitioner" && who != "official")
        t.error("by", "unknown-word", trf("'{}' is not one of: {}", who, "petitioner, official"));
    rule.desk = required(t, "desk");
    rule.kind = t.string("kind").value_or("appointment");
    rule.within = read_term(t, "within", {1, DayUnit::months});
    rule.reasons = t.strings("reasons");
    rule.source = source(t);
    rules.bookings.push_back(std::move(rule));
  }
  for (TomlTable& t : rota.tables("mode")) {
    ModeRule rule{.level = t.string("level").value_or(""), .modes = t.strings("modes")};
    rule.source = source(t);
    rules.modes.push_back(std::move(rule));
  }
  for (TomlTable& t : rota.tables("notice")) rules.notices.push_back(read_notice(t));
  for (TomlTable& t : rota.tables("campaign")) {
    CampaignRule rule{.name = required(t, "name")};
    rule.days = read_range(t, true).value_or(DateRange{});
    rule.documents = t.strings("documents");
    rule.source = source(t);
    rules.campaigns.push_back(std::move(rule));
  }
}

void check_ranks(TomlTable& rota, const Rules& rules) {
  // Without a list of ranks "at least" means nothing, and nobody would be eligible in silence.
  if (!rules.ranks.empty()) return;
  const auto uses_floor = [](const Who& who) { return !who.rank_at_least.empty(); };
  const bool used = std::any_of(rules.quotas.begin(), rules.quotas.end(),
                                [&](const QuotaRule& rule) { return uses_floor(rule.who); }) ||
                    std::any_of(rules.covers.begin(), rules.covers.end(),
                                [&](const CoverRule& rule) { return uses_floor(rule.who); });
  if (used)
    rota.error("", "missing-key", tr("a rule says rank-at-least, but no ranks are listed"),
               tr("add ranks = [\"highest\", …, \"lowest\"]"));
}

}  // namespace

Rules read_rules(TomlTable& rota, const Ranks& ranks) {
  Rules rules;
  rules.ranks = rota.strings("ranks");
  if (rules.ranks.empty()) rules.ranks = ranks;
  rules.kinds = built_in_kinds();
  for (std::string& kind : rota.strings("kinds"))
    if (std::find(rules.kinds.begin(), rules.kinds.end(), kind) == rules.kinds.end())
      rules.kinds.push_back(std::move(kind));
  constexpr std::pair<std::string_view, PartialPeriod> kPartial[] = {
      {"prorate", PartialPeriod::prorate},
      {"waive", PartialPeriod::waive},
      {"enforce", PartialPeriod::enforce}};
  rules.partial_period = choice(rota, "partial-period", PartialPeriod::prorate, kPartial);
  rules.no_available_day = choice(rota, "no-available-day", NoAvailableDay::waive_and_list, kNoDay);
  rules.freeze_days = count(rota, "freeze-days", 0, 0, 366);
  rules.seed = static_cast<std::uint64_t>(rota.integer("seed").value_or(1));
  read_lists(rota, rules);
  read_more_lists(rota, rules);
  check_ranks(rota, rules);
  return rules;
}

}  // namespace anjuan::rota
