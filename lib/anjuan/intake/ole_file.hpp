#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anjuan {

/// The container of documents before 2007, and of encrypted ones to this day: a small file system
/// of named streams. Only what a workbook needs: streams below the root, read whole.
class OleFile {
 public:
  /// nullopt when the bytes are no such container, or damaged where it says what it holds.
  static std::optional<OleFile> parse(std::string bytes);

  bool has(std::string_view stream) const { return find(stream) != nullptr; }
  /// nullopt when there is none of that name, or it is damaged.
  std::optional<std::string> read(std::string_view stream) const;

 private:
  struct Entry {
    std::string name;  ///< UTF-16 narrowed to ASCII; names of others say nothing here
    std::uint8_t type = 0;
    std::uint32_t start = 0;
    std::uint64_t size = 0;
  };

  const Entry* find(std::string_view name) const;
  /// The bytes of a chain of sectors; nullopt when it leaves the file or runs in a circle.
  std::optional<std::string> chain(std::uint32_t start) const;
  std::optional<std::string> small_chain(std::uint32_t start, std::uint64_t size) const;

  std::string bytes_;
  std::size_t sector_ = 512;
  std::size_t small_sector_ = 64;
  std::uint32_t cutoff_ = 4096;  ///< smaller streams lie in small sectors
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> small_next_;
  std::string small_;  ///< the stream that holds the small sectors
  std::vector<Entry> entries_;
};

}  // namespace anjuan
