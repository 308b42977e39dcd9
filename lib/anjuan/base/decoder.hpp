#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace anjuan {

enum class Encoding { utf8, gb18030, utf16le, utf16be, utf32le, utf32be, big5 };

/// The names users write, in any case: utf-8, gb18030 (also gbk, gb2312, cp936: subsets of it),
/// utf-16le, utf-16be, utf-32le, utf-32be, big5; nullopt for others.
std::optional<Encoding> parse_encoding(std::string_view name);

/// `UTF-8`, `GB18030`, `UTF-16LE`, …
std::string_view name_of(Encoding encoding);

/// Turns a stream of bytes into UTF-8 piece by piece; a character may straddle two pieces. A byte
/// order mark at the very start is dropped. Holds at most one incomplete character.
class Decoder {
 public:
  explicit Decoder(Encoding encoding);
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;
  ~Decoder();

  /// Appends the text of `bytes` to `utf8`. False at the first byte that does not fit the encoding;
  /// what stood before it has been appended, and the decoder must not be fed again.
  bool decode(std::string_view bytes, std::string& utf8);

  /// Call once after the last piece: false when the stream ended inside a character.
  bool finish() const;

  /// After a false: where the bad character begins, counted in bytes from the start of the stream.
  std::uint64_t bad_offset() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace anjuan
