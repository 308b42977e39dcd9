#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/case.hpp"
#include "anjuan/settings/office.hpp"

/// The record of a case over time, and what of it counts.
///
/// A history is a record: events stand in the order in which they were written, and none of them
/// ever leaves it. Every event has two times, when it happened (`at`) and when it was written down
/// (`recorded`, where that was another day). What follows from a record goes one way:
///
///     record ──known_by──▶ what was known ──in_force──▶ what counts ──fold──▶ state ──▶ head
///
/// `known_by` looks at the second time only, the fold and its `as_of` at the first only. An event
/// that was voided, and whatever a correction replaced, ends at `in_force`: the fold, the guards,
/// letters and figures never see it; only the log shows the record itself.
namespace anjuan {

/// When the event was written down.
Timestamp recorded_at(const Event& event);

/// By how many days the event was written down after the first thing it tells of: its own day, or
/// one on which something happened that a clock starts or ends with, such as a service.
int days_recorded_late(const Event& event);

/// Whether that is more than the office takes without a reason.
bool is_recorded_late(const Event& event, const Office& office);
/// Whether both times of the event itself are shown: it is late, and was recorded on another day.
bool shows_recorded(const Event& event, const Office& office);

/// The value that a correction says it found in a field of the head: empty for none; nullopt when
/// it does not touch the field.
std::optional<std::string> value_before(const Event& correction, std::string_view field);

/// The event of `record` that the `voided` one takes out; nullptr when there is none.
const Event* target_of(const std::vector<Event>& record, const Event& voided);
/// Fills in what target_of looks for.
void aim_at(Event& voided, const std::vector<Event>& record, const Event& target);

/// Sets Event::voided of every event. An event that voids is itself voided by a later one. Where
/// the registration is taken out nothing of the case counts.
void mark_voided(std::vector<Event>& record);
/// Whether the case as a whole was registered by mistake.
bool is_voided(const std::vector<Event>& record);

/// What counts, in the order of the record: without what was voided, and with the registration as
/// it was corrected.
std::vector<Event> in_force(std::vector<Event> record);
/// The case with no more than that in its history; what it was merged with stays known.
Case in_force(Case value);

/// The numbers of the cases that were merged with this one, into it or it into them, whatever
/// became of it since: what was written of one may tell of the other.
std::vector<std::string> merged_with(const Case& value);

/// What had happened by the end of a day: without later events, and without what an earlier one
/// tells of a later day, such as a service that was still to come; with a service by then that only
/// the closing tells of, and a unit's receipt by then that was told later.
std::vector<Event> happened_by(std::vector<Event> record, Date day);

/// The part of a record that was written down by the end of a day, marked anew: what was voided
/// or corrected later still counts in it.
std::vector<Event> known_by(std::vector<Event> record, Date day);

/// `head` with the facts as the corrections in `known` leave them. `record` is the whole history:
/// it tells what stood there before the first correction.
Head corrected_head(const Head& head, const std::vector<Event>& record,
                    const std::vector<Event>& known);

}  // namespace anjuan
