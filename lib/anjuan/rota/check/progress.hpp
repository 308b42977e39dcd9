#pragma once

#include <map>
#include <string>
#include <vector>

#include "anjuan/rota/check/check.hpp"

namespace anjuan::rota {

/// How far one official is with one quota in a window, judged whole.
struct Progress {
  const Official* official = nullptr;  ///< of the input
  const QuotaRule* quota = nullptr;
  DateRange window;
  int owed = 0;     ///< in the whole window; 0 where nothing is owed, only allowed
  int done = 0;     ///< held, in the quota's unit: sessions or days
  int planned = 0;  ///< still to come, and no day that is counted as done
  std::map<std::string, int> by_kind;  ///< sessions held, by kind

  int missing() const { return std::max(0, owed - done - planned); }
};

/// One entry for each official, quota that asks for something, and window that touches the period,
/// in the order of the officials, quotas and days. Sessions up to `held_until` are done where they
/// are on record, all others are to come; without it those before the period are done.
std::vector<Progress> progress(const CheckInput& input);

/// Every day of the windows that touch the period: what progress() needs to see.
DateRange reach_of_windows(const Rules& rules, DateRange period);

}  // namespace anjuan::rota
