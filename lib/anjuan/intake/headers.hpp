#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/draft_field.hpp"

namespace anjuan {

/// The field that a column of that name holds by common usage: by its name in the table of draft
/// fields, its option's or one of its headers, whatever the case and the blanks, hyphens,
/// underscores and dots between; nullopt when there is none.
std::optional<DraftField> recognize_header(std::string_view header);

/// The columns that a user means by `wanted`: those of exactly that name, else after folding, else
/// those of two levels (`groups`) by both names, `信访人信息/姓名`.
std::vector<std::size_t> columns_named(const std::vector<std::string>& names,
                                       const std::vector<std::string>& groups,
                                       std::string_view wanted);

/// A column name as it is compared: half-width, without white space, in lower case.
std::string fold_header(std::string_view header);

}  // namespace anjuan
