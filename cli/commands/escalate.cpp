#include "anjuan/desk/escalate.hpp"

#include <algorithm>
#include <map>
#include <ranges>

#include <fmt/format.h>

#include "anjuan/base/json_stream.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/desk/metrics.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/columns.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/colour.hpp"
#include "view/progress.hpp"
#include "view/stream.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

struct EscalateOptions {
  std::string fail_on;
  std::string metrics;
  std::size_t limit = 20;
};

int days_until_due(const HeadView& head, Date today) {
  return -*days_past_due(head, today);
}

Result<> print_due(Stream& out, JsonStream& json, HeadList& cases, Date today) {
  return cases.for_each([&](const HeadView& head) {
    Json entry = head_json(to_head(head));
    entry["days"] = days_until_due(head, today);
    out.print(json.entry(entry));
  });
}

void print_escalated(Stream& out, JsonStream& json, const Escalations& escalations,
                     bool told_late) {
  for (const NewEscalation& one : escalations)
    out.print(json.entry({{"id", one.head[HeadField::id]},
                          {"clock", one.clock},
                          {"due", to_string(one.due)},
                          {"level", one.level},
                          {"step", one.step},
                          {"to", one.to},
                          {"unit", one.head[HeadField::unit]},
                          {"title", one.head[HeadField::title]},
                          {"told_late", told_late}}));
}

Json reminder_json(const Reminder& one, bool told_late) {
  return {
      {"duty", to_name(one.duty)}, {"name", one.name},   {"unit", one.unit}, {"period", one.period},
      {"due", to_string(one.due)}, {"level", one.level}, {"step", one.step}, {"to", one.to},
      {"told_late", told_late}};
}

void print_owed(Stream& out, JsonStream& json, const EscalationRun& run) {
  out.print(json.list("owed"));
  for (const OwedOnce& one : run.owed)
    out.print(json.entry({{"duty", to_name(one.what)},
                          {"name", one.name},
                          {"unit", one.unit},
                          {"period", one.period},
                          {"due", to_string(one.due)},
                          {"late", one.due < run.today},
                          {"missing", one.missing}}));
  out.print(json.list("reminded"));
  for (const Reminder& one : run.outbox.untold_reminders())
    out.print(json.entry(reminder_json(one, true)));
  for (const Reminder& one : run.reminded) out.print(json.entry(reminder_json(one, false)));
}

/// `document` holds what stands in front of the figures: nothing, or the office.
Result<> print_json(Context& ctx, EscalationRun& run, Json document = Json::object()) {
  Stream out(ctx);
  JsonStream json;
  document["date"] = to_string(run.today);
  document["open"] = run.open;
  out.print(json.begin(document));
  out.print(json.list("overdue"));
  ANJUAN_DO(print_due(out, json, run.overdue, run.today));
  out.print(json.list("due_soon"));
  ANJUAN_DO(print_due(out, json, run.due_soon, run.today));
  out.print(json.list("escalated"));
  print_escalated(out, json, run.outbox.untold(), true);
  print_escalated(out, json, run.escalated, false);
  print_owed(out, json, run);
  out.print(json.list("tasks"));
  ANJUAN_DO(run.tasks.for_each(
      [&](const HeadView& head) { out.print(json.entry(head_json(to_head(head)))); }));
  out.print(json.end());
  return {};
}

/// How many are overdue where, and the worst of each.
Result<Table> overdue_by_unit(const Words& words, HeadList& overdue) {
  struct Count {
    int cases = 0;
    std::optional<PackedHead> oldest;
  };
  using Unit = std::pair<std::string, Count>;
  std::map<std::string, Count> units;
  ANJUAN_DO(overdue.for_each([&](const HeadView& head) {
    Count& count = units[std::string(
        head[head.has(HeadField::owed_by) ? HeadField::owed_by : HeadField::unit])];
    ++count.cases;
    if (!count.oldest) count.oldest.emplace(head);  // the list is sorted by due date
  }));
  std::vector<Unit> sorted(units.begin(), units.end());
  sort_rows(
      sorted, [](const Unit& unit) { return unit.second.cases; }, &Unit::first, kDescending);
  const auto oldest = [](HeadField of) {
    return [of](const Unit& unit) { return unit.second.oldest->view()[of]; };
  };
  return Columns<Unit>()
      .add({"unit", tr("unit")},
           [&](const Unit& unit) {
             return unit.first.empty() ? tr("(no unit)") : words.unit(unit.first);
           })
      .add({"overdue", tr("overdue")}, [](const Unit& unit) { return unit.second.cases; })
      .add({"oldest_due", tr("oldest due")}, oldest(HeadField::due))
      .add({"case", tr("case")}, oldest(HeadField::id))
      .add({"title", tr("title")}, oldest(HeadField::title))
      .table(sorted);
}

/// The first heads of a list, to be shown as rows; all of them when `limit` is 0.
Result<std::vector<PackedHead>> first_heads(HeadList& list, std::size_t limit) {
  std::vector<PackedHead> heads;
  ANJUAN_DO(list.for_each([&](const HeadView& head) {
    if (limit == 0 || heads.size() < limit) heads.emplace_back(head);
  }));
  return heads;
}

const PackedHead& head_of(const PackedHead& row) {
  return row;
}
const PackedHead& head_of(const NewEscalation& row) {
  return row.head;
}

/// A field of the head that a row has.
template <class Row>
auto in_head(HeadField of) {
  return [of](const Row& row) { return head_of(row)[of]; };
}

/// The same for people: units and officials by their names.
auto named(HeadField of, const Words& words) {
  return [of, &words](const PackedHead& head) { return words.value(of, head[of]); };
}

Table due_table(const Words& words, const std::vector<PackedHead>& cases, Date today) {
  return Columns<PackedHead>()
      .add({"due", tr("due")}, [](const PackedHead& head) { return due_words(head.view()); })
      .add({"days", tr("days")},
           [&](const PackedHead& head) { return days_until_due(head.view(), today); })
      .counting(Counts::days_left)
      .add({"case", tr("case")}, in_head<PackedHead>(HeadField::id))
      .add({"clock", tr("clock")},
           [&](const PackedHead& head) { return words.clock(head[HeadField::clock]); })
      .add({"unit", tr("unit")}, named(HeadField::unit, words))
      .add({"lead", tr("lead")}, named(HeadField::lead, words))
      .add({"title", tr("title")}, in_head<PackedHead>(HeadField::title))
      .table(cases);
}

Table escalated_table(const Words& words, const Escalations& escalations, std::size_t limit) {
  using Row = NewEscalation;
  return Columns<Row>()
      .add({"case", tr("case")}, in_head<Row>(HeadField::id))
      .add({"clock", tr("clock")}, [&](const Row& one) { return words.clock(one.clock); })
      .add({"due", tr("due")}, &Row::due)
      .add({"level", tr("level")}, &Row::level)
      .add({"step", tr("step")}, [&](const Row& one) { return words.rung(one.step); })
      .add({"to", tr("to")}, [&](const Row& one) { return words.recipient(one.to); })
      .add({"title", tr("title")}, in_head<Row>(HeadField::title))
      .table(std::views::take(escalations, limit == 0 ? escalations.size() : limit));
}

Table owed_table(const Words& words, const EscalationRun& run, const std::string& office) {
  using Row = OwedOnce;
  return Columns<Row>()
      .add({"due", tr("due")}, &Row::due)
      .add({"days", tr("days")}, [&](const Row& one) { return (one.due - run.today).count(); })
      .counting(Counts::days_left)
      .add({"to_do", tr("to do")}, [](const Row& one) { return tr(label_of(one.what)); })
      .add({"what", tr("what")}, &Row::title)
      .add({"period", tr("period")}, &Row::period)
      .add({"unit", tr("unit")},
           [&](const Row& one) { return one.unit.empty() ? office : words.unit(one.unit); })
      .add({"missing", tr("still missing")},
           [&](const Row& one) {
             std::vector<std::string> names = one.missing;
             if (one.what == OfficeDuty::reading)
               for (std::string& name : names) name = words.official(name);
             return names.empty() ? trf("{} of {}", one.count, one.of) : join(names, tr(", "));
           })
      .table(run.owed);
}

Table reminder_table(const Words& words, const Office& office,
                     const std::vector<Reminder>& reminders) {
  using Row = Reminder;
  return Columns<Row>()
      .add({"to_do", tr("to do")}, [](const Row& one) { return tr(label_of(one.duty)); })
      .add({"what", tr("what")},
           [&](const Row& one) { return title_of(office, one.duty, one.name); })
      .add({"period", tr("period")}, &Row::period)
      .add({"unit", tr("unit")},
           [&](const Row& one) { return one.unit.empty() ? office.name : words.unit(one.unit); })
      .add({"due", tr("due")}, &Row::due)
      .add({"level", tr("level")}, &Row::level)
      .add({"step", tr("step")}, [&](const Row& one) { return words.rung(one.step); })
      .add({"to", tr("to")}, [&](const Row& one) { return words.recipient(one.to); })
      .table(reminders);
}

Table task_table(const Words& words, const std::vector<PackedHead>& heads) {
  return Columns<PackedHead>()
      .add({"case", tr("case")}, in_head<PackedHead>(HeadField::id))
      .add({"tasks", tr("tasks")}, named(HeadField::tasks, words))
      .add({"unit", tr("unit")}, named(HeadField::unit, words))
      .add({"lead", tr("lead")}, named(HeadField::lead, words))
      .add({"title", tr("title")}, in_head<PackedHead>(HeadField::title))
      .table(heads);
}

void print_section(Context& ctx, const std::string& heading, const Table& table, std::size_t all) {
  // What is listed as due is soon, however many days the office calls so.
  constexpr long kAnyDay = 1000;
  ctx.print(heading + "\n");
  ctx.print(write_text(table, terminal_width(), row_paint(kAnyDay)));
  if (table.rows.size() < all)
    ctx.print(trf("… and {} more; --limit 0 shows all\n", all - table.rows.size()));
}

Result<> print_text(Context& ctx, const Ledger& ledger, EscalationRun& run, std::size_t limit) {
  const Words words(ledger, ctx.ids());
  if (const auto& late = run.outbox.untold(); !late.empty()) {
    print_section(ctx, tr("an earlier run was cut off: it recorded these and did not tell them"),
                  escalated_table(words, late, limit), late.size());
    ctx.print("\n");
  }
  if (const auto& late = run.outbox.untold_reminders(); !late.empty()) {
    print_section(ctx, tr("an earlier run was cut off: it recorded these and did not tell them"),
                  reminder_table(words, ledger.office(), late), late.size());
    ctx.print("\n");
  }
  ctx.print(trf("{}: open {}, overdue {}, due within {} days {}, newly escalated {}\n",
                to_string(run.today), run.open, run.overdue.total(), ledger.office().due_soon_days,
                run.due_soon.total(), run.escalated.size()));
  const auto print_heads = [&](const std::string& heading, HeadList& list,
                               const auto& table) -> Result<> {
    if (list.total() == 0) return {};
    ANJUAN_TRY(heads, first_heads(list, limit));
    print_section(ctx, "\n" + heading, table(heads), list.total());
    return {};
  };
  const auto due = [&](const auto& heads) { return due_table(words, heads, run.today); };
  if (run.overdue.total() > 0) {
    ANJUAN_TRY(units, overdue_by_unit(words, run.overdue));
    print_section(ctx, "\n" + trf("overdue by unit"), units, units.rows.size());
  }
  ANJUAN_DO(print_heads(trf("overdue"), run.overdue, due));
  ANJUAN_DO(
      print_heads(trf("due within {} days", ledger.office().due_soon_days), run.due_soon, due));
  if (!run.escalated.empty())
    print_section(ctx, "\n" + (ctx.dry_run() ? trf("would be escalated") : trf("newly escalated")),
                  escalated_table(words, run.escalated, limit), run.escalated.size());
  if (!run.owed.empty())
    print_section(ctx, "\n" + trf("reports and meetings owed"),
                  owed_table(words, run, ledger.office().name), run.owed.size());
  if (!run.reminded.empty())
    print_section(ctx, "\n" + (ctx.dry_run() ? trf("would be reminded of") : trf("reminded of")),
                  reminder_table(words, ledger.office(), run.reminded), run.reminded.size());
  return print_heads(trf("open tasks"), run.tasks,
                     [&](const auto& heads) { return task_table(words, heads); });
}

/// The check of several offices, one after another, each under its name. Nothing is recorded: that
/// is every office's own.
Result<ExitCode> look_at_all(Context& ctx, const EscalateOptions& options) {
  if (!ctx.dry_run())
    return fail_usage("several-ledgers", tr("several ledgers are only looked at"),
                      tr("add -n; each office records what its own check finds"));
  ANJUAN_TRY(ledgers, ctx.start_all());
  if (ctx.json()) ctx.print("{\"offices\": [\n");
  std::vector<Diagnostic> problems;
  for (const Ledger& ledger : ledgers) {
    Timestamp now = ctx.now();
    now.offset = ledger.office().offset;
    ANJUAN_TRY(result, escalate(ledger, now, ctx.by(), true));
    problems.insert(problems.end(), result.problems.begin(), result.problems.end());
    if (ctx.json()) {
      if (&ledger != &ledgers.front()) ctx.print(",\n");
      ANJUAN_DO(print_json(ctx, result, {{"office", ledger.office().code}}));
    } else {
      ctx.print(fmt::format("{}{} {}\n", &ledger == &ledgers.front() ? "" : "\n",
                            ledger.office().code, ledger.office().name));
      ANJUAN_DO(print_text(ctx, ledger, result, options.limit));
    }
  }
  ctx.report(problems);
  if (ctx.json()) ctx.print("]}\n");
  return problems.empty() ? ExitCode::ok : exit_of(problems);
}

Result<ExitCode> run(Context& ctx, const EscalateOptions& options) {
  if (ctx.globals().directories.size() > 1) return look_at_all(ctx, options);
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "escalate", Acts::the_rules));
  ANJUAN_TRY(result, [&] {
    ProgressLine line(ctx);
    return escalate(ledger, ctx.now(), ctx.by(), ctx.dry_run(),
                    {.via = ctx.via(), .progress = [&](std::size_t done) { line.show(done); }});
  }());
  ctx.release(lock);
  ctx.report(result.problems);
  const std::size_t told = result.escalated.size() + result.outbox.untold().size() +
                           result.reminded.size() + result.outbox.untold_reminders().size();
  if (ctx.json())
    ANJUAN_DO(print_json(ctx, result));
  else if (!ctx.quiet() || told > 0)
    ANJUAN_DO(print_text(ctx, ledger, result, options.limit));
  if (!ctx.dry_run()) {
    if (told > 0)
      ctx.stored(trf("escalations on record: {}; the next run of escalate tells them", told));
    if (ctx.flush() == Context::Output::written) result.outbox.told(ledger);
  }
  // After the words: what was recorded tonight is not new tomorrow, and would be told to nobody.
  if (!options.metrics.empty() && !ctx.dry_run())
    if (auto written = write_atomically(ledger.ops(), options.metrics,
                                        metrics_of(result, ledger.office().code, ctx.now()));
        !written) {
      written.error().diagnostics.push_back(
          {.severity = Severity::note,
           .message =
               tr("only the metrics are missing: what was escalated is on record and told")});
      return pass_on(written);
    }
  const bool unreadable =
      std::any_of(result.problems.begin(), result.problems.end(),
                  [](const Diagnostic& d) { return d.severity == Severity::error; });
  if (unreadable) return exit_of(result.problems);
  if (options.fail_on == "overdue" && result.overdue.total() > 0) return ExitCode::findings;
  return ExitCode::ok;
}

}  // namespace

Command escalate_command() {
  return {
      "escalate",
      N_("deadlines"),
      N_("the nightly check: find what is due, record what was escalated"),
      N_("Goes over every open case and every running obligation, and records one escalated "
         "event for each rung of the ladder in anjuan.toml that was reached and is not on "
         "record. A second run on the same day changes nothing; missed nights are caught up. The "
         "reports and meetings that the office owes climb the same rungs; whom it reminded of "
         "them is recorded in a file below activities/.\n\n"
         "What was recorded and could not be told, because the run was killed or its output could "
         "not be written (exit code 6), is told first by the next run, under -q and in the JSON "
         "(told_late) too.\n\n"
         "Under -q it prints nothing when there is no escalation to tell. A file that cannot be "
         "read is reported, after all others were checked: exit code 3 when it is not a whole "
         "case, 6 when the disk does not give it."),
      {"anjuan escalate", "anjuan escalate -q --fail-on overdue",
       "anjuan escalate --metrics /var/lib/prometheus/node-exporter/anjuan.prom"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<EscalateOptions>();
        args.add_option("--fail-on", options->fail_on,
                        tr("overdue: exit code 1 when anything is overdue"))
            ->type_name("WHAT")
            ->one_of({"overdue"});
        args.add_option("--metrics", options->metrics,
                        tr("write a Prometheus text file, atomically"))
            ->type_name("FILE");
        args.add_option("--limit", options->limit,
                        tr("rows of each list in the text; 0 for all, default 20"))
            ->type_name("N");
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
