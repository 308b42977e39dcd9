#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anjuan/rota/rule.hpp"
#include "anjuan/rota/session.hpp"

namespace anjuan::rota {

/// What a case adds to a brief; the caller knows the ledger, the rota does not. Nothing here says
/// who complained, but for `petitioners`.
struct BriefCase {
  std::string id;
  std::string title;
  std::string unit;               ///< to be called
  std::string official;           ///< for whom it is meant: booked, or its lead
  bool opinion_attached = false;  ///< the lower level's opinion (C6)
  std::vector<std::string> why;   ///< why it is here, in words: booked, due soon, an open task
  std::optional<Date> due;        ///< of its earliest obligation
  int persons = 0;                ///< how many complained; 0: not known
  /// Names. The caller leaves them out where the petitioner asked not to be named and in an
  /// accusation (W22 art. 30).
  std::vector<std::string> petitioners;  ///< masked: 李**
};

/// What a rule asks for before the session and nobody has recorded.
struct StillToDo {
  Requirement what;
  std::string source;
  friend bool operator==(const StillToDo&, const StillToDo&) = default;
};

/// One session of the day and what is prepared for it.
struct BriefEntry {
  Session session;
  std::string name;
  std::string title;
  std::string time;
  std::string place;
  std::vector<std::string> companions;  ///< names
  std::vector<BriefCase> cases;
  std::vector<std::string> units;  ///< to call, each once, in order
  std::vector<StillToDo> still_to_do;
};

/// The brief of a day (F4, G5): booked cases go to their session, others to the official they are
/// meant for when that official sits that day.
std::vector<BriefEntry> make_brief(Date date, const std::vector<Session>& sessions,
                                   const std::vector<Official>& officials, const Rules& rules,
                                   const std::vector<BriefCase>& cases);

}  // namespace anjuan::rota
