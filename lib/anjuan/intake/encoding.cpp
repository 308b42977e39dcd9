#include "anjuan/intake/encoding.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <sys/stat.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

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

/// What a file is that is no text, by its first bytes; nullptr when it may be text.
const char* binary_kind(std::string_view start) {
  if (start.starts_with("PK\x03\x04")) return tr("a workbook (.xlsx) or an archive, not text");
  if (start.starts_with("\xD0\xCF\x11\xE0")) return tr("an old workbook (.xls), not text");
  if (start.starts_with("%PDF-")) return tr("a PDF, not text");
  return nullptr;
}

std::optional<Encoding> marked_encoding(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) return Encoding::utf8;
  if (start.starts_with("\xFF\xFE")) return Encoding::utf16le;
  if (start.starts_with("\xFE\xFF")) return Encoding::utf16be;
  if (start.starts_with("\x84\x31\x95\x33")) return Encoding::gb18030;
  return std::nullopt;
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
  d.message = trf("cannot read the file: {}", std::strerror(error));
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
  if (const char* kind = binary_kind(start)) {
    Diagnostic d{.code = "not-text", .file = path};
    d.message = trf("this is {}", kind);
    d.remedy = tr("give the file its true extension, or save it as .xlsx or .csv");
    return fail(ExitCode::bad_data, std::move(d));
  }
  if (const auto marked = marked_encoding(start)) forced = marked;
  if (forced)
    trials.emplace_back(*forced);
  else
    for (const Encoding encoding : {Encoding::utf8, Encoding::gb18030})
      trials.emplace_back(encoding);

  for (; size > 0; size = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    for (Trial& trial : trials) trial.feed({buffer.data(), size});
    if (std::all_of(trials.begin(), trials.end(), [](const Trial& t) { return t.failed(); })) break;
  }
  if (std::ferror(file.get())) return tl::unexpected(cannot_read(path, errno));
  for (Trial& trial : trials) trial.finish();

  // Without a mark: damaged UTF-8 must not pass as GB18030 and turn into other characters.
  const bool damaged = trials[0].failed() && trials[0].wide_characters() >= kProof;
  for (const Trial& trial : trials)
    if (!trial.failed() && !damaged) return trial.encoding();
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
