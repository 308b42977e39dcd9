#include <algorithm>
#include <map>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/report/batches.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/duties.hpp"
#include "anjuan/report/indicators.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/owed.hpp"

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
    table_.columns = {{"duty", tr("duty")},
                      {"what", tr("missed duty")},
                      {"source", tr("rule")},
                      id_column(),
                      unit_column(),
                      lead_column(),
                      date_column("since", tr("since")),
                      integer_column("days", tr("days")),
                      title_column()};
    table_.columns[0].for_scripts = true;
    table_.name = "missed";
    table_.title = tr("missed duties");
    for (OpenItem& item : open_items(context.books->sessions(), context.as_of))
      if (*item.batch->due < context.judged_on()) items_[item.case_id].push_back(std::move(item));
  }

  void see(const HeadView& head) override {
    const Date judged_on = context_.judged_on();
    const auto accepted = head.date(F::accepted);
    if (head.open() && accepted && !head.has(F::lead) && *accepted < judged_on)
      add(Duty::lead, head, *accepted);
    if (const auto left =
            left_on(context_.ledger.officials(), head[HeadField::lead], context_.as_of);
        head.open() && left && *left < judged_on)
      add(Duty::lead, head, *left);
    if (head.open())
      for (const BatchRule& rule : context_.ledger.office().batches)
        if (rule.due < judged_on && belongs_to(rule, head))
          add(Duty::batch, head, rule.due, rule.source);
    const auto left = items_.find(std::string(head[F::id]));
    if (left == items_.end() || !head.open()) return;
    for (const OpenItem& item : left->second) add(item, &head);
  }

  /// What the case itself made somebody owe: open, or met late or given up in the period.
  void see_case(const Case& value) override {
    const CaseState state = fold(value.history, facts_of(value.head), context_.ledger.rules());
    for (const CaseBreach& breach : breaches_of(state, context_.judged_on()))
      if (!breach.done || days_.contains(*breach.done)) add(breach, to_view(value.head));
  }

  void finish(Report& report) override {
    add_without_case();
    sort_rows(table_, 6, false, 3);
    std::stable_sort(table_.rows.begin(), table_.rows.end(),
                     [](const auto& a, const auto& b) { return index_of(a[0]) < index_of(b[0]); });
    Table counts{{{"duty", tr("duty")},
                  {"what", tr("missed duty")},
                  {"source", tr("rule")},
                  integer_column("count", tr("count"))},
                 {},
                 "counts",
                 tr("by duty")};
    counts.columns[0].for_scripts = true;
    for (const DutySpec& one : duty_table())
      counts.rows.push_back({std::string(one.name), tr(one.label), std::string(one.source),
                             std::to_string(counts_[one.duty])});
    report.remarks.push_back({"missed", tr("missed duties"), std::to_string(table_.rows.size())});
    report.tables.push_back(std::move(table_));
    report.tables.push_back(std::move(counts));
    report.definitions = {
        {"missed", tr("missed duty"),
         tr("duties that were not met at the end of the period, and those that were met late or "
            "given "
            "up in it: limits, cases that nobody leads, and tasks not done within a week of the "
            "event "
            "that made them; receptions planned and not held, what they left open past its date, "
            "and meetings that were owed")},
        {"days", tr("days"),
         tr("from the limit to the act that was late, or to the cut-off while it is open")}};
  }

 private:
  static std::size_t index_of(std::string_view name) {
    const auto duties = duty_table();
    return static_cast<std::size_t>(
        std::find_if(duties.begin(), duties.end(),
                     [&](const DutySpec& one) { return one.name == name; }) -
        duties.begin());
  }

  static Duty duty_of(const CaseBreach& breach) {
    if (breach.dropped) return Duty::dropped;
    if (breach.spec->clock == ClockKind::handle)
      return breach.done ? Duty::closed_late : Duty::handle;
    for (const DutySpec& one : duty_table())
      if (one.name == breach.spec->name()) return one.duty;
    return Duty::handle;  // a test reads the two tables against each other
  }

  void add(const CaseBreach& breach, const HeadView& head) {
    add(duty_of(breach), head, breach.due);
    auto& row = table_.rows.back();
    if (breach.dropped) row[1] += std::string(": ") + tr(spec_of(*breach.spec->clock).label);
    row[4] = breach.unit.empty() ? context_.ledger.office().name : context_.unit_name(breach.unit);
    if (breach.spec->who == Owes::office || breach.spec->who == Owes::principal)
      row[5] = context_.official_name({});
    // What was given up before its day was not late, only never done.
    const Date until = std::max(breach.due, breach.done.value_or(context_.as_of));
    // Days on which the case was closed are nobody's lateness, but for what is owed after closing.
    row[7] =
        breach.spec->task ? days_between(breach.due, until) : days_late(head, breach.due, until);
  }

  /// Duties of the rota, of receptions and of the office, and matters that have no case.
  void add_without_case() {
    for (const MissedDuty& one : missed_at_receptions(context_)) add(one);
    for (const MissedDuty& one : missed_activities(context_)) add(one);
    for (const OpenItem& item : items_[""]) add(item, nullptr);
  }

  void add(const OpenItem& item, const HeadView* head) {
    const DutySpec& one = spec_of(Duty::session_item);
    ++counts_[Duty::session_item];
    table_.rows.push_back({std::string(one.name), tr(one.label), std::string(one.source),
                           item.case_id, item_unit(context_, item, head),
                           item_lead(context_, item, head), to_string(*item.batch->due),
                           days_between(*item.batch->due, context_.as_of),
                           head != nullptr ? std::string((*head)[F::title])
                                           : session_text(*item.session, context_.books->rota())});
  }

  void add(const MissedDuty& missed) {
    const DutySpec& one = spec_of(missed.duty);
    ++counts_[missed.duty];
    table_.rows.push_back({std::string(one.name), tr(one.label),
                           missed.source.empty() ? std::string(one.source) : missed.source, "",
                           missed.unit.empty() ? "" : context_.unit_name(missed.unit),
                           missed.lead.empty() ? "" : context_.official_name(missed.lead),
                           to_string(missed.since), "", missed.what});
  }

  void add(Duty duty, const HeadView& head, Date since, const std::string& source = {}) {
    const DutySpec& one = spec_of(duty);
    ++counts_[duty];
    table_.rows.push_back({std::string(one.name), tr(one.label),
                           source.empty() ? std::string(one.source) : source,
                           std::string(head[F::id]), context_.unit_name(head[F::unit]),
                           context_.official_name(head[F::lead]), to_string(since),
                           days_late(head, since, context_.as_of), std::string(head[F::title])});
  }

  ReportContext context_;
  DateRange days_;
  Table table_;
  std::map<Duty, long> counts_;
  std::map<std::string, std::vector<OpenItem>> items_;  ///< by case, those of no case under ""
};

}  // namespace

BuilderPtr make_accountability(const ReportContext& context) {
  return std::make_unique<Accountability>(context);
}

}  // namespace anjuan
