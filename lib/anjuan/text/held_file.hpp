#pragma once

#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"
#include "anjuan/rota/session.hpp"

namespace anjuan {

/// sessions/YYYY/MM/DATE-DESK-GROUP.yaml: what became of one planned session. The rota reads the
/// keys it judges; other keys (batches, dispositions …) belong to the record and are left alone.
Result<rota::HeldSession> read_held(std::string_view text, const std::string& file);
std::string write_held(const rota::HeldSession& held);

}  // namespace anjuan
