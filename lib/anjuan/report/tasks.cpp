#include <algorithm>
#include <map>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/task_kind.hpp"
#include "anjuan/report/books.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"

namespace anjuan {
namespace {

/// Open duties beside the limits: one row for each task of each case, for each matter that a
/// reception left open (C8, A15), and for each reception whose papers are not in order (F6).
class Tasks : public ReportBuilder {
 public:
  explicit Tasks(const ReportContext& context) : context_(context) {
    table_.columns = {{"task", tr("task")},
                      {"what", tr("task")},
                      id_column(),
                      {"status", tr("status")},
                      date_column("since", tr("since")),
                      date_column("due", tr("due")),
                      integer_column("days", tr("days")),
                      unit_column(),
                      lead_column(),
                      title_column()};
    table_.columns[0].for_scripts = true;
    for (OpenItem& item : open_items(context.books->sessions(), context.as_of))
      items_[item.case_id].push_back(std::move(item));
  }

  void see(const HeadView& head) override {
    if (const auto found = items_.find(std::string(head[HeadField::id])); found != items_.end()) {
      if (head.open())
        for (const OpenItem& item : found->second) add_item(item, &head);
      items_.erase(found);
    }
    add_new_lead(head);
  }

  /// Each task since the event that made it.
  void see_case(const Case& value) override {
    if (!value.head.has(HeadField::tasks)) return;
    const CaseState state = fold(value.history, facts_of(value.head), context_.ledger.rules());
    for (const OpenTask& task : state.tasks) add(task.kind, to_view(value.head), task.since);
  }

  void finish(Report& report) override {
    // A matter without a case is open until it is marked done.
    for (const OpenItem& item : items_[""]) add_item(item, nullptr);
    for (const rota::SessionRecord& record : context_.books->sessions())
      if (!record.checklist.empty() && !record.checklist_done() &&
          context_.period.contains(record.held.date))
        add_papers(record);
    sort_rows(table_, 4, false, 2);
    std::stable_sort(table_.rows.begin(), table_.rows.end(),
                     [](const auto& a, const auto& b) { return a[0] < b[0]; });
    report.remarks.push_back({"tasks", tr("open tasks"), std::to_string(table_.rows.size())});
    report.tables.push_back(std::move(table_));
    report.definitions = {
        {"task", tr("task"),
         tr("a duty without a legal limit: follow-up of a closed case, a home visit to someone "
            "dissatisfied, a meeting with a principal, resuming a suspended clock, a lead who has "
            "left")},
        {std::string(to_name(TaskKind::session_item)), tr(label_of(TaskKind::session_item)),
         tr("a matter to be met again or tracked; it goes when its case is closed or the batch is "
            "marked done")},
        {std::string(to_name(TaskKind::session_papers)), tr(label_of(TaskKind::session_papers)),
         tr("recording, tracking and archiving are not all ticked")}};
  }

 private:
  void add(TaskKind task, const HeadView& head, Date since) {
    const auto received = head.date(HeadField::received);
    if (!received || !context_.period.contains(*received)) return;
    table_.rows.push_back(
        {std::string(to_name(task)), tr(label_of(task)), std::string(head[HeadField::id]),
         status_text(head), to_string(since), "", days_between(since, context_.as_of),
         context_.unit_name(head[HeadField::unit]), context_.official_name(head[HeadField::lead]),
         std::string(head[HeadField::title])});
  }

  /// A lead who has left: somebody must take the case over.
  void add_new_lead(const HeadView& head) {
    if (!head.open()) return;
    if (const auto left =
            left_on(context_.ledger.officials(), head[HeadField::lead], context_.as_of))
      add(TaskKind::new_lead, head, *left);
  }

  void add_item(const OpenItem& item, const HeadView* head) {
    const rota::SessionRecord& session = *item.session;
    if (!context_.period.contains(session.held.date)) return;
    table_.rows.push_back(
        {std::string(to_name(TaskKind::session_item)), tr(label_of(TaskKind::session_item)),
         item.case_id, tr(spec_of(item.batch->disposition).label), to_string(session.held.date),
         date_cell(item.batch->due), days_between(session.held.date, context_.as_of),
         item_unit(context_, item, head), item_lead(context_, item, head),
         head != nullptr ? std::string((*head)[HeadField::title]) : item.batch->matter});
  }

  void add_papers(const rota::SessionRecord& record) {
    table_.rows.push_back(
        {std::string(to_name(TaskKind::session_papers)), tr(label_of(TaskKind::session_papers)), "",
         "", to_string(record.held.date), "", days_between(record.held.date, context_.as_of), "",
         record.took_place() ? context_.official_name(record.held.officials.front())
                             : std::string(),
         session_text(record, context_.books->rota())});
  }

  ReportContext context_;
  std::map<std::string, std::vector<OpenItem>> items_;  ///< by case, those of no case under ""
  Table table_;
};

}  // namespace

BuilderPtr make_tasks(const ReportContext& context) {
  return std::make_unique<Tasks>(context);
}

}  // namespace anjuan
