#include "anjuan/desk/recompute.hpp"

#include "anjuan/desk/record.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/table.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

Json as_json(const Recomputation& result, bool written) {
  Json moved = Json::array();
  for (const MovedDate& one : result.moved)
    moved.push_back({{"id", one.id},
                     {"clock", one.clock},
                     {"from", one.from},
                     {"to", one.to},
                     {"why", moved_reason_text(one.why)}});
  return {{"cases", result.cases}, {"moved", std::move(moved)}, {"written", written}};
}

int run(Context& ctx, bool write) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  const bool writes = write && !ctx.dry_run();
  std::optional<Lock> lock;
  if (writes) {
    ANJUAN_TRY(taken, ctx.lock(ledger, "recompute"));
    lock.emplace(std::move(taken));
  }
  const Recomputation result = recompute(ledger, now, ctx.by());
  // Better every date on another day than some of them today.
  if (writes && exit_of(result.problems) == ExitCode::io)
    return ctx.fail({ExitCode::io, result.problems});
  if (writes)
    if (auto written = write_edits(ledger, result.edits); !written)
      return ctx.fail(written.error());
  ctx.release(lock);
  if (writes)
    ctx.stored(trf("{} dates are moved and recorded: running it again moves nothing",
                   result.edits.size()));
  ctx.report(result.problems);
  if (ctx.json()) {
    ctx.print_json(as_json(result, writes));
  } else {
    Table table{{{"case", tr("case")},
                 {"clock", tr("clock")},
                 {"from", tr("old date")},
                 {"to", tr("new date")},
                 {"why", tr("why")},
                 {"title", tr("title")}},
                {}};
    for (const MovedDate& one : result.moved)
      table.rows.push_back(
          {one.id, one.clock, one.from, one.to, moved_reason_text(one.why), one.title});
    ctx.print(write_text(table, terminal_width()));
    if (!ctx.quiet() || !result.moved.empty())
      ctx.print(writes ? trf("cases {}: moved {}, written\n", result.cases, result.edits.size())
                       : trf("cases {}: would move {}; --write records it\n", result.cases,
                             result.edits.size()));
  }
  return exit_code(result.problems.empty() ? ExitCode::ok : exit_of(result.problems));
}

}  // namespace

Command recompute_command() {
  return {
      "recompute",
      N_("ledger"),
      N_("show what a new calendar or limit moves, then move it"),
      N_("Compares the stored dates of every case with what the rules and calendars in force now "
         "make of its history, and prints every case that would move with the old and the new "
         "date and why. With --write each of them gets a recomputed event and its new dates.\n\n"
         "A change of rules never moves a stored date by itself."),
      {"anjuan recompute", "anjuan recompute --write --by li-na"},
      [](Arguments& app) -> Run {
        auto write = std::make_shared<bool>(false);
        app.add_flag("--write", *write, tr("record the moves"));
        return [write](Context& ctx) { return run(ctx, *write); };
      }};
}

}  // namespace anjuan::cli
