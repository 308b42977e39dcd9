#include <charconv>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "schedule.hpp"

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

struct HoldOptions {
  std::string date;
  std::string told;
  std::string briefed;
  std::string confirmed;
  std::string applied;
  std::string planned;
  std::vector<std::string> late;
  std::vector<std::string> units;
  std::vector<std::string> reasons;
  rota::HeldSession held;
  bool again = false;
};

/// "NAME=TEXT"; fails (usage) when there is no '='.
Result<std::pair<std::string, std::string>> pair_argument(const std::string& text,
                                                          std::string_view option) {
  const std::size_t at = text.find('=');
  if (at == std::string::npos || at == 0 || at + 1 == text.size())
    return fail(
        ExitCode::usage,
        Diagnostic{.code = "usage", .message = trf("{}: '{}' is not NAME=VALUE", option, text)});
  return std::pair(text.substr(0, at), text.substr(at + 1));
}

Result<> read_minutes(const std::vector<std::string>& texts, std::string_view option,
                      std::map<std::string, int>& into) {
  for (const std::string& text : texts) {
    auto pair = pair_argument(text, option);
    if (!pair) return pass_on(pair);
    int minutes = 0;
    const char* end = pair->second.data() + pair->second.size();
    const auto [stop, error] = std::from_chars(pair->second.data(), end, minutes);
    if (error != std::errc() || stop != end || minutes < 0)
      return fail(ExitCode::usage, Diagnostic{.code = "usage",
                                              .message = trf("{}: '{}' is not a number of minutes",
                                                             option, pair->second)});
    into[pair->first] = minutes;
  }
  return {};
}

Result<> read_date(const std::string& text, std::string_view option, std::optional<Date>& into) {
  if (text.empty()) return {};
  auto date = date_argument(text, option);
  if (!date) return pass_on(date);
  into = *date;
  return {};
}

Result<rota::HeldSession> held_of(const HoldOptions& options, const RotaBooks& books) {
  rota::HeldSession held = options.held;
  auto date = date_argument(options.date, "DATE");
  if (!date) return pass_on(date);
  held.date = *date;
  if (auto ok = read_minutes(options.late, "--late", held.minutes_late); !ok) return pass_on(ok);
  if (auto ok = read_minutes(options.units, "--unit", held.unit_minutes); !ok) return pass_on(ok);
  for (const std::string& text : options.reasons) {
    auto pair = pair_argument(text, "--reason");
    if (!pair) return pass_on(pair);
    held.reasons[pair->first] = pair->second;
  }
  const std::tuple<const std::string&, const char*, std::optional<Date>&> dates[] = {
      {options.told, "--told", held.told},
      {options.briefed, "--briefed", held.briefed},
      {options.confirmed, "--confirmed", held.confirmed},
      {options.applied, "--applied", held.applied},
      {options.planned, "--planned", held.planned}};
  for (const auto& [text, option, into] : dates)
    if (auto ok = read_date(text, option, into); !ok) return pass_on(ok);
  bool planned = false;
  for (const rota::Session& session : books.sessions({held.date, held.date})) {
    if (session.desk != held.desk || session.group != held.group) continue;
    if (!planned) held.kind = session.kind;
    if (!planned && held.mode.empty()) held.mode = session.mode;
    planned = true;
    // Nobody named: they came as planned.
    if (options.held.officials.empty()) held.officials.push_back(session.official);
    if (options.held.companions.empty() && held.companions.empty())
      held.companions = session.companions;
  }
  if (!planned && books.rules.desk(held.desk) == nullptr)
    return fail(ExitCode::usage, Diagnostic{.code = "unknown-desk",
                                            .message = trf("there is no desk {}", held.desk),
                                            .remedy = tr("write the id of a [[rota.desk]]")});
  if (held.officials.empty())
    return fail(ExitCode::usage, Diagnostic{.code = "usage",
                                            .message = tr("nobody was planned there: say who came"),
                                            .remedy = tr("add --official ID")});
  return held;
}

int run_hold(Context& ctx, const HoldOptions& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  std::optional<Lock> lock;
  if (!ctx.dry_run()) {
    ANJUAN_TRY(taken, ctx.lock(ledger, "schedule hold"));
    lock.emplace(std::move(taken));
  }
  ANJUAN_TRY(books, open_rota(ledger));
  ANJUAN_TRY(held, held_of(options, books));
  for (const std::string& id : held.officials) {
    auto known = official_argument(ledger, id);
    if (!known) return ctx.fail(known.error());
  }
  if (held.date > now.date())
    return ctx.fail(Failure{ExitCode::refused,
                            {Diagnostic{.code = "future",
                                        .message = trf("{} is still to come", to_string(held.date)),
                                        .remedy = tr("record it when it was held")}}});
  std::string path;
  if (!ctx.dry_run()) {
    ANJUAN_TRY(written, write_held_session(ledger, held, options.again));
    path = written;
  }
  lock.reset();
  rota::CheckInput input = check_input(books, ledger, {held.date, held.date});
  input.held = {held};
  input.held_until = held.date;
  std::vector<rota::Breach> breaches;
  rota::check_held(input, breaches);
  std::erase_if(breaches, [&](const rota::Breach& breach) {
    return breach.desk != held.desk || breach.code == "not-held" || breach.code == "empty-day";
  });
  if (ctx.json()) {
    Json owed = Json::array();
    for (const rota::Breach& breach : breaches)
      owed.push_back(
          {{"code", breach.code}, {"message", breach.message}, {"source", breach.source}});
    ctx.print_line(dump({{"file", path},
                         {"date", to_string(held.date)},
                         {"desk", held.desk},
                         {"group", held.group},
                         {"officials", held.officials},
                         {"owed", std::move(owed)}}));
    return 0;
  }
  ctx.print(trf("recorded: {} at desk {}, group {}: {}\n", to_string(held.date), held.desk,
                held.group, join(held.officials, ", ")));
  for (const rota::Breach& breach : breaches)
    ctx.print(fmt::format("  {}{}\n", breach.message,
                          breach.source.empty() ? "" : fmt::format(" [{}]", breach.source)));
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

ScheduleVerb schedule_hold_verb() {
  return {"hold", N_("record what became of a session"), [](CLI::App& app) -> Run {
            auto options = std::make_shared<HoldOptions>();
            rota::HeldSession& held = options->held;
            app.add_option("date", options->date, tr("day of the session"))
                ->type_name("DATE")
                ->required();
            app.add_option("--desk", held.desk, tr("the desk"))->type_name("DESK")->required();
            app.add_option("--group", held.group, tr("parallel group"))->type_name("N");
            app.add_option("--official", held.officials,
                           tr("who came (repeatable); as planned when not said"))
                ->type_name("ID");
            app.add_option("--companion", held.companions, tr("who sat in (repeatable)"))
                ->type_name("ID");
            app.add_option("--persons", held.persons, tr("persons of the largest batch"))
                ->type_name("N")
                ->check(CLI::NonNegativeNumber);
            app.add_option("--late", options->late, tr("minutes late, ID=MINUTES"));
            app.add_option("--unit", options->units,
                           tr("minutes until a called unit came, UNIT=MINUTES"));
            app.add_option("--reason", options->reasons,
                           tr("why a duty was not met, e.g. principal=TEXT"));
            app.add_option("--told", options->told, tr("when the petitioner was told"))
                ->type_name("DATE");
            app.add_option("--briefed", options->briefed, tr("when the official was briefed"))
                ->type_name("DATE");
            app.add_option("--confirmed", options->confirmed, tr("when the official confirmed"))
                ->type_name("DATE");
            app.add_option("--applied", options->applied, tr("when the petitioner asked"))
                ->type_name("DATE");
            app.add_option("--planned", options->planned, tr("when the plan for the case stood"))
                ->type_name("DATE");
            app.add_option("--invited", held.invited, tr("who was invited (repeatable)"));
            app.add_option("--document", held.documents, tr("kind of paper attached (repeatable)"));
            app.add_option("--flag", held.flags, tr("a fact the rules ask for (repeatable)"));
            app.add_option("--mode", held.mode, tr("form of reception"));
            app.add_flag("--again", options->again, tr("write the record anew"));
            return [options](Context& ctx) { return run_hold(ctx, *options); };
          }};
}

}  // namespace anjuan::cli
