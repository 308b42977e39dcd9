#pragma once

#include <string>
#include <string_view>

#include "anjuan/base/clock.hpp"
#include "anjuan/desk/escalate.hpp"

namespace anjuan {

/// The figures of a nightly run as a Prometheus text file (node exporter's textfile collector).
/// Every line carries the code of the office: one server may watch several ledgers.
std::string metrics_of(const EscalationRun& run, std::string_view office, Timestamp now);

}  // namespace anjuan
