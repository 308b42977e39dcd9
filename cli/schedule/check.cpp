#include <algorithm>

#include <fmt/format.h>

#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/session_cases.hpp"

#include "schedule/schedule.hpp"

namespace anjuan::cli {
namespace {

/// What a session owes is said of that session: which one?
std::string message_of(const rota::Breach& breach, const rota::Rules& rules) {
  return breach.requirement && breach.requirement != rota::Requirement::companions
             ? trf("desk {} on {}: {}", rules.desk_name(breach.desk), to_string(breach.days.from),
                   breach.message)
             : breach.message;
}

using Json = nlohmann::ordered_json;

struct CheckOptions {
  PeriodOptions period;
  std::string file;
  std::string claims;
  std::string until;
};

Json breach_json(const rota::Breach& breach) {
  return {{"code", breach.code()},
          {"severity", breach.severity == Severity::error     ? "error"
                       : breach.severity == Severity::warning ? "warning"
                                                              : "note"},
          {"official", breach.official},
          {"desk", breach.desk},
          {"from", to_string(breach.days.from)},
          {"to", to_string(breach.days.to)},
          {"message", breach.message},
          {"source", breach.source},
          {"remedy", breach.remedy}};
}

/// Reads a file that the user named: a rota or a list of claims.
template <class Read>
auto read_named(const std::string& path, Read read) -> decltype(read(std::string_view(), path)) {
  ANJUAN_TRY(text, read_input(path));
  return read(text, path);
}

Result<ExitCode> run_check(Context& ctx, const CheckOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(period, options.period.period(ctx.today()));
  ANJUAN_TRY(books, open_rota(ledger));
  RotaFile rota;
  if (!options.file.empty()) {
    ANJUAN_TRY(read, read_named(options.file, read_rota));
    rota = std::move(read);
    // A rota by itself says which months it is about.
    if (!options.period.said() && !rota.sessions.empty())
      period = days_of(month_around(rota.sessions.front().date),
                       month_around(rota.sessions.back().date));
  }
  rota::CheckInput input = check_input(books, ledger, period);
  input.today = ctx.today();
  if (!options.file.empty()) {
    input.sessions = std::move(rota.sessions);
    std::erase_if(input.sessions,
                  [&](const rota::Session& session) { return !period.contains(session.date); });
  }
  if (!options.claims.empty()) {
    ANJUAN_TRY(claims, read_named(options.claims, read_claims));
    input.claims = std::move(claims);
  }
  if (!options.until.empty()) {
    ANJUAN_TRY(until, ctx.day(options.until, "--until"));
    input.held_until = until;
  } else if (!books.held.empty()) {
    // Today's session may still be going on.
    input.held_until = ctx.today() - std::chrono::days(1);
  }
  const bool has_passed =
      std::any_of(input.sessions.begin(), input.sessions.end(),
                  [&](const rota::Session& session) { return session.date < ctx.today(); });
  std::vector<rota::Breach> breaches = rota::check(input);
  ANJUAN_TRY(of_cases, check_session_cases(ledger, input.sessions));
  breaches.insert(breaches.end(), of_cases.begin(), of_cases.end());
  const auto errors =
      std::count_if(breaches.begin(), breaches.end(),
                    [](const rota::Breach& breach) { return breach.severity == Severity::error; });
  if (ctx.json()) {
    Json list = Json::array();
    for (const rota::Breach& breach : breaches) list.push_back(breach_json(breach));
    Json missed = Json::array();
    for (const auto& [official, count] : rota::accountability(breaches))
      missed.push_back({{"official", official}, {"breaches", count}});
    ctx.print_json(
        {{"from", to_string(period.from)},
         {"to", to_string(period.to)},
         {"compared-until", input.held_until ? Json(to_string(*input.held_until)) : Json()},
         {"breaches", std::move(list)},
         {"accountability", std::move(missed)}});
  } else {
    for (const rota::Breach& breach : breaches) {
      const char* word = breach.severity == Severity::error     ? tr("error")
                         : breach.severity == Severity::warning ? tr("waived")
                                                                : tr("note");
      ctx.print(
          fmt::format("{}: {}{}\n", word, message_of(breach, books.rules), behind(breach.source)));
    }
    // Silence about days that have passed would read as if somebody had come.
    if (has_passed && !input.held_until)
      ctx.print(fmt::format(
          "{}: {}\n", tr("note"),
          tr("no reception has been recorded in this ledger: what was planned before today is not "
             "compared with who came. 'schedule hold' records it, --until DAY compares all the "
             "same")));
    if (!ctx.quiet())
      ctx.print(errors == 0 ? trf("{} to {}: every rule is kept\n", to_string(period.from),
                                  to_string(period.to))
                            : trf("{} to {}: {} breaches\n", to_string(period.from),
                                  to_string(period.to), errors));
  }
  return errors == 0 ? ExitCode::ok : ExitCode::findings;
}

}  // namespace

ScheduleVerb schedule_check_verb() {
  return {
      "check",
      N_("list every breach of the rules, planned and held"),
      [](Arguments& args) -> Run {
        auto options = std::make_shared<CheckOptions>();
        options->period.declare(args);
        args.add_option("--file", options->file, tr("check this rota instead of the ledger's"))
            ->type_name("FILE");
        args.add_option("--claims", options->claims, tr("compare these claims with the records"))
            ->type_name("FILE");
        args.add_option("--until", options->until, tr("compare with the records up to this day"))
            ->type_name("DATE");
        return [options](Context& ctx) { return run_check(ctx, *options); };
      },
      N_("Reads the rota day by day, apart from the planner, and lists every breach with its "
         "article: exit 1 when there is one. Days before today are compared with the records "
         "of 'schedule hold' once there are any."),
      {"anjuan schedule check --month 2026-12", "anjuan schedule check --file by-hand.yaml"}};
}

}  // namespace anjuan::cli
