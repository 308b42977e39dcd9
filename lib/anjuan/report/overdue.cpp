#include <map>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

/// The obligations that ended before the cut-off, latest first, and how many each group has.
class Overdue : public ReportBuilder {
 public:
  explicit Overdue(const ReportContext& context) : context_(context) {
    if (context_.group == GroupBy::none) context_.group = GroupBy::unit;
    table_.columns = {id_column(),
                      {"clock", tr("obligation")},
                      date_column("due", tr("due")),
                      integer_column("days_late", tr("days late")),
                      {"class", tr("class")},
                      unit_column(),
                      lead_column(),
                      title_column()};
    table_.name = "overdue";
    table_.title = tr("cases past their limit");
  }

  void see(const HeadView& head) override {
    const auto received = head.date(HeadField::received);
    if (!received || !context_.period.contains(*received)) return;
    if (head.open()) ++open_;
    if (!is_overdue(head, context_.as_of)) return;
    const auto due = *head.date(HeadField::due);
    const auto class_ = parse_name<CaseClass>(head[HeadField::class_]);
    ++groups_[context_.group == GroupBy::unit ? context_.owing(head) : context_.group_of(head)];
    table_.rows.push_back({std::string(head[HeadField::id]), clock_text(head), to_string(due),
                           std::to_string(*days_past_due(head, context_.as_of)),
                           class_ ? tr(label_of(*class_)) : "", context_.owing(head),
                           context_.official_name(head[HeadField::lead]),
                           std::string(head[HeadField::title])});
  }

  void finish(Report& report) override {
    sort_rows(table_, 3, true, 0);
    Table groups{{{"group", group_title(context_.group)}, integer_column("overdue", tr("overdue"))},
                 {},
                 "by_group",
                 trf("overdue by {}", group_title(context_.group))};
    for (const auto& [name, count] : groups_) groups.rows.push_back({name, std::to_string(count)});
    sort_rows(groups, 1, true, 0);
    report.remarks.push_back({"overdue", tr("overdue"), std::to_string(table_.rows.size())});
    report.remarks.push_back({"open", tr("open cases"), std::to_string(open_)});
    report.tables.push_back(std::move(table_));
    report.tables.push_back(std::move(groups));
    report.definitions = {
        {"overdue", tr("overdue"),
         tr("a running obligation whose last day lies before the cut-off; the last day itself is "
            "still in time; the period is that of receiving")},
        {"days_late", tr("days late"), tr("calendar days from the due date to the cut-off")}};
  }

 private:
  ReportContext context_;
  Table table_;
  std::map<std::string, long> groups_;
  long open_ = 0;
};

}  // namespace

BuilderPtr make_overdue(const ReportContext& context) {
  return std::make_unique<Overdue>(context);
}

}  // namespace anjuan
