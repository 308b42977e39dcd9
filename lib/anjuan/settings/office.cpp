#include "anjuan/settings/office.hpp"

#include <algorithm>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/model/activity.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/model/paper_kind.hpp"
#include "anjuan/settings/toml_file.hpp"

namespace anjuan {
namespace {

std::string one_of(std::span<const std::string_view> names) {
  const std::vector<std::string> all(names.begin(), names.end());
  return trf("one of: {}", join(all, ", "));
}

std::vector<std::string_view> clock_names() {
  std::vector<std::string_view> names;
  for (const ClockSpec& spec : clock_table()) names.push_back(spec.name);
  return names;
}

template <class E>
std::optional<E> read_choice(TomlTable& table, std::string_view key) {
  const auto text = table.string(key);
  if (!text) return std::nullopt;
  const auto value = parse_name<E>(*text);
  if (!value)
    table.error(key, "unknown-value", trf("{} cannot be {}", key, *text), one_of(all_names<E>()));
  return value;
}

template <class E>
std::vector<E> read_choices(TomlTable& table, std::string_view key) {
  std::vector<E> values;
  for (const std::string& text : table.strings(key)) {
    const auto value = parse_name<E>(text);
    if (value)
      values.push_back(*value);
    else
      table.error(key, "unknown-value", trf("{} cannot be {}", key, text), one_of(all_names<E>()));
  }
  return values;
}

std::vector<ClockKind> read_clocks(TomlTable& table, std::string_view key) {
  std::vector<ClockKind> clocks;
  for (const std::string& text : table.strings(key)) {
    const auto clock = parse_clock(text);
    if (clock)
      clocks.push_back(*clock);
    else
      table.error(key, "unknown-value", trf("{} cannot be {}", key, text), one_of(clock_names()));
  }
  return clocks;
}

std::string required(TomlTable& table, std::string_view key) {
  const auto value = table.string(key);
  if (!table.has(key))
    table.error({}, "missing-key", trf("the key {} is missing", key), trf("add {} = \"…\"", key));
  return value.value_or("");
}

int read_count(TomlTable& table, std::string_view key, int fallback, int least) {
  const auto value = table.integer(key);
  if (!value) return fallback;
  if (*value < least || *value > 3660)
    table.error(key, "out-of-range", trf("{} must be between {} and 3660", key, least));
  return static_cast<int>(std::clamp<std::int64_t>(*value, least, 3660));
}

struct LadderMoment {
  int offset = 0;
  bool workdays = false;
};

/// "due", "due-7d", "due+1d", "due-3w"; nullopt for anything else.
std::optional<LadderMoment> parse_ladder_moment(std::string_view text) {
  if (!text.starts_with("due")) return std::nullopt;
  text.remove_prefix(3);
  if (text.empty()) return LadderMoment{};
  if ((text[0] != '+' && text[0] != '-') || text.size() < 3) return std::nullopt;
  if (text.back() != 'd' && text.back() != 'w') return std::nullopt;
  const bool before = text[0] == '-';
  const bool workdays = text.back() == 'w';
  text = text.substr(1, text.size() - 2);
  const auto days = parse_number<int>(text);
  if (!days || *days < 0 || *days > 3660 || !(text[0] >= '0' && text[0] <= '9'))
    return std::nullopt;
  return LadderMoment{before ? -*days : *days, workdays};
}

void read_office(TomlTable& top, Office& office) {
  auto table = top.table("office");
  if (!table) {
    top.error({}, "missing-key", trf("the table {} is missing", "[office]"),
              tr("add [office] with code and name"));
    return;
  }
  office.code = required(*table, "code");
  office.name = required(*table, "name");
  if (!office.code.empty() && !is_office_code(office.code))
    table->error("code", "bad-code", trf("{} is not an office code", office.code),
                 tr("use 1 to 12 capital letters and digits"));
  const std::string zone = table->string("timezone").value_or("+08:00");
  const auto offset = parse_offset(zone);
  if (!offset)
    table->error("timezone", "bad-offset", trf("{} is not an offset", zone), tr("write +08:00"));
  office.offset = offset.value_or(std::chrono::hours(8));
  office.language = table->string("language").value_or("");
  if (!office.language.empty() && office.language != "zh" && office.language != "en")
    table->error("language", "unknown-value", trf("{} cannot be {}", "language", office.language),
                 trf("one of: {}", "zh, en"));
  office.ranks = table->strings("ranks");
}

/// Whether a limit is the one for any case on any day: one that never is was meant otherwise.
bool can_govern(const Office& office, const LimitRule& rule) {
  std::vector<Date> days = {rule.from.value_or(Date::min())};
  for (const LimitRule& other : office.limits)
    if (other.from && *other.from > days.front())
      days.push_back(*other.from - std::chrono::days(1));
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
  const auto until = table.string("until");
  if (!until) return;
  if (clock && *clock != ClockKind::handle)
    table.error("until", "wrong-clock", trf("only the clock {} has {}", "handle", "until"),
                tr("take it away"));
  else if (*until != "replied" && *until != "closed")
    table.error("until", "unknown-value", trf("{} cannot be {}", "until", *until),
                trf("one of: {}", "replied, closed"));
  rule.until_closed = *until == "closed";
}

void read_limits(TomlTable& top, Office& office) {
  std::vector<Diagnostic> places;  // of the limits, in their order
  for (TomlTable& table : top.tables("limit")) {
    LimitRule rule;
    const std::string clock = required(table, "clock");
    const std::string term = required(table, "term");
    const auto kind = parse_clock(clock);
    const auto length = parse_term(term);
    if (!clock.empty() && !kind)
      table.error("clock", "unknown-value", trf("{} cannot be {}", "clock", clock),
                  one_of(clock_names()));
    if (!term.empty() && (!length || length->count <= 0))
      table.error("term", "bad-term", trf("{} is not a length of time", term),
                  tr("write 30d (calendar days), 5w (workdays) or 1m (months)"));
    rule.class_ = read_choice<CaseClass>(table, "class");
    rule.kind = read_choice<CaseKind>(table, "kind");
    rule.route = read_choice<Route>(table, "route");
    read_until(table, kind, rule);
    rule.from = table.date("from");
    rule.source = required(table, "source");
    if (!kind || !length) continue;
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

void read_ladder(TomlTable& top, Office& office) {
  for (TomlTable& table : top.tables("ladder")) {
    LadderStep step;
    step.at = required(table, "at");
    step.to = required(table, "to");
    step.level = read_count(table, "level", 0, 1);
    step.clocks = read_clocks(table, "clocks");
    const auto offset = parse_ladder_moment(step.at);
    if (!step.at.empty() && !offset)
      table.error("at", "bad-moment", trf("{} is not a moment of the ladder", step.at),
                  tr("write due, due-7d, due+1d, or due-3w for workdays"));
    if (!table.has("level"))
      table.error({}, "missing-key", trf("the key {} is missing", "level"), tr("add level = 1"));
    for (const LadderStep& other : office.ladder)
      if (other.level == step.level)
        table.error("level", "duplicate-level", trf("two rungs have the level {}", step.level),
                    tr("give each rung a level of its own; a case reaches each level once"));
    if (offset) {
      step.offset = offset->offset;
      step.workdays = offset->workdays;
    }
    office.ladder.push_back(std::move(step));
  }
  std::stable_sort(office.ladder.begin(), office.ladder.end(),
                   [](const LadderStep& a, const LadderStep& b) { return a.level < b.level; });
}

std::optional<Shift> read_roll(TomlTable& table, std::string_view key) {
  const auto roll = table.string(key);
  if (!roll) return std::nullopt;
  const auto how = parse_shift(*roll);
  if (how && (*how == Shift::none || *how == Shift::next_workday)) return how;
  table.error(key, "unknown-value", trf("{} cannot be {}", key, *roll),
              trf("one of: {}", "none, next-workday"));
  return std::nullopt;
}

void read_counting(TomlTable& top, Office& office) {
  if (auto table = top.table("counting")) {
    if (!table->is_table("roll")) {
      office.roll = read_roll(*table, "roll").value_or(Shift::none);
    } else if (auto rolls = table->table("roll")) {
      // Asked for by name: a clock that does not exist is an unknown key.
      for (const ClockSpec& spec : clock_table())
        if (const auto how = read_roll(*rolls, spec.name))
          office.rolls.emplace_back(spec.kind, *how);
    }
    office.roll_from = table->date("roll-from");
    office.due_soon_days = read_count(*table, "due-soon-days", office.due_soon_days, 0);
  }
  if (auto table = top.table("extension")) {
    office.extension.classes = read_choices<CaseClass>(*table, "classes");
    office.extension.max_days = read_count(*table, "max-days", 0, 0);
    office.extension.times = read_count(*table, "times", 1, 0);
    const std::string approver = table->string("approver").value_or("either");
    if (approver == "handler")
      office.extension.approver = Approver::handler;
    else if (approver == "office")
      office.extension.approver = Approver::office;
    else if (approver != "either")
      table->error("approver", "unknown-value", trf("{} cannot be {}", "approver", approver),
                   trf("one of: {}", "handler, office, either"));
    office.extension.source = required(*table, "source");
  }
  if (auto table = top.table("record")) {
    office.late_after_days = read_count(*table, "late-after-days", office.late_after_days, 0);
    const std::string by = table->string("by").value_or("anybody");
    if (by != "anybody" && by != "officials")
      table->error("by", "unknown-value", trf("{} cannot be {}", "by", by),
                   trf("one of: {}", "anybody, officials"));
    office.by_officials_only = by == "officials";
  }
  for (TomlTable& table : top.tables("suspension")) {
    SuspensionRule rule;
    rule.reason = required(table, "reason");
    rule.clocks = read_clocks(table, "clocks");
    for (const ClockKind clock : rule.clocks)
      if (clock == ClockKind::refer || clock == ClockKind::decide)
        table.error("clocks", "never-suspended",
                    trf("the clock {} can never be suspended", spec_of(clock).name),
                    tr("a clock is suspended after the acceptance only; leave this one out"));
    rule.source = required(table, "source");
    office.suspensions.push_back(std::move(rule));
  }
}

void read_lead(TomlTable& table, Office& office) {
  office.lead_duties = table.strings("duties");
  office.receiver_takes = table.boolean("receiver-takes").value_or(false);
  if (!table.has("order")) return;
  office.lead_order.clear();
  for (const std::string& word : table.strings("order")) {
    const auto* found = std::find(std::begin(kLeadByNames), std::end(kLeadByNames), word);
    const auto by = static_cast<LeadBy>(found - std::begin(kLeadByNames));
    if (found == std::end(kLeadByNames))
      table.error("order", "unknown-word", trf("'{}' does not decide who leads", word),
                  suggest(word, kLeadByNames));
    else if (std::find(office.lead_order.begin(), office.lead_order.end(), by) !=
             office.lead_order.end())
      table.error("order", "twice", trf("'{}' stands here twice", word));
    else
      office.lead_order.push_back(by);
  }
  if (office.receiver_takes && std::find(office.lead_order.begin(), office.lead_order.end(),
                                         LeadBy::receiver) == office.lead_order.end())
    table.error("receiver-takes", "no-effect",
                tr("whoever receives never leads here: 'receiver' is not in 'order'"),
                tr("add 'receiver' to order, or leave this out"));
}

void read_casework(TomlTable& top, Office& office) {
  if (auto table = top.table("groups")) {
    office.group_persons = read_count(*table, "from-persons", office.group_persons, 2);
    office.max_representatives =
        read_count(*table, "max-representatives", office.max_representatives, 1);
  }
  if (auto table = top.table("meeting")) {
    office.meet_after_repeats = read_count(*table, "after-repeats", office.meet_after_repeats, 1);
    office.meet_levels = read_choices<VisitLevel>(*table, "levels");
  }
  if (auto table = top.table("documents"))
    for (const DocumentKind& kind : document_table())
      if (auto of_kind = table->table(kind.name())) {
        const std::string pattern = required(*of_kind, "number");
        if (!pattern.empty() && !is_number_pattern(pattern))
          of_kind->error("number", "bad-pattern", trf("{} is not a pattern of numbers", pattern),
                         tr("write {n} once where the running number stands, and {year} where the "
                            "year stands"));
        office.number_patterns.emplace_back(kind.name(), pattern);
      }
  if (auto table = top.table("archive"))
    for (const std::string& paper : table->strings("papers"))
      office.archive_papers.emplace_back(paper_title(paper));
  if (auto table = top.table("lead")) read_lead(*table, office);
}

void read_git(TomlTable& top, Office& office) {
  auto table = top.table("git");
  if (!table) return;
  GitRules& rules = office.git;
  rules.commit = table->boolean("commit").value_or(rules.commit);
  rules.backdate_hours = read_count(*table, "backdate-hours", rules.backdate_hours, 0);
  for (TomlTable& each : table->tables("author")) {
    GitAuthor author;
    author.email = required(each, "email");
    author.actors = each.strings("actors");
    author.keys = each.strings("keys");
    rules.authors.push_back(std::move(author));
  }
}

std::optional<Date> required_date(TomlTable& table, std::string_view key) {
  const auto date = table.date(key);
  if (!table.has(key))
    table.error({}, "missing-key", trf("the key {} is missing", key),
                trf("add {} = YYYY-MM-DD", key));
  return date;
}

void read_batch(TomlTable& table, Office& office) {
  BatchRule rule;
  rule.name = required(table, "name");
  const auto due = required_date(table, "due");
  rule.cases = table.strings("cases");
  for (const std::string& id : rule.cases)
    if (!parse_case_id(id))
      table.error("cases", "bad-case-id", trf("{} is not a case number", id),
                  tr("write it as CODE-YYYY-NNNNNN"));
  rule.flag = table.string("flag").value_or("");
  rule.unit = table.string("unit").value_or("");
  rule.category = table.string("category").value_or("");
  rule.place = table.string("place").value_or("");
  rule.received_from = table.date("received-from");
  rule.received_to = table.date("received-to");
  rule.source = table.string("source").value_or("");
  const bool filtered = !rule.flag.empty() || !rule.unit.empty() || !rule.category.empty() ||
                        !rule.place.empty() || rule.received_from || rule.received_to;
  if (filtered == !rule.cases.empty())
    table.error({}, "batch-of-what", tr("a batch needs either a list of cases or conditions"),
                tr("add cases = [\"…\"], or flag, unit, category, place, received-from, "
                   "received-to"));
  for (const BatchRule& other : office.batches)
    if (other.name == rule.name)
      table.error("name", "duplicate-name", trf("two batches are called {}", rule.name),
                  tr("give each a name of its own"));
  if (due) rule.due = *due;
  office.batches.push_back(std::move(rule));
}

void read_reports(TomlTable& top, Office& office) {
  if (auto table = top.table("reports")) {
    office.report_to = table->string("to").value_or("");
    office.report_copies = table->strings("copies");
    for (TomlTable& batch : table->tables("batch")) read_batch(batch, office);
  }
  for (TomlTable& table : top.tables("score")) {
    ScoreRule rule;
    rule.what = required(table, "what");
    rule.points = table.number("points").value_or(0);
    if (!table.has("points"))
      table.error({}, "missing-key", trf("the key {} is missing", "points"), tr("add points = -1"));
    rule.source = required(table, "source");
    const bool known = std::find(std::begin(kScoreNames), std::end(kScoreNames), rule.what) !=
                       std::end(kScoreNames);
    if (known)
      office.scores.push_back(std::move(rule));
    else if (!rule.what.empty())
      table.error("what", "unknown-value", trf("{} cannot be {}", "what", rule.what),
                  one_of(kScoreNames));
  }
}

void read_activities(TomlTable& top, Office& office) {
  auto table = top.table("activities");
  if (!table) return;
  office.inspection_items = table->strings("inspection");
  for (TomlTable& each : table->tables("duty")) {
    ActivityDuty duty;
    duty.kind = required(each, "kind");
    duty.type = each.string("type").value_or("");
    duty.per = required(each, "per");
    duty.min = read_count(each, "min", 1, 1);
    duty.units = each.strings("units");
    duty.from = each.date("from");
    duty.source = required(each, "source");
    const ActivityKind* kind = find_activity_kind(duty.kind);
    if (kind == nullptr && !duty.kind.empty())
      each.error("kind", "unknown-value", trf("{} cannot be {}", "kind", duty.kind),
                 one_of(activity_kind_names()));
    const auto has = [](std::span<const std::string_view> names, std::string_view name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (kind != nullptr && !duty.type.empty() && !has(kind->types, duty.type))
      each.error("type", "unknown-value", trf("{} cannot be {}", "type", duty.type),
                 one_of(kind->types));
    if (!duty.per.empty() && !has(kDutyPeriods, duty.per))
      each.error("per", "unknown-value", trf("{} cannot be {}", "per", duty.per),
                 one_of(kDutyPeriods));
    office.activity_duties.push_back(std::move(duty));
  }
}

}  // namespace

Result<Office> parse_office(std::string_view toml, const std::string& file) {
  auto top = TomlTable::parse(toml, file);
  if (!top) return pass_on(top);
  Office office;
  const auto format = top->integer("format");
  if (format && *format != 1)
    top->error("format", "unknown-format", trf("this program reads format 1, not {}", *format),
               tr("install the version of anjuan that wrote this ledger"));
  read_office(*top, office);
  read_limits(*top, office);
  read_ladder(*top, office);
  read_counting(*top, office);
  read_casework(*top, office);
  read_reports(*top, office);
  read_activities(*top, office);
  read_git(*top, office);
  // The rota's rules are read, and their keys checked, by the rota.
  top->leave("rota");
  if (auto done = top->finish(); !done) return pass_on(done);
  return office;
}

std::string Office::number_pattern(const DocumentKind& kind) const {
  for (const auto& [of, pattern] : number_patterns)
    if (of == kind.name()) return pattern;
  return default_number_pattern(kind);
}

Shift Office::roll_of(ClockKind clock, Date start) const {
  if (roll_from && start < *roll_from) return Shift::none;
  for (const auto& [kind, how] : rolls)
    if (kind == clock) return how;
  const bool petitioners = clock == ClockKind::ask_review || clock == ClockKind::ask_re_examination;
  return petitioners ? Shift::next_workday : roll;
}

const LimitRule* find_limit(const Office& office, ClockKind clock, const CaseSort& sort, Date day) {
  const LimitRule* best = nullptr;
  const auto weight = [](const LimitRule& rule) {
    return (rule.route ? 4 : 0) + (rule.kind ? 2 : 0) + (rule.class_ ? 1 : 0);
  };
  for (const LimitRule& rule : office.limits) {
    if (rule.clock != clock || (rule.class_ && *rule.class_ != sort.class_) ||
        (rule.kind && *rule.kind != sort.kind) || (rule.route && rule.route != sort.route) ||
        (rule.from && *rule.from > day))
      continue;
    if (best == nullptr || weight(rule) > weight(*best) ||
        (weight(rule) == weight(*best) &&
         rule.from.value_or(Date::min()) >= best->from.value_or(Date::min())))
      best = &rule;
  }
  return best;
}

}  // namespace anjuan
