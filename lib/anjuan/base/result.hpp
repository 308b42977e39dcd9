#pragma once

#include <concepts>
#include <string>
#include <type_traits>
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

/// A value, or the error instead of it. Whoever calls looks: ignoring one does not compile, and
/// none is made by a conversion that a value of its type would not take.
template <class T, class E>
class [[nodiscard]] Expected : public tl::expected<T, E> {
  using Base = tl::expected<T, E>;

 public:
  Expected() = default;
  template <class U>
  requires(std::convertible_to<U&&, T> && !std::derived_from<std::remove_cvref_t<U>, Base>)
      Expected(U&& value)
      : Base(tl::in_place, std::forward<U>(value)) {}
  template <class F>
  Expected(tl::unexpected<F> error) : Base(std::move(error)) {}
};

template <class E>
class [[nodiscard]] Expected<void, E> : public tl::expected<void, E> {
 public:
  Expected() = default;
  template <class F>
  Expected(tl::unexpected<F> error) : tl::expected<void, E>(std::move(error)) {}
};

/// A value, or why there is none. Broken invariants are asserts, never a Failure.
template <class T = void>
using Result = Expected<T, Failure>;

/// `return fail(ExitCode::refused, {.code = …, .message = …});`
[[nodiscard]] inline tl::unexpected<Failure> fail(ExitCode exit, Diagnostic diagnostic) {
  Failure failure{exit, {}};
  failure.diagnostics.push_back(std::move(diagnostic));
  return tl::unexpected<Failure>(std::move(failure));
}

[[nodiscard]] inline tl::unexpected<Failure> fail(ExitCode exit,
                                                  std::vector<Diagnostic> diagnostics) {
  return tl::unexpected<Failure>(Failure{exit, std::move(diagnostics)});
}

/// What was said cannot be meant: `return fail_usage("bad-month", trf(…), tr("write YYYY-MM"));`
[[nodiscard]] inline tl::unexpected<Failure> fail_usage(std::string code, std::string message,
                                                        std::string remedy = {}) {
  return fail(
      ExitCode::usage,
      {.code = std::move(code), .message = std::move(message), .remedy = std::move(remedy)});
}

/// Hands the failure of one Result on as the failure of another.
template <class T>
[[nodiscard]] tl::unexpected<Failure> pass_on(Result<T>& failed) {
  return tl::unexpected<Failure>(std::move(failed.error()));
}

/// Declares `variable` as the value of a Result; on failure the function returns that failure.
#define ANJUAN_TRY(variable, ...)                                      \
  auto variable##_result = (__VA_ARGS__);                              \
  if (!variable##_result) return ::anjuan::pass_on(variable##_result); \
  [[maybe_unused]] auto& variable = *variable##_result

/// The same for a Result whose value is not wanted.
#define ANJUAN_DO(...)                                                                         \
  do {                                                                                         \
    if (auto done_result = (__VA_ARGS__); !done_result) return ::anjuan::pass_on(done_result); \
  } while (false)

}  // namespace anjuan
