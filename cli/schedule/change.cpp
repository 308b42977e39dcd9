#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/desk/replan.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/named_people.hpp"
#include "anjuan/rules/shown.hpp"

#include "schedule/schedule.hpp"
#include "view/event_options.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

struct AbsentOptions {
  std::string official;
  std::string from;
  std::string to;
  std::string reason;
  std::string reported;
  std::string late_reason;
  std::vector<std::string> not_named;
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

/// "2026-12-08 信访局一楼/1"
std::string place_text(const rota::Session& session, const RotaWords& words) {
  return fmt::format("{} {}/{}", to_string(session.date), words.desk(session.desk), session.group);
}

std::string change_text(const rota::Change& change, const RotaWords& words) {
  const auto who = [&](const std::string& id) { return words.official(id); };
  const rota::Session& where = change.before.official.empty() ? change.after : change.before;
  const bool other_day = !change.before.official.empty() && !change.after.official.empty() &&
                         change.after.date != change.before.date;
  const bool moves = other_day && change.after.official == change.before.official;
  std::string text =
      moves
          ? fmt::format("{}: {} → {}", place_text(where, words), who(change.before.official),
                        to_string(change.after.date))
          : fmt::format("{}: {} → {}", place_text(where, words),
                        change.before.official.empty() ? "–" : who(change.before.official),
                        change.after.official.empty() ? tr("nobody") : who(change.after.official));
  if (other_day && !moves) text += " " + to_string(change.after.date);
  text += behind(change.source);
  if (change.late_notice) text += trf(" (told later than the rule allows)");
  text += "\n";
  std::vector<std::string> names;
  for (const rota::Candidate& one : change.alternatives)
    if (one.official != change.after.official && names.size() < 3)
      names.push_back(who(one.official));
  if (!names.empty()) text += trf("    otherwise: {}\n", join(names, tr(", ")));
  return text;
}

std::string told_text(const rota::Telling& told, const RotaWords& words) {
  if (told.to.empty() && told.case_id.empty()) return told.message + "\n";
  const std::string to =
      !told.case_id.empty() ? trf("the petitioner of {}", told.case_id) : words.official(told.to);
  return trf("tell {}: {}\n", to, told.message);
}

Json absence_json(const rota::Absence& absence) {
  Json one = {{"official", absence.official},
              {"from", to_string(absence.days.from)},
              {"to", to_string(absence.days.to)},
              {"reason", shown_anywhere(absence.reason)}};
  if (absence.reported) one["reported"] = to_string(*absence.reported);
  return one;
}

void print_taken_back(Context& ctx, const rota::Absence& absence) {
  if (ctx.json()) {
    ctx.print_json({{"withdrawn", absence_json(absence)}});
    return;
  }
  ctx.print(
      fmt::format("{}: {}", path_of(RotaList::absences), shown_anywhere(write_absence(absence))));
  ctx.print(
      tr("the absence is taken back; who stands in keeps the sessions: 'schedule replace' "
         "gives one back\n"));
}

void print_replan(Context& ctx, const Ledger& ledger, const AbsenceRun& run) {
  const auto& [recorded, replan, rules] = run;
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
  const RotaWords words(ctx, ledger, rules);
  if (!recorded.changed) ctx.print(tr("this absence is recorded already\n"));
  for (const rota::Change& change : replan.changes) ctx.print(change_text(change, words));
  ctx.print(unmet_text(replan.unmet, rules));
  for (const rota::Telling& one : replan.told) ctx.print(told_text(one, words));
  ctx.print(replan.proven ? trf("sessions changed: {}; no rota under the rules changes fewer\n",
                                replan.minimum)
                          : trf("sessions changed: {}; whether fewer would do is not proven\n",
                                replan.changes.size()));
}

/// What was told or began days ago is written down with the reason why only now, as events are.
Result<> check_late(Context& ctx, const Ledger& ledger, const AbsentOptions& options,
                    rota::Absence& absence) {
  const Date first = std::min(absence.days.from, *absence.reported);
  const long days = (ctx.today() - first).count();
  if (days <= ledger.office().late_after_days) return {};
  if (options.late_reason.empty())
    return fail(ExitCode::refused, {.code = "late-reason-missing",
                                    .message = trf("it is recorded {} days after it happened ({})",
                                                   days, to_string(first)),
                                    .rule = "[record] late-after-days",
                                    .remedy = trf("say why with --{}", "late-reason")});
  absence.late_reason = options.late_reason;
  absence.by = ctx.by();
  return {};
}

/// A reason stands in the rota's files, which the whole office reads: it tells of no petitioner.
Result<> check_reason(const Ledger& ledger, const std::string& reason,
                      const std::vector<std::string>& not_named) {
  return check_names_nobody(ledger, {{"--reason", reason}}, not_named);
}

Result<ExitCode> run_absent(Context& ctx, const AbsentOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(official, official_argument(ledger, options.official));
  ANJUAN_TRY(from, ctx.day(options.from, "--from"));
  ANJUAN_TRY(to, ctx.day(options.to.empty() ? options.from : options.to, "--to"));
  if (from > to)
    return fail_usage("range-backwards", trf("{} is before {}", options.to, options.from));
  rota::Absence absence{.official = official->id,
                        .days = {from, to},
                        .reason = options.reason,
                        .reported = ctx.today(),
                        .recorded = ctx.today()};
  if (!options.reported.empty()) {
    ANJUAN_TRY(reported, ctx.day(options.reported, "--reported"));
    absence.reported = reported;
  }
  if (!options.cancel) ANJUAN_DO(check_late(ctx, ledger, options, absence));
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "schedule absent"));
  if (options.cancel) {
    ANJUAN_TRY(gone, take_back_absence(ledger, absence, !options.to.empty(), ctx.dry_run()));
    ctx.release(lock);
    if (!ctx.dry_run()) ctx.stored(rota_is_written());
    print_taken_back(ctx, gone);
    return ExitCode::ok;
  }
  ANJUAN_DO(check_reason(ledger, options.reason, options.not_named));
  ANJUAN_TRY(run, record_absence(ledger, absence, ctx.today(), ctx.dry_run()));
  ctx.release(lock);
  if (!ctx.dry_run()) ctx.stored(rota_is_written());
  print_replan(ctx, ledger, run);
  return ExitCode::ok;
}

struct ReplaceOptions {
  std::string date;
  std::string official;
  std::string desk;
  int group = 0;  ///< counted from 1; 0: not said
  int seat = 0;   ///< likewise
  rota::Override how;
  std::vector<std::string> not_named;
};

void add_override(Arguments& app, rota::Override& how, std::vector<std::string>& not_named) {
  app.add_flag("--force", how.force, tr("against the rules on absence and substitutes"));
  app.add_option("--reason", how.reason,
                 tr("why; needed with --force for somebody whom no rule lets receive there"))
      ->type_name("TEXT");
  add_not_named(app, not_named);
}

void print_session(Context& ctx, const Ledger& ledger, const rota::Session& session,
                   const rota::Rules& rules) {
  const RotaWords words(ctx, ledger, rules);
  ctx.print(trf("{} receives at desk {} on {}\n", words.official(session.official),
                words.desk(session.desk), to_string(session.date)));
}

Result<ExitCode> run_replace(Context& ctx, const ReplaceOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(date, ctx.day(options.date, "DATE"));
  ANJUAN_TRY(official, official_argument(ledger, options.official));
  SessionName name{.said = options.date, .date = date, .desk = options.desk};
  if (options.group > 0) name.group = options.group;
  if (options.seat > 0) name.seat = options.seat;
  rota::Override how = options.how;
  how.today = ctx.today();
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "schedule replace"));
  ANJUAN_DO(check_reason(ledger, how.reason, options.not_named));
  ANJUAN_TRY(done, replace_in_rota(ledger, name, official->id, how, ctx.dry_run()));
  ctx.release(lock);
  if (!ctx.dry_run()) ctx.stored(rota_is_written());
  if (ctx.json())
    ctx.print_json(session_json(done.sessions.front()));
  else
    print_session(ctx, ledger, done.sessions.front(), done.rules);
  return ExitCode::ok;
}

struct SwapOptions {
  std::string first;
  std::string second;
  rota::Override how;
  std::vector<std::string> not_named;
};

/// DATE[/DESK[/GROUP[/SEAT]]].
Result<SessionName> name_argument(const Context& ctx, const std::string& text) {
  const auto parts = split(text, '/');
  ANJUAN_TRY(date, ctx.day(std::string(parts[0]), "SESSION"));
  SessionName name{.said = text, .date = date};
  const auto number = [&](std::size_t part) -> std::optional<int> {
    if (parts.size() <= part) return std::nullopt;
    return parse_number<int>(parts[part]).value_or(0);
  };
  if (parts.size() > 1) name.desk = parts[1];
  name.group = number(2);
  name.seat = number(3);
  return name;
}

Result<ExitCode> run_swap(Context& ctx, const SwapOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(first, name_argument(ctx, options.first));
  ANJUAN_TRY(second, name_argument(ctx, options.second));
  rota::Override how = options.how;
  how.today = ctx.today();
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "schedule swap"));
  ANJUAN_DO(check_reason(ledger, how.reason, options.not_named));
  ANJUAN_TRY(done, swap_in_rota(ledger, {first, second}, how, ctx.dry_run()));
  ctx.release(lock);
  if (!ctx.dry_run()) ctx.stored(rota_is_written());
  Json sessions = Json::array();
  for (const rota::Session& session : done.sessions) {
    sessions.push_back(session_json(session));
    if (!ctx.json()) print_session(ctx, ledger, session, done.rules);
  }
  if (ctx.json()) ctx.print_json({{"sessions", std::move(sessions)}});
  return ExitCode::ok;
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
            app.add_option("--late-reason", options->late_reason, tr("why it is recorded so late"))
                ->type_name("TEXT");
            add_not_named(app, options->not_named);
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
            app.add_option("--desk", options->desk, tr("the desk"))->type_name("DESK")->required();
            app.add_option("--group", options->group, tr("parallel group"))->type_name("N");
            app.add_option("--seat", options->seat, tr("place in the group"))->type_name("N");
            add_override(app, options->how, options->not_named);
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
            add_override(app, options->how, options->not_named);
            return [options](Context& ctx) { return run_swap(ctx, *options); };
          },
          N_("Both officials must be able to come, may be nowhere else on their new day, may stand "
             "in for each other and receive there by some rule."),
          {"anjuan schedule swap 2026-12-09 2026-12-16/centre"}};
}

}  // namespace anjuan::cli
