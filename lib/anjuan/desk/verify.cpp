#include "anjuan/desk/verify.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <thread>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/desk/verify_between.hpp"
#include "anjuan/disk/batch_journal.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/ledger/books/rota_books.hpp"
#include "anjuan/ledger/books/sessions.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/each_case.hpp"
#include "anjuan/ledger/numbers.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rules/archive.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/rules/owed.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/head.hpp"

namespace anjuan {
namespace {

/// Longer than a writer is between two renames.
constexpr std::chrono::milliseconds kMoment{50};

class Verifier {
 public:
  using Progress = std::function<void(std::size_t done, std::size_t all)>;
  Verifier(const Ledger& ledger, Timestamp now, const Progress& progress)
      : ledger_(ledger), now_(now), progress_(progress) {}

  Verification run() {
    files_ = list_case_files(ledger_.paths(), out_.findings);
    std::size_t done = 0;
    read_case_files(files_, [&](CaseFile& file) {
      check_file(file);
      if (progress_) progress_(++done, files_.size());
    });
    between_.check(out_.findings, out_.warnings);
    // What cannot be read, or says another number, is a finding of its own and not missing.
    for (Diagnostic& d : number_gaps(ledger_, files_)) out_.findings.push_back(std::move(d));
    find_strays(ledger_.paths().cases(), 0);
    for (Diagnostic& d : verify_rota(ledger_))
      (d.severity == Severity::warning ? out_.warnings : out_.findings).push_back(std::move(d));
    for (Diagnostic& d : verify_sessions(ledger_, out_.sessions))
      out_.findings.push_back(std::move(d));
    for (Diagnostic& d : verify_activities(ledger_, out_.activities))
      out_.findings.push_back(std::move(d));
    check_calendar();
    check_first_day();
    sort_by_position(out_.findings);
    // What cannot be read is in the way of several checks: said once.
    const auto same = [](const Diagnostic& a, const Diagnostic& b) {
      return a.code == code::kIo && b.code == code::kIo && a.file == b.file &&
             a.message == b.message;
    };
    out_.findings.erase(std::unique(out_.findings.begin(), out_.findings.end(), same),
                        out_.findings.end());
    return std::move(out_);
  }

 private:
  /// The State Council announces the next year's days off in autumn: dates of that year are counted
  /// by weekends alone until its calendar is here.
  void check_calendar() {
    const int next = year_of(now_.date()) + 1;
    if (month_of(now_.date()) < 10 || ledger_.calendar().has_year(next)) return;
    Diagnostic d{.severity = Severity::warning, .code = "calendar-ends"};
    d.file = fmt::format("{}/{}.toml", ledger_.paths().calendars(), next);
    d.message = trf("there is no calendar for {}: its days are counted by weekends alone", next);
    d.remedy = tr("add it as soon as the days off are announced, then anjuan recompute");
    out_.warnings.push_back(std::move(d));
  }

  /// Until then the office would owe nothing beside its cases, in silence.
  void check_first_day() {
    const auto first = ledger_.office().owed_from;
    if (!first || *first <= now_.date()) return;
    Diagnostic d{.severity = Severity::warning, .code = "owed-from-to-come"};
    d.file = ledger_.paths().settings();
    d.message = trf("what the office owes would count from {} on only, and that is still to come",
                    to_string(*first));
    d.rule = "[reports] owed-from";
    d.remedy = tr("owed-from in [reports] names a day that has been");
    out_.warnings.push_back(std::move(d));
  }

  Diagnostic& add(const std::string& path, std::string code, std::string message,
                  std::string remedy) {
    Diagnostic& d =
        add_error(out_.findings, std::move(code), std::move(message), std::move(remedy));
    d.file = path;
    return d;
  }

  void check_file(CaseFile& found) {
    const std::string& path = found.path;
    if (!found.read) {
      for (Diagnostic& d : found.read.error().diagnostics) out_.findings.push_back(std::move(d));
      return;
    }
    ++out_.cases;
    const std::string& text = found.read->text;
    ReadCase& read = found.whole;
    const bool ok = read.ok();
    for (Diagnostic& d : read.problems) out_.findings.push_back(std::move(d));
    if (!ok) return;
    const Case& value = read.value;
    out_.events += value.history.size();
    check_readers_agree(path, text, value.head);
    check_place(path, value);
    for (Diagnostic& d : check_history(value, guard_context(ledger_, now_))) {
      d.file = path;
      attach_source(d, text);
      out_.findings.push_back(std::move(d));
    }
    check_order(path, text, value.history);
    const CaseState state = fold(value.history, facts_of(value.head), ledger_.rules());
    for (Diagnostic& d : compare_heads(value.head, head_of_case(state, value), path, text))
      out_.findings.push_back(std::move(d));
    if (state.status == Status::closed && !missing_papers(state, ledger_.office()).empty())
      out_.incomplete_archives.push_back(value.head[HeadField::id]);
    check_escalations(path, text, value, state);
    if (!is_voided(value.history)) {
      check_moved_limits(path, text, value, state);
      check_taken_back(path, text, value, state);
    }
    check_clock(path, value, state);
    check_lead(path, value);
    check_voided(path, text, value);
    between_.note(static_cast<std::size_t>(std::lower_bound(files_.begin(), files_.end(), path) -
                                           files_.begin()),
                  value);
    for (const Attachment& one : value.attachments)
      check_attachment(ledger_, one, {path, text}, out_.findings);
    for (const Event& event : value.history)
      for (const std::string& one : attachments_of(event))
        check_attached(ledger_, one, {path, text, event.line}, out_.findings);
  }

  /// A case that waits for a decision or an answer and would never be due.
  void check_clock(const std::string& path, const Case& value, const CaseState& state) {
    const bool decides = state.status == Status::registered;
    if (!decides && state.status != Status::accepted && state.status != Status::handling) return;
    const ClockKind kind = decides ? ClockKind::decide : ClockKind::handle;
    if (state.find(kind) != nullptr) return;
    Diagnostic& d =
        add(path, "no-clock",
            trf("{} is {}, and no limit for the clock {} governs it", value.head[HeadField::id],
                tr(label_of(*state.status)), spec_of(kind).name),
            tr("add a [[limit]] for its class, kind or route to anjuan.toml, then "
               "`anjuan recompute`"));
    d.rule = tr("a case without a limit would never be due");
  }

  /// A case with a served answer or a missed limit counts nowhere any more: somebody should see
  /// why.
  void check_voided(const std::string& path, const std::string& text, const Case& value) {
    if (!is_voided(value.history)) return;
    Case before = value;
    const auto takes_out_case = [](const Event& event) {
      return event.kind == EventKind::voided &&
             event.get("what") == spec_of(EventKind::registered).name;
    };
    std::erase_if(before.history, takes_out_case);
    mark_voided(before.history);
    const CaseState state = fold(before.history, facts_of(before.head), ledger_.rules());
    const bool answered = state.replied || state.closed;
    if (!answered && breaches_of(state, last_moment(value.history).date()).empty()) return;
    const auto taken =
        std::find_if(value.history.begin(), value.history.end(),
                     [&](const Event& event) { return takes_out_case(event) && !event.voided; });
    if (taken == value.history.end()) return;
    Diagnostic& d = add(
        path, "voided-with-history",
        answered ? trf("{} was taken out as a mistake by {} although it had been answered: {}",
                       value.head[HeadField::id], taken->by, reason_text(taken->get("reason")))
                 : trf("{} was taken out as a mistake by {} although a limit had been missed: {}",
                       value.head[HeadField::id], taken->by, reason_text(taken->get("reason"))),
        trf("compare it with the papers; `anjuan log {}` shows what was on record",
            value.head[HeadField::id]));
    d.severity = Severity::note;
    d.line = taken->line;
    attach_source(d, text);
  }

  static Timestamp last_moment(const std::vector<Event>& history) {
    return std::max_element(history.begin(), history.end(),
                            [](const Event& a, const Event& b) { return a.at < b.at; })
        ->at;
  }

  /// A lead who has left leaves the case to nobody.
  void check_lead(const std::string& path, const Case& value) {
    const HeadView head = to_view(value.head);
    if (!head.open()) return;
    const auto left = left_on(ledger_.officials(), head[HeadField::lead], now_.date());
    if (!left) return;
    add(path, "lead-left",
        trf("{} leads {} and is not in office since {}",
            name_of(ledger_.officials(), head[HeadField::lead]), head[HeadField::id],
            to_string(*left)),
        trf("name who takes it over: anjuan assign {} --unit --lead", head[HeadField::id]));
  }

  /// Whatever the clock said: a record that stands behind another came after it. One of a clock
  /// that had run ahead, by then or now, is left aside.
  bool written_after(const Event& event, const Event& other) const {
    return recorded_at(event) > other.at || (event.line > other.line && other.at <= now_);
  }

  /// Last days that still show in a case: those of its clocks, and what was missed.
  static std::set<Date> known_last_days(const CaseState& state, bool running_only) {
    std::set<Date> known;
    for (const CaseClock& clock : state.clocks)
      if (!running_only || !clock.ended || clock.ended_late()) known.insert(clock.end());
    for (const LateDuty& late : state.late_duties()) known.insert(late.due);
    return known;
  }

  /// What was told as overdue, and later recorded as done in time: one of the two is not so.
  void check_escalations(const std::string& path, const std::string& text, const Case& value,
                         const CaseState& state) {
    const std::vector<Event> history = in_force(value.history);
    std::set<std::pair<std::string, Date>> said;  // once, whatever rungs it had climbed
    for (const Event& told : history) {
      const auto due = parse_date(told.get("due"));
      if (told.kind != EventKind::escalated || !due || told.at.date() <= *due) continue;
      for (const CaseClock& clock : state.clocks) {
        if (spec_of(clock.kind).name != told.get("clock") || clock.end() != *due || !clock.ended ||
            *clock.ended > *due || clock.void_)
          continue;
        const auto met = std::find_if(history.begin(), history.end(), [&](const Event& event) {
          return written_after(event, told) && tells_of(event, *clock.ended);
        });
        if (met == history.end() || !said.emplace(told.get("clock"), *due).second) continue;
        const std::string why(met->get("late_reason"));
        Diagnostic& d = add(
            path, "contradicts-escalation",
            trf("{} was told as overdue on {}; what was recorded on {} says that it was met on {}",
                tr(spec_of(clock.kind).label), to_string(told.at.date()),
                to_string(recorded_at(*met).date()), to_string(*clock.ended)),
            why.empty()
                ? std::string(tr("take the event out with `anjuan void`, and record the day "
                                 "on which it happened"))
                : trf("compare it with the paper; the reason given is: {}", why));
        d.line = met->line;
        if (!why.empty()) d.severity = Severity::warning;
        attach_source(d, text);
      }
    }
  }

  /// What was told as overdue, and later recorded so that its last day was another one.
  void check_moved_limits(const std::string& path, const std::string& text, const Case& value,
                          const CaseState& state) {
    std::set<Date> known = known_last_days(state, false);
    for (const MovedLimit& move : moves_of(value.history)) known.insert(move.from);
    const std::vector<Event> history = in_force(value.history);
    for (const Event& told : history) {
      const auto due = parse_date(told.get("due"));
      if (told.kind != EventKind::escalated || !due || told.at.date() <= *due ||
          !known.insert(*due).second)
        continue;
      const auto moved = std::find_if(history.rbegin(), history.rend(), [&](const Event& event) {
        return event.kind != EventKind::escalated && written_after(event, told) &&
               event.at.date() <= *due;
      });
      if (moved == history.rend()) continue;
      const std::string why(moved->get("late_reason"));
      Diagnostic& d = add(
          path, "contradicts-escalation",
          trf("{} was told as overdue on {}; by what was recorded on {} its last day was not {}",
              clock_label(told.get("clock")), to_string(told.at.date()),
              to_string(recorded_at(*moved).date()), to_string(*due)),
          why.empty() ? std::string(tr("take the event out with `anjuan void`, and record the day "
                                       "on which it happened"))
                      : trf("compare it with the paper; the reason given is: {}", why));
      d.line = moved->line;
      if (!why.empty()) d.severity = Severity::warning;
      attach_source(d, text);
    }
  }

  static std::string clock_label(std::string_view name) {
    const auto clock = parse_clock(name);
    return clock ? tr(spec_of(*clock).label) : std::string(name);
  }

  /// Last days that had passed unmet, or were met late, when the record was no longer than that.
  std::vector<std::pair<ClockKind, Date>> missed_before(const Case& value, std::size_t length,
                                                        Date on) const {
    Case before = value;
    before.history.resize(length);
    mark_voided(before.history);
    std::vector<std::pair<ClockKind, Date>> missed;
    if (is_voided(before.history)) return missed;
    const CaseState state = fold(
        before.history, at_registration(facts_of(before.head), before.history), ledger_.rules());
    for (const CaseBreach& one : breaches_of(state, on))
      if (one.spec->clock && !one.dropped) missed.emplace_back(*one.spec->clock, one.due);
    return missed;
  }

  /// An event that was taken out or a fact that was corrected, and with it the only sign of a limit
  /// that had been missed.
  void check_taken_back(const std::string& path, const std::string& text, const Case& value,
                        const CaseState& state) {
    std::set<Date> known = known_last_days(state, true);
    for (std::size_t i = 1; i < value.history.size(); ++i) {
      const Event& taking = value.history[i];
      const bool voids = taking.kind == EventKind::voided;
      if ((!voids && taking.kind != EventKind::corrected) || taking.voided) continue;
      const auto late = missed_before(value, i, taking.at.date());
      // What is recorded in place of an event that was taken out may hide the limit as well.
      std::vector<std::pair<ClockKind, Date>> left;
      if (!voids) left = missed_before(value, i + 1, taking.at.date());
      const auto gone = std::find_if(late.begin(), late.end(), [&](const auto& one) {
        return !known.contains(one.second) &&
               std::find(left.begin(), left.end(), one) == left.end();
      });
      if (gone == late.end()) continue;
      known.insert(gone->second);
      const char* clock = tr(spec_of(gone->first).label);
      Diagnostic& d =
          add(path, "voided-with-history",
              voids ? trf("{} took out on {} what had missed a limit, {} of {}; nothing shows it "
                          "any more",
                          taking.by, to_string(taking.at.date()), clock, to_string(gone->second))
                    : trf("{} corrected on {} what had missed a limit, {} of {}; nothing shows it "
                          "any more",
                          taking.by, to_string(taking.at.date()), clock, to_string(gone->second)),
              trf("compare it with the papers; the reason given is: {}",
                  reason_text(taking.get("reason"))));
      d.severity = Severity::note;
      d.line = taking.line;
      attach_source(d, text);
    }
  }

  /// Whether the event happened on a day, or tells of something that did.
  static bool tells_of(const Event& event, Date day) {
    if (event.at.date() == day) return true;
    const auto& fields = spec_of(event.kind).fields;
    return std::any_of(fields.begin(), fields.end(), [&](const EventField& field) {
      return field.happened && event.get(field.name) == to_string(day);
    });
  }

  /// Events are only ever appended: one that stands after a later one was written down later, and
  /// says when.
  void check_order(const std::string& path, const std::string& text,
                   const std::vector<Event>& history) {
    Timestamp latest = history.empty() ? Timestamp{} : history.front().at;
    // Of what people wrote down; what was taken out, or lies ahead and is told as such, left aside.
    const Event* last = nullptr;
    for (const Event& event : history) {
      const bool counts =
          !event.voided && event.kind != EventKind::escalated && recorded_at(event) <= now_;
      if (last != nullptr && counts && !event.get("recorded").empty() &&
          recorded_at(event).date() < recorded_at(*last).date()) {
        Diagnostic& d =
            add(path, "recorded-backwards",
                trf("what was recorded on {} stands behind what was recorded on {}",
                    to_string(recorded_at(event).date()), to_string(recorded_at(*last).date())),
                tr("a clock was set back, or had run ahead: take the event with the wrong day out "
                   "with `anjuan void`, and record it anew with --on and its own day"));
        d.line = event.line;
        d.rule = tr("events are only ever appended");
        attach_source(d, text);
      } else if (counts) {
        last = &event;
      }
      if (event.at < latest && event.get("recorded").empty() && !event.is_true("imported")) {
        Diagnostic& d = add(
            path, "out-of-order",
            trf("the event of {} stands after one of {}", to_string(event.at), to_string(latest)),
            tr("put the events back in the order in which git has them"));
        d.line = event.line;
        d.rule = tr("events are only ever appended");
        attach_source(d, text);
      }
      latest = std::max(latest, event.at);
    }
  }

  /// The fast reader feeds the nightly check: what it sees must be what is there.
  void check_readers_agree(const std::string& path, const std::string& text, const Head& head) {
    std::string scratch = text;
    HeadView view;
    if (scan_head(scratch, view) && to_head(view).values != head.values)
      add(path, "readers-disagree", tr("the fast reader sees another head than the full one"),
          tr("this is a fault of the program: report the file"));
  }

  /// A case that was registered by mistake stays where it is.
  static Date first_day(const std::vector<Event>& history) {
    return std::min_element(history.begin(), history.end(),
                            [](const Event& a, const Event& b) { return a.at < b.at; })
        ->at.date();
  }

  void check_place(const std::string& path, const Case& value) {
    const std::string& id = value.head[HeadField::id];
    const auto parsed = parse_case_id(id);
    const std::filesystem::path place(path);
    if (place.stem().string() != id) {
      add(path, "misnamed", trf("the file holds the case {}", id), trf("rename it to {}.yaml", id));
    } else if (parsed && !value.history.empty()) {
      const Date registered = first_day(value.history);
      const std::string expected = ledger_.paths().case_file(id, registered);
      if (parsed->year != year_of(registered))
        add(path, "misnumbered",
            trf("the case {} was registered in another year than its number says", id),
            tr("a number is permanent: take the file's last whole version from git"));
      else if (path != expected)
        add(path, "misplaced", tr("the file stands in the folder of another month"),
            trf("move it to {}", expected));
    }
  }

  /// Files under cases/ that no command will ever look at.
  void find_strays(const std::string& directory, int depth) {
    for (const std::string& name : value_or_note(list_directory(directory), out_.findings)) {
      const std::string path = directory + "/" + name;
      if (depth == 2 && name.ends_with(".yaml") && name[0] != '.') continue;
      if (name == ".gitkeep") continue;
      std::error_code ignored;  // what is no link for certain is looked at
      if (value_or_note(look_up(path), out_.findings) == PathKind::directory) {
        // Below the months nothing follows links either, which may lead round in a circle.
        if (depth < 2 || !std::filesystem::is_symlink(path, ignored)) find_strays(path, depth + 1);
        continue;
      }
      add(path, "stray-file", tr("this file is not a case and no command reads it"),
          tr("move it out of cases/, or to cases/YYYY/MM/NUMBER.yaml"));
    }
  }

  const Ledger& ledger_;
  const Timestamp now_;
  const Progress progress_;
  Verification out_;
  std::vector<std::string> files_;
  BetweenCases between_{files_};
};

/// What was not read the first time stays a finding; a file that git took away for a moment does
/// not.
void keep_what_both_say(std::vector<Diagnostic>& findings, const std::vector<Diagnostic>& before) {
  std::vector<Diagnostic> unread;
  for (const Diagnostic& d : before)
    if (d.code == code::kIo && d.message != unreadable(d.file, ENOENT).message) unread.push_back(d);
  std::erase_if(findings, [&](const Diagnostic& d) {
    return std::none_of(before.begin(), before.end(), [&](const Diagnostic& other) {
      return d.code == other.code && d.file == other.file && d.line == other.line &&
             d.message == other.message;
    });
  });
  for (Diagnostic& d : unread)
    if (std::none_of(findings.begin(), findings.end(), [&](const Diagnostic& other) {
          return d.file == other.file && d.message == other.message;
        }))
      findings.push_back(std::move(d));
}

/// Says that a change is under way, and that what is wrong with its files comes from that.
void name_pending(std::vector<Diagnostic>& findings, const PendingBatch& batch) {
  const std::string remedy =
      tr("run `anjuan recompute --write`, or any command that writes: it finishes this change "
         "first. Then verify again");
  for (Diagnostic& d : findings)
    if (std::find(batch.files.begin(), batch.files.end(), d.file) != batch.files.end())
      d.remedy = remedy;
  findings.push_back(
      {.severity = Severity::warning,
       .code = "unfinished-change",
       .file = batch.journal,
       .message = trf("a change of {} files was cut short, or is being made right now",
                      batch.files.size()),
       .remedy = remedy});
}

}  // namespace

Verification verify(const Ledger& ledger, Timestamp now,
                    const std::function<void(std::size_t done, std::size_t all)>& progress) {
  Verification first = Verifier(ledger, now, progress).run();
  std::vector<Diagnostic> unread;
  const auto pending = value_or_note(pending_batches(ledger.paths()), unread);
  if (first.findings.empty() && pending.empty() && unread.empty()) return first;
  // A writer may be between two of its renames: what is wrong is wrong a moment later too.
  std::this_thread::sleep_for(kMoment);
  Verification second = Verifier(ledger, now, progress).run();
  keep_what_both_say(second.findings, first.findings);
  for (const PendingBatch& batch : value_or_note(pending_batches(ledger.paths()), unread))
    if (std::any_of(pending.begin(), pending.end(), [&](const PendingBatch& before) {
          return before.journal == batch.journal && before.stamp == batch.stamp;
        }))
      name_pending(second.findings, batch);
  for (Diagnostic& d : unread) second.findings.push_back(std::move(d));
  sort_by_position(second.findings);
  return second;
}

}  // namespace anjuan
