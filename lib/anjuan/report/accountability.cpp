#include <algorithm>
#include <map>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/activity.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/report/batches.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/duties.hpp"
#include "anjuan/report/indicators.hpp"
#include "anjuan/rules/shown.hpp"
#include "anjuan/rules/without_lead.hpp"
#include "anjuan/settings/condition.hpp"

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

  bool looks_at_others() const override { return true; }
  void see(const HeadView& head) override {
    if (head.open())
      for (const BatchRule& rule : context_.ledger.office().batches)
        if (rule.due < context_.judged_on() && belongs_to(rule, head))
          add(Duty::batch, head, rule.due, rule.source);
    see_other(head);
  }

  void see_other(const HeadView& head) override {
    const auto left = items_.find(std::string(head[F::id]));
    if (left == items_.end() || !head.open()) return;
    for (const OpenItem& item : left->second) add(item, &head);
  }

  /// What the case itself made somebody owe: open, or met late or given up in the period.
  void see_case(const Case& value) override {
    const CaseState state = state_of(value, context_.ledger.rules());
    const Date judged_on = context_.judged_on();
    const auto add_all = [&](const std::vector<CaseBreach>& breaches) {
      for (const CaseBreach& breach : breaches)
        if (!breach.done || days_.contains(*breach.done)) add(breach, to_view(value.head));
    };
    add_all(breaches_of(state, judged_on));
    const bool is_backlog = has_flag(to_view(value.head), kBacklog);
    add_all(without_lead(state, is_backlog, context_.ledger.office(), context_.ledger.officials(),
                         judged_on));
  }

  void finish(Report& report) override {
    if (context_.has_begun()) add_without_case();
    sort_rows(rows_, &Row::since, &Row::id);
    sort_rows(rows_, &Row::duty, [](const Row&) { return 0; });
    report.remarks.push_back(count_remark("missed", tr("missed duties"), rows_.size()));
    report.tables.push_back(
        Columns<Row>()
            .add({"duty", tr("duty")}, [](const Row& row) { return spec_of(row.duty).name; })
            .for_scripts()
            .add({"what", tr("missed duty")},
                 [](const Row& row) {
                   std::string what = tr(spec_of(row.duty).label);
                   if (row.dropped) what += std::string(": ") + tr(spec_of(*row.dropped).label);
                   return what;
                 })
            .add({"source", tr("rule")},
                 [this](const Row& row) { return rule_of(row.duty, row.source); })
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
            .add({"source", tr("rule")},
                 [this](const DutySpec& one) { return rule_of(one.duty, {}); })
            .add({"count", tr("count")}, [this](const DutySpec& one) { return count(one.duty); })
            .table(duty_table(), {"counts", tr("by duty")}));
    std::vector<Activity> held;
    for (const Activity& one : context_.books->activities())
      if (one.kind == kAccountable && days_.contains(one.date) && is_about_them(one))
        held.push_back(one);
    report.tables.push_back(
        Columns<Activity>()
            .add({"date", tr("date")}, [](const Activity& one) { return one.date; })
            .add({"ground", tr("ground")}, &Activity::type)
            .for_scripts()
            .add({"what", tr("ground")},
                 [](const Activity& one) { return activity_type_text(one.kind, one.type); })
            .add({"officials", tr("officials")},
                 [this](const Activity& one) {
                   std::vector<std::string> names;
                   for (const std::string& id : one.parties)
                     names.push_back(context_.official_name(id));
                   return join(names, tr(", "));
                 })
            .add({"unit", tr("unit")},
                 [this](const Activity& one) {
                   return one.unit.empty() ? std::string() : context_.unit_name(one.unit);
                 })
            .add({"title", tr("title")},
                 [](const Activity& one) { return shown_anywhere(one.title); })
            .add({"document", tr("document")},
                 [](const Activity& one) { return shown_anywhere(one.document); })
            .table(held, {"held", tr("held to account by decision of the office")}));
    report.definitions = {
        {"missed", tr("missed duty"),
         tr("duties that were not met at the end of the period, and those that were met late or "
            "given "
            "up in it: limits, cases that nobody led for more than a week, and tasks not done "
            "within a week of the "
            "event "
            "that made them; receptions planned and not held, days without anybody and quotas "
            "of the rota, what receptions left open past its date, and meetings and reports that "
            "were owed")},
        {"days", tr("days"),
         tr("from the limit to the act that was late, or to the cut-off while it is open")}};
  }

 private:
  struct Row : CaseCells {
    Duty duty;
    std::string source;  ///< where it is another one than that of the duty
    Date since;
    std::optional<long> days;
    std::optional<ClockKind> dropped;  ///< which one was given up
  };

  /// What is cited: the rule that was broken, else the office's own of that duty, else whatever
  /// document has the duty.
  std::string rule_of(Duty duty, const std::string& broken) const {
    const std::string own = broken.empty() ? own_source(duty, context_.ledger.office()) : broken;
    return own.empty() ? cited(spec_of(duty).source) : cited(tr(own.c_str()));
  }

  /// Whether a decision is about one of those asked about.
  bool is_about_them(const Activity& one) const {
    if (context_.whom.everybody()) return true;
    if (!one.unit.empty() && context_.whom.includes({one.unit, {}})) return true;
    return std::any_of(one.parties.begin(), one.parties.end(), [&](const std::string& id) {
      return context_.whom.includes(holder_of(context_.ledger, id));
    });
  }

  long count(Duty duty) const {
    return std::count_if(rows_.begin(), rows_.end(),
                         [&](const Row& row) { return row.duty == duty; });
  }

  static Duty duty_of(const CaseBreach& breach) {
    if (breach.dropped) return Duty::dropped;
    if (breach.spec->task == TaskKind::new_lead) return Duty::lead;
    if (breach.spec->clock == ClockKind::handle)
      return breach.done ? Duty::closed_late : Duty::handle;
    for (const DutySpec& one : duty_table())
      if (one.name == breach.spec->name()) return one.duty;
    return Duty::handle;  // a test reads the two tables against each other
  }

  void add(const CaseBreach& breach, const HeadView& head) {
    // Whoever led the case when it was missed, not who leads it now.
    const bool leads = breach.spec->who != Owes::office && breach.spec->who != Owes::principal;
    const Holder owing{breach.unit.empty() ? std::string(kOwedByOffice) : breach.unit,
                       leads ? breach.lead : std::string()};
    if (!is_asked(owing, head)) return;
    add(duty_of(breach), head, breach.due);
    Row& row = rows_.back();
    row.source = breach.source;
    if (breach.dropped) row.dropped = breach.spec->clock;
    row.unit = context_.unit_name(owing.unit);
    row.lead = context_.official_name(owing.lead);
    // What was given up before its day was not late, only never done.
    const Date until = std::max(breach.due, breach.done.value_or(context_.judged_on()));
    // Days on which the case was closed are nobody's lateness, but for what is owed after closing.
    row.days =
        breach.spec->task ? days_between(breach.due, until) : days_late(head, breach.due, until);
  }

  /// What the office owes of a case that no unit has is no unit's either.
  bool is_asked(const Holder& owing, const HeadView& head) const {
    const Whom& whom = context_.whom;
    return whom.everybody() || whom.includes(owing) ||
           (owing.unit == kOwedByOffice && !head.has(F::unit) && whom.includes({{}, owing.lead}));
  }

  /// Duties of the rota, of receptions and of the office, and matters that have no case.
  void add_without_case() {
    for (const MissedDuty& one : missed_at_receptions(context_)) add(one);
    for (const MissedDuty& one : missed_in_rota(context_)) add(one);
    for (const MissedDuty& one : missed_by_office(context_)) add(one);
    for (const OpenItem& item : items_[""]) add(item, nullptr);
  }

  void add(const OpenItem& item, const HeadView* head) {
    if (!is_theirs(context_, item, head)) return;
    const CaseCells cells{item.case_id, item_unit(context_, item, head),
                          item_lead(context_, item, head),
                          head != nullptr ? std::string((*head)[F::title])
                                          : session_text(*item.session, context_.books->rota())};
    rows_.push_back({cells,
                     Duty::session_item,
                     {},
                     *item.batch->due,
                     days_between(*item.batch->due, context_.judged_on()),
                     std::nullopt});
  }

  /// Who owes it: the unit that is named, else that of the official, else the office.
  bool is_theirs_too(const MissedDuty& missed) const {
    Holder owing = holder_of(context_.ledger, missed.lead);
    if (!missed.unit.empty()) owing.unit = missed.unit;
    if (owing.unit.empty()) owing.unit = kOwedByOffice;
    return context_.whom.everybody() || context_.whom.includes(owing);
  }

  void add(const MissedDuty& missed) {
    if (!is_theirs_too(missed)) return;
    const CaseCells cells{{},
                          missed.unit.empty() ? "" : context_.unit_name(missed.unit),
                          missed.lead.empty() ? "" : context_.official_name(missed.lead),
                          missed.what};
    rows_.push_back({cells, missed.duty, missed.source, missed.since, std::nullopt, std::nullopt});
    if (missed.done) rows_.back().days = days_between(missed.since, *missed.done);
  }

  void add(Duty duty, const HeadView& head, Date since, const std::string& source = {}) {
    rows_.push_back({case_cells(context_, head), duty, source, since,
                     days_late(head, since, context_.judged_on()), std::nullopt});
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
