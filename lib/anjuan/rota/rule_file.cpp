#include "anjuan/rota/rule_file.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/rota/complete.hpp"
#include "anjuan/rota/session_record.hpp"
#include "anjuan/settings/readers.hpp"

namespace anjuan::rota {
namespace {

constexpr std::pair<std::string_view, When::Days> kDays[] = {
    {"workday", When::Days::workdays},
    {"every-day", When::Days::every_day},
    {"key-period", When::Days::key_periods},
};
constexpr std::pair<std::string_view, NoAvailableDay> kNoDay[] = {
    {"waive-and-list", NoAvailableDay::waive_and_list}, {"fail", NoAvailableDay::fail}};
constexpr std::string_view kNoticeFields[] = {"name", "title", "portfolio",
                                              "time", "place", "form"};
constexpr std::string_view kRequirements[] = {
    "principal",   "unit-within",    "companions",      "opinion",
    "told-before", "briefed-before", "confirmed",       "invited",
    "plan-within", "recorded",       "stated",          "at-desk",
    "units-there", "attended",       "units-confirmed", "unit-principals"};

/// What a rule says for itself; nothing where it leaves it to the rota.
std::optional<NoAvailableDay> read_no_day(TomlTable& table) {
  const NoAvailableDay word =
      read_choice(table, "no-available-day", NoAvailableDay::waive_and_list, kNoDay);
  return table.has("no-available-day") ? std::optional(word) : std::nullopt;
}

/// How many days a window of the quota has at most.
int most_days(const Per& per) {
  using namespace std::chrono_literals;
  constexpr DateRange kLeapYear{Date(2028y / 1 / 1), Date(2028y / 12 / 31)};
  std::int64_t most = 0;
  for (const DateRange& one : windows(per, per.unit == Per::Unit::range ? per.range : kLeapYear))
    most = std::max<std::int64_t>(most, (one.to - one.from).count() + 1);
  return static_cast<int>(most);
}

/// A rule that comes after one that always wins where it would.
void note_idle(TomlTable& table) {
  table.error({}, "idle-rule", tr("this rule never wins: one above it holds wherever it does"),
              tr("put it above the other, or take it away"));
}

class RuleReader {
 public:
  RuleReader(TomlTable& rota, const OfficeWords& office) : rota_(rota), office_(office) {}

  Rules read() {
    read_basics();
    for (TomlTable& t : rota_.tables("desk")) read_desk(t);
    for (TomlTable& t : rota_.tables("mode")) read_mode(t);
    for (TomlTable& t : rota_.tables("campaign")) read_campaign(t);  // quotas name its days
    for (TomlTable& t : rota_.tables("quota")) read_quota(t);
    for (TomlTable& t : rota_.tables("cover")) read_cover(t);
    for (TomlTable& t : rota_.tables("spacing")) read_spacing(t);
    for (TomlTable& t : rota_.tables("substitute")) read_substitute(t);
    for (TomlTable& t : rota_.tables("reception")) read_reception(t);
    for (TomlTable& t : rota_.tables("session-kind")) read_session_kind(t);
    for (TomlTable& t : rota_.tables("key-period")) read_key_period(t);
    for (TomlTable& t : rota_.tables("multiplier")) read_multiplier(t);
    for (TomlTable& t : rota_.tables("in-house")) read_in_house(t);
    for (TomlTable& t : rota_.tables("authority")) read_authority(t);
    for (TomlTable& t : rota_.tables("booking")) read_booking(t);
    for (TomlTable& t : rota_.tables("closure")) read_closure(t);  // of the desks above
    for (TomlTable& t : rota_.tables("notice")) read_notice(t);
    check_ranks();
    write_out_units(rules_, each_, office_.units);
    add_joint_receivers(rules_);
    move_closed_duties(rules_);
    for (QuotaRule& quota : rules_.quotas)
      for (const Desk& desk : rules_.desks)
        if (contains(quota.levels, desk.level)) quota.desks.push_back(desk.id);
    return std::move(rules_);
  }

 private:
  template <class T>
  static bool contains(const std::vector<std::string>& list, const T& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  }

  void read_basics() {
    rules_.ranks = rota_.strings("ranks");
    if (rules_.ranks.empty()) rules_.ranks = office_.ranks;
    rules_.kinds = built_in_kinds();
    for (std::string& kind : rota_.strings("kinds"))
      if (!contains(rules_.kinds, kind)) rules_.kinds.push_back(std::move(kind));
    flags_ = rota_.strings("flags");
    flags_.insert(flags_.end(), office_.flags.begin(), office_.flags.end());
    constexpr std::pair<std::string_view, PartialPeriod> kPartial[] = {
        {"prorate", PartialPeriod::prorate},
        {"waive", PartialPeriod::waive},
        {"enforce", PartialPeriod::enforce}};
    rules_.partial_period = read_choice(rota_, "partial-period", PartialPeriod::prorate, kPartial);
    rules_.no_available_day =
        read_choice(rota_, "no-available-day", NoAvailableDay::waive_and_list, kNoDay);
    rules_.freeze_days = read_count(rota_, "freeze-days", {.most = 366}).value_or(0);
    rules_.seed = static_cast<std::uint64_t>(rota_.integer("seed").value_or(1));
  }

  Who who(TomlTable& table) { return read_who(table, rules_.references); }

  /// The level of the units that the rule is for, one by one; noted for writing out.
  void read_each_unit(TomlTable& table, std::vector<EachUnit>& each, std::size_t index,
                      const Who* who = nullptr) {
    const std::string level = read_name(table, "each-unit", NameOf::level, rules_.references);
    if (level.empty()) return;
    each.push_back({level, index});
    if (who != nullptr && !who->units.empty())
      note_no_effect(table, "of-unit", tr("each-unit names the units already"));
  }

  /// The id of a desk, where the office lists its desks one of them.
  std::string known_desk(TomlTable& table, std::string_view key, bool must) {
    std::string desk = must ? required(table, key) : table.string(key).value_or("");
    if (!desk.empty() && !rules_.desks.empty() && rules_.desk(desk) == nullptr)
      note_unknown(table, table.place(key), key, desk, names_in(rules_.desks, &Desk::id));
    return desk;
  }

  std::optional<std::string> known_kind(TomlTable& table) {
    return read_word(table, "kind", names_in(rules_.kinds));
  }

  std::vector<std::string> levels() const {
    std::vector<std::string> all;
    for (const Desk& desk : rules_.desks)
      if (!desk.level.empty()) all.push_back(desk.level);
    for (const EachUnit& each : each_.desks) all.push_back(each.level);
    return all;
  }

  Condition condition(TomlTable& table, FactsOf facts) {
    ConditionWords words{.facts = facts, .flags = flags_};
    words.values["kind"] = rules_.kinds;
    words.values["level"] = levels();
    for (const Desk& desk : rules_.desks) words.values["desk"].push_back(desk.id);
    if (rules_.modes.empty()) words.values["mode"] = known_modes();
    for (const ModeRule& rule : rules_.modes)
      words.values["mode"].insert(words.values["mode"].end(), rule.modes.begin(), rule.modes.end());
    return anjuan::read_condition(table, words);
  }

  void read_desk(TomlTable& table) {
    Desk desk;
    desk.id = required(table, "id");
    for (const Desk& other : rules_.desks)
      if (!desk.id.empty() && other.id == desk.id)
        table.error("id", "duplicate-id", trf("the id {} stands twice", desk.id),
                    tr("ids are permanent and belong to one entry"));
    desk.name = table.string("name").value_or(desk.id);
    desk.place = table.string("place").value_or("");
    desk.level = table.string("level").value_or("");
    read_each_unit(table, each_.desks, rules_.desks.size());
    const auto text = table.string("time");
    desk.all_day = text == "all-day";
    if (text && !text->empty() && !desk.all_day) {  // empty: a blank that is not filled in yet
      const auto parts = split(*text, '-');
      const auto from = parts.size() == 2 ? parse_time(parts[0]) : std::nullopt;
      const auto to = parts.size() == 2 ? parse_time(parts[1]) : std::nullopt;
      desk.has_time = from && to && *from < *to;
      if (desk.has_time) {
        desk.from = *from;
        desk.to = *to;
      } else {
        table.error("time", "bad-time", trf("'{}' is not a time", *text),
                    tr("write 09:00-11:30, or all-day"));
      }
    }
    rules_.desks.push_back(std::move(desk));
  }

  void read_closure(TomlTable& table) {
    Closure closure{.desk = required(table, "desk"), .days = required_days(table)};
    const std::vector<std::string> desks = desks_of(rules_);
    if (!closure.desk.empty() && std::find(desks.begin(), desks.end(), closure.desk) == desks.end())
      note_unknown(table, table.place("desk"), "desk", closure.desk,
                   std::vector<std::string_view>(desks.begin(), desks.end()));
    required(table, "instead");
    // Another desk, or a channel by which cases come in.
    std::vector<std::string_view> known = all_names<Channel>();
    for (const Desk& desk : rules_.desks)
      if (desk.id != closure.desk) known.emplace_back(desk.id);
    closure.instead = read_word(table, "instead", known).value_or("");
    closure.source = read_source(table);
    rules_.closures.push_back(std::move(closure));
  }

  When read_when(TomlTable& table) {
    When when;
    if (!table.is_table("when")) {
      when.days = read_choice(table, "when", When::Days::workdays, kDays);
      return when;
    }
    TomlTable inner = *table.table("when");
    when.weekdays = read_counts(inner, "weekdays", {1, 7});
    when.nth = read_counts(inner, "nth", {-1, 5});
    when.month_days = read_counts(inner, "month-days", {1, 31});
    when.dates = inner.dates("dates");
    when.range = read_in_force(inner);
    when.once_per = read_per_unit(inner, "once-per");
    when.every_weeks = read_count(inner, "every-weeks", {.least = 2, .most = 52}).value_or(1);
    when.days = read_choice(inner, "days", When::Days::workdays, kDays);
    read_shift_of(inner, when);
    if (contains_zero(when.nth) || (!when.nth.empty() && when.weekdays.empty()))
      inner.error("nth", "no-effect", tr("nth counts the weekdays of a month: 1 to 5, or -1"),
                  tr("write e.g. weekdays = [1], nth = [1] for the first Monday"));
    if (when.every_weeks > 1) {
      if (!when.range.from)
        note_missing(inner, "from", "from = YYYY-MM-DD");
      else
        when.counted_from = *when.range.from;
    }
    return when;
  }

  static bool contains_zero(const std::vector<int>& numbers) {
    return std::find(numbers.begin(), numbers.end(), 0) != numbers.end();
  }

  static void read_shift_of(TomlTable& inner, When& when) {
    const bool named = !when.month_days.empty() || !when.dates.empty();
    // A named date that is nobody's workday stays unless the rule says otherwise (B10); a weekday
    // that is a holiday simply has no duty.
    when.shift = read_shift(inner, "shift").value_or(named ? Shift::none : Shift::cancel);
    constexpr std::pair<std::string_view, bool> kShiftOn[] = {{"non-workday", false},
                                                              {"day-off", true}};
    when.shift_on_days_off_only = read_choice(inner, "shift-on", false, kShiftOn);
    if (inner.has("days") && named) note_no_effect(inner, "days", tr("the days are named already"));
    if (inner.has("shift") && !named && when.weekdays.empty())
      note_no_effect(inner, "shift", tr("only named days shift: weekdays, month-days, dates"));
    if (inner.has("shift-on") && (when.shift == Shift::none || !inner.has("shift")))
      note_no_effect(inner, "shift-on", tr("nothing shifts here: shift is none"));
  }

  /// A span, {from, to}, or {campaign}: the days of that [[rota.campaign]], said there alone.
  Per per_of_quota(TomlTable& table) {
    if (!table.is_table("per")) return required_per(table, "per");
    TomlTable inner = *table.table("per");
    const std::string id = inner.string("campaign").value_or("");
    // Days that an office wrote above its pack's campaign are its own.
    if (id.empty() || inner.has("from") || inner.has("to")) return required_per(table, "per");
    const CampaignRule* known = find_by_id(rules_.campaigns, id);
    if (known == nullptr)
      note_unknown(inner, inner.place("campaign"), "campaign", id,
                   names_in(rules_.campaigns, &CampaignRule::id));
    return {Per::Unit::range, known == nullptr ? DateRange{} : known->days};
  }

  InForce days_of_rule(TomlTable& table) {
    const InForce days = read_in_force(table);
    if (days.to) rules_.ends.push_back({*days.to, table.place("to")});
    return days;
  }

  void read_quota(TomlTable& table) {
    QuotaRule quota;
    quota.who = who(table);
    read_each_unit(table, each_.quotas, rules_.quotas.size(), &quota.who);
    quota.kinds = read_words(table, "kind", names_in(rules_.kinds));
    quota.min = read_count(table, "min", {.most = 366}).value_or(0);
    quota.max = read_count(table, "max", {.most = 366});
    if (quota.max && *quota.max < quota.min)
      table.error("max", "backwards-range", tr("max is smaller than min"),
                  trf("write max = {} or more", quota.min));
    if (!table.has("min") && !table.has("max"))
      table.error({}, "missing-key", tr("a quota needs 'min' or 'max'"), tr("add min = 1"));
    else if (quota.min == 0 && !quota.max)
      note_no_effect(table, "min", tr("nothing is owed and nothing is forbidden"));
    quota.per = per_of_quota(table);
    constexpr std::pair<std::string_view, bool> kUnits[] = {{"sessions", false}, {"days", true}};
    quota.count_days = read_choice(table, "unit", false, kUnits);
    if (const int days = most_days(quota.per); quota.count_days && quota.min > days)
      table.error("min", "out-of-range", trf("{} must be between {} and {}", "min", 0, days),
                  tr("correct the number"));
    quota.desk = known_desk(table, "desk", false);
    quota.self_chosen = table.boolean("self-chosen").value_or(false);
    quota.levels = read_words(table, "level", names_of_levels());
    const Desk* desk = rules_.desk(quota.desk);
    if (desk != nullptr && !quota.levels.empty() && !desk->level.empty() &&
        !contains(quota.levels, desk->level))
      table.error(
          "level", "no-effect",
          trf("sessions at desk {} do not count: it is of the level {}", quota.desk, desk->level),
          tr("name a desk of the level, or leave desk out"));
    constexpr std::pair<std::string_view, bool> kOn[] = {{"any-case", false},
                                                         {"own-lead-case", true}};
    quota.own_lead_case = read_choice(table, "on", false, kOn);
    quota.no_available_day = read_no_day(table);
    quota.source = read_source(table);
    quota.in_force = days_of_rule(table);
    rules_.quotas.push_back(std::move(quota));
  }

  std::vector<std::string_view> names_of_levels() {
    levels_ = levels();
    return names_in(levels_);
  }

  std::vector<CompanionNeed> read_people(TomlTable& table, std::string_view key) {
    std::vector<CompanionNeed> people;
    for (TomlTable& inner : table.tables(key)) {
      CompanionNeed companion{.who = who(inner)};
      for (std::string& pool : read_names(inner, "pool", NameOf::group, rules_.references))
        companion.who.groups.push_back(std::move(pool));
      if (companion.who == Who{})
        inner.error("", "missing-key", tr("say which pool, body or rank they come from"),
                    tr("add body = \"…\" or pool = \"…\""));
      companion.need = read_count(inner, "need", {1, 100}).value_or(1);
      people.push_back(std::move(companion));
    }
    return people;
  }

  void read_cover(TomlTable& table) {
    CoverRule cover;
    cover.who = who(table);
    read_each_unit(table, each_.covers, rules_.covers.size(), &cover.who);
    cover.desk = known_desk(table, "desk", true);
    cover.kind = known_kind(table).value_or("reception");
    cover.when = read_when(table);
    cover.everybody = table.boolean("everybody").value_or(false);
    cover.need = read_count(table, "need", {1, 1000}).value_or(1);
    cover.groups = read_count(table, "groups", {1, 1000}).value_or(1);
    cover.take_turns = read_names(table, "take-turns", NameOf::body, rules_.references);
    cover.companions = read_people(table, "companions");
    cover.receivers = read_people(table, "receivers");
    if (cover.everybody) {
      for (const char* key : {"need", "groups", "take-turns", "receivers"})
        if (table.has(key)) note_no_effect(table, key, tr("everybody comes, whatever it says"));
      if (cover.when.once_per)
        note_no_effect(table, "everybody", tr("the plan picks the day of a rule with once-per"));
    }
    cover.no_available_day = read_no_day(table);
    cover.source = read_source(table);
    cover.in_force = days_of_rule(table);
    narrow(cover.when.range, cover.in_force);
    rules_.covers.push_back(std::move(cover));
  }

  /// What holds in both.
  static void narrow(InForce& days, const InForce& other) {
    if (other.from && (!days.from || *days.from < *other.from)) days.from = other.from;
    if (other.to && (!days.to || *other.to < *days.to)) days.to = other.to;
  }

  void read_spacing(TomlTable& table) {
    SpacingRule rule{.who = who(table)};
    rule.min_workdays = read_count(table, "min-workdays", {1, 366}).value_or(0);
    if (!table.has("min-workdays")) note_missing(table, "min-workdays", "min-workdays = 3");
    rule.source = table.string("source").value_or("");
    rule.in_force = days_of_rule(table);
    rules_.spacings.push_back(std::move(rule));
  }

  void read_substitute(TomlTable& table) {
    SubstituteRule rule;
    // `rank-at-least` speaks of the substitute here: the absent person is described without it.
    rule.rank_floor = table.string("rank-at-least").value_or("");
    if (!rule.rank_floor.empty() && rule.rank_floor != "self")
      rules_.references.push_back({NameOf::rank, rule.rank_floor, table.place("rank-at-least")});
    rule.who = read_who_by_lists(table, rules_.references);
    rule.same_body = table.boolean("same-body").value_or(false);
    rule.notice = read_term(table, "notice-before");
    if (rule.rank_floor.empty() && !rule.same_body && !table.has("notice-before"))
      note_no_effect(table, {}, tr("it asks nothing of who stands in, nor of when that is told"));
    rule.source = read_source(table);
    rule.in_force = days_of_rule(table);
    rules_.substitutes.push_back(std::move(rule));
  }

  void read_reception(TomlTable& table) {
    ReceptionRule rule{.condition = condition(table, FactsOf::reception)};
    required(table, "require");
    const auto require = read_parsed(table, "require", kRequirements, parse_requirement);
    rule.require = require.value_or(Requirement::principal);
    rule.minutes = read_count(table, "minutes", {0, 1440}).value_or(10);
    const bool of_months = rule.require == Requirement::plan_within;
    rule.term = read_term(table, "term")
                    .value_or(of_months ? Term{1, DayUnit::months} : Term{1, DayUnit::days});
    const bool states = rule.require == Requirement::stated;
    rule.names = states ? read_words(table, "names", kStatable) : table.strings("names");
    const bool of_somebody = rule.require == Requirement::attended;
    if (of_somebody && require) {
      rule.who = who(table);
      if (rule.who == Who{})
        table.error({}, "missing-key", tr("say which pool, body or rank they come from"),
                    tr("add rank = \"…\", body = \"…\" or group = \"…\""));
    }
    rule.except_units = read_names(table, "except-units", NameOf::unit, rules_.references);
    rule.except_levels = read_names(table, "except-levels", NameOf::level, rules_.references);
    rule.warns = table.boolean("warn").value_or(false);
    const bool of_units = rule.require == Requirement::unit_within;
    const bool needs_names =
        rule.require == Requirement::invited || rule.require == Requirement::recorded || states;
    // Of a briefing: the ways that count; any when none is named.
    const bool takes_names = needs_names || rule.require == Requirement::briefed_before;
    const bool takes_term = of_months || rule.require == Requirement::told_before ||
                            rule.require == Requirement::briefed_before;
    if (needs_names && rule.names.empty()) note_missing(table, "names", "names = [\"…\"]");
    for (const auto& [key, taken] : {std::pair("names", takes_names),
                                     {"term", takes_term},
                                     {"minutes", of_units},
                                     {"except-units", of_units},
                                     {"except-levels", of_units}})
      if (require && !taken && table.has(key))
        note_no_effect(table, key, trf("{} does not look at it", to_string(rule.require)));
    rule.source = read_source(table);
    rule.in_force = days_of_rule(table);
    rules_.receptions.push_back(std::move(rule));
  }

  void read_session_kind(TomlTable& table) {
    SessionKindRule rule{.condition = condition(table, FactsOf::case_)};
    required(table, "kind");
    rule.kind = known_kind(table).value_or("");
    rule.principal = table.boolean("principal").value_or(false);
    rule.within = read_term(table, "within");
    rule.source = read_source(table);
    rule.in_force = days_of_rule(table);
    // Of the very same facts a reception at once is another way to meet what an appointment does
    // (A6).
    const auto leaves_nothing = [&](const SessionKindRule& other) {
      return other.kind == kImmediate || rule.kind != kImmediate ||
             other.condition != rule.condition;
    };
    for (const SessionKindRule& other : rules_.session_kinds)
      if (leaves_nothing(other) && includes(other.condition, rule.condition) &&
          other.in_force.includes(rule.in_force)) {
        note_idle(table);
        break;
      }
    rules_.session_kinds.push_back(std::move(rule));
  }

  void read_key_period(TomlTable& table) {
    KeyPeriod period{.name = required(table, "name"), .days = required_days(table)};
    period.source = read_source(table);
    if (std::none_of(rules_.covers.begin(), rules_.covers.end(), [](const CoverRule& cover) {
          return cover.when.days == When::Days::key_periods;
        }))
      note_no_effect(table, {}, tr("no [[rota.cover]] is for key periods"));
    rules_.key_periods.push_back(std::move(period));
  }

  void read_in_house(TomlTable& table) {
    InHouseRule rule{.who = who(table)};
    rule.kinds = read_words(table, "kind", names_in(rules_.kinds));
    rule.least = read_count(table, "least", {1, 1000}).value_or(1);
    rule.source = read_source(table);
    rule.in_force = days_of_rule(table);
    rules_.in_house.push_back(std::move(rule));
  }

  void read_multiplier(TomlTable& table) {
    MultiplierRule rule{.who = who(table)};
    rule.factor = table.number("factor").value_or(1.0);
    if (!table.has("factor"))
      note_missing(table, "factor", "factor = 2");
    else if (rule.factor < 0 || rule.factor > 100)
      table.error("factor", "out-of-range", trf("{} must be between {} and {}", "factor", 0, 100),
                  tr("correct the number"));
    else if (rule.factor == 1 && !table.is_string("factor"))
      note_no_effect(table, "factor", tr("once is as often as without it"));
    else if (std::none_of(rules_.quotas.begin(), rules_.quotas.end(),
                          [](const QuotaRule& quota) { return quota.min > 0; }))
      note_no_effect(table, {}, tr("no [[rota.quota]] has a min that it could multiply"));
    rule.source = read_source(table);
    rule.in_force = days_of_rule(table);
    rules_.multipliers.push_back(std::move(rule));
  }

  void read_authority(TomlTable& table) {
    AuthorityRule rule{.who = who(table), .organizer = required(table, "organizer")};
    rule.source = read_source(table);
    rule.in_force = days_of_rule(table);
    for (const AuthorityRule& other : rules_.authorities)
      if (includes(other.who, rule.who, rules_.ranks) && other.in_force.includes(rule.in_force)) {
        note_idle(table);
        break;
      }
    rules_.authorities.push_back(std::move(rule));
  }

  void read_booking(TomlTable& table) {
    BookingRule rule;
    rule.by = read_choices<Booker>(table, "by");
    rule.desk = known_desk(table, "desk", true);
    read_each_unit(table, each_.bookings, rules_.bookings.size());
    rule.kind = known_kind(table).value_or("appointment");
    rule.within = read_term(table, "within").value_or(Term{1, DayUnit::months});
    rule.reasons = table.strings("reasons");
    rule.names_who = table.boolean("names-who").value_or(false);
    rule.source = read_source(table);
    rule.in_force = days_of_rule(table);
    for (const BookingRule& other : rules_.bookings) {
      const bool all =
          other.by.empty() || std::all_of(rule.by.begin(), rule.by.end(), [&](Booker by) {
            return std::find(other.by.begin(), other.by.end(), by) != other.by.end();
          });
      if (other.desk == rule.desk && all && (other.by.empty() || !rule.by.empty()) &&
          other.in_force.includes(rule.in_force)) {
        note_idle(table);
        break;
      }
    }
    rules_.bookings.push_back(std::move(rule));
  }

  void read_mode(TomlTable& table) {
    ModeRule rule{.modes = table.strings("modes")};
    rule.level = read_word(table, "level", names_of_levels()).value_or("");
    if (rule.modes.empty()) note_missing(table, "modes", "modes = [\"…\"]");
    rule.source = read_source(table);
    rule.in_force = days_of_rule(table);
    rules_.modes.push_back(std::move(rule));
  }

  void read_notice(TomlTable& table) {
    NoticeRule rule{.fields = read_words(table, "fields", kNoticeFields)};
    if (rule.fields.empty()) rule.fields.assign(std::begin(kNoticeFields), std::end(kNoticeFields));
    rule.channels = table.strings("channels");
    rule.per = read_per_unit(table, "per");
    rule.source = read_source(table);
    rule.in_force = days_of_rule(table);
    rules_.notices.push_back(std::move(rule));
  }

  void read_campaign(TomlTable& table) {
    CampaignRule rule{.id = table.string("id").value_or(""),
                      .name = required(table, "name"),
                      .days = required_days(table)};
    rule.documents = table.strings("documents");
    if (rule.documents.empty()) note_missing(table, "documents", "documents = [\"plan\"]");
    rule.source = read_source(table);
    rules_.campaigns.push_back(std::move(rule));
  }

  void check_ranks() {
    // Without a list of ranks "at least" means nothing, and nobody would be eligible in silence.
    if (!rules_.ranks.empty()) return;
    const auto uses_floor = [](const auto& rule) { return !rule.who.rank_at_least.empty(); };
    if (std::any_of(rules_.quotas.begin(), rules_.quotas.end(), uses_floor) ||
        std::any_of(rules_.covers.begin(), rules_.covers.end(), uses_floor))
      rota_.error("", "missing-key", tr("a rule says rank-at-least, but no ranks are listed"),
                  tr("add ranks = [\"highest\", …, \"lowest\"]"));
  }

  TomlTable& rota_;
  const OfficeWords& office_;
  Rules rules_;
  EachUnits each_;
  std::vector<std::string> flags_;
  std::vector<std::string> levels_;  ///< what names_of_levels() points into
};

}  // namespace

Rules read_rules(TomlTable& rota, const OfficeWords& office) {
  return RuleReader(rota, office).read();
}

}  // namespace anjuan::rota
