#include "anjuan/git/merge/list_merge.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::git {
namespace {

/// A file cut into the text before its first entry and the entries, in order.
struct Entries {
  std::string preface;
  std::vector<std::pair<std::string, std::string>> all;  ///< key and text

  const std::string* find(const std::string& key) const {
    for (const auto& [name, text] : all)
      if (name == key) return &text;
    return nullptr;
  }
};

/// The value of `name:` in an entry, in block or flow form; empty for none.
std::string value_in(std::string_view entry, std::string_view name) {
  const std::string wanted = fmt::format("{}:", name);
  for (std::size_t at = entry.find(wanted); at != entry.npos; at = entry.find(wanted, at + 1)) {
    if (at > 0 && std::string_view(" {,-\n").find(entry[at - 1]) == std::string_view::npos)
      continue;
    const std::size_t from = at + wanted.size();
    const std::size_t end = std::min(entry.find_first_of(",}\n", from), entry.size());
    return std::string(trim(entry.substr(from, end - from)));
  }
  return {};
}

/// What an entry is known by, whatever else it says.
std::string key_of(std::string_view entry) {
  if (std::string id = value_in(entry, "id"); !id.empty()) return id;
  if (const std::string date = value_in(entry, "date"); !date.empty()) {
    std::string key = date;
    for (const char* part : {"desk", "group", "seat", "case"})
      key += fmt::format(" {}", value_in(entry, part));
    return key;
  }
  return std::string(trim(entry));
}

Entries cut(std::string_view text) {
  Entries out;
  std::optional<std::size_t> indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string line(text.substr(0, end));
    text.remove_prefix(end);
    const std::size_t start = line.find_first_not_of(' ');
    const bool begins = start != line.npos && line[start] == '-' && (!indent || start == *indent);
    if (begins) {
      indent = start;
      out.all.emplace_back("", line);
    } else if (out.all.empty()) {
      out.preface += line;
    } else {
      out.all.back().second += line;
    }
  }
  std::map<std::string, int> seen;
  for (auto& [key, entry] : out.all) {
    key = key_of(entry);
    if (const int again = seen[key]++; again > 0) key += fmt::format(" #{}", again);
    if (!entry.ends_with('\n')) entry += '\n';
  }
  return out;
}

/// `sessions: []` becomes `sessions:` where entries follow; a comment stays as it is.
std::string without_empty_list(const std::string& preface) {
  constexpr std::string_view kEmpty = ": []";
  std::string out;
  for (std::string_view line : split(preface, '\n')) {
    const bool is_key = !line.empty() && line[0] != '#' && line[0] != ' ' && line.ends_with(kEmpty);
    if (is_key) line.remove_suffix(kEmpty.size() - 1);
    out.append(line) += '\n';
  }
  out.pop_back();
  return out;
}

}  // namespace

Merged merge_list(const ThreeWays& ways) {
  if (ways.ours == ways.theirs || ways.base == ways.theirs) return {std::string(ways.ours), {}};
  if (ways.base == ways.ours) return {std::string(ways.theirs), {}};
  const Entries base = cut(ways.base);
  const Entries ours = cut(ways.ours);
  const Entries theirs = cut(ways.theirs);
  Merged out;
  const auto plain = [](const Entries& side) { return without_empty_list(side.preface); };
  if (plain(ours) != plain(theirs) && plain(ours) != plain(base) && plain(theirs) != plain(base)) {
    out.conflicts.push_back(tr("both sides changed the rest of the file"));
    out.text = conflict_block(ways.ours, ways.theirs);
    return out;
  }
  out.text = plain(plain(ours) == plain(base) ? theirs : ours);

  struct Outcome {
    std::string text;
    bool conflict = false;
  };
  const auto decide = [&](const std::string& key) -> Outcome {
    const std::string* old = base.find(key);
    const std::string* mine = ours.find(key);
    const std::string* others = theirs.find(key);
    const auto same = [](const std::string* a, const std::string* b) {
      return (a == nullptr && b == nullptr) || (a != nullptr && b != nullptr && *a == *b);
    };
    const std::string* chosen = same(others, old) ? mine : others;
    if (same(mine, others) || same(others, old) || same(mine, old))
      return {chosen == nullptr ? "" : *chosen};
    out.conflicts.push_back(trf("both sides changed the entry {}", truncate(key, 60)));
    return {conflict_block(mine == nullptr ? "" : *mine, others == nullptr ? "" : *others), true};
  };
  // Old entries keep their places; a list that is sorted by key stays sorted.
  std::vector<std::string> keys;
  for (const auto& entry : base.all) keys.push_back(entry.first);
  const bool sorted = std::is_sorted(keys.begin(), keys.end());
  std::vector<std::string> added;
  for (const Entries* side : {&ours, &theirs})
    for (const auto& entry : side->all)
      if (base.find(entry.first) == nullptr) added.push_back(entry.first);
  std::sort(added.begin(), added.end());
  added.erase(std::unique(added.begin(), added.end()), added.end());
  keys.insert(keys.end(), added.begin(), added.end());
  if (sorted) std::sort(keys.begin(), keys.end());
  for (const std::string& key : keys) out.text += decide(key).text;
  return out;
}

}  // namespace anjuan::git
