#pragma once

#include <string>
#include <string_view>

#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/head.hpp"

namespace anjuan {

/// Where a value is typed: the names that it may use, and what "tomorrow" is.
struct TypingPlace {
  const std::vector<Official>& officials;
  const std::vector<Unit>& units;
  Date today;
};

/// What somebody typed for the field of a head or an event, as files have it: 来访 is visit, 是 is
/// true, 民政局 and an alias of it its id, 昨天 and 5月20日 are days. What is none of these stays
/// as it is, for the rules to judge.
std::string as_stored(std::string_view typed, std::string_view field, ValueType type,
                      Vocabulary choices, const TypingPlace& place);

/// The ids that words mean; a word that means nobody stays.
std::string unit_ids(std::string_view typed, const std::vector<Unit>& units);
std::string official_ids(std::string_view typed, const std::vector<Official>& officials);

}  // namespace anjuan
