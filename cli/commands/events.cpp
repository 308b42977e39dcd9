#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/bundle.hpp"
#include "anjuan/desk/record.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/rules/lifecycle/guards.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

#include "commands.hpp"
#include "output.hpp"
#include "view/ask.hpp"
#include "view/edit_view.hpp"
#include "view/event_options.hpp"
#include "view/terminal.hpp"

// The verbs are not written one by one: each row of the event table that has a verb becomes a
// command, its fields become the options.
namespace anjuan::cli {
namespace {

struct VerbWords {
  std::vector<std::string> ids;
  std::vector<std::string> values;  ///< in the order of fields_of()
  bool undo = false;
  std::string bundle;  ///< of a transfer: the file that the other office takes
};

/// Fields that the program fills in itself.
bool is_internal(std::string_view name) {
  return name == "lead_why" || name == "from" || name == "undone" || name == "decide_by" ||
         name == "handle_by" || name == "principal" || name == "imported" || name == "recorded" ||
         name == "via" || name == "session" || name == "reached";
}

/// What a merging takes along from the one case to the other.
bool is_carried(std::string_view name) {
  return name == "confidential" || name == "accused_unit" || name == "accused" ||
         name == "recused_unit" || name == "recused" || name == "not_accused";
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
      const bool carried = spec.kind == EventKind::merged && is_carried(field.name);
      if (!is_internal(field.name) && !carried && !known) fields.push_back(field);
    }
  };
  add(spec.fields);
  if (spec.kind == EventKind::review_requested) add(spec_of(EventKind::reviewed).fields);
  add(common_event_fields());
  return fields;
}

EventKind kind_of(const EventSpec& spec, const Event& event) {
  if (spec.kind != EventKind::review_requested || event.get("result").empty()) return spec.kind;
  const bool second = parse_name<ReviewTier>(event.get("tier")) == ReviewTier::re_examination;
  return second ? EventKind::re_examined : EventKind::reviewed;
}

/// The value itself, or the text of the file that `@file` names for a value of several lines.
Result<std::string> text_of(const EventField& field, const std::string& given) {
  if (field.type != ValueType::block || !given.starts_with('@')) return given;
  ANJUAN_TRY(text, read_file(given.substr(1)));
  if (!is_utf8(text))
    return fail_usage("not-utf8", trf("{} is not UTF-8 text", given.substr(1)),
                      tr("save it as UTF-8"));
  std::erase(text, '\r');
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

/// The whole numbers of the cases, each once however often and however briefly it was said. Fails
/// with everything that is no case.
Result<std::vector<std::string>> cases_meant(const Ledger& ledger,
                                             const std::vector<std::string>& said) {
  std::vector<std::string> ids;
  Failure wrong{ExitCode::ok, {}};
  for (const std::string& word : said) {
    auto path = ledger.find_case(word);
    if (!path) {
      wrong.exit = path.error().exit;
      wrong.diagnostics.insert(wrong.diagnostics.end(), path.error().diagnostics.begin(),
                               path.error().diagnostics.end());
    } else if (std::string id = case_id_of(*path);
               std::find(ids.begin(), ids.end(), id) == ids.end()) {
      ids.push_back(std::move(id));
    }
  }
  if (!wrong.diagnostics.empty()) return tl::unexpected(std::move(wrong));
  return ids;
}

/// Whoever is asked learns at once that there is nobody of that name.
Result<> must_be_known(const EventField& field, const std::string& said, const TypingPlace& place) {
  if (field.type != ValueType::word) return {};
  const Naming names = naming_of(field.name);
  if (names == Naming::unit && find_by_id(place.units, said) == nullptr)
    return fail_usage("no-such-unit", trf("there is no unit {}", said),
                      suggest(said, names_in(place.units, &Unit::name)));
  if (names == Naming::official && find_by_id(place.officials, said) == nullptr)
    return fail_usage("no-such-official", trf("there is no official {}", said),
                      suggest(said, names_in(place.officials, &Official::name)));
  return {};
}

/// Asks whoever sits at the terminal for what the event must have and nobody said; each answer is
/// checked as its option is. Fails (usage) when nobody answers any more.
Result<> ask_for_missing(const std::vector<EventField>& fields, std::vector<std::string>& values,
                         const TypingPlace& place) {
  const Questions questions;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].required || !values[i].empty()) continue;
    const auto check = [&](std::string& said) -> Result<> {
      if (said.empty())
        return fail_usage("required", trf("{} is needed", tr(fields[i].doc)),
                          tr("Ctrl-D ends the questions; then nothing is written"));
      std::vector<std::string> one = {said};
      if (auto problems = read_form({fields[i]}, one, place); !problems.empty())
        return fail(ExitCode::usage, std::move(problems));
      said = one.front();
      return must_be_known(fields[i], said, place);
    };
    values[i] = questions.ask(tr(fields[i].doc), check);
    if (questions.ended())
      return fail_usage("no-answer", tr("nobody answered: nothing was written"),
                        trf("say it with {}", option_name(fields[i].name)));
  }
  return {};
}

Result<ExitCode> run(Context& ctx, const EventSpec& spec, const VerbWords& words) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(at, ctx.event_time());
  const std::vector<EventField> fields = fields_of(spec);
  std::vector<std::string> values = words.values;
  // Whether a review has an opinion yet decides what it must have.
  if (can_be_asked() && !ctx.json() && !words.undo && spec.kind != EventKind::review_requested)
    ANJUAN_DO(ask_for_missing(fields, values, {ledger.officials(), ledger.units(), ctx.today()}));
  if (auto problems = read_form(fields, values, {ledger.officials(), ledger.units(), ctx.today()});
      !problems.empty())
    return fail(ExitCode::usage, std::move(problems));
  EventRequest request{.undo = words.undo};
  request.event = {.kind = spec.kind, .at = at, .by = ctx.by()};
  if (const std::string via = ctx.via(); !via.empty()) request.event.set("via", via);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (values[i].empty()) continue;
    ANJUAN_TRY(value, text_of(fields[i], values[i]));
    request.event.set(fields[i].name, std::string(trim(value)));
  }
  request.event.kind = kind_of(spec, request.event);
  if (request.event.kind != spec.kind)  // the tier told which opinion it is
    std::erase_if(request.event.fields, [](const auto& field) { return field.first == "tier"; });

  ANJUAN_TRY(lock, ctx.write_lock(ledger, std::string(spec.verb)));
  RequestPlanner planner(ledger, ctx.now());
  ANJUAN_TRY(ids, cases_meant(ledger, words.ids));
  if (!words.bundle.empty() && ids.size() > 1)
    return fail_usage("one-at-a-time", tr("another office takes one case from each file"),
                      trf("give one case with {}", "--to-office"));
  std::vector<EventRequest> requests(ids.size(), request);
  for (std::size_t i = 0; i < ids.size(); ++i) requests[i].case_id = ids[i];
  // Of one case nobody asks in which of them something is wrong.
  if (requests.size() == 1)
    ANJUAN_DO(planner.add(requests.front()));
  else
    ANJUAN_DO(planner.add_all(requests));
  std::vector<Diagnostic> notes;
  if (spec.kind == EventKind::closed)
    for (const std::string& id : ids) {
      ANJUAN_TRY(planned, planner.planned_case(id));
      if (auto note = not_carried_out(planned.value)) notes.push_back(std::move(*note));
    }
  const std::vector<CaseEdit> edits = planner.take();
  if (!words.bundle.empty()) {
    // Before the event is recorded: a case that went away with nothing in hand is lost.
    ANJUAN_TRY(stored, ledger.read_case(ids.front()));
    ANJUAN_DO(
        write_private(ctx, ledger, words.bundle, transfer_bundle(stored.value, ledger.roster())));
  }
  if (!ctx.dry_run())
    if (auto written = write_edits(ledger, edits); !written) {
      // Else the same command would find the file there.
      if (!words.bundle.empty()) ledger.ops().remove(words.bundle);
      return pass_on(written);
    }
  ctx.release(lock);
  if (!ctx.dry_run())
    ctx.stored(trf("{} is recorded in {}: do not record it again", spec.verb, join(ids, tr(", "))));
  print_edits(ctx, ledger, edits);
  if (!ctx.quiet() && !ctx.json()) ctx.report(notes);
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
    auto words = std::make_shared<VerbWords>();
    args.add_option("case", words->ids,
                    tr("number of the case; several record it in each, or in none"))
        ->type_name("CASE")
        ->required();
    const std::vector<EventField> fields = fields_of(spec);
    words->values.resize(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i)
      args.add_option(declared_option(fields[i].name), words->values[i], tr(fields[i].doc))
          ->type_name(type_name(fields[i].name, fields[i].type))
          ->offers(typed_words(fields[i].choices));
    if (spec.kind == EventKind::transferred)
      args.add_option("--to-office", words->bundle,
                      tr("write what the other office takes with register --from"))
          ->type_name("FILE");
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
