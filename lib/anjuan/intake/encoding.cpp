#include "anjuan/intake/encoding.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <sys/stat.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/error_words.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/file_kind.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kPiece = 1 << 16;

/// So many Chinese characters in a row that are well-formed UTF-8 are no accident: in GB18030 the
/// bytes of two characters almost never make one of UTF-8. A later bad byte is then damage.
constexpr std::size_t kProof = 6;

/// One encoding tried on the file as its pieces come by.
class Trial {
 public:
  explicit Trial(Encoding encoding) : encoding_(encoding), decoder_(encoding) {}

  void feed(std::string_view bytes) {
    if (failed_) return;
    text_.clear();
    failed_ = !decoder_.decode(bytes, text_);
    for (const char c : text_) {
      if (c == '\n') {
        ++line_;
        column_ = 1;
        current_.clear();
        continue;
      }
      const auto byte = static_cast<unsigned char>(c);
      column_ += (byte & 0xC0) != 0x80;
      wide_ += byte >= 0xE0;
      if (current_.size() < kPiece) current_ += c;
    }
  }

  void finish() { failed_ = failed_ || !decoder_.finish(); }

  bool failed() const { return failed_; }
  Encoding encoding() const { return encoding_; }
  std::uint64_t bad_offset() const { return decoder_.bad_offset(); }
  std::size_t wide_characters() const { return wide_; }

  Diagnostic place(const std::string& path) const {
    Diagnostic d{.code = "bad-encoding", .file = path, .line = line_, .column = column_};
    if (current_.size() < kPiece) d.source_line = current_ + "\xEF\xBF\xBD";
    return d;
  }

 private:
  Encoding encoding_;
  Decoder decoder_;
  std::string text_;
  std::string current_;  ///< the line so far
  int line_ = 1;
  int column_ = 1;
  std::size_t wide_ = 0;
  bool failed_ = false;
};

std::optional<Encoding> marked_encoding(std::string_view start) {
  using namespace std::string_view_literals;
  if (start.starts_with("\xEF\xBB\xBF")) return Encoding::utf8;
  if (start.starts_with("\xFF\xFE\0\0"sv)) return Encoding::utf32le;
  if (start.starts_with("\0\0\xFE\xFF"sv)) return Encoding::utf32be;
  if (start.starts_with("\xFF\xFE")) return Encoding::utf16le;
  if (start.starts_with("\xFE\xFF")) return Encoding::utf16be;
  if (start.starts_with("\x84\x31\x95\x33")) return Encoding::gb18030;
  return std::nullopt;
}

/// The wide encoding of a text without a mark: its commas, digits and line ends are bytes with
/// noughts beside them, which other texts have none of. Nothing when there are too few to tell.
std::optional<Encoding> wide_encoding(std::string_view start) {
  const auto count = [&](std::size_t width, std::size_t place) {
    std::size_t found = 0;
    for (std::size_t at = 0; at + width <= start.size(); at += width) {
      bool fits = true;
      for (std::size_t i = 0; i < width && fits; ++i) {
        const auto byte = static_cast<unsigned char>(start[at + i]);
        fits = i == place ? (byte >= 0x20 && byte < 0x7F) || (byte >= 0x09 && byte <= 0x0D)
                          : byte == 0;
      }
      found += fits;
    }
    return found;
  };
  const auto noughts = static_cast<std::size_t>(std::count(start.begin(), start.end(), '\0'));
  if (noughts < 3) return std::nullopt;
  struct {
    Encoding encoding;
    std::size_t width;
    std::size_t place;
  } static constexpr kWide[] = {{Encoding::utf32le, 4, 0},
                                {Encoding::utf32be, 4, 3},
                                {Encoding::utf16le, 2, 0},
                                {Encoding::utf16be, 2, 1}};
  for (const auto& [encoding, width, place] : kWide) {
    // In a wide encoding of four bytes every Chinese character has noughts too.
    const std::size_t found = count(width, place);
    if (found >= 3 && (width == 4 ? noughts * 5 >= start.size() * 2 : found * 10 >= noughts * 9))
      return encoding;
  }
  return std::nullopt;
}

/// Counts the characters of two bytes that Chinese texts are made of, to tell the encodings apart
/// that any such bytes fit.
class Census {
 public:
  void feed(std::string_view bytes) {
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      if (lead_ == 0) {
        lead_ = byte >= 0x81 ? byte : 0;
        continue;
      }
      const bool high = byte >= 0xA1;
      ++pairs_;
      // Simplified characters in daily use, and punctuation.
      gb_ += high && ((lead_ >= 0xB0 && lead_ <= 0xD7) || lead_ == 0xA1 || lead_ == 0xA3);
      // Traditional characters in daily use, and punctuation.
      big5_ += lead_ >= 0xA1 && lead_ <= 0xC6 && (high || (byte >= 0x40 && byte <= 0x7E));
      // Where GB18030 has room for characters of one's own.
      private_ += high && ((lead_ >= 0xAA && lead_ <= 0xAF) || lead_ >= 0xF8);
      lead_ = 0;
    }
  }
  /// Daily characters of GB18030 are rare, those of Big5 are nearly all.
  bool is_big5() const { return pairs_ >= 2 && gb_ * 2 < pairs_ && big5_ * 10 >= pairs_ * 9; }
  /// What fits GB18030 only by characters that nobody has agreed on.
  bool is_private() const { return private_ * 5 > pairs_; }

 private:
  unsigned char lead_ = 0;
  std::size_t pairs_ = 0;
  std::size_t gb_ = 0;
  std::size_t big5_ = 0;
  std::size_t private_ = 0;
};

Failure not_gb18030(const std::string& path, bool is_big5) {
  Diagnostic d{.code = "bad-encoding", .file = path};
  d.message = is_big5
                  ? tr("this looks like traditional Chinese in Big5; as GB18030 it would become "
                       "other characters")
                  : tr("as GB18030 the text would become characters that nobody can read");
  d.remedy = tr("save the file again as UTF-8, or name its encoding: --encoding big5 or gb18030");
  return {ExitCode::bad_data, {std::move(d)}};
}

Failure bad_byte(const std::string& path, const Trial& trial, int byte, bool several_tried) {
  Diagnostic d = trial.place(path);
  const std::string shown = byte < 0 ? std::string(tr("the end of the file"))
                                     : trf("byte 0x{:02X}", static_cast<unsigned>(byte));
  d.message = several_tried
                  ? trf("{} at offset {} fits neither UTF-8 nor GB18030", shown, trial.bad_offset())
                  : trf("{} at offset {} does not fit {}", shown, trial.bad_offset(),
                        name_of(trial.encoding()));
  d.remedy = tr("save the file again as UTF-8, or name its encoding with --encoding");
  return {ExitCode::bad_data, {std::move(d)}};
}

int byte_at(std::FILE* file, std::uint64_t offset) {
  if (std::fseek(file, static_cast<long>(offset), SEEK_SET) != 0) return -1;
  return std::fgetc(file);
}

}  // namespace

Failure cannot_read(const std::string& path, int error) {
  Diagnostic d{.code = "cannot-read", .file = path};
  d.message = trf("cannot read the file: {}", error_words(error));
  d.remedy = tr("check the path and who may read it");
  return {ExitCode::io, {std::move(d)}};
}

Result<Encoding> detect_encoding(const std::string& path, std::optional<Encoding> forced) {
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  if (!file) return tl::unexpected(cannot_read(path, errno));

  std::vector<Trial> trials;
  std::array<char, kPiece> buffer{};
  std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file.get());
  const std::string_view start(buffer.data(), size);
  if (const FileKind kind = file_kind(path); kind.form != FileKind::Form::text) {
    Diagnostic d{.code = "not-text", .file = path};
    d.message = trf("this is {}, not text", kind.what);
    d.remedy = tr("give the file its true extension, or save it as .xlsx or .csv");
    return fail(ExitCode::bad_data, std::move(d));
  }
  if (const auto marked = marked_encoding(start)) forced = marked;
  if (!forced) forced = wide_encoding(start);
  if (forced)
    trials.emplace_back(*forced);
  else
    for (const Encoding encoding : {Encoding::utf8, Encoding::gb18030})
      trials.emplace_back(encoding);

  Census census;
  for (; size > 0; size = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    for (Trial& trial : trials) trial.feed({buffer.data(), size});
    census.feed({buffer.data(), size});
    if (std::all_of(trials.begin(), trials.end(), [](const Trial& t) { return t.failed(); })) break;
  }
  if (std::ferror(file.get())) return tl::unexpected(cannot_read(path, errno));
  for (Trial& trial : trials) trial.finish();

  // Without a mark: damaged UTF-8 must not pass as GB18030 and turn into other characters.
  const bool damaged = trials[0].failed() && trials[0].wide_characters() >= kProof;
  for (const Trial& trial : trials) {
    if (trial.failed() || damaged) continue;
    if (!forced && trial.encoding() == Encoding::gb18030 &&
        (census.is_big5() || census.is_private()))
      return tl::unexpected(not_gb18030(path, census.is_big5()));
    return trial.encoding();
  }
  // Some bytes of Big5 fit nothing else; damage in GB18030 keeps its daily characters.
  if (!forced && !damaged && census.is_big5()) return tl::unexpected(not_gb18030(path, true));
  const Trial& best =
      damaged ? trials[0]
              : *std::max_element(trials.begin(), trials.end(), [](const Trial& a, const Trial& b) {
                  return a.bad_offset() < b.bad_offset();
                });
  return tl::unexpected(
      bad_byte(path, best, byte_at(file.get(), best.bad_offset()), trials.size() > 1 && !damaged));
}

Result<std::unique_ptr<DecodedFile>> DecodedFile::open(const std::string& path, Encoding encoding) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return tl::unexpected(cannot_read(path, errno));
  return std::unique_ptr<DecodedFile>(new DecodedFile(path, encoding, file));
}

bool DecodedFile::read_more(std::string& utf8) {
  const std::size_t before = utf8.size();
  std::array<char, kPiece> buffer{};
  while (!ended_ && utf8.size() == before) {
    const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file_.get());
    ended_ = size == 0;
    if (std::ferror(file_.get())) failure_ = cannot_read(path_, errno);
    if (ended_ ? decoder_.finish() : decoder_.decode({buffer.data(), size}, utf8)) continue;
    ended_ = true;
    Diagnostic d{.code = "bad-encoding", .file = path_};
    d.message =
        trf("the byte at offset {} does not fit {}", decoder_.bad_offset(), name_of(encoding_));
    d.remedy = tr("the file changed while it was read: run the command again");
    failure_ = Failure{ExitCode::bad_data, {std::move(d)}};
  }
  return utf8.size() > before;
}

void DecodedFile::rewind() {
  std::rewind(file_.get());
  decoder_ = Decoder(encoding_);
  piece_.clear();
  setg(nullptr, nullptr, nullptr);
  failure_.reset();
  ended_ = false;
}

DecodedFile::int_type DecodedFile::underflow() {
  piece_.clear();
  if (!read_more(piece_)) return traits_type::eof();
  setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
  return traits_type::to_int_type(*gptr());
}

}  // namespace anjuan
