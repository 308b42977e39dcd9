#pragma once

#include <string>
#include <vector>

#include "anjuan/calendar/calendar.hpp"
#include "anjuan/rota/rule.hpp"
#include "anjuan/rota/session.hpp"

namespace anjuan::rota {

struct GridInput {
  const Rules* rules = nullptr;
  const Calendar* calendar = nullptr;
  const std::vector<Official>* officials = nullptr;
  const std::vector<Session>* sessions = nullptr;
  int year = 0;
  unsigned month = 0;
  std::string office = {};  ///< whose rota it is, for the page
  Date issued{};            ///< the day of the page
};

/// The month as weeks from Monday to Sunday, each cell at most `cell` terminal cells wide (wide
/// characters count two): the day, then who receives, one line each. Days off are marked *, make-up
/// workdays +.
std::string month_grid_text(const GridInput& input, std::size_t cell = 12);

/// The same as a page with a table, for a wall or a web site.
std::string month_grid_html(const GridInput& input);

}  // namespace anjuan::rota
