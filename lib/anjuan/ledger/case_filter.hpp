#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/calendar/workdays.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/head.hpp"

namespace anjuan {

/// Which cases a list shows. Empty parts let everything through; the parts add up (and).
struct CaseFilter {
  std::vector<Status> status;     ///< any of these
  bool open = false;              ///< registered, accepted, handling or replied
  std::vector<std::string> unit;  ///< any of these ids; "none" for cases without one
  std::vector<std::string> lead;
  std::optional<CaseClass> class_;
  std::optional<CaseKind> kind;
  std::vector<std::string> route;  ///< any of these names; "none" for cases without one
  std::optional<Channel> channel;
  std::string category;               ///< a node of the tree and everything below it
  std::string place;                  ///< likewise
  std::optional<Date> due_before;     ///< due on an earlier day
  std::optional<DateRange> due;       ///< due on these days, both inclusive
  std::optional<DateRange> received;  ///< both days inclusive
  bool overdue = false;               ///< due before today
  bool tasks = false;                 ///< with an open task
  std::string source;                 ///< exact source, or its system
  bool voided_too = false;            ///< those registered by mistake, though nobody asks for them
  std::vector<std::string> flags;     ///< with each of these marks
  std::optional<int> repeats;         ///< the matter came back at least so many times
  /// First cases of such matters, sorted; count_repeated() fills it.
  std::vector<std::string> repeated;

  bool matches(const HeadView& head, Date today) const;
};

/// The texts of a filter as a user gave them.
struct FilterWords {
  std::vector<std::string> status, unit, lead, route;
  std::string class_, kind, channel, category, place, due, due_before, received, source;
  bool overdue = false;
  bool tasks = false;
  std::vector<std::string> flags;
  int repeats = 0;  ///< not asked for
};

/// Reads a filter. Fails (usage) with everything that is wrong and a suggestion for each: a value
/// that no case can have is an error, never an empty list. Units, leads and categories must be in
/// the ledger's own lists. Days are read as parse_day() reads them.
Result<CaseFilter> parse_filter(const FilterWords& words, const Ledger& ledger, Date today);

/// Looks at every case for what a filter with `repeats` compares with; without it does nothing.
/// Gives back what could not be read: those cases are missing from the count.
std::vector<Diagnostic> count_repeated(const Ledger& ledger, CaseFilter& filter);

/// What a list can be sorted by: any head field, a `-` in front for descending.
/// Fails (usage) with a suggestion.
Result<std::pair<HeadField, bool>> parse_sort(std::string_view text);

/// Sorts heads; those without the field come last; ties fall by id.
void sort_heads(std::vector<Head>& heads, HeadField field, bool descending);

}  // namespace anjuan
