#include "anjuan/rules/lifecycle/record.hpp"

#include <algorithm>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan {
namespace {

using K = EventKind;

bool is_registration(const Event& event) {
  return event.kind == K::registered;
}

bool same_kind_and_moment(const Event& a, const Event& b) {
  return a.kind == b.kind && a.at == b.at;
}

}  // namespace

std::optional<std::string> value_before(const Event& correction, std::string_view field) {
  for (std::string_view line : split(correction.get("was"), '\n')) {
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos && line.substr(0, colon) == field)
      return std::string(line.substr(colon + 2));
  }
  if (correction.get(field).empty()) return std::nullopt;
  return std::string();
}

Timestamp recorded_at(const Event& event) {
  const auto recorded = parse_timestamp(event.get("recorded"));
  return recorded ? std::max(*recorded, event.at) : event.at;
}

int days_recorded_late(const Event& event) {
  Date first = event.at.date();
  for (const EventField& field : spec_of(event.kind).fields)
    if (field.happened)
      if (const auto day = parse_date(event.get(field.name))) first = std::min(first, *day);
  return static_cast<int>((recorded_at(event).date() - first).count());
}

bool is_recorded_late(const Event& event, const Office& office) {
  return days_recorded_late(event) > office.late_after_days;
}

bool shows_recorded(const Event& event, const Office& office) {
  return is_recorded_late(event, office) && recorded_at(event).date() != event.at.date();
}

const Event* target_of(const std::vector<Event>& record, const Event& voided) {
  const auto when = parse_timestamp(voided.get("when"));
  int nth = number_of(voided.get("nth"), 1);
  for (const Event& event : record)
    if (when && event.at == *when && spec_of(event.kind).name == voided.get("what") && --nth == 0)
      return &event;
  return nullptr;
}

void aim_at(Event& voided, const std::vector<Event>& record, const Event& target) {
  voided.set("what", std::string(spec_of(target.kind).name));
  voided.set("when", to_string(target.at));
  const auto nth = std::count_if(record.data(), &target, [&](const Event& event) {
    return same_kind_and_moment(event, target);
  });
  if (nth > 0) voided.set("nth", std::to_string(nth + 1));
}

void mark_voided(std::vector<Event>& record) {
  for (Event& event : record) event.voided = false;
  for (auto event = record.rbegin(); event != record.rend(); ++event)
    if (event->kind == K::voided && !event->voided)
      if (const Event* target = target_of(record, *event))
        record[static_cast<std::size_t>(target - record.data())].voided = true;
  if (is_voided(record))
    for (Event& event : record) event.voided = event.voided || event.kind != K::voided;
}

bool is_voided(const std::vector<Event>& record) {
  return std::any_of(record.begin(), record.end(),
                     [](const Event& event) { return is_registration(event) && event.voided; });
}

std::vector<Event> in_force(std::vector<Event> record) {
  std::erase_if(record, [](const Event& event) { return event.voided; });
  const auto first = std::find_if(record.begin(), record.end(), is_registration);
  if (first == record.end()) return record;
  for (std::size_t i = 0; i < record.size(); ++i)
    if (record[i].kind == K::corrected)
      for (const EventField& field : spec_of(K::registered).fields) {
        const std::string_view value = record[i].get(field.name);
        if (value.empty() || field.name == "repeats") continue;  // owed from the correction on
        first->set(field.name, std::string(value));
        // What was accepted under the wrong route was accepted under the right one.
        for (std::size_t earlier = 0; earlier < i; ++earlier)
          if (record[earlier].kind == K::accepted && !record[earlier].get(field.name).empty())
            record[earlier].set(field.name, std::string(value));
      }
  // The last word on each fact stands in the registration: where the record is cut behind an
  // earlier correction, that one does not bring its own back.
  for (Event& event : record)
    if (event.kind == K::corrected)
      for (const EventField& field : spec_of(K::registered).fields)
        if (!event.get(field.name).empty() && field.name != "repeats")
          event.set(field.name, std::string(first->get(field.name)));
  return record;
}

std::vector<std::string> merged_with(const Case& value) {
  std::vector<std::string> all = value.joined;
  for (const Event& event : value.history)
    if (event.kind == EventKind::merged)
      for (const char* field : {"from", "into", "undone"})
        if (!event.get(field).empty()) all.emplace_back(event.get(field));
  return all;
}

Case in_force(Case value) {
  value.joined = merged_with(value);
  value.history = in_force(std::move(value.history));
  return value;
}

namespace {

/// A service that is only told with the closing had happened on its own day: it is the reply's.
void serve_replies(std::vector<Event>& record, Date day) {
  for (const Event& told : record) {
    const auto served = parse_date(told.get("served"));
    if (told.kind != K::closed || told.voided || told.at.date() <= day || !served || *served > day)
      continue;
    Event* reply = nullptr;
    for (Event& event : record)
      if (event.kind == K::replied && !event.voided && event.at.date() <= day &&
          (reply == nullptr || reply->at <= event.at))
        reply = &event;
    if (reply != nullptr && reply->get("served").empty() && reply->at.date() <= *served)
      reply->set("served", std::string(told.get("served")));
  }
}

/// Whether the days of the unit that had the case by then were over before the receipt was told:
/// then it moved none of them.
bool decided_between(const std::vector<Event>& record, const Event& referral, const Event& told) {
  return std::any_of(record.begin(), record.end(), [&](const Event& event) {
    const bool decides = event.kind == K::accepted || event.kind == K::declined ||
                         event.kind == K::withdrawn || event.kind == K::merged;
    return decides && !event.voided && event.at >= referral.at && event.at <= told.at;
  });
}

/// A receipt that was told later had happened on its own day: it stands there, as what is told of
/// the referral that the unit had then.
void receive_referrals(std::vector<Event>& record, Date day) {
  std::vector<Event> receipts;
  for (const Event& told : record) {
    const auto received = parse_date(told.get("received"));
    if (told.kind != K::assigned || told.voided || told.at.date() <= day || !received ||
        *received > day)
      continue;
    const Event* referral = nullptr;
    for (const Event& event : record)
      if (event.kind == K::assigned && !event.voided && event.at.date() <= day &&
          (referral == nullptr || referral->at <= event.at))
        referral = &event;
    if (referral == nullptr || referral->get("unit") != told.get("unit") ||
        decided_between(record, *referral, told))
      continue;
    const Timestamp at =
        std::max(referral->at, at_time(*received, std::chrono::seconds(0), told.at.offset));
    Event receipt{.kind = K::assigned, .at = at, .by = told.by};
    receipt.line = told.line;
    for (const char* field : {"unit", "received", "late_reason", "via"})
      receipt.set(field, std::string(told.get(field)));
    receipt.set("recorded", to_string(recorded_at(told)));
    receipts.push_back(std::move(receipt));
  }
  record.insert(record.end(), receipts.begin(), receipts.end());
}

}  // namespace

std::vector<Event> happened_by(std::vector<Event> record, Date day) {
  serve_replies(record, day);
  receive_referrals(record, day);
  std::erase_if(record, [&](const Event& event) { return event.at.date() > day; });
  for (Event& event : record)
    for (const EventField& field : spec_of(event.kind).fields)
      if (const auto when = parse_date(event.get(field.name));
          field.happened && when && *when > day)
        event.set(field.name, {});
  return record;
}

std::vector<Event> known_by(std::vector<Event> record, Date day) {
  std::erase_if(record, [&](const Event& event) { return recorded_at(event).date() > day; });
  mark_voided(record);
  return record;
}

Head corrected_head(const Head& head, const std::vector<Event>& record,
                    const std::vector<Event>& known) {
  Head out = head;
  for (const HeadFieldSpec& spec : head_fields()) {
    if (!is_correctable(spec.field)) continue;
    const auto first = std::find_if(record.begin(), record.end(), [&](const Event& event) {
      return event.kind == K::corrected && value_before(event, spec.name);
    });
    if (first == record.end()) continue;
    std::string value = *value_before(*first, spec.name);
    for (const Event& event : known)
      if (event.kind == K::corrected && !event.voided && value_before(event, spec.name))
        value = event.get(spec.name);
    out[spec.field] = std::move(value);
  }
  return out;
}

}  // namespace anjuan
