#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/settings/toml_file.hpp"

namespace anjuan {

/// A rule pack that comes with the program: the rules of a kind of office, as data.
struct Pack {
  std::string name;               ///< "street": its file is packs/street.toml
  std::string title;              ///< which kind of office it is for
  std::string document;           ///< the regulation that its clauses are made of
  std::vector<std::string> over;  ///< the packs that it stands upon; empty for the lowest
  std::string text;
};

/// All of them, the lowest first, then by name.
const std::vector<Pack>& built_in_packs();
/// nullptr when there is none of that name.
const Pack* find_pack(std::string_view name);
/// What it stands upon and itself, lowest first.
std::vector<std::string> layers_of(const Pack& pack);
/// The example people ("officials") or units ("units") that come with a pack; nullopt without.
std::optional<std::string> examples_of(const Pack& pack, std::string_view what);

/// A rule of a text of settings, as people look at it.
struct Clause {
  std::string key;        ///< "rota.cover.daily"
  std::string source;     ///< the citation that messages show
  std::string source_id;  ///< what docs/SOURCES.md calls it; empty for the office's own
  std::vector<std::string> own_choice;  ///< its keys whose value no source gives
};
/// The rules of a text that cite a source, in the order of their keys.
std::vector<Clause> clauses_of(const std::vector<TomlEntry>& entries);

/// What two texts of settings say differently; ids, codes and marks of rules are left out.
struct SettingChange {
  std::string key;
  std::string before;  ///< as written; empty: it was not there
  std::string after;   ///< as written; empty: it is gone
};
std::vector<SettingChange> compare_settings(const std::vector<TomlEntry>& before,
                                            const std::vector<TomlEntry>& after);

}  // namespace anjuan
