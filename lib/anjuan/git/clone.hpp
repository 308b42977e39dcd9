#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/git/repository.hpp"

/// What a clone of a ledger needs beside its files: git keeps it in its own configuration, which no
/// clone brings along.
namespace anjuan::git {

/// The merge driver that .gitattributes asks for, and what large trees need of the index. Fails
/// (io) when git does not take it.
Result<> set_up_clone(const std::string& directory);

/// What a clone lacks or does that harms a ledger: no merge driver where the ledger asks for one,
/// line ends turned into those of Windows. Warnings with the way out; none outside of a repository.
std::vector<Diagnostic> clone_notes(const std::string& directory);

/// True when git here knows how to merge files of a ledger.
bool has_merge_driver(const Repository& repository);

}  // namespace anjuan::git
