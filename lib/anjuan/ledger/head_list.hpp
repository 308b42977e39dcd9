#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/spool.hpp"
#include "anjuan/model/head.hpp"

namespace anjuan {

/// The heads that a list shows, in its order: those without the field come last, ties fall by id.
/// With a limit only so many are kept at any time. Without one, what is more than some megabytes
/// goes to a temporary file: what stays in memory is the field and the id of each case.
class HeadList {
 public:
  /// `limit` 0: all.
  HeadList(HeadField sort, bool descending, std::size_t limit);

  void add(const HeadView& head);
  /// How many were added, and how many of them are kept.
  std::size_t total() const { return total_; }
  std::size_t size() const { return entries_.size(); }
  /// Call once behind the last add(). Fails (io) when the temporary file could not hold them.
  Result<> sort();
  /// Calls `each` for every head that is kept, in order; the views die with the call. May be
  /// called again. Fails (io) when the temporary file cannot be read back.
  Result<> for_each(const std::function<void(const HeadView&)>& each);

 private:
  struct Entry {
    std::string words;      ///< the field to sort by, then the id
    std::string packed;     ///< the head; empty when it is in the file
    std::uint64_t at = 0;   ///< where it is in the file
    std::uint32_t key = 0;  ///< length of the field
    std::uint32_t size = 0;
  };
  /// What is compared of an entry.
  struct Rank {
    std::string_view key;
    std::string_view id;
  };
  static Rank rank_of(const Entry& entry);
  bool before(const Rank& a, const Rank& b) const;
  void spill();

  const HeadField field_;
  const bool descending_;
  const std::size_t limit_;
  std::size_t total_ = 0;
  std::size_t bytes_ = 0;  ///< of packed heads in memory
  std::vector<Entry> entries_;
  std::optional<Spool> spool_;
  std::optional<Failure> failure_;
};

}  // namespace anjuan
