#include "anjuan/git/merge/case_merge.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/git/case_changes.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/case_writer.hpp"

namespace anjuan::git {
namespace {

using K = EventKind;

/// Events of which each clone may add its own without contradicting the other.
bool adds_up(K kind) {
  switch (kind) {
    case K::noted:
    case K::interviewed:
    case K::instructed:
    case K::conferred:
    case K::supervised:
    case K::fed_back:
    case K::milestone:
    case K::escalated:
    case K::followed_up:
    case K::implemented:
    case K::protected_:
    case K::recused:
    case K::recomputed:
      return true;
    default:
      return false;
  }
}

bool ends_case(K kind) {
  return kind == K::closed || kind == K::declined || kind == K::transferred ||
         kind == K::withdrawn || kind == K::merged;
}

/// What may still be recorded of a case that another clone has ended.
bool outlives_end(K kind) {
  return kind == K::noted || kind == K::followed_up || kind == K::implemented ||
         kind == K::protected_ || kind == K::recused;
}

std::string fields_text(const Event& event) {
  std::string out;
  for (const auto& [key, value] : event.fields) out += fmt::format("{}={}\n", key, value);
  return out;
}

/// The order in which events were recorded; ties fall by what they say, never by whose they are.
bool recorded_before(const Event& a, const Event& b) {
  const auto key = [](const Event& event) {
    return std::tuple(recorded_at(event).utc, event.at.utc, static_cast<int>(event.kind), event.by,
                      fields_text(event));
  };
  return key(a) < key(b);
}

/// The nightly check of two clones says the same thing twice: once is enough.
bool same_escalation(const Event& a, const Event& b) {
  if (a.kind != K::escalated || b.kind != K::escalated) return false;
  for (const char* field : {"clock", "due", "level", "unit", "round"})
    if (a.get(field) != b.get(field)) return false;
  return true;
}

/// Both sides' events, each side in its own order.
std::vector<Event> join_events(std::vector<Event> ours, std::vector<Event> theirs) {
  std::vector<Event> all;
  auto a = ours.begin();
  auto b = theirs.begin();
  const auto add = [&](Event& event) {
    for (Event& other : all) {
      if (same_event(other, event)) return;
      if (same_escalation(other, event)) return;  // the earlier one stands already
    }
    all.push_back(std::move(event));
  };
  while (a != ours.end() || b != theirs.end()) {
    const bool take_ours = b == theirs.end() || (a != ours.end() && !recorded_before(*b, *a));
    add(take_ours ? *a++ : *b++);
  }
  return all;
}

/// The text without its added events and with the head that `base` has: what else was changed.
std::optional<std::string> without_changes(const Case& base, const Case& value,
                                           std::string_view text, const std::string& file) {
  std::string out(text);
  if (value.history.size() > base.history.size()) {
    const int first = value.history[base.history.size()].line;
    std::string kept;
    int number = 0;
    bool in_added = false;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      const std::string_view line = text.substr(at, end - at);
      at = end;
      if (++number == first) in_added = true;
      if (in_added && number > first && std::string_view(" \t-\r\n").find(line[0]) == line.npos)
        in_added = false;
      if (!in_added) kept += line;
    }
    out = std::move(kept);
  }
  auto spliced = splice_case(out, file, head_changes(value.head, base.head), {});
  if (!spliced) return std::nullopt;
  return std::move(*spliced);
}

class CaseMerger {
 public:
  CaseMerger(const ThreeWays& ways, const std::string& file, const GuardContext& context,
             OnConflict on_conflict)
      : ways_(ways), file_(file), context_(context), on_conflict_(on_conflict) {}

  Merged run() {
    if (ways_.ours == ways_.theirs) return {std::string(ways_.ours), {}};
    if (ways_.base == ways_.ours) return {std::string(ways_.theirs), {}};
    if (ways_.base == ways_.theirs) return {std::string(ways_.ours), {}};
    if (ways_.base.empty())
      return whole_files(tr("both sides gave this number to a case of their own"));
    ReadCase base = read_case(ways_.base, file_);
    ReadCase ours = read_case(ways_.ours, file_);
    ReadCase theirs = read_case(ways_.theirs, file_);
    if (!base.ok() || !ours.ok() || !theirs.ok())
      return whole_files(tr("one of the sides is no whole case"));
    base_ = std::move(base.value);
    ours_ = std::move(ours.value);
    theirs_ = std::move(theirs.value);
    const CaseChange mine = compare_cases(base_, ours_);
    const CaseChange others = compare_cases(base_, theirs_);
    if (!mine.rewritten.empty() || !others.rewritten.empty())
      return whole_files(tr("one of the sides changed events that were recorded already"));
    if (!choose_ground()) return whole_files(tr("both sides changed the rest of the file"));
    merge_facts();
    judge(mine.added, others.added);
    std::vector<Event> all = join_events(mine.added, others.added);
    // A fact is one thing or the other: no order of events decides it.
    const bool keep = on_conflict_ == OnConflict::keep_both && fact_conflicts_.empty();
    if (!conflicts_.empty() && !keep) return marked(mine.added, others.added);
    if (keep) soften(all);
    return finish(std::move(all), mine.added, others.added);
  }

 private:
  Merged whole_files(std::string why) const {
    return {conflict_block(ways_.ours, ways_.theirs), {std::move(why)}};
  }

  /// Comments, order and what the program does not know: from whoever changed it.
  bool choose_ground() {
    const auto mine = without_changes(base_, ours_, ways_.ours, file_);
    const auto others = without_changes(base_, theirs_, ways_.theirs, file_);
    if (!mine || !others) return false;
    if (*mine == *others || *others == ways_.base)
      ground_ = *mine;
    else if (*mine == ways_.base)
      ground_ = *others;
    else
      return false;
    return true;
  }

  void merge_facts() {
    head_ = base_.head;
    for (const HeadFieldSpec& spec : head_fields()) {
      if (spec.derived) continue;
      const std::string& old = base_.head[spec.field];
      const std::string& mine = ours_.head[spec.field];
      const std::string& others = theirs_.head[spec.field];
      if (mine == others || others == old) {
        head_[spec.field] = mine;
      } else if (mine == old) {
        head_[spec.field] = others;
      } else {
        head_[spec.field] = std::max(mine, others);  // the same on both sides; people decide
        fact_conflicts_.push_back(spec.field);
        conflicts_.push_back(trf("{} is {} here and {} there", spec.name, mine, others));
      }
    }
    // What only the head says of old files: whoever protects the petitioner wins.
    for (const Case* side : {&ours_, &theirs_})
      if (side->head[HeadField::confidential] == "true") head_[HeadField::confidential] = "true";
  }

  /// What cannot both stand.
  void judge(const std::vector<Event>& mine, const std::vector<Event>& others) {
    std::set<std::string> told;
    const auto add = [&](std::string why) {
      if (told.insert(why).second) conflicts_.push_back(std::move(why));
    };
    const auto label = [](const Event& event) {
      return trf("{} on {}", tr(spec_of(event.kind).label), to_string(event.at.date()));
    };
    for (const Event& a : mine)
      for (const Event& b : others) {
        if (same_event(a, b)) continue;
        if (a.kind == b.kind && !adds_up(a.kind))
          add(trf("both sides have it {}, and not the same way", tr(spec_of(a.kind).label)));
        else if ((ends_case(a.kind) && !outlives_end(b.kind)) ||
                 (ends_case(b.kind) && !outlives_end(a.kind)))
          add(trf("here {}, there {}", label(a), label(b)));
        if (!a.get("document").empty() && a.get("document") == b.get("document"))
          add(trf("the number {} stands on two papers", a.get("document")));
      }
    if (!conflicts_.empty()) return;
    for (std::string& why : refusals(join_events(mine, others))) add(std::move(why));
  }

  Case with(const std::vector<Event>& added) const {
    Case value = base_;
    value.head = head_;
    value.history.insert(value.history.end(), added.begin(), added.end());
    mark_voided(value.history);
    return value;
  }

  /// What the rules say against the history that neither side had against its own.
  std::vector<std::string> refusals(const std::vector<Event>& added) const {
    const auto messages = [&](const Case& value) {
      std::vector<std::string> out;
      for (const Diagnostic& d : check_history(value, context_)) out.push_back(d.message);
      return out;
    };
    std::vector<std::string> known = messages(ours_);
    for (std::string& one : messages(theirs_)) known.push_back(std::move(one));
    std::vector<std::string> out;
    for (std::string& one : messages(with(added)))
      if (std::find(known.begin(), known.end(), one) == known.end()) out.push_back(std::move(one));
    return out;
  }

  /// Turns events that the rules forbid after the others into notes, from the first on.
  void soften(std::vector<Event>& all) const {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::vector<Event> before(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i));
      const bool doubled = std::any_of(before.begin(), before.end(), [&](const Event& other) {
        return !adds_up(other.kind) && other.kind == all[i].kind && other.kind != K::assigned &&
               other.kind != K::reclassified;
      });
      std::vector<Event> upto = before;
      upto.push_back(all[i]);
      if (doubled || !refusals(upto).empty()) all[i] = note_of(all[i]);
    }
  }

  Merged finish(std::vector<Event> all, const std::vector<Event>& mine,
                const std::vector<Event>& others) {
    Case value = with(all);
    value.head = folded_head(value, context_.rules);
    const auto text = splice_case(ground_, file_, head_changes(base_.head, value.head), all);
    if (text) return {std::move(*text), {}};
    conflicts_.push_back(text.error().diagnostics.front().message);
    return marked(mine, others);
  }

  /// The file as it was before, with both sides' facts and events between marks.
  Merged marked(const std::vector<Event>& mine, const std::vector<Event>& others) const {
    const auto part = [&](const Case& side, const std::vector<Event>& added) {
      // What the splice adds behind the base is exactly the side's own lines.
      std::string out;
      for (const HeadField field : fact_conflicts_)
        out += fmt::format("# {}: {}\n", spec_of(field).name, side.head[field]);
      const auto whole = splice_case(ways_.base, file_, {}, added);
      if (whole && !added.empty()) {
        const auto lines = read_case(*whole, file_).value.history;
        const int first = lines[base_.history.size()].line;
        int number = 0;
        for (const std::string_view line : split(*whole, '\n')) {
          if (++number < first || line.empty()) continue;
          if (number > first && std::string_view(" -").find(line[0]) == line.npos) break;
          out += fmt::format("{}\n", line);
        }
      }
      return out;
    };
    std::string text(ground_);
    if (!text.ends_with('\n')) text += '\n';
    const std::string block = conflict_block(part(ours_, mine), part(theirs_, others));
    std::string why;
    for (const std::string& one : conflicts_) why += fmt::format("# {}\n", one);
    return {text + why + block, conflicts_};
  }

  const ThreeWays& ways_;
  const std::string& file_;
  const GuardContext& context_;
  OnConflict on_conflict_;
  Case base_, ours_, theirs_;
  Head head_;
  std::string ground_;
  std::vector<HeadField> fact_conflicts_;
  std::vector<std::string> conflicts_;
};

}  // namespace

Event note_of(const Event& event) {
  Event note{.kind = K::noted, .at = event.at, .by = event.by};
  std::string text = fmt::format("merge: {}", spec_of(event.kind).name);
  for (const auto& [key, value] : event.fields)
    if (key != "recorded") text += fmt::format("; {}: {}", key, value);
  std::replace(text.begin(), text.end(), '\n', ' ');
  note.set("note", std::move(text));
  if (!event.get("recorded").empty()) note.set("recorded", std::string(event.get("recorded")));
  return note;
}

bool is_note_of(const Event& note, const Event& event) {
  return same_event(note, note_of(event));
}

std::string conflict_block(std::string_view ours, std::string_view theirs) {
  const auto closed = [](std::string_view text) {
    return fmt::format("{}{}", text, text.empty() || text.ends_with('\n') ? "" : "\n");
  };
  return fmt::format("<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n", closed(ours), closed(theirs));
}

Merged merge_case(const ThreeWays& ways, const std::string& file, const GuardContext& context,
                  OnConflict on_conflict) {
  return CaseMerger(ways, file, context, on_conflict).run();
}

}  // namespace anjuan::git
