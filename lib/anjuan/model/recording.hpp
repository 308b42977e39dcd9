#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "anjuan/base/clock.hpp"

namespace anjuan {

/// How something was written down, as events have it.
struct Recording {
  std::optional<Timestamp> recorded;  ///< absent when that was on the day it happened
  std::string late_reason;            ///< why so late
  std::string via;                    ///< the login, where it is not who says to have recorded it

  friend bool operator==(const Recording&, const Recording&) = default;
};

/// The day on which it was written down.
inline Date recorded_on(const Recording& how, Date happened) {
  return how.recorded ? std::max(how.recorded->date(), happened) : happened;
}

/// By how many days it was written down after it happened.
inline int days_recorded_late(const Recording& how, Date happened) {
  return static_cast<int>((recorded_on(how, happened) - happened).count());
}

}  // namespace anjuan
