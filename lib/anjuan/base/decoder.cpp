#include "anjuan/base/decoder.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <utility>

#include <iconv.h>

#include "anjuan/base/text.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

const iconv_t kNoConverter = reinterpret_cast<iconv_t>(-1);

/// True when `rest` could become a character of UTF-8 with more bytes behind it.
bool is_utf8_prefix(std::string_view rest) {
  const auto lead = static_cast<unsigned char>(rest[0]);
  const std::size_t length = lead >= 0xF0 && lead <= 0xF4   ? 4
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xC2 && lead <= 0xDF ? 2
                                                            : 0;
  if (rest.size() >= length) return false;
  return std::all_of(rest.begin() + 1, rest.end(),
                     [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
}

}  // namespace

std::optional<Encoding> parse_encoding(std::string_view name) {
  static constexpr std::pair<std::string_view, Encoding> kNames[] = {
      {"utf8", Encoding::utf8},       {"gb18030", Encoding::gb18030}, {"gbk", Encoding::gb18030},
      {"gb2312", Encoding::gb18030},  {"cp936", Encoding::gb18030},   {"936", Encoding::gb18030},
      {"utf16le", Encoding::utf16le}, {"utf16be", Encoding::utf16be}, {"utf16", Encoding::utf16le},
      {"utf32le", Encoding::utf32le}, {"utf32be", Encoding::utf32be}, {"utf32", Encoding::utf32le},
      {"big5", Encoding::big5},       {"cp950", Encoding::big5},      {"big5hkscs", Encoding::big5},
  };
  std::string plain = to_lower(trim(name));
  std::erase_if(plain, [](char c) { return c == '-' || c == '_'; });
  for (const auto& [known, encoding] : kNames)
    if (plain == known) return encoding;
  return std::nullopt;
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::gb18030:
      return "GB18030";
    case Encoding::utf16le:
      return "UTF-16LE";
    case Encoding::utf16be:
      return "UTF-16BE";
    case Encoding::utf32le:
      return "UTF-32LE";
    case Encoding::utf32be:
      return "UTF-32BE";
    case Encoding::big5:
      return "BIG5-HKSCS";
  }
  return {};
}

struct Decoder::State {
  Encoding encoding = Encoding::utf8;
  iconv_t converter = kNoConverter;
  std::string carry;         ///< an incomplete character at the end of the last piece
  std::uint64_t before = 0;  ///< bytes of the stream that stand before `carry`
  bool at_start = true;      ///< nothing was put out yet: a byte order mark may still come

  ~State() {
    if (converter != kNoConverter) iconv_close(converter);
  }

  /// Number of bytes of `bytes` that were decoded; the rest is incomplete (`bad` false) or wrong.
  std::size_t convert(std::string_view bytes, std::string& out, bool& bad) const {
    if (encoding == Encoding::utf8) {
      const std::size_t good = std::min(find_invalid_utf8(bytes), bytes.size());
      out += bytes.substr(0, good);
      bad = good < bytes.size() && !is_utf8_prefix(bytes.substr(good));
      return good;
    }
    std::array<char, 1 << 14> buffer{};
    char* in = const_cast<char*>(bytes.data());  // iconv's signature; the input is not written
    std::size_t in_left = bytes.size();
    while (in_left > 0) {
      char* to = buffer.data();
      std::size_t to_left = buffer.size();
      const std::size_t done = iconv(converter, &in, &in_left, &to, &to_left);
      out.append(buffer.data(), buffer.size() - to_left);
      if (done == static_cast<std::size_t>(-1) && errno != E2BIG) {
        bad = errno != EINVAL;
        break;
      }
    }
    return bytes.size() - in_left;
  }
};

Decoder::Decoder(Encoding encoding) : state_(std::make_unique<State>()) {
  state_->encoding = encoding;
  if (encoding != Encoding::utf8) {
    state_->converter = iconv_open("UTF-8", name_of(encoding).data());
    assert(state_->converter != kNoConverter && "the C library knows these encodings");
  }
}

Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;
Decoder::~Decoder() = default;

bool Decoder::decode(std::string_view bytes, std::string& utf8) {
  State& state = *state_;
  const std::size_t start = utf8.size();
  bool bad = false;
  // The character cut in two is completed byte by byte, so that the piece itself is not copied.
  while (!state.carry.empty() && !bytes.empty() && !bad) {
    state.carry += bytes.front();
    bytes.remove_prefix(1);
    const std::size_t done = state.convert(state.carry, utf8, bad);
    state.before += done;
    state.carry.erase(0, done);
  }
  if (!bad && state.carry.empty()) {
    const std::size_t done = state.convert(bytes, utf8, bad);
    state.before += done;
    if (!bad) state.carry = bytes.substr(done);
  }
  if (state.at_start && utf8.size() > start) {
    if (std::string_view(utf8).substr(start).starts_with(kByteOrderMark))
      utf8.erase(start, kByteOrderMark.size());
    state.at_start = false;
  }
  return !bad;
}

bool Decoder::finish() const {
  return state_->carry.empty();
}

std::uint64_t Decoder::bad_offset() const {
  return state_->before;
}

}  // namespace anjuan
