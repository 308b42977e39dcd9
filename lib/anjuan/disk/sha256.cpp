#include "anjuan/disk/sha256.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "anjuan/disk/file_ops.hpp"

namespace anjuan {
namespace {

using Hash = std::array<unsigned char, crypto_hash_sha256_BYTES>;

std::string hex(const Hash& hash) {
  std::string text;
  for (const unsigned char byte : hash) text += fmt::format("{:02x}", byte);
  return text;
}

const unsigned char* bytes_of(const char* text) {
  return reinterpret_cast<const unsigned char*>(text);
}

}  // namespace

std::string sha256_of(std::string_view bytes) {
  Hash hash{};
  crypto_hash_sha256(hash.data(), bytes_of(bytes.data()), bytes.size());
  return hex(hash);
}

Result<std::string> sha256_of_file(const std::string& path) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  auto read = read_in_pieces(path, [&](std::string_view piece) {
    crypto_hash_sha256_update(&state, bytes_of(piece.data()), piece.size());
  });
  if (!read) return pass_on(read);
  Hash hash{};
  crypto_hash_sha256_final(&state, hash.data());
  return hex(hash);
}

}  // namespace anjuan
