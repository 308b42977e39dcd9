#include "anjuan/rota/publish/brief.hpp"

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rota/publish/notice.hpp"

namespace anjuan::rota {
namespace {

/// Is the duty one that is done before the session?
bool is_before(Requirement requirement) {
  return requirement == Requirement::told_before || requirement == Requirement::briefed_before ||
         requirement == Requirement::confirmed || requirement == Requirement::invited ||
         requirement == Requirement::opinion || requirement == Requirement::units_confirmed;
}

}  // namespace

std::vector<BriefEntry> make_brief(Date date, const std::vector<Session>& sessions,
                                   const std::vector<Official>& officials, const Rules& rules,
                                   const std::vector<BriefCase>& cases) {
  std::vector<BriefEntry> brief;
  for (const Session& session : sessions) {
    if (session.date != date) continue;
    BriefEntry entry{.session = session, .name = name_of(officials, session.official)};
    if (const Official* official = find_by_id(officials, session.official))
      entry.title = official->title;
    if (const Desk* desk = rules.desk(session.desk)) {
      entry.time = time_of(*desk);
      entry.place = desk->place.empty() ? desk->name : desk->place;
    }
    if (!session.place.empty()) entry.place = session.place;
    for (const std::string& id : session.companions)
      entry.companions.push_back(name_of(officials, id));
    for (const BriefCase& one : cases) {
      const bool booked = !session.case_id.empty() && session.case_id == one.id;
      if (!booked && (one.official != session.official || !session.case_id.empty())) continue;
      entry.cases.push_back(one);
      if (!one.unit.empty() &&
          std::find(entry.units.begin(), entry.units.end(), one.unit) == entry.units.end())
        entry.units.push_back(one.unit);
    }
    Facts facts{{"kind", session.kind}, {"desk", session.desk}};
    if (const Desk* desk = rules.desk(session.desk)) facts["level"] = desk->level;
    for (const ReceptionRule& rule : rules.receptions) {
      if (!is_before(rule.require) || !rule.in_force.on(session.date) ||
          !holds(rule.condition, facts))
        continue;
      const bool attached = rule.require == Requirement::opinion &&
                            std::all_of(entry.cases.begin(), entry.cases.end(),
                                        [](const BriefCase& one) { return one.opinion_attached; });
      if (!attached) entry.still_to_do.push_back({rule.require, rule.source});
    }
    brief.push_back(std::move(entry));
  }
  std::sort(brief.begin(), brief.end(),
            [](const BriefEntry& a, const BriefEntry& b) { return before(a.session, b.session); });
  return brief;
}

}  // namespace anjuan::rota
