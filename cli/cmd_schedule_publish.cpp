#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/brief.hpp"
#include "anjuan/rota/calendar_file.hpp"
#include "anjuan/rota/explain.hpp"
#include "anjuan/rota/notice.hpp"

#include "schedule.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

struct NoticeOptions {
  PeriodOptions period;
  std::string desk;
  std::string format = "text";
  std::string rule;
};

int run_notice(Context& ctx, const NoticeOptions& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  ANJUAN_TRY(period, options.period.period(now.date()));
  ANJUAN_TRY(books, open_rota(ledger));
  const rota::NoticeRule* rule = books.rules.notices.empty() ? nullptr : &books.rules.notices[0];
  if (!options.rule.empty()) {
    rule = nullptr;
    for (const rota::NoticeRule& one : books.rules.notices)
      if (one.source == options.rule) rule = &one;
    if (rule == nullptr)
      return ctx.fail(Failure{
          ExitCode::usage,
          {Diagnostic{.code = "unknown-rule",
                      .message = trf("no [[rota.notice]] has the source {}", options.rule)}}});
  }
  std::vector<rota::Session> sessions = books.sessions(period);
  if (!options.desk.empty())
    std::erase_if(sessions,
                  [&](const rota::Session& session) { return session.desk != options.desk; });
  ANJUAN_TRY(notice, rota::make_notice(books.rules, rule, ledger.officials(), sessions, period));
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
    ctx.print_line(dump({{"from", to_string(period.from)},
                         {"to", to_string(period.to)},
                         {"channels", notice.channels},
                         {"source", notice.source},
                         {"lines", std::move(lines)}}));
  } else if (options.format == "csv") {
    ctx.print(rota::notice_csv(notice));
  } else if (options.format == "html") {
    ctx.print(rota::notice_html(notice));
  } else {
    ctx.print(rota::notice_text(notice));
  }
  return 0;
}

struct CalendarOptions {
  PeriodOptions period;
  std::string official;
};

int run_calendar(Context& ctx, const CalendarOptions& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  ANJUAN_TRY(period, options.period.period(now.date()));
  if (!options.official.empty()) {
    auto known = official_argument(ledger, options.official);
    if (!known) return ctx.fail(known.error());
  }
  ANJUAN_TRY(books, open_rota(ledger));
  ANJUAN_TRY(text, rota::calendar_file(books.sessions(period), ledger.officials(), books.rules,
                                       {ledger.office().code, now, options.official}));
  ctx.print(text);
  return 0;
}

/// The cases booked for a day's sessions, looked up in the ledger.
std::vector<rota::BriefCase> brief_cases(const Ledger& ledger,
                                         const std::vector<rota::Session>& sessions,
                                         std::vector<Diagnostic>& problems) {
  std::vector<rota::BriefCase> cases;
  for (const rota::Session& session : sessions) {
    if (session.case_id.empty()) continue;
    auto stored = ledger.read_case(session.case_id);
    if (!stored) {
      problems.insert(problems.end(), stored.error().diagnostics.begin(),
                      stored.error().diagnostics.end());
      continue;
    }
    cases.push_back({session.case_id, std::string(stored->value.head[HeadField::title]),
                     std::string(stored->value.head[HeadField::unit]), session.official});
  }
  return cases;
}

int run_brief(Context& ctx, const std::string& day) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(date, date_argument(day, "DATE"));
  ANJUAN_TRY(books, open_rota(ledger));
  const auto sessions = books.sessions({date, date});
  std::vector<Diagnostic> problems;
  const auto brief = rota::make_brief(date, sessions, ledger.officials(), books.rules,
                                      brief_cases(ledger, sessions, problems));
  ctx.report(problems);
  if (ctx.json()) {
    Json list = Json::array();
    for (const rota::BriefEntry& entry : brief) {
      Json cases = Json::array();
      for (const rota::BriefCase& one : entry.cases)
        cases.push_back({{"id", one.id}, {"title", one.title}, {"unit", one.unit}});
      Json one = session_json(entry.session);
      one["name"] = entry.name;
      one["time"] = entry.time;
      one["place"] = entry.place;
      one["cases"] = std::move(cases);
      one["units"] = entry.units;
      one["still_to_do"] = entry.still_to_do;
      list.push_back(std::move(one));
    }
    ctx.print_line(dump({{"date", to_string(date)}, {"sessions", std::move(list)}}));
  } else {
    for (const rota::BriefEntry& entry : brief) {
      ctx.print(fmt::format("{} {} {} {}\n", to_string(date), entry.time, entry.place, entry.name));
      if (!entry.companions.empty())
        ctx.print(trf("  companions: {}\n", join(entry.companions, ", ")));
      for (const rota::BriefCase& one : entry.cases)
        ctx.print(trf("  case {}: {}\n", one.id, one.title));
      if (!entry.units.empty()) ctx.print(trf("  to call: {}\n", join(entry.units, ", ")));
      for (const std::string& duty : entry.still_to_do) ctx.print(trf("  still to do: {}\n", duty));
    }
    if (brief.empty()) ctx.print(trf("nobody receives on {}\n", to_string(date)));
  }
  return exit_code(problems.empty() ? ExitCode::ok : ExitCode::bad_data);
}

struct ExplainOptions {
  std::string date;
  std::string why_not;
  std::string desk;
};

int run_explain(Context& ctx, const ExplainOptions& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(date, date_argument(options.date, "DATE"));
  ANJUAN_TRY(books, open_rota(ledger));
  PeriodOptions month{.month = to_string(date).substr(0, 7)};
  ANJUAN_TRY(period, month.period(date));
  const rota::PlanInput input = plan_input(books, ledger, period);
  const auto sessions = books.sessions(period);
  if (!options.why_not.empty()) {
    ANJUAN_TRY(official, official_argument(ledger, options.why_not));
    ANJUAN_TRY(answer, rota::why_not(input, sessions, date, official->id, options.desk));
    if (ctx.json()) {
      Json obstacles = Json::array();
      for (const rota::Reason& reason : answer.obstacles)
        obstacles.push_back({{"reason", reason.text}, {"source", reason.source}});
      ctx.print_line(dump({{"date", to_string(date)},
                           {"official", official->id},
                           {"possible", answer.possible},
                           {"obstacles", std::move(obstacles)},
                           {"spread_now", std::round(answer.spread_now * 1000) / 1000},
                           {"spread_then", std::round(answer.spread_then * 1000) / 1000},
                           {"in_words", answer.in_words}}));
    } else {
      ctx.print_line(answer.in_words);
    }
    return 0;
  }
  Json list = Json::array();
  std::string text;
  for (const rota::Explanation& one : rota::explain_day(input, sessions, date)) {
    if (!options.desk.empty() && one.session.desk != options.desk) continue;
    Json entry = session_json(one.session);
    text += fmt::format("{} {}/{} {}\n", to_string(date), one.session.desk, one.session.group,
                        one.session.official);
    Json reasons = Json::array();
    for (const rota::Reason& reason : one.reasons) {
      reasons.push_back({{"reason", reason.text}, {"source", reason.source}});
      text += fmt::format("  {}{}\n", reason.text,
                          reason.source.empty() ? "" : fmt::format(" [{}]", reason.source));
    }
    Json others = Json::array();
    for (const rota::Candidate& other : one.others) others.push_back(other.official);
    entry["reasons"] = std::move(reasons);
    entry["others"] = std::move(others);
    list.push_back(std::move(entry));
  }
  if (ctx.json())
    ctx.print_line(dump({{"date", to_string(date)}, {"sessions", std::move(list)}}));
  else
    ctx.print(text.empty() ? trf("nobody receives on {}\n", to_string(date)) : text);
  return 0;
}

}  // namespace

ScheduleVerb schedule_notice_verb() {
  return {"notice", N_("the public notice: who receives when, where and how"),
          [](CLI::App& app) -> Run {
            auto options = std::make_shared<NoticeOptions>();
            options->period.declare(app);
            app.add_option("--desk", options->desk, tr("only this desk"))->type_name("DESK");
            app.add_option("--format", options->format, tr("text, csv or html"))
                ->type_name("FORMAT")
                ->check(CLI::IsMember({"text", "csv", "html"}));
            app.add_option("--rule", options->rule, tr("the [[rota.notice]] of this source"))
                ->type_name("SOURCE");
            return [options](Context& ctx) { return run_notice(ctx, *options); };
          }};
}

ScheduleVerb schedule_calendar_verb() {
  return {
      "calendar", N_("the sessions as an iCalendar file"), [](CLI::App& app) -> Run {
        auto options = std::make_shared<CalendarOptions>();
        options->period.declare(app);
        app.add_option("--official", options->official, tr("only this official"))->type_name("ID");
        return [options](Context& ctx) { return run_calendar(ctx, *options); };
      }};
}

ScheduleVerb schedule_brief_verb() {
  return {"brief", N_("what to prepare for a day: who comes, which cases, whom to call"),
          [](CLI::App& app) -> Run {
            auto date = std::make_shared<std::string>();
            app.add_option("date", *date, tr("the day"))->type_name("DATE")->required();
            return [date](Context& ctx) { return run_brief(ctx, *date); };
          }};
}

ScheduleVerb schedule_explain_verb() {
  return {"explain", N_("why this official on this day, and why not another"),
          [](CLI::App& app) -> Run {
            auto options = std::make_shared<ExplainOptions>();
            app.add_option("date", options->date, tr("the day"))->type_name("DATE")->required();
            app.add_option("--why-not", options->why_not, tr("what speaks against this official"))
                ->type_name("OFFICIAL");
            app.add_option("--desk", options->desk, tr("only this desk"))->type_name("DESK");
            return [options](Context& ctx) { return run_explain(ctx, *options); };
          }};
}

}  // namespace anjuan::cli
