#pragma once

#include <string>

#include "anjuan/base/clock.hpp"

/// The page around a table that one hangs up: whose it is, what it is, and of which day.
namespace anjuan::rota {

struct PageFrame {
  std::string title;
  std::string office;
  Date issued{};
  bool landscape = false;
};

/// Monday first: the short word of a weekday, 周一.
std::string weekday_words(Date date);

/// A whole page around `body`, which is HTML already; the rest is not.
std::string wall_page(const PageFrame& frame, const std::string& body);

}  // namespace anjuan::rota
