#pragma once

#include <cstddef>
#include <string>

namespace anjuan::cli {

class Context;

/// How far a long command has come, on standard error where that is a terminal, and taken away when
/// it ends; nothing under -q and --json.
class ProgressLine {
 public:
  explicit ProgressLine(const Context& ctx);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// So many are done; of `all` where that is known.
  void show(std::size_t done, std::size_t all = 0);
  /// What it is at, where nobody can tell how far it has come.
  void show(const std::string& doing);

 private:
  bool shows_;
  bool shown_ = false;
};

}  // namespace anjuan::cli
