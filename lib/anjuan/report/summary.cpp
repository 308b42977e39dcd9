#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/chapters.hpp"
#include "anjuan/report/kpi.hpp"
#include "anjuan/report/receptions.hpp"
#include "anjuan/report/totals.hpp"

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

/// The monthly, quarterly, half-yearly and annual report to the leadership.
class Summary : public ReportBuilder {
 public:
  explicit Summary(const ReportContext& context)
      : context_(context), totals_(context), kpi_(context, GroupBy::none) {
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
    totals_.see(head);
    kpi_.see(head);
    instructions_.see(head);
    for (Chapter& chapter : chapters_) chapter.builder->see(head);
  }
  std::optional<Date> compared_at() const override { return kpi_.compared_at(); }
  void see_before(const HeadView& head) override {
    totals_.see_before(head);
    kpi_.see_before(head);
  }

  void finish(Report& report) override {
    using T = TotalsCounter;
    const Ratio on_time = kpi_.count(Indicator::on_time_closing).ratio;
    const Ratio content = kpi_.count(Indicator::satisfaction).ratio;
    report.preface.push_back(trf(
        "In the period {} cases of {} persons were received and {} closed; {} were open at its "
        "end, {} of them past their limit. On-time closing was {}, satisfaction {}.",
        totals_.value(T::kReceived), totals_.value(T::kPersons), totals_.value(T::kClosed),
        totals_.value(T::kOpen), totals_.value(T::kOverdue), percent(on_time), percent(content)));
    report.tables.push_back(totals_.table());
    report.tables.push_back(kpi_.table());
    report.tables.push_back(reception_table(context_, instructions_));
    add_chapters(report, chapters_);
    report.remarks.push_back({"compared_with", tr("compared with"),
                              describe(compared_period(context_.period, context_.as_of))});
    add_addressees(report, context_.ledger.office());
    report.definitions = indicator_definitions();
  }

 private:
  ReportContext context_;
  TotalsCounter totals_;
  KpiCounter kpi_;
  InstructionCounter instructions_;
  std::vector<Chapter> chapters_;
};

/// 通报 (A16, B6): how the units compare, and which duties were missed.
class Bulletin : public ReportBuilder {
 public:
  explicit Bulletin(const ReportContext& context)
      : context_(context), totals_(context), units_(context, GroupBy::unit) {
    chapters_.push_back(
        {"workload", tr("cases by unit"), make_workload(grouped(context, GroupBy::unit))});
    chapters_.push_back({"missed", tr("missed duties"), make_accountability(context)});
  }

  void see(const HeadView& head) override {
    totals_.see(head);
    units_.see(head);
    for (Chapter& chapter : chapters_) chapter.builder->see(head);
  }
  void see_case(const Case& value) override {
    for (Chapter& chapter : chapters_) chapter.builder->see_case(value);
  }
  std::optional<Date> compared_at() const override { return units_.compared_at(); }
  void see_before(const HeadView& head) override {
    totals_.see_before(head);
    units_.see_before(head);
  }

  void finish(Report& report) override {
    using T = TotalsCounter;
    report.preface.push_back(
        trf("In the period {} cases were received and {} closed; {} are past their limit.",
            totals_.value(T::kReceived), totals_.value(T::kClosed), totals_.value(T::kOverdue)));
    constexpr Indicator kShown[] = {Indicator::timely_acceptance, Indicator::on_time_closing,
                                    Indicator::satisfaction, Indicator::repeat,
                                    Indicator::first_time_solution};
    Table ranking = units_.ranking(kShown);
    ranking.title = tr("key figures by unit");
    report.tables.push_back(std::move(ranking));
    add_chapters(report, chapters_);
    add_addressees(report, context_.ledger.office());
    report.definitions = indicator_definitions();
  }

 private:
  ReportContext context_;
  TotalsCounter totals_;
  KpiCounter units_;
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
