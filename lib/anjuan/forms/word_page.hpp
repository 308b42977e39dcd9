#pragma once

#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// A built-in page (lib/share/forms/KIND.html) as a Word template with the same words and the same
/// fields, so that there is one text of each document for both sheets. Fails (bug) when the page
/// has what a Word file cannot have.
Result<std::string> word_template_of(std::string_view page, const std::string& name);

}  // namespace anjuan
