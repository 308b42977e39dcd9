#include "anjuan/desk/init.hpp"

#include <fmt/format.h>

#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/paths.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/text/scalar.hpp"

namespace anjuan {
namespace {

/// A TOML basic string. The name was checked to hold no control characters.
std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

Result<std::vector<NewFile>> new_ledger_files(const InitOptions& options) {
  std::vector<Diagnostic> problems;
  if (!is_office_code(options.code))
    problems.push_back({.code = "bad-code",
                        .message = trf("{} is not an office code", options.code),
                        .remedy = tr("use 1 to 12 capital letters and digits")});
  const bool clean = options.name.find_first_of("\n\r\t") == std::string::npos;
  if (trim(options.name).empty() || !clean || !is_utf8(options.name))
    problems.push_back({.code = "bad-name",
                        .message = tr("the office needs a name of one line"),
                        .remedy = tr("give it with --name")});
  if (!options.station.empty() &&
      (options.station.size() != 1 || options.station[0] < 'A' || options.station[0] > 'Z'))
    problems.push_back({.code = "bad-station",
                        .message = trf("{} is not a station letter", options.station),
                        .remedy = tr("use one capital letter")});
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));

  std::vector<NewFile> files;
  for (const Resource& resource : resources()) {
    if (resource.name.starts_with("calendars/")) {
      files.push_back({std::string(resource.name), std::string(resource.content)});
    } else if (resource.name.starts_with("schemas/")) {
      files.push_back({std::string(resource.name), std::string(resource.content)});
    } else if (resource.name.starts_with("ledger/")) {
      std::string path(resource.name.substr(7));
      if (path.starts_with("git")) path.insert(0, ".");
      const bool toml = path.ends_with(".toml");
      std::string content = replace_all(
          std::string(resource.content), "@NAME@",
          toml ? toml_string(options.name) : write_scalar(options.name, ValueType::text));
      content = replace_all(std::move(content), "@CODE@", toml_string(options.code));
      files.push_back({std::move(path), std::move(content)});
    }
  }
  if (!options.station.empty()) files.push_back({".anjuan/station", options.station + "\n"});
  return files;
}

Result<std::vector<std::string>> init_ledger(const InitOptions& options, FileOps& ops) {
  ANJUAN_TRY(files, new_ledger_files(options));
  const LedgerPaths paths = LedgerPaths::at(options.directory);
  std::vector<Diagnostic> in_the_way;
  for (const NewFile& file : files) {
    ANJUAN_TRY(found, look_up(paths.root + file.path));
    if (found != PathKind::absent)
      in_the_way.push_back({.code = "file-exists",
                            .file = paths.root + file.path,
                            .message = tr("the file is there already"),
                            .remedy = tr("choose an empty directory; nothing was written")});
  }
  if (!in_the_way.empty()) return fail(ExitCode::refused, std::move(in_the_way));
  WriteBatch batch(ops, paths);
  std::vector<std::string> written;
  for (NewFile& file : files) {
    ANJUAN_DO(batch.create(paths.root + file.path, file.content));
    written.push_back(std::move(file.path));
  }
  ANJUAN_DO(batch.commit());
  if (const int error = ops.make_directories(paths.cases()))
    return fail(ExitCode::io, io_diagnostic(paths.cases(), error, tr("cannot be made")));
  return written;
}

}  // namespace anjuan
