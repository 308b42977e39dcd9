#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan {

/// Who has a case, or owed a part of it: ids, kOwedByOffice for the office itself; empty for none.
struct Holder {
  std::string unit, lead;
};

/// The units and leads that a report was asked for. What a case makes somebody owe is theirs where
/// they owed it then, whoever has the case now: so a filter gives the row that a group has.
class Whom {
 public:
  Whom() = default;
  Whom(const CaseFilter& filter, const Ledger& ledger);

  bool everybody() const { return units_.empty() && leads_.empty(); }
  bool includes(const Holder& holder) const;
  /// Whether they have the case now.
  bool has(const HeadView& head) const;

 private:
  std::vector<std::string> units_, leads_;
  bool office_ = false;  ///< one of the units is the office itself
};

/// Who owed what was missed: the office's own lateness is no unit's, and no lead's.
Holder holder_of(const HeadView& head, const LateDuty& missed);
/// An official with the unit that he or she is of.
Holder holder_of(const Ledger& ledger, std::string_view official);

}  // namespace anjuan
