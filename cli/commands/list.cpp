#include <map>

#include <nlohmann/json.hpp>

#include "anjuan/base/json_stream.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/case_search.hpp"
#include "anjuan/ledger/head_list.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/report/text_layout.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/look_back.hpp"
#include "view/stream.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

struct Options {
  FilterWords filter;
  std::size_t limit = 0;
  std::string sort = "id";
  CaseWords words;
  ViewWords view;
};

/// Names of the offices whose ledgers are read, by their codes. With several each row has its own.
using Offices = std::map<std::string, std::string, std::less<>>;

/// The code of the office that gave a case its number.
std::string code_of(const HeadView& head) {
  const auto id = parse_case_id(head[HeadField::id]);
  return id ? id->code : std::string();
}

std::vector<TableColumn> columns(bool tasks, const Offices& offices) {
  std::vector<TableColumn> all = {{"id", tr("case")},
                                  {"status", tr("status")},
                                  {"clock", tr("clock")},
                                  {"due", tr("due")},
                                  {"days", tr("days"), Align::right},
                                  {"unit", tr("unit")},
                                  {"lead", tr("lead")},
                                  {"title", tr("title")}};
  if (tasks) all.insert(all.end() - 1, {"tasks", tr("tasks")});
  if (offices.size() > 1) all.insert(all.begin(), {"office", tr("office")});
  return all;
}

std::vector<std::string> row_of(const HeadView& head, Date today, bool tasks,
                                const Offices& offices) {
  const auto text = [&](HeadField field) { return std::string(head[field]); };
  const auto past = days_past_due(head, today);
  const auto status = head.status();
  std::vector<std::string> row = {
      text(HeadField::id),
      status ? tr(label_of(*status)) : text(HeadField::status),
      clock_words(head[HeadField::clock]),
      text(HeadField::due) + (head.has(HeadField::provisional) ? "?" : ""),
      past ? std::to_string(-*past) : "",
      text(HeadField::unit),
      text(HeadField::lead),
      text(HeadField::title)};
  if (tasks) row.insert(row.end() - 1, text(HeadField::tasks));
  if (offices.size() > 1) {
    const auto office = offices.find(code_of(head));
    row.insert(row.begin(), office == offices.end() ? code_of(head) : office->second);
  }
  return row;
}

Result<> print_json(Context& ctx, HeadList& heads, const Offices& offices) {
  Stream out(ctx);
  JsonStream json;
  out.print(json.begin({{"total", heads.total()}}) + json.list("cases"));
  auto done = heads.for_each([&](const HeadView& head) {
    nlohmann::ordered_json one = head_json(to_head(head));
    if (offices.size() > 1) one["office"] = code_of(head);
    out.print(json.entry(one));
  });
  out.print(json.end());
  return done;
}

Result<> print_text(Context& ctx, HeadList& heads, Date today, bool tasks, const Offices& offices) {
  if (heads.size() == 0) return {};
  TextLayout layout(columns(tasks, offices));
  auto measured = heads.for_each(
      [&](const HeadView& head) { layout.measure(row_of(head, today, tasks, offices)); });
  if (!measured) return measured;
  layout.fit(terminal_width());
  Stream out(ctx);
  out.print(layout.heading());
  return heads.for_each(
      [&](const HeadView& head) { out.print(layout.row(row_of(head, today, tasks, offices))); });
}

int run(Context& ctx, const Options& options) {
  ANJUAN_TRY(ledgers, ctx.open_ledgers());
  ANJUAN_TRY(now, ctx.now(ledgers.front().office().offset));
  ANJUAN_TRY(sort, parse_sort(options.sort));
  ANJUAN_TRY(view, read_view(options.view, now.date()));
  const Date today = view.as_of;
  HeadList heads(sort.first, sort.second, options.limit);
  Offices offices;
  std::vector<Diagnostic> problems;
  for (const Ledger& ledger : ledgers) {
    ANJUAN_TRY(filter, parse_filter(options.filter, ledger));
    offices[ledger.office().code] = ledger.office().name;
    CaseSearch search{.filter = filter, .words = options.words, .today = today};
    if (view.is_past(now.date())) search.view = view;
    auto unread = find_cases(ledger, search, [&](const HeadView& head) { heads.add(head); });
    problems.insert(problems.end(), unread.begin(), unread.end());
  }
  ctx.report(problems);
  if (auto sorted = heads.sort(); !sorted) return ctx.fail(sorted.error());
  const bool tasks = options.filter.tasks;
  const auto printed =
      ctx.json() ? print_json(ctx, heads, offices) : print_text(ctx, heads, today, tasks, offices);
  if (!printed) return ctx.fail(printed.error());
  if (heads.size() < heads.total())
    ctx.say(trf("{} of {} cases; --limit 0 shows all", heads.size(), heads.total()));
  else
    ctx.say(trf("cases: {}", heads.total()));
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
         "error, never an empty list.\n\nA case is overdue from the day after its due date "
         "on. One that was registered by mistake is listed with --status voided only.\n\n--name "
         "and --phone find "
         "the cases of a person; only the files of cases that may fit are opened. --text reads "
         "every file."),
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
        app.add_option("--name", options->words.name,
                       tr("name of a petitioner in full, or a part of it with * (张*)"))
            ->type_name("NAME");
        app.add_option("--phone", options->words.phone,
                       tr("telephone of a petitioner in full, or a part of it with *"))
            ->type_name("NUMBER");
        app.add_option("--text", options->words.text,
                       tr("words in the title, the request or the history"))
            ->type_name("TEXT");
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
