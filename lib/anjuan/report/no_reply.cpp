#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

/// 事事有回音: every case that has had neither a reply nor a decision against handling it.
class NoReply : public ReportBuilder {
 public:
  explicit NoReply(const ReportContext& context) : context_(context) {}

  void see(const HeadView& head) override {
    const auto received = head.date(HeadField::received);
    if (!received || !context_.period.contains(*received)) return;
    ++received_;
    if (!head.open() || head.has(HeadField::replied)) return;
    if (is_overdue(head, context_.judged_on())) ++overdue_;
    rows_.push_back({case_cells(context_, head), *received,
                     days_late(head, *received, context_.as_of), status_text(head),
                     head.date(HeadField::due)});
  }

  void finish(Report& report) override {
    sort_rows(rows_, &Row::received, &Row::id);
    report.remarks.push_back(share_remark("no_reply", tr("without a reply"),
                                          {static_cast<long>(rows_.size()), received_}));
    report.remarks.push_back(count_remark("overdue", tr("of these overdue"), overdue_));
    report.tables.push_back(Columns<Row>()
                                .add(id_heading(), &Row::id)
                                .add({"received", tr("received")}, &Row::received)
                                .add({"days_waiting", tr("days waiting")}, &Row::days_waiting)
                                .add({"status", tr("status")}, &Row::status)
                                .add({"due", tr("due")}, &Row::due)
                                .add(unit_heading(), &Row::unit)
                                .add(lead_heading(), &Row::lead)
                                .add(title_heading(), &Row::title)
                                .table(rows_));
    report.definitions = {
        {"no_reply", tr("without a reply"),
         tr("received in the period, still open, and no written reply on record")},
        {"days_waiting", tr("days waiting"),
         tr("calendar days from the day it was received to the cut-off")}};
  }

 private:
  struct Row : CaseCells {
    Date received;
    long days_waiting;
    std::string status;
    std::optional<Date> due;
  };

  ReportContext context_;
  std::vector<Row> rows_;
  long received_ = 0;
  std::size_t overdue_ = 0;
};

}  // namespace

BuilderPtr make_no_reply(const ReportContext& context) {
  return std::make_unique<NoReply>(context);
}

}  // namespace anjuan
