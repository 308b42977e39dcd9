#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/model/names.hpp"

namespace anjuan {

/// The flat fields at the top of a case file, in the order a new file has them.
enum class HeadField {
  id,
  title,
  status,
  clock,
  due,
  owed_by,
  provisional,
  class_,
  kind,
  route,
  received,
  accepted,
  decided,
  decide_by,
  handle_by,
  handled,
  extended,
  replied,
  closed,
  channel,
  category,
  place,
  persons,
  group,
  visit_level,
  unit,
  assisting,
  lead,
  satisfied,
  settled,
  followed_up,
  review_asked,
  missed,
  idle,
  instructed,
  tasks,
  repeat_of,
  source,
  confidential,
  accused_unit,
  accused,
  flags,
};
inline constexpr std::size_t kHeadFieldCount = static_cast<std::size_t>(HeadField::flags) + 1;

/// `owed_by` where the office itself owes what a unit handles.
inline constexpr std::string_view kOwedByOffice = "office";

/// How a value is written and what it must look like.
enum class ValueType {
  text,       ///< one line of text
  block,      ///< text of several lines
  word,       ///< an identifier: official, unit
  words,      ///< identifiers separated by spaces
  date,       ///< YYYY-MM-DD
  timestamp,  ///< RFC 3339
  integer,    ///< a whole number, 0 or more
  boolean,    ///< true or false
  case_id,    ///< CODE-YYYY-NNNNNN
  list,       ///< a list of one-line texts
  choice,     ///< one of a closed vocabulary
};

struct HeadFieldSpec {
  HeadField field;
  std::string_view name;  ///< the key in the file
  ValueType type;
  bool derived;  ///< the fold of the history decides it; never edited by hand
  bool required;
  Vocabulary choices;  ///< of a ValueType::choice
  const char* doc;     ///< msgid: one line for people
};

/// The table of head fields, in HeadField order.
std::span<const HeadFieldSpec> head_fields();
const HeadFieldSpec& spec_of(HeadField field);
std::optional<HeadField> parse_head_field(std::string_view name);

/// The values of a head; an absent field is empty. `Text` is std::string for a head that is kept
/// and std::string_view for one that is looked at while its file is in a buffer.
template <class Text>
struct BasicHead {
  std::array<Text, kHeadFieldCount> values{};

  const Text& operator[](HeadField field) const { return values[static_cast<std::size_t>(field)]; }
  Text& operator[](HeadField field) { return values[static_cast<std::size_t>(field)]; }

  std::optional<Date> date(HeadField field) const { return parse_date((*this)[field]); }
  std::optional<Status> status() const { return parse_name<Status>((*this)[HeadField::status]); }
  bool has(HeadField field) const { return !(*this)[field].empty(); }
  bool open() const {
    const auto current = status();
    return current && is_open(*current);
  }
};
using Head = BasicHead<std::string>;
using HeadView = BasicHead<std::string_view>;

Head to_head(const HeadView& view);
/// The views point into `head`.
HeadView to_view(const Head& head);

/// A duty that was met after its last day, or given up after it: what `missed` lists.
struct LateDuty {
  std::string clock;  ///< its name, as `clock` has it
  std::string unit;   ///< that owed it; empty: the office itself
  Date due{};
  Date done{};
  friend bool operator==(const LateDuty&, const LateDuty&) = default;
};
/// "decide 2026-08-14..2026-08-25; handle@minzheng 2026-09-01..2026-09-02".
std::string to_text(const std::vector<LateDuty>& duties);
/// Reads that back; what is not of this form is left out.
std::vector<LateDuty> parse_late_duties(std::string_view text);

/// The first and last days of stretches that count for nobody: "2026-07-22..2026-09-01 …".
using IdleDays = std::vector<std::pair<Date, Date>>;
std::string to_text(const IdleDays& idle);
IdleDays parse_idle(std::string_view text);
/// How many days after `from`, up to and including `to`, lie between an end of the case and its
/// reopening.
int idle_days(std::string_view idle, Date from, Date to);

/// Days from the last day of the earliest running obligation to `today` that the office had: 0 on
/// that day, negative before it. The days on which an ended case lay are nobody's lateness.
template <class Text>
std::optional<int> days_past_due(const BasicHead<Text>& head, Date today) {
  const auto due = head.date(HeadField::due);
  if (!due) return std::nullopt;
  return static_cast<int>((today - *due).count()) - idle_days(head[HeadField::idle], *due, today);
}

/// True when the earliest running obligation ended before `today`: the last day itself still is
/// in time.
template <class Text>
bool is_overdue(const BasicHead<Text>& head, Date today) {
  const auto due = head.date(HeadField::due);
  return due && *due < today;
}

}  // namespace anjuan
