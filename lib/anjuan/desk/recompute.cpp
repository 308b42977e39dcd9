#include "anjuan/desk/recompute.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "anjuan/base/code.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/each_case.hpp"
#include "anjuan/text/case_writer.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kNoLimit = "no-limit";
constexpr std::string_view kCalendarKnown = "calendar-known";
/// "limit 30d by H5–H7"
constexpr std::string_view kLimit = "limit ";
constexpr std::string_view kBy = " by ";

/// Why a clock's end is another one now.
std::string reason_of(const CaseState& state, ClockKind kind, const Head& stored) {
  const CaseClock* clock = state.find(kind);
  if (clock == nullptr) return std::string(kNoLimit);
  if (stored.has(HeadField::provisional) && !clock->deadline.provisional)
    return std::string(kCalendarKnown);
  return fmt::format("{}{}{}{}", kLimit, clock->term ? to_string(*clock->term) : "–", kBy,
                     clock->source);
}

/// The moved dates of one case: the kept limits, and the due date when it is of another clock.
std::vector<MovedDate> moves_of(const Head& stored, const Head& folded, const CaseState& state) {
  using F = HeadField;
  std::vector<MovedDate> moved;
  const auto add = [&](F field, std::string_view clock) {
    if (stored[field] == folded[field]) return;
    const auto kind = parse_clock(clock);
    moved.push_back({stored[F::id], stored[F::title], std::string(clock), stored[field],
                     folded[field], kind ? reason_of(state, *kind, stored) : std::string()});
  };
  add(F::decide_by, spec_of(ClockKind::decide).name);
  add(F::handle_by, spec_of(ClockKind::handle).name);
  const std::string& clock = folded.has(F::clock) ? folded[F::clock] : stored[F::clock];
  const bool told = std::any_of(moved.begin(), moved.end(),
                                [&](const MovedDate& one) { return one.clock == clock; });
  if (!told) add(F::due, clock);
  return moved;
}

Event event_of(const MovedDate& move, const Event& recording) {
  Event event = recording;
  event.set("clock", move.clock);
  if (!move.from.empty()) event.set("from", move.from);
  if (!move.to.empty()) event.set("to", move.to);
  event.set("reason", move.why);
  return event;
}

}  // namespace

std::string moved_reason_text(std::string_view stored) {
  if (stored == kNoLimit) return tr("the rules have no such limit any more");
  if (stored == kCalendarKnown) return tr("the calendar of the year is known now");
  const std::size_t by = stored.find(kBy);
  if (!stored.starts_with(kLimit) || by == std::string_view::npos) return std::string(stored);
  return trf("the limit is {} by {}, counted with the calendars in force",
             stored.substr(kLimit.size(), by - kLimit.size()), stored.substr(by + kBy.size()));
}

Recomputation recompute(const Ledger& ledger, Timestamp now, const std::string& by,
                        const std::string& via) {
  Recomputation out;
  Event recording{.kind = EventKind::recomputed, .at = now, .by = by};
  if (!via.empty()) recording.set("via", via);
  const auto look_at = [&](const std::string& path, const StampedText& read, const Case& value) {
    ++out.cases;
    const CaseState state = fold(value.history, facts_of(value.head), ledger.rules());
    const Head folded = head_of_case(state, value);
    auto differences = compare_heads(value.head, folded, path, read.text);
    if (differences.empty()) return;
    if (differences.front().code != code::kRecomputeNeeded) {
      for (Diagnostic& d : differences) out.problems.push_back(std::move(d));
      return;
    }
    const std::vector<MovedDate> moved = moves_of(value.head, folded, state);
    std::vector<Event> events;
    for (const MovedDate& move : moved) events.push_back(event_of(move, recording));
    auto spliced = splice_case(read.text, path, head_changes(value.head, folded), events);
    if (!spliced) {
      for (Diagnostic& d : spliced.error().diagnostics) out.problems.push_back(std::move(d));
      return;
    }
    out.edits.push_back(
        {path, std::move(*spliced), read.stamp, value.head, folded, std::move(events)});
    out.moved.insert(out.moved.end(), moved.begin(), moved.end());
  };
  auto unreadable = read_every_case(ledger.paths(), look_at);
  std::move(unreadable.begin(), unreadable.end(), std::back_inserter(out.problems));
  sort_by_position(out.problems);
  return out;
}

}  // namespace anjuan
