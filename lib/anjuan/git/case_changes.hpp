#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/case.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"

/// What became of one case between two states of its file, in terms of its life and not of lines.
namespace anjuan::git {

bool same_event(const Event& a, const Event& b);

/// One event that does not stand as it stood. Events are only ever appended, so that each of these
/// is a hand at the history.
struct Rewritten {
  enum class How { edited, removed, inserted, moved };
  How how;
  std::optional<Event> before;
  std::optional<Event> after;
};

/// A fact of the head, or one of the lists below it, that changed. Derived fields are no facts.
struct FactChange {
  std::string name;  ///< key in the file
  std::string before;
  std::string after;
};

/// A derived field that moved, and the event that moved it.
struct FieldMove {
  HeadField field{};
  std::string before;
  std::string after;
  std::optional<Event> by;  ///< none: no event of the history explains it
};

struct CaseChange {
  std::vector<Event> added;          ///< appended, in the order of the file
  std::vector<Rewritten> rewritten;  ///< empty in an honest history
  std::vector<FactChange> facts;
};

/// Compares two states of one case.
CaseChange compare_cases(const Case& before, const Case& after);

/// The derived fields in which two heads differ, each with the event of `added` that moved it under
/// the rules.
std::vector<FieldMove> explain_moves(const Case& before, const Case& after,
                                     const std::vector<Event>& added, const Rules& rules);

/// "due 2026-07-31 became 2026-08-30; status handling became closed": what a change means for the
/// citizen. Empty when none of these moved.
std::string effect_of(const Head& before, const Head& after);

/// The line of a key that stands at the margin of a case file; 1 when it has none.
int line_of_key(std::string_view text, std::string_view key);

}  // namespace anjuan::git
