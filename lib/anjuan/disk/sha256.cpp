#include "anjuan/disk/sha256.hpp"

#include <array>
#include <cerrno>
#include <fstream>

#include <fmt/format.h>
#include <sodium.h>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"

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
  std::ifstream in(path, std::ios::binary);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::array<char, 1 << 16> piece{};
  while (in.read(piece.data(), piece.size()) || in.gcount() > 0)
    crypto_hash_sha256_update(&state, bytes_of(piece.data()),
                              static_cast<unsigned long long>(in.gcount()));
  if (!in.is_open() || in.bad() || is_directory(path))
    return fail(ExitCode::io,
                io_diagnostic(path, is_directory(path) ? EISDIR : ENOENT, tr("cannot be read")));
  Hash hash{};
  crypto_hash_sha256_final(&state, hash.data());
  return hex(hash);
}

}  // namespace anjuan
