#include "anjuan/intake/xlsx_package.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>

#include <expat.h>
#include <zip.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/encoding.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kPiece = 1 << 16;

std::string_view local_name(std::string_view name) {
  return name.substr(name.rfind(':') + 1);  // npos + 1 is the start of the name
}

XmlHandler& handler_of(void* user) {
  return *static_cast<XmlHandler*>(user);
}

void on_open(void* user, const char* name, const char** attributes) {
  handler_of(user).open(local_name(name), XmlAttributes(attributes));
}
void on_close(void* user, const char* name) {
  handler_of(user).close(local_name(name));
}
void on_text(void* user, const char* text, int size) {
  handler_of(user).text({text, static_cast<std::size_t>(size)});
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
  for (const char** at = list_; *at != nullptr; at += 2)
    if (local_name(at[0]) == name) return at[1];
  return {};
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
  if (magic == "\xD0\xCF\x11\xE0") {
    // Password protection wraps the workbook in the container of the old format.
    d.code = "encrypted-workbook";
    d.message = tr("this workbook is protected by a password or is of the old kind (.xls)");
    d.remedy = tr("open it in the spreadsheet program and save it as .xlsx without a password");
    return fail(ExitCode::bad_data, std::move(d));
  }
  int code = 0;
  zip* archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (archive == nullptr) {
    const bool archive_once = magic.starts_with("PK");
    d.message = archive_once ? tr("the workbook is cut off or damaged: its table of contents, at "
                                  "the end of the file, is missing")
                             : tr("this is not a workbook (.xlsx)");
    d.remedy = archive_once ? tr("copy or download the file again")
                            : tr("give the file its true extension, or save it as .xlsx or .csv");
    return fail(ExitCode::bad_data, std::move(d));
  }
  return XlsxPackage(path, archive);
}

bool XlsxPackage::has(const std::string& part) const {
  return zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<> XlsxPackage::read(const std::string& part, XmlHandler& handler) const {
  auto stream = XmlPart::open(*this, part, handler);
  if (!stream) return pass_on(stream);
  for (;;) {
    auto more = stream->pump();
    if (!more) return pass_on(more);
    if (!*more) return {};
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
    : package_(&package), part_(std::move(part)), file_(file), parser_(XML_ParserCreate(nullptr)) {
  XML_SetUserData(parser_.get(), &handler);
  XML_SetElementHandler(parser_.get(), on_open, on_close);
  XML_SetCharacterDataHandler(parser_.get(), on_text);
}

Result<XmlPart> XmlPart::open(const XlsxPackage& package, const std::string& part,
                              XmlHandler& handler) {
  zip_file* file = zip_fopen(package.archive_.get(), part.c_str(), ZIP_FL_NOCASE);
  if (file == nullptr) return package.damaged(part, tr("this part cannot be opened"));
  return XmlPart(package, part, file, handler);
}

Result<bool> XmlPart::pump() {
  if (ended_) return false;
  void* buffer = XML_GetBuffer(parser_.get(), static_cast<int>(kPiece));
  if (buffer == nullptr) return package_->damaged(part_, tr("it does not fit into the memory"));
  const zip_int64_t size = zip_fread(file_.get(), buffer, kPiece);
  // The checksum is compared at the end, so also the last piece can fail.
  if (size < 0) return package_->damaged(part_, zip_file_strerror(file_.get()));
  if (XML_ParseBuffer(parser_.get(), static_cast<int>(size), size == 0) == XML_STATUS_OK) {
    ended_ = size == 0;
    return !ended_;
  }
  return package_->damaged(part_, trf("line {}: {}", XML_GetCurrentLineNumber(parser_.get()),
                                      XML_ErrorString(XML_GetErrorCode(parser_.get()))));
}

}  // namespace anjuan
