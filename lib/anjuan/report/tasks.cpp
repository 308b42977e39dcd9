#include <algorithm>
#include <map>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/task_kind.hpp"
#include "anjuan/report/books.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

/// Open duties beside the limits: one row for each task of each case, for each matter that a
/// reception left open (C8, A15), and for each reception whose papers are not in order (F6).
class Tasks : public ReportBuilder {
 public:
  explicit Tasks(const ReportContext& context) : context_(context) {
    for (OpenItem& item : open_items(context.books->sessions(), context.as_of))
      items_[item.case_id].push_back(std::move(item));
  }

  bool looks_at_others() const override { return true; }
  void see_other(const HeadView& head) override {
    const auto found = items_.find(std::string(head[HeadField::id]));
    if (found == items_.end()) return;
    if (head.open())
      for (const OpenItem& item : found->second) add_item(item, &head);
    items_.erase(found);
  }

  void see(const HeadView& head) override {
    see_other(head);
    if (!head.open()) return;
    // A lead who has left: somebody must take the case over.
    if (const auto left =
            left_on(context_.ledger.officials(), head[HeadField::lead], context_.as_of))
      add(TaskKind::new_lead, head, *left);
  }

  bool needs_history(const HeadView& head) const override { return head.has(HeadField::tasks); }

  /// Each task since the event that made it.
  void see_case(const Case& value) override {
    if (!context_.whom.has(to_view(value.head))) return;
    const CaseState state = state_of(value, context_.ledger.rules());
    for (const OpenTask& task : state.tasks)
      add(task.kind, to_view(value.head), task.since, task.due);
  }

  void finish(Report& report) override {
    // A matter without a case is open until it is marked done.
    for (const OpenItem& item : items_[""]) add_item(item, nullptr);
    for (const rota::SessionRecord& record : context_.books->sessions())
      if (!record.checklist.empty() && !record.checklist_done() &&
          context_.period.contains(record.held.date) && receives(record))
        add_papers(record);
    sort_rows(rows_, &Row::since, &Row::id);
    sort_rows(rows_, &Row::task, [](const Row&) { return 0; });
    report.remarks.push_back(count_remark("tasks", tr("open tasks"), rows_.size()));
    report.tables.push_back(
        Columns<Row>()
            .add({"task", tr("task")}, &Row::task)
            .for_scripts()
            .add({"what", tr("task")}, [](const Row& row) { return task_text(row.task); })
            .add(id_heading(), &Row::id)
            .add({"status", tr("status")}, &Row::status)
            .add({"since", tr("since")}, &Row::since)
            .add({"due", tr("due")}, &Row::due)
            .add({"days", tr("days")},
                 [this](const Row& row) { return days_between(row.since, context_.as_of); })
            .add(unit_heading(), &Row::unit)
            .add(lead_heading(), &Row::lead)
            .add(title_heading(), &Row::title)
            .table(rows_));
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
  struct Row : CaseCells {
    std::string task;
    std::string status;
    Date since;
    std::optional<Date> due;
  };

  void add(TaskKind task, const HeadView& head, Date since, std::optional<Date> due = {}) {
    const auto received = head.date(HeadField::received);
    if (!received || !context_.period.contains(*received)) return;
    rows_.push_back(
        {case_cells(context_, head), std::string(to_name(task)), status_text(head), since, due});
  }

  void add_item(const OpenItem& item, const HeadView* head) {
    const rota::SessionRecord& session = *item.session;
    if (!context_.period.contains(session.held.date) || !is_theirs(context_, item, head)) return;
    const CaseCells cells{item.case_id, item_unit(context_, item, head),
                          item_lead(context_, item, head),
                          head != nullptr ? std::string((*head)[HeadField::title])
                                          : shown_matter(item.batch->matter)};
    rows_.push_back({cells, std::string(to_name(TaskKind::session_item)),
                     tr(spec_of(item.batch->disposition).label), session.held.date,
                     item.batch->due});
  }

  /// Whether one of those whom the report is about received there.
  bool receives(const rota::SessionRecord& record) const {
    return context_.whom.everybody() ||
           (record.took_place() &&
            context_.whom.includes(holder_of(context_.ledger, record.held.officials.front())));
  }

  void add_papers(const rota::SessionRecord& record) {
    const CaseCells cells{.lead = record.took_place()
                                      ? context_.official_name(record.held.officials.front())
                                      : std::string(),
                          .title = session_text(record, context_.books->rota())};
    rows_.push_back({cells,
                     std::string(to_name(TaskKind::session_papers)),
                     {},
                     record.held.date,
                     std::nullopt});
  }

  ReportContext context_;
  std::map<std::string, std::vector<OpenItem>> items_;  ///< by case, those of no case under ""
  std::vector<Row> rows_;
};

}  // namespace

BuilderPtr make_tasks(const ReportContext& context) {
  return std::make_unique<Tasks>(context);
}

}  // namespace anjuan
