#include <map>
#include <numeric>

#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/figures.hpp"
#include "anjuan/report/report_rota.hpp"
#include "anjuan/report/workload.hpp"

namespace anjuan {
namespace {

// Of the deadline calendar: weeks that have passed, and with that of the cut-off those to come.
constexpr int kWeeksBack = 3;
constexpr int kWeeksAhead = 5;
constexpr int kDays = 7 * (kWeeksBack + kWeeksAhead);

/// What the office looks at in the morning: key rates, who is late, deadlines, ages, trend, hot
/// spots, workload and who receives the public this month. In html it is a page with charts, in
/// every other format the tables behind them.
class Dashboard : public ReportBuilder {
 public:
  explicit Dashboard(const ReportContext& context)
      : context_(context),
        figures_(context, GroupBy::none),
        load_(context),
        trend_(make_trend(trend_context(context))) {
    ReportContext spots = context;
    spots.group = GroupBy::category;
    spots_ = make_hotspots(spots);
    spots.group = GroupBy::unit;
    work_ = make_workload(spots);
    const std::chrono::weekday today(context.as_of);
    first_ = context.as_of - (today - std::chrono::Monday) - std::chrono::days(7 * kWeeksBack);
    ReportContext late = context;
    late.period = whole_time();
    late.group = GroupBy::unit;
    late_ = make_overdue(late);
  }

  void see(const HeadView& head) override {
    figures_.see(head);
    load_.see(head, GroupBy::none);
    trend_->see(head);
    spots_->see(head);
    work_->see(head);
    late_->see(head);
    const auto due = head.date(HeadField::due);
    if (due && *due >= first_ && *due < first_ + std::chrono::days(kDays)) ++due_[*due];
    if (due && *due < first_) ++due_before_;
  }

  bool looks_at_others() const override { return true; }
  void see_other(const HeadView& head) override {
    figures_.see(head);
    load_.see(head, GroupBy::none);
    work_->see_other(head);
  }
  bool needs_history(const HeadView& head) const override {
    return figures_.needs_history(head) || late_->needs_history(head);
  }
  void see_case(const Case& value) override {
    const HeadView head = to_view(value.head);
    if (figures_.needs_history(head)) figures_.see_case(value);
    if (late_->needs_history(head)) late_->see_case(value);
  }
  std::vector<Date> compared_at() const override { return figures_.kpi.compared_at(); }
  void see_before(const HeadView& head, std::size_t) override { figures_.see_before(head); }

  void finish(Report& report) override {
    report.tables.push_back(figures_.totals.table());
    report.tables.push_back(figures_.kpi.table());
    add(report, *late_, "late", tr("who is late"));
    report.tables.push_back(deadlines());
    report.tables.push_back(ages());
    add(report, *trend_, "months", tr("by month"));
    add(report, *spots_, "categories", tr("hot spots"));
    add(report, *work_, "workload", tr("workload"));
    report.tables.push_back(rota_of_month());
    if (due_before_ > 0)
      report.remarks.push_back(
          count_remark("due_before", trf("due before {}", to_string(first_)), due_before_));
    if (!context_.period.all)
      report.remarks.push_back({"compared_with", tr("compared with"),
                                describe(compared_period(context_.period, context_.as_of))});
    report.definitions = indicator_definitions();
  }

 private:
  /// The twelve months up to the cut-off.
  static ReportContext trend_context(ReportContext context) {
    const int year = year_of(context.as_of);
    const unsigned month = month_of(context.as_of);
    const Date from = month == 12 ? *make_date(year, 1, 1) : *make_date(year - 1, month + 1, 1);
    context.period = day_period(from, context.as_of);
    return context;
  }

  Table rota_of_month() const {
    const Period month = month_period(year_of(context_.as_of), month_of(context_.as_of));
    return rota_table(context_, month.days, trf("rota of {}", month.label));
  }

  static void add(Report& report, ReportBuilder& builder, const char* name, const char* title) {
    Report part;
    builder.finish(part);
    part.tables.front().name = name;
    part.tables.front().title = title;
    report.tables.push_back(std::move(part.tables.front()));
  }

  Table deadlines() const {
    std::vector<Date> days;
    for (int i = 0; i < kDays; ++i) days.push_back(first_ + std::chrono::days(i));
    return Columns<Date>()
        .add({"day", tr("day")}, [](Date day) { return day; })
        .add({"due", tr("due")},
             [this](Date day) {
               const auto found = due_.find(day);
               return found != due_.end() ? found->second : 0L;
             })
        .add({"workday", tr("workday")},
             [this](Date day) { return context_.ledger.calendar().is_workday(day) ? "yes" : ""; })
        .for_scripts()
        .table(days, {"deadlines", tr("deadline calendar")});
  }

  Table ages() const {
    const Load all = load_.total();
    std::vector<std::size_t> ages(kAges);
    std::iota(ages.begin(), ages.end(), 0U);
    return Columns<std::size_t>()
        .add({"age", tr("age in days")}, age_label)
        .add({"open", tr("open")}, [&all](std::size_t age) { return all.ages[age]; })
        .table(ages, {"ages", tr("open cases by age")});
  }

  ReportContext context_;
  PeriodFigures figures_;
  WorkloadCounter load_;
  BuilderPtr trend_, spots_, work_, late_;
  Date first_{};
  std::size_t due_before_ = 0;
  std::map<Date, long> due_;
};

}  // namespace

BuilderPtr make_dashboard(const ReportContext& context) {
  return std::make_unique<Dashboard>(context);
}

}  // namespace anjuan
