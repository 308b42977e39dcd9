#include "anjuan/disk/keyed_hash.hpp"

#include <algorithm>
#include <cstring>

#include <sodium.h>

namespace anjuan {
namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// Lets the library choose what this processor does best; random numbers need it.
void prepare() {
  static const int ready = sodium_init();
  static_cast<void>(ready);
}

static_assert(HashKey::kBytes >= crypto_generichash_KEYBYTES_MIN &&
              HashKey::kBytes <= crypto_generichash_KEYBYTES_MAX &&
              HashKey::kBytes >= crypto_shorthash_KEYBYTES);

}  // namespace

HashKey HashKey::random() {
  prepare();
  HashKey key;
  randombytes_buf(key.key_.data(), key.key_.size());
  return key;
}

std::optional<HashKey> HashKey::from(std::string_view bytes) {
  prepare();
  if (bytes.size() != kBytes) return std::nullopt;
  HashKey key;
  std::copy(bytes.begin(), bytes.end(), key.key_.begin());
  return key;
}

std::string_view HashKey::bytes() const {
  return {reinterpret_cast<const char*>(key_.data()), key_.size()};
}

HashKey HashKey::derived(std::string_view purpose) const {
  HashKey key;
  crypto_generichash(key.key_.data(), key.key_.size(), bytes_of(purpose), purpose.size(),
                     key_.data(), key_.size());
  return key;
}

std::uint64_t HashKey::mark(std::string_view text) const {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_of(text), text.size(), key_.data(),
                     key_.size());
  std::uint64_t mark = 0;
  std::memcpy(&mark, hash.data(), sizeof mark);
  return mark;
}

std::uint64_t HashKey::seal(std::string_view text) const {
  std::uint64_t seal = 0;
  static_assert(sizeof seal == crypto_shorthash_BYTES);
  crypto_shorthash(reinterpret_cast<unsigned char*>(&seal), bytes_of(text), text.size(),
                   key_.data());
  return seal;
}

}  // namespace anjuan
