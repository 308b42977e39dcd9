#include "anjuan/desk/packs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/new_office.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/rota/rule_file.hpp"

namespace anjuan {
namespace {

Result<std::vector<TomlEntry>> entries_of(const std::vector<TomlSource>& layers) {
  ANJUAN_TRY(top, TomlTable::parse_layers(layers));
  std::vector<TomlEntry> entries = top.entries();
  // What a pack says of itself, and which packs there are, is no rule.
  std::erase_if(entries, [](const TomlEntry& entry) {
    return entry.key == "packs" || entry.key.starts_with("pack.") ||
           entry.key.ends_with(".source-id");
  });
  return entries;
}

std::string name_of_layer(const TomlSource& layer) {
  const std::size_t slash = layer.file.rfind('/');
  const std::string name = slash == std::string::npos ? layer.file : layer.file.substr(slash + 1);
  return name.substr(0, name.size() - std::string_view(".toml").size());
}

/// The settings with the pack's name in their list of packs.
Result<std::string> with_pack(const TomlSource& settings, const std::vector<std::string>& names) {
  ANJUAN_TRY(top, TomlTable::parse(settings.text, settings.file));
  std::vector<std::string> all = top.strings("packs");
  const std::size_t before = all.size();
  for (const std::string& name : names)
    if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  if (all.size() == before) return settings.text;
  for (std::string& name : all) name = fmt::format("\"{}\"", name);
  const std::string line = fmt::format("packs = [{}]", join(all, ", "));
  const std::size_t start = top.has("packs") ? settings.text.find("packs") : std::string::npos;
  if (!top.has("packs")) {
    // Above the first table: below one it would be a key of that.
    const std::size_t table = settings.text.starts_with('[') ? 0 : settings.text.find("\n[");
    const std::size_t at =
        table == std::string::npos ? settings.text.size() : table + (table == 0 ? 0 : 1);
    return settings.text.substr(0, at) + line + "\n\n" + settings.text.substr(at);
  }
  const Diagnostic place = top.place("packs");
  std::size_t begin = 0;
  for (int n = 1; n < place.line; ++n) begin = settings.text.find('\n', begin) + 1;
  const std::size_t end = std::min(settings.text.find('\n', begin), settings.text.size());
  const std::size_t close = settings.text.find(']', begin);
  if (start == std::string::npos || close > end || settings.text.substr(begin, 5) != "packs")
    return fail(ExitCode::refused,
                {.code = "not-one-line",
                 .file = settings.file,
                 .line = place.line,
                 .message = tr("the list of packs does not stand on a line of its own"),
                 .remedy = trf("write {}", line)});
  return settings.text.substr(0, begin) + line + settings.text.substr(close + 1);
}

/// A campaign of one's own is not overwritten: what it owed would be judged by other days.
Result<> check_no_campaign(const TomlSource& own, std::string_view id) {
  ANJUAN_TRY(top, TomlTable::parse(own.text, own.file));
  auto rota = top.table("rota");
  if (!rota) return {};
  for (TomlTable& one : rota->tables("campaign")) {
    if (one.string("id").value_or("") != id) continue;
    Diagnostic d = one.place("id");
    d.code = "campaign-is-there";
    d.message = trf("this ledger says the days of the campaign '{}' already", id);
    d.remedy =
        tr("change them there; another campaign is a rule with an id of its own, and so is "
           "the quota that names it in per");
    return fail(ExitCode::refused, std::move(d));
  }
  return {};
}

/// Whether the settings hold together and name only what is there: people, units, groups, ranks.
Result<> check_layers(const Ledger& ledger, const std::vector<TomlSource>& layers) {
  ANJUAN_TRY(office, parse_office(layers));
  ANJUAN_TRY(top, TomlTable::parse_layers(layers));
  for (const std::string& key : top.keys())
    if (key != "rota") top.leave(key);
  const KnownNames known = known_names({office.all_ranks(), office.bodies, ledger.categories()},
                                       ledger.officials(), ledger.units());
  for (Diagnostic& d : unknown_names(office.references, known)) top.note(std::move(d));
  if (auto table = top.table("rota")) {
    const rota::Rules rules =
        rota::read_rules(*table, {office.ranks, office.flags, ledger.units()});
    for (Diagnostic& d : unknown_names(rules.references, known)) top.note(std::move(d));
  }
  return top.finish();
}

}  // namespace

Result<std::vector<TomlEntry>> settings_entries(const Ledger& ledger) {
  return entries_of(ledger.settings());
}

Result<PackDifferences> compare_packs(const Ledger& ledger) {
  PackDifferences found;
  std::vector<TomlSource> packs = ledger.settings();
  packs.pop_back();
  ANJUAN_TRY(below, entries_of(packs));
  ANJUAN_TRY(all, settings_entries(ledger));
  found.office = compare_settings(below, all);
  // Who the office is, is no change of a rule.
  std::erase_if(found.office, [](const SettingChange& one) {
    return one.key == "format" || (one.key.starts_with("office.") && one.before.empty());
  });
  for (const TomlSource& layer : packs) {
    const Pack* pack = find_pack(name_of_layer(layer));
    if (pack == nullptr || pack->text == layer.text) continue;
    ANJUAN_TRY(old, entries_of({layer}));
    ANJUAN_TRY(now, entries_of({{layer.file, pack->text}}));
    found.newer.push_back({pack->name, compare_settings(old, now)});
  }
  return found;
}

Result<PackChange> plan_pack(const Ledger& ledger, std::string_view name,
                             std::string_view campaign) {
  const Pack* pack = find_pack(name);
  if (pack == nullptr)
    return fail_usage("no-such-pack", trf("there is no pack {}", name),
                      suggest(name, names_in(built_in_packs(), &Pack::name)));
  std::vector<TomlSource> layers = ledger.settings();
  const TomlSource own = layers.back();
  layers.pop_back();
  PackChange change;
  const std::vector<std::string> wanted = layers_of(*pack);
  for (const std::string& one : wanted) {
    const TomlSource now{ledger.paths().pack(one), find_pack(one)->text};
    const auto there = std::find_if(layers.begin(), layers.end(), [&](const TomlSource& layer) {
      return layer.file == now.file;
    });
    // Only the pack that was named is taken anew: what it stands upon may be older on purpose.
    const bool anew = there == layers.end() || (one == name && there->text != now.text);
    if (there == layers.end())
      layers.push_back(now);
    else if (anew)
      there->text = now.text;
    if (anew) change.files.push_back(now);
  }
  ANJUAN_TRY(settings, with_pack(own, wanted));
  if (!campaign.empty()) {
    ANJUAN_TRY(days, parse_campaign(*pack, campaign));
    ANJUAN_DO(check_no_campaign(own, campaign_of(*pack)));
    settings += campaign_settings(*pack, days);
  }
  layers.push_back({own.file, settings});
  if (settings != own.text) change.files.push_back(layers.back());
  ANJUAN_DO(check_layers(ledger, layers));
  ANJUAN_TRY(before, settings_entries(ledger));
  ANJUAN_TRY(after, entries_of(layers));
  change.changes = compare_settings(before, after);
  return change;
}

Result<> write_pack(const Ledger& ledger, const PackChange& change) {
  WriteBatch batch = ledger.new_batch();
  for (const TomlSource& file : change.files) {
    ANJUAN_TRY(read, read_stamped_if_there(file.file));
    // Somebody may have changed the file since the ledger was opened.
    for (const TomlSource& known : ledger.settings())
      if (known.file == file.file && known.text != read.text) return changed_meanwhile(file.file);
    ANJUAN_DO(batch.replace(file.file, file.text, read.stamp));
  }
  return batch.commit();
}

}  // namespace anjuan
