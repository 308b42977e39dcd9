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
/// With a limit only so many are kept at any time. What is more than some megabytes goes to a
/// temporary file in sorted runs, which are read side by side: the memory used does not grow with
/// the list.
class HeadList {
 public:
  /// `limit` 0: all.
  HeadList(HeadField sort, bool descending, std::size_t limit);

  void add(const HeadView& head);
  /// How many were added, and how many of them are shown.
  std::size_t total() const { return total_; }
  std::size_t size() const { return limit_ > 0 && limit_ < total_ ? limit_ : total_; }
  /// Call once behind the last add(). Fails (io) when the temporary file could not hold them.
  Result<> sort();
  /// Calls `each` for every head that is shown, in order; the views die with the call. May be
  /// called again. Fails (io) when the temporary file cannot be read back.
  Result<> for_each(const std::function<void(const HeadView&)>& each);

 private:
  struct Entry {
    std::string words;      ///< the field to sort by, then the id
    std::uint32_t key = 0;  ///< length of the field
    std::string packed;     ///< the head
  };
  /// Sorted entries in the temporary file, one behind the other.
  struct Run {
    std::uint64_t from;
    std::uint64_t to;
  };
  class RunReader;
  /// What is compared of an entry.
  struct Rank {
    std::string_view key;
    std::string_view id;
  };
  static Rank rank_of(const Entry& entry);
  bool before(const Rank& a, const Rank& b) const;
  void sort_entries();
  void end_run();
  Result<> merge(const std::function<void(const HeadView&)>& each);

  HeadField field_;
  bool descending_;
  std::size_t limit_;
  std::size_t total_ = 0;
  std::size_t bytes_ = 0;  ///< of what is in memory
  std::vector<Entry> entries_;
  std::vector<Run> runs_;
  std::optional<Spool> spool_;
  std::optional<Failure> failure_;
};

}  // namespace anjuan
