#include "anjuan/settings/pack.hpp"

#include <algorithm>
#include <cassert>
#include <map>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/resource.hpp"

namespace anjuan {
namespace {

Pack read_pack(std::string name, std::string_view text) {
  auto top = TomlTable::parse(text, name);
  assert(top.has_value());  // a test reads each of them
  Pack pack{.name = std::move(name), .text = std::string(text)};
  if (auto about = top->table("pack")) {
    pack.title = about->string("title").value_or("");
    pack.document = about->string("document").value_or("");
    pack.over = about->strings("over");
  }
  return pack;
}

void note_layers(const Pack& pack, std::vector<std::string>& names) {
  for (const std::string& below : pack.over)
    if (const Pack* other = find_pack(below)) note_layers(*other, names);
  if (std::find(names.begin(), names.end(), pack.name) == names.end()) names.push_back(pack.name);
}

/// The text in quotes as it reads; anything else as it stands.
std::string unquoted(std::string_view written) {
  if (written.size() >= 2 && written.front() == '"' && written.back() == '"')
    return std::string(written.substr(1, written.size() - 2));
  return std::string(written);
}

}  // namespace

const std::vector<Pack>& built_in_packs() {
  static const std::vector<Pack> all = [] {
    std::vector<Pack> packs;
    for (const Resource& resource : resources())
      if (resource.name.starts_with("packs/") && resource.name.ends_with(".toml"))
        packs.push_back(read_pack(std::string(resource.name.substr(6, resource.name.size() - 11)),
                                  resource.content));
    std::stable_sort(packs.begin(), packs.end(), [](const Pack& a, const Pack& b) {
      return std::pair(!a.over.empty(), a.name) < std::pair(!b.over.empty(), b.name);
    });
    return packs;
  }();
  return all;
}

const Pack* find_pack(std::string_view name) {
  for (const Pack& pack : built_in_packs())
    if (pack.name == name) return &pack;
  return nullptr;
}

std::vector<std::string> layers_of(const Pack& pack) {
  std::vector<std::string> names;
  note_layers(pack, names);
  return names;
}

std::optional<std::string> examples_of(const Pack& pack, std::string_view what) {
  const auto text = find_resource(fmt::format("packs/{}-{}.yaml", pack.name, what));
  return text ? std::optional(std::string(*text)) : std::nullopt;
}

std::vector<Clause> clauses_of(const std::vector<TomlEntry>& entries) {
  std::map<std::string, Clause> rules;
  for (const TomlEntry& entry : entries) {
    const std::size_t dot = entry.key.rfind('.');
    if (dot == std::string::npos) continue;
    const std::string_view key = std::string_view(entry.key).substr(dot + 1);
    Clause& rule = rules[entry.key.substr(0, dot)];
    if (key == "source") rule.source = unquoted(entry.value);
    if (key == "source-id") rule.source_id = unquoted(entry.value);
    if (key == "own-choice" && entry.value.starts_with('['))
      for (const std::string_view one :
           split(std::string_view(entry.value).substr(1, entry.value.size() - 2), ','))
        rule.own_choice.push_back(unquoted(trim(one)));
  }
  std::vector<Clause> found;
  for (auto& [key, rule] : rules) {
    if (rule.source.empty()) continue;
    rule.key = key;
    found.push_back(std::move(rule));
  }
  return found;
}

std::vector<SettingChange> compare_settings(const std::vector<TomlEntry>& before,
                                            const std::vector<TomlEntry>& after) {
  std::map<std::string, SettingChange> changes;
  for (const TomlEntry& entry : before) changes[entry.key].before = entry.value;
  for (const TomlEntry& entry : after) changes[entry.key].after = entry.value;
  std::vector<SettingChange> found;
  for (auto& [key, change] : changes) {
    // A blank that is still to be filled in is nobody's choice.
    if (change.before.empty() && change.after == "\"\"") continue;
    // What names and cites a rule goes with the rule.
    if (change.before == change.after || key.ends_with(".id") || key.ends_with(".source-id") ||
        key.ends_with(".own-choice"))
      continue;
    change.key = key;
    found.push_back(std::move(change));
  }
  return found;
}

}  // namespace anjuan
