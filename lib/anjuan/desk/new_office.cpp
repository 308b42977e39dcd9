#include "anjuan/desk/new_office.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/rota/session_record.hpp"
#include "anjuan/settings/references.hpp"
#include "anjuan/text/scalar.hpp"

namespace anjuan {
namespace {

/// The settings of a pack and of what lies below it.
TomlTable settings_of(const Pack& pack) {
  std::vector<TomlSource> layers;
  for (const std::string& name : layers_of(pack)) layers.push_back({name, find_pack(name)->text});
  return *TomlTable::parse_layers(layers);  // a test reads each pack
}

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Words between commas of either width and blanks.
std::vector<std::string> words_of(std::string_view text) {
  const std::string even = replace_all(
      replace_all(replace_all(replace_all(std::string(text), "，", " "), ",", " "), "　", " "),
      "：", ":");
  std::vector<std::string> words;
  for (const std::string_view word : split(even, ' '))
    if (!trim(word).empty()) words.emplace_back(trim(word));
  return words;
}

std::string quoted(std::string_view text) {
  return "\"" + replace_all(replace_all(std::string(text), "\\", "\\\\"), "\"", "\\\"") + "\"";
}

bool is_body(std::string_view word) {
  const auto bodies = built_in_bodies();
  return std::find(bodies.begin(), bodies.end(), word) != bodies.end();
}

/// The comments above the entries of an example file.
std::string comments_of(std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.starts_with('#')) break;
    if (line.find("示例") == std::string_view::npos) out.append(line).append("\n");
  }
  return out;
}

/// The units without the heads that the examples gave them, who are nobody here.
std::string without_heads(std::string_view units) {
  std::string out;
  for (std::string_view rest = units; !rest.empty();) {
    constexpr std::string_view kHead = ", principal: ";
    const std::size_t at = std::min(rest.find(kHead), rest.size());
    out += rest.substr(0, at);
    rest.remove_prefix(at);
    if (!rest.empty()) rest.remove_prefix(std::min(rest.find_first_of(",}", 1), rest.size()));
  }
  return out;
}

std::string entry_of(const NewOfficial& one, std::string_view id) {
  const auto text = [](std::string_view value) {
    const std::string plain = write_scalar(value, ValueType::text);
    // Between braces a comma or a bracket would end the value.
    return plain.find_first_of(",[]{}") == std::string::npos || plain.starts_with('"')
               ? plain
               : quoted(value);
  };
  std::string out = fmt::format("- {{id: {}, name: {}", text(id), text(one.name));
  if (!one.title.empty()) out += ", title: " + text(one.title);
  if (!one.rank.empty()) out += ", rank: " + text(one.rank);
  if (one.principal) out += ", principal: true";
  if (!one.unit.empty()) out += ", unit: " + text(one.unit);
  if (!one.body.empty()) out += ", body: " + one.body;
  if (!one.groups.empty()) {
    std::vector<std::string> groups;
    for (const std::string& group : one.groups) groups.push_back(text(group));
    out += ", groups: [" + join(groups, ", ") + "]";
  }
  return out + "}\n";
}

}  // namespace

std::vector<std::string> ranks_of(const Pack& pack) {
  TomlTable top = settings_of(pack);
  auto rota = top.table("rota");
  return rota ? rota->strings("ranks") : std::vector<std::string>();
}

std::vector<std::string> groups_of(const Pack& pack) {
  std::vector<std::string> groups;
  TomlTable top = settings_of(pack);
  auto rota = top.table("rota");
  if (!rota) return groups;
  const auto note = [&](TomlTable& table, const char* key) {
    for (std::string& group : table.strings(key))
      if (!contains(groups, group)) groups.push_back(std::move(group));
  };
  for (const char* kind : {"quota", "cover", "multiplier", "reception"})
    for (TomlTable& rule : rota->tables(kind)) {
      note(rule, "group");
      for (const char* beside : {"companions", "receivers"})
        for (TomlTable& people : rule.tables(beside)) note(people, "pool");
    }
  return groups;
}

Result<NewOfficial> parse_official(const Pack& pack, std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  const std::vector<std::string> ranks = ranks_of(pack);
  const std::vector<std::string> groups = groups_of(pack);
  NewOfficial one;
  if (!words.empty()) one.name = words[0];
  if (words.size() > 1) one.title = words[1];
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::string word = words[i].starts_with("body=") ? words[i].substr(5) : words[i];
    const bool head = word == "主要领导" || word == "principal";
    if (head) one.principal = true;
    if (contains(ranks, word))
      one.rank = word;
    else if (is_body(word))
      one.body = word;
    else if (contains(groups, word))
      one.groups.push_back(word);
    else if (word.starts_with("unit="))
      one.unit = word.substr(5);
    else if (word.starts_with("group="))
      one.groups.push_back(word.substr(6));
    else if (!head)
      return fail_usage(
          "unknown-rank", trf("'{}' is no rank of this kind of office", word),
          words[i] != word
              ? trf("the bodies are {}", join(std::vector<std::string>(built_in_bodies().begin(),
                                                                       built_in_bodies().end()),
                                              ", "))
              : suggest(word, names_in(ranks),
                        tr("a rank, principal, a body, unit=ID or group=NAME")));
  }
  if (one.name.empty() || (one.rank.empty() && one.groups.empty()))
    return fail_usage("no-rank", trf("'{}' does not say who it is and of which rank", text),
                      ranks.empty()
                          ? trf("write name, title, group; the groups are {}", join(groups, ", "))
                          : trf("write name, title, rank; the ranks are {}", join(ranks, ", ")));
  return one;
}

std::vector<DeskBlank> blanks_of(const Pack& pack) {
  TomlTable top = settings_of(pack);
  std::vector<DeskBlank> blanks;
  auto rota = top.table("rota");
  if (!rota) return blanks;
  for (TomlTable& desk : rota->tables("desk")) {
    const DeskBlank blank{desk.string("id").value_or(""), desk.string("name").value_or(""),
                          !desk.has("place"), !desk.has("time")};
    if (blank.place || blank.time) blanks.push_back(blank);
  }
  return blanks;
}

Result<NewDesk> parse_desk(const Pack& pack, std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  std::vector<DeskBlank> blanks = blanks_of(pack);
  NewDesk desk;
  if (!words.empty()) desk.id = words[0];
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto ends = split(words[i], '-');
    const bool time = words[i] == "all-day" ||
                      (ends.size() == 2 && rota::parse_time(ends[0]) && rota::parse_time(ends[1]) &&
                       *rota::parse_time(ends[0]) < *rota::parse_time(ends[1]));
    if (!time && words[i].find_first_of(":") != std::string::npos)
      return fail_usage("bad-time", trf("'{}' is no time", words[i]),
                        tr("write from when to when, or all-day: 09:00-11:30"));
    if (time)
      desk.time = words[i];
    else
      desk.place += (desk.place.empty() ? "" : " ") + words[i];
  }
  std::vector<std::string> ids;
  for (const DeskBlank& blank : blanks) ids.push_back(blank.id);
  if (!contains(ids, desk.id))
    return fail_usage("no-such-desk",
                      trf("this kind of office has no desk '{}' to fill in", desk.id),
                      suggest(desk.id, names_in(ids)));
  return desk;
}

std::string campaign_of(const Pack& pack) {
  TomlTable top = settings_of(pack);
  auto rota = top.table("rota");
  if (!rota) return {};
  for (TomlTable& campaign : rota->tables("campaign"))
    if (contains(campaign.strings("own-choice"), "from")) return campaign.string("id").value_or("");
  return {};
}

Result<DateRange> parse_campaign(const Pack& pack, std::string_view text) {
  if (campaign_of(pack).empty())
    return fail_usage("no-campaign", trf("the pack {} has no campaign", pack.name),
                      tr("leave --campaign out"));
  const std::size_t dots = text.find("..");
  const auto from = parse_date(trim(text.substr(0, dots)));
  const auto to = dots == text.npos ? std::nullopt : parse_date(trim(text.substr(dots + 2)));
  if (!from || !to || *to < *from)
    return fail_usage("bad-range", trf("'{}' is no range of days", text),
                      tr("write the first and the last day: 2026-04-01..2026-06-30"));
  return DateRange{*from, *to};
}

std::string campaign_settings(const Pack& pack, const std::optional<DateRange>& days) {
  const std::string id = campaign_of(pack);
  if (id.empty()) return {};
  const std::string from = days ? to_string(days->from) : "2026-04-01";
  const std::string to = days ? to_string(days->to) : "2026-06-30";
  return fmt::format(
      "\n# 本次活动的名称和起止日期；不写则仍是规则包中的。方案和总结放在 rota/documents/名称/ "
      "下。\n"
      "{0}[[rota.campaign]]\n{0}id = {1}\n{0}name = {2}\n{0}from = {3}\n{0}to = {4}\n",
      days ? "" : "# ", quoted(id), quoted(from.substr(0, 4)), from, to);
}

NewOffice make_office(const Pack& pack, const std::vector<NewOfficial>& people,
                      const std::vector<NewDesk>& desks, const std::optional<DateRange>& campaign) {
  NewOffice office;
  office.officials = examples_of(pack, "officials").value_or("");
  office.units = examples_of(pack, "units").value_or("- id: office\n  name: @NAME@\n");
  if (!people.empty()) {
    office.officials = comments_of(office.officials);
    office.units = without_heads(office.units);
    std::set<std::string> ids;
    for (const NewOfficial& one : people) {
      const std::string base = is_identifier(one.name) ? one.name : "p";
      std::string id = base;
      for (int n = 2; !ids.insert(id).second; ++n) id = fmt::format("{}-{}", base, n);
      office.officials += entry_of(one, id);
    }
  }
  const std::vector<DeskBlank> blanks = blanks_of(pack);
  if (!blanks.empty())
    office.settings +=
        "\n# 接待场所的地点和时间，制度里没有写，由本单位填。空着的，anjuan verify 会一一指出。\n";
  for (const DeskBlank& blank : blanks) {
    NewDesk desk{.id = blank.id};
    for (const NewDesk& one : desks)
      if (one.id == blank.id) desk = one;
    office.settings +=
        fmt::format("\n[[rota.desk]]\nid = {}                # {}\n", quoted(blank.id), blank.name);
    if (blank.place || !desk.place.empty())
      office.settings += fmt::format("place = {}\n", quoted(desk.place));
    if (blank.time || !desk.time.empty())
      office.settings += fmt::format("time = {}    # 09:00-11:30, all-day\n", quoted(desk.time));
  }
  office.settings += campaign_settings(pack, campaign);
  return office;
}

}  // namespace anjuan
