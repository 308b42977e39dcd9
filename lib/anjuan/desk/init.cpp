#include "anjuan/desk/init.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/paths.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/git/clone.hpp"
#include "anjuan/git/keeper.hpp"
#include "anjuan/git/program.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/text/scalar.hpp"

namespace anjuan {
namespace {

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

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
      content = replace_all(std::move(content), "@COMMIT@", options.git ? "true" : "false");
      files.push_back({std::move(path), std::move(content)});
    }
  }
  if (!options.station.empty()) files.push_back({".anjuan/station", options.station + "\n"});
  return files;
}

namespace {

/// Whether the directory, which need not be there yet, lies in a repository's work tree.
Result<bool> in_repository(const std::string& directory) {
  std::error_code error;
  std::filesystem::path place =
      std::filesystem::absolute(directory.empty() ? "." : directory, error);
  while (!std::filesystem::exists(place, error) && place.has_parent_path() &&
         place != place.parent_path())
    place = place.parent_path();
  auto found = git::Repository::find(place.string());
  if (!found) return pass_on(found);
  return found->has_value() && !(*found)->is_bare();
}

}  // namespace

Result<std::vector<std::string>> init_ledger(const InitOptions& given, FileOps& ops) {
  InitOptions options = given;
  auto in_git = in_repository(options.directory);
  if (!in_git) return pass_on(in_git);
  options.git = options.git || *in_git;
  auto files = new_ledger_files(options);
  if (!files) return pass_on(files);
  const LedgerPaths paths = LedgerPaths::at(options.directory);
  std::vector<Diagnostic> in_the_way;
  for (const NewFile& file : *files) {
    auto found = look_up(paths.root + file.path);
    if (!found) return pass_on(found);
    if (*found != PathKind::absent)
      in_the_way.push_back({.code = "file-exists",
                            .file = paths.root + file.path,
                            .message = tr("the file is there already"),
                            .remedy = tr("choose an empty directory; nothing was written")});
  }
  if (!in_the_way.empty()) return fail(ExitCode::refused, std::move(in_the_way));
  WriteBatch batch(ops, paths);
  std::vector<std::string> written;
  for (NewFile& file : *files) {
    if (auto staged = batch.create(paths.root + file.path, file.content); !staged)
      return pass_on(staged);
    written.push_back(std::move(file.path));
  }
  if (auto committed = batch.commit(); !committed) return pass_on(committed);
  if (const int error = ops.make_directories(paths.cases()))
    return fail(ExitCode::io, io_diagnostic(paths.cases(), error, tr("cannot be made")));
  if (!options.git) return written;
  if (!*in_git)
    if (auto made = git::git_or_fail(options.directory, {"init", "--quiet"}); !made)
      return pass_on(made);
  if (auto set = git::set_up_clone(options.directory); !set) return pass_on(set);
  if (auto kept = git::commit_new_ledger(
          options.directory, written,
          fmt::format("A ledger for {} ({})", options.name, options.code), {"init", options.by});
      !kept)
    return pass_on(kept);
  return written;
}

}  // namespace anjuan
