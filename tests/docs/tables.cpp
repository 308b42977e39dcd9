#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>

#include "anjuan/desk/event_columns.hpp"
#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/complaint.hpp"
#include "anjuan/intake/reception_columns.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/model/draft_field.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

// Prints the tables of the library as one JSON document. The schema of case files and the tables
// in anjuan-ledger(5) are made from it by docs.py, so that they cannot say anything else.
namespace anjuan {
namespace {

using Json = nlohmann::ordered_json;

const char* name_of(ValueType type) {
  switch (type) {
    case ValueType::text:
      return "text";
    case ValueType::block:
      return "block";
    case ValueType::word:
      return "word";
    case ValueType::words:
      return "words";
    case ValueType::date:
      return "date";
    case ValueType::timestamp:
      return "timestamp";
    case ValueType::integer:
      return "integer";
    case ValueType::boolean:
      return "boolean";
    case ValueType::case_id:
      return "case_id";
    case ValueType::list:
      return "list";
    case ValueType::choice:
      return "choice";
  }
  return "";
}

Json choices_json(Vocabulary choices) {
  Json list = Json::array();
  for (std::string_view choice : choices) list.push_back(std::string(choice));
  return list;
}

Json field_json(const EventField& field) {
  return {{"name", field.name},
          {"type", name_of(field.type)},
          {"required", field.required},
          {"choices", choices_json(field.choices)},
          {"doc", tr(field.doc)}};
}

Json head_table() {
  Json rows = Json::array();
  for (const HeadFieldSpec& spec : head_fields())
    rows.push_back({{"name", spec.name},
                    {"type", name_of(spec.type)},
                    {"derived", spec.derived},
                    {"required", spec.required},
                    {"choices", choices_json(spec.choices)},
                    {"doc", tr(spec.doc)}});
  return rows;
}

Json events() {
  Json rows = Json::array();
  for (const EventSpec& spec : event_table()) {
    Json from = Json::array();
    for (const auto& status : names<Status>())
      if (spec.allowed_from.contains(status.value)) from.push_back(status.name);
    Json fields = Json::array();
    for (const EventField& field : spec.fields) fields.push_back(field_json(field));
    rows.push_back({{"name", spec.name},
                    {"verb", spec.verb},
                    {"doc", tr(spec.doc)},
                    {"rule", cited(spec.rule)},
                    {"needs_document", spec.needs_document},
                    {"from", std::move(from)},
                    {"fields", std::move(fields)}});
  }
  return rows;
}

Json clocks() {
  Json rows = Json::array();
  for (const ClockSpec& spec : clock_table())
    rows.push_back({{"name", spec.name}, {"doc", tr(spec.label)}, {"obligation", spec.obligation}});
  return rows;
}

Json intake() {
  Json rows = Json::array();
  for (const DraftFieldSpec& field : draft_fields())
    rows.push_back({{"name", field.name},
                    {"doc", tr(field.doc)},
                    {"joins", field.joins},
                    {"moment", field.type == DraftType::moment},
                    {"words", column_of(field.field).words},
                    {"option", field.option},
                    {"chinese_headers", field.chinese_headers},
                    {"english_headers", field.english_headers}});
  return rows;
}

Json receptions() {
  Json rows = Json::array();
  for (const ReceptionColumn& column : reception_columns())
    rows.push_back({{"name", column.name},
                    {"doc", tr(column.doc)},
                    {"headers", column.headers},
                    {"words", column.words}});
  return rows;
}

Json event_sheet() {
  Json rows = Json::array();
  for (const ColumnSpec& column : event_columns().all())
    if (!column.headers.empty())
      rows.push_back({{"name", column.name}, {"headers", column.headers}, {"words", column.words}});
  return rows;
}

}  // namespace
}  // namespace anjuan

/// tables [zh]: with what is written for people in that language.
int main(int argc, char** argv) {
  using namespace anjuan;
  set_language(argc > 1 && std::string(argv[1]) == "zh" ? Language::zh : Language::en);
  nlohmann::ordered_json common = nlohmann::ordered_json::array();
  for (const EventField& field : common_event_fields()) common.push_back(field_json(field));
  const nlohmann::ordered_json document = {
      {"head", head_table()},        {"events", events()}, {"common", std::move(common)},
      {"clocks", clocks()},          {"intake", intake()}, {"receptions", receptions()},
      {"event_sheet", event_sheet()}};
  std::printf("%s\n", document.dump(1).c_str());
}
