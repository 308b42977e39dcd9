#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/desk/report_record.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/ledger/books/named_people.hpp"
#include "anjuan/model/name_of.hpp"

#include "commands.hpp"
#include "view/event_options.hpp"
#include "view/titled.hpp"

namespace anjuan::cli {
namespace {

struct RecordOptions {
  std::string kind;
  std::string date;
  std::vector<std::string> findings;
  std::map<std::string, std::string> counts;                ///< by activity_counts() name
  std::map<std::string, std::vector<std::string>> parties;  ///< by the option that names them
  std::string persons;
  std::string late_reason;
  bool again = false;
  std::vector<std::string> not_named;
  Activity activity;
};

/// The types of a kind as they are typed: in Chinese by what they are called.
std::string one_of(const ActivityKind& kind) {
  std::vector<std::string> all;
  for (const std::string_view type : kind.types)
    all.push_back(language() == Language::zh ? activity_type_text(kind.name, type)
                                             : std::string(type));
  return trf("one of: {}", join(all, tr(", ")));
}

/// Reads what was typed and gathers everything that is wrong with it.
class RecordReader {
 public:
  RecordReader(const RecordOptions& options, Date today) : options_(options), today_(today) {}

  Result<Activity> read() {
    const auto label = [](const ActivityKind& kind) { return std::string_view(tr(kind.label)); };
    kind_ = find_activity_kind(options_.kind);
    if (kind_ == nullptr) kind_ = titled(activity_kinds(), options_.kind, label);
    if (kind_ == nullptr || kind_->by_program)
      return fail_usage("unknown-kind", trf("{} is not a kind of activity", options_.kind),
                        suggest(options_.kind, language() == Language::zh ? recorded_labels()
                                                                          : recorded_kind_names()));
    activity_ = options_.activity;
    activity_.kind = kind_->name;
    read_date();
    read_type();
    if (!options_.persons.empty()) activity_.persons = number("--persons", options_.persons);
    for (const auto& [name, text] : options_.counts)
      if (!text.empty()) read_count(name, text);
    for (const std::string& text : options_.findings) read_finding(text);
    for (const auto& [option, names] : options_.parties)
      if (!names.empty()) read_parties(option, names);
    read_report();
    if (kind_->document_required && activity_.document.empty())
      add("missing-document", trf("{} needs its document", tr(kind_->label)),
          tr("add --document with its title or number"));
    const bool says_what = !activity_.type.empty() || kind_->checklist || kind_->of_report;
    if (activity_.title.empty() && !says_what)
      add("missing-title", trf("{} needs a title", tr(kind_->label)), tr("add --title TEXT"));
    if (!errors_.empty()) return fail(ExitCode::usage, std::move(errors_));
    return std::move(activity_);
  }

 private:
  static std::vector<std::string_view> recorded_labels() {
    std::vector<std::string_view> labels;
    for (const ActivityKind& kind : activity_kinds())
      if (!kind.by_program) labels.emplace_back(tr(kind.label));
    return labels;
  }

  void add(std::string code, std::string message, std::string remedy) {
    add_error(errors_, std::move(code), std::move(message), std::move(remedy)).rule = kind_->source;
  }

  void read_date() {
    activity_.date = today_;
    if (options_.date.empty()) return;
    auto date = read_day(options_.date, "--date", today_);
    if (!date)
      for (Diagnostic& d : date.error().diagnostics) errors_.push_back(std::move(d));
    else if (*date > today_)
      add("future", trf("{} is still to come", options_.date), tr("record it when it was held"));
    else
      activity_.date = *date;
  }

  void read_type() {
    std::string& type = activity_.type;
    const auto& types = kind_->types;
    for (const std::string_view known : types)  // 联席会议 is joint
      if (activity_type_text(kind_->name, known) == type) type = known;
    if (type.empty() && kind_->type_required)
      add("missing-type", trf("{} needs a type", tr(kind_->label)),
          fmt::format("--type: {}", one_of(*kind_)));
    if (!type.empty() && std::find(types.begin(), types.end(), type) == types.end())
      add("unknown-value", trf("{} cannot be {}", "--type", type),
          types.empty() ? trf("{} has no types: leave --type out", tr(kind_->label))
                        : one_of(*kind_));
  }

  long number(const std::string& option, const std::string& text) {
    const auto value = parse_number<long>(text);
    if (!value || *value < 0)
      add("usage", fmt::format("{}: '{}' {}", option, text, tr("is not a number")), "");
    return value.value_or(0);
  }

  void read_count(const std::string& name, const std::string& text) {
    activity_.counts[name] = number(option_name(name), text);
    if (std::find(kind_->counts.begin(), kind_->counts.end(), name) == kind_->counts.end())
      add("not-of-this-kind", trf("{} does not carry {}", tr(kind_->label), option_name(name)),
          tr("record it as publicity, in a file of its own"));
  }

  void read_parties(const std::string& option, const std::vector<std::string>& names) {
    if (kind_->parties && kind_->parties->option == option)
      activity_.parties = names;
    else
      add("not-of-this-kind", trf("{} does not carry {}", tr(kind_->label), option),
          tr("leave it out"));
  }

  void read_report() {
    if (kind_->of_report) return;
    if (!activity_.report.empty())
      add("not-of-this-kind", trf("{} does not carry {}", tr(kind_->label), activity_.report),
          tr("leave it out"));
    if (!activity_.period.empty())
      add("not-of-this-kind", trf("{} does not carry {}", tr(kind_->label), "--period"),
          tr("leave it out"));
  }

  /// "ITEM=RESULT"
  void read_finding(const std::string& text) {
    const std::size_t at = text.find('=');
    if (!kind_->checklist)
      add("not-of-this-kind", trf("{} does not carry {}", tr(kind_->label), "--finding"),
          tr("record an inspection of its own"));
    else if (at == std::string::npos || at == 0 || at + 1 == text.size())
      add("usage", trf("{}: '{}' is not NAME=VALUE", "--finding", text), "");
    else
      activity_.checklist.push_back({text.substr(0, at), text.substr(at + 1)});
  }

  const RecordOptions& options_;
  Date today_;
  const ActivityKind* kind_ = nullptr;
  Activity activity_;
  std::vector<Diagnostic> errors_;
};

nlohmann::ordered_json activity_json(const Activity& activity, const std::string& path) {
  nlohmann::ordered_json one = {
      {"file", path},          {"date", to_string(activity.date)}, {"kind", activity.kind},
      {"type", activity.type}, {"title", activity.title},          {"place", activity.place},
      {"unit", activity.unit}, {"persons", activity.persons}};
  for (const ActivityCount& count : activity_counts())
    one[std::string(count.name)] = activity.count(count.name);
  if (const ActivityKind* kind = find_activity_kind(activity.kind); kind->parties) {
    if (kind->of_report) one["report"] = activity.report;
    if (kind->of_report) one["period"] = activity.period;
    one[std::string(kind->parties->name)] = activity.parties;
  }
  one["document"] = activity.document;
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Finding& each : activity.checklist)
    list.push_back({{"item", each.item}, {"result", each.result}});
  one["checklist"] = std::move(list);
  return one;
}

/// Typed in twice it would count twice.
Result<> check_new(const Ledger& ledger, const Activity& activity) {
  ActivityBooks books = read_activities(ledger);
  if (!books.problems.empty()) return fail(exit_of(books.problems), std::move(books.problems));
  for (const Activity& known : books.activities)
    if (tells_of_the_same(known, activity))
      return fail(ExitCode::refused,
                  {.code = "already-recorded",
                   .message = trf("it is recorded already, in {}", known.path),
                   .remedy = tr("leave it; where it happened twice that day, say --again, or tell "
                                "the two apart with --title or --document")});
  return {};
}

/// What is still to be said once an activity is on record.
void say_rest(Context& ctx, const Ledger& ledger, const Activity& activity,
              const std::vector<std::string>& missing) {
  for (const std::string& one : missing)
    ctx.print_line(trf("  still missing: {}",
                       activity.kind == "read" ? name_of(ledger.officials(), one) : one));
  // E7: what the inspection did not look at is said, not guessed.
  if (!find_activity_kind(activity.kind)->checklist) return;
  for (const std::string& item : ledger.office().inspection_items)
    if (std::none_of(activity.checklist.begin(), activity.checklist.end(),
                     [&](const Finding& one) { return one.item == item; }))
      ctx.print_line(trf("  no finding on: {}", item));
}

/// What somebody wrote of an activity, behind the option that says it.
std::vector<std::pair<std::string, std::string>> texts_of(const Activity& activity) {
  std::vector<std::pair<std::string, std::string>> texts = {
      {"--title", activity.title},
      {"--place", activity.place},
      {"--document", activity.document},
      {"--note", activity.note},
      {"--late-reason", activity.recording.late_reason}};
  for (const Finding& one : activity.checklist) texts.emplace_back("--finding", one.result);
  return texts;
}

Result<ExitCode> run(Context& ctx, const RecordOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(activity, RecordReader(options, ctx.today()).read());
  activity.by = ctx.by();
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "record"));
  std::string what =
      activity.title.empty() ? activity_type_text(activity.kind, activity.type) : activity.title;
  std::vector<std::string> missing;
  if (find_activity_kind(activity.kind)->of_report) {
    ANJUAN_TRY(made, complete_report_record(ledger, std::move(activity), ctx.today()));
    activity = std::move(made.activity);
    missing = std::move(made.missing);
    what = fmt::format("{} {}", made.title, activity.period);
  }
  activity.recording = {{}, options.late_reason, ctx.via()};
  if (activity.date != ctx.today()) activity.recording.recorded = ctx.now();
  if (const int days = days_recorded_late(activity.recording, activity.date);
      days > ledger.office().late_after_days && options.late_reason.empty())
    return fail(ExitCode::refused, {.code = "late-reason-missing",
                                    .message = trf("it is recorded {} days after it happened ({})",
                                                   days, to_string(activity.date)),
                                    .rule = "[record] late-after-days",
                                    .remedy = trf("say why with --{}", "late-reason")});
  if (auto wrong = check_activity(ledger, activity); !wrong.empty())
    return fail(ExitCode::usage, std::move(wrong));
  if (!options.again) ANJUAN_DO(check_new(ledger, activity));
  ANJUAN_DO(check_names_nobody(ledger, texts_of(activity), options.not_named));
  std::string path;
  if (!ctx.dry_run()) {
    ANJUAN_TRY(written, write_activity_file(ledger, activity));
    path = written;
    ctx.release(lock);
    ctx.stored(trf("{} is written: do not record it again", path));
  }
  ctx.release(lock);
  if (ctx.json()) {
    ctx.print_json(activity_json(activity, path));
    return ExitCode::ok;
  }
  ctx.print_line(trf("recorded: {}, {}: {}", to_string(activity.date),
                     tr(find_activity_kind(activity.kind)->label), what));
  if (!path.empty()) ctx.say(path);
  say_rest(ctx, ledger, activity, missing);
  return ExitCode::ok;
}

}  // namespace

Command record_command() {
  return {
      "record",
      N_("ledger"),
      N_("record a meeting, an inspection and the like, or that a report was sent"),
      N_("Writes one file below activities/ for something the office did: a meeting (monthly, "
         "half-month, joint), publicity work (leaflets, questionnaires, consultations, legal "
         "advice), research, training, a screening for disputes, or an inspection with its "
         "findings on the items that [activities] of anjuan.toml names. The periodic reports "
         "count them, and `report activities` lists them.\n\n"
         "`record sent REPORT`, `record published REPORT` and `record read REPORT` say what became "
         "of a report of [[reports.owed]]. Without --period it is the stretch of time that is "
         "open; without --to or --channel all that still lack it; without --reader who records "
         "it. `report owed` shows what is due, done and late, `report accountability` what was "
         "missed, and `escalate` reminds of it. No petitioner stands in such a file."),
      {"anjuan record sent monthly --document 信访月报〔2026〕11号",
       "anjuan record published notice --channel 微信公众号 --period 2026-12",
       "anjuan record read monthly --reader zhao",
       "anjuan record meeting --type joint --title 第四季度联席会议 --persons 14",
       "anjuan record publicity --title 宣传日 --leaflets 300 --consultations 25 --legal-advice 8",
       "anjuan record inspection --type unannounced --finding 接访日制度执行=按时开门",
       "anjuan record research --title 欠薪问题调研 --document 调研报告〔2026〕2号"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<RecordOptions>();
        Activity& activity = options->activity;
        args.add_option("kind", options->kind,
                        tr("meeting, publicity, research, inspection, screening, training, "
                           "proposal, answer, accountable, score, sent, published or read"))
            ->type_name("KIND")
            ->required();
        args.add_option("report", activity.report,
                        tr("which report was sent, published or read: a name of [[reports.owed]]"))
            ->type_name("REPORT");
        args.add_option("--period", activity.period,
                        tr("the stretch of time it is about: 2026-11, 2026-Q4, 2026-H1, 2026, or "
                           "the first day of a week or half month"))
            ->type_name("PERIOD");
        args.add_option("--type", activity.type,
                        tr("of a meeting: monthly, half-month, joint, analysis, conference, "
                           "hearing, panel, other; of an inspection: "
                           "on-site, unannounced, return-visit, interview, papers, survey; of "
                           "publicity: law, policy, information, technology; of research: "
                           "unannounced, shadowing, embedded, stationed; of a proposal: improve, "
                           "policy, accountability; of its answer: adopted, partly, not-adopted; "
                           "of who is held to account: irresponsible, inaction, formality, "
                           "stalling, falsified"))
            ->type_name("TYPE");
        args.add_option("--date", options->date, tr("when it was; today when not said"))
            ->type_name("DATE");
        args.add_option("--title", activity.title, tr("what it was about"));
        args.add_option("--place", activity.place, tr("where"));
        args.add_option("--unit", activity.unit, tr("the unit that held it or was looked at"))
            ->type_name("UNIT");
        args.add_option("--persons", options->persons, tr("who took part or was reached"))
            ->type_name("N");
        for (const ActivityCount& count : activity_counts())
          args.add_option(option_name(count.name), options->counts[std::string(count.name)],
                          tr(count.label))
              ->type_name("N");
        for (const ActivityKind& kind : activity_kinds())
          if (kind.parties && !options->parties.contains(std::string(kind.parties->option)))
            args.add_option(std::string(kind.parties->option),
                            options->parties[std::string(kind.parties->option)],
                            tr(kind.parties->label))
                ->type_name("WHO")
                ->delimiter(',');
        args.add_option("--finding", options->findings,
                        tr("what an inspection found, ITEM=TEXT (repeatable)"));
        args.add_option("--document", activity.document, tr("minutes or report: title or number"));
        args.add_option("--note", activity.note, tr("anything else worth knowing"));
        args.add_option("--late-reason", options->late_reason, tr("why it is recorded so late"));
        args.add_flag("--again", options->again,
                      tr("one more like the one that is on record for that day"));
        add_not_named(args, options->not_named);
        return [options](Context& ctx) { return run(ctx, *options); };
      },
      "C5, B7, HR3, E7, HN16, HN17, A9, A12, D6, F7, I5, DZ9, HN15b, HN19, HN21, E7b, E8b"};
}

}  // namespace anjuan::cli
