#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "anjuan/model/head.hpp"

/// What the two readers that know lines only, not YAML, have in common: the form of a line in a
/// canonical file. Whatever is not certain is left to the full reader.
namespace anjuan {

/// Head field of a key, faster than by the table of names: asked for every line of every case.
std::optional<HeadField> head_field_of_key(std::string_view key);

/// The fields that every case has, as a set of bits by HeadField.
std::uint64_t required_head_fields();

/// How many characters at the front of a line are those of a plain key: a-z, 0-9, _ and -, the
/// first one a letter; 0 when there is none.
std::size_t key_length(std::string_view line);

/// The words that mean "no value" to YAML, as a key or plain value.
bool is_null_word(std::string_view text);

/// True for UTF-8 without control characters but tabs and, where the caller says so, line breaks.
bool is_clean_text(std::string_view text, bool with_line_breaks);

/// The inside of a double-quoted value that is the whole of `text`, still with its escapes, and
/// whether there are any; nullopt when it does not end where `text` does.
struct QuotedText {
  std::string_view inside;
  bool escaped = false;
};
std::optional<QuotedText> quoted_text(std::string_view text);

}  // namespace anjuan
