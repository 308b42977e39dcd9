#include <algorithm>
#include <cstdlib>

#include <unistd.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/report/table.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/look_back.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

struct Options {
  FilterWords filter;
  std::size_t limit = 0;
  std::string sort = "id";
  ViewWords view;
};

std::string as_text(const std::vector<Head>& heads, Date today, bool tasks) {
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
  }
  return write_text(table, terminal_width());
}

int run(Context& ctx, const Options& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  ANJUAN_TRY(filter, parse_filter(options.filter, ledger));
  ANJUAN_TRY(sort, parse_sort(options.sort));
  ANJUAN_TRY(view, read_view(options.view, now.date()));
  const Date today = view.as_of;
  std::vector<Head> heads;
  std::vector<Diagnostic> problems;
  if (view.is_past(now.date()))
    problems = scan_at(ledger, view, [&](const Head& head) {
      if (filter.matches(to_view(head), today)) heads.push_back(head);
    });
  else
    problems = scan_heads(ledger.paths(), [&](const ScannedCase& found) {
      if (filter.matches(found.head, today)) heads.push_back(to_head(found.head));
    });
  const std::size_t total = heads.size();
  sort_heads(heads, sort.first, sort.second);
  if (options.limit > 0 && heads.size() > options.limit) heads.resize(options.limit);
  ctx.report(problems);
  if (ctx.json()) {
    nlohmann::ordered_json cases = nlohmann::ordered_json::array();
    for (const Head& head : heads) cases.push_back(head_json(head));
    const nlohmann::ordered_json document = {{"total", total}, {"cases", std::move(cases)}};
    ctx.print_json(document);
  } else {
    ctx.print(as_text(heads, today, options.filter.tasks));
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
         "error, never an empty list.\n\nA case is overdue from the day after its due date on. One "
         "that "
         "was registered by mistake is listed with --status voided only."),
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
        app.add_option("--route", words.route, tr("way the matter goes (art. 31), or none"))
            ->type_name("ROUTE")
            ->delimiter(',');
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
        add_view_options(app, options->view);
        app.add_option("--limit", options->limit, tr("at most so many; 0 for all"))->type_name("N");
        app.add_option("--sort", options->sort, tr("a head field, - in front for descending"))
            ->type_name("FIELD");
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
