#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "anjuan/report/report.hpp"
#include "anjuan/rules/batch.hpp"

namespace anjuan {

/// The indicators that offices are measured by (DZ1, DZ7, DZ8b, D15, HN13).
enum class Indicator {
  timely_acceptance,
  on_time_closing,
  response,
  satisfaction,
  repeat,
  online_share,
  first_time_solution,
  closing,
  settled,
  skip_level_group,
  repeat_online,
  repeat_visit,
  one_visit,
};
inline constexpr std::size_t kIndicatorCount = static_cast<std::size_t>(Indicator::one_visit) + 1;

struct IndicatorSpec {
  Indicator indicator;
  std::string_view name;
  const char* label;       ///< msgid
  const char* definition;  ///< msgid
  const char* beside;      ///< msgid: what is counted beside the rate; empty for nothing
};
std::span<const IndicatorSpec> indicator_table();
/// All definitions, for printing with a report.
std::vector<Definition> indicator_definitions();

/// An indicator of one set of cases.
struct IndicatorCount {
  Ratio ratio;
  long beside = 0;  ///< left out of the ratio: not yet due, not known
};

/// Ids of the cases that a later case repeats: a repeat may lie outside the period or the group,
/// so the set is gathered over all cases and shared.
using RepeatedCases = std::unordered_set<std::string>;
void note_repeat(RepeatedCases& repeated, const HeadView& head);

/// The part of a case that a group answers for, where groups are units or leads: what was missed is
/// charged to whoever owed it then, the rest to whoever has the case.
struct Share {
  bool has = true;                                 ///< the case is the group's
  bool owes_open = true;                           ///< and so is the limit that it is open past
  std::function<bool(const LateDuty&)> owed = {};  ///< whether it owed that; empty: everything
  bool all() const { return !owed; }
};

/// Counts every indicator over the cases of one group and one period, in one pass over heads.
class IndicatorCounter {
 public:
  struct Days {
    DateRange counted;  ///< the period up to the cut-off
    Date to{};          ///< the end of the period itself
    Date judged_on{};   ///< what ended before that day is late
  };
  IndicatorCounter(const Days& days, const Office& office)
      : office_(&office), days_(days.counted), to_(days.to), judged_on_(days.judged_on) {}

  void see(const HeadView& head, const Share& share = {});
  IndicatorCount count(Indicator indicator, const RepeatedCases& repeated) const;

 private:
  void see_decision(const HeadView& head, const Share& share);
  void see_closing(const HeadView& head, const Share& share);
  void see_closed_case(const HeadView& head);
  void see_received(const HeadView& head);
  IndicatorCount& of(Indicator indicator) { return counts_[static_cast<std::size_t>(indicator)]; }

  const Office* office_;
  DateRange days_;
  Date to_{};
  Date judged_on_{};
  std::array<IndicatorCount, kIndicatorCount> counts_{};
  std::vector<std::string>
      first_time_;  ///< closed in the period, not themselves a repeat, no review
  long first_time_closed_ = 0;
  std::vector<std::string> first_visits_;  ///< of them, those brought in person
  long first_visits_closed_ = 0;
};

/// The period that a report compares with: the same days a year before, as far as the cut-off.
Period compared_period(const Period& period, Date as_of);
/// The same of the period before it (环比): as many days of it as have been seen of this one.
Period preceding_period(const Period& period, Date as_of);

/// A group visit, by its mark or by its persons.
bool is_group(const HeadView& head, const Office& office);
/// Visited a level that demands a meeting with a principal (越级).
bool is_skip_level(const HeadView& head, const Office& office);
/// The duty of the handling that a case was answered or closed late by; nullopt when it was in
/// time, or open.
std::optional<LateDuty> late_handling(const HeadView& head);
/// Whether an open case's limit passed before `judged_on` without the handling ended in time.
bool is_past_limit(const HeadView& head, Date judged_on);

}  // namespace anjuan
