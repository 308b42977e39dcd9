#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "anjuan/model/head.hpp"

namespace anjuan {

/// A head in one piece of memory, a quarter of the size of a Head: for keeping many of them. Only
/// the program that packed it can read it.
std::string pack_head(const HeadView& head);

/// The views point into `packed`; nullopt when that was not packed by this program.
std::optional<HeadView> unpack_head(std::string_view packed);

/// A head that is kept beside many others.
class PackedHead {
 public:
  explicit PackedHead(const HeadView& head) : packed_(pack_head(head)) {}

  /// The views point into this.
  HeadView view() const { return *unpack_head(packed_); }
  std::string_view operator[](HeadField field) const { return view()[field]; }

 private:
  std::string packed_;
};

}  // namespace anjuan
