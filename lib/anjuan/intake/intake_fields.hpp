#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anjuan {

/// How the text of a cell becomes the value of a field.
enum class FieldType {
  reference,  ///< a number or code of somebody's: full-width characters become ASCII
  line,       ///< one line of text
  body,       ///< a text of several lines
  moment,     ///< `YYYY-MM-DD`, or RFC 3339 with the office's offset
  count,      ///< a whole number within the field's limits
  word,       ///< a name out of a fixed set that the rules know
  words,      ///< several of them, one space between
};

/// One field that intake can fill.
struct IntakeField {
  std::string_view name;  ///< as in MAP.toml and in a Draft
  FieldType type;
  std::string_view headers;  ///< Chinese column names that mean this field, one space between
  const char* doc;           ///< msgid: what it holds
  bool joins = false;        ///< a path: several columns may be joined by `/`
  int min = 0;               ///< count: inclusive
  int max = 0;               ///< count: inclusive
};

/// What the rows of one kind of sheet can hold, in the order they are documented. Each kind has one
/// table, which lives as long as the program.
using IntakeFields = std::span<const IntakeField>;
IntakeFields intake_fields();     ///< complaints: `register --from`
IntakeFields reception_fields();  ///< receptions: `schedule hold --from`

/// nullptr when there is none of that name.
const IntakeField* find_intake_field(std::string_view name);

/// The field that a column of that name holds by common usage: its English name in any case, with
/// `_` for `-`, or one of its Chinese names; nullptr when there is none.
const IntakeField* recognize_header(std::string_view header, IntakeFields fields = intake_fields());

/// The known name nearest to a misspelt one; empty when none is near.
std::string_view nearest_intake_field(std::string_view name);

/// The columns that a user means by `wanted`: those of exactly that name, else after folding, else
/// those of two levels (`groups`) by both names, `信访人信息/姓名`.
std::vector<std::size_t> columns_named(const std::vector<std::string>& names,
                                       const std::vector<std::string>& groups,
                                       std::string_view wanted);

/// A column name as it is compared: half-width, without white space, in lower case.
std::string fold_header(std::string_view header);

}  // namespace anjuan
