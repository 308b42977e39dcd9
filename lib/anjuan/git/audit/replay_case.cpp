#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/git/audit/replay.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/ledger/shown_problems.hpp"
#include "anjuan/rules/ladder.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/rules/recusal.hpp"
#include "anjuan/rules/shown.hpp"

// One case in one commit.
namespace anjuan::git {
namespace {

/// A complaint in the hands of whom it accuses is more than a step that was not allowed.
FindingKind kind_of_refusal(const Diagnostic& d) {
  const bool shown = d.code == code::kRecusal || d.code == code::kAccused;
  return shown ? FindingKind::identity_shown : FindingKind::not_allowed;
}

using K = FindingKind;

constexpr std::chrono::minutes kClockSkew{10};

std::string words_of(const Event& event) {
  return trf("{} of {} by {}", tr(anjuan::spec_of(event.kind).label), to_string(event.at),
             event.by);
}

/// What an edited event says now that it did not say.
std::string differences(const Event& before, const Event& after, const Identities& people) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view name, std::string_view old, std::string_view now) {
    if (old != now)
      // Cut behind the masking: half a name is one.
      out.push_back(trf("{} {} became {}", name,
                        truncate(old.empty() ? "–" : people.veiled(old, Veil::stars), 40),
                        truncate(now.empty() ? "–" : people.veiled(now, Veil::stars), 40)));
  };
  add("event", anjuan::spec_of(before.kind).name, anjuan::spec_of(after.kind).name);
  add("at", to_string(before.at), to_string(after.at));
  add("by", before.by, after.by);
  for (const auto& [name, value] : before.fields) add(name, value, after.get(name));
  for (const auto& [name, value] : after.fields)
    if (before.get(name).empty()) add(name, "", value);
  return join(out, "; ");
}

/// The guards are asked as of the commit. An event that lies after it is told as such, once.
Timestamp latest_of(Timestamp commit, const std::vector<Event>& events) {
  for (const Event& event : events) commit = std::max(commit, event.at);
  return commit;
}

/// History of another system comes with its case: nobody takes over one event of a case of his own.
bool is_taken_over(const Case& value, const Event& event) {
  return event.is_true("imported") &&
         (value.history.empty() || value.history.front().is_true("imported"));
}

bool is_escalation_of(const Event& event, const LadderHit& hit) {
  return event.get("clock") == anjuan::spec_of(hit.clock).name &&
         event.get("due") == to_string(hit.due) &&
         event.get("level") == std::to_string(hit.step->level) &&
         event.get("step") == hit.step->at && event.get("to") == hit.to &&
         event.get("unit") == hit.unit && event.get("instead_of") == hit.instead_of &&
         event.get("round") == (hit.round > 1 ? std::to_string(hit.round) : std::string());
}

bool is_date_field(HeadField field) {
  return anjuan::spec_of(field).type == ValueType::date || field == HeadField::clock ||
         field == HeadField::missed || field == HeadField::idle || field == HeadField::provisional;
}

}  // namespace

Result<> Replay::look_at_case(const FileChange& change) {
  std::vector<Petitioner> people;
  for (const ObjectId& id : {change.before, change.after}) {
    if (id.none()) continue;
    auto file = read(id, change.path);
    if (!file) return pass_on(file);
    for (Petitioner& person : people_in((*file)->text)) people.push_back(std::move(person));
    for (Petitioner& person : everybody_of((*file)->read.value))
      people.push_back(std::move(person));
  }
  people_ = Identities(people);
  if (change.after.none()) {
    ANJUAN_TRY(old, read(change.before, change.path));
    const std::string& status = (old)->read.value.head[HeadField::status];
    add(K::case_deleted, change.path, 1,
        trf("the case {} is gone with its {} events", case_id_of(change.path),
            (old)->read.value.history.size()),
        status.empty() ? "" : trf("it was {}", status));
    return {};
  }
  ANJUAN_TRY(after, read(change.after, change.path));
  if (!(after)->read.ok()) {
    for (const Diagnostic& d : (after)->read.problems)
      if (d.severity == Severity::error) add(K::schema_broken, change.path, d.line, d.message);
    return {};
  }
  if (change.before.none()) {
    ANJUAN_DO(check_number(change.path, (after)->read.value.head[HeadField::id]));
    look_at_new_case(change.path, *after);
    return {};
  }
  ANJUAN_TRY(before, read(change.before, change.path));
  if ((before)->read.ok())
    look_at_changed_case(change.path, *before, *after);
  else  // it was reported when it was broken; what it is now must hold by itself
    look_at_new_case(change.path, *after);
  return {};
}

void Replay::look_at_new_case(const std::string& path, const CaseFile& file) {
  const Case& value = file.read.value;
  run_.events += value.history.size();
  for (const Diagnostic& d : check_history(
           value, {step_.ledger->rules(), step_.ledger->officials(), step_.ledger->units(),
                   latest_of(step_.commit.committer.when, value.history)}))
    add(kind_of_refusal(d), path, d.line, d.message);
  for (const Event& event : value.history) {
    check_moment(path, value, event);
    check_actor(path, event);
  }
  Case empty = value;
  empty.history.clear();
  for (const HeadField field : {HeadField::clock, HeadField::due}) empty.head[field].clear();
  check_ladder(path, empty, value.history);
  check_head(path, nullptr, file, "");
}

void Replay::look_at_changed_case(const std::string& path, const CaseFile& before,
                                  const CaseFile& after) {
  const Case& old = before.read.value;
  const Case& now = after.read.value;
  const CaseChange change = compare_cases(old, now);
  const std::string effect = effect_of(old.head, now.head);
  run_.events += change.added.size();
  check_rewritten(path, change, effect);
  check_facts(path, change, after);
  if (change.rewritten.empty()) {
    check_added(path, old, change.added, effect);
    check_escalations(path, old, now, change.added);
    check_ladder(path, old, change.added);
  }
  for (const Event& event : change.added) {
    check_moment(path, now, event);
    check_actor(path, event);
  }
  check_head(path, &old, after, effect);
}

void Replay::check_rewritten(const std::string& path, const CaseChange& change,
                             const std::string& effect) {
  for (const Rewritten& one : change.rewritten) {
    switch (one.how) {
      case Rewritten::How::edited:
        add(K::event_edited, path, one.after->line,
            trf("{}: {}", words_of(*one.before), differences(*one.before, *one.after, people_)),
            effect);
        break;
      case Rewritten::How::removed:
        add(one.before->kind == EventKind::escalated ? K::contradicts_escalation : K::event_removed,
            path, one.before->line, trf("gone: {}", words_of(*one.before)), effect);
        break;
      case Rewritten::How::inserted:
        add(K::event_inserted, path, one.after->line, words_of(*one.after), effect);
        break;
      case Rewritten::How::moved:
        add(K::events_reordered, path, one.after->line, words_of(*one.after), effect);
        break;
    }
  }
}

void Replay::check_facts(const std::string& path, const CaseChange& change, const CaseFile& after) {
  // An event that carries the fact under its own name is what changed it.
  const auto is_explained = [&](const FactChange& fact) {
    return std::any_of(change.added.begin(), change.added.end(), [&](const Event& event) {
      const std::string_view said = event.get(fact.name);
      return !said.empty() && (said == fact.after || !parse_head_field(fact.name));
    });
  };
  for (const FactChange& fact : change.facts)
    if (!is_explained(fact))
      add(parse_head_field(fact.name) == HeadField::id ? K::number_reused : K::fact_changed, path,
          line_of_key(after.text, fact.name),
          trf("{}: {} became {}", fact.name, fact.before.empty() ? "–" : fact.before,
              fact.after.empty() ? "–" : fact.after));
}

/// The head must be the fold of the history. A date that only a new rule moves, and that nobody
/// touched, waits for `recompute`.
void Replay::check_head(const std::string& path, const Case* before, const CaseFile& after,
                        const std::string& effect) {
  const Case& value = after.read.value;
  const Head folded = folded_head(value, step_.ledger->rules());
  for (const HeadFieldSpec& spec : head_fields()) {
    const std::string& stored = value.head[spec.field];
    if (stored == folded[spec.field]) continue;
    if (before != nullptr && before->head[spec.field] == stored) continue;
    add(is_date_field(spec.field) ? K::date_moved : K::fact_changed, path,
        line_of_key(after.text, spec.name),
        trf("{} is {}, but the history makes it {}", spec.name, stored.empty() ? "–" : stored,
            folded[spec.field].empty() ? "–" : folded[spec.field]),
        effect);
  }
}

void Replay::check_added(const std::string& path, const Case& before,
                         const std::vector<Event>& added, const std::string& effect) {
  const GuardContext context{step_.ledger->rules(), step_.ledger->officials(),
                             step_.ledger->units(), latest_of(step_.commit.committer.when, added)};
  std::vector<Event> fresh;
  for (const Event& event : added) {
    // The guards know a new event by its having no line yet; the finding has it.
    fresh.push_back(event);
    fresh.back().line = 0;
    const auto problems = check_append(before, fresh, context);
    if (problems.empty()) continue;
    for (const Diagnostic& d : problems)
      add(kind_of_refusal(d), path, event.line, d.message, effect);
    return;
  }
}

/// An escalation must be one that the nightly check finds in that state on that day: an invented
/// one would keep it silent when the day comes.
void Replay::check_ladder(const std::string& path, const Case& before,
                          const std::vector<Event>& added) {
  if (std::none_of(added.begin(), added.end(),
                   [](const Event& event) { return event.kind == EventKind::escalated; }))
    return;
  Case value = before;
  bool stored = true;  // whether the head is that of the history
  for (std::size_t i = 0; i < added.size();) {
    const Event& first = added[i];
    if (first.kind != EventKind::escalated || is_taken_over(value, first)) {
      stored = stored && first.kind == EventKind::escalated;
      value.history.push_back(first);
      ++i;
      continue;
    }
    mark_voided(value.history);
    const CaseState state = fold(value.history, facts_of(value.head), step_.ledger->rules());
    const LadderContext context{step_.ledger->rules(), step_.ledger->officials(),
                                step_.ledger->units(), first.at.date(),
                                keep_away(value, step_.ledger->roster())};
    std::vector<LadderHit> hits =
        ladder_hits(state, in_force(value.history), context,
                    stored ? std::string_view(value.head[HeadField::clock]) : std::string_view(),
                    stored ? value.head.date(HeadField::due) : std::nullopt);
    // What one night tells follows from one state.
    for (; i < added.size() && added[i].kind == EventKind::escalated && added[i].at == first.at;
         ++i) {
      const auto hit = std::find_if(hits.begin(), hits.end(), [&](const LadderHit& one) {
        return is_escalation_of(added[i], one);
      });
      if (hit == hits.end())
        add(K::not_allowed, path, added[i].line,
            trf("{}: no rung of the ladder was reached by {} due {}, level {}, to {}",
                words_of(added[i]), added[i].get("clock"), added[i].get("due"),
                added[i].get("level"), added[i].get("to")));
      else
        hits.erase(hit);
      value.history.push_back(added[i]);
    }
  }
}

void Replay::check_moment(const std::string& path, const Case& value, const Event& event) {
  if (is_taken_over(value, event)) return;
  const Timestamp recorded = parse_timestamp(event.get("recorded")).value_or(event.at);
  const Timestamp& committed = step_.commit.committer.when;
  if (recorded.utc > committed.utc + kClockSkew || event.at.utc > committed.utc + kClockSkew)
    add(K::in_the_future, path, event.line,
        trf("{} was committed on {}, before it happened", words_of(event), to_string(committed)));
  if (step_.parent_time && recorded.utc + most_backdated(recorded) < step_.parent_time->utc)
    add(K::backdated, path, event.line,
        trf("{} claims to be recorded before the commit of {}", words_of(event),
            to_string(*step_.parent_time)));
}

void Replay::check_actor(const std::string& path, const Event& event) {
  const auto& authors = step_.authors;
  if (authors.empty()) return;
  const std::string& email = step_.commit.author.email;
  const auto author = std::find_if(authors.begin(), authors.end(),
                                   [&](const GitAuthor& one) { return one.email == email; });
  if (author != authors.end() &&
      std::find(author->actors.begin(), author->actors.end(), event.by) != author->actors.end())
    return;
  add(K::actor_not_author, path, event.line,
      author == authors.end()
          ? trf("{}: the ledger knows no author {}", words_of(event), email)
          : trf("{}: {} may not record as {}", words_of(event), email, event.by));
}

/// An escalation says which day a limit ended. An event that was recorded later and lies before it
/// must not make it another day.
void Replay::check_escalations(const std::string& path, const Case& before, const Case& after,
                               const std::vector<Event>& added) {
  if (added.empty()) return;
  for (const Event& told : before.history) {
    if (told.kind != EventKind::escalated) continue;
    const auto early = std::find_if(added.begin(), added.end(), [&](const Event& event) {
      return event.at < told.at && event.kind != EventKind::escalated;
    });
    const auto clock = parse_clock(told.get("clock"));
    const auto due = parse_date(told.get("due"));
    if (early == added.end() || !clock || !due || !told.get("unit").empty()) continue;
    const auto end_at = [&](const Case& value) -> std::optional<Date> {
      std::vector<Event> then;
      for (const Event& event : value.history)
        if (event.at < told.at) then.push_back(event);
      const CaseState state = fold(then, facts_of(value.head), step_.ledger->rules());
      const CaseClock* found = state.find(*clock);
      return found != nullptr && !found->ended ? std::optional(found->end()) : std::nullopt;
    };
    if (end_at(before) == due && end_at(after) != due)
      add(K::contradicts_escalation, path, early->line,
          trf("{} was recorded after the escalation of {}, and makes its day {} another one",
              words_of(*early), to_string(told.at), to_string(*due)),
          effect_of(before.head, after.head));
  }
}

}  // namespace anjuan::git
