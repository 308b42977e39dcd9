#pragma once

#include <string>
#include <utility>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/ledger.hpp"

/// A case that goes to another office: what one ledger hands over, and what comes back.
namespace anjuan {

/// What `register --from` of the other office takes: the facts of the case and who complains, with
/// its number here as the source and the day it was received here. Category, unit and lead are the
/// other office's own.
std::string transfer_bundle(const Case& value, const Roster& roster);

/// A case that was registered from somewhere, by its source, and on which day.
struct Registered {
  std::string id;
  std::string source;
  Date on{};
};

/// The case of this very ledger that a source names; empty for any other source.
std::string own_case(const Ledger& ledger, const std::string& source);

/// What `apply --from` of the sending office takes: a note in each of its cases that says under
/// which number the other office has it and since when. Cases that came from no ledger are left
/// out; empty when none came from one.
std::string transfer_receipt(const Ledger& ledger, const std::vector<Registered>& cases);

}  // namespace anjuan
