#include "anjuan/desk/replan.hpp"

#include <algorithm>

#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// Whole months, for the loads.
DateRange months_of(DateRange days) {
  return days_of(month_around(days.from), month_around(days.to));
}

bool is_asked_for(const PlanRequest& request, const rota::Session& session) {
  return request.desks.empty() ||
         std::find(request.desks.begin(), request.desks.end(), session.desk) != request.desks.end();
}

/// What is planned already and must stay is pinned. With --again the rest stays where it can.
void keep_sessions(const RotaBooks& books, const PlanRequest& request, rota::PlanInput& input) {
  const Date frozen_until = request.today + std::chrono::days(books.rules.freeze_days);
  for (rota::Session& session : books.sessions(request.period)) {
    if (!is_asked_for(request, session) || session.date <= frozen_until ||
        session.origin == rota::Origin::manual)
      input.pinned.push_back(std::move(session));
    else if (request.again)
      input.standing.push_back(std::move(session));
  }
}

}  // namespace

Result<rota::Plan> plan_rota(const Ledger& ledger, const PlanRequest& request) {
  ANJUAN_TRY(books, open_rota(ledger));
  const DateRange period = request.period;
  const auto planned = books.sessions(period);
  const auto count =
      std::count_if(planned.begin(), planned.end(),
                    [&](const rota::Session& session) { return is_asked_for(request, session); });
  if (count > 0 && !request.again && !request.anew && !request.dry_run)
    return fail(ExitCode::refused,
                {.code = "already-planned",
                 .message = trf("{} sessions are planned from {} to {} already", count,
                                to_string(period.from), to_string(period.to)),
                 .remedy = tr("change single days with 'schedule absent' or 'schedule replace'; "
                              "--again takes in what is new and moves only what must, --anew plans "
                              "anew what is neither frozen nor made by hand")});
  rota::PlanInput input = plan_input(books, ledger, period);
  input.desks = request.desks;
  input.today = request.today;
  keep_sessions(books, request, input);
  ANJUAN_TRY(plan, rota::make_plan(input));
  if (!request.dry_run) ANJUAN_DO(write_sessions(ledger, books, period, plan.sessions));
  return std::move(plan);
}

Result<AbsenceRun> record_absence(const Ledger& ledger, const rota::Absence& absence, Date today,
                                  bool dry_run) {
  ANJUAN_TRY(books, open_rota(ledger));
  ANJUAN_TRY(recorded, add_absence(ledger, books, absence));
  const DateRange days = recorded.absence.days;
  rota::ReplanInput input{.plan = plan_input(books, ledger, months_of(days)),
                          .fresh = {recorded.absence},
                          .published = books.sessions(),
                          .today = today};
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
  return AbsenceRun{std::move(recorded), std::move(replan)};
}

Result<rota::Absence> take_back_absence(const Ledger& ledger, const rota::Absence& absence,
                                        bool whole, bool dry_run) {
  ANJUAN_TRY(books, open_rota(ledger));
  ANJUAN_TRY(change, cancel_absence(ledger, books, absence.official, absence.days, whole));
  const DateRange days = change.absence.days;
  if (!dry_run) ANJUAN_DO(write_sessions(ledger, books, days, books.sessions(days), change.text));
  return std::move(change.absence);
}

Result<rota::Session> replace_in_rota(const Ledger& ledger, const rota::Replacement& replacement,
                                      bool dry_run) {
  ANJUAN_TRY(books, open_rota(ledger));
  const DateRange period = days_of(month_around(replacement.date));
  std::vector<rota::Session> sessions = books.sessions(period);
  ANJUAN_TRY(changed,
             rota::replace_official(plan_input(books, ledger, period), sessions, replacement));
  if (!dry_run) ANJUAN_DO(write_sessions(ledger, books, period, sessions));
  return std::move(changed);
}

}  // namespace anjuan
