#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "anjuan/desk/register_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/complaint.hpp"

#include "commands/register_options.hpp"
#include "output.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

Json id_or_null(const std::string& id) {
  return id.empty() ? Json() : Json(id);
}

std::string as_json(const BatchRun& run) {
  return dump({{"registered", run.registered},
               {"skipped", run.skipped},
               {"updated", run.updated},
               {"rejected", run.rejected},
               {"ids_first", id_or_null(run.first_id)},
               {"ids_last", id_or_null(run.last_id)}});
}

std::string as_text(const BatchRun& run, bool dry_run) {
  std::string out = trf("rows {}: registered {}, registered before {}, rejected {}\n", run.rows,
                        run.registered, run.skipped, run.rejected);
  if (run.updated > 0) out += trf("corrected: {}\n", run.updated);
  if (!run.first_id.empty())
    out += run.registered == 1 ? run.first_id + "\n"
                               : fmt::format("{} … {}\n", run.first_id, run.last_id);
  if (dry_run) out += trf("dry run: nothing was written\n");
  return out;
}

}  // namespace

void add_batch_options(Arguments& args, RegisterWords& words) {
  args.add_option("-f,--from", words.from, tr("file to register: csv, xlsx, xls, yaml or json"))
      ->type_name("FILE");
  args.add_option("--map", words.map, tr("which column is which field"))->type_name("MAP.toml");
  args.add_option(
          "--system", words.system,
          tr("system that the numbers in the file are of; default: the map's, or the name of "
             "the file"))
      ->type_name("NAME");
  args.add_flag("--update", words.update,
                tr("correct registered cases that the file tells otherwise of"));
  args.add_option("--receipt", words.receipt,
                  tr("write what the offices that sent the cases take with apply --from"))
      ->type_name("FILE");
  args.add_option("--quarantine", words.quarantine,
                  tr("register the good rows, write the bad ones here with their reasons"))
      ->type_name("REJECTS.csv");
  args.add_flag("--suggest-repeats", words.suggest_repeats,
                tr("name the earlier case that a row may repeat"));
  add_row_options(args, words.rows);
}

Result<ExitCode> register_file(Context& ctx, const RegisterWords& words) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(on, ctx.on());
  ANJUAN_TRY(rows, row_options(words.rows));
  ANJUAN_TRY(shown, show_outline(ctx, words.rows, complaint_columns(),
                                 {.path = words.from, .map = words.map, .rows = rows}));
  if (shown) return ExitCode::ok;
  BatchOptions options{.path = words.from,
                       .map = words.map,
                       .system = words.system,
                       .quarantine = words.quarantine,
                       .rows = rows,
                       .now = ctx.now(),
                       .on = on,
                       .by = ctx.by(),
                       .via = ctx.via(),
                       .late_reason = words.late_reason,
                       .veil_titles = words.veil_titles,
                       .dry_run = ctx.dry_run(),
                       .update = words.update,
                       .force = ctx.globals().force,
                       .suggest_repeats = words.suggest_repeats};
  const bool shows_progress = has_terminal() && !ctx.quiet() && !ctx.json();
  if (shows_progress)
    options.progress = [](std::size_t done) { std::fprintf(stderr, "\r%zu …", done); };
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "register"));
  auto done = register_batch(ledger, options);
  if (done && !ctx.dry_run() && !words.receipt.empty()) {
    const std::string receipt = transfer_receipt(ledger, done->sources);
    if (receipt.empty())
      ctx.say(tr("no case came from another ledger: there is no receipt to give"));
    else
      ANJUAN_DO(write_output(ctx, ledger, words.receipt, receipt));
  }
  ctx.release(lock);
  if (shows_progress) std::fputs("\r\033[K", stderr);
  if (!done) return pass_on(done);
  if (!ctx.dry_run() && done->registered > 0)
    ctx.stored(trf("{} cases are registered, {} to {}: do not register them again",
                   done->registered, done->first_id, done->last_id));
  if (!ctx.quiet() && !ctx.json()) ctx.report(done->notes);
  ctx.report(done->problems);
  if (ctx.json())
    ctx.print(as_json(*done));
  else if (!ctx.quiet() || done->registered > 0 || done->rejected > 0)
    ctx.print(as_text(*done, ctx.dry_run()));
  if (done->rejected > 0 && words.quarantine.empty()) {
    ctx.say(tr("nothing was registered: mend the rows, or set them aside with --quarantine FILE"));
    return ExitCode::bad_data;
  }
  return ExitCode::ok;
}

}  // namespace anjuan::cli
