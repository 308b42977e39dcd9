#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/git/history_words.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/books/rota_books.hpp"
#include "anjuan/report/columns.hpp"
#include "anjuan/report/compare.hpp"
#include "anjuan/report/write.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

#include "commands.hpp"
#include "output.hpp"
#include "pdf.hpp"
#include "view/colour.hpp"
#include "view/terminal.hpp"
#include "view/titled.hpp"

namespace anjuan::cli {
namespace {

struct ReportOptions {
  std::string name;
  PeriodWords period;
  std::string campaign;
  std::string as_of;
  std::string known_on;
  std::string compare;
  std::string group;
  int depth = 0;
  FilterWords filter;
  std::string file;
  std::string format;
  std::string table;
  std::optional<std::size_t> limit;  ///< rows of each table on the screen; 0 for all
  bool bom = false;
};

/// What the page for the morning shows of each table when nobody says how much.
constexpr std::size_t kRowsOfToday = 20;

Result<const ReportSpec*> choose_report(const std::string& name) {
  if (const ReportSpec* spec = find_report(name)) return spec;
  const auto title = [](const ReportSpec& spec) { return std::string_view(tr(spec.summary)); };
  if (const ReportSpec* spec = titled(report_table(), name, title)) return spec;
  return fail_usage("no-such-report", trf("there is no report {}", name),
                    suggest_titled(report_table(), name, &ReportSpec::name, title));
}

/// The days of a campaign of the office (G8).
Result<Period> campaign_period(const ReportOptions& options, const Ledger& ledger) {
  if (!options.period.empty())
    return fail_usage("two-periods", tr("a campaign has days of its own"),
                      tr("leave out either --campaign or the other period"));
  ANJUAN_TRY(books, open_rota(ledger));
  std::vector<std::string_view> names;
  for (const rota::CampaignRule& one : books.rules.campaigns) {
    names.push_back(one.name);
    if (one.name == options.campaign) return day_period(one.days.from, one.days.to);
  }
  return fail_usage("no-such-campaign", trf("there is no campaign {}", options.campaign),
                    names.empty() ? tr("add [[rota.campaign]] to anjuan.toml")
                                  : suggest(options.campaign, names));
}

/// What --compare can say beside a commit: the period before (环比).
enum class PeriodWord { last_period, last_month };
std::optional<PeriodWord> period_word(std::string_view text) {
  if (text == "last-month" || text == "上月") return PeriodWord::last_month;
  if (text == "last-period" || text == "上期" || text == "环比") return PeriodWord::last_period;
  return std::nullopt;
}

Result<> check_comparison(PeriodWord word, const ReportSpec& spec, const Period& period,
                          Date today) {
  if (!spec.compares_periods)
    return fail_usage("no-comparison",
                      trf("the report {} does not take --compare {}", spec.name, "last-period"),
                      trf("see {}", "anjuan report kpi --compare last-month"));
  if (period.all)
    return fail_usage("no-period", tr("all days have no period before them"),
                      trf("add --month {}", month_name(today)));
  if (word == PeriodWord::last_month && !is_month(period))
    return fail_usage("bad-period", trf("{} is no month", period.label),
                      tr("write --compare last-period, or --month for one month"));
  return {};
}

Result<ReportRequest> read_request(const ReportOptions& options, const ReportSpec& spec,
                                   const Ledger& ledger, Date today) {
  ReportRequest request;
  request.today = today;
  if (!options.period.empty()) {
    ANJUAN_TRY(period, parse_period(options.period, today));
    request.period = std::move(period);
  }
  if (!options.campaign.empty()) {
    ANJUAN_TRY(period, campaign_period(options, ledger));
    request.period = std::move(period);
  }
  for (const auto& [given, day] :
       {std::pair(&options.as_of, &request.as_of), std::pair(&options.known_on, &request.known_on)})
    if (!given->empty()) {
      ANJUAN_TRY(read, read_day(*given, day == &request.as_of ? "--as-of" : "--known-on", today));
      *day = read;
    }
  if (!options.group.empty()) {
    const auto group = parse_group(options.group);
    if (!group)
      return fail_usage("bad-group", trf("{} cannot be {}", "--group", options.group),
                        suggest(options.group, kGroupNames));
    if (*group != GroupBy::none && !spec.groups) {
      std::vector<std::string> able;
      for (const ReportSpec& one : report_table())
        if (one.groups) able.emplace_back(one.name);
      return fail_usage("no-groups", trf("the report {} does not take --group", spec.name),
                        trf("these do: {}; --unit, --category and the like narrow any report",
                            join(able, tr(", "))));
    }
    request.group = *group;
  }
  request.depth = options.depth;
  ANJUAN_TRY(filter, parse_filter(options.filter, ledger, today));
  request.filter = std::move(filter);
  if (const auto word = period_word(options.compare)) {
    ANJUAN_DO(check_comparison(*word, spec, request.period.value_or(whole_time()), today));
    request.period_before = true;
  }
  return request;
}

Result<ReportFormat> choose_format(const Context& ctx, const ReportOptions& options) {
  if (wants_pdf(options.format, options.file)) {
    if (!options.file.empty()) return ReportFormat::docx;
    return fail_usage("bad-format", trf("{} cannot be {}", "--format", "pdf"),
                      tr("a PDF goes to -o FILE.pdf"));
  }
  if (!options.format.empty()) {
    if (const auto format = parse_format(options.format)) return *format;
    return fail_usage("bad-format", trf("{} cannot be {}", "--format", options.format),
                      suggest(options.format, kFormatNames));
  }
  if (options.file.empty()) return ctx.json() ? ReportFormat::json : ReportFormat::text;
  if (const auto format = format_of_file(options.file)) return *format;
  return fail_usage(
      "bad-format", trf("the ending of {} does not tell the format", options.file),
      tr("end it with .txt, .csv, .json, .html, .xlsx, .docx or .pdf, or add --format"));
}

/// A sheet for Excel has one heading: where a report has several tables it is the first, and the
/// others are named; --table chooses another, in any format.
Result<> choose_table(const Context& ctx, const ReportOptions& options, ReportFormat format,
                      Report& report) {
  const bool one_sheet = options.bom && format == ReportFormat::csv && report.tables.size() > 1;
  if (options.table.empty() && !one_sheet) return {};
  auto chosen = report.tables.begin();
  if (!options.table.empty())
    chosen = std::find_if(report.tables.begin(), report.tables.end(), [&](const Table& table) {
      return table.name == options.table || table.title == options.table;
    });
  if (chosen == report.tables.end())
    return fail_usage("no-such-table", trf("the report has no table {}", options.table),
                      suggest(options.table, names_in(report.tables, &Table::name)));
  std::vector<std::string> names;
  for (const Table& table : report.tables)
    if (&table != &*chosen) names.push_back(table.name);
  if (options.table.empty())
    ctx.say(trf("only the table {}; the others with --table: {}", chosen->name, join(names, ", ")));
  Table table = std::move(*chosen);
  report.tables.assign(1, std::move(table));
  return {};
}

/// A word as a shell takes it for one.
std::string for_shell(const std::string& word) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+,./:@%";
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [&](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || kPlain.find(c) != kPlain.npos;
  });
  return plain ? word : "'" + replace_all(word, "'", "'\\''") + "'";
}

/// The same command for all of one table.
std::string whole_table(const std::vector<std::string>& typed, const Table& table) {
  std::string command = "anjuan";
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const bool named = typed[i] == "--limit" || typed[i] == "--table";
    if (named) ++i;  // with its value
    if (named || typed[i].starts_with("--limit=") || typed[i].starts_with("--table=")) continue;
    command += " " + for_shell(typed[i]);
  }
  if (!table.name.empty()) command += " --table " + table.name;
  return command + " --limit 0";
}

/// A screen takes some rows of each table, a file every one.
Result<> limit_tables(const Context& ctx, const ReportOptions& options, ReportFormat format,
                      Report& report) {
  const bool on_screen = format == ReportFormat::text && options.file.empty();
  if (options.limit.value_or(0) > 0 && !on_screen)
    return fail_usage("no-limit", tr("--limit is for what is read on the screen"),
                      tr("leave it out: a file holds every row"));
  const bool today = options.name == "today" && options.table.empty();
  const std::size_t most = options.limit.value_or(today ? kRowsOfToday : 0);
  if (most == 0 || !on_screen) return {};
  for (Table& table : report.tables)
    cut_table(table, most, whole_table(ctx.globals().typed, table));
  return {};
}

Result<ExitCode> list_reports(Context& ctx) {
  if (ctx.json()) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const ReportSpec& spec : report_table())
      all.push_back({{"name", spec.name},
                     {"summary", tr(spec.summary)},
                     {"source", spec.source},
                     {"groups", spec.groups}});
    ctx.print_json({{"reports", std::move(all)}});
    return ExitCode::ok;
  }
  using Spec = ReportSpec;
  const Table table =
      Columns<Spec>()
          .add({"name", tr("report")}, &Spec::name)
          .add({"summary", tr("what it shows")}, [](const Spec& spec) { return tr(spec.summary); })
          .add({"source", tr("rule")}, [](const Spec& spec) { return cited(spec.source); })
          .table(report_table());
  ctx.print(write_text(table, terminal_width()));
  return ExitCode::ok;
}

/// What a table of values cannot say goes to standard error, so that the data stay clean.
void say_notes(const Context& ctx, const Report& report) {
  ctx.say(trf("{}; period: {}; as of: {}; rows: {}", report.title, describe(report.period),
              to_string(report.as_of), report.rows()));
  for (const Definition& one : report.definitions) ctx.say(trf("{}: {}", one.title, one.text));
}

/// The report as another commit has it, beside `now`; and what was recorded between the two.
Result<ReportRun> compare_with(const Context& ctx, const ReportOptions& options,
                               const ReportSpec& spec, ReportRun now) {
  const std::string& directory = ctx.globals().directory();
  ANJUAN_TRY(snapshot, git::Snapshot::open(directory, options.compare));
  ANJUAN_TRY(ledger, Ledger::open(snapshot.root()));
  Timestamp then = snapshot.commit().committer.when;
  then.offset = ledger.office().offset;
  ANJUAN_TRY(request, read_request(options, spec, ledger, then.date()));
  if (!request.period) request.period = now.report.period;
  ReportRun made = run_report(spec, ledger, request);
  ReportRun out{compare_reports(made.report, now.report), std::move(now.problems)};
  for (Diagnostic& d : made.problems) out.problems.push_back(std::move(d));

  const std::string tip = ctx.globals().at.empty() ? "HEAD" : ctx.globals().at;
  ANJUAN_TRY(repository, git::open_history(directory, tip));
  auto id = repository.resolve(tip);
  if (!id) return pass_on(id);
  ANJUAN_TRY(histories, git::history_between(repository, snapshot.commit().id, *id));
  struct Recorded {
    std::string id, moved;
    Event event;
  };
  std::vector<Recorded> recorded;
  for (const git::FileHistory& history : histories) {
    if (history.id.empty() || history.is_gone || history.unreadable ||
        !request.filter.matches(to_view(history.after.head), now.report.as_of))
      continue;
    for (const Event& event : history.change.added) {
      std::vector<std::string> moved;
      for (const git::FieldMove& move : history.moves)
        if (move.by && git::same_event(*move.by, event))
          moved.push_back(fmt::format("{} {} → {}", spec_of(move.field).name,
                                      move.before.empty() ? "–" : move.before,
                                      move.after.empty() ? "–" : move.after));
      recorded.push_back({history.id, join(moved, "; "), event});
    }
  }
  out.report.tables.push_back(
      Columns<Recorded>()
          .add({"case", tr("case")}, &Recorded::id)
          .add({"date", tr("date")}, [](const Recorded& one) { return one.event.at.date(); })
          .add({"event", tr("event")},
               [](const Recorded& one) { return tr(spec_of(one.event.kind).label); })
          .add({"by", tr("recorded by")}, [](const Recorded& one) { return one.event.by; })
          .add({"moved", tr("what it moved")}, &Recorded::moved)
          .table(recorded, {"events", tr("what was recorded between the two")}));
  return out;
}

/// One report over several ledgers, each row naming its office.
Result<ReportRun> report_on_all(const std::vector<Ledger>& ledgers, const ReportOptions& options,
                                const ReportSpec& spec, Date today) {
  std::vector<OfficeReport> reports;
  std::vector<Diagnostic> problems;
  for (const Ledger& ledger : ledgers) {
    ANJUAN_TRY(request, read_request(options, spec, ledger, today));
    ReportRun made = run_report(spec, ledger, request);
    reports.push_back({ledger.office().code, std::move(made.report)});
    for (Diagnostic& d : made.problems) problems.push_back(std::move(d));
  }
  if (reports.size() == 1) return ReportRun{std::move(reports.front().report), std::move(problems)};
  return ReportRun{join_reports(std::move(reports)), std::move(problems)};
}

Result<ExitCode> run(Context& ctx, const ReportOptions& options) {
  ANJUAN_TRY(ledgers, ctx.start_all());
  const Ledger& ledger = ledgers.front();
  if (options.name.empty()) return list_reports(ctx);
  ANJUAN_TRY(spec, choose_report(options.name));
  ANJUAN_TRY(format, choose_format(ctx, options));
  ANJUAN_TRY(made, report_on_all(ledgers, options, *spec, ctx.today()));
  if (!options.compare.empty() && !period_word(options.compare)) {
    if (ledgers.size() > 1)
      return fail_usage("several-ledgers", tr("--compare looks at the history of one ledger"),
                        tr("give -C once"));
    ANJUAN_TRY(compared, compare_with(ctx, options, *spec, std::move(made)));
    made = std::move(compared);
  }
  ANJUAN_DO(choose_table(ctx, options, format, made.report));
  ANJUAN_DO(limit_tables(ctx, options, format, made.report));
  Paint paint;
  if (options.file.empty()) paint = row_paint(ledger.office().due_soon_days);
  const std::size_t width = options.file.empty() ? terminal_width() : 0;
  ANJUAN_TRY(bytes, render_report(made.report, format,
                                  {.width = width, .bom = options.bom, .paint = paint}));
  if (wants_pdf(options.format, options.file)) {
    ANJUAN_TRY(pdf, pdf_of(bytes));
    bytes = std::move(pdf);
  }
  ctx.report(made.problems);
  if (options.file.empty()) {
    ctx.print(bytes);
    if (format == ReportFormat::csv) say_notes(ctx, made.report);
  } else {
    ANJUAN_DO(write_output(ctx, ledger, options.file, bytes));
    ctx.say(trf(by_number(made.report.rows(), N_("{}: {} row"), N_("{}: {} rows")), options.file,
                made.report.rows()));
    if (format == ReportFormat::csv) say_notes(ctx, made.report);
  }
  // Numbers that lack a file are not the numbers: never exit 0 over it.
  return made.problems.empty() ? ExitCode::ok : exit_of(made.problems);
}

void add_period_options(Arguments& args, PeriodWords& words) {
  args.add_option("--month", words.month, tr("a month, such as 2026-11"))->type_name("YYYY-MM");
  args.add_option("--quarter", words.quarter, tr("a quarter, such as 2026-Q4"))
      ->type_name("YYYY-QN");
  args.add_option("--half", words.half, tr("half a year, such as 2026-H1"))->type_name("YYYY-HN");
  args.add_option("--year", words.year, tr("a year"))->type_name("YYYY");
  args.add_option("--from", words.from, tr("first day, inclusive"))->type_name("DATE");
  args.add_option("--to", words.to, tr("last day, inclusive"))->type_name("DATE");
}

void add_filter_options(Arguments& args, FilterWords& words) {
  args.add_option("--unit", words.unit, tr("only of this unit; more with commas"))
      ->type_name("UNIT")
      ->delimiter(',');
  args.add_option("--lead", words.lead, tr("only led by this official; more with commas"))
      ->type_name("LEAD")
      ->delimiter(',');
  args.add_option("--category", words.category, tr("a category and all below it"))
      ->type_name("PATH");
  args.add_option("--place", words.place, tr("a place and all below it"))->type_name("PATH");
  args.add_option("--channel", words.channel, tr("how it came in"))
      ->type_name("CHANNEL")
      ->offers(typed_words(spec_of(HeadField::channel).choices));
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
}

void add_output_options(Arguments& args, ReportOptions& options) {
  args.add_option("-o,--output", options.file, tr("write to this file"))->type_name("FILE");
  args.add_option("--format", options.format, tr("text, csv, json, html, xlsx, docx or pdf"))
      ->type_name("FORMAT");
  args.add_option("--table", options.table, tr("only this table of the report"))->type_name("NAME");
  args.add_option("--limit", options.limit,
                  tr("at most so many rows of each table on the screen; 0 for all"))
      ->type_name("N")
      ->non_negative();
  args.add_flag("--bom", options.bom, tr("csv: a byte order mark in front, for Excel"));
}

std::vector<std::string> report_names() {
  std::vector<std::string> names;
  for (const ReportSpec& spec : report_table()) names.emplace_back(spec.name);
  return names;
}

}  // namespace

Command report_command() {
  return {
      "report",
      N_("reports"),
      N_("figures and lists over any period"),
      N_("Prints a report; without a name, the list of reports. Every report prints its period, "
         "its cut-off and the definitions of its figures; a share of nothing is n/a.\n\nWithout a "
         "period a report is about all cases (monthly and the like: about the present one). "
         "--as-of a day in the past gives the state that the events up to that day make, as it is "
         "known "
         "now; --known-on leaves out what was recorded later. A figure of a past period with "
         "--known-on its last day never changes.\n\n"
         "The format follows from the ending of -o FILE: txt, csv, json, html, xlsx or docx, or "
         "pdf where LibreOffice is installed. A csv holds the rows only; its definitions go to "
         "standard error. --bom makes it one for Excel: one table with the headings of people, "
         "its Chinese read as such; --table chooses another table."),
      {"anjuan report kpi --month 2026-11", "anjuan report overdue --group lead",
       "anjuan report kpi --month 2026-11 --compare last-month",
       "anjuan report monthly --month 2026-11 -o 2026-11.docx",
       "anjuan report workload --year 2026 -o workload.xlsx"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<ReportOptions>();
        args.add_option("NAME", options->name, tr("which report"))
            ->type_name("NAME")
            ->offers(report_names());
        add_period_options(args, options->period);
        args.add_option("--campaign", options->campaign, tr("the days of a [[rota.campaign]]"))
            ->type_name("NAME");
        args.add_option("--as-of", options->as_of, tr("cut-off; default: today"))
            ->type_name("DATE");
        args.add_option("--known-on", options->known_on,
                        tr("only what had been recorded by the end of that day"))
            ->type_name("DATE");
        args.add_option(
                "--compare", options->compare,
                tr("beside the report as a commit of the history gives it: what differs, and "
                   "what was recorded between; last-month or last-period of kpi: the period before "
                   "beside the year before"))
            ->type_name("REV");
        args.add_option("--group", options->group,
                        tr("one group a row: unit, lead, category, place or channel"))
            ->type_name("WHAT");
        args.add_option("--depth", options->depth,
                        tr("levels of category and place to keep; 0 for all"))
            ->type_name("N")
            ->non_negative();
        add_filter_options(args, options->filter);
        add_output_options(args, *options);
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

Command today_command() {
  return {"today",
          N_("reports"),
          N_("what is to be done today: late, due, booked, open"),
          N_("The page for the morning: what is late and with whom, what is due today and within a "
             "week, who receives today, and tasks that no limit reminds of. The report `today`, in "
             "every format.\n\nOn the screen each table has its first 20 rows, and below them the "
             "command for all; --limit says otherwise."),
          {"anjuan today", "anjuan today --lead zhang-wei", "anjuan today -o today.html"},
          [](Arguments& args) -> Run {
            auto options = std::make_shared<ReportOptions>();
            options->name = "today";
            args.add_option("--to", options->period.to,
                            tr("what is due by this day; default: a week"))
                ->type_name("DATE");
            add_filter_options(args, options->filter);
            add_output_options(args, *options);
            return [options](Context& ctx) { return run(ctx, *options); };
          }};
}

}  // namespace anjuan::cli
