#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/check/check.hpp"

namespace anjuan::rota {
namespace {

void check_day(const CheckInput& input, const InHouseRule& rule, Date date,
               std::vector<Breach>& breaches) {
  std::set<std::string> there;
  for (const Official& official : input.officials)
    if (matches(rule.who, official, input.rules->ranks) && can_come(input, official, date))
      there.insert(official.id);
  std::set<std::string> out;
  for (const Session& session : input.sessions)
    if (session.date == date && rule.takes_out(session.kind) && there.contains(session.official))
      out.insert(session.official);
  const std::size_t stay = there.size() - out.size();
  if (out.empty() || stay >= static_cast<std::size_t>(rule.least)) return;
  breaches.push_back({.kind = BreachKind::in_house,
                      .days = {date, date},
                      .message = trf("{} of {} ({}) stay in the house on {}", stay, rule.least,
                                     to_string(rule.who), to_string(date)),
                      .source = rule.source,
                      .remedy = tr("move one of the sessions with 'schedule replace' or plan the "
                                   "days again with 'schedule plan --anew'")});
}

}  // namespace

void check_in_house(const CheckInput& input, std::vector<Breach>& breaches) {
  for (const InHouseRule& rule : input.rules->in_house)
    for (Date date = input.period.from; date <= input.period.to; date += std::chrono::days(1))
      if (rule.in_force.on(date)) check_day(input, rule, date, breaches);
}

}  // namespace anjuan::rota
