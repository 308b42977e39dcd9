#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

/// The obligations whose last day lies in the period, soonest first.
class Due : public ReportBuilder {
 public:
  explicit Due(const ReportContext& context) : context_(context) {}

  void see(const HeadView& head) override { see_other(head); }
  bool looks_at_others() const override { return true; }
  void see_other(const HeadView& head) override {
    const auto due = head.date(HeadField::due);
    if (!due || !context_.period.contains(*due)) return;
    const Holder owing{context_.owing(head), std::string(head[HeadField::lead])};
    if (!context_.whom.everybody() && !context_.whom.includes(owing)) return;
    if (head.has(HeadField::provisional)) ++provisional_;
    CaseCells cells = case_cells(context_, head);
    cells.unit = context_.unit_name(owing.unit);
    rows_.push_back(
        {std::move(cells), clock_text(head), *due, -*days_past_due(head, context_.as_of)});
  }

  void finish(Report& report) override {
    sort_rows(rows_, &Row::due, &Row::id);
    report.remarks.push_back(count_remark("cases", tr("cases"), rows_.size()));
    if (provisional_ > 0)
      report.remarks.push_back(count_remark(
          "provisional", tr("dates that rest on a year without a calendar"), provisional_));
    report.tables.push_back(Columns<Row>()
                                .add(id_heading(), &Row::id)
                                .add({"clock", tr("obligation")}, &Row::clock)
                                .add({"due", tr("due")}, &Row::due)
                                .add({"days_left", tr("days left")}, &Row::days_left)
                                .counting(Counts::days_left)
                                .add(unit_heading(), &Row::unit)
                                .add(lead_heading(), &Row::lead)
                                .add(title_heading(), &Row::title)
                                .table(rows_));
    report.definitions = {
        {"due", tr("due"), tr("last day of the running obligation that ends first")},
        {"days_left", tr("days left"),
         tr("calendar days from the cut-off to the due date; negative when it has passed")}};
  }

 private:
  struct Row : CaseCells {
    std::string clock;
    Date due;
    long days_left;
  };

  ReportContext context_;
  std::vector<Row> rows_;
  std::size_t provisional_ = 0;
};

}  // namespace

BuilderPtr make_due(const ReportContext& context) {
  return std::make_unique<Due>(context);
}

}  // namespace anjuan
