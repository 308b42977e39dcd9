#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/desk/replan.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/columns.hpp"
#include "anjuan/report/table.hpp"
#include "anjuan/rota/plan/organizer.hpp"
#include "anjuan/rota/publish/grid.hpp"

#include "schedule/schedule.hpp"
#include "view/progress.hpp"
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
  Json held_fixed = Json::array();
  for (const rota::HeldFixed one : plan.held_fixed) held_fixed.push_back(to_name(one));
  return {{"sessions", std::move(sessions)},
          {"loads", std::move(loads)},
          {"proof", plan.proof},
          {"unmet", std::move(unmet)},
          {"spread", std::round(plan.spread * 1000) / 1000},
          {"bound", std::round(plan.bound * 1000) / 1000},
          {"held_fixed", std::move(held_fixed)},
          {"preferences", std::move(preferences)},
          {"seed", plan.seed},
          {"provisional", plan.provisional}};
}

std::string plan_text(const PlanRun& run, const RotaWords& words) {
  const rota::Plan& plan = run.plan;
  if (plan.sessions.empty()) {
    std::string text = tr("nothing can be planned\n");
    for (const rota::CampaignRule& campaign : run.rules.campaigns)
      text += trf("the campaign {} lasts from {} to {}, as its [[rota.campaign]] says\n",
                  campaign.name, to_string(campaign.days.from), to_string(campaign.days.to));
    return text + unmet_text(plan.unmet, run.rules);
  }
  std::string text = session_table(plan.sessions, words);
  using rota::Load;
  std::vector<Load> loads;
  for (const Load& load : plan.loads)
    if (load.load > 0 || load.entitlement > 0) loads.push_back(load);
  const Table table =
      Columns<Load>()
          .add({"official", tr("official")},
               [&](const Load& load) { return words.official(load.official); })
          .add({"rank", tr("rank")}, &Load::rank)
          .add({"load", tr("sessions")}, &Load::load)
          .add({"entitlement", tr("fair share")},
               [](const Load& load) { return fmt::format("{:.2f}", load.entitlement); })
          .as(CellType::decimal)
          .add({"balance", tr("owed")},
               [](const Load& load) {
                 // What rounds to nothing has no sign.
                 return fmt::format("{:+.2f}", std::abs(load.balance) < 0.005 ? 0 : load.balance);
               })
          .as(CellType::decimal)
          .table(loads);
  text += "\n" + write_text(table, terminal_width());
  text += plan.proof == "optimal"
              ? tr("proof: no plan under these rules is fairer\n")
              : trf("proof: the sum of squared distances is {:.2f}; no plan is below {:.2f}\n",
                    plan.spread, plan.bound);
  if (!plan.held_fixed.empty()) {
    std::vector<std::string> fixed;
    for (const rota::HeldFixed one : plan.held_fixed) fixed.push_back(tr(label_of(one)));
    text += trf("  among plans that have this in common: {}\n", join(fixed, tr(", ")));
  }
  for (const rota::Preference& one : plan.preferences)
    text += trf("preferred ({}): {} of {}, at most {}", tr(one.what.c_str()), one.met, one.total,
                one.reachable) +
            behind(one.source) + "\n";
  if (plan.provisional)
    text += tr("provisional: a year in it has no calendar yet, only weekends were left out\n");
  return text + unmet_text(plan.unmet, run.rules);
}

Result<ExitCode> run_plan(Context& ctx, const PlanOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(period, options.period.period(ctx.today()));
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "schedule plan"));
  ANJUAN_TRY(run, [&] {
    ProgressLine line(ctx);
    line.show(trf("planning {} to {}", to_string(period.from), to_string(period.to)));
    return plan_rota(ledger, {.period = period,
                              .desks = options.desks,
                              .organizer = options.organizer,
                              .again = options.again,
                              .anew = options.anew,
                              .today = ctx.today(),
                              .dry_run = ctx.dry_run()});
  }());
  ctx.release(lock);
  if (!ctx.dry_run()) ctx.stored(rota_is_written());
  if (ctx.json())
    ctx.print_json(plan_json(run.plan));
  else
    ctx.print(plan_text(run, RotaWords(ctx, ledger, run.rules)));
  if (!ctx.json() && period.from < ctx.today())
    ctx.print(trf("days before {} have passed and are not filled\n", to_string(ctx.today())));
  return ExitCode::ok;
}

struct ShowOptions {
  PeriodOptions period;
  std::string desk;
  std::string official;
  std::string format = "table";
};

Result<ExitCode> run_show(Context& ctx, const ShowOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(period, options.period.period(ctx.today()));
  ANJUAN_TRY(books, open_rota(ledger));
  ANJUAN_TRY(official, known_official(ledger, options.official));
  ANJUAN_TRY(desk, known_desk(books.rules, options.desk));
  std::vector<rota::Session> sessions = books.sessions(period);
  std::erase_if(sessions, [&](const rota::Session& session) {
    const bool sits_in = std::find(session.companions.begin(), session.companions.end(),
                                   official) != session.companions.end();
    return (!desk.empty() && session.desk != desk) ||
           (!official.empty() && session.official != official && !sits_in);
  });
  if (ctx.json()) {
    Json list = Json::array();
    for (const rota::Session& session : sessions) list.push_back(session_json(session));
    ctx.print_json({{"from", to_string(period.from)},
                    {"to", to_string(period.to)},
                    {"sessions", std::move(list)}});
    return ExitCode::ok;
  }
  const bool of_all = desk.empty() && official.empty();
  if (sessions.empty()) {
    const std::string words = nothing_planned(period, ctx.today(), of_all);
    if (options.format == "table") {
      ctx.print_line(words);
      return ExitCode::ok;
    }
    ctx.say(words);
  }
  if (options.format == "table") {
    ctx.print(session_table(sessions, RotaWords(ctx, ledger, books.rules)));
    return ExitCode::ok;
  }
  rota::GridInput grid{&books.rules, &ledger.calendar(), &ledger.officials(), &sessions};
  grid.office = ledger.office().name;
  grid.issued = ctx.today();
  std::string text;
  Date date = period.from;
  while (date <= period.to) {
    grid.year = year_of(date);
    grid.month = month_of(date);
    text += options.format == "html" ? rota::month_grid_html(grid) : rota::month_grid_text(grid);
    date = days_of(month_around(date)).to + std::chrono::days(1);
  }
  ctx.print(text);
  return ExitCode::ok;
}

}  // namespace

ScheduleVerb schedule_plan_verb() {
  return {
      "plan",
      N_("plan the sessions of a month or any period"),
      [](Arguments& args) -> Run {
        auto options = std::make_shared<PlanOptions>();
        options->period.declare(args);
        args.add_option("--desk", options->desks, tr("only this desk (repeatable)"))
            ->type_name("DESK");
        args.add_option("--organizer", options->organizer,
                        tr("only whose rota they draw up by [[rota.authority]]"))
            ->type_name("NAME");
        auto* again = args.add_flag("--again", options->again,
                                    tr("take in what is new; what is planned stays where it can"));
        args.add_flag("--anew", options->anew, tr("plan anew what is planned already"))
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
  return {"show",
          N_("show what is planned, as a table or as a month"),
          [](Arguments& args) -> Run {
            auto options = std::make_shared<ShowOptions>();
            options->period.declare(args);
            args.add_option("--desk", options->desk, tr("only this desk"))->type_name("DESK");
            args.add_option("--official", options->official, tr("only this official"))
                ->type_name("OFFICIAL");
            args.add_option("--format", options->format, tr("table, grid or html"))
                ->type_name("FORMAT")
                ->one_of({"table", "grid", "html"});
            return [options](Context& ctx) { return run_show(ctx, *options); };
          },
          "",
          {"anjuan schedule show --month 2026-12 --format grid",
           "anjuan schedule show --official li-fz"}};
}

}  // namespace anjuan::cli
