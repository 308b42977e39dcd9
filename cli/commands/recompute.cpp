#include "anjuan/desk/recompute.hpp"

#include "anjuan/desk/record.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/columns.hpp"

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

Result<ExitCode> run(Context& ctx, bool write) {
  ANJUAN_TRY(ledger, ctx.start());
  const bool writes = write && !ctx.dry_run();
  ANJUAN_TRY(lock, writes ? ctx.write_lock(ledger, "recompute") : Result<std::optional<Lock>>());
  const Recomputation result = recompute(ledger, ctx.now(), ctx.by(), ctx.via());
  // Better every date on another day than some of them today.
  if (writes && exit_of(result.problems) == ExitCode::io)
    return fail(ExitCode::io, result.problems);
  if (writes) ANJUAN_DO(write_edits(ledger, result.edits));
  ctx.release(lock);
  if (writes)
    ctx.stored(trf("{} dates are moved and recorded: running it again moves nothing",
                   result.edits.size()));
  ctx.report(result.problems);
  if (ctx.json()) {
    ctx.print_json(as_json(result, writes));
  } else {
    const Table table = Columns<MovedDate>()
                            .add({"case", tr("case")}, &MovedDate::id)
                            .add({"clock", tr("clock")}, &MovedDate::clock)
                            .add({"from", tr("old date")}, &MovedDate::from)
                            .add({"to", tr("new date")}, &MovedDate::to)
                            .add({"why", tr("why")},
                                 [](const MovedDate& one) { return moved_reason_text(one.why); })
                            .add({"title", tr("title")}, &MovedDate::title)
                            .table(result.moved);
    ctx.print(write_text(table, terminal_width()));
    if (!ctx.quiet() || !result.moved.empty())
      ctx.print(writes ? trf("cases {}: moved {}, written\n", result.cases, result.edits.size())
                       : trf("cases {}: would move {}; --write records it\n", result.cases,
                             result.edits.size()));
  }
  return result.problems.empty() ? ExitCode::ok : exit_of(result.problems);
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
      [](Arguments& args) -> Run {
        auto write = std::make_shared<bool>(false);
        args.add_flag("--write", *write, tr("record the moves"));
        return [write](Context& ctx) { return run(ctx, *write); };
      }};
}

}  // namespace anjuan::cli
