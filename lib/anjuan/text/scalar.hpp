#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "anjuan/model/head.hpp"

/// How single values are written in our YAML: plain where that is safe, double-quoted otherwise,
/// block text for several lines. What is written reads back as the same bytes, here and with any
/// other YAML reader (none of them takes "no" for false or 010 for 8).
namespace anjuan {

/// One line of text as a scalar. `type` text, list and block entries that another reader would
/// take for a number, date, boolean or null are quoted; dates and integers stay plain.
std::string write_scalar(std::string_view value, ValueType type);

/// True when the text can stand in block style (`|`): printable, no carriage returns, no line
/// separators that some readers fold.
bool fits_block(std::string_view text);

/// `key: |` and the lines of `text`, each behind `indent + 2` spaces; falls back to one quoted
/// line when the text does not fit block style. `indent` is that of the key. Ends with a newline.
std::string write_block(std::string_view key, std::string_view text, std::size_t indent);

/// Block text ends with line breaks that belong to YAML, not to the text.
std::string without_final_line_breaks(std::string text);

/// What a plain scalar must look like for the fast reader to take it as it stands: no indicator in
/// front, no ": " or " #" inside, no tab or control character, no space at either end.
bool is_safe_plain(std::string_view value);

/// Decodes the inside of a double-quoted scalar in place of its own bytes (the result is never
/// longer). nullopt when it holds an escape that only the full reader knows.
std::optional<std::string_view> unescape_in_place(char* begin, char* end);

}  // namespace anjuan
