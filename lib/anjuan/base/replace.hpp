#pragma once

#include <string>
#include <string_view>

namespace anjuan {

/// The text with every `what`, which must not be empty, replaced; what was put in is not looked at
/// again.
inline std::string replace_all(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

}  // namespace anjuan
