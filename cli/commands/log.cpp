#include <algorithm>

#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/each_case.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"

namespace anjuan::cli {
namespace {

struct Options {
  std::vector<std::string> ids;
  std::string period;
  std::vector<std::string> actors, events, units;
  bool recorded = false;
  bool reveal = false;
};

/// Which events a journal shows.
struct Wanted {
  std::optional<DateRange> period;
  std::vector<std::string> actors, units;
  std::vector<EventKind> kinds;
  bool recorded = false;  ///< the period is that of the recording

  bool matches(const Event& event, const std::string& unit) const {
    const auto among = [](const auto& all, const auto& one) {
      return all.empty() || std::find(all.begin(), all.end(), one) != all.end();
    };
    const Timestamp moment =
        recorded ? parse_timestamp(event.get("recorded")).value_or(event.at) : event.at;
    return (!period || (period->from <= moment.date() && moment.date() <= period->to)) &&
           among(actors, event.by) && among(kinds, event.kind) && among(units, unit);
  }
};

Result<Wanted> read_wanted(const Options& options, const Ledger& ledger) {
  Wanted wanted{.actors = options.actors, .units = options.units, .recorded = options.recorded};
  std::vector<Diagnostic> problems;
  if (!options.period.empty()) {
    wanted.period = parse_date_range(options.period);
    if (!wanted.period)
      add_error(problems, "bad-period", trf("{} is not a period", options.period),
                tr("write 2026-01-01..2026-03-31; either side may be left out"));
  }
  std::vector<std::string_view> names;
  for (const EventSpec& spec : event_table()) names.push_back(spec.name);
  for (const std::string& name : options.events)
    if (const auto kind = parse_event_name(name))
      wanted.kinds.push_back(*kind);
    else
      add_error(problems, "no-such-event", trf("there is no event {}", name), suggest(name, names));
  std::vector<std::string_view> units;
  for (const Unit& unit : ledger.units()) units.push_back(unit.id);
  for (const std::string& unit : options.units)
    if (find_by_id(ledger.units(), unit) == nullptr)
      add_error(problems, "no-such-unit", trf("there is no unit {}", unit), suggest(unit, units));
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));
  return wanted;
}

/// One event of a journal, and the unit that had the case then.
struct Entry {
  std::string id;
  Event event;
};

/// The events of a case that are wanted, in the order in which they happened.
void gather(Case value, const Wanted& wanted, bool reveal, std::vector<Entry>& entries) {
  if (!reveal) hide_identity(value);
  std::string unit;
  for (Event& event : in_time_order(std::move(value.history))) {
    if (event.kind == EventKind::assigned && !event.get("unit").empty()) unit = event.get("unit");
    if (wanted.matches(event, unit))
      entries.push_back({value.head[HeadField::id], std::move(event)});
  }
}

int run(Context& ctx, const Options& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(wanted, read_wanted(options, ledger));
  std::vector<Entry> entries;
  std::vector<Diagnostic> problems;
  for (const std::string& id : options.ids) {
    ANJUAN_TRY(stored, ledger.read_case(id));
    gather(stored.value, wanted, options.reveal, entries);
  }
  if (options.ids.empty())
    problems = read_every_case(ledger.paths(),
                               [&](const std::string&, const StampedText&, const Case& value) {
                                 gather(value, wanted, options.reveal, entries);
                               });
  const bool journal = options.ids.size() != 1;
  if (journal)
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.event.at < b.event.at; });
  ctx.report(problems);
  const int code = exit_code(problems.empty() ? ExitCode::ok : exit_of(problems));
  if (ctx.json()) {
    nlohmann::ordered_json events = nlohmann::ordered_json::array();
    for (const Entry& entry : entries) {
      nlohmann::ordered_json one;
      if (journal) one["id"] = entry.id;
      one.update(event_json(entry.event));
      events.push_back(std::move(one));
    }
    nlohmann::ordered_json document;
    if (!journal) {
      ANJUAN_TRY(stored, ledger.read_case(options.ids.front()));
      document["id"] = stored.value.head[HeadField::id];
    }
    document["events"] = std::move(events);
    ctx.print_json(document);
    return code;
  }
  for (const Entry& entry : entries)
    ctx.print_line(journal ? fmt::format("{}  {}", entry.id, event_line(entry.event))
                           : event_line(entry.event));
  return code;
}

}  // namespace

Command log_command() {
  return {
      "log",
      N_("looking"),
      N_("show what happened, in order"),
      N_("Prints the events of cases in the order in which they happened, which need not be the "
         "order in which they were written down; without a number, those of all cases as a "
         "journal. Every filter narrows it. Names and numbers of the petitioners are masked unless "
         "--reveal is given."),
      {"anjuan log DZ-2026-000123", "anjuan log --period 2026-11-01..2026-11-30 --actor li-na",
       "anjuan log --event closed --unit minzheng --json"},
      [](Arguments& app) -> Run {
        auto options = std::make_shared<Options>();
        app.add_option("case", options->ids, tr("numbers of cases; none: all"))->type_name("CASE");
        app.add_option("--period", options->period, tr("happened on these days, inclusive"))
            ->type_name("A..B");
        app.add_flag("--recorded", options->recorded,
                     tr("the period is that of the recording, not of the event"));
        app.add_option("--actor", options->actors, tr("recorded by; more with commas"))
            ->type_name("WHO")
            ->delimiter(',');
        app.add_option("--event", options->events, tr("an event, such as closed; more with commas"))
            ->type_name("EVENT")
            ->delimiter(',');
        app.add_option("--unit", options->units,
                       tr("while this unit had the case; more with commas"))
            ->type_name("UNIT")
            ->delimiter(',');
        app.add_flag("--reveal", options->reveal, tr("show names and numbers in full"));
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
