#include "anjuan/rota/plan/organizer.hpp"

#include <algorithm>

namespace anjuan::rota {

std::vector<std::string> organizers(const Rules& rules, const std::vector<Official>& officials,
                                    Date day) {
  std::set<std::string> all;
  for (const Official& official : officials)
    if (std::string name = organizer_of(official, rules, day); !name.empty())
      all.insert(std::move(name));
  return {all.begin(), all.end()};
}

void limit_to_organizer(PlanInput& input, Rules& mine, std::string_view organizer,
                        const std::vector<Session>& planned) {
  std::set<std::string> ours;
  for (const Official& official : input.officials)
    if (organizer_of(official, *input.rules, input.period.from) == organizer)
      ours.insert(official.id);
  mine = *input.rules;
  std::erase_if(mine.covers, [&](const CoverRule& cover) {
    return std::none_of(input.officials.begin(), input.officials.end(),
                        [&](const Official& official) {
                          return ours.contains(official.id) && serves(cover, official, mine.ranks);
                        });
  });
  for (QuotaRule& quota : mine.quotas) {
    std::vector<std::string> people;
    for (const Official& official : input.officials)
      if (ours.contains(official.id) && matches(quota.who, official, mine.ranks))
        people.push_back(official.id);
    quota.who.officials = std::move(people);
  }
  std::erase_if(mine.quotas, [](const QuotaRule& quota) { return quota.who.officials.empty(); });
  input.rules = &mine;
  std::erase_if(input.standing,
                [&](const Session& session) { return !ours.contains(session.official); });
  for (const Session& session : planned)
    if (!ours.contains(session.official) &&
        std::find(input.pinned.begin(), input.pinned.end(), session) == input.pinned.end())
      input.pinned.push_back(session);
  for (const Official& official : input.officials)
    for (Date day = input.period.from; !ours.contains(official.id) && day <= input.period.to;
         day += std::chrono::days(1))
      input.busy.emplace_back(official.id, day);
}

}  // namespace anjuan::rota
