#include "anjuan/rules/without_lead.hpp"

#include <algorithm>

#include "anjuan/rules/choose_lead.hpp"

namespace anjuan {
namespace {

constexpr OwedSpec kLead{{}, TaskKind::new_lead, Owes::lead};

}  // namespace

std::vector<CaseBreach> without_lead(const CaseState& state, bool is_backlog, const Office& office,
                                     const std::vector<Official>& officials, Date on) {
  std::vector<CaseBreach> all;
  const bool owed = office.lead_owed.speaks_of(state.class_, false, is_backlog);
  for (const LedDays& days : state.led) {
    const Date until = days.until.value_or(on);
    std::optional<Date> since;
    if (!days.lead.empty())
      since = left_on(officials, days.lead, until);
    else if (owed && days.accepted)
      since = days.from;
    if (!since) continue;
    since = std::max(*since, days.from);
    if (*since + std::chrono::days(kTaskGraceDays) >= until) continue;
    all.push_back(
        {.spec = &kLead, .unit = days.unit, .lead = days.lead, .due = *since, .done = days.until});
  }
  return all;
}

}  // namespace anjuan
