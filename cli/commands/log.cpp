#include <algorithm>

#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/look_back.hpp"

namespace anjuan::cli {
namespace {

struct Options {
  std::string id;
  ViewWords view;
  bool reveal = false;
};

/// An event with its number in the record, by which `anjuan void` knows it.
struct Numbered {
  std::size_t number = 0;
  Event event;
};

/// The whole record as of a look back, in the order of time.
std::vector<Numbered> record_of(const Case& value, const LookBack& view) {
  std::vector<Numbered> all;
  const std::vector<Event> known =
      view.known_on ? known_by(value.history, *view.known_on) : value.history;
  for (const Event& event : known)
    for (std::size_t i = 0; i < value.history.size(); ++i)
      if (value.history[i].line == event.line && event.at.date() <= view.as_of)
        all.push_back({i + 1, event});
  std::stable_sort(all.begin(), all.end(),
                   [](const Numbered& a, const Numbered& b) { return a.event.at < b.event.at; });
  return all;
}

int run(Context& ctx, const Options& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  ANJUAN_TRY(view, read_view(options.view, now.date()));
  ANJUAN_TRY(stored, ledger.read_case(options.id));
  if (options.view.as_of.empty() && !view.known_on) view.as_of = Date::max();
  if (!options.reveal) hide_identity(stored.value);
  const std::vector<Numbered> history = record_of(stored.value, view);
  if (ctx.json()) {
    nlohmann::ordered_json events = nlohmann::ordered_json::array();
    for (const auto& [number, event] : history) {
      events.push_back(event_json(event));
      events.back()["number"] = number;
    }
    const nlohmann::ordered_json document = {{"id", stored.value.head[HeadField::id]},
                                             {"events", std::move(events)}};
    ctx.print_json(document);
    return 0;
  }
  for (const auto& [number, event] : history)
    ctx.print_line(fmt::format("{:>3}  {}", number, event_line(event, ledger.office())));
  return 0;
}

}  // namespace

Command log_command() {
  return {
      "log",
      N_("looking"),
      N_("show what happened in a case, in order"),
      N_("Prints the events of a case in the order in which they happened, which need not be the "
         "order in which they were written down; the number in front is that of the writing, and "
         "`anjuan void` takes it. What was taken out is shown, and says so. Names and numbers of "
         "the petitioners are masked "
         "unless --reveal is given."),
      {"anjuan log DZ-2026-000123"},
      [](Arguments& app) -> Run {
        auto options = std::make_shared<Options>();
        app.add_option("case", options->id, tr("number of the case"))
            ->type_name("CASE")
            ->required();
        add_view_options(app, options->view);
        app.add_flag("--reveal", options->reveal, tr("show names and numbers in full"));
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
