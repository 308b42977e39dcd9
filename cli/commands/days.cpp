#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_query.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/settings/calendars.hpp"

#include "commands.hpp"
#include "moment.hpp"
#include "view/day_ranges.hpp"

namespace anjuan::cli {
namespace {

struct DaysOptions {
  std::vector<std::string> words;
  bool workdays = false;
  bool months = false;
};

/// The days that people say in words (明天, 5月20日) as the question has them.
std::string in_numbers(const Context& ctx, std::vector<std::string> words) {
  auto now = present_moment(ctx.globals(), kChinaTime);
  for (std::string& word : words)
    if (const auto day = now && !word.starts_with('+') && !word.starts_with('-')
                             ? parse_day(word, now->date())
                             : std::nullopt)
      word = to_string(*day);
  return join(words, " ");
}

std::string as_json(const DayAnswer& days) {
  return dump({{"from", to_string(days.from)},
               {"to", to_string(days.to)},
               {"nominal", to_string(days.nominal)},
               {"rolled", to_string(days.rolled)},
               {"calendar_days", days.calendar_days},
               {"workdays", days.workdays},
               {"provisional", days.provisional}});
}

std::string as_text(const DayAnswer& days) {
  std::string out =
      trf("{} → {}  ({} calendar days, {} workdays; the first day is not counted)\n",
          to_string(days.from), to_string(days.to), days.calendar_days, days.workdays);
  if (days.rolled != days.nominal)
    out += trf("nobody works on {}: the next workday is {}\n", to_string(days.nominal),
               to_string(days.rolled));
  out += write_day_ranges(days.ranges, "  ");
  if (days.provisional)
    out += trf("provisional: a year in it has no calendar yet, only weekends were counted\n");
  return out;
}

Result<ExitCode> run(Context& ctx, const DaysOptions& options) {
  // Outside a ledger the built-in calendars answer.
  Calendar calendar = built_in_calendar();
  if (auto ledger = ctx.open_ledger())
    calendar = ledger->calendar();
  else if (ledger.error().exit != ExitCode::usage || ctx.globals().directory() != ".")
    return pass_on(ledger);
  std::optional<DayUnit> unit;
  if (options.workdays) unit = DayUnit::workdays;
  if (options.months) unit = DayUnit::months;
  ANJUAN_TRY(query, parse_day_query(in_numbers(ctx, options.words), unit));
  const DayAnswer days = answer(query, calendar);
  ctx.print(ctx.json() ? as_json(days) : as_text(days));
  return ExitCode::ok;
}

}  // namespace

Command days_command() {
  return {"days",
          N_("deadlines"),
          N_("count days the way the limits do"),
          N_("Counts calendar days, workdays or months from a day, or the days between two dates. "
             "The first day is not counted, the last one is.\n\nWith --json: from, to (the nominal "
             "end, or the given end), nominal, rolled (the next workday when nobody works on the "
             "nominal day), calendar_days, workdays, provisional."),
          {"anjuan days 2026-07-22 +60", "anjuan days 2026-02-13 +3 --workdays",
           "anjuan days 2026-09-01..2026-10-10 --json"},
          [](Arguments& args) -> Run {
            auto options = std::make_shared<DaysOptions>();
            args.add_option("days", options->words, tr("DATE +N, or DATE..DATE"))
                ->type_name("DAYS")
                ->required();
            auto* workdays = args.add_flag("--workdays", options->workdays, tr("count workdays"));
            args.add_flag("--months", options->months, tr("count months"))->excludes(workdays);
            return [options](Context& ctx) { return run(ctx, *options); };
          }};
}

}  // namespace anjuan::cli
