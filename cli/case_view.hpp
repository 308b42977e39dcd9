#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"
#include "anjuan/model/case.hpp"

namespace anjuan::cli {

/// A head as JSON: every field that has a value, numbers as numbers, booleans as booleans.
nlohmann::ordered_json head_json(const Head& head);

/// A whole case as JSON. Names and numbers of the petitioners are masked unless `reveal`.
nlohmann::ordered_json case_json(const Case& value, bool reveal);

nlohmann::ordered_json event_json(const Event& event);

/// 李某某 → 李**; phone and id numbers keep their last two digits. Who complained is shown only
/// to those who ask for it (W22 art. 30).
std::string mask_name(std::string_view name);
std::string mask_number(std::string_view number);

/// The failure of looking at a case on a day before its registration.
Failure not_registered_yet(const Case& value, Date day);

/// One event in a line: day, what happened, its most telling field, who recorded it.
std::string event_line(const Event& event);

}  // namespace anjuan::cli
