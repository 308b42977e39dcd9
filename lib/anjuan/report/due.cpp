#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

/// The obligations whose last day lies in the period, soonest first.
class Due : public ReportBuilder {
 public:
  explicit Due(const ReportContext& context) : context_(context) {
    table_.columns = {id_column(),
                      {"clock", tr("obligation")},
                      date_column("due", tr("due")),
                      integer_column("days_left", tr("days left")),
                      unit_column(),
                      lead_column(),
                      title_column()};
  }

  void see(const HeadView& head) override {
    const auto due = head.date(HeadField::due);
    if (!due || !context_.period.contains(*due)) return;
    if (head.has(HeadField::provisional)) ++provisional_;
    table_.rows.push_back({std::string(head[HeadField::id]), clock_text(head), to_string(*due),
                           std::to_string(-*days_past_due(head, context_.as_of)),
                           context_.unit_name(head[HeadField::unit]),
                           context_.official_name(head[HeadField::lead]),
                           std::string(head[HeadField::title])});
  }

  void finish(Report& report) override {
    sort_rows(table_, 2, false, 0);
    report.remarks.push_back({"cases", tr("cases"), std::to_string(table_.rows.size())});
    if (provisional_ > 0)
      report.remarks.push_back({"provisional", tr("dates that rest on a year without a calendar"),
                                std::to_string(provisional_)});
    report.tables.push_back(std::move(table_));
    report.definitions = {
        {"due", tr("due"), tr("last day of the running obligation that ends first")},
        {"days_left", tr("days left"),
         tr("calendar days from the cut-off to the due date; negative when it has passed")}};
  }

 private:
  ReportContext context_;
  Table table_;
  long provisional_ = 0;
};

}  // namespace

BuilderPtr make_due(const ReportContext& context) {
  return std::make_unique<Due>(context);
}

}  // namespace anjuan
