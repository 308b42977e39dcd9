#include "view/event_options.hpp"

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan::cli {

std::string option_name(std::string_view field) {
  std::string name = "--";
  for (char c : field) name += c == '_' ? '-' : c;
  return name;
}

std::string declared_option(std::string_view field) {
  const std::string name = option_name(field);
  return field == "unit" ? "-u," + name : field == "lead" ? "-l," + name : name;
}

const char* type_name(std::string_view field, ValueType type) {
  const Naming names = naming_of(field);
  const bool one = type == ValueType::word;
  switch (type) {
    case ValueType::date:
      return "DATE";
    case ValueType::integer:
      return "N";
    case ValueType::boolean:
      return "true|false";
    case ValueType::case_id:
      return "CASE";
    case ValueType::word:
    case ValueType::words:
      if (names == Naming::unit) return one ? "UNIT" : "UNITS";
      if (names == Naming::official) return one ? "OFFICIAL" : "OFFICIALS";
      if (names == Naming::anybody) return "WHO";
      return one ? "ID" : "IDS";
    case ValueType::choice:
      return "WORD";
    default:
      return "TEXT";
  }
}

std::vector<std::string> words_of_head(std::string_view field) {
  const auto known = parse_head_field(field);
  return known ? typed_words(spec_of(*known).choices) : std::vector<std::string>();
}

void add_not_named(Arguments& args, std::vector<std::string>& words) {
  args.add_option("--not-named", words,
                  tr("a word that names nobody, although a petitioner is called so (repeatable)"))
      ->type_name("WORD");
}

std::vector<Diagnostic> read_form(const std::vector<EventField>& fields,
                                  std::vector<std::string>& values, const TypingPlace& place) {
  YamlErrors errors("", "");
  for (std::size_t i = 0; i < fields.size(); ++i) {
    values[i] = as_stored(values[i], fields[i].name, fields[i].type, fields[i].choices, place);
    // The number of a case may be shortened: the ledger says which one is meant.
    if (values[i].empty() || fields[i].type == ValueType::case_id) continue;
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.scalar = values[i];
    check_value(node, option_name(fields[i].name), fields[i].type, fields[i].choices, errors);
  }
  return errors.take();
}

}  // namespace anjuan::cli
