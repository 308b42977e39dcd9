#include "anjuan/intake/file_kind.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <utility>

#include <zip.h>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/ole_file.hpp"

namespace anjuan {
namespace {

using Form = FileKind::Form;

FileKind foreign(std::string what, std::string remedy) {
  return {Form::foreign, "foreign-format", std::move(what), std::move(remedy)};
}

std::string save_as_xlsx() {
  return tr("open it in the spreadsheet program and save it as .xlsx");
}

std::string copy_the_table() {
  return tr("copy the table into a spreadsheet and save that as .xlsx");
}

/// Whether a damaged container names a stream: in UTF-16, at the start of records of 128 bytes.
bool names_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  wide += {'\0', '\0'};
  for (std::size_t at = 512; at + wide.size() <= bytes.size(); at += 128)
    if (bytes.substr(at).starts_with(wide)) return true;
  return false;
}

/// The container of all documents before 2007, and of encrypted ones to this day.
FileKind ole_kind(const std::string& path, std::string_view extension) {
  const std::string bytes = read_file(path).value_or(std::string());
  const auto container = OleFile::parse(bytes);
  const auto has_stream = [&](std::string_view name) {
    return container ? container->has(name) : names_stream(bytes, name);
  };
  const std::string without_password =
      tr("open it in the spreadsheet program and save it as .xlsx without a password");
  if (has_stream("EncryptedPackage"))
    return {Form::foreign, "encrypted-workbook", tr("a workbook protected by a password"),
            without_password};
  if (has_stream("WordDocument"))
    return foreign(tr("a document of the old kind (.doc)"), copy_the_table());
  if (container && container->has("Workbook"))
    return {Form::old_workbook, "", tr("a workbook of the old kind (.xls)"), ""};
  if (extension == "et")
    return foreign(tr("a workbook of WPS in the old format (.et)"), save_as_xlsx());
  if (extension == "wps" || extension == "doc")
    return foreign(trf("a document of the old kind (.{})", extension), copy_the_table());
  if (extension == "xls" || has_stream("Workbook") || has_stream("Book"))
    return foreign(tr("a workbook of the old kind (.xls)"), save_as_xlsx());
  return {Form::foreign, "encrypted-workbook",
          tr("a workbook protected by a password, or of the old kind (.xls)"), without_password};
}

std::string read_entry(zip* archive, const char* name) {
  zip_file* file = zip_fopen(archive, name, 0);
  std::array<char, 256> start{};
  const zip_int64_t size = file == nullptr ? 0 : zip_fread(file, start.data(), start.size());
  if (file != nullptr) zip_fclose(file);
  return {start.data(), static_cast<std::size_t>(std::max<zip_int64_t>(size, 0))};
}

FileKind zip_kind(const std::string& path) {
  const FileKind workbook{Form::workbook, "", tr("a workbook (.xlsx)"), ""};
  int error = 0;
  const std::unique_ptr<zip, void (*)(zip*)> archive(zip_open(path.c_str(), ZIP_RDONLY, &error),
                                                     zip_discard);
  if (!archive) return workbook;  // a damaged one: whoever reads it says how
  bool package = false;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    const char* found = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0);
    std::string name = to_lower(found == nullptr ? "" : found);
    std::replace(name.begin(), name.end(), '\\', '/');
    if (name == "xl/workbook.bin") return foreign(tr("a binary workbook (.xlsb)"), save_as_xlsx());
    if (name == "word/document.xml")
      return foreign(tr("a Word document (.docx)"), copy_the_table());
    if (name == "ppt/presentation.xml")
      return foreign(tr("a presentation (.pptx)"), copy_the_table());
    if (name.ends_with(".iwa"))
      return foreign(tr("a table of Numbers"), tr("export it there as .xlsx or .csv"));
    if (name == "mimetype" || name == "meta-inf/manifest.xml") {
      const std::string mime = read_entry(archive.get(), "mimetype");
      if (mime.find("opendocument.spreadsheet") != std::string::npos)
        return foreign(tr("an OpenDocument table (.ods)"), save_as_xlsx());
      if (mime.find("opendocument") != std::string::npos)
        return foreign(tr("an OpenDocument file"), copy_the_table());
    }
    package = package || name == "_rels/.rels" || name == "[content_types].xml" ||
              name.starts_with("xl/");
  }
  if (package) return workbook;
  return foreign(tr("an archive (.zip)"), tr("unpack it and name the table that is in it"));
}

/// Text that is no table: pages and documents in tags.
FileKind text_kind(std::string_view start) {
  const std::string plain = to_lower(trim(start));
  const auto holds = [&](std::string_view word) { return plain.find(word) != std::string::npos; };
  if (plain.starts_with("<?xml") || plain.starts_with("<workbook")) {
    if (holds("schemas-microsoft-com:office:spreadsheet") || holds("excel.sheet"))
      return foreign(tr("a workbook as XML of 2003"), save_as_xlsx());
    return foreign(tr("an XML file"), tr("export the table as .xlsx or .csv"));
  }
  for (const std::string_view tag : {"<html", "<!doctype html", "<table", "<head", "<meta"})
    if (plain.starts_with(tag)) return foreign(tr("a web page (HTML)"), save_as_xlsx());
  if (plain.starts_with("mime-version:")) return foreign(tr("a web page (.mht)"), save_as_xlsx());
  if (plain.starts_with("{\\rtf")) return foreign(tr("a text document (.rtf)"), copy_the_table());
  return {};
}

}  // namespace

std::string_view extension_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
}

FileKind file_kind(const std::string& path) {
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  if (!file) return {};
  std::string bytes(4096, '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
  const std::string_view start = bytes;
  if (start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06")) return zip_kind(path);
  if (start.starts_with("\xD0\xCF\x11\xE0")) return ole_kind(path, to_lower(extension_of(path)));
  if (start.starts_with("%PDF-"))
    return foreign(tr("a PDF"), tr("ask for the table that it was printed from, as .xlsx or .csv"));
  for (const std::string_view picture : {"\x89PNG", "\xFF\xD8\xFF", "GIF8", "II*"})
    if (start.starts_with(picture) && start.find('\0') != std::string_view::npos)
      return foreign(tr("a picture"),
                     tr("type the table into a spreadsheet and save that as .xlsx"));
  for (const std::string_view packed : {"\x1F\x8B", "7z\xBC\xAF", "Rar!"})
    if (start.starts_with(packed))
      return foreign(tr("an archive"), tr("unpack it and name the table that is in it"));
  return text_kind(start);
}

}  // namespace anjuan
