#include "anjuan/desk/escalate.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/rules/ladder.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {
namespace {

bool earlier(const DueCase& a, const DueCase& b) {
  return std::tie(a.head[HeadField::due], a.head[HeadField::id]) <
         std::tie(b.head[HeadField::due], b.head[HeadField::id]);
}

/// What a run of the nightly check is made with; `batch` is nullptr in a dry run.
struct Night {
  const Ledger& ledger;
  Timestamp now;
  const std::string& by;
  WriteBatch* batch;
};

/// Judges one case whose due date is near enough for the ladder; stages what is new.
Result<> judge(const Night& night, const std::string& path, EscalationRun& run) {
  const auto& [ledger, now, by, batch] = night;
  auto read = read_stamped(path);
  if (!read) {  // as in the scan: told at the end, and the others are judged
    for (Diagnostic& d : read.error().diagnostics) run.problems.push_back(std::move(d));
    return {};
  }
  ANJUAN_TRY(value, read_case_strictly(read->text, path));
  const StoredCase stored{path, std::move(read->text), read->stamp, std::move(value)};
  const Head& head = stored.value.head;
  const CaseState state = fold(stored.value.history, facts_of(head), ledger.rules());
  for (Diagnostic& d : compare_heads(head, head_of(state, head), path, stored.text)) {
    d.severity = Severity::warning;
    run.problems.push_back(std::move(d));
  }
  std::vector<Event> events;
  std::vector<NewEscalation> reached;
  const LadderContext context{ledger.rules(), ledger.officials(), ledger.units(), now.date()};
  for (const LadderHit& hit : ladder_hits(state, stored.value.history, context,
                                          head[HeadField::clock], head.date(HeadField::due))) {
    Event event{.kind = EventKind::escalated, .at = now, .by = by};
    event.set("clock", std::string(spec_of(hit.clock).name));
    event.set("due", to_string(hit.due));
    event.set("level", std::to_string(hit.step->level));
    event.set("step", hit.step->at);
    event.set("to", hit.to);
    if (!hit.unit.empty()) event.set("unit", hit.unit);
    if (hit.round > 1) event.set("round", std::to_string(hit.round));
    if (!hit.instead_of.empty()) event.set("instead_of", hit.instead_of);
    events.push_back(std::move(event));
    reached.push_back({head, std::string(spec_of(hit.clock).name), hit.due, hit.step->level,
                       hit.step->at, hit.to, hit.unit});
  }
  if (events.empty()) return {};
  ANJUAN_TRY(edit, plan_note(stored, std::move(events)));
  if (batch != nullptr)
    if (auto staged = batch->replace(edit.path, edit.text, edit.read); !staged) return staged;
  // Told only when it can be recorded: a file that cannot be edited is a problem instead.
  run.escalated.insert(run.escalated.end(), reached.begin(), reached.end());
  return {};
}

}  // namespace

Result<EscalationRun> escalate(const Ledger& ledger, Timestamp now, const std::string& by,
                               bool dry_run) {
  EscalationRun run;
  run.today = now.date();
  const Date soon = run.today + std::chrono::days(ledger.office().due_soon_days);
  std::vector<std::string> candidates;
  run.problems = scan_heads(ledger.paths(), [&](const ScannedCase& found) {
    if (found.head.open()) ++run.open;
    if (found.head.has(HeadField::tasks)) run.tasks.push_back(to_head(found.head));
    // A closed case can still owe a review: what counts is that something is due.
    const auto due = found.head.date(HeadField::due);
    if (!due) return;
    const int days = -*days_past_due(found.head, run.today);
    if (days < 0)
      run.overdue.push_back({to_head(found.head), days});
    else if (*due <= soon)
      run.due_soon.push_back({to_head(found.head), days});
    // The head holds the obligation that ends first: no other clock can be nearer to its ladder.
    if (first_rung(ledger.rules(), *due) <= run.today) candidates.push_back(found.path());
  });
  std::sort(candidates.begin(), candidates.end());
  sort_heads(run.tasks, HeadField::id, false);
  std::sort(run.overdue.begin(), run.overdue.end(), earlier);
  std::sort(run.due_soon.begin(), run.due_soon.end(), earlier);

  WriteBatch batch = ledger.new_batch();
  for (const std::string& path : candidates) {
    auto judged = judge({ledger, now, by, dry_run ? nullptr : &batch}, path, run);
    if (judged) continue;
    // A full disk ends the run; a file that is not whole does not keep the others waiting.
    if (judged.error().exit == ExitCode::io) return pass_on(judged);
    for (Diagnostic& d : judged.error().diagnostics) run.problems.push_back(std::move(d));
  }
  run.outbox = Outbox::open(ledger, run.problems);
  if (!dry_run) ANJUAN_DO(run.outbox.keep(ledger, run.escalated));
  if (!dry_run) ANJUAN_DO(batch.commit());
  sort_by_position(run.problems);
  return run;
}

}  // namespace anjuan
