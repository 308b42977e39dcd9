#include "anjuan/settings/who.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/settings/body_words.hpp"

namespace anjuan {
namespace {

using Words = std::vector<std::string>;

bool contains(const Words& words, std::string_view one) {
  return std::find(words.begin(), words.end(), one) != words.end();
}

bool share_one(const Words& a, const Words& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) { return contains(b, one); });
}

/// A list that is empty asks for nothing.
bool asks_no_more(const Words& outer, const Words& inner) {
  return outer.empty() ||
         (!inner.empty() && std::all_of(inner.begin(), inner.end(), [&](const std::string& one) {
           return contains(outer, one);
         }));
}

std::size_t rank_index(std::string_view rank, const Ranks& ranks) {
  return static_cast<std::size_t>(std::find(ranks.begin(), ranks.end(), rank) - ranks.begin());
}

bool names_people(const Who& who) {
  return !who.groups.empty() || !who.officials.empty();
}

}  // namespace

bool rank_at_least(std::string_view rank, std::string_view floor, const Ranks& ranks) {
  if (rank.empty()) return false;
  return rank == floor || rank_index(rank, ranks) < rank_index(floor, ranks);
}

bool matches(const Who& who, const Official& official, const Ranks& ranks) {
  return (!official.rank.empty() || names_people(who)) && fits(who, official, ranks);
}

bool fits(const Who& who, const Official& official, const Ranks& ranks) {
  if (!who.ranks.empty() && !contains(who.ranks, official.rank)) return false;
  if (!who.rank_at_least.empty() && !rank_at_least(official.rank, who.rank_at_least, ranks))
    return false;
  if (!who.groups.empty() && !share_one(who.groups, official.groups)) return false;
  if (!who.officials.empty() && !contains(who.officials, official.id)) return false;
  if (!who.units.empty() && !contains(who.units, official.unit)) return false;
  if (!who.bodies.empty() && !contains(who.bodies, official.body)) return false;
  return !who.principal || *who.principal == official.principal;
}

std::string to_string(const Who& who) {
  Words parts;
  const auto add = [&](const char* label, const Words& names) {
    if (!names.empty()) parts.push_back(trf("{} {}", label, join(names, "/")));
  };
  add(tr("rank"), who.ranks);
  if (!who.rank_at_least.empty()) parts.push_back(trf("rank {} or higher", who.rank_at_least));
  add(tr("group"), who.groups);
  add(tr("official"), who.officials);
  add(tr("unit"), who.units);
  Words bodies;
  for (const std::string& body : who.bodies) bodies.push_back(body_in_words(body));
  add(tr("body"), bodies);
  if (who.principal) parts.emplace_back(*who.principal ? tr("principals") : tr("not principals"));
  return parts.empty() ? tr("any official") : join(parts, tr(", "));
}

bool includes(const Who& outer, const Who& inner, const Ranks& ranks) {
  // Naming people reaches those without a rank.
  if (names_people(inner) && !names_people(outer)) return false;
  if (!outer.rank_at_least.empty()) {
    const auto high = [&](const std::string& rank) {
      return rank_at_least(rank, outer.rank_at_least, ranks);
    };
    const bool by_floor = !inner.rank_at_least.empty() && high(inner.rank_at_least);
    const bool by_rank =
        !inner.ranks.empty() && std::all_of(inner.ranks.begin(), inner.ranks.end(), high);
    if (!by_floor && !by_rank) return false;
  }
  return asks_no_more(outer.ranks, inner.ranks) && asks_no_more(outer.groups, inner.groups) &&
         asks_no_more(outer.officials, inner.officials) && asks_no_more(outer.units, inner.units) &&
         asks_no_more(outer.bodies, inner.bodies) &&
         (!outer.principal || outer.principal == inner.principal);
}

Who read_who(TomlTable& table, References& references) {
  Who who = read_who_by_lists(table, references);
  who.rank_at_least = read_name(table, "rank-at-least", NameOf::rank, references);
  return who;
}

Who read_who_by_lists(TomlTable& table, References& references) {
  Who who;
  who.ranks = read_names(table, "rank", NameOf::rank, references);
  who.groups = read_names(table, "group", NameOf::group, references);
  who.officials = read_names(table, "official", NameOf::official, references);
  who.units = read_names(table, "of-unit", NameOf::unit, references);
  who.bodies = read_names(table, "body", NameOf::body, references);
  who.principal = table.boolean("principal");
  return who;
}

}  // namespace anjuan
