#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/batches.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/indicators.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kFlag = "backlog";

/// 积案: open cases that carry the flag, whose limit for handling has passed, or that belong to a
/// named batch with a deadline (DZ3), each with the official who leads it. It is made for
/// disclosure (包案公开): its readers are the public.
class Backlog : public ReportBuilder {
 public:
  explicit Backlog(const ReportContext& context) : context_(context), batches_(context) {
    table_.columns = {id_column(),
                      title_column(),
                      {"place", tr("place of the problem")},
                      unit_column(),
                      lead_column(),
                      {"lead_title", tr("office held")},
                      date_column("received", tr("received")),
                      date_column("handle_by", tr("limit")),
                      integer_column("days_late", tr("days late")),
                      {"marked", tr("marked")},
                      {"batch", tr("batch")},
                      date_column("batch_due", tr("batch due")),
                      {"missing", tr("missing")}};
    // Without a named batch its columns would be empty on every sheet.
    if (context.ledger.office().batches.empty())
      table_.columns[10].for_scripts = table_.columns[11].for_scripts = true;
    table_.name = "backlog";
  }

  void see(const HeadView& head) override {
    const BatchRule* batch = batches_.see(head);
    const auto received = head.date(HeadField::received);
    if (!head.open() || !received || !context_.period.contains(*received)) return;
    const auto flags = words_of(head[HeadField::flags]);
    const bool marked = std::find(flags.begin(), flags.end(), kFlag) != flags.end();
    const auto limit = head.date(HeadField::handle_by);
    const bool late = limit && is_past_limit(head, context_.as_of);
    if (!marked && !late && batch == nullptr) return;
    const Official* lead = find_by_id(context_.ledger.officials(), head[HeadField::lead]);
    std::string missing;
    if (!head.has(HeadField::lead)) {
      missing = tr("lead");
      ++leaderless_;
    }
    if (!head.has(HeadField::unit))
      missing += (missing.empty() ? "" : ", ") + std::string(tr("unit"));
    table_.rows.push_back({std::string(head[HeadField::id]), std::string(head[HeadField::title]),
                           std::string(head[HeadField::place]),
                           context_.unit_name(head[HeadField::unit]),
                           context_.official_name(head[HeadField::lead]),
                           lead != nullptr ? lead->title : "", to_string(*received),
                           date_cell(limit), late ? days_late(head, *limit, context_.as_of) : "",
                           marked ? tr("yes") : "", batch != nullptr ? batch->name : "",
                           batch != nullptr ? to_string(batch->due) : "", std::move(missing)});
  }

  void finish(Report& report) override {
    sort_rows(table_, 6, false, 0);
    report.remarks.push_back({"cases", tr("cases"), std::to_string(table_.rows.size())});
    report.remarks.push_back({"without_lead", tr("without a lead"), std::to_string(leaderless_)});
    report.tables.push_back(std::move(table_));
    report.definitions = {
        {"backlog", tr("backlog"),
         trf("open cases that carry the flag {}, whose limit for handling lies before the "
             "cut-off, or that belong to a named batch; the period is that of receiving",
             kFlag)},
        {"missing", tr("missing"), tr("every such case needs a lead and a unit (DZ4)")}};
    if (context_.ledger.office().batches.empty()) return;
    report.tables.push_back(batches_.table());
    report.definitions.push_back(
        {"on_time", tr("settled in time"),
         tr("closed on or before the deadline ÷ all cases of the batch; withdrawn, merged, "
            "transferred and declined cases are left out")});
  }

 private:
  ReportContext context_;
  BatchCounter batches_;
  Table table_;
  long leaderless_ = 0;
};

}  // namespace

BuilderPtr make_backlog(const ReportContext& context) {
  return std::make_unique<Backlog>(context);
}

}  // namespace anjuan
