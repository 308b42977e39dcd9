#include <algorithm>
#include <map>

#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/books.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/rota/publish/notice.hpp"
#include "anjuan/rules/condition_facts.hpp"

namespace anjuan {
namespace {

/// 约访下访候选: which open cases are to be chosen from when officials go out or make appointments
/// (HN4 反映强烈、重复上访、协调难度大; A6; HN3), by the [[rota.session-kind]] of the office.
class Candidates : public ReportBuilder {
 public:
  explicit Candidates(const ReportContext& context) : context_(context) {
    const RotaBooks* books = context.books->rota();
    if (books == nullptr) return;
    for (const rota::Booking& booking : books->bookings) bookings_[booking.case_id] = &booking;
  }

  void see(const HeadView&) override {}

  void see_case(const Case& value) override {
    const RotaBooks* books = context_.books->rota();
    const HeadView head = to_view(value.head);
    const auto received = head.date(HeadField::received);
    if (books == nullptr || !head.open() || !received || !context_.period.contains(*received))
      return;
    const Facts facts = condition_facts(value);
    std::optional<Date> met;
    for (const Event& event : value.history)
      if (event.kind == EventKind::interviewed && !event.voided) met = event.at.date();
    for (const rota::SessionKindRule& rule : books->rules.session_kinds) {
      if (!rule.in_force.on(context_.as_of) || !holds(rule.condition, facts)) continue;
      // Whoever came and was received at once has been.
      if (met && may_be_at_once(rule.condition, books->rules)) continue;
      if (rule.kind == rota::kImmediate && stands_elsewhere(rule, books->rules)) continue;
      Row row{case_cells(context_, head)};
      row.kind = rule.kind;
      row.why = to_string(rule.condition);
      row.because = condition_text(rule.condition);
      row.source = rule.source;
      row.place = fact_cell(head, HeadField::place);
      row.received = *received;
      row.principal = rule.principal;
      if (const auto booked = bookings_.find(row.id); booked != bookings_.end()) {
        row.booked = context_.official_name(booked->second->official);
        row.until = booked->second->within.to;
      } else if (rule.within) {
        row.until = add(*received, *rule.within, context_.ledger.calendar()).nominal;
      }
      row.met = met;
      rows_.push_back(std::move(row));
    }
  }

  /// Whether what a rule asks about is met by a reception at once (及时接访) as well: a complex
  /// matter by either that or an appointment (A6).
  bool may_be_at_once(const Condition& asked, const rota::Rules& rules) const {
    return std::any_of(rules.session_kinds.begin(), rules.session_kinds.end(),
                       [&](const rota::SessionKindRule& rule) {
                         return rule.kind == rota::kImmediate && rule.in_force.on(context_.as_of) &&
                                includes(rule.condition, asked);
                       });
  }

  /// Whether what `at_once` asks about stands in the list already, under another kind.
  bool stands_elsewhere(const rota::SessionKindRule& at_once, const rota::Rules& rules) const {
    return std::any_of(rules.session_kinds.begin(), rules.session_kinds.end(),
                       [&](const rota::SessionKindRule& rule) {
                         return rule.kind != rota::kImmediate && rule.in_force.on(context_.as_of) &&
                                includes(rule.condition, at_once.condition);
                       });
  }

  void finish(Report& report) override {
    sort_rows(rows_, &Row::received, &Row::id);
    sort_rows(rows_, &Row::kind, [](const Row&) { return 0; });
    report.remarks.push_back(count_remark("candidates", tr("candidates"), rows_.size()));
    report.tables.push_back(
        Columns<Row>()
            .add({"kind", tr("kind")}, &Row::kind)
            .for_scripts()
            .add({"form", tr("form")}, [](const Row& row) { return rota::form_of(row.kind); })
            .add(id_heading(), &Row::id)
            .add({"why", tr("because")}, &Row::why)
            .for_scripts()
            .add({"because", tr("because")}, &Row::because)
            .add({"principal", tr("principal")},
                 [](const Row& row) { return row.principal ? tr("yes") : std::string(); })
            .add({"place", tr("place of the problem")}, &Row::place)
            .add(unit_heading(), &Row::unit)
            .add(lead_heading(), &Row::lead)
            .add({"received", tr("received")}, &Row::received)
            .add({"met", tr("last met")}, &Row::met)
            .add({"booked", tr("booked with")}, &Row::booked)
            .add({"until", tr("until")}, &Row::until)
            .add({"source", tr("rule")}, [](const Row& row) { return cited(row.source); })
            .add(title_heading(), &Row::title)
            .table(rows_));
    report.definitions = {
        {"candidates", tr("candidates"),
         tr("open cases received in the period whose facts one of the office's rules for kinds of "
            "sessions asks about; a case may stand under several")}};
  }

 private:
  struct Row : CaseCells {
    std::string kind, why, because, source, place, booked;
    Date received{};
    bool principal = false;
    std::optional<Date> met, until;
  };

  ReportContext context_;
  std::map<std::string, const rota::Booking*, std::less<>> bookings_;
  std::vector<Row> rows_;
};

}  // namespace

BuilderPtr make_candidates(const ReportContext& context) {
  return std::make_unique<Candidates>(context);
}

}  // namespace anjuan
