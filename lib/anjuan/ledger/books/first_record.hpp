#pragma once

#include <optional>

#include "anjuan/ledger/ledger.hpp"

namespace anjuan {

/// The day on which the office's books begin 台账的第一天: the first case that came, the first
/// planned session, the first reception held. nullopt for a ledger without any. What cannot be read
/// counts from the first day that its place allows: what is owed is then asked for too early,
/// never too late; the fault itself is told by whoever reads those files.
std::optional<Date> first_record(const Ledger& ledger);

}  // namespace anjuan
