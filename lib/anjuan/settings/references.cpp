#include "anjuan/settings/references.hpp"

#include "anjuan/base/code.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kBodies[] = {"party", "congress", "government",
                                        "cppcc", "court",    "procuratorate"};

struct NameSpec {
  NameOf what;
  const char* code;
  const char* message;  ///< msgid with one place for the word
  const char* where;    ///< msgid: where such names are listed
  bool listed;          ///< nothing known means that the office keeps no list
};

// In the order of the enum.
constexpr NameSpec kNames[] = {
    {NameOf::official, "unknown-official", N_("nobody is called '{}'"),
     N_("write an id of officials.yaml"), false},
    {NameOf::unit, code::kUnknownUnit, N_("there is no unit {}"), N_("write an id of units.yaml"),
     false},
    {NameOf::rank, "unknown-rank", N_("there is no rank {}"), N_("add it to ranks in anjuan.toml"),
     true},
    {NameOf::body, "unknown-body", N_("there is no body {}"),
     N_("add it to bodies of [office] in anjuan.toml"), false},
    {NameOf::group, "unknown-group", N_("no official belongs to a group {}"),
     N_("add it to groups of somebody in officials.yaml"), false},
    {NameOf::category, "unknown-category", N_("there is no category {}"),
     N_("add it to categories.yaml"), true},
    {NameOf::level, "unknown-level", N_("no unit has the level {}"),
     N_("add level to units in units.yaml"), false},
};

}  // namespace

std::span<const std::string_view> built_in_bodies() {
  return kBodies;
}

KnownNames known_names(const OfficeLists& lists, const std::vector<Official>& officials,
                       const std::vector<Unit>& units) {
  KnownNames known;
  for (const std::string& rank : lists.ranks) known.add(NameOf::rank, rank);
  for (const std::string_view body : kBodies) known.add(NameOf::body, body);
  for (const std::string& body : lists.bodies) known.add(NameOf::body, body);
  for (const std::string& category : lists.categories) known.add(NameOf::category, category);
  for (const Unit& unit : units) {
    known.add(NameOf::unit, unit.id);
    if (!unit.level.empty()) known.add(NameOf::level, unit.level);
  }
  for (const Official& official : officials) {
    known.add(NameOf::official, official.id);
    if (lists.ranks.empty() && !official.rank.empty()) known.add(NameOf::rank, official.rank);
    for (const std::string& group : official.groups) known.add(NameOf::group, group);
  }
  return known;
}

std::vector<Diagnostic> unknown_names(const References& references, const KnownNames& known) {
  std::vector<Diagnostic> unknown;
  for (const Reference& reference : references) {
    const NameSpec& spec = kNames[static_cast<std::size_t>(reference.what)];
    const auto found = known.names.find(reference.what);
    const bool none = found == known.names.end();
    if (none ? spec.listed : found->second.contains(reference.word)) continue;
    std::vector<std::string_view> all;
    if (!none) all = names_in(found->second);
    Diagnostic d = reference.place;
    d.code = spec.code;
    d.message = trf(spec.message, reference.word);
    d.remedy = suggest(reference.word, all, tr(spec.where));
    unknown.push_back(std::move(d));
  }
  return unknown;
}

std::vector<std::string> read_names(TomlTable& table, std::string_view key, NameOf what,
                                    References& references) {
  std::vector<std::string> names;
  for (PlacedText& entry : table.placed_strings(key)) {
    names.push_back(entry.text);
    references.push_back({what, std::move(entry.text), std::move(entry.place)});
  }
  return names;
}

std::string read_name(TomlTable& table, std::string_view key, NameOf what, References& references) {
  const std::string name = table.string(key).value_or("");
  if (!name.empty()) references.push_back({what, name, table.place(key)});
  return name;
}

}  // namespace anjuan
