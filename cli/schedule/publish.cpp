#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/told_desks.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rota/change/explain.hpp"
#include "anjuan/rota/publish/calendar_file.hpp"
#include "anjuan/rota/publish/notice.hpp"

#include "schedule/schedule.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

struct NoticeOptions {
  PeriodOptions period;
  std::string desk;
  std::string format = "text";
  std::string rule;
};

Result<ExitCode> run_notice(Context& ctx, const NoticeOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(period, options.period.period(ctx.today()));
  ANJUAN_TRY(books, open_rota(ledger));
  // The first that is in force, or the last of that source.
  const rota::NoticeRule* rule = nullptr;
  for (const rota::NoticeRule& one : books.rules.notices)
    if (one.in_force.on(period.from) && rule == nullptr) rule = &one;
  if (!options.rule.empty()) {
    rule = nullptr;
    for (const rota::NoticeRule& one : books.rules.notices)
      if (one.source == options.rule) rule = &one;
    if (rule == nullptr)
      return fail_usage("unknown-rule", trf("no [[rota.notice]] has the source {}", options.rule));
  }
  std::vector<rota::Session> sessions = books.sessions(period);
  if (!options.desk.empty())
    std::erase_if(sessions, [desk = books.rules.desk_called(options.desk)](
                                const rota::Session& session) { return session.desk != desk; });
  ANJUAN_TRY(notice, rota::make_notice(books.rules, rule, ledger.officials(), sessions, period));
  notice.office = ledger.office().name;
  notice.issued = ctx.today();
  if (ctx.json()) {
    Json lines = Json::array();
    for (const rota::NoticeLine& line : notice.lines)
      lines.push_back({{"date", to_string(line.date)},
                       {"name", line.name},
                       {"title", line.title},
                       {"portfolio", line.portfolio},
                       {"time", line.time},
                       {"place", line.place},
                       {"form", line.form}});
    ctx.print_json({{"from", to_string(period.from)},
                    {"to", to_string(period.to)},
                    {"channels", notice.channels},
                    {"source", notice.source},
                    {"closed", notice.closed},
                    {"lines", std::move(lines)}});
    return ExitCode::ok;
  }
  if (notice.lines.empty()) {
    const std::string words = nothing_planned(period, ctx.today(), options.desk.empty());
    if (options.format != "text") {
      ctx.say(words);
    } else {
      ctx.print_line(words);
      for (const std::string& line : notice.closed) ctx.print_line(line);
      return ExitCode::ok;
    }
  }
  if (options.format == "csv") {
    ctx.print(rota::notice_csv(notice));
  } else if (options.format == "html") {
    ctx.print(rota::notice_html(notice));
  } else {
    ctx.print(rota::notice_text(notice));
  }
  return ExitCode::ok;
}

struct CalendarOptions {
  PeriodOptions period;
  std::string official;
};

/// What this file says of the desks. That a desk has moved is written down, so that the number
/// rises again when it moves again; a look at the past or a trial writes nothing.
Result<std::vector<rota::ToldDesk>> tell_desks(Context& ctx, const Ledger& ledger,
                                               const rota::Rules& rules) {
  ANJUAN_TRY(before, read_told_desks(ledger));
  auto now = rota::tell_desks(rules, before.desks);
  if (now == before.desks || ctx.dry_run() || !ctx.globals().at.empty()) return now;
  const auto keep = [&]() -> Result<> {
    ANJUAN_TRY(lock, ctx.write_lock(ledger, "schedule calendar"));
    ANJUAN_TRY(known, read_told_desks(ledger));
    now = rota::tell_desks(rules, known.desks);
    ANJUAN_DO(write_told_desks(ledger, known, now));
    ctx.release(lock);
    ctx.stored(rota_is_written());
    return {};
  };
  // Who may only read gets the file all the same.
  if (const auto kept = keep(); !kept)
    ctx.say(trf("what was told of the desks could not be kept: {}",
                kept.error().diagnostics.front().message));
  return now;
}

Result<ExitCode> run_calendar(Context& ctx, const CalendarOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(period, options.period.period(ctx.today()));
  ANJUAN_TRY(official, known_official(ledger, options.official));
  ANJUAN_TRY(books, open_rota(ledger));
  ANJUAN_TRY(told, tell_desks(ctx, ledger, books.rules));
  ANJUAN_TRY(text, rota::calendar_file(books.sessions(period), ledger.officials(), books.rules,
                                       {ledger.office().code, ctx.now(), official, told}));
  ctx.print(text);
  return ExitCode::ok;
}

struct ExplainOptions {
  std::string date;
  std::string why_not;
  std::string desk;
};

Result<ExitCode> run_explain(Context& ctx, const ExplainOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(date, ctx.day(options.date, "DATE"));
  ANJUAN_TRY(books, open_rota(ledger));
  PeriodOptions month{.month = to_string(date).substr(0, 7)};
  ANJUAN_TRY(period, month.period(date));
  const auto sessions = books.sessions(period);
  // Shares count over the days that are planned: a month may be planned in part.
  if (!sessions.empty())
    period = {std::min(date, sessions.front().date), std::max(date, sessions.back().date)};
  const rota::PlanInput input = plan_input(books, ledger, period);
  const std::string desk = options.desk.empty() ? "" : books.rules.desk_called(options.desk);
  if (!options.why_not.empty()) {
    ANJUAN_TRY(official, official_argument(ledger, options.why_not));
    ANJUAN_TRY(answer, rota::why_not(input, sessions, date, official->id, desk));
    if (ctx.json()) {
      Json obstacles = Json::array();
      for (const rota::Reason& reason : answer.obstacles)
        obstacles.push_back({{"reason", reason.text}, {"source", reason.source}});
      ctx.print_json({{"date", to_string(date)},
                      {"official", official->id},
                      {"possible", answer.possible},
                      {"obstacles", std::move(obstacles)},
                      {"spread_now", std::round(answer.spread_now * 1000) / 1000},
                      {"spread_then", std::round(answer.spread_then * 1000) / 1000},
                      {"in_words", answer.in_words}});
    } else {
      ctx.print_line(answer.in_words);
    }
    return ExitCode::ok;
  }
  Json list = Json::array();
  std::string text;
  for (const rota::Explanation& one : rota::explain_day(input, sessions, date)) {
    if (!desk.empty() && one.session.desk != desk) continue;
    Json entry = session_json(one.session);
    text += fmt::format("{} {}/{} {}\n", to_string(date), books.rules.desk_name(one.session.desk),
                        one.session.group, name_of(ledger.officials(), one.session.official));
    Json reasons = Json::array();
    for (const rota::Reason& reason : one.reasons) {
      reasons.push_back({{"reason", reason.text}, {"source", reason.source}});
      text += fmt::format("  {}{}\n", reason.text, behind(reason.source));
    }
    Json others = Json::array();
    for (const rota::Candidate& other : one.others) others.push_back(other.official);
    entry["reasons"] = std::move(reasons);
    entry["others"] = std::move(others);
    list.push_back(std::move(entry));
  }
  if (ctx.json())
    ctx.print_json({{"date", to_string(date)}, {"sessions", std::move(list)}});
  else
    ctx.print(text.empty() ? trf("nobody receives on {}\n", to_string(date)) : text);
  return ExitCode::ok;
}

}  // namespace

ScheduleVerb schedule_notice_verb() {
  return {"notice",
          N_("the public notice: who receives when, where and how"),
          [](Arguments& args) -> Run {
            auto options = std::make_shared<NoticeOptions>();
            options->period.declare(args);
            args.add_option("--desk", options->desk, tr("only this desk"))->type_name("DESK");
            args.add_option("--format", options->format, tr("text, csv or html"))
                ->type_name("FORMAT")
                ->one_of({"text", "csv", "html"});
            args.add_option("--rule", options->rule, tr("the [[rota.notice]] of this source"))
                ->type_name("SOURCE");
            return [options](Context& ctx) { return run_notice(ctx, *options); };
          },
          N_("Shows the fields that the rule names, or all six: name, position, portfolio, time, "
             "place and form. With one of them missing nothing is printed: exit 4."),
          {"anjuan schedule notice --month 2026-12 --format html > notice.html"}};
}

ScheduleVerb schedule_calendar_verb() {
  return {
      "calendar",
      N_("the sessions as an iCalendar file"),
      [](Arguments& args) -> Run {
        auto options = std::make_shared<CalendarOptions>();
        options->period.declare(args);
        args.add_option("--official", options->official, tr("only this official"))
            ->type_name("OFFICIAL");
        return [options](Context& ctx) { return run_calendar(ctx, *options); };
      },
      N_("The number of an entry (SEQUENCE) rises when somebody else takes the session, when it "
         "moves, "
         "and when place or time of its desk change: phones take up nothing else. What was told of "
         "the desks is kept in rota/calendar.yaml."),
      {"anjuan schedule calendar --official li-fz > li-fz.ics"}};
}

ScheduleVerb schedule_explain_verb() {
  return {
      "explain",
      N_("why this official on this day, and why not another"),
      [](Arguments& args) -> Run {
        auto options = std::make_shared<ExplainOptions>();
        args.add_option("date", options->date, tr("the day"))->type_name("DATE")->required();
        args.add_option("--why-not", options->why_not, tr("what speaks against this official"))
            ->type_name("OFFICIAL");
        args.add_option("--desk", options->desk, tr("only this desk"))->type_name("DESK");
        return [options](Context& ctx) { return run_explain(ctx, *options); };
      },
      "",
      {"anjuan schedule explain 2026-12-09", "anjuan schedule explain 2026-12-09 --why-not li-fz"}};
}

}  // namespace anjuan::cli
