#pragma once

#include <vector>

#include "anjuan/ledger/ledger.hpp"
#include "anjuan/rota/check/check.hpp"

namespace anjuan {

/// What only the case files can tell of a rota: a session booked for a case that is not there
/// ("unknown-case"), or at whose table somebody sits who must keep away from it ("recusal", W22
/// art. 28).
/// In the order of the sessions.
Result<std::vector<rota::Breach>> check_session_cases(const Ledger& ledger,
                                                      const std::vector<rota::Session>& sessions);

}  // namespace anjuan
