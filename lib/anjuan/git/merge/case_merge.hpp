#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/rules/lifecycle/guards.hpp"

/// Joining what two clones made of one case. Nothing that was recorded is ever lost, and nobody
/// wins in silence: what cannot both stand is a conflict for people.
namespace anjuan::git {

/// The three states of one file.
struct ThreeWays {
  std::string_view base;  ///< empty when the two sides made the file independently
  std::string_view ours;
  std::string_view theirs;
};

struct Merged {
  std::string text;
  std::vector<std::string> conflicts;  ///< why, in words; empty: it is whole

  bool clean() const { return conflicts.empty(); }
};

/// What to do about events that cannot both stand.
enum class OnConflict {
  mark,  ///< write both sides between marks, for people
  /// Take all of them in the order in which they were recorded; one that the rules then forbid, or
  /// that says again what another says, stays as a note with all it said.
  keep_both,
};

/// Merges three states of a case file: the events of both sides in the order in which they were
/// recorded, facts by key, the head folded again under the rules. Whichever side is called ours,
/// the clean result has the same bytes. A state that is no whole case is a conflict of whole files.
Merged merge_case(const ThreeWays& ways, const std::string& file, const GuardContext& context,
                  OnConflict on_conflict);

/// The note that stands in the place of an event that could not be kept as such.
Event note_of(const Event& event);
/// Whether `note` stands in the place of `event`.
bool is_note_of(const Event& note, const Event& event);

/// Both texts between the marks that git uses.
std::string conflict_block(std::string_view ours, std::string_view theirs);

}  // namespace anjuan::git
