#include "anjuan/report/totals.hpp"

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/settings/condition.hpp"

namespace anjuan {
namespace {

using F = HeadField;

constexpr struct {
  std::string_view name;
  const char* label;
} kLineNames[] = {
    {"received", N_("cases received")},
    {"persons", N_("persons")},
    {"repeats", N_("repeat cases")},
    {"groups", N_("group visits")},
    {"accepted", N_("accepted")},
    {"replied", N_("replied")},
    {"closed", N_("closed")},
    {"backlog_closed", N_("of them from the backlog")},
    {"extended", N_("extended")},
    {"open", N_("open at the cut-off")},
    {"overdue", N_("open past the limit at the cut-off")},
    {"suggestions", N_("suggestions received")},
    {"answered", N_("suggestions answered")},
};

}  // namespace

TotalsCounter::TotalsCounter(const ReportContext& context)
    : context_(context),
      days_{context.period.days.from, std::min(context.period.days.to, context.as_of)},
      before_days_(compared_period(context.period, context.as_of).days) {}

void TotalsCounter::count(const HeadView& head, const Days& days, Part part,
                          Numbers& numbers) const {
  count_past(head, days, part, numbers);
  if (!part.has) return;
  const auto in = [&](F field) {
    const auto date = head.date(field);
    return date && days.counted.contains(*date);
  };
  // HN20, DZ12: what the people suggest is counted apart, and whether they had an answer.
  const bool is_suggestion = head[F::kind] == to_name(CaseKind::suggestion);
  if (in(F::received)) {
    ++numbers[kReceived];
    numbers[kPersons] += persons_of(head);
    if (head.has(F::repeat_of)) ++numbers[kRepeats];
    if (is_group(head, context_.ledger.office())) ++numbers[kGroups];
    if (is_suggestion) ++numbers[kSuggestions];
  }
  if (in(F::accepted)) ++numbers[kAccepted];
  if (in(F::replied)) ++numbers[kReplied];
  if (in(F::replied) && is_suggestion) ++numbers[kAnswered];
  if (in(F::closed)) ++numbers[kClosed];
  // F10: old ones beside new ones.
  if (in(F::closed) && has_flag(head, kBacklog)) ++numbers[kBacklogClosed];
  if (in(F::extended)) ++numbers[kExtended];
}

/// Open at the cut-off: here by then, and closed after it or not at all.
void TotalsCounter::count_past(const HeadView& head, const Days& days, Part part,
                               Numbers& numbers) {
  const auto received = head.date(F::received);
  const auto closed = head.date(F::closed);
  if (!received || *received > days.counted.to || is_out_of_hand(head) ||
      (closed && *closed <= days.counted.to))
    return;
  if (part.has) ++numbers[kOpen];
  if (part.owes && is_past_limit(head, days.judged_on)) ++numbers[kOverdue];
}

void TotalsCounter::see(const HeadView& head, const Holder& owing) {
  count(head, {days_, context_.judged_on()}, part(head, owing), now_);
}

void TotalsCounter::see_before(const HeadView& head) {
  count(head, {before_days_, before_days_.to + std::chrono::days(1)},
        part(head, context_.holder_of_open(head)), before_);
}

Table TotalsCounter::table() const {
  std::vector<ComparedNumber> numbers;
  for (std::size_t i = 0; i < kLines; ++i)
    numbers.push_back({kLineNames[i].name, kLineNames[i].label, now_[i],
                       context_.period.all ? std::nullopt : std::optional(before_[i])});
  return compared_table(numbers, {"totals", tr("totals")});
}

Table compared_table(const std::vector<ComparedNumber>& numbers, Heading heading) {
  using Number = ComparedNumber;
  return Columns<Number>()
      .add({"number", tr("number")}, &Number::name)
      .for_scripts()
      .add({"label", tr("number")}, [](const Number& one) { return tr(one.label); })
      .add({"now", tr("in the period")}, &Number::now)
      .add({"before", tr("year before")}, &Number::before)
      .add({"change", tr("change")},
           [](const Number& one) {
             return one.before ? std::optional(Change{one.now - *one.before}) : std::nullopt;
           })
      .table(numbers, std::move(heading));
}

}  // namespace anjuan
