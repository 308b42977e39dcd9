#include <algorithm>
#include <cstdlib>

#include <unistd.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/ledger/time_travel.hpp"
#include "anjuan/report/columns.hpp"

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

std::string as_text(const std::vector<Head>& heads, Date today, bool tasks) {
  Columns<Head> columns;
  const auto field = [&](Heading heading, HeadField of) {
    columns.add(std::move(heading), [of](const Head& head) { return head[of]; });
  };
  field({"id", tr("case")}, HeadField::id);
  columns
      .add({"status", tr("status")},
           [](const Head& head) {
             const auto status = head.status();
             return status ? tr(label_of(*status)) : head[HeadField::status];
           })
      .add({"clock", tr("clock")},
           [](const Head& head) { return clock_words(head[HeadField::clock]); })
      .add({"due", tr("due")}, due_words)
      .add({"days", tr("days")}, [today](const Head& head) {
        const auto past = days_past_due(head, today);
        return past ? std::optional(-*past) : std::nullopt;
      });
  field({"unit", tr("unit")}, HeadField::unit);
  field({"lead", tr("lead")}, HeadField::lead);
  if (tasks) field({"tasks", tr("tasks")}, HeadField::tasks);
  field({"title", tr("title")}, HeadField::title);
  const Table table = columns.table(heads);
  return write_text(table, terminal_width());
}

Result<ExitCode> run(Context& ctx, const Options& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(filter, parse_filter(options.filter, ledger));
  ANJUAN_TRY(sort, parse_sort(options.sort));
  ANJUAN_TRY(as_of, ctx.as_of(options.as_of));
  const Date today = as_of.value_or(ctx.today());
  std::vector<Head> heads;
  std::vector<Diagnostic> problems;
  if (as_of)
    problems = scan_as_of(ledger, today, [&](const Head& head) {
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
  return problems.empty() ? ExitCode::ok : exit_of(problems);
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
      [](Arguments& args) -> Run {
        auto options = std::make_shared<Options>();
        FilterWords& words = options->filter;
        args.add_option("--status", words.status, tr("a status, or open; more with commas"))
            ->type_name("STATUS")
            ->delimiter(',');
        args.add_option("--unit", words.unit, tr("id of a unit, or none"))
            ->type_name("UNIT")
            ->delimiter(',');
        args.add_option("--lead", words.lead, tr("id of an official, or none"))
            ->type_name("LEAD")
            ->delimiter(',');
        args.add_option("--class", words.class_, tr("simple, general, complex or major"))
            ->type_name("CLASS");
        args.add_option("--kind", words.kind, tr("request, accusation or suggestion"))
            ->type_name("KIND");
        args.add_option("--channel", words.channel, tr("how it came in"))->type_name("CHANNEL");
        args.add_option("--category", words.category, tr("a category and all below it"))
            ->type_name("PATH");
        args.add_option("--place", words.place, tr("a place and all below it"))->type_name("PATH");
        args.add_option("--due-before", words.due_before, tr("due on an earlier day"))
            ->type_name("DATE");
        args.add_option("--received", words.received, tr("received on these days, inclusive"))
            ->type_name("A..B");
        args.add_option("--source", words.source, tr("a source system, or system/number"))
            ->type_name("SOURCE");
        args.add_flag("--overdue", words.overdue, tr("due before today"));
        args.add_flag("--tasks", words.tasks, tr("with an open task"));
        args.add_option("--as-of", options->as_of, tr("as they stood at the end of that day"))
            ->type_name("DATE");
        args.add_option("--limit", options->limit, tr("at most so many; 0 for all"))
            ->type_name("N");
        args.add_option("--sort", options->sort, tr("a head field, - in front for descending"))
            ->type_name("FIELD");
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
