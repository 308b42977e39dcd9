#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"

namespace anjuan::cli {

/// Questions to who sits at the terminal, or to a pipe: asked on standard error, answered by lines
/// of standard input.
class Questions {
 public:
  /// Whether an answer can be; it may be changed into what was meant.
  using Check = std::function<Result<>(std::string&)>;

  void say(std::string_view line) const;
  /// The line that was answered, without blanks at its ends; asked again, with what is wrong, until
  /// `check` takes it. Empty at the end of the input.
  std::string ask(std::string_view question, const Check& check = {}) const;
  /// Nobody answers any more.
  bool ended() const;
};

}  // namespace anjuan::cli
