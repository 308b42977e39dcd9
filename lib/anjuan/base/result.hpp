#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "anjuan/base/diagnostic.hpp"

namespace anjuan {

/// Process exit codes, part of the contract with scripts and cron.
enum class ExitCode {
  ok = 0,
  findings = 1,  ///< only where asked for: verify, audit, schedule check, --fail-on
  usage = 2,
  bad_data = 3,
  refused = 4,  ///< a rule forbids it
  locked = 5,
  io = 6,
  bug = 70,
};

/// Why something could not be done: everything that is wrong, not only the first thing.
struct Failure {
  ExitCode exit = ExitCode::bug;
  std::vector<Diagnostic> diagnostics;
};

/// A value, or why there is none. Broken invariants are asserts, never a Failure.
template <class T = void>
using Result = tl::expected<T, Failure>;

/// `return fail(ExitCode::refused, {.code = …, .message = …});`
inline tl::unexpected<Failure> fail(ExitCode exit, Diagnostic diagnostic) {
  Failure failure{exit, {}};
  failure.diagnostics.push_back(std::move(diagnostic));
  return tl::unexpected<Failure>(std::move(failure));
}

inline tl::unexpected<Failure> fail(ExitCode exit, std::vector<Diagnostic> diagnostics) {
  return tl::unexpected<Failure>(Failure{exit, std::move(diagnostics)});
}

/// What was said cannot be meant: `return fail_usage("bad-month", trf(…), tr("write YYYY-MM"));`
inline tl::unexpected<Failure> fail_usage(std::string code, std::string message,
                                          std::string remedy = {}) {
  return fail(
      ExitCode::usage,
      {.code = std::move(code), .message = std::move(message), .remedy = std::move(remedy)});
}

/// Hands the failure of one Result on as the failure of another.
template <class T>
tl::unexpected<Failure> pass_on(Result<T>& failed) {
  return tl::unexpected<Failure>(std::move(failed.error()));
}

}  // namespace anjuan
