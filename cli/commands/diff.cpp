#include <algorithm>

#include "anjuan/git/history_words.hpp"
#include "anjuan/git/snapshot.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/scan.hpp"

#include "commands.hpp"
#include "view/history_view.hpp"

namespace anjuan::cli {
namespace {

struct DiffOptions {
  std::string range;
  std::vector<std::string> ids;
  bool reveal = false;
};

Result<ExitCode> run(Context& ctx, const DiffOptions& options) {
  const std::size_t dots = options.range.find("..");
  if (dots == std::string::npos)
    return fail_usage("bad-range", trf("{} is not a range", options.range),
                      tr("write A..B, such as HEAD~10..HEAD"));
  const std::string to = options.range.substr(dots + 2);
  ANJUAN_TRY(found, git::open_history(ctx.globals().directory(), to.empty() ? "HEAD" : to));
  ANJUAN_TRY(before, found.resolve(options.range.substr(0, dots)));
  ANJUAN_TRY(after, found.resolve(to.empty() ? "HEAD" : to));
  std::vector<std::string> wanted;
  if (!options.ids.empty()) {
    ANJUAN_TRY(ledger, ctx.start());
    for (const std::string& id : options.ids) {
      ANJUAN_TRY(path, ledger.find_case(id));
      wanted.push_back(case_id_of(path));
    }
  }
  ANJUAN_TRY(histories, git::history_between(found, before, after));
  // A history can be read where no ledger is checked out; it has its ids then.
  const auto ledger = ctx.open_ledger();
  const Words words = ledger ? Words(*ledger, ctx.ids()) : Words();
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  for (const git::FileHistory& history : histories) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), history.id) == wanted.end())
      continue;
    if (ctx.json())
      files.push_back(history_json(history, options.reveal));
    else
      ctx.print(history_text(history, words, options.reveal));
  }
  if (ctx.json()) ctx.print_json({{"from", before.hex()}, {"to", after.hex()}, {"files", files}});
  return ExitCode::ok;
}

}  // namespace

Command diff_command() {
  return {
      "diff",
      N_("looking"),
      N_("tell what happened between two commits, in words"),
      N_("Tells for each case what was recorded between two commits of the history, which dates "
         "and "
         "states moved and by which event, and which facts changed without one. Other files are "
         "named. Who complained is masked unless --reveal is given."),
      {"anjuan diff HEAD~10..HEAD", "anjuan diff v2026-06.. DZ-2026-000123"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<DiffOptions>();
        args.add_option("RANGE", options->range, tr("A..B; B left out: HEAD"))
            ->type_name("RANGE")
            ->required();
        args.add_option("case", options->ids, tr("only these cases"))->type_name("CASE");
        args.add_flag("--reveal", options->reveal, tr("show names and numbers in full"));
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
