#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "anjuan/report/report.hpp"

namespace anjuan {

/// Upper ends of the ages of open cases, in days since they were received; the last is open.
inline constexpr int kAgeEnds[] = {15, 30, 60, 90};
inline constexpr std::size_t kAges = std::size(kAgeEnds) + 1;
/// "0–15", "16–30", … ">90".
std::string age_label(std::size_t age);
std::size_t age_of(long days);

/// What one unit or official has on the desk.
struct Load {
  long received = 0;  ///< in the period
  long closed = 0;    ///< in the period
  long open = 0;      ///< at the cut-off
  long overdue = 0;
  long due_soon = 0;
  std::array<long, kAges> ages{};
  std::vector<long> days_to_close;  ///< from acceptance, of those closed in the period
};

class WorkloadCounter {
 public:
  explicit WorkloadCounter(const ReportContext& context) : context_(context) {}
  /// Counts the case in its group, where it is theirs whom the report is about; what is due of it
  /// in that of whoever owes it.
  void see(const HeadView& head, GroupBy group);
  const std::map<std::string, Load>& loads() const { return loads_; }
  Load total() const;

 private:
  void see_case_of(const HeadView& head, Load& load) const;

  ReportContext context_;
  std::map<std::string, Load> loads_;
};

/// The middle one, the lower of two; empty when there is none.
std::optional<long> median(std::vector<long> values);

}  // namespace anjuan
