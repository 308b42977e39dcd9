#pragma once

#include <string>
#include <string_view>

namespace anjuan {

/// A cell of a csv file with commas (RFC 4180): in quotes when it needs them, quotes doubled. For
/// files that the program reads again, such as rejected rows: what comes back is `text`.
std::string csv_cell(std::string_view text);

/// A cell of a csv file that people open in a spreadsheet: a text that it would take for a formula
/// (beginning with = + - @, their full-width forms, a tab or a carriage return) gets an apostrophe
/// in front. Not for numbers, whose minus is one, nor for what the program reads again.
std::string guarded_csv_cell(std::string_view text);

}  // namespace anjuan
