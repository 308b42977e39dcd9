#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/result.hpp"
#include "anjuan/desk/new_office.hpp"
#include "anjuan/disk/file_ops.hpp"

namespace anjuan {

/// What `anjuan init` is told.
struct InitOptions {
  std::string directory;
  std::string code;     ///< 1–12 of A–Z and 0–9
  std::string name;     ///< of the office
  std::string station;  ///< a letter for a second workstation; empty for the office's main ledger
  bool shared = false;  ///< for everybody in the group of the directory
  bool git = false;     ///< make a repository where there is none above the directory
  std::string by;       ///< who makes it, for the first commit
  std::optional<Date> today;  ///< what the office owes counts from then on; absent: not said
  std::string pack;  ///< the kind of office; empty: settings without a pack and without a rota
  std::vector<std::string> people;  ///< as parse_official() takes them; empty: the pack's examples
  std::vector<std::string> desks;   ///< as parse_desk() takes them
  std::string campaign;             ///< as parse_campaign() takes it; empty: not said
};

/// The files of a new ledger, path relative to its directory, and their contents.
struct NewFile {
  std::string path;
  std::string content;
};
Result<std::vector<NewFile>> new_ledger_files(const InitOptions& options);

/// Writes a new ledger that works as it stands: settings with the default rules and their
/// articles, or a pack's, calendars, units, officials, categories, schemas and .gitignore, in a
/// directory that is made when needed. In a git repository, or one made for it, these files are its
/// first commit and every command commits from then on; what large ledgers need of git is set.
/// Gives back the paths of the files that were written. A run that was killed is finished by
/// running it again: what is there as it should be counts as done. Fails (usage) when the code or
/// name cannot be used, (refused) when any of the files is there with other content; nothing is
/// overwritten.
Result<std::vector<std::string>> init_ledger(const InitOptions& options,
                                             FileOps& ops = real_file_ops());

}  // namespace anjuan
