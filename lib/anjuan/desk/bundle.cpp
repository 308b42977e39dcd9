#include "anjuan/desk/bundle.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "anjuan/base/json.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/desk/who_is_meant.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/draft_field.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/rules/recusal.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

/// Facts that hold wherever the case is. What they are called there is each office's own.
constexpr DraftField kHandedOver[] = {
    DraftField::title,  DraftField::channel, DraftField::place,       DraftField::persons,
    DraftField::class_, DraftField::kind,    DraftField::visit_level, DraftField::group};

/// The number that a case has in the ledger it came from; nullopt for any other source.
std::optional<std::string> number_there(const std::string& source) {
  const std::size_t slash = source.rfind('/');
  if (slash == std::string::npos) return std::nullopt;
  std::string id = source.substr(slash + 1);
  const auto parsed = parse_case_id(id);
  if (!parsed || source.substr(0, slash) != parsed->code) return std::nullopt;
  return id;
}

}  // namespace

std::string transfer_bundle(const Case& value, const Roster& roster) {
  const std::string& id = value.head[HeadField::id];
  const auto parsed = parse_case_id(id);
  nlohmann::ordered_json one = {{"source", fmt::format("{}/{}", parsed ? parsed->code : "", id)},
                                {"received", value.head[HeadField::received]}};
  for (const DraftField field : kHandedOver) {
    const DraftFieldSpec& spec = spec_of(field);
    if (const HeadField* place = std::get_if<HeadField>(&spec.target);
        place != nullptr && value.head.has(*place))
      one[std::string(spec.name)] = value.head[*place];
  }
  // What protects the petitioner here does so there.
  if (value.head.has(HeadField::confidential))
    one[std::string(spec_of(DraftField::confidential).name)] = "true";
  const Interests interests = interests_of(value.history);
  const auto put_people = [&](DraftField field, const std::vector<std::string>& ids) {
    std::vector<std::string> names;
    for (const std::string& one_id : ids) {
      names.push_back(name_of(roster, one_id));
      std::erase(names.back(), ' ');  // that stands between two of them
    }
    if (!names.empty()) one[std::string(spec_of(field).name)] = join(names, " ");
  };
  put_people(DraftField::accused_unit, interests.accused_units);
  put_people(DraftField::accused, interests.accused);
  put_people(DraftField::not_accused, interests.mentioned);
  // Whoever keeps away is told in words: the other office may not know them.
  std::vector<std::string> away = interests.recused_units;
  away.insert(away.end(), interests.recused.begin(), interests.recused.end());
  std::vector<std::string> named;
  for (const std::string& one_id : away) named.push_back(name_of(roster, one_id));
  std::string summary = summary_of(value);
  if (!named.empty())
    summary += (summary.empty() ? "" : "\n") + fmt::format("回避：{}", join(named, "、"));
  if (!summary.empty()) one[std::string(spec_of(DraftField::summary).name)] = summary;
  if (!value.request.empty()) one["request"] = value.request;
  if (!value.petitioners.empty()) {
    const Petitioner& person = value.petitioners.front();
    nlohmann::ordered_json who = nlohmann::ordered_json::object();
    const auto put = [&](const char* key, const std::string& text) {
      if (!text.empty()) who[key] = text;
    };
    put("name", person.name);
    put("phone", person.phone);
    put("address", person.address);
    put("id-number", person.id_number);
    put("sex", person.sex);
    put("age", person.age);
    one["petitioner"] = std::move(who);
  }
  return dump(nlohmann::ordered_json::array({std::move(one)}));
}

std::string own_case(const Ledger& ledger, const std::string& source) {
  const auto id = number_there(source);
  const auto parsed = id ? parse_case_id(*id) : std::nullopt;
  return parsed && parsed->code == ledger.office().code && ledger.read_case(*id) ? *id : "";
}

std::string transfer_receipt(const Ledger& ledger, const std::vector<Registered>& cases) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Registered& one : cases)
    if (const auto id = number_there(one.source))
      rows.push_back({{"case", *id},
                      {"event", "noted"},
                      {"note", fmt::format("{} {}: {}, {}", ledger.office().code,
                                           ledger.office().name, one.id, to_string(one.on))}});
  return rows.empty() ? std::string() : dump(rows);
}

}  // namespace anjuan
