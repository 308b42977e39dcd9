#include "anjuan/desk/apply_file.hpp"
#include "anjuan/desk/event_columns.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "commands.hpp"
#include "view/edit_view.hpp"
#include "view/row_words.hpp"

namespace anjuan::cli {
namespace {

struct ApplyWords {
  std::string from;
  std::string map;
  std::string quarantine;
  std::string late_reason;
  RowWords rows;
};

Result<ExitCode> run(Context& ctx, const ApplyWords& words) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(rows, row_options(words.rows));
  ANJUAN_TRY(shown, show_outline(ctx, words.rows, event_columns(),
                                 {.path = words.from, .map = words.map, .rows = rows}));
  if (shown) return ExitCode::ok;
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "apply"));
  ANJUAN_TRY(done, apply_file(ledger, {.path = words.from,
                                       .map = words.map,
                                       .quarantine = words.quarantine,
                                       .rows = rows,
                                       .now = ctx.now(),
                                       .by = ctx.by(),
                                       .via = ctx.via(),
                                       .late_reason = words.late_reason,
                                       .dry_run = ctx.dry_run()}));
  ctx.release(lock);
  if (!ctx.quiet() && !ctx.json()) ctx.report(done.notes);
  if (!ctx.dry_run() && done.recorded > 0)
    ctx.stored(trf(by_number(done.recorded, N_("{} event is recorded: do not apply the file again"),
                             N_("{} events are recorded: do not apply the file again")),
                   done.recorded));
  ctx.report(done.problems);
  if (ctx.json()) {
    nlohmann::ordered_json document = {
        {"recorded", done.recorded}, {"skipped", done.skipped}, {"rejected", done.rejected}};
    document.update(edits_json(done.edits));
    ctx.print_json(document);
  } else {
    if (ctx.dry_run()) ctx.print(edits_text(ctx, ledger, done.edits));
    ctx.print(trf("rows {}: recorded {}, recorded before {}, rejected {}\n", done.rows,
                  done.recorded, done.skipped, done.rejected));
  }
  const bool nothing = done.rejected > 0 && words.quarantine.empty();
  if (nothing)
    ctx.say(tr("nothing was recorded: mend the rows, or set them aside with --quarantine FILE"));
  return nothing ? ExitCode::bad_data : ExitCode::ok;
}

}  // namespace

Command apply_command() {
  return {
      "apply",
      N_("handling"),
      N_("record many events from a file"),
      N_("Records one event for each row of a csv, xlsx, yaml or json file. Columns: case, event "
         "(its name or its verb), on (a day; today when empty), by, and the fields of the "
         "events.\n\nAll rows are checked, each with those before it recorded, before anything "
         "is written. A row that is on record already is skipped, so that the same file can be "
         "applied "
         "again. With a bad row nothing is written (exit code 3); with --quarantine the "
         "good rows are, and the bad ones go to a file with their reasons."),
      {"anjuan apply --from acceptances.csv --dry-run", "anjuan apply --from replies.xlsx"},
      [](Arguments& args) -> Run {
        auto words = std::make_shared<ApplyWords>();
        args.add_option("-f,--from", words->from, tr("file of events"))
            ->type_name("FILE")
            ->required();
        args.add_option("--map", words->map, tr("which column is which field"))
            ->type_name("MAP.toml");
        args.add_option("--quarantine", words->quarantine,
                        tr("record the good rows, write the bad ones here with their reasons"))
            ->type_name("REJECTS.csv");
        args.add_option("--late-reason", words->late_reason,
                        tr("why it is recorded so late, for rows that do not say"))
            ->type_name("TEXT");
        add_row_options(args, words->rows);
        return [words](Context& ctx) { return run(ctx, *words); };
      }};
}

}  // namespace anjuan::cli
