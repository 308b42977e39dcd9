#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/batches.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/indicators.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"
#include "anjuan/settings/condition.hpp"

namespace anjuan {
namespace {

/// 积案: open cases that carry the flag, whose limit for handling has passed, or that belong to a
/// named batch with a deadline (DZ3), each with the official who leads it. It is made for
/// disclosure (包案公开): its readers are the public.
class Backlog : public ReportBuilder {
 public:
  explicit Backlog(const ReportContext& context) : context_(context), batches_(context) {}

  void see(const HeadView& head) override {
    const BatchRule* batch = batches_.see(head);
    const auto received = head.date(HeadField::received);
    if (!head.open() || !received || !context_.period.contains(*received)) return;
    const bool marked = has_flag(head, kBacklog);
    const auto limit = head.date(HeadField::handle_by);
    const bool late = limit && is_past_limit(head, context_.judged_on());
    if (!marked && !late && batch == nullptr) return;
    const Official* lead = find_by_id(context_.ledger.officials(), head[HeadField::lead]);
    std::vector<std::string> missing;
    if (!head.has(HeadField::lead)) {
      missing.emplace_back(tr("lead"));
      ++leaderless_;
    }
    if (!head.has(HeadField::unit)) missing.emplace_back(tr("unit"));
    Row row{case_cells(context_, head)};
    row.place = fact_cell(head, HeadField::place);
    if (lead != nullptr) row.lead_title = lead->title;
    row.received = *received;
    row.handle_by = limit;
    if (late) row.days_late = days_late(head, *limit, context_.judged_on());
    row.marked = marked;
    row.batch = batch;
    row.missing = std::move(missing);
    rows_.push_back(std::move(row));
  }

  /// 备案 (DZ4): what every backlog case must have on file.
  void see_case(const Case& value) override {
    const std::vector<std::string>& papers = context_.ledger.office().backlog_papers;
    if (papers.empty() || rows_.empty() || rows_.back().id != value.head[HeadField::id]) return;
    const CaseState state = fold(value.history, facts_of(value.head), context_.ledger.rules());
    const std::size_t before = rows_.back().missing.size();
    for (const std::string& paper : papers)
      if (std::find(state.papers.begin(), state.papers.end(), paper) == state.papers.end())
        rows_.back().missing.push_back(paper);
    if (rows_.back().missing.size() > before) ++unfiled_;
  }

  void finish(Report& report) override {
    sort_rows(rows_, &Row::received, &Row::id);
    report.remarks.push_back(count_remark("cases", tr("cases"), rows_.size()));
    report.remarks.push_back(count_remark("without_lead", tr("without a lead"), leaderless_));
    if (!context_.ledger.office().backlog_papers.empty())
      report.remarks.push_back(count_remark("unfiled", tr("not filed"), unfiled_));
    report.tables.push_back(columns().table(rows_, {"backlog", {}}));
    report.definitions = {
        {"backlog", tr("backlog"),
         trf("open cases that carry the flag {}, whose limit for handling lies before the "
             "cut-off, or that belong to a named batch; the period is that of receiving",
             kBacklog)},
        {"missing", tr("missing"),
         tr("every such case needs a lead, a unit and what the office files of it")}};
    if (context_.ledger.office().batches.empty()) return;
    report.tables.push_back(batches_.table());
    report.definitions.push_back(
        {"on_time", tr("settled in time"),
         tr("closed on or before the deadline ÷ all cases of the batch; withdrawn, merged, "
            "transferred and declined cases are left out")});
  }

 private:
  struct Row : CaseCells {
    std::string place, lead_title;
    Date received;
    std::optional<Date> handle_by;
    std::optional<long> days_late;
    bool marked;
    const BatchRule* batch;
    std::vector<std::string> missing;
  };

  Columns<Row> columns() const {
    // Without a named batch its columns would be empty on every sheet.
    const bool no_batches = context_.ledger.office().batches.empty();
    return Columns<Row>()
        .add(id_heading(), &Row::id)
        .add(title_heading(), &Row::title)
        .add({"place", tr("place of the problem")}, &Row::place)
        .add(unit_heading(), &Row::unit)
        .add(lead_heading(), &Row::lead)
        .add({"lead_title", tr("office held")}, &Row::lead_title)
        .add({"received", tr("received")}, &Row::received)
        .add({"handle_by", tr("limit")}, &Row::handle_by)
        .add({"days_late", tr("days late")}, &Row::days_late)
        .add({"marked", tr("marked")}, [](const Row& row) { return row.marked ? tr("yes") : ""; })
        .add({"batch", tr("batch")},
             [](const Row& row) { return row.batch != nullptr ? row.batch->name : ""; })
        .for_scripts(no_batches)
        .add({"batch_due", tr("batch due")},
             [](const Row& row) {
               return row.batch != nullptr ? std::optional(row.batch->due) : std::nullopt;
             })
        .for_scripts(no_batches)
        .add({"missing", tr("missing")}, [](const Row& row) { return join(row.missing, ", "); });
  }

  ReportContext context_;
  BatchCounter batches_;
  std::vector<Row> rows_;
  std::size_t leaderless_ = 0;
  std::size_t unfiled_ = 0;
};

}  // namespace

BuilderPtr make_backlog(const ReportContext& context) {
  return std::make_unique<Backlog>(context);
}

}  // namespace anjuan
