#include <istream>

#include "anjuan/base/code.hpp"
#include "anjuan/intake/encoding.hpp"
#include "anjuan/intake/rows.hpp"
#include "anjuan/intake/rows_records.hpp"

namespace anjuan {

Result<std::unique_ptr<RowSource>> open_yaml_rows(const std::string& path,
                                                  const RowOptions& options) {
  const auto encoding = detect_encoding(path, options.encoding);
  if (!encoding) return tl::unexpected(encoding.error());
  ANJUAN_TRY(file, DecodedFile::open(path, *encoding));
  if (file->sgetc() == std::char_traits<char>::eof() && file->failure() == nullptr)
    return empty_file(path);
  ANJUAN_TRY(rows, RecordRows::create(path));

  std::istream in(file.get());
  auto read = read_yaml_records(in, path, *rows);
  if (file->failure() != nullptr) return tl::unexpected(*file->failure());
  auto finished = rows->finish();
  if (!read) {
    // Names that stand twice are found by the collector, everything else by the reader.
    if (!finished && finished.error().exit == ExitCode::bad_data &&
        finished.error().diagnostics.front().code != code::kNoRows)
      for (Diagnostic& d : finished.error().diagnostics)
        read.error().diagnostics.push_back(std::move(d));
    sort_by_position(read.error().diagnostics);
    return pass_on(read);
  }
  if (!finished) return pass_on(finished);
  return std::move(rows);
}

}  // namespace anjuan
