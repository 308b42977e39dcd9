#pragma once

#include <csignal>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/disk/file_ops.hpp"

namespace anjuan::test {

/// A disk that is watched: `before` is called with every change that is about to happen, and may
/// do something itself, or give back an errno to make it fail.
class WatchedOps : public FileOps {
 public:
  /// What happens, such as "rename_over", and to which path.
  using Watch = std::function<int(std::string_view what, const std::string& path)>;
  explicit WatchedOps(Watch before) : before_(std::move(before)) {}

  int make_directories(const std::string& path) override {
    const int error = before_("make_directories", path);
    return error != 0 ? error : FileOps::make_directories(path);
  }
  int write_new(const std::string& path, std::string_view content, unsigned mode) override {
    const int error = before_("write_new", path);
    // A write that fails has written half.
    if (error != 0) FileOps::write_new(path, content.substr(0, content.size() / 2), mode);
    return error != 0 ? error : FileOps::write_new(path, content, mode);
  }
  int write_whole(const std::string& path, std::string_view content, unsigned mode) override {
    const int error = before_("write_whole", path);
    return error != 0 ? error : FileOps::write_whole(path, content, mode);
  }
  int keep_access(const std::string& from, const std::string& to) override {
    const int error = before_("keep_access", to);
    return error != 0 ? error : FileOps::keep_access(from, to);
  }
  int share(const std::string& directory) override {
    const int error = before_("share", directory);
    return error != 0 ? error : FileOps::share(directory);
  }
  int exchange(const std::string& from, const std::string& to) override {
    const int error = before_("exchange", to);
    return error != 0 ? error : FileOps::exchange(from, to);
  }
  int sync_file(const std::string& path) override {
    const int error = before_("sync_file", path);
    return error != 0 ? error : FileOps::sync_file(path);
  }
  int sync_directory(const std::string& path) override {
    const int error = before_("sync_directory", path);
    return error != 0 ? error : FileOps::sync_directory(path);
  }
  int sync_file_system(const std::string& path) override {
    const int error = before_("sync_file_system", path);
    return error != 0 ? error : FileOps::sync_file_system(path);
  }
  int rename_over(const std::string& from, const std::string& to) override {
    const int error = before_("rename_over", to);
    return error != 0 ? error : FileOps::rename_over(from, to);
  }
  int rename_new(const std::string& from, const std::string& to) override {
    const int error = before_("rename_new", to);
    return error != 0 ? error : FileOps::rename_new(from, to);
  }
  int hard_link(const std::string& from, const std::string& to) override {
    const int error = before_("hard_link", to);
    return error != 0 ? error : FileOps::hard_link(from, to);
  }
  int remove(const std::string& path) override {
    const int error = before_("remove", path);
    return error != 0 ? error : FileOps::remove(path);
  }
  int remove_directory(const std::string& path) override {
    const int error = before_("remove_directory", path);
    return error != 0 ? error : FileOps::remove_directory(path);
  }

 private:
  Watch before_;
};

/// A disk whose n-th change fails: with an errno, or by killing the process (error 0).
/// With `lasting`, every later change fails too.
class FaultyOps : public WatchedOps {
 public:
  FaultyOps(int n, int error, bool lasting)
      : WatchedOps(
            [this](std::string_view what, const std::string& path) { return happens(what, path); }),
        n_(n),
        error_(error),
        lasting_(lasting) {}

  int count() const { return static_cast<int>(log_.size()); }
  /// Every change, "what path".
  const std::vector<std::string>& log() const { return log_; }

 private:
  int happens(std::string_view what, const std::string& path) {
    log_.push_back(std::string(what) + " " + path);
    if (n_ == 0 || (lasting_ ? count() < n_ : count() != n_)) return 0;
    if (error_ == 0) ::raise(SIGKILL);
    return error_;
  }

  int n_;
  int error_;
  bool lasting_;
  std::vector<std::string> log_;
};

}  // namespace anjuan::test
