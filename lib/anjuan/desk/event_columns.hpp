#pragma once

#include <optional>
#include <string_view>

#include "anjuan/intake/columns.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

// What a sheet of events says: `apply --from`.
namespace anjuan {

/// The columns: case, event, on, by, and every field of an event that a sheet can record, by its
/// name or what Chinese sheets call it.
const ColumnTable& event_columns();
std::size_t event_column(std::string_view name);

/// Whether a sheet can record it: registering and putting right have commands of their own, and
/// some events only the program itself records.
bool can_be_given(EventKind kind);

/// The event that a word names: its name in files, the verb that records it, or a Chinese one;
/// nullptr when there is none that can be given.
const EventSpec* find_given_event(std::string_view word);
/// The same of every event, also of those that only the program records; what is printed for one
/// is taken too.
std::optional<EventKind> event_meant(std::string_view word);

}  // namespace anjuan
