#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

/// Open duties beside the limits: one row for each task of each case.
class Tasks : public ReportBuilder {
 public:
  explicit Tasks(const ReportContext& context) : context_(context) {
    table_.columns = {{"task", tr("task")},
                      {"what", tr("task")},
                      id_column(),
                      {"status", tr("status")},
                      date_column("since", tr("received or closed")),
                      integer_column("days", tr("days")),
                      unit_column(),
                      lead_column(),
                      title_column()};
    table_.columns[0].for_scripts = true;
  }

  void see(const HeadView& head) override {
    if (!head.has(HeadField::tasks)) return;
    const auto received = head.date(HeadField::received);
    if (!received || !context_.period.contains(*received)) return;
    const auto since = head.date(HeadField::closed).value_or(*received);
    for (const std::string& task : words_of(head[HeadField::tasks]))
      table_.rows.push_back(
          {task, task_text(task), std::string(head[HeadField::id]), status_text(head),
           to_string(since), days_between(since, context_.as_of),
           context_.unit_name(head[HeadField::unit]), context_.official_name(head[HeadField::lead]),
           std::string(head[HeadField::title])});
  }

  void finish(Report& report) override {
    sort_rows(table_, 4, false, 2);
    std::stable_sort(table_.rows.begin(), table_.rows.end(),
                     [](const auto& a, const auto& b) { return a[0] < b[0]; });
    report.remarks.push_back({"tasks", tr("open tasks"), std::to_string(table_.rows.size())});
    report.tables.push_back(std::move(table_));
    report.definitions = {
        {"task", tr("task"),
         tr("a duty without a legal limit: follow-up of a closed case, a home visit to someone "
            "dissatisfied, a meeting with a principal, resuming a suspended clock")}};
  }

 private:
  ReportContext context_;
  Table table_;
};

}  // namespace

BuilderPtr make_tasks(const ReportContext& context) {
  return std::make_unique<Tasks>(context);
}

}  // namespace anjuan
