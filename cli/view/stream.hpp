#pragma once

#include <cstddef>
#include <string_view>

#include "context.hpp"

namespace anjuan::cli {

/// Words that leave the process while they are still being made, for lists that can be longer than
/// the memory. Only behind everything that the command had to store.
class Stream {
 public:
  explicit Stream(Context& ctx) : ctx_(ctx) {}

  void print(std::string_view text) {
    if (last_ == Context::Output::unwanted) return;
    ctx_.print(text);
    waiting_ += text.size();
    // After a failure everything waits for whoever ends the program: it tries once more, and must
    // not find that some of it is missing.
    if (waiting_ < kPiece || last_ == Context::Output::failed) return;
    waiting_ = 0;
    last_ = ctx_.flush();
  }

 private:
  static constexpr std::size_t kPiece = 1 << 18;
  Context& ctx_;
  std::size_t waiting_ = 0;
  Context::Output last_ = Context::Output::written;
};

}  // namespace anjuan::cli
