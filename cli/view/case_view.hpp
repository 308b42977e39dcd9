#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/time_travel.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/model/identity.hpp"

namespace anjuan::cli {

/// A head as JSON: every field that has a value, numbers as numbers, booleans as booleans.
nlohmann::ordered_json head_json(const Head& head);

/// A whole case as JSON. Names and numbers of the petitioners are masked unless `reveal`.
nlohmann::ordered_json case_json(const Case& value, bool reveal);

nlohmann::ordered_json event_json(const Event& event);

/// Masks the names and numbers of the petitioners wherever the text of the case repeats them.
/// Who complained is shown only to those who ask for it (W22 art. 30).
void hide_identity(Case& value);

/// A clock and a rung's moment as people call them; in English the words of the files.
std::string clock_words(std::string_view clock);
std::string step_words(std::string_view step);
/// The due date; with a question mark while it rests on a year without a calendar.
std::string due_words(const HeadView& head);

/// The failure of looking back at a case before its registration, or before anybody knew of it.
tl::unexpected<Failure> not_registered_yet(const Case& value, const LookBack& view);

/// One event in a line: day, what happened, its most telling field, who recorded it, and when where
/// that was late.
std::string event_line(const Event& event, const Office& office);
/// The same without the day of recording.
std::string event_line(const Event& event);

}  // namespace anjuan::cli
