#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/day_ranges.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Every day of a clock's count with its reason, the extension after the term.
std::vector<CountedRange> ranges_of(const CaseClock& clock, const Calendar& calendar) {
  std::vector<CountedRange> ranges;
  if (!clock.term) return ranges;
  ranges = trace(clock.start, *clock.term, calendar, clock.suspended);
  if (clock.extra_days > 0) {
    const Date base = add(clock.start, *clock.term, calendar, clock.suspended).nominal;
    for (CountedRange& range :
         trace(base, {clock.extra_days, DayUnit::days}, calendar, clock.suspended))
      ranges.push_back(std::move(range));
  }
  return ranges;
}

std::string state_of(const CaseClock& clock, Date end, Date today) {
  if (clock.ended)
    return *clock.ended > end ? trf("ended on {}, {} days late", to_string(*clock.ended),
                                    (*clock.ended - end).count())
                              : trf("ended on {}, in time", to_string(*clock.ended));
  if (clock.paused_since) return trf("suspended since {}", to_string(*clock.paused_since));
  const auto days = (end - today).count();
  if (!spec_of(clock.kind).obligation)
    return days < 0 ? std::string(tr("window closed")) : trf("open for {} more days", days);
  return days < 0 ? trf("overdue by {} days", -days) : trf("running, {} days left", days);
}

std::string term_words(const Term& term) {
  switch (term.unit) {
    case DayUnit::workdays:
      return trf("{}w", term.count);
    case DayUnit::months:
      return trf("{}m", term.count);
    default:
      return trf("{}d", term.count);
  }
}

std::string as_text(const CaseClock& clock, const Rules& rules, Date today) {
  const Date end = clock.end();
  std::string out = fmt::format("{}{}: {}\n", tr(spec_of(clock.kind).label),
                                clock.what.empty() ? "" : fmt::format(" ({})", clock.what),
                                state_of(clock, end, today));
  if (clock.term)
    out += trf("  from {}, {}: ends on {}\n", to_string(clock.start), term_words(*clock.term),
               to_string(clock.deadline.nominal));
  else
    out += trf("  from {}, set to end on {}\n", to_string(clock.start),
               to_string(clock.deadline.nominal));
  if (clock.extra_days > 0) out += trf("  extended by {} days\n", clock.extra_days);
  if (clock.cap)
    out += trf("  never later than {}: an earlier limit binds\n", to_string(*clock.cap));
  if (clock.deadline.rolled != clock.deadline.nominal)
    out += trf("  nobody works on {}; the next workday is {}; {} binds\n",
               to_string(clock.deadline.nominal), to_string(clock.deadline.rolled), to_string(end));
  if (clock.deadline.provisional)
    out += trf("  provisional: a year in it has no calendar yet, only weekends were counted\n");
  if (!clock.source.empty()) out += trf("  rule: {}\n", tr(clock.source.c_str()));
  return out + write_day_ranges(ranges_of(clock, rules.calendar), "    ");
}

Json as_json(const CaseClock& clock, const Rules& rules) {
  Json one = {{"clock", spec_of(clock.kind).name},
              {"obligation", spec_of(clock.kind).obligation},
              {"start", to_string(clock.start)},
              {"term", clock.term ? Json(to_string(*clock.term)) : Json()},
              {"extra_days", clock.extra_days},
              {"nominal", to_string(clock.deadline.nominal)},
              {"rolled", to_string(clock.deadline.rolled)},
              {"due", to_string(clock.end())},
              {"provisional", clock.deadline.provisional},
              {"running", clock.running()},
              {"ended", clock.ended ? Json(to_string(*clock.ended)) : Json()},
              {"rule", clock.source}};
  Json ranges = Json::array();
  for (const CountedRange& range : ranges_of(clock, rules.calendar))
    ranges.push_back({{"from", to_string(range.days.from)},
                      {"to", to_string(range.days.to)},
                      {"counted", range.count},
                      {"reason", range.reason == DayReason::counted     ? "counted"
                                 : range.reason == DayReason::suspended ? "suspended"
                                                                        : "day-off"},
                      {"holiday", range.holiday},
                      {"source", range.source}});
  one["days"] = std::move(ranges);
  return one;
}

struct Options {
  std::string id;
  std::string as_of;
};

int run(Context& ctx, const Options& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  ANJUAN_TRY(as_of, ctx.as_of(options.as_of));
  ANJUAN_TRY(stored, ledger.read_case(options.id));
  const Rules rules = ledger.rules();
  const CaseState state = fold(stored.value.history, facts_of(stored.value.head), rules, as_of);
  if (!state.status) return ctx.fail(not_registered_yet(stored.value, *as_of));
  const Date today = as_of.value_or(now.date());
  if (ctx.json()) {
    Json clocks = Json::array();
    for (const CaseClock& clock : state.clocks) clocks.push_back(as_json(clock, rules));
    Json tasks = Json::array();
    for (const OpenTask& task : state.tasks)
      tasks.push_back({{"task", task.name}, {"since", to_string(task.since)}, {"why", task.why}});
    const Json document = {{"id", stored.value.head[HeadField::id]},
                           {"clocks", std::move(clocks)},
                           {"tasks", std::move(tasks)}};
    ctx.print_line(document.dump(2));
    return 0;
  }
  ctx.print(fmt::format("{}  {}\n", stored.value.head[HeadField::id],
                        stored.value.head[HeadField::title]));
  for (const CaseClock& clock : state.clocks) ctx.print("\n" + as_text(clock, rules, today));
  for (const OpenTask& task : state.tasks)
    ctx.print(trf("\ntask {} since {}: {}\n", task.name, to_string(task.since), task.why));
  return 0;
}

}  // namespace

Command explain_command() {
  return {
      "explain",
      N_("deadlines"),
      N_("explain every limit of a case, day by day"),
      N_("Shows each clock of a case: when it started, what it counts, every range of days that "
         "counted or did not and why, where it ends, and the article it comes from."),
      {"anjuan explain DZ-2026-000123"},
      [](CLI::App& app) -> Run {
        auto options = std::make_shared<Options>();
        app.add_option("case", options->id, tr("number of the case"))
            ->type_name("CASE")
            ->required();
        app.add_option("--as-of", options->as_of, tr("as it stood at the end of that day"))
            ->type_name("DATE");
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
