#include "anjuan/desk/verify.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "anjuan/git/clone.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "commands.hpp"
#include "view/progress.hpp"

namespace anjuan::cli {
namespace {

Result<ExitCode> run_verify(Context& ctx, bool staged) {
  ANJUAN_TRY(ledger, staged ? ctx.start_staged() : ctx.start());
  Verification result;
  {
    ProgressLine line(ctx);
    result =
        verify(ledger, ctx.now(), [&](std::size_t done, std::size_t all) { line.show(done, all); });
  }
  std::vector<Diagnostic> told = result.findings;
  told.insert(told.end(), result.warnings.begin(), result.warnings.end());
  ctx.report(told);
  ctx.report(git::clone_notes(ctx.globals().directory()));
  if (ctx.json()) {
    const nlohmann::ordered_json document = {{"cases", result.cases},
                                             {"events", result.events},
                                             {"sessions", result.sessions},
                                             {"activities", result.activities},
                                             {"findings", result.findings.size()},
                                             {"incomplete_archives", result.incomplete_archives}};
    ctx.print_json(document);
  } else if (!ctx.quiet() || !result.findings.empty()) {
    ctx.print_line(trf("cases: {}  events: {}  findings: {}", result.cases, result.events,
                       result.findings.size()));
    if (result.sessions + result.activities > 0)
      ctx.print_line(trf("receptions: {}  activities: {}", result.sessions, result.activities));
    if (!result.incomplete_archives.empty())
      ctx.say(trf("archives with a paper missing: {}; `anjuan show CASE` names it",
                  result.incomplete_archives.size()));
  }
  // A note is no fault, and would be there for good.
  if (std::all_of(result.findings.begin(), result.findings.end(),
                  [](const Diagnostic& d) { return d.severity == Severity::note; }))
    return ExitCode::ok;
  // What was not read is not proven.
  const bool io = exit_of(result.findings) == ExitCode::io;
  return io ? ExitCode::io : ExitCode::findings;
}

}  // namespace

Command verify_command() {
  return {
      "verify",
      N_("ledger"),
      N_("prove that the ledger is whole"),
      N_("Reads every file of the ledger and reports everything that is wrong with it: the form "
         "of each case, its place and number, every rule its history breaks, and every head "
         "field that is not what the history and the rules make it. Records of receptions and of "
         "activities are read too, and every attachment they name is compared with its "
         "SHA-256.\n\nExit code 0 when nothing "
         "was found, 1 when something was, 6 when something could not be read: each such file and "
         "folder is named."),
      {"anjuan verify", "anjuan verify --json"},
      [](Arguments& args) -> Run {
        auto staged = std::make_shared<bool>(false);
        args.add_flag("--staged", *staged,
                      tr("what is staged for the next commit of git, for a pre-commit hook"));
        return [staged](Context& ctx) { return run_verify(ctx, *staged); };
      }};
}

}  // namespace anjuan::cli
