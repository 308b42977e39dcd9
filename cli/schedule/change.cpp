#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

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

int run_absent(Context& ctx, const AbsentOptions& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  ANJUAN_TRY(official, official_argument(ledger, options.official));
  ANJUAN_TRY(from, date_argument(options.from, "--from"));
  ANJUAN_TRY(to, date_argument(options.to.empty() ? options.from : options.to, "--to"));
  if (from > to)
    return ctx.fail(
        Failure{ExitCode::usage,
                {Diagnostic{.code = "range-backwards",
                            .message = trf("{} is before {}", options.to, options.from)}}});
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
  // Whole months, so that quotas by the month are kept.
  const std::chrono::year_month_day first(from);
  const std::chrono::year_month_day last(to);
  const DateRange period{Date(first.year() / first.month() / std::chrono::day(1)),
                         Date(last.year() / last.month() / std::chrono::last)};
  rota::ReplanInput input{.plan = plan_input(books, ledger, period), .fresh = {absence}};
  input.published = books.sessions(period);
  input.today = now.date();
  rota::Replan replan;
  if (!input.published.empty()) {
    ANJUAN_TRY(found, rota::replan_absences(input));
    replan = std::move(found);
  }
  if (!ctx.dry_run())
    if (auto written =
            write_sessions(ledger, books, period, replan.sessions, replan.loads, {absence});
        !written)
      return ctx.fail(written.error());
  lock.reset();
  if (ctx.json()) {
    Json changes = Json::array();
    for (const rota::Change& change : replan.changes) changes.push_back(change_json(change));
    Json unmet = Json::array();
    for (const rota::Unmet& one : replan.unmet) unmet.push_back(unmet_json(one));
    Json loads = Json::array();
    for (const rota::Load& load : replan.loads) loads.push_back(load_json(load));
    ctx.print_line(dump({{"changes", std::move(changes)},
                         {"minimum", replan.minimum},
                         {"proven", replan.proven},
                         {"loads", std::move(loads)},
                         {"unmet", std::move(unmet)}}));
    return 0;
  }
  for (const rota::Change& change : replan.changes) ctx.print(change_text(change));
  ctx.print(unmet_text(replan.unmet));
  ctx.print(replan.proven ? trf("sessions changed: {}; no rota under the rules changes fewer\n",
                                replan.minimum)
                          : trf("sessions changed: {}\n", replan.changes.size()));
  return 0;
}

struct ReplaceOptions {
  std::string date;
  std::string official;
  std::string desk;
  int group = 1;
  int seat = 1;
  bool force = false;
};

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
  const std::chrono::year_month_day ymd(date);
  const DateRange period{Date(ymd.year() / ymd.month() / std::chrono::day(1)),
                         Date(ymd.year() / ymd.month() / std::chrono::last)};
  const rota::PlanInput input = plan_input(books, ledger, period);
  ANJUAN_TRY(changed,
             rota::replace_official(input, books.sessions(period), date, options.desk,
                                    options.group, options.seat, official->id, options.force));
  // The balance moves with the session.
  std::vector<rota::Load> loads;
  if (const auto month = books.months.find(month_name(date)); month != books.months.end()) {
    loads = month->second.loads;
    const rota::Roster roster(input.officials, input.absences, period);
    for (const rota::Load& count : rota::count_loads(input, roster, changed, {}))
      for (rota::Load& load : loads)
        if (load.official == count.official) {
          load.load = count.load;
          load.balance = load.entitlement - count.load;
        }
  }
  if (!ctx.dry_run())
    if (auto written = write_sessions(ledger, books, period, changed, loads); !written)
      return ctx.fail(written.error());
  lock.reset();
  for (const rota::Session& session : changed)
    if (session.date == date && session.desk == options.desk && session.group == options.group &&
        session.seat == options.seat) {
      if (ctx.json())
        ctx.print_line(dump(session_json(session)));
      else
        ctx.print(
            trf("{} receives at desk {} on {}\n", official->name, session.desk, to_string(date)));
    }
  return 0;
}

}  // namespace

ScheduleVerb schedule_absent_verb() {
  return {"absent",
          N_("record an absence and find substitutes with the fewest changes"),
          [](CLI::App& app) -> Run {
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
            return [options](Context& ctx) { return run_absent(ctx, *options); };
          },
          N_("Writes one line of rota/absences.yaml and gives the sessions of these days to "
             "others: the fewest sessions that the rules allow change, proven, none inside the "
             "freeze but the absent official's own. --dry-run shows the substitutes first."),
          {"anjuan schedule absent wang-zr --from 2026-12-07 --to 2026-12-11 --reason training"}};
}

ScheduleVerb schedule_replace_verb() {
  return {"replace",
          N_("put somebody else on one session by hand"),
          [](CLI::App& app) -> Run {
            auto options = std::make_shared<ReplaceOptions>();
            app.add_option("date", options->date, tr("day of the session"))
                ->type_name("DATE")
                ->required();
            app.add_option("official", options->official, tr("who takes it"))
                ->type_name("OFFICIAL")
                ->required();
            app.add_option("--desk", options->desk, tr("the desk"))->type_name("DESK")->required();
            app.add_option("--group", options->group, tr("parallel group"))->type_name("N");
            app.add_option("--seat", options->seat, tr("place in the group"))->type_name("N");
            app.add_flag("--force", options->force,
                         tr("against the rules on absence and substitutes"));
            return [options](Context& ctx) { return run_replace(ctx, *options); };
          },
          "",
          {"anjuan schedule replace 2026-12-09 li-fz --desk centre"}};
}

}  // namespace anjuan::cli
