#include "anjuan/report/batches.hpp"

#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/indicators.hpp"

namespace anjuan {

BatchCounter::BatchCounter(const ReportContext& context) : context_(context) {
  for (const BatchRule& rule : context.ledger.office().batches) counts_.push_back({.rule = &rule});
}

const BatchRule* BatchCounter::see(const HeadView& head) {
  const BatchRule* first = nullptr;
  for (Count& count : counts_) {
    if (is_out_of_hand(head) || !belongs_to(*count.rule, head)) continue;
    if (first == nullptr || count.rule->due < first->due) first = count.rule;
    ++count.cases;
    const auto closed = head.date(HeadField::closed);
    if (closed)
      ++(*closed <= count.rule->due ? count.in_time : count.late);
    else
      ++count.open;
    if (!closed && !head.has(HeadField::lead)) ++count.without_lead;
  }
  return first;
}

Table BatchCounter::table() const {
  const auto days_late = [&](const Count& count) -> std::optional<long> {
    if (count.open == 0 || count.rule->due >= context_.judged_on()) return std::nullopt;
    return days_between(count.rule->due, context_.judged_on());
  };
  return Columns<Count>()
      .add({"batch", tr("batch")}, [](const Count& count) { return count.rule->name; })
      .add({"due", tr("due")}, [](const Count& count) { return count.rule->due; })
      .add({"cases", tr("cases")}, &Count::cases)
      .add({"closed_in_time", tr("closed in time")}, &Count::in_time)
      .add({"closed_late", tr("closed late")}, &Count::late)
      .add({"open", tr("open")}, &Count::open)
      .add({"days_late", tr("days late")}, days_late)
      .add({"on_time", tr("settled in time")},
           [](const Count& count) {
             return Ratio{count.in_time, count.cases};
           })
      .add({"without_lead", tr("without a lead")}, &Count::without_lead)
      .add({"source", tr("rule")}, [](const Count& count) { return cited(count.rule->source); })
      .table(counts_, {"batches", tr("named batches")});
}

}  // namespace anjuan
