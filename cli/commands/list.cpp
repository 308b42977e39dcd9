#include <map>

#include <nlohmann/json.hpp>

#include "anjuan/base/json_stream.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/case_search.hpp"
#include "anjuan/ledger/head_list.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/report/columns.hpp"
#include "anjuan/report/text_layout.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/colour.hpp"
#include "view/event_options.hpp"
#include "view/look_back.hpp"
#include "view/stream.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

struct ListOptions {
  FilterWords filter;
  std::size_t limit = 0;
  std::string sort = "id";
  CaseWords words;
  ViewWords view;
};

/// An office whose ledger is read, and what its ids are called.
struct ReadOffice {
  std::string name;
  Words words;
};
/// By their codes. With several each row has its own.
using Offices = std::map<std::string, ReadOffice, std::less<>>;

/// The code of the office that gave a case its number.
std::string code_of(const HeadView& head) {
  const auto id = parse_case_id(head[HeadField::id]);
  return id ? id->code : std::string();
}

Columns<HeadView> columns(Date today, bool tasks, const Offices& offices) {
  Columns<HeadView> all;
  if (offices.size() > 1)
    all.add({"office", tr("office")}, [&](const HeadView& head) {
      const auto office = offices.find(code_of(head));
      return office == offices.end() ? code_of(head) : office->second.name;
    });
  const auto field = [](HeadField of) { return [of](const HeadView& head) { return head[of]; }; };
  const auto words = [&](HeadField of) {
    return [of, &offices](const HeadView& head) {
      const auto office = offices.size() == 1 ? offices.begin() : offices.find(code_of(head));
      return office == offices.end() ? std::string(head[of])
                                     : office->second.words.value(of, head[of]);
    };
  };
  all.add({"id", tr("case")}, field(HeadField::id))
      .add({"status", tr("status")}, words(HeadField::status))
      .add({"clock", tr("clock")}, words(HeadField::clock))
      .add({"due", tr("due")}, due_words)
      .add({"days", tr("days")},
           [today](const HeadView& head) {
             const auto past = days_past_due(head, today);
             return past ? std::optional(-*past) : std::nullopt;
           })
      .counting(Counts::days_left)
      .add({"unit", tr("unit")}, words(HeadField::unit))
      .add({"lead", tr("lead")}, words(HeadField::lead));
  if (tasks) all.add({"tasks", tr("tasks")}, words(HeadField::tasks));
  all.add({"title", tr("title")}, field(HeadField::title));
  return all;
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

Result<> print_text(Context& ctx, HeadList& heads, const Columns<HeadView>& columns,
                    long soon_days) {
  if (heads.size() == 0) return {};
  TextLayout layout(columns.headings());
  ANJUAN_DO(heads.for_each([&](const HeadView& head) { layout.measure(columns.cells(head)); }));
  layout.fit(terminal_width());
  Stream out(ctx);
  out.print(layout.heading());
  const Paint paint = row_paint(soon_days);
  return heads.for_each(
      [&](const HeadView& head) { out.print(layout.row(columns.cells(head), paint)); });
}

Result<ExitCode> run(Context& ctx, const ListOptions& options) {
  ANJUAN_TRY(ledgers, ctx.start_all());
  ANJUAN_TRY(sort, parse_sort(options.sort));
  ANJUAN_TRY(view, read_view(options.view, ctx.today()));
  const Date today = view.as_of;
  HeadList heads(sort.first, sort.second, options.limit);
  Offices offices;
  std::vector<Diagnostic> problems;
  for (const Ledger& ledger : ledgers) {
    ANJUAN_TRY(filter, parse_filter(options.filter, ledger, today));
    offices.insert({ledger.office().code, {ledger.office().name, Words(ledger, ctx.ids())}});
    auto uncounted = count_repeated(ledger, filter);
    problems.insert(problems.end(), uncounted.begin(), uncounted.end());
    CaseSearch search{.filter = filter, .words = options.words, .today = today};
    if (view.is_past(ctx.today())) search.view = view;
    auto unread = find_cases(ledger, search, [&](const HeadView& head) { heads.add(head); });
    problems.insert(problems.end(), unread.begin(), unread.end());
  }
  ctx.report(problems);
  ANJUAN_DO(heads.sort());
  ANJUAN_DO(ctx.json() ? print_json(ctx, heads, offices)
                       : print_text(ctx, heads, columns(today, options.filter.tasks, offices),
                                    ledgers.front().office().due_soon_days));
  if (heads.size() < heads.total())
    ctx.say(trf("{} of {} cases; --limit 0 shows all", heads.size(), heads.total()));
  else
    ctx.say(trf("cases: {}", heads.total()));
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
         "error, never an empty list.\n\nA case is overdue from the day after its due date "
         "on. One that was registered by mistake is listed with --status voided only.\n\n--name "
         "and --phone find "
         "the cases of a person; only the files of cases that may fit are opened. --text reads "
         "every file."),
      {"anjuan list --overdue", "anjuan list --status open --unit minzheng --sort due",
       "anjuan list --received 2026-01-01..2026-03-31 --json", "anjuan list --flag urgent",
       "anjuan list --repeats 2 --sort repeat_of"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<ListOptions>();
        FilterWords& words = options->filter;
        args.add_option("--status", words.status, tr("a status, or open; more with commas"))
            ->type_name("STATUS")
            ->offers(typed_words(spec_of(HeadField::status).choices))
            ->delimiter(',');
        args.add_option(declared_option("unit"), words.unit, tr("id of a unit, or none"))
            ->type_name("UNIT")
            ->delimiter(',');
        args.add_option(declared_option("lead"), words.lead, tr("id of an official, or none"))
            ->type_name("LEAD")
            ->delimiter(',');
        args.add_option("--class", words.class_, tr("simple, general, complex or major"))
            ->type_name("CLASS")
            ->offers(typed_words(spec_of(HeadField::class_).choices));
        args.add_option("--route", words.route, tr("way the matter goes, or none"))
            ->type_name("ROUTE")
            ->offers(typed_words(spec_of(HeadField::route).choices))
            ->delimiter(',');
        args.add_option("--kind", words.kind, tr("request, accusation or suggestion"))
            ->type_name("KIND")
            ->offers(typed_words(spec_of(HeadField::kind).choices));
        args.add_option("--channel", words.channel, tr("how it came in"))
            ->type_name("CHANNEL")
            ->offers(typed_words(spec_of(HeadField::channel).choices));
        args.add_option("--category", words.category, tr("a category and all below it"))
            ->type_name("PATH");
        args.add_option("--place", words.place, tr("a place and all below it"))->type_name("PATH");
        args.add_option("--due", words.due, tr("due on that day, in a week, +7d or in a month"))
            ->type_name("WHEN");
        args.add_option("--due-before", words.due_before, tr("due on an earlier day"))
            ->type_name("DATE");
        args.add_option("--received", words.received, tr("received on these days, inclusive"))
            ->type_name("A..B");
        args.add_option("--source", words.source, tr("a source system, or system/number"))
            ->type_name("SOURCE");
        args.add_option("--name", options->words.name,
                        tr("name of a petitioner in full, or a part of it with * (张*)"))
            ->type_name("NAME");
        args.add_option("--phone", options->words.phone,
                        tr("telephone of a petitioner in full, or a part of it with *"))
            ->type_name("NUMBER");
        args.add_option("--text", options->words.text,
                        tr("words in the title, the request or the history"))
            ->type_name("TEXT");
        args.add_option("--flag", words.flags,
                        tr("with that mark, such as urgent; more with commas"))
            ->type_name("FLAG")
            ->delimiter(',');
        args.add_option("--repeats", words.repeats,
                        tr("of matters that came back at least so many times"))
            ->type_name("N")
            ->non_negative();
        args.add_flag("--overdue", words.overdue, tr("due before today"));
        args.add_flag("--tasks", words.tasks, tr("with an open task"));
        add_view_options(args, options->view);
        args.add_option("--limit", options->limit, tr("at most so many; 0 for all"))
            ->type_name("N");
        args.add_option("--sort", options->sort, tr("a head field, - in front for descending"))
            ->type_name("FIELD");
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
