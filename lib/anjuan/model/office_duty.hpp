#pragma once

#include <span>

#include "anjuan/model/names.hpp"

namespace anjuan {

/// What an office owes beside its cases, in every stretch of time or by a day of its own. Who owes
/// each: rules/owed.
enum class OfficeDuty {
  activity,     ///< a meeting and the like is held (C5, B7)
  report,       ///< a report is sent to everybody who gets it (A12, D6)
  publication,  ///< it is published wherever it is to hang (A9)
  reading,      ///< its readers have read it (F7)
  batch,        ///< a named set of cases is done (DZ3)
};

template <>
std::span<const Named<OfficeDuty>> names<OfficeDuty>();

}  // namespace anjuan
