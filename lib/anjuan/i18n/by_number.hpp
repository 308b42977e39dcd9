#pragma once

namespace anjuan {

/// Of two msgids the one for a number of things, as English wants it: 1 session, 2 sessions.
template <class Number>
constexpr const char* by_number(Number number, const char* one, const char* more) {
  return number == 1 ? one : more;
}

}  // namespace anjuan
