#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/chapters.hpp"
#include "anjuan/report/figures.hpp"
#include "anjuan/report/receptions.hpp"

namespace anjuan {
namespace {

/// Whom it goes to, and the mark that it was read (A12, F7).
void add_addressees(Report& report, const Office& office) {
  if (!office.report_to.empty()) report.remarks.push_back({"to", tr("to"), office.report_to});
  std::string copies;
  for (const std::string& copy : office.report_copies)
    copies += (copies.empty() ? "" : ", ") + copy;
  if (!copies.empty()) report.remarks.push_back({"copies", tr("copies to"), copies});
  report.remarks.push_back({"read", tr("read by"), tr("____________  date ____________")});
}

/// "In the period"; of one that has not ended nothing is said about its end.
std::string so_far(const ReportContext& context) {
  return context.is_running() ? trf("In the period, up to {},", to_string(context.as_of))
                              : std::string(tr("In the period"));
}

/// The monthly, quarterly, half-yearly and annual report to the leadership.
class Summary : public ReportBuilder {
 public:
  explicit Summary(const ReportContext& context)
      : context_(context), figures_(context, GroupBy::none) {
    chapters_.push_back({"units", tr("by unit"), make_workload(grouped(context, GroupBy::unit))});
    chapters_.push_back(
        {"categories", tr("by category"), make_hotspots(grouped(context, GroupBy::category, 1))});
    chapters_.push_back(
        {"hotspots", tr("hot spots"), make_hotspots(grouped(context, GroupBy::none))});
    // The backlog is what is there at the cut-off, whenever it was received.
    chapters_.push_back({"backlog", tr("backlog"),
                         make_backlog(grouped(over(context, whole_time()), GroupBy::none))});
  }

  void see(const HeadView& head) override {
    figures_.see(head);
    instructions_.see(head);
    for (Chapter& chapter : chapters_) chapter.builder->see(head);
  }
  bool looks_at_others() const override { return true; }
  void see_other(const HeadView& head) override {
    figures_.see(head);
    for (Chapter& chapter : chapters_) chapter.builder->see_other(head);
  }
  bool needs_history(const HeadView& head) const override { return figures_.needs_history(head); }
  void see_case(const Case& value) override { figures_.see_case(value); }
  std::vector<Date> compared_at() const override { return figures_.kpi.compared_at(); }
  void see_before(const HeadView& head, std::size_t) override { figures_.see_before(head); }

  void finish(Report& report) override {
    using T = TotalsCounter;
    const TotalsCounter& totals = figures_.totals;
    const Ratio on_time = figures_.kpi.count(Indicator::on_time_closing).ratio;
    const Ratio content = figures_.kpi.count(Indicator::satisfaction).ratio;
    if (context_.has_begun())
      report.preface.push_back(
          trf("{} {} cases of {} persons were received and {} closed; {} were open at the cut-off, "
              "{} past their limit. On-time closing was {}, satisfaction {}.",
              so_far(context_), totals.value(T::kReceived), totals.value(T::kPersons),
              totals.value(T::kClosed), totals.value(T::kOpen), totals.value(T::kOverdue),
              percent(on_time), percent(content)));
    report.tables.push_back(totals.table());
    report.tables.push_back(figures_.kpi.table());
    report.tables.push_back(reception_table(context_, instructions_));
    add_chapters(report, chapters_);
    report.remarks.push_back({"compared_with", tr("compared with"),
                              describe(compared_period(context_.period, context_.as_of))});
    add_addressees(report, context_.ledger.office());
    report.definitions = indicator_definitions();
  }

 private:
  ReportContext context_;
  PeriodFigures figures_;
  InstructionCounter instructions_;
  std::vector<Chapter> chapters_;
};

/// 通报 (A16, B6): how the units compare, and which duties were missed.
class Bulletin : public ReportBuilder {
 public:
  explicit Bulletin(const ReportContext& context)
      : context_(context), figures_(context, GroupBy::unit) {
    chapters_.push_back(
        {"workload", tr("cases by unit"), make_workload(grouped(context, GroupBy::unit))});
    chapters_.push_back({"missed", tr("missed duties"), make_accountability(context)});
  }

  void see(const HeadView& head) override {
    figures_.see(head);
    for (Chapter& chapter : chapters_) chapter.builder->see(head);
  }
  bool looks_at_others() const override { return true; }
  void see_other(const HeadView& head) override {
    figures_.see(head);
    for (Chapter& chapter : chapters_) chapter.builder->see_other(head);
  }
  void see_case(const Case& value) override {
    figures_.see_case(value);
    for (Chapter& chapter : chapters_) chapter.builder->see_case(value);
  }
  std::vector<Date> compared_at() const override { return figures_.kpi.compared_at(); }
  void see_before(const HeadView& head, std::size_t) override { figures_.see_before(head); }

  void finish(Report& report) override {
    using T = TotalsCounter;
    const TotalsCounter& totals = figures_.totals;
    if (context_.has_begun())
      report.preface.push_back(
          trf("{} {} cases were received and {} closed; {} are past their limit.", so_far(context_),
              totals.value(T::kReceived), totals.value(T::kClosed), totals.value(T::kOverdue)));
    constexpr Indicator kShown[] = {Indicator::timely_acceptance, Indicator::on_time_closing,
                                    Indicator::satisfaction, Indicator::repeat,
                                    Indicator::first_time_solution};
    Table ranking = figures_.kpi.ranking(kShown);
    ranking.title = tr("key figures by unit");
    report.tables.push_back(std::move(ranking));
    add_chapters(report, chapters_);
    add_addressees(report, context_.ledger.office());
    report.definitions = indicator_definitions();
  }

 private:
  ReportContext context_;
  PeriodFigures figures_;
  std::vector<Chapter> chapters_;
};

}  // namespace

BuilderPtr make_summary(const ReportContext& context) {
  return std::make_unique<Summary>(context);
}
BuilderPtr make_bulletin(const ReportContext& context) {
  return std::make_unique<Bulletin>(context);
}

}  // namespace anjuan
