#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

/// 事事有回音: every case that has had neither a reply nor a decision against handling it.
class NoReply : public ReportBuilder {
 public:
  explicit NoReply(const ReportContext& context) : context_(context) {
    table_.columns = {id_column(),
                      date_column("received", tr("received")),
                      integer_column("days_waiting", tr("days waiting")),
                      {"status", tr("status")},
                      date_column("due", tr("due")),
                      unit_column(),
                      lead_column(),
                      title_column()};
  }

  void see(const HeadView& head) override {
    const auto received = head.date(HeadField::received);
    if (!received || !context_.period.contains(*received)) return;
    ++received_;
    if (!head.open() || head.has(HeadField::replied)) return;
    if (is_overdue(head, context_.as_of)) ++overdue_;
    table_.rows.push_back(
        {std::string(head[HeadField::id]), to_string(*received),
         days_late(head, *received, context_.as_of), status_text(head),
         date_cell(head.date(HeadField::due)), context_.unit_name(head[HeadField::unit]),
         context_.official_name(head[HeadField::lead]), std::string(head[HeadField::title])});
  }

  void finish(Report& report) override {
    sort_rows(table_, 1, false, 0);
    const Ratio share{static_cast<long>(table_.rows.size()), received_};
    report.remarks.push_back(
        {"no_reply", tr("without a reply"),
         trf("{} of {} ({})", share.numerator, share.denominator, percent(share))});
    report.remarks.push_back({"overdue", tr("of these overdue"), std::to_string(overdue_)});
    report.tables.push_back(std::move(table_));
    report.definitions = {
        {"no_reply", tr("without a reply"),
         tr("received in the period, still open, and no written reply on record")},
        {"days_waiting", tr("days waiting"),
         tr("calendar days from the day it was received to the cut-off")}};
  }

 private:
  ReportContext context_;
  Table table_;
  long received_ = 0;
  long overdue_ = 0;
};

}  // namespace

BuilderPtr make_no_reply(const ReportContext& context) {
  return std::make_unique<NoReply>(context);
}

}  // namespace anjuan
