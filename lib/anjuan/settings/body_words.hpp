#pragma once

#include <string>
#include <string_view>

namespace anjuan {

/// What people call a body of leading officials (party: 党委); one that the office has added is
/// called as its id.
std::string body_in_words(std::string_view body);

}  // namespace anjuan
