#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/activity.hpp"
#include "anjuan/model/ids.hpp"
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
  rule.what = read_word(table, "what", kScoreNames).value_or("");
  rule.points = table.number("points").value_or(0);
  if (!table.has("points")) note_missing(table, "points", "points = -1");
  if (table.has("points") && rule.points == 0)
    note_no_effect(table, "points", tr("no point is given or taken"));
  rule.who = read_who(table, office.references);
  rule.in_force = read_in_force(table);
  rule.source = read_source(table);
  if (!rule.what.empty()) office.scores.push_back(std::move(rule));
}

void read_duty(TomlTable& table, Office& office) {
  ActivityDuty duty;
  required(table, "kind");
  duty.kind = read_word(table, "kind", activity_kind_names()).value_or("");
  if (const ActivityKind* kind = find_activity_kind(duty.kind))
    duty.type = read_word(table, "type", kind->types).value_or("");
  else
    table.leave("type");
  duty.per = required_per(table, "per");
  if (table.has("min")) duty.min = read_count(table, "min", {.least = 1}).value_or(1);
  duty.units = read_names(table, "units", NameOf::unit, office.references);
  duty.each_unit = read_name(table, "each-unit", NameOf::level, office.references);
  duty.in_force = read_in_force(table);
  duty.source = read_source(table);
  office.activity_duties.push_back(std::move(duty));
}

}  // namespace

void read_books(TomlTable& top, Office& office) {
  if (auto table = top.table("reports")) {
    know_source(*table);
    office.report_to = table->string("to").value_or("");
    office.report_copies = table->strings("copies");
    for (TomlTable& batch : table->tables("batch")) read_batch(batch, office);
  }
  for (TomlTable& table : top.tables("score")) read_score(table, office);
  if (auto table = top.table("activities")) {
    know_source(*table);
    office.inspection_items = table->strings("inspection");
    for (TomlTable& duty : table->tables("duty")) read_duty(duty, office);
  }
}

std::vector<std::string> owed_by(const ActivityDuty& duty, const std::vector<Unit>& units) {
  std::vector<std::string> ids = duty.units;
  for (const Unit& unit : units)
    if (!duty.each_unit.empty() && unit.level == duty.each_unit &&
        std::find(ids.begin(), ids.end(), unit.id) == ids.end())
      ids.push_back(unit.id);
  if (ids.empty()) ids.emplace_back();
  return ids;
}

}  // namespace anjuan
