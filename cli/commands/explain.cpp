#include <algorithm>

#include <fmt/format.h>

#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/day_ranges.hpp"
#include "view/look_back.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Stretches that were suspended and stretches on which the case was closed, told apart.
std::vector<CountedRange> split_idle(const CountedRange& range, const CaseClock& clock) {
  const auto reason_on = [&](Date date) {
    const bool idle = std::any_of(clock.idle.begin(), clock.idle.end(),
                                  [&](const DateRange& days) { return days.contains(date); });
    return idle ? DayReason::closed : DayReason::suspended;
  };
  std::vector<CountedRange> parts;
  for (Date date = range.days.from; date <= range.days.to; date += std::chrono::days(1)) {
    if (parts.empty() || parts.back().reason != reason_on(date)) {
      parts.push_back(range);
      parts.back().days.from = date;
      parts.back().reason = reason_on(date);
    }
    parts.back().days.to = date;
  }
  return parts;
}

/// Every day of a clock's count with its reason, the extension after the term.
std::vector<CountedRange> ranges_of(const CaseClock& clock, const Calendar& calendar) {
  std::vector<CountedRange> ranges;
  if (!clock.term) return ranges;
  const std::vector<DateRange> skipped = clock.not_counted();
  const auto add_all = [&](Date from, Term term) {
    for (const CountedRange& range : trace(from, term, calendar, skipped)) {
      if (range.reason != DayReason::suspended)
        ranges.push_back(range);
      else
        for (CountedRange& part : split_idle(range, clock)) ranges.push_back(std::move(part));
    }
  };
  add_all(clock.start, *clock.term);
  if (clock.extra_days > 0)
    add_all(add(clock.start, *clock.term, calendar, skipped).nominal,
            {clock.extra_days, DayUnit::days});
  if (!clock.stands_still()) return ranges;
  // What comes after the suspension is known when it is over.
  const Date last = *clock.paused_since;
  std::erase_if(ranges, [&](const CountedRange& range) { return range.days.from > last; });
  if (!ranges.empty() && ranges.back().days.to > last) {
    CountedRange& cut = ranges.back();
    cut.days.to = last;
    if (cut.count > 0) cut.count = static_cast<int>((last - cut.days.from).count()) + 1;
  }
  return ranges;
}

/// Days from `end` to `day` that were the office's: not those on which the case was closed.
int days_past(const CaseClock& clock, Date end, Date day) {
  int days = static_cast<int>((day - end).count());
  for (const DateRange& range : clock.idle)
    for (Date date = std::max(range.from, end + std::chrono::days(1));
         date <= std::min(range.to, day); date += std::chrono::days(1))
      --days;
  return days;
}

std::string state_of(const CaseClock& clock, bool owed, Date end, Date today) {
  if (!owed)
    return trf("ended on {}: passing it on has a limit of its own", to_string(*clock.ended));
  const bool duty = spec_of(clock.kind).obligation;
  if (clock.ended && clock.void_)
    return trf("ended on {}: the new class has no such limit", to_string(*clock.ended));
  const int late = clock.ended ? days_past(clock, end, *clock.ended) : 0;
  if (clock.ended && clock.dropped)
    return *clock.ended > end ? trf(by_number(late, N_("given up on {}, {} day late, never done"),
                                              N_("given up on {}, {} days late, never done")),
                                    to_string(*clock.ended), late)
                              : trf("given up on {}, never done", to_string(*clock.ended));
  if (clock.ended && !duty)
    return *clock.ended > end ? std::string(tr("window closed"))
                              : trf("ended on {}", to_string(*clock.ended));
  if (clock.ended)
    return *clock.ended > end ? trf(by_number(late, N_("ended on {}, {} day late"),
                                              N_("ended on {}, {} days late")),
                                    to_string(*clock.ended), late)
                              : trf("ended on {}, in time", to_string(*clock.ended));
  if (clock.paused_since) return trf("suspended since {}", to_string(*clock.paused_since));
  const int days = -days_past(clock, end, today);
  if (!duty)
    return days < 0 ? std::string(tr("window closed"))
                    : trf(by_number(days, N_("open for {} more day"), N_("open for {} more days")),
                          days);
  return days < 0
             ? trf(by_number(-days, N_("overdue by {} day"), N_("overdue by {} days")), -days)
             : trf(by_number(days, N_("running, {} day left"), N_("running, {} days left")), days);
}

std::string as_text(const CaseClock& clock, bool owed, const Rules& rules, const Words& words,
                    Date today) {
  const Date end = clock.end();
  const ClockKind kind = clock.passed_on && owed ? ClockKind::refer : clock.kind;
  std::string out = fmt::format(
      "{}{}{}: {}\n", tr(spec_of(kind).label), clock.name.empty() ? "" : " " + clock.name,
      clock.what.empty() ? "" : fmt::format(" ({})", words.unit(clock.what)),
      state_of(clock, owed, end, today));
  if (clock.stands_still())
    out +=
        trf("  from {}: its last day is open as long as it is suspended\n", to_string(clock.start));
  else if (clock.term)
    out += trf("  from {}, {}: ends on {}\n", to_string(clock.start), in_words(*clock.term),
               to_string(clock.deadline.nominal));
  else
    out += trf("  from {}, set to end on {}\n", to_string(clock.start),
               to_string(clock.deadline.nominal));
  if (clock.extra_days > 0)
    out += trf(
        by_number(clock.extra_days, N_("  extended by {} day\n"), N_("  extended by {} days\n")),
        clock.extra_days);
  if (clock.not_before && clock.deadline.nominal == *clock.not_before)
    out += trf("  had passed when the case came back on {}: counted from that day\n",
               to_string(*clock.not_before));
  if (clock.cap)
    out += trf("  never later than {}: an earlier limit binds\n", to_string(*clock.cap));
  if (clock.moved_to)
    out += trf("  set to {} by the rules of now: `anjuan recompute` records that\n",
               to_string(*clock.moved_to));
  if (clock.deadline.rolled != clock.deadline.nominal && !clock.stands_still())
    out += trf("  nobody works on {}; the next workday is {}; {} binds\n",
               to_string(clock.deadline.nominal), to_string(clock.deadline.rolled), to_string(end));
  if (clock.deadline.provisional)
    out += trf("  provisional: a year in it has no calendar yet, only weekends were counted\n");
  const std::string rule = clock.source.empty() ? "" : cited(tr(clock.source.c_str()));
  if (!rule.empty()) out += trf("  rule: {}\n", rule);
  return out + write_day_ranges(ranges_of(clock, rules.calendar), "    ");
}

Json as_json(const CaseClock& clock, const Rules& rules) {
  // While a clock stands still nobody knows its last day.
  const auto last_day = [&](Date day) {
    return clock.stands_still() ? Json() : Json(to_string(day));
  };
  Json one = {{"clock", spec_of(clock.kind).name},
              {"obligation", spec_of(clock.kind).obligation},
              {"start", to_string(clock.start)},
              {"term", clock.term ? Json(to_string(*clock.term)) : Json()},
              {"extra_days", clock.extra_days},
              {"round", clock.round},
              {"unit", clock.what},
              {"name", clock.name},
              {"nominal", last_day(clock.deadline.nominal)},
              {"rolled", last_day(clock.deadline.rolled)},
              {"due", last_day(clock.end())},
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
                                 : range.reason == DayReason::closed    ? "closed"
                                                                        : "day-off"},
                      {"holiday", range.holiday},
                      {"source", range.source}});
  one["days"] = std::move(ranges);
  return one;
}

struct ExplainWishes {
  std::string id;
  ViewWords view;
};

Result<ExitCode> run(Context& ctx, const ExplainWishes& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(view, read_view(options.view, ctx.today()));
  ANJUAN_TRY(stored, ledger.read_case(options.id));
  stored.value = shown(stored.value, Audience::clerk);
  const Rules rules = ledger.rules();
  const auto value =
      view.is_past(ctx.today()) ? case_at(stored.value, rules, view) : std::optional(stored.value);
  if (!value) return not_registered_yet(stored.value, view);
  const std::vector<Event> history = in_force(value->history);
  const CaseState state = state_of(*value, rules);
  const Date today = view.as_of;
  if (ctx.json()) {
    Json clocks = Json::array();
    for (const CaseClock& clock : state.clocks) clocks.push_back(as_json(clock, rules));
    Json tasks = Json::array();
    for (const OpenTask& task : state.tasks)
      tasks.push_back({{"task", to_name(task.kind)},
                       {"since", to_string(task.since)},
                       {"due", task.due ? Json(to_string(*task.due)) : Json()},
                       {"why", task.why}});
    Json missed = Json::array();
    for (const LateDuty& duty : state.late_duties())
      missed.push_back({{"clock", duty.clock},
                        {"unit", duty.unit},
                        {"due", to_string(duty.due)},
                        {"done", to_string(duty.done)}});
    Json late = Json::array();
    for (const Event& event : history)
      if (is_recorded_late(event, rules.office)) late.push_back(event_json(event));
    ctx.print_json({{"id", stored.value.head[HeadField::id]},
                    {"clocks", std::move(clocks)},
                    {"missed", std::move(missed)},
                    {"tasks", std::move(tasks)},
                    {"recorded_late", std::move(late)}});
    return ExitCode::ok;
  }
  const Words words(ledger, ctx.ids());
  ctx.print(fmt::format("{}  {}\n", stored.value.head[HeadField::id],
                        stored.value.head[HeadField::title]));
  if (state.status == Status::voided)
    ctx.print(trf("\nregistered by mistake: no clock runs, and no figure counts it\n"));
  for (const CaseClock& clock : state.clocks)
    ctx.print("\n" + as_text(clock, state.is_owed(clock), rules, words, today));
  for (const LateDuty& duty : state.late_duties())
    ctx.print(trf("\nmissed: {}{}, last day {}, ended on {}\n", words.clock(duty.clock),
                  duty.unit.empty() ? "" : fmt::format(" ({})", words.unit(duty.unit)),
                  to_string(duty.due), to_string(duty.done)));
  for (const Event& event : history)
    if (is_recorded_late(event, rules.office))
      ctx.print(trf(
          by_number(days_recorded_late(event), N_("\nrecorded on {}, {} day later: {} ({}){}\n"),
                    N_("\nrecorded on {}, {} days later: {} ({}){}\n")),
          to_string(recorded_at(event).date()), days_recorded_late(event),
          tr(spec_of(event.kind).label), to_string(event.at.date()),
          event.get("late_reason").empty() ? std::string()
                                           : fmt::format(": {}", event.get("late_reason"))));
  for (const OpenTask& task : state.tasks)
    ctx.print(task.due ? trf("\ntask {} since {}, by {}: {}\n", tr(label_of(task.kind)),
                             to_string(task.since), to_string(*task.due), task.why)
                       : trf("\ntask {} since {}: {}\n", tr(label_of(task.kind)),
                             to_string(task.since), task.why));
  return ExitCode::ok;
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
      [](Arguments& args) -> Run {
        auto options = std::make_shared<ExplainWishes>();
        args.add_option("case", options->id, tr("number of the case"))
            ->type_name("CASE")
            ->required();
        add_view_options(args, options->view);
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
