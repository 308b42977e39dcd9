#pragma once

#include <string>

#include "anjuan/rota/check/check.hpp"

/// The clause that a breach is charged to, as a citation: the words of the rule's `source`.
namespace anjuan::rota {

/// The clause by which somebody was to receive there on that day: that of the cover which asks for
/// the day, else of one that may have been met on it, else of the quota that the session is for;
/// rules of the session's own kind come before those of another. Empty when no rule asks.
std::string asked_by(const CheckInput& input, const Session& session);

/// The clause that says what is done when that official cannot come (A8, D5); the last one wins, as
/// when somebody is asked to stand in. Empty for none, and for nobody.
std::string to_stand_in(const CheckInput& input, Date date, const Official* absent);

}  // namespace anjuan::rota
