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
  /// `owing`: who owed the limit that the case is open past.
  void see(const HeadView& head, const Holder& owing);
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
  /// What is counted of whom: those who have the case, and who owes its limit.
  struct Part {
    bool has, owes;
  };
  Part part(const HeadView& head, const Holder& owing) const {
    return {context_.whom.has(head), context_.whom.everybody() || context_.whom.includes(owing)};
  }
  struct Days {
    DateRange counted;
    Date judged_on;
  };
  static void count_past(const HeadView& head, const Days& days, Part part, Numbers& numbers);
  void count(const HeadView& head, const Days& days, Part part, Numbers& numbers) const;

  ReportContext context_;
  DateRange days_, before_days_;
  Numbers now_{}, before_{};
};

}  // namespace anjuan
