#include "anjuan/report/indicators.hpp"

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/model/task_kind.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

using F = HeadField;
using I = Indicator;

constexpr IndicatorSpec kIndicators[] = {
    {I::timely_acceptance, "timely_acceptance", N_("timely acceptance"),
     N_("accepted, declined or referred within the limit ÷ decisions due in the period"),
     N_("not yet due")},
    {I::on_time_closing, "on_time_closing", N_("on-time closing"),
     N_("closed in the period, the handling ended within the limit ÷ (closed in the period + open "
        "past the limit at its end); open cases that are not late are counted beside it"),
     N_("not yet due")},
    {I::response, "response", N_("response"),
     N_("petitioners who rated the answer ÷ petitioners asked in the period"), ""},
    {I::satisfaction, "satisfaction", N_("satisfaction"),
     N_("satisfied and basically satisfied ÷ petitioners who rated the answer"), ""},
    {I::repeat, "repeat", N_("repeat complaints"),
     N_("repeat cases ÷ all cases received in the period"), ""},
    {I::online_share, "online_share", N_("online share"),
     N_("cases that came in online ÷ all cases received in the period"), ""},
    {I::first_time_solution, "first_time_solution", N_("solved at the first handling"),
     N_("first-time cases closed in the period with no repeat, review or reopening since ÷ "
        "first-time "
        "cases "
        "closed in the period"),
     ""},
    {I::closing, "closing", N_("closing"),
     N_("of the cases received in the period and accepted, those closed by its end ÷ all of them"),
     ""},
    {I::settled, "settled", N_("settled"),
     N_("disputes ended ÷ cases closed in the period; cases where it is not known count as not "
        "ended "
        "and are counted beside it"),
     N_("not known")},
    {I::skip_level_group, "skip_level_group", N_("group visits to a higher level"),
     N_("group visits to a level that the office's rules name as higher ÷ all group visits "
        "received "
        "in the period"),
     ""},
    {I::repeat_online, "repeat_online", N_("repeats online"),
     N_("repeat cases that came in online ÷ all cases received online in the period"), ""},
    {I::repeat_visit, "repeat_visit", N_("repeated visits"),
     N_("repeat cases brought in person ÷ all cases brought in person in the period"), ""},
    {I::one_visit, "one_visit", N_("settled with one visit"),
     N_("first-time cases brought in person and closed in the period with no repeat, review or "
        "reopening since ÷ first-time cases brought in person and closed in the period"),
     ""},
};

/// The handling is suspended, and has no last day until it is resumed.
bool stands_still(const HeadView& head) {
  const auto tasks = words_of(head[F::tasks]);
  return !head.has(F::handled) &&
         std::find(tasks.begin(), tasks.end(), to_name(TaskKind::resume)) != tasks.end();
}

}  // namespace

std::span<const IndicatorSpec> indicator_table() {
  return kIndicators;
}

std::vector<Definition> indicator_definitions() {
  std::vector<Definition> all;
  for (const IndicatorSpec& spec : kIndicators)
    all.push_back({std::string(spec.name), tr(spec.label), tr(spec.definition)});
  return all;
}

void note_repeat(RepeatedCases& repeated, const HeadView& head) {
  if (head.has(F::repeat_of)) repeated.emplace(head[F::repeat_of]);
}

bool is_group(const HeadView& head, const Office& office) {
  const bool visit = head[F::channel] == to_name(Channel::visit) || head.has(F::visit_level);
  return visit && (head[F::group] == "true" || persons_of(head) >= office.group_persons);
}

bool is_skip_level(const HeadView& head, const Office& office) {
  const auto level = parse_name<VisitLevel>(head[F::visit_level]);
  return level && std::find(office.meet_levels.begin(), office.meet_levels.end(), *level) !=
                      office.meet_levels.end();
}

bool is_past_limit(const HeadView& head, Date judged_on) {
  const auto limit = head.date(head.has(F::accepted) ? F::handle_by : F::decide_by);
  const auto handled = head.date(F::handled);
  // A reply served in time ends the handling; what was served after the cut-off is not known yet.
  return limit && *limit < judged_on && !(handled && *handled <= *limit);
}

Period compared_period(const Period& period, Date as_of) {
  if (period.all || as_of >= period.days.to) return year_before(period);
  return year_before(day_period(period.days.from, std::max(as_of, period.days.from)));
}

Period preceding_period(const Period& period, Date as_of) {
  const Period before = period_before(period);
  if (period.all || as_of >= period.days.to) return before;
  // The 10th is compared with the 10th, and with the last day of a month that has none.
  const Date seen = std::max(as_of, period.days.from);
  const Date same = before.days.from + (seen - period.days.from);
  return day_period(before.days.from, std::min(same, before.days.to));
}

std::optional<LateDuty> late_handling(const HeadView& head) {
  const auto limit = head.date(F::handle_by);
  const auto closed = head.date(F::closed);
  if (!limit || !closed) return std::nullopt;
  // Under a class that it had when the limit passed as well, and before a reopening.
  std::optional<LateDuty> first;
  for (LateDuty& duty : parse_late_duties(head[F::missed]))
    if (parse_clock(duty.clock) == ClockKind::handle && (!first || duty.due < first->due))
      first = std::move(duty);
  if (first) return first;
  if (head.date(F::handled).value_or(*closed) <= *limit) return std::nullopt;
  return LateDuty{std::string(spec_of(ClockKind::handle).name), std::string(head[F::unit]), *limit,
                  head.date(F::handled).value_or(*closed), std::string(head[F::lead])};
}

void IndicatorCounter::see(const HeadView& head, const Share& share) {
  see_decision(head, share);
  see_closing(head, share);
  if (!share.has) return;
  see_received(head);
  if (const auto asked = head.date(F::followed_up); asked && days_.contains(*asked)) {
    const std::string_view answer = head[F::satisfied];
    of(I::response).ratio.add(!answer.empty());
    if (!answer.empty())
      of(I::satisfaction).ratio.add(answer != to_name(Satisfaction::dissatisfied));
  }
}

void IndicatorCounter::see_received(const HeadView& head) {
  const auto received = head.date(F::received);
  if (!received || !days_.contains(*received)) return;
  of(I::repeat).ratio.add(head.has(F::repeat_of));
  of(I::online_share).ratio.add(head[F::channel] == to_name(Channel::online));
  for (const auto& [channel, indicator] :
       {std::pair(Channel::online, I::repeat_online), {Channel::visit, I::repeat_visit}})
    if (head[F::channel] == to_name(channel)) of(indicator).ratio.add(head.has(F::repeat_of));
  if (is_group(head, *office_)) of(I::skip_level_group).ratio.add(is_skip_level(head, *office_));
  if (head.has(F::accepted) && !is_out_of_hand(head)) {
    const auto closed = head.date(F::closed);
    of(I::closing).ratio.add(closed && *closed <= days_.to);
  }
}

void IndicatorCounter::see_decision(const HeadView& head, const Share& share) {
  auto decide_by = head.date(F::decide_by);
  const auto decided = head.date(F::decided);
  // Whose lateness it was decides where it counts: a late referral by the office, or a decision
  // that a unit before this one owed, is not the unit's.
  bool late = false;
  bool of_another = false;
  for (const LateDuty& duty : parse_late_duties(head[F::missed])) {
    const auto clock = parse_clock(duty.clock);
    if (clock != ClockKind::decide && clock != ClockKind::refer) continue;
    if (!share.all() && !share.owed(duty)) {
      of_another = true;
    } else {
      late = true;
      decide_by = std::min(decide_by.value_or(duty.due), duty.due);
    }
  }
  if (!late && !share.has) return;
  if (of_another && !late && decided && decide_by && *decided > *decide_by) return;
  if (!decide_by || *decide_by < days_.from || *decide_by > to_) return;
  if (!decided && !late && is_out_of_hand(head)) return;  // taken back before a decision was due
  if (decided)
    of(I::timely_acceptance).ratio.add(!late && *decided <= *decide_by);
  else if (late || *decide_by < judged_on_)
    of(I::timely_acceptance).ratio.add(false);
  else
    ++of(I::timely_acceptance).beside;
}

void IndicatorCounter::see_closing(const HeadView& head, const Share& share) {
  const auto accepted = head.date(F::accepted);
  if (!accepted || *accepted > days_.to || is_out_of_hand(head)) return;
  const auto closed = head.date(F::closed);
  const auto handle_by = head.date(F::handle_by);
  if (closed && *closed <= days_.to) {
    if (*closed < days_.from) return;
    const auto late = late_handling(head);
    if (handle_by && (!late ? share.has : share.all() || share.owed(*late)))
      of(I::on_time_closing).ratio.add(!late);
    if (share.has) see_closed_case(head);
  } else if (handle_by || stands_still(head)) {
    if (is_past_limit(head, judged_on_)) {
      if (share.owes_open) of(I::on_time_closing).ratio.add(false);
    } else if (share.has) {
      ++of(I::on_time_closing).beside;
    }
  }
}

void IndicatorCounter::see_closed_case(const HeadView& head) {
  of(I::settled).ratio.add(head[F::settled] == "true");
  if (!head.has(F::settled)) ++of(I::settled).beside;
  if (head.has(F::repeat_of)) return;
  const bool visit = head[F::channel] == to_name(Channel::visit);
  ++first_time_closed_;
  if (visit) ++first_visits_closed_;
  // A reopening leaves the days between behind.
  if (head.has(F::review_asked) || head.has(F::idle)) return;
  first_time_.emplace_back(head[F::id]);
  if (visit) first_visits_.emplace_back(head[F::id]);
}

IndicatorCount IndicatorCounter::count(Indicator indicator, const RepeatedCases& repeated) const {
  const bool visits = indicator == I::one_visit;
  if (!visits && indicator != I::first_time_solution)
    return counts_[static_cast<std::size_t>(indicator)];
  const std::vector<std::string>& ids = visits ? first_visits_ : first_time_;
  const auto solved = std::count_if(ids.begin(), ids.end(),
                                    [&](const std::string& id) { return !repeated.contains(id); });
  return {{solved, visits ? first_visits_closed_ : first_time_closed_}, 0};
}

}  // namespace anjuan
