#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "anjuan/report/indicators.hpp"

namespace anjuan {

/// Counts the indicators by group, with the year before beside them: the heart of `kpi`, and a part
/// of the periodic reports, the bulletin, the scorecard and the dashboard.
class KpiCounter {
 public:
  KpiCounter(const ReportContext& context, GroupBy group);

  /// `owing`: who had the case when the limit passed that it is open past; only its history tells
  /// where that matters and needs_history().
  void see(const HeadView& head, const Holder& owing);
  bool needs_history(const HeadView& head) const;
  /// The last days of the periods compared with, the year before's first, and a case as of the day
  /// with that number.
  std::vector<Date> compared_at() const;
  void see_before(const HeadView& head, std::size_t number);
  const std::vector<Period>& compared() const { return compared_; }

  /// One row per group and indicator: indicator, label, numerator, denominator, rate, beside,
  /// then the same a year before, and of the period before where it was asked for. With groups,
  /// `group` is the first column.
  Table table() const;
  IndicatorCount count(Indicator indicator) const;         ///< over all groups
  IndicatorCount count_before(Indicator indicator) const;  ///< a year before
  /// One row per group, one column per indicator asked for.
  Table ranking(std::span<const Indicator> indicators) const;
  const RepeatedCases& repeated() const { return repeated_; }

 private:
  struct Pair {
    IndicatorCounter now;
    std::vector<IndicatorCounter> before;
  };
  Pair make_pair() const;
  /// Calls `each` for the total and every group that answers for a part of the case, with that
  /// part.
  template <class Each>
  void share_out(const HeadView& head, const Holder& owing, Each each);
  template <class Each>
  void share_with_groups(const HeadView& head, const Holder& owing, Each each);
  bool groups_by_holder() const { return group_ == GroupBy::unit || group_ == GroupBy::lead; }

  ReportContext context_;
  GroupBy group_;
  std::vector<Period> compared_;
  Pair total_;
  std::map<std::string, Pair> groups_;
  RepeatedCases repeated_;
  std::vector<RepeatedCases> repeated_before_;
};

}  // namespace anjuan
