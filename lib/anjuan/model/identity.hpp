#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/case.hpp"

// Who complained is kept from those who need not know it (W22 art. 30, 46).
namespace anjuan {

/// Whether neither the unit nor the public may learn who complained: an accusation, or the
/// petitioner asks not to be named.
bool is_protected(const Head& head);

/// 李某某 → 李**; phone and id numbers keep their last two digits.
std::string mask_name(std::string_view name);
std::string mask_number(std::string_view number);

/// Whether the title gives away who complained, though it is protected: lists and reports show it.
bool title_names_petitioner(const Case& value);

/// The text with the names, numbers and addresses of these people masked wherever they stand.
std::string masked(std::string text, const std::vector<Petitioner>& people);

}  // namespace anjuan
