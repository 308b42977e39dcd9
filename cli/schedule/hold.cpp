#include "anjuan/desk/hold.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/named_people.hpp"
#include "anjuan/ledger/scan.hpp"

#include "schedule/hold_options.hpp"
#include "schedule/schedule.hpp"
#include "view/edit_view.hpp"
#include "view/event_options.hpp"
#include "view/words.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Short case numbers become whole ones, so that the file says which case it was for good.
void complete_case_ids(const Ledger& ledger, rota::SessionRecord& record) {
  for (rota::Batch& batch : record.batches)
    for (std::vector<std::string>* ids : {&batch.cases, &batch.registered})
      for (std::string& id : *ids)
        if (const auto path = ledger.find_case(id)) id = case_id_of(*path);
}

/// What the rules ask of such a session and the record does not show (A10, A11, C6, F4 …).
std::vector<rota::Breach> owed_by(const rota::SessionRecord& record, const RotaBooks& books,
                                  const Ledger& ledger) {
  const rota::HeldSession& held = record.held;
  rota::CheckInput input = check_input(books, ledger, {held.date, held.date});
  input.held = {held};
  input.held_until = held.date;
  std::vector<rota::Breach> breaches;
  rota::check_held(input, breaches);
  std::erase_if(breaches, [&](const rota::Breach& breach) {
    return breach.desk != held.desk || breach.kind == rota::BreachKind::not_held ||
           breach.kind == rota::BreachKind::empty_day;
  });
  return breaches;
}

Json batch_json(const rota::Batch& batch) {
  Json one = {{"persons", batch.persons},
              {"cases", batch.cases},
              {"registered", batch.registered},
              {"disposition", spec_of(batch.disposition).name},
              {"units", batch.units}};
  one["due"] = batch.due ? Json(to_string(*batch.due)) : Json();
  return one;
}

struct Recorded {
  const rota::SessionRecord& record;
  const std::string& path;
  const std::vector<rota::Breach>& breaches;
  const std::vector<CaseEdit>& edits;
};

void print_json(Context& ctx, const Recorded& done) {
  const auto& [record, path, breaches, edits] = done;
  Json owed = Json::array();
  for (const rota::Breach& breach : breaches)
    owed.push_back(
        {{"code", breach.code()}, {"message", breach.message}, {"source", breach.source}});
  Json batches = Json::array();
  for (const rota::Batch& batch : record.batches) batches.push_back(batch_json(batch));
  Json files = Json::array();
  for (const rota::SessionAttachment& one : record.attachments)
    files.push_back({{"path", one.file.path}, {"sha256", one.file.sha256}, {"kind", one.kind}});
  const rota::HeldSession& held = record.held;
  Json document = {{"file", path},
                   {"date", to_string(held.date)},
                   {"desk", held.desk},
                   {"group", held.group},
                   {"officials", held.officials},
                   {"persons", record.persons()},
                   {"batches", std::move(batches)},
                   {"units", held.unit_minutes},
                   {"attachments", std::move(files)},
                   {"owed", std::move(owed)}};
  document.update(edits_json(edits));
  ctx.print_json(document);
}

void print_text(Context& ctx, const rota::SessionRecord& record,
                const std::vector<rota::Breach>& breaches, const rota::Rules& rules,
                const Words& words) {
  const rota::HeldSession& held = record.held;
  ctx.print(trf("recorded: {} at desk {}, group {}: {}\n", to_string(held.date),
                rules.desk_name(held.desk), held.group, words.official(join(held.officials, " "))));
  for (const rota::Batch& batch : record.batches) {
    std::string text = trf("batch of {}: {}", batch.persons, tr(spec_of(batch.disposition).label));
    if (batch.due) text += trf(", by {}", to_string(*batch.due));
    if (const auto cases = batch.all_cases(); !cases.empty()) text += "  " + join(cases, " ");
    ctx.print("  " + text + "\n");
  }
  for (const rota::Breach& breach : breaches)
    ctx.print(fmt::format("  {}{}\n", breach.message, behind(breach.source)));
}

Result<ExitCode> run_hold(Context& ctx, const HoldOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "schedule hold"));
  ANJUAN_TRY(books, open_rota(ledger));
  if (!options.as_planned.empty() || is_sheet(options)) {
    auto done = is_sheet(options) ? run_hold_sheet(ctx, options, ledger, books)
                                  : run_as_planned(ctx, options, ledger, books);
    if (done) ctx.release(lock);
    return done;
  }
  HoldRead read = read_hold_options(options, books, ledger, ctx.today());
  rota::SessionRecord& record = read.record;
  Failure& wrong = read.wrong;
  complete_case_ids(ledger, record);
  record.by = ctx.by();
  record.held.recording = {{}, options.late_reason, ctx.via()};
  auto found = why_not_held(ledger, books.rules, record, ctx.today());
  if (exit_of(found) == ExitCode::io) wrong.exit = ExitCode::io;
  for (Diagnostic& d : found) wrong.diagnostics.push_back(std::move(d));
  const std::string folder = std::filesystem::path(options.from).parent_path().string();
  auto copies = place_attachments(ledger, record, folder);
  if (!copies) {
    if (copies.error().exit == ExitCode::io) wrong.exit = ExitCode::io;
    for (Diagnostic& d : copies.error().diagnostics) wrong.diagnostics.push_back(std::move(d));
  }
  // A day to come and what nobody may be told are refused by a rule, however well it is typed.
  if (wrong.exit != ExitCode::io &&
      std::all_of(wrong.diagnostics.begin(), wrong.diagnostics.end(), [](const Diagnostic& d) {
        return d.code == code::kFuture || d.code.starts_with("names-");
      }))
    wrong.exit = ExitCode::refused;
  if (!wrong.diagnostics.empty()) return tl::unexpected(std::move(wrong));
  ANJUAN_DO(check_names_nobody(ledger, words_of(record), options.not_named));
  ReceptionPlanner planner(ledger, books.rules, ctx.now());
  ANJUAN_DO(planner.add({record, std::move(*copies), options.again}));
  ANJUAN_TRY(edits, planner.write(ctx.dry_run()));
  const std::string path = planner.paths().front();
  if (!ctx.dry_run()) ctx.stored(trf("{} is written: do not record it again", path));
  ctx.release(lock);
  const std::vector<rota::Breach> breaches = owed_by(record, books, ledger);
  if (ctx.json()) {
    print_json(ctx, {record, path, breaches, edits});
  } else {
    print_text(ctx, record, breaches, books.rules, Words(ledger, ctx.globals().ids));
    ctx.print(edits_text(ctx, ledger, edits));
    if (!ctx.quiet()) ctx.report(planner.notes());
  }
  return ExitCode::ok;
}

void add_what_happened(Arguments& args, HoldOptions& options) {
  args.add_option(
          "--batch", options.batches,
          tr("people received together (repeatable): "
             "persons=,cases=,registered=,kind=,matter=,disposition=,due=,done=,unit=,note=,"
             "instruction=,conferred=,plan=; disposition is answered, solved, instructed, "
             "meeting, follow-up or deferred"))
      ->type_name("KEY=VALUE,…");
  args.add_option("--persons", options.held.persons, tr("persons of the largest batch"))
      ->type_name("N")
      ->non_negative();
  args.add_option("--unit", options.units,
                  tr("a unit that was called: minutes until it came, or the times of call and "
                     "arrival, e.g. minzheng=09:05-09:13; only the call when it did not come"))
      ->type_name("UNIT=…");
  args.add_option("--attach", options.attachments,
                  tr("a paper or recording, with its kind if you like, e.g. opinion=FILE; copied "
                     "into the ledger (repeatable)"))
      ->type_name("[KIND=]FILE");
  args.add_option("--done", options.ticks,
                  tr("tick of the checklist: recording, tracking, archived (repeatable)"))
      ->type_name("ITEM");
  args.add_option("--note", options.note, tr("anything else worth knowing"));
  add_not_named(args, options.not_named);
  args.add_option("--late-reason", options.late_reason, tr("why it is recorded so late"));
}

void add_duties(Arguments& args, HoldOptions& options) {
  args.add_option("--late", options.late, tr("minutes late, ID=MINUTES"));
  args.add_option("--reason", options.reasons, tr("why a duty was not met, e.g. principal=TEXT"));
  args.add_option("--told", options.told, tr("when the petitioner was told"))->type_name("DATE");
  args.add_option("--briefed", options.briefed, tr("when the official was briefed"))
      ->type_name("DATE");
  args.add_option("--briefed-by", options.held.briefed_by,
                  tr("how the official was briefed: phone, message, wechat"));
  args.add_option("--confirmed", options.confirmed, tr("when the official confirmed"))
      ->type_name("DATE");
  args.add_option("--applied", options.applied, tr("when the petitioner asked"))->type_name("DATE");
  args.add_option("--planned", options.planned, tr("when the plan for the case stood"))
      ->type_name("DATE");
  args.add_option("--invited", options.held.invited, tr("who was invited (repeatable)"));
  args.add_option("--unit-confirmed", options.held.units_confirmed,
                  tr("a unit that said it would come (repeatable)"))
      ->type_name("UNIT");
  args.add_option("--document", options.held.documents, tr("kind of paper attached (repeatable)"));
  args.add_option("--flag", options.held.flags, tr("a fact the rules ask for (repeatable)"));
}

/// Many receptions at once.
void add_many(Arguments& args, HoldOptions& options) {
  args.add_option("--from", options.from,
                  tr("a file with the whole record, as sessions/ has it (options go before it), or "
                     "a sheet of many receptions"))
      ->type_name("FILE");
  args.add_option("--map", options.map, tr("which column of the sheet holds what"))
      ->type_name("MAP.toml");
  args.add_option("--quarantine", options.quarantine,
                  tr("record the good receptions, write the bad rows here with their reasons"))
      ->type_name("REJECTS.csv");
  add_row_options(args, options.rows);
  args.add_option("--as-planned", options.as_planned,
                  tr("record all sessions planned for these days as they were planned, but for "
                     "those on record"))
      ->type_name("FROM..TO");
  args.add_option("--except", options.except,
                  tr("but not this one: DATE, DATE/DESK or DATE/DESK/GROUP (repeatable)"))
      ->type_name("SESSION");
}

}  // namespace

ScheduleVerb schedule_hold_verb() {
  return {"hold",
          N_("record what became of a session"),
          [](Arguments& args) -> Run {
            auto options = std::make_shared<HoldOptions>();
            args.add_option("date", options->date, tr("day of the session"))->type_name("DATE");
            args.add_option("--desk", options->desk, tr("the desk"))->type_name("DESK");
            args.add_option("--group", options->group, tr("parallel group"))->type_name("N");
            args.add_option("--official", options->held.officials,
                            tr("who came (repeatable); as planned when not said"))
                ->type_name("OFFICIAL");
            args.add_option("--companion", options->held.companions, tr("who sat in (repeatable)"))
                ->type_name("OFFICIAL");
            args.add_option("--mode", options->held.mode, tr("form of reception"));
            args.add_option("--kind", options->kind,
                            tr("kind of session; as planned when not said, else reception"))
                ->type_name("KIND");
            args.add_option("--place", options->held.place,
                            tr("where, when not at the desk's own place, as a field visit is"));
            args.add_option("--ground", options->held.ground,
                            tr("why this case or place was chosen for a visit"));
            add_what_happened(args, *options);
            add_duties(args, *options);
            add_many(args, *options);
            args.add_flag("--again", options->again,
                          tr("write the record anew; keys that begin with x- stay"));
            return [options](Context& ctx) { return run_hold(ctx, *options); };
          },
          N_("Writes sessions/YYYY/MM/DATE-DESK-GROUP.yaml, and into the cases that the batches "
             "name, at once: that the petitioner was met and by whom, which units were called, the "
             "instruction, what a conference decided, the application and the plan. A unit that a "
             "batch makes responsible has a case that had none, and with [lead] receiver-takes "
             "whoever received leads it. Tasks such as the meeting with a principal are done with "
             "it. A case that is closed is told as well, with the day it was written down.\n\n"
             "--from reads a whole record (yaml), or a sheet of many receptions (csv, xlsx), one "
             "row a batch: its columns are known by their names or by --map, as those of "
             "`register` are; rows of one day, desk and group are one reception. With a bad row "
             "nothing is written (exit code 3); with --quarantine the good receptions are. "
             "Running the sheet again records nothing."),
          {"anjuan schedule hold 2026-12-02 --desk centre --batch "
           "persons=2,cases=2026-17,disposition=instructed,instruction=一周内报结果",
           "anjuan schedule hold --from receptions.xlsx --map receptions.toml",
           "anjuan schedule hold --as-planned 2026-12-01..2026-12-31 --except 2026-12-09/centre"}};
}

}  // namespace anjuan::cli
