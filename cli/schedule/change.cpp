#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"

#include "schedule/schedule.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

struct AbsentOptions {
  std::string official;
  std::string from;
  std::string to;
  std::string reason;
  std::string reported;
  bool cancel = false;
};

Json change_json(const rota::Change& change) {
  Json alternatives = Json::array();
  for (const rota::Candidate& one : change.alternatives)
    alternatives.push_back({{"official", one.official},
                            {"over", std::round(one.over * 1000) / 1000},
                            {"workdays_apart", one.apart}});
  return {{"before", change.before.official.empty() ? Json() : session_json(change.before)},
          {"after", change.after.official.empty() ? Json() : session_json(change.after)},
          {"frozen", change.frozen},
          {"late_notice", change.late_notice},
          {"source", change.source},
          {"alternatives", std::move(alternatives)}};
}

std::string change_text(const rota::Change& change) {
  const rota::Session& where = change.before.official.empty() ? change.after : change.before;
  std::string text =
      fmt::format("{} {}/{}: {} → {}", to_string(where.date), where.desk, where.group,
                  change.before.official.empty() ? "–" : change.before.official,
                  change.after.official.empty() ? tr("nobody") : change.after.official);
  if (!change.source.empty()) text += fmt::format(" [{}]", change.source);
  if (change.late_notice) text += trf(" (told later than the rule allows)");
  text += "\n";
  std::vector<std::string> names;
  for (const rota::Candidate& one : change.alternatives)
    if (one.official != change.after.official && names.size() < 3) names.push_back(one.official);
  if (!names.empty()) text += trf("    otherwise: {}\n", join(names, ", "));
  return text;
}

std::string told_text(const rota::Telling& told, const Ledger& ledger) {
  if (told.to.empty() && told.case_id.empty()) return told.message + "\n";
  const std::string to = !told.case_id.empty() ? trf("the petitioner of {}", told.case_id)
                                               : name_of(ledger.officials(), told.to);
  return trf("tell {}: {}\n", to, told.message);
}

Json absence_json(const rota::Absence& absence) {
  Json one = {{"official", absence.official},
              {"from", to_string(absence.days.from)},
              {"to", to_string(absence.days.to)},
              {"reason", absence.reason}};
  if (absence.reported) one["reported"] = to_string(*absence.reported);
  return one;
}

/// Whole months, for the loads.
DateRange months_of(DateRange days) {
  return days_of(month_around(days.from), month_around(days.to));
}

int take_back(Context& ctx, const Ledger& ledger, RotaBooks& books, const AbsentOptions& options,
              DateRange days) {
  ANJUAN_TRY(change, cancel_absence(ledger, books, options.official, days, !options.to.empty()));
  if (!ctx.dry_run())
    if (auto written = write_sessions(ledger, books, change.absence.days,
                                      books.sessions(change.absence.days), change.text);
        !written)
      return ctx.fail(written.error());
  if (!ctx.dry_run()) ctx.stored(rota_is_written());
  if (ctx.json()) {
    ctx.print_json({{"withdrawn", absence_json(change.absence)}});
    return 0;
  }
  ctx.print(fmt::format("rota/absences.yaml: {}", write_absence(change.absence)));
  ctx.print(
      tr("the absence is taken back; who stands in keeps the sessions: 'schedule replace' "
         "gives one back\n"));
  return 0;
}

void print_replan(Context& ctx, const Ledger& ledger, const AbsenceChange& recorded,
                  const rota::Replan& replan) {
  if (ctx.json()) {
    Json changes = Json::array();
    for (const rota::Change& change : replan.changes) changes.push_back(change_json(change));
    Json unmet = Json::array();
    for (const rota::Unmet& one : replan.unmet) unmet.push_back(unmet_json(one));
    Json loads = Json::array();
    for (const rota::Load& load : replan.loads) loads.push_back(load_json(load));
    Json told = Json::array();
    for (const rota::Telling& one : replan.told)
      told.push_back({{"to", one.to}, {"case", one.case_id}, {"message", one.message}});
    ctx.print_json({{"absence", absence_json(recorded.absence)},
                    {"recorded", recorded.changed},
                    {"changes", std::move(changes)},
                    {"minimum", replan.minimum},
                    {"proven", replan.proven},
                    {"loads", std::move(loads)},
                    {"unmet", std::move(unmet)},
                    {"tell", std::move(told)}});
    return;
  }
  if (!recorded.changed) ctx.print(tr("this absence is recorded already\n"));
  for (const rota::Change& change : replan.changes) ctx.print(change_text(change));
  ctx.print(unmet_text(replan.unmet));
  for (const rota::Telling& one : replan.told) ctx.print(told_text(one, ledger));
  ctx.print(replan.proven ? trf("sessions changed: {}; no rota under the rules changes fewer\n",
                                replan.minimum)
                          : trf("sessions changed: {}\n", replan.changes.size()));
}

int run_absent(Context& ctx, const AbsentOptions& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  ANJUAN_TRY(official, official_argument(ledger, options.official));
  ANJUAN_TRY(from, date_argument(options.from, "--from"));
  ANJUAN_TRY(to, date_argument(options.to.empty() ? options.from : options.to, "--to"));
  if (from > to)
    return ctx.fail(
        fail_usage("range-backwards", trf("{} is before {}", options.to, options.from)));
  rota::Absence absence{official->id, {from, to}, options.reason, now.date()};
  if (!options.reported.empty()) {
    ANJUAN_TRY(reported, date_argument(options.reported, "--reported"));
    absence.reported = reported;
  }
  std::optional<Lock> lock;
  if (!ctx.dry_run()) {
    ANJUAN_TRY(taken, ctx.lock(ledger, "schedule absent"));
    lock.emplace(std::move(taken));
  }
  ANJUAN_TRY(books, open_rota(ledger));
  if (options.cancel) return take_back(ctx, ledger, books, options, absence.days);
  ANJUAN_TRY(recorded, add_absence(ledger, books, absence));
  rota::ReplanInput input{.plan = plan_input(books, ledger, months_of(recorded.absence.days)),
                          .fresh = {recorded.absence}};
  input.plan.absences = recorded.others;
  input.published = books.sessions();
  input.today = now.date();
  ANJUAN_TRY(replan, rota::replan_absences(input));
  if (!ctx.dry_run() && (recorded.changed || !replan.changes.empty())) {
    DateRange all = recorded.absence.days;
    if (!input.published.empty())
      all = months_of({input.published.front().date,
                       std::max(input.published.back().date, recorded.absence.days.to)});
    const auto text = recorded.changed ? std::optional<std::string>(recorded.text) : std::nullopt;
    if (auto written = write_sessions(ledger, books, all, replan.sessions, text); !written)
      return ctx.fail(written.error());
  }
  ctx.release(lock);
  if (!ctx.dry_run()) ctx.stored(rota_is_written());
  print_replan(ctx, ledger, recorded, replan);
  return 0;
}

struct ReplaceOptions {
  std::string date;
  std::string official;
  rota::Place place;
  rota::Override how;
};

void add_override(Arguments& app, rota::Override& how) {
  app.add_flag("--force", how.force, tr("against the rules on absence and substitutes"));
  app.add_option("--reason", how.reason,
                 tr("why; needed with --force for somebody whom no rule lets receive there"))
      ->type_name("TEXT");
}

void print_session(Context& ctx, const Ledger& ledger, const rota::Session& session) {
  ctx.print(trf("{} receives at desk {} on {}\n", name_of(ledger.officials(), session.official),
                session.desk, to_string(session.date)));
}

int run_replace(Context& ctx, const ReplaceOptions& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(date, date_argument(options.date, "DATE"));
  ANJUAN_TRY(official, official_argument(ledger, options.official));
  std::optional<Lock> lock;
  if (!ctx.dry_run()) {
    ANJUAN_TRY(taken, ctx.lock(ledger, "schedule replace"));
    lock.emplace(std::move(taken));
  }
  ANJUAN_TRY(books, open_rota(ledger));
  const DateRange period = days_of(month_around(date));
  rota::Place place = options.place;
  place.date = date;
  ANJUAN_TRY(changed,
             rota::replace_official(plan_input(books, ledger, period), books.sessions(period),
                                    place, official->id, options.how));
  if (!ctx.dry_run())
    if (auto written = write_sessions(ledger, books, period, changed); !written)
      return ctx.fail(written.error());
  ctx.release(lock);
  if (!ctx.dry_run()) ctx.stored(rota_is_written());
  for (const rota::Session& session : changed)
    if (place.is_of(session)) {
      if (ctx.json())
        ctx.print_json(session_json(session));
      else
        print_session(ctx, ledger, session);
    }
  return 0;
}

struct SwapOptions {
  std::string first;
  std::string second;
  rota::Override how;
};

/// DATE[/DESK[/GROUP[/SEAT]]]: the planned session that it names. Fails (usage) when it names none
/// or several.
Result<rota::Place> place_argument(const std::string& text, const RotaBooks& books) {
  const auto parts = split(text, '/');
  auto date = date_argument(std::string(parts[0]), "SESSION");
  if (!date) return pass_on(date);
  const auto number = [&](std::size_t part) {
    return parts.size() > part ? parse_number<int>(parts[part]).value_or(0) : 0;
  };
  std::vector<rota::Place> found;
  std::vector<std::string> names;
  for (const rota::Session& session : books.sessions({*date, *date})) {
    if ((parts.size() > 1 && session.desk != parts[1]) ||
        (parts.size() > 2 && session.group != number(2)) ||
        (parts.size() > 3 && session.seat != number(3)))
      continue;
    found.push_back({session.date, session.desk, session.group, session.seat});
    names.push_back(fmt::format("{}/{}/{}/{}", to_string(session.date), session.desk, session.group,
                                session.seat));
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return fail_usage("no-session", trf("no session {} is planned", text),
                      tr("see 'anjuan schedule show' for what is planned"));
  return fail_usage("which-session", trf("{} names several sessions", text),
                    trf("one of: {}", join(names, ", ")));
}

int run_swap(Context& ctx, const SwapOptions& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  std::optional<Lock> lock;
  if (!ctx.dry_run()) {
    ANJUAN_TRY(taken, ctx.lock(ledger, "schedule swap"));
    lock.emplace(std::move(taken));
  }
  ANJUAN_TRY(books, open_rota(ledger));
  ANJUAN_TRY(first, place_argument(options.first, books));
  ANJUAN_TRY(second, place_argument(options.second, books));
  const DateRange period = days_of(month_around(std::min(first.date, second.date)),
                                   month_around(std::max(first.date, second.date)));
  ANJUAN_TRY(changed, rota::swap_officials(plan_input(books, ledger, period),
                                           books.sessions(period), first, second, options.how));
  if (!ctx.dry_run())
    if (auto written = write_sessions(ledger, books, period, changed); !written)
      return ctx.fail(written.error());
  lock.reset();
  Json sessions = Json::array();
  for (const rota::Session& session : changed) {
    if (!first.is_of(session) && !second.is_of(session)) continue;
    sessions.push_back(session_json(session));
    if (!ctx.json()) print_session(ctx, ledger, session);
  }
  if (ctx.json()) ctx.print_json({{"sessions", std::move(sessions)}});
  return 0;
}

}  // namespace

ScheduleVerb schedule_absent_verb() {
  return {"absent",
          N_("record an absence and find substitutes with the fewest changes"),
          [](Arguments& app) -> Run {
            auto options = std::make_shared<AbsentOptions>();
            app.add_option("official", options->official, tr("who cannot come"))
                ->type_name("OFFICIAL")
                ->required();
            app.add_option("--from", options->from, tr("first day"))->type_name("DATE")->required();
            app.add_option("--to", options->to, tr("last day, included; --from when not said"))
                ->type_name("DATE");
            app.add_option("--reason", options->reason, tr("why"))->type_name("TEXT");
            app.add_option("--reported", options->reported, tr("when the office was told"))
                ->type_name("DATE");
            app.add_flag("--cancel", options->cancel,
                         tr("take the absence back that holds the day --from"));
            return [options](Context& ctx) { return run_absent(ctx, *options); };
          },
          N_("Writes one line of rota/absences.yaml, joined with what overlaps it, and gives the "
             "sessions of these days that are not over to others: the fewest sessions that the "
             "rules allow change, none inside the freeze but the absent official's own. Quotas "
             "that were kept are kept, booked and own sessions move to another day where they can; "
             "says what gives way and who is to be told what. --dry-run shows it first."),
          {"anjuan schedule absent wang-zr --from 2026-12-07 --to 2026-12-11 --reason training",
           "anjuan schedule absent wang-zr --from 2026-12-07 --cancel"}};
}

ScheduleVerb schedule_replace_verb() {
  return {"replace",
          N_("put somebody on one session by hand, or on an empty seat"),
          [](Arguments& app) -> Run {
            auto options = std::make_shared<ReplaceOptions>();
            app.add_option("date", options->date, tr("day of the session"))
                ->type_name("DATE")
                ->required();
            app.add_option("official", options->official, tr("who takes it"))
                ->type_name("OFFICIAL")
                ->required();
            app.add_option("--desk", options->place.desk, tr("the desk"))
                ->type_name("DESK")
                ->required();
            app.add_option("--group", options->place.group, tr("parallel group"))->type_name("N");
            app.add_option("--seat", options->place.seat, tr("place in the group"))->type_name("N");
            add_override(app, options->how);
            return [options](Context& ctx) { return run_replace(ctx, *options); };
          },
          N_("A seat that a rule wants filled that day and nobody has is filled as well. Somebody "
             "whom no rule lets receive there needs --force with a --reason, which stays with the "
             "session and is shown by `check`."),
          {"anjuan schedule replace 2026-12-09 li-fz --desk centre"}};
}

ScheduleVerb schedule_swap_verb() {
  return {"swap",
          N_("let two sessions change hands in one step"),
          [](Arguments& app) -> Run {
            auto options = std::make_shared<SwapOptions>();
            app.add_option("first", options->first, tr("one session: DATE[/DESK[/GROUP[/SEAT]]]"))
                ->type_name("SESSION")
                ->required();
            app.add_option("second", options->second, tr("the other session"))
                ->type_name("SESSION")
                ->required();
            add_override(app, options->how);
            return [options](Context& ctx) { return run_swap(ctx, *options); };
          },
          N_("Both officials must be able to come, may be nowhere else on their new day, may stand "
             "in for each other and receive there by some rule."),
          {"anjuan schedule swap 2026-12-09 2026-12-16/centre"}};
}

}  // namespace anjuan::cli
