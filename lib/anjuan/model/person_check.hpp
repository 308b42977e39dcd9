#pragma once

#include <string>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/model/case.hpp"

namespace anjuan {

/// Whether an identity number of 18 characters has the check digit that GB 11643 gives it.
bool has_right_check_digit(std::string_view id_number);

/// What is odd about the numbers of the people of a case, as a slip of the pen makes them: a
/// warning each. A telephone number of ten digits, an identity number that is too short or whose
/// check digit is wrong, an age that nobody reaches. None of them is refused: petitioners write
/// what they write.
std::vector<Diagnostic> odd_numbers(const Case& value);

}  // namespace anjuan
