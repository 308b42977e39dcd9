#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/time_travel.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/rules/shown.hpp"

#include "view/words.hpp"

namespace anjuan::cli {

/// A head as JSON: every field that has a value, numbers as numbers, booleans as booleans.
nlohmann::ordered_json head_json(const Head& head);

/// A whole case as JSON. Like everything here: of a case as its reader may see it
/// (rules/shown.hpp).
nlohmann::ordered_json case_json(const Case& value);

nlohmann::ordered_json event_json(const Event& event);

/// Who reads what a command prints: the office at its desk, which sees people only when it asks.
inline Audience audience_of(bool reveal) {
  return reveal ? Audience::revealed : Audience::clerk;
}

/// The due date; with a question mark while it rests on a year without a calendar.
std::string due_words(const HeadView& head);

/// The failure of looking back at a case before its registration, or before anybody knew of it.
tl::unexpected<Failure> not_registered_yet(const Case& value, const LookBack& view);

/// One event in a line: day, what happened, its most telling field, who recorded it, and when where
/// that was late.
std::string event_line(const Event& event, const Words& words, const Office& office);
/// The same without the day of recording.
std::string event_line(const Event& event, const Words& words);

}  // namespace anjuan::cli
