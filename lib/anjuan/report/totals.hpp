#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "anjuan/report/columns.hpp"
#include "anjuan/report/indicators.hpp"

namespace anjuan {

/// A number of the period beside the same a year before.
struct ComparedNumber {
  std::string_view name;
  const char* label;  ///< msgid
  long now = 0;
  std::optional<long> before;  ///< nothing where there is nothing to compare with
};
/// One row a number: name for scripts, label, now, year before, change.
Table compared_table(const std::vector<ComparedNumber>& numbers, Heading heading);

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
    kBacklogClosed,
    kExtended,
    kOpen,
    kOverdue,
    kSuggestions,
    kAnswered,
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
