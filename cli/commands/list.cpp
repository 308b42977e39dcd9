#include <algorithm>
#include <cstdlib>
#include <map>

#include <unistd.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/ledger/time_travel.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/report/table.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

struct Options {
  FilterWords filter;
  std::size_t limit = 0;
  std::string sort = "id";
  std::string as_of;
};

/// The code of the office that gave a case its number.
std::string code_of(const Head& head) {
  const auto id = parse_case_id(head[HeadField::id]);
  return id ? id->code : std::string();
}

std::string as_text(const std::vector<Head>& heads, Date today, bool tasks,
                    const std::map<std::string, std::string>& offices) {
  Table table{{{"id", tr("case")},
               {"status", tr("status")},
               {"clock", tr("clock")},
               {"due", tr("due")},
               {"days", tr("days"), Align::right},
               {"unit", tr("unit")},
               {"lead", tr("lead")},
               {"title", tr("title")}},
              {}};
  if (tasks) table.columns.insert(table.columns.end() - 1, {"tasks", tr("tasks")});
  if (offices.size() > 1) table.columns.insert(table.columns.begin(), {"office", tr("office")});
  for (const Head& head : heads) {
    const auto past = days_past_due(head, today);
    const auto status = head.status();
    table.rows.push_back({head[HeadField::id],
                          status ? tr(label_of(*status)) : head[HeadField::status],
                          clock_words(head[HeadField::clock]),
                          head[HeadField::due] + (head.has(HeadField::provisional) ? "?" : ""),
                          past ? std::to_string(-*past) : "", head[HeadField::unit],
                          head[HeadField::lead], head[HeadField::title]});
    auto& row = table.rows.back();
    if (tasks) row.insert(row.end() - 1, head[HeadField::tasks]);
    if (offices.size() > 1) row.insert(row.begin(), offices.at(code_of(head)));
  }
  return write_text(table, terminal_width());
}

int run(Context& ctx, const Options& options) {
  ANJUAN_TRY(ledgers, ctx.open_ledgers());
  ANJUAN_TRY(now, ctx.now(ledgers.front().office().offset));
  ANJUAN_TRY(sort, parse_sort(options.sort));
  ANJUAN_TRY(as_of, ctx.as_of(options.as_of));
  const Date today = as_of.value_or(now.date());
  std::vector<Head> heads;
  std::vector<Diagnostic> problems;
  std::map<std::string, std::string> offices;  // names by code
  for (const Ledger& ledger : ledgers) {
    ANJUAN_TRY(filter, parse_filter(options.filter, ledger));
    offices[ledger.office().code] = ledger.office().name;
    auto unread = as_of ? scan_as_of(ledger, today,
                                     [&](const Head& head) {
                                       if (filter.matches(to_view(head), today))
                                         heads.push_back(head);
                                     })
                        : scan_heads(ledger.paths(), [&](const ScannedCase& found) {
                            if (filter.matches(found.head, today))
                              heads.push_back(to_head(found.head));
                          });
    problems.insert(problems.end(), unread.begin(), unread.end());
  }
  const std::size_t total = heads.size();
  sort_heads(heads, sort.first, sort.second);
  if (options.limit > 0 && heads.size() > options.limit) heads.resize(options.limit);
  ctx.report(problems);
  if (ctx.json()) {
    nlohmann::ordered_json cases = nlohmann::ordered_json::array();
    for (const Head& head : heads) {
      cases.push_back(head_json(head));
      if (offices.size() > 1) cases.back()["office"] = code_of(head);
    }
    const nlohmann::ordered_json document = {{"total", total}, {"cases", std::move(cases)}};
    ctx.print_json(document);
  } else {
    ctx.print(as_text(heads, today, options.filter.tasks, offices));
    if (heads.size() < total)
      ctx.say(trf("{} of {} cases; --limit 0 shows all", heads.size(), total));
    else
      ctx.say(trf("cases: {}", total));
  }
  // A file that could not be read may be the one that is overdue: never exit 0 over it.
  return exit_code(problems.empty() ? ExitCode::ok : exit_of(problems));
}

}  // namespace

Command list_command() {
  return {
      "list",
      N_("looking"),
      N_("list cases"),
      N_("Lists the cases that fit every filter. A field or value that does not exist is an "
         "error, never an empty list.\n\nA case is overdue from the day after its due date on."),
      {"anjuan list --overdue", "anjuan list --status open --unit minzheng --sort due",
       "anjuan list --received 2026-01-01..2026-03-31 --json"},
      [](Arguments& app) -> Run {
        auto options = std::make_shared<Options>();
        FilterWords& words = options->filter;
        app.add_option("--status", words.status, tr("a status, or open; more with commas"))
            ->type_name("STATUS")
            ->delimiter(',');
        app.add_option("--unit", words.unit, tr("id of a unit, or none"))
            ->type_name("UNIT")
            ->delimiter(',');
        app.add_option("--lead", words.lead, tr("id of an official, or none"))
            ->type_name("LEAD")
            ->delimiter(',');
        app.add_option("--class", words.class_, tr("simple, general, complex or major"))
            ->type_name("CLASS");
        app.add_option("--kind", words.kind, tr("request, accusation or suggestion"))
            ->type_name("KIND");
        app.add_option("--channel", words.channel, tr("how it came in"))->type_name("CHANNEL");
        app.add_option("--category", words.category, tr("a category and all below it"))
            ->type_name("PATH");
        app.add_option("--place", words.place, tr("a place and all below it"))->type_name("PATH");
        app.add_option("--due-before", words.due_before, tr("due on an earlier day"))
            ->type_name("DATE");
        app.add_option("--received", words.received, tr("received on these days, inclusive"))
            ->type_name("A..B");
        app.add_option("--source", words.source, tr("a source system, or system/number"))
            ->type_name("SOURCE");
        app.add_flag("--overdue", words.overdue, tr("due before today"));
        app.add_flag("--tasks", words.tasks, tr("with an open task"));
        app.add_option("--as-of", options->as_of, tr("as they stood at the end of that day"))
            ->type_name("DATE");
        app.add_option("--limit", options->limit, tr("at most so many; 0 for all"))->type_name("N");
        app.add_option("--sort", options->sort, tr("a head field, - in front for descending"))
            ->type_name("FIELD");
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
