#include "anjuan/report/case_rows.hpp"

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
Heading id_heading() {
  return {"id", tr("case")};
}
Heading title_heading() {
  return {"title", tr("title")};
}
Heading unit_heading() {
  return {"unit", tr("unit")};
}
Heading lead_heading() {
  return {"lead", tr("lead")};
}

CaseCells case_cells(const ReportContext& context, const HeadView& head) {
  return {std::string(head[HeadField::id]), context.unit_name(head[HeadField::unit]),
          context.official_name(head[HeadField::lead]), std::string(head[HeadField::title])};
}

std::string fact_cell(const HeadView& head, HeadField field) {
  return is_undisclosed(head[HeadField::title]) ? std::string() : std::string(head[field]);
}

Holder holder_when_missed(const Case& value, const ReportContext& context) {
  const CaseState state = state_of(value, context.ledger.rules());
  const CaseClock* clock = state.find(state.accepted ? ClockKind::handle : ClockKind::decide);
  if (clock == nullptr || clock->end() >= context.judged_on()) return {state.unit, state.lead};
  LateDuty missed = late_duty(*clock, context.judged_on());
  Holder holder = holder_of(to_view(value.head), missed);
  holder.lead = std::move(missed.lead);
  return holder;
}

std::string status_text(const HeadView& head) {
  const auto status = head.status();
  return status ? std::string(tr(label_of(*status))) : std::string(head[HeadField::status]);
}

std::string clock_text(const HeadView& head) {
  const auto clock = parse_clock(head[HeadField::clock]);
  return clock ? std::string(tr(spec_of(*clock).label)) : std::string(head[HeadField::clock]);
}

long days_between(Date from, Date to) {
  return (to - from).count();
}

long days_late(const HeadView& head, Date limit, Date until) {
  return days_between(limit, until) - idle_days(head[HeadField::idle], limit, until);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

long persons_of(const HeadView& head) {
  return number_of<long>(head[HeadField::persons], 1);
}

Remark share_remark(std::string name, std::string title, const Ratio& share) {
  return {std::move(name), std::move(title),
          trf("{} of {} ({})", share.numerator, share.denominator, percent(share))};
}

Remark count_remark(std::string name, std::string title, std::size_t count) {
  return {std::move(name), std::move(title), std::to_string(count)};
}

}  // namespace anjuan
