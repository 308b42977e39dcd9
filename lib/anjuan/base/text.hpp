#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anjuan {

/// True when every byte belongs to a well-formed UTF-8 sequence.
bool is_utf8(std::string_view bytes);

/// Byte offset of the first byte that is not well-formed UTF-8; npos when there is none.
std::size_t find_invalid_utf8(std::string_view bytes);

/// The characters (code points) of a UTF-8 text; an invalid byte becomes U+FFFD.
std::vector<std::string> split_characters(std::string_view utf8);

/// Terminal cells the text takes: 2 for wide and full-width characters, 0 for combining ones.
std::size_t display_width(std::string_view utf8);

/// The text with spaces appended up to `cells` terminal cells; unchanged when already wider.
std::string pad_right(std::string_view utf8, std::size_t cells);
std::string pad_left(std::string_view utf8, std::size_t cells);

/// The text cut to at most `cells` terminal cells, the last one an ellipsis where it was cut.
std::string truncate(std::string_view utf8, std::size_t cells);

/// Full-width ASCII (０１２ ＡＢＣ ：（）) and the ideographic space become their ASCII forms;
/// everything else stays, so Chinese punctuation without an ASCII twin is untouched.
std::string to_half_width(std::string_view utf8);

/// Without leading and trailing white space, the ideographic space (U+3000), NBSP and BOM too.
std::string_view trim(std::string_view utf8);

/// ASCII letters in lower case; other characters stay.
std::string to_lower(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);

/// The candidate nearest to `word` by edit distance, for "did you mean"; empty when none is near
/// (more than a third of the word's length, at least 2, away).
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace anjuan
