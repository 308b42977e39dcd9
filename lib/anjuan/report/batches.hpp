#pragma once

#include <vector>

#include "anjuan/report/report.hpp"
#include "anjuan/rules/batch.hpp"

namespace anjuan {

/// Counts what became of the named batches of [[reports.batch]] (限期化解, DZ3, DZ4).
class BatchCounter {
 public:
  explicit BatchCounter(const ReportContext& context);

  /// Counts the case; gives back the batch with the earliest deadline that it belongs to, nullptr
  /// when there is none. The batch lives as long as the ledger.
  const BatchRule* see(const HeadView& head);
  /// One row a batch, in the order of the settings.
  Table table() const;

 private:
  struct Count {
    const BatchRule* rule = nullptr;
    long cases = 0, in_time = 0, late = 0, open = 0, without_lead = 0;
  };

  ReportContext context_;
  std::vector<Count> counts_;
};

}  // namespace anjuan
