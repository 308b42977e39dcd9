#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/case_edit.hpp"

/// Taking back what was wrong without rewriting: the record grows by one event, and the lines of
/// the head that it concerns change.
namespace anjuan {

/// Who changes the record, when and why.
struct Amendment {
  Timestamp now;
  std::string by;
  std::string via;  ///< the login where it is another name than `by`; may be empty
  std::string reason;
};

/// Takes an event out of the fold. `which` is its number in the record (as `anjuan log` shows it),
/// or the name of an event that the case has once in force; that of the registration voids the
/// case. Fails (usage) when that names no event, (refused) where it must not be taken out or later
/// events would become impossible, with each of them.
Result<CaseEdit> void_event(const Ledger& ledger, const std::string& case_id,
                            const std::string& which, const Amendment& how);

/// The same with what follows for others: where it takes a case out (or brings one back), the later
/// cases on its matter have one earlier case less (or more), on which a meeting with a principal
/// depends (D12). The edit of the case itself comes first.
Result<std::vector<CaseEdit>> void_event_with_repeats(const Ledger& ledger,
                                                      const std::string& case_id,
                                                      const std::string& which,
                                                      const Amendment& how);

/// What is right in place of what the case says.
struct Correction {
  std::vector<std::pair<HeadField, std::string>> facts;  ///< empty values take the fact away
  /// By their place in the list, from 0: the fields that are not empty replace what is there. One
  /// place behind the last is a new petitioner.
  std::vector<std::pair<std::size_t, Petitioner>> people;
  std::optional<bool> representative;  ///< of all of those
  std::string not_accused = {};        ///< whom the complaint only mentions, by id or name
  std::string not_named = {};          ///< words of the title that name nobody
};

/// Corrects facts that no other event carries. The event says what stood there before, but of
/// petitioners only which of them and what of them it was: what stood there is kept beside the
/// petitioner, so that it is hidden wherever it stands.
/// Fails (usage, refused) with everything that is wrong.
Result<CaseEdit> correct_case(const Ledger& ledger, const std::string& case_id,
                              const Correction& correction, const Amendment& how);

}  // namespace anjuan
