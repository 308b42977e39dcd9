#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/record.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/text/yaml_reader.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/edit_view.hpp"

// The verbs are not written one by one: each row of the event table that has a verb becomes a
// command, its fields become the options.
namespace anjuan::cli {
namespace {

struct Words {
  std::string id;
  std::vector<std::string> values;  ///< in the order of fields_of()
  bool undo = false;
};

/// Fields that the program fills in itself.
bool is_internal(std::string_view name) {
  return name == "lead_why" || name == "from" || name == "undone" || name == "decide_by" ||
         name == "handle_by" || name == "principal" || name == "imported" || name == "recorded";
}

/// The fields that a verb takes as options. `review` records three events: the request, and the
/// two opinions.
std::vector<EventField> fields_of(const EventSpec& spec) {
  std::vector<EventField> fields;
  const auto add = [&](std::span<const EventField> all) {
    for (const EventField& field : all) {
      const bool known = std::any_of(fields.begin(), fields.end(), [&](const EventField& other) {
        return other.name == field.name;
      });
      if (!is_internal(field.name) && !known) fields.push_back(field);
    }
  };
  add(spec.fields);
  if (spec.kind == EventKind::review_requested) add(spec_of(EventKind::reviewed).fields);
  add(common_event_fields());
  return fields;
}

std::string option_name(std::string_view field) {
  std::string name = "--";
  for (char c : field) name += c == '_' ? '-' : c;
  return name;
}

const char* type_name(ValueType type) {
  switch (type) {
    case ValueType::date:
      return "DATE";
    case ValueType::integer:
      return "N";
    case ValueType::boolean:
      return "true|false";
    case ValueType::case_id:
      return "CASE";
    case ValueType::word:
      return "ID";
    case ValueType::words:
      return "IDS";
    case ValueType::choice:
      return "WORD";
    default:
      return "TEXT";
  }
}

/// The form of each value, by the same check that reads files.
std::vector<Diagnostic> check_form(const std::vector<EventField>& fields, const Words& words) {
  YamlErrors errors("", "");
  for (std::size_t i = 0; i < fields.size(); ++i) {
    // The number of a case may be shortened: the ledger says which one is meant.
    if (words.values[i].empty() || fields[i].type == ValueType::case_id) continue;
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.scalar = words.values[i];
    check_value(node, option_name(fields[i].name), fields[i].type, fields[i].choices, errors);
  }
  return errors.take();
}

EventKind kind_of(const EventSpec& spec, const Event& event) {
  if (spec.kind != EventKind::review_requested || event.get("result").empty()) return spec.kind;
  return event.get("tier") == "re-examination" ? EventKind::re_examined : EventKind::reviewed;
}

Result<ExitCode> run(Context& ctx, const EventSpec& spec, const Words& words) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(at, ctx.event_time());
  const std::vector<EventField> fields = fields_of(spec);
  if (auto problems = check_form(fields, words); !problems.empty())
    return fail(ExitCode::usage, std::move(problems));
  EventRequest request{.case_id = words.id, .undo = words.undo};
  request.event = {.kind = spec.kind, .at = at, .by = ctx.by()};
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!words.values[i].empty())
      request.event.set(fields[i].name, std::string(trim(words.values[i])));
  request.event.kind = kind_of(spec, request.event);
  if (request.event.kind != spec.kind)  // the tier told which opinion it is
    std::erase_if(request.event.fields, [](const auto& field) { return field.first == "tier"; });

  ANJUAN_TRY(lock, ctx.write_lock(ledger, std::string(spec.verb)));
  RequestPlanner planner(ledger, ctx.now());
  ANJUAN_DO(planner.add(request));
  const std::vector<CaseEdit> edits = planner.take();
  if (!ctx.dry_run()) ANJUAN_DO(write_edits(ledger, edits));
  lock.reset();
  if (!ctx.dry_run())
    ctx.stored(trf("{} is recorded in {}: do not record it again", spec.verb,
                   edits.front().after[HeadField::id]));
  ctx.print(ctx.json() ? dump(edits_json(edits)) : edits_text(edits, ctx.dry_run(), ctx.quiet()));
  return ExitCode::ok;
}

Command make_command(const EventSpec& spec) {
  Command command;
  command.name = spec.verb;
  command.group = N_("handling");
  command.summary = spec.doc;
  command.description = spec.doc;
  command.rule = spec.rule;
  command.setup = [&spec](Arguments& args) -> Run {
    auto words = std::make_shared<Words>();
    args.add_option("case", words->id, tr("number of the case"))->type_name("CASE")->required();
    const std::vector<EventField> fields = fields_of(spec);
    words->values.resize(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i)
      args.add_option(option_name(fields[i].name), words->values[i], tr(fields[i].doc))
          ->type_name(type_name(fields[i].type));
    if (spec.kind == EventKind::merged)
      args.add_flag("--undo", words->undo, tr("take the merging back"));
    return [&spec, words](Context& ctx) { return run(ctx, spec, *words); };
  };
  return command;
}

}  // namespace

std::vector<Command> event_commands() {
  std::vector<Command> all;
  for (const EventSpec& spec : event_table())
    if (!spec.verb.empty()) all.push_back(make_command(spec));
  return all;
}

}  // namespace anjuan::cli
