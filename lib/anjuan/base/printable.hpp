#pragma once

#include <string>
#include <string_view>

namespace anjuan {

/// The one rule for what stands in no text that people hand in: bytes that are not UTF-8, control
/// characters other than tab and line break, the non-characters of Unicode, the zero-width space,
/// and the marks that turn the direction of what follows. None of them can be seen, some change
/// what is seen, and a terminal obeys some of them.
///
/// The length in bytes of such a character at the start of `text`; 0 when there is none.
std::size_t unprintable_length(std::string_view text);

/// Byte offset of the first such character; npos when there is none.
std::size_t find_unprintable(std::string_view text);

/// The text with such characters written out, as \u202E or \xFF. For what goes to a terminal.
std::string escape_unprintable(std::string_view text);

}  // namespace anjuan
