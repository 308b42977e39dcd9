#pragma once

#include <csignal>
#include <set>
#include <string>
#include <string_view>

#include "anjuan/disk/file_ops.hpp"

namespace anjuan::test {

/// A disk whose n-th change fails: with an errno, or by killing the process (error 0).
/// A write that fails has written half. With `lasting`, every later change fails too.
class FaultyOps : public FileOps {
 public:
  FaultyOps(int n, int error, bool lasting) : n_(n), error_(error), lasting_(lasting) {}

  int count() const { return count_; }
  const std::set<std::string>& synced() const { return synced_; }

  int make_directories(const std::string& path) override {
    return fails() ? error_ : FileOps::make_directories(path);
  }
  int write_new(const std::string& path, std::string_view content) override {
    if (count_ + 1 == n_) FileOps::write_new(path, content.substr(0, content.size() / 2));
    return fails() ? error_ : FileOps::write_new(path, content);
  }
  int sync_file(const std::string& path) override {
    return fails() ? error_ : FileOps::sync_file(path);
  }
  int sync_directory(const std::string& path) override {
    if (fails()) return error_;
    synced_.insert(path);
    return FileOps::sync_directory(path);
  }
  int sync_file_system(const std::string& path) override {
    return fails() ? error_ : FileOps::sync_file_system(path);
  }
  int rename_over(const std::string& from, const std::string& to) override {
    return fails() ? error_ : FileOps::rename_over(from, to);
  }
  int rename_new(const std::string& from, const std::string& to) override {
    return fails() ? error_ : FileOps::rename_new(from, to);
  }
  int hard_link(const std::string& from, const std::string& to) override {
    return fails() ? error_ : FileOps::hard_link(from, to);
  }
  int remove(const std::string& path) override { return fails() ? error_ : FileOps::remove(path); }
  int remove_directory(const std::string& path) override {
    return fails() ? error_ : FileOps::remove_directory(path);
  }

 private:
  bool fails() {
    ++count_;
    if (n_ == 0 || (lasting_ ? count_ < n_ : count_ != n_)) return false;
    if (error_ == 0) ::raise(SIGKILL);
    return true;
  }

  int n_;
  int error_;
  bool lasting_;
  int count_ = 0;
  std::set<std::string> synced_;
};

}  // namespace anjuan::test
