#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"

namespace anjuan::cli {
namespace {

struct Options {
  std::string id;
  bool reveal = false;
};

Result<ExitCode> run(Context& ctx, const Options& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(stored, ledger.read_case(options.id));
  if (!options.reveal) hide_identity(stored.value);
  const std::vector<Event> history = in_time_order(stored.value.history);
  if (ctx.json()) {
    nlohmann::ordered_json events = nlohmann::ordered_json::array();
    for (const Event& event : history) events.push_back(event_json(event));
    const nlohmann::ordered_json document = {{"id", stored.value.head[HeadField::id]},
                                             {"events", std::move(events)}};
    ctx.print_json(document);
    return ExitCode::ok;
  }
  for (const Event& event : history) ctx.print_line(event_line(event));
  return ExitCode::ok;
}

}  // namespace

Command log_command() {
  return {
      "log",
      N_("looking"),
      N_("show what happened in a case, in order"),
      N_("Prints the events of a case in the order in which they happened, which need not be the "
         "order in which they were written down. Names and numbers of the petitioners are masked "
         "unless --reveal is given."),
      {"anjuan log DZ-2026-000123"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<Options>();
        args.add_option("case", options->id, tr("number of the case"))
            ->type_name("CASE")
            ->required();
        args.add_flag("--reveal", options->reveal, tr("show names and numbers in full"));
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
