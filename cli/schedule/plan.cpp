#include <fmt/format.h>

#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/report/table.hpp"
#include "anjuan/rota/plan/organizer.hpp"
#include "anjuan/rota/publish/grid.hpp"

#include "schedule/schedule.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

struct PlanOptions {
  PeriodOptions period;
  std::vector<std::string> desks;
  std::string organizer;
  bool again = false;
  bool anew = false;
};

Json plan_json(const rota::Plan& plan) {
  Json sessions = Json::array();
  for (const rota::Session& session : plan.sessions) sessions.push_back(session_json(session));
  Json loads = Json::array();
  for (const rota::Load& load : plan.loads) loads.push_back(load_json(load));
  Json unmet = Json::array();
  for (const rota::Unmet& one : plan.unmet) unmet.push_back(unmet_json(one));
  Json preferences = Json::array();
  for (const rota::Preference& one : plan.preferences)
    preferences.push_back({{"rule", one.what},
                           {"desk", one.desk},
                           {"met", one.met},
                           {"total", one.total},
                           {"reachable", one.reachable},
                           {"source", one.source}});
  return {{"sessions", std::move(sessions)},
          {"loads", std::move(loads)},
          {"proof", plan.proof},
          {"unmet", std::move(unmet)},
          {"spread", std::round(plan.spread * 1000) / 1000},
          {"bound", std::round(plan.bound * 1000) / 1000},
          {"preferences", std::move(preferences)},
          {"seed", plan.seed},
          {"provisional", plan.provisional}};
}

std::string plan_text(const rota::Plan& plan, const Ledger& ledger) {
  if (plan.sessions.empty()) return tr("nothing can be planned\n") + unmet_text(plan.unmet);
  std::string text = rota::session_table(plan.sessions, ledger.officials());
  Table table{{{"official", tr("official")},
               {"rank", tr("rank")},
               {"load", tr("sessions"), Align::right},
               {"entitlement", tr("fair share"), Align::right},
               {"balance", tr("owed"), Align::right}},
              {}};
  for (const rota::Load& load : plan.loads)
    if (load.load > 0 || load.entitlement > 0)
      table.rows.push_back({name_of(ledger.officials(), load.official), load.rank,
                            std::to_string(load.load), fmt::format("{:.2f}", load.entitlement),
                            fmt::format("{:+.2f}", load.balance)});
  text += "\n" + write_text(table, terminal_width());
  text += plan.proof == "optimal"
              ? tr("proof: no plan under these rules is fairer\n")
              : trf("proof: the sum of squared distances is {:.2f}; no plan is below {:.2f}\n",
                    plan.spread, plan.bound);
  for (const rota::Preference& one : plan.preferences)
    text += trf("preferred ({}): {} of {}, {} reachable [{}]\n", tr(one.what.c_str()), one.met,
                one.total, one.reachable, one.source);
  if (plan.provisional)
    text += tr("provisional: a year in it has no calendar yet, only weekends were left out\n");
  return text + unmet_text(plan.unmet);
}

/// What is planned already and must stay: other desks, the past and the freeze, changes by hand.
/// With --again the rest stays where it can.
void keep_sessions(const RotaBooks& books, const PlanOptions& options, DateRange period, Date today,
                   rota::PlanInput& input) {
  const Date frozen_until = today + std::chrono::days(books.rules.freeze_days);
  for (rota::Session& session : books.sessions(period)) {
    const bool other_desk =
        !options.desks.empty() &&
        std::find(options.desks.begin(), options.desks.end(), session.desk) == options.desks.end();
    if (other_desk || session.date <= frozen_until || session.origin == rota::Origin::manual)
      input.pinned.push_back(std::move(session));
    else if (options.again)
      input.standing.push_back(std::move(session));
  }
}

int run_plan(Context& ctx, const PlanOptions& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  ANJUAN_TRY(period, options.period.period(now.date()));
  std::optional<Lock> lock;
  if (!ctx.dry_run()) {
    ANJUAN_TRY(taken, ctx.lock(ledger, "schedule plan"));
    lock.emplace(std::move(taken));
  }
  ANJUAN_TRY(books, open_rota(ledger));
  rota::PlanInput input = plan_input(books, ledger, period);
  input.desks = options.desks;
  input.today = now.date();
  const auto planned = books.sessions(period);
  if (!options.organizer.empty())
    if (auto known =
            one_of(options.organizer, rota::organizers(books.rules, input.officials, period.from),
                   "--organizer");
        !known)
      return ctx.fail(known.error());
  const auto of_these_desks =
      std::count_if(planned.begin(), planned.end(), [&](const rota::Session& session) {
        const Official* official = find_by_id(input.officials, session.official);
        return (options.desks.empty() || std::find(options.desks.begin(), options.desks.end(),
                                                   session.desk) != options.desks.end()) &&
               (options.organizer.empty() ||
                (official != nullptr &&
                 rota::organizer_of(*official, books.rules, period.from) == options.organizer));
      });
  if (of_these_desks > 0 && !options.again && !options.anew && !ctx.dry_run())
    return ctx.fail(Failure{
        ExitCode::refused,
        {Diagnostic{
            .code = "already-planned",
            .message = trf("{} sessions are planned from {} to {} already", of_these_desks,
                           to_string(period.from), to_string(period.to)),
            .remedy = tr("change single days with 'schedule absent' or 'schedule replace'; "
                         "--again takes in what is new and moves only what must, --anew plans "
                         "anew what is neither frozen nor made by hand")}}});
  keep_sessions(books, options, period, now.date(), input);
  rota::Rules organized;  // what the input points to then
  if (!options.organizer.empty())
    rota::limit_to_organizer(input, organized, options.organizer, planned);
  ANJUAN_TRY(plan, rota::make_plan(input));
  if (!ctx.dry_run())
    if (auto written = write_sessions(ledger, books, period, plan.sessions); !written)
      return ctx.fail(written.error());
  ctx.release(lock);
  if (!ctx.dry_run()) ctx.stored(rota_is_written());
  if (ctx.json())
    ctx.print_json(plan_json(plan));
  else
    ctx.print(plan_text(plan, ledger));
  if (!ctx.json() && period.from < now.date())
    ctx.print(trf("days before {} have passed and are not filled\n", to_string(now.date())));
  return 0;
}

struct ShowOptions {
  PeriodOptions period;
  std::string desk;
  std::string official;
  std::string format = "table";
};

int run_show(Context& ctx, const ShowOptions& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  ANJUAN_TRY(period, options.period.period(now.date()));
  ANJUAN_TRY(books, open_rota(ledger));
  std::vector<rota::Session> sessions = books.sessions(period);
  std::erase_if(sessions, [&](const rota::Session& session) {
    const bool sits_in = std::find(session.companions.begin(), session.companions.end(),
                                   options.official) != session.companions.end();
    return (!options.desk.empty() && session.desk != options.desk) ||
           (!options.official.empty() && session.official != options.official && !sits_in);
  });
  if (ctx.json()) {
    Json list = Json::array();
    for (const rota::Session& session : sessions) list.push_back(session_json(session));
    ctx.print_json({{"from", to_string(period.from)},
                    {"to", to_string(period.to)},
                    {"sessions", std::move(list)}});
    return 0;
  }
  if (options.format == "table") {
    ctx.print(rota::session_table(sessions, ledger.officials()));
    return 0;
  }
  rota::GridInput grid{&books.rules, &ledger.calendar(), &ledger.officials(), &sessions};
  std::string text;
  Date date = period.from;
  while (date <= period.to) {
    grid.year = year_of(date);
    grid.month = month_of(date);
    text += options.format == "html" ? rota::month_grid_html(grid) : rota::month_grid_text(grid);
    date = days_of(month_around(date)).to + std::chrono::days(1);
  }
  ctx.print(text);
  return 0;
}

}  // namespace

ScheduleVerb schedule_plan_verb() {
  return {
      "plan",
      N_("plan the sessions of a month or any period"),
      [](Arguments& app) -> Run {
        auto options = std::make_shared<PlanOptions>();
        options->period.declare(app);
        app.add_option("--desk", options->desks, tr("only this desk (repeatable)"))
            ->type_name("DESK");
        app.add_option("--organizer", options->organizer,
                       tr("only whose rota they draw up by [[rota.authority]]"))
            ->type_name("NAME");
        auto* again = app.add_flag("--again", options->again,
                                   tr("take in what is new; what is planned stays where it can"));
        app.add_flag("--anew", options->anew, tr("plan anew what is planned already"))
            ->excludes(again);
        return [options](Context& ctx) { return run_plan(ctx, *options); };
      },
      N_("Without --month or --from and --to: this month. Days that have passed are not filled. "
         "With --again bookings, filed dates, absences and gaps are taken in and no other "
         "session moves unless it must; with --anew everything may move but what has passed, "
         "is inside the freeze or was changed by hand. Says for everybody the fair share and what "
         "is owed, whether the plan is "
         "proven to be the fairest, and which preference could not be met. Rules that "
         "contradict each other are named, with their people and dates: exit 4."),
      {"anjuan schedule plan --month 2026-12",
       "anjuan -n schedule plan --from 2026-12-01 --to 2026-12-31 --desk centre"}};
}

ScheduleVerb schedule_show_verb() {
  return {
      "show",
      N_("show what is planned, as a table or as a month"),
      [](Arguments& app) -> Run {
        auto options = std::make_shared<ShowOptions>();
        options->period.declare(app);
        app.add_option("--desk", options->desk, tr("only this desk"))->type_name("DESK");
        app.add_option("--official", options->official, tr("only this official"))->type_name("ID");
        app.add_option("--format", options->format, tr("table, grid or html"))
            ->type_name("FORMAT")
            ->one_of({"table", "grid", "html"});
        return [options](Context& ctx) { return run_show(ctx, *options); };
      },
      "",
      {"anjuan schedule show --month 2026-12 --format grid",
       "anjuan schedule show --official li-fz"}};
}

}  // namespace anjuan::cli
