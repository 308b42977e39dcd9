#include <algorithm>
#include <set>
#include <tuple>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/desk/hold_many.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using Place = std::tuple<Date, std::string, int>;

/// DATE, DATE/DESK or DATE/DESK/GROUP: those of `planned` that it names.
std::vector<Place> places_of(const std::string& text, const std::set<Place>& planned,
                             const rota::Rules& rules, Date today) {
  const auto parts = split(text, '/');
  const auto day = parse_day(parts[0], today);
  std::vector<Place> found;
  if (!day || parts.size() > 3) return found;
  for (const Place& place : planned) {
    const auto& [date, desk, group] = place;
    if (date == *day && (parts.size() < 2 || desk == rules.desk_called(trim(parts[1]))) &&
        (parts.size() < 3 || parse_number<int>(trim(parts[2])) == group))
      found.push_back(place);
  }
  return found;
}

}  // namespace

Result<HoldRun> hold_as_planned(const Ledger& ledger, const RotaBooks& books,
                                const AsPlannedOptions& options) {
  if (options.days.to > options.now.date())
    return fail_usage("future", trf("{} is still to come", to_string(options.days.to)),
                      trf("let it end on {} at the latest", to_string(options.now.date())));
  std::set<Place> planned;
  for (const rota::Session& session : books.sessions(options.days))
    planned.emplace(session.date, session.desk, session.group);
  std::set<Place> left_out;
  std::vector<Diagnostic> wrong;
  for (const std::string& text : options.except) {
    const auto places = places_of(text, planned, books.rules, options.now.date());
    left_out.insert(places.begin(), places.end());
    if (places.empty())
      add_error(wrong, "no-such-session", trf("--except: nothing was planned at {}", text),
                tr("write DATE, DATE/DESK or DATE/DESK/GROUP of a planned session"));
  }
  if (!wrong.empty()) return fail(ExitCode::usage, std::move(wrong));
  std::set<Place> known;
  for (const rota::HeldSession& held : books.held) known.emplace(held.date, held.desk, held.group);
  HoldRun run;
  ReceptionPlanner planner(ledger, books.rules, options.now);
  for (const Place& place : planned) {
    if (left_out.contains(place)) continue;
    if (known.contains(place)) {
      ++run.skipped;
      continue;
    }
    HeldReception one;
    std::tie(one.record.held.date, one.record.held.desk, one.record.held.group) = place;
    one.record.by = options.by;
    one.record.held.recording = {{}, options.late_reason, options.via};
    complete_from_plan(one.record.held, books, false);
    for (Diagnostic& d : why_not_held(ledger, books.rules, one.record, options.now.date())) {
      d.message = fmt::format("{}: {}", session_name(one.record.held), d.message);
      wrong.push_back(std::move(d));
    }
    ANJUAN_DO(planner.add(std::move(one)));
  }
  if (!wrong.empty()) return fail_with(std::move(wrong));
  run.recorded = planner.size();
  run.paths = planner.paths();
  ANJUAN_TRY(edits, planner.write(options.dry_run));
  run.edits = std::move(edits);
  run.notes = planner.notes();
  return run;
}

}  // namespace anjuan
