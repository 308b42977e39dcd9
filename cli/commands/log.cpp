#include <algorithm>

#include <fmt/format.h>

#include "anjuan/calendar/day_words.hpp"
#include "anjuan/desk/event_columns.hpp"
#include "anjuan/desk/typed_value.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/each_case.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/look_back.hpp"

namespace anjuan::cli {
namespace {

struct LogOptions {
  std::vector<std::string> ids;
  std::string period;
  std::vector<std::string> actors, events, units;
  ViewWords view;
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
    const Timestamp moment = recorded ? recorded_at(event) : event.at;
    return (!period || (period->from <= moment.date() && moment.date() <= period->to)) &&
           among(actors, event.by) && among(kinds, event.kind) && among(units, unit);
  }
};

Result<Wanted> read_wanted(const LogOptions& options, const Ledger& ledger, Date today) {
  Wanted wanted{.recorded = options.recorded};
  std::vector<Diagnostic> problems;
  // Whoever recorded need not be an official.
  for (const std::string& actor : options.actors)
    wanted.actors.push_back(official_ids(actor, ledger.officials()));
  if (!options.period.empty()) {
    wanted.period = parse_days(options.period, today);
    if (!wanted.period)
      add_error(problems, "bad-period", trf("{} is not a period", options.period),
                tr("write 2026-01-01..2026-03-31, of which either side may be left out, a day or a "
                   "month"));
  }
  std::vector<std::string_view> names;
  for (const EventSpec& spec : event_table())
    names.push_back(language() == Language::zh ? tr(spec.label) : spec.name);
  for (const std::string& name : options.events)
    if (const auto kind = event_meant(name))
      wanted.kinds.push_back(*kind);
    else
      add_error(problems, "no-such-event", trf("there is no event {}", name), suggest(name, names));
  std::vector<std::string_view> units;
  for (const Unit& unit : ledger.units()) units.push_back(unit.id);
  for (const std::string& unit : options.units)
    if (const Unit* found = find_called(ledger.units(), unit))
      wanted.units.push_back(found->id);
    else
      add_error(problems, "no-such-unit", trf("there is no unit {}", unit), suggest(unit, units));
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));
  return wanted;
}

/// One event of a journal, with its number in the record of its case, by which `anjuan void` knows
/// it.
struct Entry {
  std::string id;
  std::size_t number = 0;
  Event event;
};

/// The whole record of a case as of a look back, in the order of time.
std::vector<Entry> record_of(const Case& value, const LookBack& view) {
  std::vector<Entry> all;
  const std::vector<Event> known =
      view.known_on ? known_by(value.history, *view.known_on) : value.history;
  for (const Event& event : known)
    for (std::size_t i = 0; i < value.history.size(); ++i)
      if (value.history[i].line == event.line && event.at.date() <= view.as_of)
        all.push_back({value.head[HeadField::id], i + 1, event});
  std::stable_sort(all.begin(), all.end(),
                   [](const Entry& a, const Entry& b) { return a.event.at < b.event.at; });
  return all;
}

/// Those of a case that are wanted, each with the unit that had the case then.
void gather(const Case& stored, const Wanted& wanted, const LookBack& view, bool reveal,
            std::vector<Entry>& entries) {
  const Case value = shown(stored, audience_of(reveal));
  std::string unit;
  for (Entry& entry : record_of(value, view)) {
    const Event& event = entry.event;
    if (event.kind == EventKind::assigned && !event.voided && !event.get("unit").empty())
      unit = event.get("unit");
    if (wanted.matches(event, unit)) entries.push_back(std::move(entry));
  }
}

Result<ExitCode> run(Context& ctx, const LogOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(view, read_view(options.view, ctx.today()));
  if (options.view.as_of.empty() && !view.known_on) view.as_of = Date::max();
  ANJUAN_TRY(wanted, read_wanted(options, ledger, ctx.today()));
  std::vector<Entry> entries;
  std::vector<Diagnostic> problems;
  for (const std::string& id : options.ids) {
    ANJUAN_TRY(stored, ledger.read_case(id));
    gather(stored.value, wanted, view, options.reveal, entries);
  }
  if (options.ids.empty())
    problems = read_every_case(ledger.paths(),
                               [&](const std::string&, const StampedText&, const Case& value) {
                                 gather(value, wanted, view, options.reveal, entries);
                               });
  const bool journal = options.ids.size() != 1;
  if (journal)
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.event.at < b.event.at; });
  ctx.report(problems);
  const ExitCode code = problems.empty() ? ExitCode::ok : exit_of(problems);
  if (ctx.json()) {
    nlohmann::ordered_json events = nlohmann::ordered_json::array();
    for (const Entry& entry : entries) {
      nlohmann::ordered_json one;
      if (journal) one["id"] = entry.id;
      one.update(event_json(entry.event));
      one["number"] = entry.number;
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
  const Words words(ledger, ctx.ids());
  for (const Entry& entry : entries) {
    const std::string line = event_line(entry.event, words, ledger.office());
    ctx.print_line(journal ? fmt::format("{}  {}", entry.id, line)
                           : fmt::format("{:>3}  {}", entry.number, line));
  }
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
         "journal. Every filter narrows it. The number in front is that of the writing, and "
         "`anjuan "
         "void` takes it; what was taken out is shown, and says so. Names and numbers of the "
         "petitioners are masked unless "
         "--reveal is given."),
      {"anjuan log DZ-2026-000123", "anjuan log --period 2026-11-01..2026-11-30 --actor li-na",
       "anjuan log --event closed --unit minzheng --json"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<LogOptions>();
        args.add_option("case", options->ids, tr("numbers of cases; none: all"))->type_name("CASE");
        add_view_options(args, options->view);
        args.add_option("--period", options->period, tr("happened on these days, inclusive"))
            ->type_name("A..B");
        args.add_flag("--recorded", options->recorded,
                      tr("the period is that of the recording, not of the event"));
        args.add_option("--actor", options->actors, tr("recorded by; more with commas"))
            ->type_name("WHO")
            ->delimiter(',');
        args.add_option("--event", options->events,
                        tr("an event, such as closed; more with commas"))
            ->type_name("EVENT")
            ->delimiter(',');
        args.add_option("--unit", options->units,
                        tr("while this unit had the case; more with commas"))
            ->type_name("UNIT")
            ->delimiter(',');
        args.add_flag("--reveal", options->reveal, tr("show names and numbers in full"));
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
