#pragma once

#include "anjuan/rota/change/absence.hpp"

namespace anjuan::rota {

struct Reason {
  std::string text;
  std::string source;  ///< the article; empty for plain facts
};

/// Why one session is held by its official.
struct Explanation {
  Session session;
  std::vector<Reason> reasons;
  std::vector<Candidate> others;  ///< who else could take it, best first
};

/// Why somebody else does not hold it, and what it would cost if they did.
struct WhyNot {
  bool possible = false;
  std::vector<Reason> obstacles;  ///< empty when possible
  double spread_now = 0;          ///< Σ(load − entitlement)² of the fairest plan
  double spread_then = 0;         ///< of the fairest plan with the official on that day
  int load_then = 0;              ///< of the official in it
  std::string in_words;
};

/// The sessions of one day with their reasons. `input` is what the rota was planned from.
std::vector<Explanation> explain_day(const PlanInput& input, const std::vector<Session>& sessions,
                                     Date date);

/// Fails (bad_data, "unknown-official") when nobody has that id, (refused, "no-duty") when nothing
/// is planned that day. `desk` empty: any desk.
Result<WhyNot> why_not(const PlanInput& input, const std::vector<Session>& sessions, Date date,
                       const std::string& official, const std::string& desk);

}  // namespace anjuan::rota
