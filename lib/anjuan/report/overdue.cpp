#include <map>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"

namespace anjuan {
namespace {

/// The obligations that ended before the cut-off, latest first, and how many each group has.
class Overdue : public ReportBuilder {
 public:
  explicit Overdue(const ReportContext& context) : context_(context) {
    if (context_.group == GroupBy::none) context_.group = GroupBy::unit;
  }

  void see(const HeadView& head) override {
    if (head.open() && is_in_period(head)) ++open_;
  }
  bool looks_at_others() const override { return true; }
  /// Who led the case on the last day.
  bool needs_history(const HeadView& head) const override {
    return is_in_period(head) && is_overdue(head, context_.judged_on());
  }

  void see_case(const Case& value) override {
    const HeadView head = to_view(value.head);
    const CaseState state = state_of(value, context_.ledger.rules());
    const CaseClock* clock = state.next_due();
    const Holder owing{context_.owing(head), clock != nullptr ? clock->lead : state.lead};
    if (!context_.whom.everybody() && !context_.whom.includes(owing)) return;
    const auto due = *head.date(HeadField::due);
    const auto class_ = parse_name<CaseClass>(head[HeadField::class_]);
    ++groups_[context_.group == GroupBy::unit   ? owing.unit
              : context_.group == GroupBy::lead ? owing.lead
                                                : context_.group_of(head)];
    CaseCells cells = case_cells(context_, head);
    cells.unit = context_.unit_name(owing.unit);
    cells.lead = context_.official_name(owing.lead);
    rows_.push_back({std::move(cells), clock_text(head), due,
                     *days_past_due(head, context_.judged_on()),
                     class_ ? tr(label_of(*class_)) : ""});
  }

  void finish(Report& report) override {
    sort_rows(rows_, &Row::days_late, &Row::id, kDescending);
    std::vector<Group> groups(groups_.begin(), groups_.end());
    sort_rows(groups, &Group::second, &Group::first, kDescending);
    report.remarks.push_back(count_remark("overdue", tr("overdue"), rows_.size()));
    report.remarks.push_back(count_remark("open", tr("open cases"), open_));
    report.tables.push_back(Columns<Row>()
                                .add(id_heading(), &Row::id)
                                .add({"clock", tr("obligation")}, &Row::clock)
                                .add({"due", tr("due")}, &Row::due)
                                .add({"days_late", tr("days late")}, &Row::days_late)
                                .counting(Counts::days_late)
                                .add({"class", tr("class")}, &Row::case_class)
                                .add(unit_heading(), &Row::unit)
                                .add(lead_heading(), &Row::lead)
                                .add(title_heading(), &Row::title)
                                .table(rows_, {"overdue", tr("cases past their limit")}));
    report.tables.push_back(
        Columns<Group>()
            .add({"group", group_title(context_.group)},
                 [this](const Group& group) { return context_.group_words(group.first); })
            .add({"overdue", tr("overdue")}, &Group::second)
            .table(groups, {"by_group", trf("overdue by {}", group_title(context_.group))}));
    report.definitions = {
        {"overdue", tr("overdue"),
         tr("a running obligation whose last day lies before the cut-off; the last day itself is "
            "still in time; the period is that of receiving")},
        {"days_late", tr("days late"), tr("calendar days from the due date to the cut-off")}};
  }

 private:
  bool is_in_period(const HeadView& head) const {
    const auto received = head.date(HeadField::received);
    return received && context_.period.contains(*received);
  }

  struct Row : CaseCells {
    std::string clock;
    Date due;
    long days_late;
    std::string case_class;
  };
  using Group = std::pair<std::string, long>;

  ReportContext context_;
  std::vector<Row> rows_;
  std::map<std::string, long> groups_;
  std::size_t open_ = 0;
};

}  // namespace

BuilderPtr make_overdue(const ReportContext& context) {
  return std::make_unique<Overdue>(context);
}

}  // namespace anjuan
