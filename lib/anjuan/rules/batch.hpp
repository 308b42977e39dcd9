#pragma once

#include <vector>

#include "anjuan/model/head.hpp"
#include "anjuan/rules/office_duty.hpp"
#include "anjuan/settings/office.hpp"

/// The named sets of cases with a deadline of their own (限期化解, DZ3).
namespace anjuan {

/// True when the case belongs to the batch: listed, or, where there is no list, as every stated
/// condition says.
bool belongs_to(const BatchRule& rule, const HeadView& head);

/// Whether the office no longer answers for the case: withdrawn, merged, transferred, declined.
bool is_out_of_hand(const HeadView& head);

/// Counts what became of each batch, as something that is owed.
class BatchTally {
 public:
  explicit BatchTally(const Office& office);

  void see(const HeadView& head);
  /// Those that have any case, in the order of the settings. They live as long as the office.
  std::vector<OwedOnce> owed() const;

 private:
  struct Count {
    const BatchRule* rule = nullptr;
    long cases = 0, closed = 0;
    Date last{};  ///< when the latest was closed
  };
  std::vector<Count> counts_;
};

}  // namespace anjuan
