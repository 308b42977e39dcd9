#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace anjuan {

/// A secret that turns texts into marks: equal texts have equal marks, and without the secret
/// nobody can try out names or numbers against them.
class HashKey {
 public:
  static constexpr std::size_t kBytes = 32;

  static HashKey random();
  /// The key that bytes() gave; nullopt for anything that has another length.
  static std::optional<HashKey> from(std::string_view bytes);

  std::string_view bytes() const;
  /// Another key that follows from this one and cannot be turned back into it.
  HashKey derived(std::string_view purpose) const;
  /// BLAKE2b of the text under this key, the first 64 bits.
  std::uint64_t mark(std::string_view text) const;
  /// SipHash of the text under this key: proves in a fraction of the time that nothing of it was
  /// changed by a disk or by anybody who does not have the key.
  std::uint64_t seal(std::string_view text) const;

 private:
  std::array<unsigned char, kBytes> key_{};
};

}  // namespace anjuan
