#pragma once

#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/kpi.hpp"
#include "anjuan/report/totals.hpp"

namespace anjuan {

/// The totals and the key figures of a period, as the periodic reports, the bulletin and the
/// dashboard have them: of the cases that are looked at, and what of others is charged to whom the
/// report is about.
class PeriodFigures {
 public:
  PeriodFigures(const ReportContext& context, GroupBy group)
      : totals(context), kpi(context, group), context_(context) {}

  /// Any case; one that needs_history() is counted by see_case.
  void see(const HeadView& head) {
    if (!needs_history(head)) count(head, context_.holder_of_open(head));
  }
  bool needs_history(const HeadView& head) const { return kpi.needs_history(head); }
  void see_case(const Case& value) {
    const HeadView head = to_view(value.head);
    if (needs_history(head)) count(head, holder_when_missed(value, context_));
  }
  void see_before(const HeadView& head) {
    totals.see_before(head);
    kpi.see_before(head, 0);
  }

  TotalsCounter totals;
  KpiCounter kpi;

 private:
  void count(const HeadView& head, const Holder& owing) {
    totals.see(head, owing);
    kpi.see(head, owing);
  }

  ReportContext context_;
};

}  // namespace anjuan
