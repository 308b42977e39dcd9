#include "anjuan/intake/ole_file.hpp"

#include <algorithm>
#include <utility>

#include "anjuan/intake/little_endian.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kHeader = 512;
constexpr std::size_t kEntry = 128;
constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  ///< numbers from here on end a chain
constexpr std::uint8_t kStream = 2;
constexpr std::uint8_t kRoot = 5;

}  // namespace

std::optional<OleFile> OleFile::parse(std::string bytes) {
  if (bytes.size() < kHeader || !bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
    return std::nullopt;
  OleFile file;
  file.bytes_ = std::move(bytes);
  const std::string_view head(file.bytes_.data(), kHeader);
  const unsigned shift = little16(head, 30);
  const unsigned small_shift = little16(head, 32);
  if (shift < 7 || shift > 16 || small_shift < 2 || small_shift > shift) return std::nullopt;
  file.sector_ = std::size_t{1} << shift;
  file.small_sector_ = std::size_t{1} << small_shift;
  file.cutoff_ = little32(head, 56);

  // Which sectors hold the table of chains: the first 109 stand here, more in sectors of their own.
  const std::size_t sectors = file.bytes_.size() / file.sector_ + 1;
  std::vector<std::uint32_t> tables;
  for (std::size_t i = 0; i < 109; ++i) tables.push_back(little32(head, 76 + i * 4));
  std::uint32_t more = little32(head, 68);
  for (std::size_t i = 0; more < kLastSector && i < sectors; ++i) {
    const std::size_t at = (std::size_t{more} + 1) * file.sector_;
    if (at + file.sector_ > file.bytes_.size()) return std::nullopt;
    for (std::size_t k = 0; k + 4 < file.sector_; k += 4)
      tables.push_back(little32(file.bytes_, at + k));
    more = little32(file.bytes_, at + file.sector_ - 4);
  }
  for (const std::uint32_t table : tables) {
    if (table >= kLastSector) continue;
    const std::size_t at = (std::size_t{table} + 1) * file.sector_;
    if (at >= file.bytes_.size() || file.next_.size() > sectors + file.sector_) break;
    for (std::size_t k = 0; k + 4 <= file.sector_ && at + k + 4 <= file.bytes_.size(); k += 4)
      file.next_.push_back(little32(file.bytes_, at + k));
  }

  const auto directory = file.chain(little32(head, 48));
  if (!directory) return std::nullopt;
  for (std::size_t at = 0; at + kEntry <= directory->size(); at += kEntry) {
    Entry entry;
    const std::size_t length = std::min<std::size_t>(little16(*directory, at + 64), 64);
    for (std::size_t k = 0; k + 2 < length; k += 2) {
      const unsigned character = little16(*directory, at + k);
      entry.name += character < 0x80 ? static_cast<char>(character) : '?';
    }
    entry.type = static_cast<std::uint8_t>((*directory)[at + 66]);
    entry.start = little32(*directory, at + 116);
    entry.size = little32(*directory, at + 120);
    if (entry.type == kRoot)
      if (auto small = file.chain(entry.start)) file.small_ = std::move(*small);
    file.entries_.push_back(std::move(entry));
  }
  if (const auto table = file.chain(little32(head, 60)))
    for (std::size_t at = 0; at + 4 <= table->size(); at += 4)
      file.small_next_.push_back(little32(*table, at));
  return file;
}

const OleFile::Entry* OleFile::find(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.type == kStream && entry.name == name) return &entry;
  return nullptr;
}

std::optional<std::string> OleFile::chain(std::uint32_t start) const {
  std::string out;
  std::size_t steps = 0;
  for (std::uint32_t at = start; at < kLastSector; at = next_[at]) {
    const std::size_t from = (std::size_t{at} + 1) * sector_;
    if (at >= next_.size() || from >= bytes_.size() || ++steps > next_.size()) return std::nullopt;
    out.append(bytes_, from, sector_);
  }
  return out;
}

std::optional<std::string> OleFile::small_chain(std::uint32_t start, std::uint64_t size) const {
  std::string out;
  std::size_t steps = 0;
  for (std::uint32_t at = start; at < kLastSector && out.size() < size; at = small_next_[at]) {
    const std::size_t from = std::size_t{at} * small_sector_;
    if (at >= small_next_.size() || from >= small_.size() || ++steps > small_next_.size())
      return std::nullopt;
    out.append(small_, from, small_sector_);
  }
  return out;
}

std::optional<std::string> OleFile::read(std::string_view stream) const {
  const Entry* entry = find(stream);
  if (entry == nullptr) return std::nullopt;
  auto bytes = entry->size < cutoff_ ? small_chain(entry->start, entry->size) : chain(entry->start);
  if (!bytes || bytes->size() < entry->size) return std::nullopt;
  bytes->resize(entry->size);
  return bytes;
}

}  // namespace anjuan
