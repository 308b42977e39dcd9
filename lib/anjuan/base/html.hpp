#pragma once

#include <string>
#include <string_view>

namespace anjuan {

/// `text` with & < > " ' as HTML entities: safe between tags and in quoted attributes.
std::string escape_html(std::string_view text);

}  // namespace anjuan
