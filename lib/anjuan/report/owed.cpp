#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/report/books.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/rules/batch.hpp"

namespace anjuan {
namespace {

/// 应报应办: what the office owes beside its cases and by when: reports to send, to publish and to
/// read, meetings to hold, batches to settle. What is due in the period, and what was due before
/// and is still open.
class Owed : public ReportBuilder {
 public:
  Owed(const ReportContext& context, bool open_only)
      : context_(context), open_only_(open_only), batches_(context.ledger.office()) {}

  void see(const HeadView& head) override { batches_.see(head); }

  void finish(Report& report) override {
    const std::vector<OwedOnce> rows = gather();
    for (const OwedState state : {OwedState::late, OwedState::due})
      report.remarks.push_back(count_remark(
          std::string(to_name(state)), tr(label_of(state)),
          static_cast<std::size_t>(std::count_if(
              rows.begin(), rows.end(), [&](const OwedOnce& one) { return is(one, state); }))));
    if (context_.period.all)
      report.remarks.push_back({"since", tr("counted from"), to_string(since_)});
    report.tables.push_back(columns().table(rows, {"owed", tr("reports and meetings owed")}));
    report.definitions = {
        {"owed", tr("reports and meetings owed"),
         tr("what the office owes beside its cases by a day in the period, and what was due before "
            "it and is still open at the cut-off")},
        {"missing", tr("still missing"),
         tr("who has not got the report or not read it, where it does not hang yet; of meetings "
            "and "
            "batches how many are done")}};
  }

 private:
  std::vector<OwedOnce> gather() {
    const OfficeBooks books = office_books(context_.ledger, context_.books->activities());
    const DateRange days = context_.period.days;
    const Date since = since_ = owed_since(books, context_.as_of);
    // Of all time: what is near enough to be prepared for.
    const auto soon = std::chrono::days(books.office.due_soon_days);
    const Date last = context_.period.all ? context_.as_of + soon : days.to;
    std::vector<OwedOnce> rows = owed_by_office(
        books, {Date{}, last}, context_.period.all ? since : std::min(since, days.from));
    for (OwedOnce& one : batches_.owed())
      if (one.due <= last) rows.push_back(std::move(one));
    std::erase_if(rows, [&](const OwedOnce& one) {
      if (one.due >= days.from) return open_only_ && one.done.has_value();
      const bool is_old = one.rule != nullptr && !one.rule->in_force.from && one.due < since;
      return one.done.has_value() || is_old;
    });
    std::stable_sort(rows.begin(), rows.end(),
                     [](const OwedOnce& a, const OwedOnce& b) { return a.due < b.due; });
    return rows;
  }

  OwedState state(const OwedOnce& one) const {
    return state_of(one, context_.judged_on(), context_.ledger.office().due_soon_days);
  }
  bool is(const OwedOnce& one, OwedState state_asked) const { return state(one) == state_asked; }

  std::string names(std::vector<std::string> parties, const OwedOnce& one) const {
    if (one.what == OfficeDuty::reading)
      for (std::string& party : parties) party = context_.official_name(party);
    return join(parties, tr(", "));
  }

  /// Whom it goes to, where it hangs, who reads it.
  std::string to(const OwedOnce& one) const {
    if (one.rule == nullptr) return {};
    if (one.what == OfficeDuty::reading) {
      std::vector<std::string> readers;
      for (const Official& official : context_.ledger.officials())
        if (official.in_office(one.due) &&
            matches(one.rule->readers, official, context_.ledger.office().all_ranks()))
          readers.push_back(official.id);
      return names(std::move(readers), one);
    }
    return join(one.rule->to, tr(", "));
  }

  std::string missing(const OwedOnce& one) const {
    if (one.done) return {};
    if (one.missing.empty()) return trf("{} of {}", one.count, one.of);
    return names(one.missing, one);
  }

  Columns<OwedOnce> columns() const {
    using Row = OwedOnce;
    return Columns<Row>()
        .add({"due", tr("due")}, &Row::due)
        .add({"state", tr("state")}, [this](const Row& one) { return to_name(state(one)); })
        .for_scripts()
        .add({"how", tr("state")}, [this](const Row& one) { return tr(label_of(state(one))); })
        .add({"duty", tr("duty")}, [](const Row& one) { return to_name(one.what); })
        .for_scripts()
        .add({"to_do", tr("to do")}, [](const Row& one) { return tr(label_of(one.what)); })
        .add({"name", tr("name")}, &Row::name)
        .for_scripts()
        .add({"what", tr("what")}, &Row::title)
        .add({"period", tr("period")}, &Row::period)
        .add(unit_heading(),
             [this](const Row& one) {
               return one.unit.empty() ? context_.ledger.office().name
                                       : context_.unit_name(one.unit);
             })
        .add({"to", tr("to")}, [this](const Row& one) { return to(one); })
        .add({"copies", tr("copies to")},
             [](const Row& one) {
               return one.rule != nullptr ? join(one.rule->copies, tr(", ")) : std::string();
             })
        .add({"clerk", tr("in charge")},
             [this](const Row& one) {
               return one.rule != nullptr && !one.rule->clerk.empty()
                          ? context_.official_name(one.rule->clerk)
                          : std::string();
             })
        .add({"done", tr("done on")}, &Row::done)
        .add({"missing", tr("still missing")}, [this](const Row& one) { return missing(one); })
        .add({"source", tr("rule")}, [](const Row& row) { return cited(row.source); });
  }

  ReportContext context_;
  bool open_only_;
  BatchTally batches_;
  Date since_{};  ///< a duty without a first day of its own is asked for from then on
};

}  // namespace

BuilderPtr make_owed(const ReportContext& context) {
  return std::make_unique<Owed>(context, false);
}
BuilderPtr make_still_owed(const ReportContext& context) {
  return std::make_unique<Owed>(context, true);
}

}  // namespace anjuan
