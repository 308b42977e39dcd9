#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/rota/session.hpp"

namespace anjuan::rota {

/// Who must keep away from the cases that are received: ids of officials by the number of the case.
/// The one place that says who may sit where, for whoever makes, mends or judges a rota.
struct KeepAway {
  std::map<std::string, std::set<std::string>, std::less<>> by_case;

  bool may_sit(std::string_view case_id, const std::string& official) const {
    const auto found = by_case.find(case_id);
    return found == by_case.end() || !found->second.contains(official);
  }
  /// At the table of `at`, whoever of its group the case is received by.
  bool may_sit(const std::vector<Session>& sessions, const Session& at,
               const std::string& official) const {
    return by_case.empty() ||
           (may_sit(at.case_id, official) &&
            std::all_of(sessions.begin(), sessions.end(), [&](const Session& other) {
              return other.date != at.date || other.desk != at.desk || other.group != at.group ||
                     may_sit(other.case_id, official);
            }));
  }
  /// Whether a session may be put into its group, whose cases and people are those of `seated`.
  bool may_join(const std::vector<Session>& seated, const Session& joins) const {
    return may_sit(seated, joins, joins.official) &&
           (by_case.empty() || joins.case_id.empty() ||
            std::all_of(seated.begin(), seated.end(), [&](const Session& other) {
              return other.date != joins.date || other.desk != joins.desk ||
                     other.group != joins.group || may_sit(joins.case_id, other.official);
            }));
  }
};

}  // namespace anjuan::rota
