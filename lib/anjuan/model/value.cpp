#include "anjuan/model/value.hpp"

#include <algorithm>

#include "anjuan/model/ids.hpp"

namespace anjuan {
namespace {

bool is_number(std::string_view text) {
  return text.size() < 10 && text.find_first_not_of("0123456789") == std::string_view::npos &&
         (text == "0" || text[0] != '0');
}

/// Identifiers with one space between them.
bool are_words(std::string_view text) {
  while (true) {
    const std::size_t end = text.find(' ');
    if (!is_identifier(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

bool fits(std::string_view value, ValueType type, Vocabulary choices) {
  if (value.empty()) return false;
  switch (type) {
    case ValueType::block:
      return true;
    case ValueType::text:
    case ValueType::list:
      return value.find('\n') == std::string_view::npos;
    case ValueType::word:
      return is_identifier(value);
    case ValueType::words:
      return are_words(value);
    case ValueType::date:
      return parse_date(value).has_value();
    case ValueType::timestamp:
      return parse_timestamp(value).has_value();
    case ValueType::integer:
      return is_number(value);
    case ValueType::boolean:
      return value == "true" || value == "false";
    case ValueType::case_id:
      return parse_case_id(value).has_value();
    case ValueType::choice:
      return std::ranges::find(choices, value, &Word::id) != choices.end();
  }
  return false;
}

}  // namespace anjuan
