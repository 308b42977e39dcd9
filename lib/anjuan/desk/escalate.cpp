#include "anjuan/desk/escalate.hpp"

#include <algorithm>
#include <iterator>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text_list.hpp"
#include "anjuan/disk/access.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/rules/batch.hpp"
#include "anjuan/rules/ladder.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {
namespace {

/// What a run of the nightly check is made with; `batch` is nullptr in a dry run.
struct Night {
  const Ledger& ledger;
  Timestamp now;
  const std::string& by;
  const std::string& via;
  WriteBatch* batch;
};

/// Judges one case whose due date is near enough for the ladder; stages what is new.
Result<> judge(const Night& night, const std::string& path, EscalationRun& run) {
  const auto& [ledger, now, by, via, batch] = night;
  auto read = read_stamped(path);
  if (!read) {  // as in the scan: told at the end, and the others are judged
    for (Diagnostic& d : read.error().diagnostics) run.problems.push_back(std::move(d));
    return {};
  }
  ANJUAN_TRY(value, read_case_strictly(read->text, path));
  const StoredCase stored{path, std::move(read->text), read->stamp, std::move(value)};
  const Head& head = stored.value.head;
  const CaseState state = fold(stored.value.history, facts_of(head), ledger.rules());
  for (Diagnostic& d : compare_heads(head, head_of_case(state, stored.value), path, stored.text)) {
    d.severity = Severity::warning;
    run.problems.push_back(std::move(d));
  }
  const auto& history = stored.value.history;
  const auto ahead = std::find_if(history.begin(), history.end(),
                                  [now = now](const Event& event) { return event.at > now; });
  if (ahead != history.end())
    run.problems.push_back(
        {.severity = Severity::warning,
         .code = code::kInTheFuture,
         .file = path,
         .line = ahead->line,
         .message = trf("an event of {} lies after the present moment, {}", to_string(ahead->at),
                        to_string(now)),
         .rule = tr("events are facts"),
         .remedy = tr("a clock ran ahead when it was recorded, or runs behind now: take the file "
                      "from git as it was before, or set the clock")});
  std::vector<Event> events;
  std::vector<NewEscalation> reached;
  const ShownHead seen(to_view(head), everybody_of(stored.value), Audience::clerk);
  const LadderContext context{ledger.rules(), ledger.officials(), ledger.units(), now.date(),
                              keep_away(stored.value, ledger.roster())};
  for (const LadderHit& hit : ladder_hits(state, in_force(stored.value.history), context,
                                          head[HeadField::clock], head.date(HeadField::due))) {
    Event event{.kind = EventKind::escalated, .at = now, .by = by};
    if (!via.empty()) event.set("via", via);
    event.set("clock", std::string(spec_of(hit.clock).name));
    event.set("due", to_string(hit.due));
    event.set("level", std::to_string(hit.step->level));
    event.set("step", hit.step->at);
    event.set("to", hit.to);
    if (!hit.unit.empty()) event.set("unit", hit.unit);
    if (ahead != history.end()) event.set("recorded", to_string(now));
    if (hit.round > 1) event.set("round", std::to_string(hit.round));
    if (!hit.instead_of.empty()) event.set("instead_of", hit.instead_of);
    events.push_back(std::move(event));
    reached.push_back({told_of(seen.view()), std::string(spec_of(hit.clock).name), hit.due,
                       hit.step->level, hit.step->at, hit.to, hit.unit});
  }
  if (events.empty()) return {};
  if (auto ours = check_replaceable(path); !ours) {  // one stranger's file does not keep the others
    for (Diagnostic& d : ours.error().diagnostics) run.problems.push_back(std::move(d));
    return {};
  }
  ANJUAN_TRY(edit, plan_note(stored, std::move(events)));
  if (batch != nullptr) ANJUAN_DO(batch->replace(edit.path, edit.text, edit.read));
  // Told only when it can be recorded: a file that cannot be edited is a problem instead.
  std::move(reached.begin(), reached.end(), std::back_inserter(run.escalated));
  return {};
}

/// What the office owes beside its cases, and whom to remind of it now.
void look_at_duties(const OfficeBooks& books, const BatchTally& batches, EscalationRun& run) {
  const Date since = owed_since(books, run.today);
  const DateRange until_now{Date{}, last_asked(books.office, run.today)};
  std::vector<OwedOnce> owed = owed_by_office(books, until_now, since);
  for (OwedOnce& one : batches.owed())
    if (one.due >= since) owed.push_back(std::move(one));
  std::stable_sort(owed.begin(), owed.end(),
                   [](const OwedOnce& a, const OwedOnce& b) { return a.due < b.due; });
  run.reminded = new_reminders(books, owed, run.today);
  for (OwedOnce& one : owed) {
    const OwedState state = state_of(one, run.today, books.office.due_soon_days);
    if (state == OwedState::late || state == OwedState::due) run.owed.push_back(std::move(one));
  }
}

}  // namespace

Result<EscalationRun> escalate(const Ledger& ledger, Timestamp now, const std::string& by,
                               bool dry_run, const NightOptions& options) {
  EscalationRun run;
  std::size_t seen = 0;
  run.today = now.date();
  const Date soon = run.today + std::chrono::days(ledger.office().due_soon_days);
  TextList candidates;
  BatchTally batches(ledger.office());
  const auto look = [&](const ScannedCase& found) {
    if (options.progress) options.progress(++seen);
    if (found.head.status() != Status::voided) batches.see(found.head);
    if (found.head.open()) ++run.open;
    if (found.head.has(HeadField::tasks)) run.tasks.add(found.shown(Audience::clerk)->view());
    // A closed case can still owe a review: what counts is that something is due.
    const auto due = found.head.date(HeadField::due);
    if (!due) return;
    if (*due <= soon) {
      const bool late = *due < run.today;
      DueCount& count = run.due_by_unit[std::string(found.head[HeadField::unit])];
      ++(late ? count.overdue : count.due_soon);
      (late ? run.overdue : run.due_soon).add(found.shown(Audience::clerk)->view());
    }
    // The head holds the obligation that ends first: no other clock can be nearer to its ladder.
    if (first_rung(ledger.rules(), *due) <= run.today) candidates.add(found.path());
  };
  run.problems = scan_heads(ledger.paths(), look, {.remember = !dry_run});
  candidates.sort();
  for (HeadList* list : {&run.overdue, &run.due_soon, &run.tasks}) ANJUAN_DO(list->sort());

  WriteBatch batch = ledger.new_batch();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::string path(candidates[i]);
    auto judged = judge({ledger, now, by, options.via, dry_run ? nullptr : &batch}, path, run);
    if (judged) continue;
    // A full disk ends the run; a file that is not whole does not keep the others waiting.
    if (judged.error().exit == ExitCode::io) return pass_on(judged);
    for (Diagnostic& d : judged.error().diagnostics) run.problems.push_back(std::move(d));
  }
  const ActivityBooks activities = read_activities(ledger);
  // What cannot be read may be the reminder that was given, or what was owed.
  if (activities.problems.empty())
    look_at_duties(office_books(ledger, activities.activities), batches, run);
  run.problems.insert(run.problems.end(), activities.problems.begin(), activities.problems.end());
  run.outbox = Outbox::open(ledger, activities, run.problems);
  if (!dry_run) ANJUAN_DO(run.outbox.keep(ledger, run.escalated, run.reminded));
  if (!dry_run && !run.reminded.empty()) {
    const Activity reminder{
        .date = run.today, .kind = std::string(kReminder), .by = by, .reminders = run.reminded};
    ANJUAN_DO(stage_activity(ledger, reminder, batch));
  }
  if (!dry_run) ANJUAN_DO(batch.commit());
  sort_by_position(run.problems);
  return run;
}

}  // namespace anjuan
