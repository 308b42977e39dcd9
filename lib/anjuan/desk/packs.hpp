#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/settings/pack.hpp"

namespace anjuan {

/// Every value that the ledger's settings hold, with the file and line it comes from.
Result<std::vector<TomlEntry>> settings_entries(const Ledger& ledger);

/// What a ledger's settings are, held against its packs and those against this program's.
struct PackDifferences {
  std::vector<SettingChange> office;  ///< what the office's own file changed
  struct Newer {
    std::string pack;
    std::vector<SettingChange> changes;  ///< what this program's version would change
  };
  std::vector<Newer> newer;  ///< only packs that this program has in another version
};
/// Fails (bad_data) with what is wrong in a file.
Result<PackDifferences> compare_packs(const Ledger& ledger);

/// A change of a ledger's packs, worked out and not yet made.
struct PackChange {
  std::vector<TomlSource> files;       ///< new texts of files, by path
  std::vector<SettingChange> changes;  ///< of what holds
};
/// Brings in a pack of this program with what it stands upon: one that the ledger has is taken in
/// this program's version, one that it has not is laid above the others, below the office's own
/// file. Fails (usage) when there is no such pack, (refused) when anjuan.toml lists its packs in a
/// way that cannot be added to, (bad_data) with everything in which the rules would contradict.
/// `campaign`: its first and last day, as parse_campaign() takes them; empty: not said.
Result<PackChange> plan_pack(const Ledger& ledger, std::string_view name,
                             std::string_view campaign);
/// Writes it, in one batch. The ledger must be locked, and unchanged since it was opened.
Result<> write_pack(const Ledger& ledger, const PackChange& change);

}  // namespace anjuan
