#include "anjuan/git/clone.hpp"

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/paths.hpp"
#include "anjuan/git/program.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::git {
namespace {

constexpr const char* kDriver = "merge.anjuan.driver";

}  // namespace

Result<> set_up_clone(const std::string& directory) {
  const std::vector<std::pair<const char*, const char*>> settings = {
      {"merge.anjuan.name", "files of an anjuan ledger"},
      {kDriver, "anjuan merge-driver %O %A %B %P"},
      // A hundred thousand files in the index: shorter names, and no look at untracked folders.
      {"index.version", "4"},
      {"core.untrackedCache", "true"},
  };
  for (const auto& [key, value] : settings)
    ANJUAN_DO(git_or_fail(directory, {"config", key, value}));
  return {};
}

std::vector<Diagnostic> clone_notes(const std::string& directory) {
  std::vector<Diagnostic> notes;
  const auto found = Repository::find(directory);
  if (!found || !*found) return notes;
  const LedgerPaths paths = LedgerPaths::at(directory);
  const auto attributes = read_if_there(paths.root + ".gitattributes");
  const bool wants =
      attributes && *attributes && (*attributes)->find("merge=anjuan") != std::string::npos;
  if (wants && !has_merge_driver(**found))
    notes.push_back(
        {.severity = Severity::warning,
         .code = "no-merge-driver",
         .file = paths.root + ".gitattributes",
         .message = tr("this clone cannot merge cases: git would mix their lines"),
         .remedy = tr("set it up with `anjuan station LETTER`, or in the main ledger: git "
                      "config merge.anjuan.driver 'anjuan merge-driver %O %A %B %P'")});
  if ((*found)->config("core.autocrlf") == "true" && !wants)
    notes.push_back({.severity = Severity::warning,
                     .code = "crlf-clone",
                     .file = paths.root + ".gitattributes",
                     .message = tr("git changes the line ends of every file here"),
                     .remedy = tr("set core.autocrlf to false and check the files out again")});
  return notes;
}

bool has_merge_driver(const Repository& repository) {
  return !repository.config(kDriver).empty();
}

}  // namespace anjuan::git
