#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/diagnostic.hpp"
#include "anjuan/model/official.hpp"
#include "anjuan/settings/toml_file.hpp"

/// Names in a setting of what stands in another file. A rule for a unit that does not exist would
/// be silently dead: the readers note each name with its place, and once all files are read,
/// unknown_names() tells which ones nobody has.
namespace anjuan {

enum class NameOf { official, unit, rank, body, group, category, level };

struct Reference {
  NameOf what{};
  std::string word;
  Diagnostic place;
};
using References = std::vector<Reference>;

/// The last day of a rule that has one, and where it says so.
struct RuleEnd {
  Date last{};
  Diagnostic place;
};

/// What there is to name. Nothing known of a kind means that the office keeps no list of it, and
/// nothing is checked: no categories, no ranks. Units, officials, groups and the levels of units
/// are always checked.
struct KnownNames {
  std::map<NameOf, std::set<std::string, std::less<>>> names;

  void add(NameOf what, std::string_view word) { names[what].emplace(word); }
};

/// The bodies of leading officials that need no list: party, congress, government, cppcc, court,
/// procuratorate.
std::span<const std::string_view> built_in_bodies();

/// The ids and groups of the officials, the units' ids, the office's lists. Where the office lists
/// no ranks, those that the officials have.
struct OfficeLists {
  std::vector<std::string> ranks;
  std::vector<std::string> bodies;  ///< beside the built-in ones
  std::vector<std::string> categories;
};
KnownNames known_names(const OfficeLists& lists, const std::vector<Official>& officials,
                       const std::vector<Unit>& units);

/// "unknown-official", "unknown-unit", … at the place of each name that nobody has, with "did you
/// mean".
std::vector<Diagnostic> unknown_names(const References& references, const KnownNames& known);

/// The names under a key, one or a list, noted for unknown_names().
std::vector<std::string> read_names(TomlTable& table, std::string_view key, NameOf what,
                                    References& references);
/// One name; empty when absent.
std::string read_name(TomlTable& table, std::string_view key, NameOf what, References& references);

}  // namespace anjuan
