#include <algorithm>
#include <map>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/batches.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/duties.hpp"
#include "anjuan/report/indicators.hpp"

namespace anjuan {
namespace {

using F = HeadField;

/// 责任倒查 (A16, F9): every duty that was missed, with whom it fell to. Duties of offices and
/// officials only.
class Accountability : public ReportBuilder {
 public:
  explicit Accountability(const ReportContext& context)
      : context_(context),
        days_{context.period.days.from, std::min(context.period.days.to, context.as_of)} {
    for (OpenItem& item : open_items(context.books->sessions(), context.as_of))
      if (*item.batch->due < context.judged_on()) items_[item.case_id].push_back(std::move(item));
  }

  void see(const HeadView& head) override {
    if (head.status() == Status::withdrawn || head.status() == Status::merged) return;
    const auto decide_by = head.date(F::decide_by);
    const auto closed = head.date(F::closed);
    const auto limit = head.date(F::handle_by);
    const Date judged_on = context_.judged_on();
    // What was met late is charged to whoever owed it then: a unit, or the office itself.
    for (const LateDuty& late : parse_late_duties(head[F::missed])) {
      const auto duty = duty_of(late.clock);
      if (duty && days_.contains(late.done)) add(*duty, head, late);
    }
    if (decide_by && !head.has(F::decided) && *decide_by < judged_on)
      add(Duty::decide, head, *decide_by, context_.as_of);
    if (head.open() && head.has(F::accepted) && !head.has(F::handled) &&
        is_past_limit(head, judged_on))
      add(Duty::handle, head, *limit, context_.as_of);
    const auto accepted = head.date(F::accepted);
    if (head.open() && accepted && !head.has(F::lead) && *accepted < judged_on)
      add(Duty::lead, head, *accepted, context_.as_of);
    if (head.open())
      for (const BatchRule& rule : context_.ledger.office().batches)
        if (rule.due < judged_on && belongs_to(rule, head))
          add(Duty::batch, head, rule.due, context_.as_of, rule.source);
    see_tasks(head, closed);
    const auto left = items_.find(std::string(head[F::id]));
    if (left == items_.end()) return;
    if (head.open())
      for (const OpenItem& item : left->second) add(item, &head);
  }

  void finish(Report& report) override {
    add_without_case();
    sort_rows(rows_, &Row::since, &Row::id);
    sort_rows(rows_, &Row::duty, [](const Row&) { return 0; });
    report.remarks.push_back(count_remark("missed", tr("missed duties"), rows_.size()));
    report.tables.push_back(
        Columns<Row>()
            .add({"duty", tr("duty")}, [](const Row& row) { return spec_of(row.duty).name; })
            .for_scripts()
            .add({"what", tr("missed duty")},
                 [](const Row& row) { return tr(spec_of(row.duty).label); })
            .add({"source", tr("rule")},
                 [](const Row& row) {
                   return row.source.empty() ? std::string(spec_of(row.duty).source) : row.source;
                 })
            .add(id_heading(), &Row::id)
            .add(unit_heading(), &Row::unit)
            .add(lead_heading(), &Row::lead)
            .add({"since", tr("since")}, &Row::since)
            .add({"days", tr("days")}, &Row::days)
            .add(title_heading(), &Row::title)
            .table(rows_, {"missed", tr("missed duties")}));
    report.tables.push_back(
        Columns<DutySpec>()
            .add({"duty", tr("duty")}, &DutySpec::name)
            .for_scripts()
            .add({"what", tr("missed duty")}, [](const DutySpec& one) { return tr(one.label); })
            .add({"source", tr("rule")}, &DutySpec::source)
            .add({"count", tr("count")}, [this](const DutySpec& one) { return count(one.duty); })
            .table(duty_table(), {"counts", tr("by duty")}));
    report.definitions = {
        {"missed", tr("missed duty"),
         tr("limits that passed in the period or stay passed at its end, cases that nobody leads, "
            "and tasks still open a week after they arose; receptions planned and not held, what "
            "they left open past its date, and meetings that were owed")},
        {"days", tr("days"),
         tr("from the limit to the act that was late, or to the cut-off while it is open")}};
  }

 private:
  static constexpr int kGraceDays = 7;

  struct Row : CaseCells {
    Duty duty;
    std::string source;  ///< where it is another one than that of the duty
    Date since;
    std::optional<long> days;
  };

  long count(Duty duty) const {
    return std::count_if(rows_.begin(), rows_.end(),
                         [&](const Row& row) { return row.duty == duty; });
  }

  static std::optional<Duty> duty_of(std::string_view clock) {
    if (clock == "refer") return Duty::refer;
    if (clock == "decide") return Duty::decide;
    if (clock == "handle") return Duty::closed_late;
    return std::nullopt;
  }

  void add(Duty duty, const HeadView& head, const LateDuty& late) {
    const auto decided = head.date(F::decided);
    const bool by_decision =
        decided && late.done == *decided && *decided > head.date(F::decide_by).value_or(*decided);
    // The office's own day to decide that ended with a referral was one for passing on.
    if (duty == Duty::decide && late.unit.empty() && !by_decision) duty = Duty::refer;
    add(duty, head, late.due, late.done);
    Row& row = rows_.back();
    row.unit = context_.unit_name(late.unit);
    if (duty == Duty::refer) row.lead = context_.official_name({});
  }

  void see_tasks(const HeadView& head, std::optional<Date> closed) {
    const auto since = closed ? closed : head.date(F::received);
    if (!since || *since + std::chrono::days(kGraceDays) >= context_.judged_on()) return;
    for (const std::string& task : words_of(head[F::tasks]))
      for (const DutySpec& one : duty_table())
        if (one.name == task) add(one.duty, head, *since, context_.as_of);
  }

  /// Duties of the rota, of receptions and of the office, and matters that have no case.
  void add_without_case() {
    for (const MissedDuty& one : missed_at_receptions(context_)) add(one);
    for (const MissedDuty& one : missed_activities(context_)) add(one);
    for (const OpenItem& item : items_[""]) add(item, nullptr);
  }

  void add(const OpenItem& item, const HeadView* head) {
    const CaseCells cells{item.case_id, item_unit(context_, item, head),
                          item_lead(context_, item, head),
                          head != nullptr ? std::string((*head)[F::title])
                                          : session_text(*item.session, context_.books->rota())};
    rows_.push_back({cells,
                     Duty::session_item,
                     {},
                     *item.batch->due,
                     days_between(*item.batch->due, context_.as_of)});
  }

  void add(const MissedDuty& missed) {
    const CaseCells cells{{},
                          missed.unit.empty() ? "" : context_.unit_name(missed.unit),
                          missed.lead.empty() ? "" : context_.official_name(missed.lead),
                          missed.what};
    rows_.push_back({cells, missed.duty, missed.source, missed.since, std::nullopt});
  }

  void add(Duty duty, const HeadView& head, Date since, Date until,
           const std::string& source = {}) {
    rows_.push_back(
        {case_cells(context_, head), duty, source, since, days_late(head, since, until)});
  }

  ReportContext context_;
  DateRange days_;
  std::vector<Row> rows_;
  std::map<std::string, std::vector<OpenItem>> items_;  ///< by case, those of no case under ""
};

}  // namespace

BuilderPtr make_accountability(const ReportContext& context) {
  return std::make_unique<Accountability>(context);
}

}  // namespace anjuan
