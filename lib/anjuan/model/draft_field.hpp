#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "anjuan/model/case.hpp"

// What a complaint can say of itself as it arrives. One row of one table is a column of a csv or
// xlsx file, a key of a yaml or json record, an entry of a MAP.toml and an option of `register`.
//
// To add a field: its name here, its row in draft_field.cpp. One that goes into the head, to the
// petitioner or into an event as it is needs no more; what decides about events is in
// desk/new_case.cpp.
namespace anjuan {

enum class DraftField {
  ref,
  title,
  received,
  registered,
  request,
  accepted,
  accepted_document,
  replied,
  reply_document,
  closing_document,
  document,
  served,
  reply,
  closed,
  appointment,
  channel,
  category,
  place,
  persons,
  class_,
  kind,
  route,
  unit,
  lead,
  flags,
  visit_level,
  group,
  confidential,
  accused_unit,
  accused,
  not_accused,
  not_named,
  summary,
  petitioner_name,
  petitioner_phone,
  petitioner_address,
  petitioner_id_number,
  petitioner_sex,
  petitioner_age,
  representatives,
  source,
  repeat_of,
};
inline constexpr std::size_t kDraftFieldCount = static_cast<std::size_t>(DraftField::repeat_of) + 1;

/// How a text that people wrote becomes a value.
enum class DraftType {
  reference,  ///< a number or code of somebody's: full-width characters become ASCII
  line,       ///< one line of text
  body,       ///< a text of several lines
  moment,     ///< `YYYY-MM-DD`, or RFC 3339 with the office's offset
  day,        ///< `YYYY-MM-DD`
  count,      ///< a whole number within the field's limits
  word,       ///< a name out of a fixed set that the rules know
  words,      ///< several of them, one space between
  yes_no,     ///< `true` or `false`; as an option a flag
};

/// A field of an event that the draft tells of: of the last of these kinds that lacks one.
struct DraftEventField {
  std::vector<EventKind> kinds;
  std::string_view name;
};

/// Where a value goes as it is; monostate: desk/new_case.cpp knows.
using DraftTarget =
    std::variant<std::monostate, HeadField, std::string Petitioner::*, DraftEventField>;

struct DraftFieldSpec {
  DraftField field{};
  std::string_view name;  ///< as in MAP.toml, and as the name of a column
  DraftType type{};
  std::string_view option;      ///< of `register`, with its dashes
  const char* value = nullptr;  ///< what stands for the value in the help; nullptr for a flag
  const char* doc = "";         ///< msgid: what it holds
  /// More names of columns that mean it, one space between; `-` for the space inside of one.
  std::string_view chinese_headers = {};
  std::string_view english_headers = {};
  /// Names that mean it only beside another column for what they mean alone.
  std::string_view beside = {};
  DraftTarget target = {};
  std::string_view fallback = {};  ///< what the head holds when nothing is said
  bool joins = false;              ///< a path: several columns may be joined by `/`
  bool protects = false;  ///< somebody is harmed when a column that means it is passed over
  int min = 0;            ///< count: inclusive
  int max = 0;            ///< count: inclusive
};

/// The table, in DraftField order, which is the order of the documentation.
std::span<const DraftFieldSpec> draft_fields();
const DraftFieldSpec& spec_of(DraftField field);
/// By the name in maps; nullopt when there is none.
std::optional<DraftField> parse_draft_field(std::string_view name);

}  // namespace anjuan
