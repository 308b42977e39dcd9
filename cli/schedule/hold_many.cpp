#include "anjuan/desk/hold_many.hpp"

#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/reception_columns.hpp"

#include "schedule/hold_options.hpp"
#include "schedule/schedule.hpp"
#include "view/edit_view.hpp"

namespace anjuan::cli {
namespace {

void print_run(Context& ctx, const Ledger& ledger, const HoldRun& done, bool of_rows) {
  if (!ctx.quiet() && !ctx.json()) ctx.report(done.notes);
  if (!ctx.dry_run() && done.recorded > 0)
    ctx.stored(trf("{} receptions are recorded: do not record them again", done.recorded));
  ctx.report(done.problems);
  if (ctx.json()) {
    nlohmann::ordered_json document = {{"recorded", done.recorded},
                                       {"skipped", done.skipped},
                                       {"rejected", done.rejected},
                                       {"files", done.paths}};
    document.update(edits_json(done.edits));
    ctx.print_json(document);
    return;
  }
  if (ctx.dry_run()) ctx.print(edits_text(ctx, ledger, done.edits));
  if (of_rows)
    ctx.print(trf("rows {}: rejected {}; receptions recorded {}, on record already {}\n", done.rows,
                  done.rejected, done.recorded, done.skipped));
  else
    ctx.print(trf("receptions recorded {}, on record already {}\n", done.recorded, done.skipped));
}

}  // namespace

bool is_sheet(const HoldOptions& options) {
  if (options.from.empty()) return false;
  if (!options.map.empty() || !options.quarantine.empty()) return true;
  const std::string said = !options.rows.format.empty()
                               ? options.rows.format
                               : options.from.substr(options.from.rfind('.') + 1);
  const auto format = parse_row_format(said);
  return format == RowFormat::csv || format == RowFormat::xlsx || format == RowFormat::xls;
}

Result<ExitCode> run_hold_sheet(Context& ctx, const HoldOptions& options, const Ledger& ledger,
                                const RotaBooks& books) {
  ANJUAN_TRY(rows, row_options(options.rows));
  ANJUAN_TRY(shown, show_outline(ctx, options.rows, reception_table(),
                                 {.path = options.from, .map = options.map, .rows = rows}));
  if (shown) return ExitCode::ok;
  ANJUAN_TRY(done, hold_sheet(ledger, books,
                              {.path = options.from,
                               .map = options.map,
                               .quarantine = options.quarantine,
                               .rows = rows,
                               .desk = options.desk,
                               .now = ctx.now(),
                               .by = ctx.by(),
                               .via = ctx.via(),
                               .late_reason = options.late_reason,
                               .not_named = options.not_named,
                               .again = options.again,
                               .dry_run = ctx.dry_run()}));
  print_run(ctx, ledger, done, true);
  const bool nothing = done.rejected > 0 && options.quarantine.empty();
  if (nothing)
    ctx.say(tr("nothing was recorded: mend the rows, or set them aside with --quarantine FILE"));
  return nothing ? ExitCode::bad_data : ExitCode::ok;
}

Result<ExitCode> run_as_planned(Context& ctx, const HoldOptions& options, const Ledger& ledger,
                                const RotaBooks& books) {
  const auto days = parse_days(options.as_planned, ctx.today());
  if (!days)
    return fail_usage("bad-period",
                      trf("{}: {} is not a range of days", "--as-planned", options.as_planned),
                      tr("write 2026-01-01..2026-03-31, a day or a month such as 2026-05"));
  ANJUAN_TRY(done, hold_as_planned(ledger, books,
                                   {.days = *days,
                                    .except = options.except,
                                    .now = ctx.now(),
                                    .by = ctx.by(),
                                    .via = ctx.via(),
                                    .late_reason = options.late_reason,
                                    .dry_run = ctx.dry_run()}));
  print_run(ctx, ledger, done, false);
  return ExitCode::ok;
}

}  // namespace anjuan::cli
