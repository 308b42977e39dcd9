#include "anjuan/desk/init.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/access.hpp"
#include "anjuan/disk/ledger_lock.hpp"
#include "anjuan/disk/paths.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/git/clone.hpp"
#include "anjuan/git/keeper.hpp"
#include "anjuan/git/program.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"
#include "anjuan/i18n/suggest.hpp"
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

constexpr std::chrono::seconds kLockTimeout{10};

/// Those of the files that are not there yet. Fails (refused) when one is there that says anything
/// else: what says the same is this program's own work, of a run that was killed.
Result<std::vector<NewFile>> missing_files(const LedgerPaths& paths,
                                           const std::vector<NewFile>& files) {
  std::vector<NewFile> missing;
  std::vector<Diagnostic> in_the_way;
  for (const NewFile& file : files) {
    const std::string path = paths.root + file.path;
    const auto there = read_if_there(path);
    if (there && !*there) {
      missing.push_back(file);
    } else if (!there || **there != file.content) {
      in_the_way.push_back({.code = "file-exists",
                            .file = path,
                            .message = tr("the file is there already and says something else"),
                            .remedy = tr("choose an empty directory; nothing was written")});
    }
  }
  if (!in_the_way.empty()) return fail(ExitCode::refused, std::move(in_the_way));
  return missing;
}

/// The first day that a ledger which is there already names: a run that was killed is finished on a
/// later day with the words of the first. `today` where it names none.
std::optional<Date> day_begun(const LedgerPaths& paths, std::optional<Date> today) {
  const auto there = read_if_there(paths.settings());
  if (!today || !there || !*there) return today;
  constexpr std::string_view kKey = "\nowed-from = ";
  const std::string& text = **there;
  const std::size_t at = text.find(kKey);
  if (at == std::string::npos) return today;
  const auto said = parse_date(std::string_view(text).substr(at + kKey.size(), 10));
  return said ? said : today;
}

/// The folder of the ledger. A shared one is writable for its group and hands that group on.
Result<> make_root(FileOps& ops, const LedgerPaths& paths, bool shared) {
  const std::string root = parent_of(paths.settings());
  if (const int error = ops.make_directories(root))
    return fail(ExitCode::io, io_diagnostic(root, error, tr("cannot be made")));
  if (shared && !is_shared(paths.root))
    if (const int error = ops.share(root))
      return fail(ExitCode::io, io_diagnostic(root, error, tr("cannot be shared")));
  return {};
}

}  // namespace

namespace {

void take(std::vector<Diagnostic>& problems, Failure& failure) {
  for (Diagnostic& d : failure.diagnostics) problems.push_back(std::move(d));
}

/// What an office of that kind has of its own: its settings, its people, its units. Fails (usage)
/// with everything that was named and cannot be.
Result<std::vector<NewFile>> office_files(const InitOptions& options) {
  std::vector<NewFile> files;
  if (options.pack.empty()) return files;
  const Pack* pack = find_pack(options.pack);
  std::vector<std::string> kinds;
  for (const Pack& one : built_in_packs())
    if (!one.over.empty()) kinds.push_back(one.name);
  if (pack == nullptr || pack->over.empty())
    return fail_usage("no-such-pack", trf("there is no kind of office '{}'", options.pack),
                      suggest(options.pack, names_in(kinds)));
  std::vector<Diagnostic> problems;
  std::vector<NewOfficial> people;
  for (const std::string& text : options.people)
    if (auto one = parse_official(*pack, text))
      people.push_back(std::move(*one));
    else
      take(problems, one.error());
  std::vector<NewDesk> desks;
  for (const std::string& text : options.desks)
    if (auto one = parse_desk(*pack, text))
      desks.push_back(std::move(*one));
    else
      take(problems, one.error());
  std::optional<DateRange> campaign;
  if (!options.campaign.empty()) {
    if (auto days = parse_campaign(*pack, options.campaign))
      campaign = *days;
    else
      take(problems, days.error());
  }
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));
  NewOffice office = make_office(*pack, people, desks, campaign);
  std::vector<std::string> layers;
  std::vector<std::string> names;
  for (const std::string& name : layers_of(*pack)) {
    names.push_back(toml_string(name));
    layers.push_back(fmt::format("packs/{}.toml ({})", name, find_pack(name)->title));
    files.push_back({fmt::format("packs/{}.toml", name), find_pack(name)->text});
  }
  std::string settings(find_resource("office/anjuan.toml").value_or(""));
  settings = replace_all(std::move(settings), "@LAYERS@", join(layers, "、"));
  settings = replace_all(std::move(settings), "@PACKS@", join(names, ", "));
  files.push_back({"anjuan.toml", settings + office.settings});
  files.push_back({"officials.yaml", std::move(office.officials)});
  files.push_back({"units.yaml", std::move(office.units)});
  if (auto categories = examples_of(*pack, "categories"))
    files.push_back({"categories.yaml", std::move(*categories)});
  return files;
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
  if (!options.station.empty() && !is_station_letter(options.station))
    problems.push_back({.code = "bad-station",
                        .message = trf("{} is not a station letter", options.station),
                        .remedy = tr("use one capital letter")});
  auto own = office_files(options);
  if (!own) take(problems, own.error());
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));

  std::vector<NewFile> files;
  const auto fill = [&](std::string content, bool toml) {
    content =
        replace_all(std::move(content), "@NAME@",
                    toml ? toml_string(options.name) : write_scalar(options.name, ValueType::text));
    content = replace_all(std::move(content), "@CODE@", toml_string(options.code));
    content = replace_all(std::move(content), "@OWED-FROM@",
                          options.today ? fmt::format("owed-from = {}", to_string(*options.today))
                                        : std::string("# owed-from = 2026-01-01"));
    return replace_all(std::move(content), "@COMMIT@", options.git ? "true" : "false");
  };
  for (const Resource& resource : resources()) {
    if (resource.name.starts_with("calendars/")) {
      files.push_back({std::string(resource.name), std::string(resource.content)});
    } else if (resource.name.starts_with("schemas/")) {
      files.push_back({std::string(resource.name), std::string(resource.content)});
    } else if (resource.name.starts_with("ledger/")) {
      std::string path(resource.name.substr(7));
      if (path.starts_with("git")) path.insert(0, ".");
      const auto of_office = std::find_if(own->begin(), own->end(),
                                          [&](const NewFile& file) { return file.path == path; });
      std::string content(of_office == own->end() ? std::string(resource.content)
                                                  : of_office->content);
      content = fill(std::move(content), path.ends_with(".toml"));
      files.push_back({std::move(path), std::move(content)});
    }
  }
  for (NewFile& file : *own)
    if (file.path.starts_with("packs/")) files.push_back(std::move(file));
  files.push_back({"station", station_file(options.station)});
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
  ANJUAN_TRY(found, git::Repository::find(place.string()));
  return found.has_value() && !(found)->is_bare();
}

}  // namespace

Result<std::vector<std::string>> init_ledger(const InitOptions& given, FileOps& ops) {
  InitOptions options = given;
  ANJUAN_TRY(in_git, in_repository(options.directory));
  options.git = options.git || in_git;
  const LedgerPaths paths = LedgerPaths::at(options.directory);
  options.today = day_begun(paths, options.today);
  ANJUAN_TRY(files, new_ledger_files(options));
  // Before anything is made: a folder of somebody's that is no ledger stays as it is.
  ANJUAN_DO(missing_files(paths, files));
  ANJUAN_DO(make_root(ops, paths, options.shared));
  const GroupAccess access(paths.root);
  ANJUAN_TRY(lock, lock_ledger(ops, paths, kLockTimeout, "init"));
  // What a killed run left behind is in place by now.
  ANJUAN_TRY(missing, missing_files(paths, files));
  WriteBatch batch(ops, paths);
  std::vector<std::string> written;
  for (const NewFile& file : missing) {
    ANJUAN_DO(batch.create(paths.root + file.path, file.content));
    written.push_back(file.path);
  }
  ANJUAN_DO(batch.commit());
  if (const int error = ops.make_directories(paths.cases()))
    return fail(ExitCode::io, io_diagnostic(paths.cases(), error, tr("cannot be made")));
  if (!options.git) return written;
  if (!in_git) ANJUAN_DO(git::git_or_fail(options.directory, {"init", "--quiet"}));
  ANJUAN_DO(git::set_up_clone(options.directory));
  const auto committed_before =
      git::git_or_fail(options.directory, {"cat-file", "-e", "HEAD:./anjuan.toml"});
  if (written.empty() && committed_before) return written;
  // All of them: a run that was killed may have written some and committed none. git has no use for
  // what belongs to this copy alone.
  std::vector<std::string> for_git;
  for (const NewFile& file : files)
    if (paths.root + file.path != paths.station()) for_git.push_back(file.path);
  if (auto kept = git::commit_new_ledger(
          options.directory, for_git,
          fmt::format("A ledger for {} ({})", options.name, options.code), {"init", options.by});
      !kept) {
    Diagnostic d{.code = "not-committed", .file = options.directory};
    d.message = tr("the ledger is written, but git has not taken its first commit");
    d.remedy =
        tr("do not repeat init: mend what git says, then git add --all and git commit there");
    kept.error().diagnostics.push_back(std::move(d));
    return pass_on(kept);
  }
  return written;
}

}  // namespace anjuan
