#include "anjuan/desk/typed_value.hpp"

#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/model/field_words.hpp"

namespace anjuan {
namespace {

/// The words, where `find` knows none of them as a whole: a name may hold a space.
template <class Find>
std::string ids_of(std::string_view typed, const Find& find) {
  if (const std::string whole = find(typed); !whole.empty()) return whole;
  std::vector<std::string> ids;
  const std::string words = read_words(typed);
  for (const std::string_view word : split(words, ' ')) {
    const std::string id = find(word);
    ids.push_back(id.empty() ? std::string(word) : id);
  }
  return join(ids, " ");
}

template <class T>
std::string id_of(const std::vector<T>& all, std::string_view word) {
  const T* one = find_called(all, word);
  return one == nullptr ? std::string() : one->id;
}

}  // namespace

std::string unit_ids(std::string_view typed, const std::vector<Unit>& units) {
  return ids_of(typed, [&](std::string_view word) { return id_of(units, word); });
}

std::string official_ids(std::string_view typed, const std::vector<Official>& officials) {
  return ids_of(typed, [&](std::string_view word) { return id_of(officials, word); });
}

std::string as_stored(std::string_view typed, std::string_view field, ValueType type,
                      Vocabulary choices, const TypingPlace& place) {
  switch (type) {
    case ValueType::choice:
      return std::string(meant(choices, typed).value_or(typed));
    case ValueType::boolean:
      if (auto value = read_yes_no(typed)) return std::move(*value);
      break;
    case ValueType::date:
      if (const auto day = parse_day(typed, place.today)) return to_string(*day);
      break;
    case ValueType::word:
    case ValueType::words:
      // Words of the program beside those of the office.
      if (const auto word = meant(choices, typed)) return std::string(*word);
      switch (naming_of(field)) {
        case Naming::unit:
          return unit_ids(typed, place.units);
        case Naming::official:
          return official_ids(typed, place.officials);
        case Naming::anybody: {
          const std::string ids = unit_ids(typed, place.units);
          return official_ids(ids, place.officials);
        }
        default:
          break;
      }
      break;
    default:
      break;
  }
  return std::string(typed);
}

}  // namespace anjuan
