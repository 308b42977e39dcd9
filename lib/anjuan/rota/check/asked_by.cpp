#include "anjuan/rota/check/asked_by.hpp"

namespace anjuan::rota {

std::string asked_by(const CheckInput& input, const Session& session) {
  const Rules& rules = *input.rules;
  for (const bool own_kind : {true, false})
    for (const auto& asks : {wants_cover_on, may_serve_on})
      for (const CoverRule& cover : rules.covers)
        if (cover.desk == session.desk && (!own_kind || cover.kind == session.kind) &&
            asks(cover, session.date, rules, *input.calendar))
          return cover.source;
  const Official* official = find_by_id(input.officials, session.official);
  for (const QuotaRule& quota : rules.quotas)
    if (quota.in_force.on(session.date) && counts(quota, session.kind, session.desk) &&
        official != nullptr && matches(quota.who, *official, rules.ranks))
      return quota.source;
  for (const BookingRule& booking : rules.bookings)
    if (booking.desk == session.desk && booking.in_force.on(session.date)) return booking.source;
  return {};
}

std::string to_stand_in(const CheckInput& input, Date date, const Official* absent) {
  std::string source;
  for (const SubstituteRule& rule : input.rules->substitutes)
    if (absent != nullptr && rule.in_force.on(date) &&
        matches(rule.who, *absent, input.rules->ranks))
      source = rule.source;
  return source;
}

}  // namespace anjuan::rota
