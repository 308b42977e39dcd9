#pragma once

#include <string>
#include <vector>

#include "anjuan/rota/rule.hpp"
#include "anjuan/rota/session.hpp"

namespace anjuan::rota {

/// What a case adds to a brief; the caller knows the ledger, the rota does not.
struct BriefCase {
  std::string id;
  std::string title;
  std::string unit;               ///< to be called
  std::string official;           ///< for whom it is meant: booked, or by portfolio
  bool opinion_attached = false;  ///< the lower level's opinion (C6)
};

/// One session of the day and what is prepared for it.
struct BriefEntry {
  Session session;
  std::string name;
  std::string time;
  std::string place;
  std::vector<std::string> companions;  ///< names
  std::vector<BriefCase> cases;
  std::vector<std::string> units;        ///< to call, each once, in order
  std::vector<std::string> still_to_do;  ///< told-before, briefed-before … with their sources
};

/// The brief of a day (F4, G5): booked cases go to their session, others to the official they are
/// meant for when that official sits that day.
std::vector<BriefEntry> make_brief(Date date, const std::vector<Session>& sessions,
                                   const std::vector<Official>& officials, const Rules& rules,
                                   const std::vector<BriefCase>& cases);

}  // namespace anjuan::rota
