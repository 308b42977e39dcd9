#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/official.hpp"
#include "anjuan/settings/references.hpp"

namespace anjuan {

/// Which officials a rule speaks of. Every list that is not empty must match (one of its entries
/// suffices); with all of them empty it is everybody who has a rank. People without a rank, such
/// as lawyers, are reached only by naming their pool or their id.
struct Who {
  std::vector<std::string> ranks;
  std::string rank_at_least;        ///< this rank or a higher one
  std::vector<std::string> groups;  ///< pools
  std::vector<std::string> officials;
  std::vector<std::string> units;
  std::vector<std::string> bodies;
  std::optional<bool> principal;

  friend bool operator==(const Who&, const Who&) = default;
};

/// The office's ranks, highest first. A rank that is not listed is lower than every listed one.
using Ranks = std::vector<std::string>;

bool matches(const Who& who, const Official& official, const Ranks& ranks);
/// The same, also for officials without a rank.
bool fits(const Who& who, const Official& official, const Ranks& ranks);
/// True when `rank` is `floor` or higher.
bool rank_at_least(std::string_view rank, std::string_view floor, const Ranks& ranks);
/// "rank deputy, body party": the rule's own words, for messages. Never empty.
std::string to_string(const Who& who);
/// Surely everybody of `inner` is one of `outer`, whoever there is; false where that depends.
bool includes(const Who& outer, const Who& inner, const Ranks& ranks);

/// The keys rank, rank-at-least, group, official, of-unit, body and principal.
Who read_who(TomlTable& table, References& references);
/// The same without rank-at-least, which means something else in some rules.
Who read_who_by_lists(TomlTable& table, References& references);

}  // namespace anjuan
