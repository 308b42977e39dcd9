#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/model/draft.hpp"
#include "anjuan/store/ledger.hpp"

namespace anjuan {

/// Who registers, when, and whether what is registered happened in another system before.
struct RegisterOptions {
  Timestamp now;
  Date on{};              ///< day of registration for complaints that are new here
  std::string by;
  bool imported = false;  ///< history of another system: registered there when it was received
};

/// Makes a case of a draft, all but its number: checks every value against its vocabulary, the
/// rules and the office's units, officials and categories, and builds the events registered,
/// assigned, accepted, replied and closed that the draft tells of. Fails (bad_data, or refused
/// when only rules are broken) with everything that is wrong. `file` of each problem holds the name
/// of the field it is about (empty for none), for the caller to place it where the value came from.
Result<Case> make_case(const Ledger& ledger, const Draft& draft, const RegisterOptions& options);

/// The fields that make_case understands, for suggestions and documentation.
std::vector<std::string_view> draft_fields();

}  // namespace anjuan
