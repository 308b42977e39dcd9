#include "anjuan/desk/bundle.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "anjuan/base/json.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/draft_field.hpp"
#include "anjuan/model/ids.hpp"

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

std::string transfer_bundle(const Case& value) {
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

std::string transfer_receipt(const Ledger& ledger, const std::vector<Registered>& cases, Date on) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Registered& one : cases)
    if (const auto id = number_there(one.source))
      rows.push_back({{"case", *id},
                      {"event", "noted"},
                      {"note", fmt::format("{} {}: {}, {}", ledger.office().code,
                                           ledger.office().name, one.id, to_string(on))}});
  return rows.empty() ? std::string() : dump(rows);
}

}  // namespace anjuan
