#include "anjuan/desk/replan.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/rota/plan/organizer.hpp"

namespace anjuan {
namespace {

/// Whole months, for the loads.
DateRange months_of(DateRange days) {
  return days_of(month_around(days.from), month_around(days.to));
}

bool is_at_desks(const PlanRequest& request, const rota::Session& session) {
  return request.desks.empty() ||
         std::find(request.desks.begin(), request.desks.end(), session.desk) != request.desks.end();
}

/// Whether whoever draws up the rota of its official is the one who was asked for.
bool is_organized(const PlanRequest& request, const rota::PlanInput& input,
                  const rota::Session& session) {
  if (request.organizer.empty()) return true;
  const Official* official = find_by_id(input.officials, session.official);
  return official != nullptr &&
         rota::organizer_of(*official, *input.rules, request.period.from) == request.organizer;
}

/// What is planned already and must stay is pinned. With --again the rest stays where it can.
void keep_sessions(const RotaBooks& books, const PlanRequest& request, rota::PlanInput& input) {
  const Date frozen_until = request.today + std::chrono::days(books.rules.freeze_days);
  input.published = books.sessions(request.period);
  for (rota::Session session : input.published) {
    if (!is_at_desks(request, session) || session.date <= frozen_until ||
        session.origin == rota::Origin::manual)
      input.pinned.push_back(std::move(session));
    else if (request.again)
      input.standing.push_back(std::move(session));
  }
}

}  // namespace

Result<PlanRun> plan_rota(const Ledger& ledger, const PlanRequest& asked) {
  ANJUAN_TRY(books, open_rota(ledger));
  PlanRequest request = asked;
  for (std::string& desk : request.desks) desk = books.rules.desk_called(desk);
  const DateRange period = request.period;
  rota::PlanInput input = plan_input(books, ledger, period);
  input.desks = request.desks;
  input.today = request.today;
  if (!books.held.empty()) {
    input.held_before = request.today;
    input.held = held_sessions(books, {period.from, request.today - std::chrono::days(1)});
  }
  const auto planned = books.sessions(period);
  if (!request.organizer.empty()) {
    const auto known = rota::organizers(books.rules, input.officials, period.from);
    if (std::find(known.begin(), known.end(), request.organizer) == known.end())
      return fail_usage("unknown-word", trf("{} cannot be {}", "--organizer", request.organizer),
                        suggest(request.organizer, names_in(known)));
  }
  const auto count =
      std::count_if(planned.begin(), planned.end(), [&](const rota::Session& session) {
        return is_at_desks(request, session) && is_organized(request, input, session);
      });
  if (count > 0 && !request.again && !request.anew && !request.dry_run)
    return fail(ExitCode::refused,
                {.code = "already-planned",
                 .message = trf(by_number(count, N_("{} session is planned from {} to {} already"),
                                          N_("{} sessions are planned from {} to {} already")),
                                count, to_string(period.from), to_string(period.to)),
                 .remedy = tr("change single days with 'schedule absent' or 'schedule replace'; "
                              "--again takes in what is new and moves only what must, --anew plans "
                              "anew what is neither frozen nor made by hand")});
  keep_sessions(books, request, input);
  rota::Rules organized;  // what the input points to then
  if (!request.organizer.empty())
    rota::limit_to_organizer(input, organized, request.organizer, planned);
  ANJUAN_TRY(plan, rota::make_plan(input));
  if (!request.dry_run) ANJUAN_DO(write_sessions(ledger, books, period, plan.sessions));
  return PlanRun{std::move(plan), std::move(books.rules)};
}

Result<AbsenceRun> record_absence(const Ledger& ledger, const rota::Absence& absence, Date today,
                                  bool dry_run) {
  ANJUAN_TRY(books, open_rota(ledger));
  ANJUAN_TRY(recorded, add_absence(ledger, books, absence));
  const DateRange days = recorded.absence.days;
  rota::ReplanInput input{.plan = plan_input(books, ledger, months_of(days)),
                          .fresh = {recorded.absence},
                          .published = books.sessions(),
                          .today = today,
                          .over = sessions_over(books, today)};
  input.plan.absences = recorded.others;
  ANJUAN_TRY(replan, rota::replan_absences(input));
  if (!dry_run && (recorded.changed || !replan.changes.empty())) {
    DateRange all = days;
    if (!input.published.empty())
      all =
          months_of({input.published.front().date, std::max(input.published.back().date, days.to)});
    const auto text = recorded.changed ? std::optional(recorded.text) : std::nullopt;
    ANJUAN_DO(write_sessions(ledger, books, all, replan.sessions, text));
  }
  return AbsenceRun{std::move(recorded), std::move(replan), std::move(books.rules)};
}

Result<rota::Absence> take_back_absence(const Ledger& ledger, const rota::Absence& absence,
                                        bool whole, bool dry_run) {
  ANJUAN_TRY(books, open_rota(ledger));
  ANJUAN_TRY(change, cancel_absence(ledger, books, absence, whole));
  const DateRange days = change.absence.days;
  if (!dry_run) ANJUAN_DO(write_sessions(ledger, books, days, books.sessions(days), change.text));
  return std::move(change.absence);
}

namespace {

Result<rota::Place> find_place(const RotaBooks& books, const SessionName& name) {
  std::vector<rota::Place> found;
  std::vector<std::string> names;
  const auto desk = name.desk ? std::optional(books.rules.desk_called(*name.desk)) : std::nullopt;
  const std::vector<std::string> desks = rota::desks_of(books.rules);
  if (desk && std::find(desks.begin(), desks.end(), *desk) == desks.end()) {
    std::vector<std::string> called = desks;
    for (const std::string& id : desks) called.push_back(books.rules.desk_name(id));
    return fail_usage("unknown-word", trf("{} cannot be {}", tr("desk"), *name.desk),
                      suggest(*name.desk, names_in(called)));
  }
  for (const rota::Session& session : books.sessions({name.date, name.date})) {
    if (session.desk != desk.value_or(session.desk) ||
        session.group != name.group.value_or(session.group) ||
        session.seat != name.seat.value_or(session.seat))
      continue;
    found.push_back({session.date, session.desk, session.group, session.seat});
    names.push_back(fmt::format("{}/{}/{}/{}", to_string(session.date), session.desk, session.group,
                                session.seat));
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return fail_usage("no-session", trf("no session {} is planned", name.said),
                      tr("see 'anjuan schedule show' for what is planned"));
  return fail_usage("which-session", trf("{} names several sessions", name.said),
                    trf("one of: {}", join(names, tr(", "))));
}

}  // namespace

namespace {

/// Every rule that the changed rota of a period breaks and that was kept before. Who sits in is
/// not looked at: that is seen to afterwards.
Result<> keep_rules(const Ledger& ledger, const RotaBooks& books, DateRange period,
                    const std::vector<rota::Session>& changed) {
  DateRange wide = period;  // whole bookings
  for (const rota::Booking& booking : books.bookings)
    if (booking.within.from <= period.to && booking.within.to >= period.from)
      wide = {std::min(wide.from, booking.within.from), std::max(wide.to, booking.within.to)};
  rota::CheckInput input = check_input(books, ledger, wide);
  const auto key = [](const rota::Breach& breach) {
    return std::tuple(breach.kind, breach.official, breach.desk, breach.days.from, breach.days.to,
                      breach.source);
  };
  std::set<decltype(key({}))> known;
  for (const rota::Breach& breach : rota::check(input)) known.insert(key(breach));
  std::erase_if(input.sessions,
                [&](const rota::Session& session) { return period.contains(session.date); });
  std::copy_if(changed.begin(), changed.end(), std::back_inserter(input.sessions),
               [&](const rota::Session& session) { return period.contains(session.date); });
  std::sort(input.sessions.begin(), input.sessions.end(), rota::before);
  std::vector<Diagnostic> broken;
  for (rota::Breach& breach : rota::check(input))
    if (breach.severity == Severity::error && breach.kind != rota::BreachKind::companions &&
        !known.contains(key(breach)))
      broken.push_back({.code = "breaks-rule",
                        .message = std::move(breach.message),
                        .rule = std::move(breach.source),
                        .remedy = tr("name somebody else, or say --force")});
  if (!broken.empty()) return fail(ExitCode::refused, std::move(broken));
  return {};
}

}  // namespace

Result<Reseated> replace_in_rota(const Ledger& ledger, SessionName name,
                                 const std::string& official, const rota::Override& how,
                                 bool dry_run) {
  ANJUAN_TRY(books, open_rota(ledger));
  if (name.desk) name.desk = books.rules.desk_called(*name.desk);
  const DateRange period = days_of(month_around(name.date));
  const rota::PlanInput input = plan_input(books, ledger, period);
  const std::vector<rota::Session> planned = books.sessions(period);
  // An empty seat is filled before anybody who is planned gives way.
  std::optional<rota::Place> place;
  if (name.desk)
    place = rota::empty_place(input, planned, {name.date, *name.desk, name.group, name.seat});
  if (!place) {
    ANJUAN_TRY(taken, find_place(books, name));
    place = taken;
  }
  ANJUAN_TRY(changed, rota::replace_official(input, planned, *place, official, how));
  if (!how.force) ANJUAN_DO(keep_rules(ledger, books, period, changed));
  if (!dry_run) ANJUAN_DO(write_sessions(ledger, books, period, changed));
  std::erase_if(changed, [&](const rota::Session& session) { return !place->is_of(session); });
  return Reseated{std::move(changed), std::move(books.rules)};
}

Result<Reseated> swap_in_rota(const Ledger& ledger, const std::array<SessionName, 2>& names,
                              const rota::Override& how, bool dry_run) {
  ANJUAN_TRY(books, open_rota(ledger));
  ANJUAN_TRY(first, find_place(books, names[0]));
  ANJUAN_TRY(second, find_place(books, names[1]));
  const DateRange period = days_of(month_around(std::min(first.date, second.date)),
                                   month_around(std::max(first.date, second.date)));
  ANJUAN_TRY(changed, rota::swap_officials(plan_input(books, ledger, period),
                                           books.sessions(period), first, second, how));
  if (!how.force) ANJUAN_DO(keep_rules(ledger, books, period, changed));
  if (!dry_run) ANJUAN_DO(write_sessions(ledger, books, period, changed));
  std::erase_if(changed, [&](const rota::Session& session) {
    return !first.is_of(session) && !second.is_of(session);
  });
  return Reseated{std::move(changed), std::move(books.rules)};
}

}  // namespace anjuan
