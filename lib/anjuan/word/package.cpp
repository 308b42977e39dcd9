#include "anjuan/word/package.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>

#include <zip.h>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// Letters with scanned seals and pictures have some megabytes.
constexpr std::uint64_t kMostBytes = 256U << 20;
constexpr std::uint64_t kMostParts = 5000;
/// 1 January 1980, the first day that an archive can tell.
constexpr zip_uint16_t kFirstDay = 0x21;

struct Closer {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Closer>;
using Source = std::unique_ptr<zip_source_t, Closer>;
using File = std::unique_ptr<zip_file_t, Closer>;

tl::unexpected<Failure> damaged(const std::string& file, std::string_view reason) {
  return fail(ExitCode::bad_data,
              {.code = "damaged-word-file",
               .file = file,
               .message = trf("this is not a whole Word file (.docx): {}", reason),
               .remedy = tr("open it in WPS or Word and save it as .docx again")});
}

tl::unexpected<Failure> cannot_be_made(std::string_view reason) {
  return fail(ExitCode::bug, {.code = "word-file",
                              .message = trf("the Word file cannot be made: {}", reason),
                              .remedy = tr("this is a fault of the program: report it")});
}

}  // namespace

Result<std::vector<WordPart>> read_word_parts(std::string_view bytes, const std::string& file) {
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  Archive archive(source ? zip_open_from_source(source.get(), ZIP_RDONLY, &error) : nullptr);
  if (!archive) return damaged(file, zip_error_strerror(&error));
  static_cast<void>(source.release());  // the archive's now
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (static_cast<std::uint64_t>(count) > kMostParts) return damaged(file, tr("too many parts"));
  std::vector<WordPart> parts;
  std::uint64_t all = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    const auto at = static_cast<zip_uint64_t>(i);
    if (zip_stat_index(archive.get(), at, 0, &stat) != 0) return damaged(file, tr("too short"));
    if (stat.size > kMostBytes || (all += stat.size) > kMostBytes)
      return damaged(file, tr("it would fill the memory"));
    WordPart part{stat.name, std::string(static_cast<std::size_t>(stat.size), '\0')};
    const File entry(zip_fopen_index(archive.get(), at, 0));
    // Whatever the directory promised, no more is read.
    if (!entry ||
        zip_fread(entry.get(), part.bytes.data(), stat.size) != static_cast<zip_int64_t>(stat.size))
      return damaged(file, part.name);
    parts.push_back(std::move(part));
  }
  if (std::none_of(parts.begin(), parts.end(),
                   [](const WordPart& part) { return part.name == "word/document.xml"; }))
    return damaged(file, tr("there is no word/document.xml in it"));
  return parts;
}

Result<std::string> write_word_parts(const std::vector<WordPart>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!source) return cannot_be_made(zip_error_strerror(&error));
  Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
  if (!archive) return cannot_be_made(zip_error_strerror(&error));
  zip_source_keep(source.get());  // one for the archive, one for reading what came of it
  for (const WordPart& part : parts) {
    Source bytes(zip_source_buffer(archive.get(), part.bytes.data(), part.bytes.size(), 0));
    const zip_int64_t at =
        bytes ? zip_file_add(archive.get(), part.name.c_str(), bytes.get(), ZIP_FL_ENC_UTF_8) : -1;
    if (at < 0 ||
        zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(at), 0, kFirstDay, 0) != 0)
      return cannot_be_made(zip_strerror(archive.get()));
    static_cast<void>(bytes.release());
  }
  if (zip_close(archive.get()) != 0) return cannot_be_made(zip_strerror(archive.get()));
  static_cast<void>(archive.release());
  zip_stat_t stat;
  if (zip_source_stat(source.get(), &stat) != 0 || zip_source_open(source.get()) != 0)
    return cannot_be_made(tr("nothing was written"));
  std::string out(static_cast<std::size_t>(stat.size), '\0');
  const zip_int64_t got = zip_source_read(source.get(), out.data(), stat.size);
  zip_source_close(source.get());
  if (got != static_cast<zip_int64_t>(stat.size)) return cannot_be_made(tr("nothing was written"));
  return out;
}

}  // namespace anjuan
