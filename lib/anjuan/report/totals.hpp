#pragma once

#include <array>

#include "anjuan/report/indicators.hpp"

namespace anjuan {

/// The plain numbers of a period beside those of the year before.
class TotalsCounter {
 public:
  explicit TotalsCounter(const ReportContext& context);
  void see(const HeadView& head);
  /// A case as of the end of the year before's period.
  void see_before(const HeadView& head);
  /// One row a number: what, now, year before, change.
  Table table() const;
  long value(std::size_t line) const { return now_[line]; }

  /// Lines of the table.
  enum Line : std::size_t {
    kReceived,
    kPersons,
    kRepeats,
    kGroups,
    kAccepted,
    kReplied,
    kClosed,
    kExtended,
    kOpen,
    kOverdue,
    kLines
  };

 private:
  using Numbers = std::array<long, kLines>;
  void count(const HeadView& head, const DateRange& days, Date judged_on, Numbers& numbers) const;

  ReportContext context_;
  DateRange days_, before_days_;
  Numbers now_{}, before_{};
};

}  // namespace anjuan
