#include "anjuan/intake/xlsx_package.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

#include <expat.h>
#include <zip.h>

#include "anjuan/base/decoder.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/encoding.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kPiece = 1 << 16;

/// A comment, a tag or a run of attributes longer than this is no sheet; the parser would look at
/// its beginning again and again while it waits for the end.
constexpr std::uint64_t kMaxToken = 4U << 20;

/// Elements in elements deeper than this no workbook has.
constexpr std::size_t kMaxDepth = 64;

/// A part may become this large whatever its packing; a larger one only if it was packed as
/// sheets are, at ten to fifty times.
constexpr std::uint64_t kTrustedSize = 256U << 20;
constexpr std::uint64_t kMaxRatio = 250;

/// Between the namespace and the name, in what the parser hands over.
constexpr char kSeparator = '\n';

/// Programs that know no extension read what stands in Fallback, and here none is known.
constexpr std::string_view kCompatibility =
    "http://schemas.openxmlformats.org/markup-compatibility/2006";

struct QualifiedName {
  explicit QualifiedName(std::string_view text)
      : space(text.substr(
            0, text.rfind(kSeparator) == std::string_view::npos ? 0 : text.rfind(kSeparator))),
        local(text.substr(text.rfind(kSeparator) + 1)) {}  // npos + 1 is the start of the name
  std::string_view space;
  std::string_view local;
};

/// Sheets of Chinese programs that are neither UTF-8 nor UTF-16 say so; the parser knows only
/// encodings of one byte and asks for the others.
int on_unknown_encoding(void*, const XML_Char* name, XML_Encoding* encoding) {
  if (parse_encoding(name) != Encoding::gb18030) return XML_STATUS_ERROR;
  for (int byte = 0; byte < 256; ++byte)
    encoding->map[byte] = byte < 0x80 ? byte : byte > 0x80 && byte < 0xFF ? -2 : -1;
  encoding->data = nullptr;
  encoding->release = nullptr;
  encoding->convert = [](void*, const char* bytes) {
    std::string utf8;
    Decoder decoder(Encoding::gb18030);
    if (!decoder.decode({bytes, 2}, utf8) || !decoder.finish() || utf8.size() > 3) return -1;
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    if (utf8.size() == 2) return (at(0) & 0x1F) << 6 | (at(1) & 0x3F);
    if (utf8.size() == 3) return (at(0) & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F);
    return -1;
  };
  return XML_STATUS_OK;
}

/// A part's name as archives compare it: without regard to case, with forward slashes.
std::string plain_part_name(std::string_view name) {
  std::string plain = to_lower(name);
  std::replace(plain.begin(), plain.end(), '\\', '/');
  if (plain.starts_with('/')) plain.erase(0, 1);
  return plain;
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
  for (const char** at = list_; *at != nullptr; at += 2)
    if (at[0] == name) return at[1];
  return {};
}

std::string_view XmlAttributes::relation() const {
  for (const char** at = list_; *at != nullptr; at += 2) {
    const QualifiedName name(at[0]);
    if (name.local == "id" && name.space.ends_with("/relationships")) return at[1];
  }
  return {};
}

/// Tells the handler of the elements that are its own.
struct XmlPart::Walker {
  XmlHandler* handler = nullptr;
  XML_Parser parser = nullptr;
  std::string space;               ///< the namespace of the root
  std::vector<std::string> names;  ///< the elements around; kept beyond `depth` to be used again
  std::size_t depth = 0;
  std::size_t foreign = 0;  ///< elements of others around
  bool too_deep = false;

  static void on_open(void* user, const char* name, const char** attributes) {
    static_cast<Walker*>(user)->open(QualifiedName(name), XmlAttributes(attributes));
  }
  static void on_close(void* user, const char* name) {
    static_cast<Walker*>(user)->close(QualifiedName(name));
  }
  static void on_text(void* user, const char* text, int size) {
    auto& walker = *static_cast<Walker*>(user);
    if (walker.foreign == 0) walker.handler->text({text, static_cast<std::size_t>(size)});
  }

  void open(const QualifiedName& name, const XmlAttributes& attributes) {
    if (depth + foreign >= kMaxDepth) {
      too_deep = true;
      XML_StopParser(parser, XML_FALSE);
      return;
    }
    if (depth == 0) space = name.space;
    if (foreign == 0 && is_transparent(name)) return;
    if (foreign > 0 || name.space != space) {
      ++foreign;
      return;
    }
    handler->open(name.local, depth > 0 ? names[depth - 1] : std::string_view(), attributes);
    if (names.size() <= depth) names.emplace_back();
    names[depth++] = name.local;
  }

  void close(const QualifiedName& name) {
    if (foreign == 0 && is_transparent(name)) return;
    if (foreign > 0) {
      --foreign;
      return;
    }
    --depth;
    handler->close(name.local);
  }

  static bool is_transparent(const QualifiedName& name) {
    return name.space == kCompatibility &&
           (name.local == "AlternateContent" || name.local == "Fallback");
  }
};

void XmlPart::WalkerDeleter::operator()(Walker* walker) const {
  delete walker;
}

void XlsxPackage::Closer::operator()(zip* archive) const {
  zip_discard(archive);
}

Result<XlsxPackage> XlsxPackage::open(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return tl::unexpected(cannot_read(path, errno));
  std::array<char, 4> start{};
  const std::size_t size = std::fread(start.data(), 1, start.size(), file);
  const int error = std::ferror(file) != 0 ? errno : 0;
  std::fclose(file);
  if (error != 0) return tl::unexpected(cannot_read(path, error));

  Diagnostic d{.code = "damaged-workbook", .file = path};
  if (size == 0) {
    d.code = "empty-file";
    d.message = tr("the file is empty");
    d.remedy = tr("export it again, with a header line and the rows below");
    return fail(ExitCode::bad_data, std::move(d));
  }
  const std::string_view magic(start.data(), size);
  int code = 0;
  zip* archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (archive == nullptr) {
    const bool archive_once = magic.starts_with("PK");
    d.message = archive_once ? tr("the workbook is cut off or damaged: its table of contents, at "
                                  "the end of the file, is missing")
                             : tr("this is text, not a workbook (.xlsx)");
    d.remedy = archive_once ? tr("copy or download the file again")
                            : tr("name it .csv, or say --format csv");
    return fail(ExitCode::bad_data, std::move(d));
  }
  return XlsxPackage(path, archive);
}

std::int64_t XlsxPackage::locate(std::string_view part) const {
  const std::string wanted = plain_part_name(part);
  const zip_int64_t found = zip_name_locate(archive_.get(), wanted.c_str(), ZIP_FL_NOCASE);
  if (found >= 0) return found;
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr && plain_part_name(name) == wanted) return i;
  }
  return -1;
}

Result<> XlsxPackage::read(const std::string& part, XmlHandler& handler) const {
  ANJUAN_TRY(stream, XmlPart::open(*this, part, handler));
  for (;;) {
    ANJUAN_TRY(more, stream.pump());
    if (!more) return {};
  }
}

tl::unexpected<Failure> XlsxPackage::damaged(std::string_view part, std::string_view reason) const {
  Diagnostic d{.code = "damaged-workbook", .file = path_};
  d.message = trf("the workbook is damaged: {}: {}", part, reason);
  d.remedy = tr("open it in the spreadsheet program, save it again and retry");
  return fail(ExitCode::bad_data, std::move(d));
}

void XmlPart::FileCloser::operator()(zip_file* file) const {
  zip_fclose(file);
}

void XmlPart::ParserCloser::operator()(XML_ParserStruct* parser) const {
  XML_ParserFree(parser);
}

XmlPart::XmlPart(const XlsxPackage& package, std::string part, zip_file* file, XmlHandler& handler)
    : package_(&package),
      part_(std::move(part)),
      file_(file),
      walker_(new Walker),
      parser_(XML_ParserCreateNS(nullptr, kSeparator)) {
  walker_->handler = &handler;
  walker_->parser = parser_.get();
  XML_SetUserData(parser_.get(), walker_.get());
  XML_SetElementHandler(parser_.get(), Walker::on_open, Walker::on_close);
  XML_SetCharacterDataHandler(parser_.get(), Walker::on_text);
  XML_SetUnknownEncodingHandler(parser_.get(), on_unknown_encoding, nullptr);
}

Result<XmlPart> XmlPart::open(const XlsxPackage& package, const std::string& part,
                              XmlHandler& handler) {
  const std::int64_t index = package.locate(part);
  zip_file* file =
      index < 0 ? nullptr
                : zip_fopen_index(package.archive_.get(), static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return package.damaged(part, tr("this part cannot be opened"));
  XmlPart opened(package, part, file, handler);
  zip_stat_t about;
  if (zip_stat_index(package.archive_.get(), static_cast<zip_uint64_t>(index), 0, &about) == 0 &&
      (about.valid & ZIP_STAT_COMP_SIZE) != 0)
    opened.packed_ = about.comp_size;
  return opened;
}

Result<bool> XmlPart::pump() {
  if (ended_) return false;
  void* buffer = XML_GetBuffer(parser_.get(), static_cast<int>(kPiece));
  if (buffer == nullptr) return package_->damaged(part_, tr("it does not fit into the memory"));
  const zip_int64_t size = zip_fread(file_.get(), buffer, kPiece);
  // The checksum is compared at the end, so also the last piece can fail.
  if (size < 0) return package_->damaged(part_, zip_file_strerror(file_.get()));
  read_ += static_cast<std::uint64_t>(size);
  if (read_ > kTrustedSize && read_ / kMaxRatio > packed_)
    return package_->damaged(part_,
                             trf("it is more than {} times as large as in the archive", kMaxRatio));
  const bool parsed =
      XML_ParseBuffer(parser_.get(), static_cast<int>(size), size == 0) == XML_STATUS_OK;
  if (walker_->too_deep)
    return package_->damaged(part_, trf("elements lie more than {} deep", kMaxDepth));
  if (!parsed)
    return package_->damaged(part_, trf("line {}: {}", XML_GetCurrentLineNumber(parser_.get()),
                                        XML_ErrorString(XML_GetErrorCode(parser_.get()))));
  ended_ = size == 0;
  if (const XML_Index at = XML_GetCurrentByteIndex(parser_.get()); at >= 0)
    parsed_ = static_cast<std::uint64_t>(at);
  if (!ended_ && read_ > parsed_ + kMaxToken)
    return package_->damaged(part_, trf("line {}: one tag or comment is longer than {} MB",
                                        XML_GetCurrentLineNumber(parser_.get()), kMaxToken >> 20));
  return !ended_;
}

}  // namespace anjuan
