#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/activity.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/model/paper_kind.hpp"
#include "anjuan/settings/condition.hpp"
#include "anjuan/settings/office_parts.hpp"
#include "anjuan/settings/readers.hpp"

namespace anjuan {
namespace {

std::string read_flag(TomlTable& table, const Office& office) {
  std::vector<std::string_view> known(built_in_flags().begin(), built_in_flags().end());
  for (const std::string& flag : office.flags) known.emplace_back(flag);
  return read_word(table, "flag", known).value_or("");
}

void read_batch(TomlTable& table, Office& office) {
  BatchRule rule;
  rule.name = required(table, "name");
  rule.due = required_date(table, "due").value_or(Date{});
  rule.cases = table.strings("cases");
  for (const std::string& id : rule.cases)
    if (!parse_case_id(id))
      table.error("cases", "bad-case-id", trf("{} is not a case number", id),
                  tr("write it as CODE-YYYY-NNNNNN"));
  rule.flag = read_flag(table, office);
  rule.unit = read_name(table, "unit", NameOf::unit, office.references);
  rule.category = read_name(table, "category", NameOf::category, office.references);
  rule.place = table.string("place").value_or("");
  rule.received_from = table.date("received-from");
  rule.received_to = table.date("received-to");
  if (rule.received_from && rule.received_to && *rule.received_to < *rule.received_from)
    table.error("received-to", "backwards-range",
                trf("the range ends on {}, before it begins on {}", to_string(*rule.received_to),
                    to_string(*rule.received_from)),
                trf("write {}..{}", to_string(*rule.received_to), to_string(*rule.received_from)));
  rule.source = table.string("source").value_or("");
  constexpr std::string_view kConditions[] = {"flag",  "unit",          "category",
                                              "place", "received-from", "received-to"};
  const bool filtered = std::any_of(std::begin(kConditions), std::end(kConditions),
                                    [&](std::string_view key) { return table.has(key); });
  if (filtered == !rule.cases.empty())
    table.error({}, "batch-of-what", tr("a batch needs either a list of cases or conditions"),
                tr("add cases = [\"…\"], or flag, unit, category, place, received-from, "
                   "received-to"));
  for (const BatchRule& other : office.batches)
    if (other.name == rule.name)
      table.error("name", "duplicate-name", trf("two batches are called {}", rule.name),
                  tr("give each a name of its own"));
  office.batches.push_back(std::move(rule));
}

void read_score(TomlTable& table, Office& office) {
  ScoreRule rule;
  required(table, "what");
  rule.what = read_choice(table, "what", Scored::base, kScoreNames);
  rule.points = table.number("points").value_or(0);
  rule.veto = table.boolean("veto").value_or(false);
  rule.cap = table.number("cap");
  if (rule.cap && *rule.cap <= 0)
    table.error("cap", "out-of-range", tr("a cap is above 0, for points given or taken"),
                tr("correct the number"));
  if (!table.has("points") && !rule.veto) note_missing(table, "points", "points = -1");
  if (rule.what == Scored::recorded)
    rule.line = required(table, "line");
  else if (table.string("line"))
    note_no_effect(table, "line", tr("only what = \"recorded\" has a line"));
  if (read_word(table, "for", kScoreOfNames).value_or("") == kScoreOfNames[1])
    rule.of = ScoreOf::unit;
  rule.units = read_names(table, "units", NameOf::unit, office.references);
  if (rule.of == ScoreOf::official && !rule.units.empty())
    note_no_effect(table, "units", tr("this rule is for officials: for = \"unit\" is missing"));
  if (rule.of == ScoreOf::unit &&
      (rule.what == Scored::receptions_held || rule.what == Scored::receptions_missed))
    note_no_effect(table, "what", tr("officials receive, not units"));
  if (table.has("points") && rule.points == 0)
    note_no_effect(table, "points", tr("no point is given or taken"));
  rule.who = read_who(table, office.references);
  rule.in_force = read_in_force(table);
  rule.source = read_source(table);
  if (rule.of == ScoreOf::unit && !(rule.who == Who{}))
    table.error("for", "no-effect", tr("this rule is for units and names officials"),
                tr("name units = [\"…\"], or leave for = \"unit\" out"));
  office.scores.push_back(std::move(rule));
}

/// What every duty says: how often, who owes it, and by which article.
void read_stretches(TomlTable& table, PeriodicDuty& duty, Office& office) {
  duty.per = required_per(table, "per");
  duty.units = read_names(table, "units", NameOf::unit, office.references);
  duty.each_unit = read_names(table, "each-unit", NameOf::level, office.references);
  duty.source = read_source(table);
}

void read_duty(TomlTable& table, Office& office) {
  PeriodicDuty duty{.what = OfficeDuty::activity};
  required(table, "kind");
  std::vector<std::string_view> kinds;
  for (const ActivityKind& kind : activity_kinds())
    if (!kind.of_report && !kind.by_program) kinds.push_back(kind.name);
  duty.kind = read_word(table, "kind", kinds).value_or("");
  if (const ActivityKind* kind = find_activity_kind(duty.kind))
    duty.type = read_word(table, "type", kind->types).value_or("");
  else
    table.leave("type");
  duty.name = duty.type.empty() ? duty.kind : duty.kind + "/" + duty.type;
  if (table.has("min")) duty.min = read_count(table, "min", {.least = 1}).value_or(1);
  read_stretches(table, duty, office);
  duty.in_force = read_in_force(table);
  if (const auto last = duty.in_force.to) office.duty_ends.push_back({*last, table.place("to")});
  office.duties.push_back(std::move(duty));
}

/// Reads a last day of a report and where it moves to.
std::optional<DueDay> read_due_day(TomlTable& table, std::string_view key, Shift shift) {
  const auto text = table.string(key);
  if (!text) return std::nullopt;
  for (const std::string_view edge : {"start", "end"})
    if (const auto moment = parse_moment(*text, edge))
      return DueDay{edge == "end", moment->offset, moment->workdays, shift};
  table.error(key, "bad-moment", trf("{} is not a day of a stretch of time", *text),
              tr("write end+5d (days after its end), end+5w for workdays, or start+9d"));
  return std::nullopt;
}

/// One report: it is sent, published and read, each a duty of its own.
void read_owed(TomlTable& table, Office& office) {
  PeriodicDuty duty;
  duty.name = required(table, "name");
  duty.title = required(table, "title");
  for (const PeriodicDuty& other : office.duties)
    if (!duty.name.empty() && other.name == duty.name) {
      table.error("name", "duplicate-name", trf("two reports are called {}", duty.name),
                  tr("give each a name of its own"));
      break;
    }
  read_stretches(table, duty, office);
  duty.in_force = read_in_force(table, "until");
  if (const auto last = duty.in_force.to) office.duty_ends.push_back({*last, table.place("until")});
  static constexpr std::string_view kShifts[] = {"none", "next-workday", "previous-workday"};
  const Shift shift = read_parsed(table, "shift", kShifts, parse_shift).value_or(Shift::none);
  duty.due = read_due_day(table, "due", shift);
  if (!table.has("due")) note_missing(table, "due", "due = \"end+5d\"");
  duty.clerk = read_name(table, "clerk", NameOf::official, office.references);
  const std::vector<std::string> to = table.strings("to");
  const std::vector<std::string> copies = table.strings("copies");
  const std::vector<std::string> channels = table.strings("published");
  const auto readers = table.table("read-by");
  const auto add = [&](OfficeDuty what, std::vector<std::string> parties) {
    PeriodicDuty one = duty;
    one.what = what;
    one.kind = find_activity_kind(what)->name;
    one.to = std::move(parties);
    office.duties.push_back(std::move(one));
  };
  if (!to.empty() || !copies.empty()) {
    add(OfficeDuty::report, to);
    office.duties.back().copies = copies;
  }
  if (!channels.empty()) add(OfficeDuty::publication, channels);
  if (readers) {
    TomlTable who = *readers;
    add(OfficeDuty::reading, {});
    office.duties.back().readers = read_who(who, office.references);
    office.duties.back().due = read_due_day(table, "read-due", shift);
  } else if (table.has("read-due")) {
    table.leave("read-due");
    note_no_effect(table, "read-due", tr("nobody reads it: read-by is missing"));
  }
  if (to.empty() && copies.empty() && channels.empty() && !readers)
    table.error({}, "owed-to-nobody", tr("this report goes to nobody"),
                tr("add to = [\"…\"], published = [\"…\"] or read-by = {principal = true}"));
}

}  // namespace

void read_books(TomlTable& top, Office& office) {
  if (auto table = top.table("reports")) {
    know_source(*table);
    office.report_to = table->string("to").value_or("");
    office.report_copies = table->strings("copies");
    office.backlog_papers = table->strings("backlog-papers");
    for (std::string& paper : office.backlog_papers) paper = paper_title(paper);
    office.owed_from = table->date("owed-from");
    for (TomlTable& batch : table->tables("batch")) read_batch(batch, office);
    for (TomlTable& owed : table->tables("owed")) read_owed(owed, office);
  }
  for (TomlTable& table : top.tables("score")) read_score(table, office);
  if (auto table = top.table("activities")) {
    know_source(*table);
    office.inspection_items = table->strings("inspection");
    for (TomlTable& duty : table->tables("duty")) read_duty(duty, office);
  }
}

std::vector<std::string> owed_by(const PeriodicDuty& duty, const std::vector<Unit>& units) {
  std::vector<std::string> ids = duty.units;
  for (const Unit& unit : units)
    if (std::find(duty.each_unit.begin(), duty.each_unit.end(), unit.level) !=
            duty.each_unit.end() &&
        std::find(ids.begin(), ids.end(), unit.id) == ids.end())
      ids.push_back(unit.id);
  if (duty.units.empty() && duty.each_unit.empty()) ids.emplace_back();
  return ids;
}

}  // namespace anjuan
