#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/report/table.hpp"

namespace anjuan::cli {

/// The words that --color can have.
std::vector<std::string> colour_words();
/// Where the word of --color goes; auto when nothing was said.
std::string& colour_wish();

/// Whether what is printed has colours, and the only place that decides: --color; without it on a
/// terminal that can show them, unless NO_COLOR is set. Files never ask.
bool shows_colour();

/// The text in the colour of how urgent it is; as it stands where there are no colours.
std::string coloured(std::string_view text, Urgency urgency);

/// How the rows of tables are coloured: those that are late, and those whose last day comes within
/// so many days.
Paint row_paint(long soon_days);

/// What goes to a terminal: whatever it would obey is written out, but for the colours that
/// coloured() puts in.
std::string safe_for_terminal(std::string_view text);

}  // namespace anjuan::cli
