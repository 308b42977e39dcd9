#pragma once

#include <span>
#include <string_view>

namespace anjuan {

/// What the value of a field names, beside being a text, a number or a day.
enum class Naming {
  nothing,
  unit,      ///< 单位, one or several
  official,  ///< 领导干部, one or several
  anybody,   ///< either
  clock,     ///< 时限
  task,      ///< 待办事项
};

/// What people call a field of a head or of an event. A name means the same wherever it stands but
/// for those that an event has a row of its own for.
struct FieldWords {
  std::string_view name;  ///< the key in files and JSON; or event.key
  const char* label;      ///< msgid: a noun, no article
  Naming names = Naming::nothing;
};

/// The table, in no particular order. Every field of every head and event is in it (a test).
std::span<const FieldWords> field_words();
/// The label for people; the name itself where the table has none.
std::string_view label_of_field(std::string_view name);
std::string_view label_of_field(std::string_view event, std::string_view name);
Naming naming_of(std::string_view name);

}  // namespace anjuan
