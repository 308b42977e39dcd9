#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/rules/lifecycle/case_state.hpp"

#include "support/world.hpp"

/// Histories in a few words: `accepted("major") + extended("2026-08-30")`. 2026-07-01 is a
/// Wednesday.
namespace anjuan::test {

using K = EventKind;

inline std::vector<Event> registered(std::string_view class_ = "general",
                                     std::string_view day = "2026-06-29") {
  return {event(K::registered, day, {{"received", day}, {"class", class_}})};
}

inline std::vector<Event> operator+(std::vector<Event> history, const Event& next) {
  history.push_back(next);
  return history;
}

/// Registered on 29 June, accepted on 1 July 2026.
inline std::vector<Event> accepted(std::string_view class_ = "general") {
  return registered(class_) + event(K::accepted, "2026-07-01", {{"document", "受"}});
}

inline Event extended(std::string_view day, std::string_view days = "30") {
  return event(K::extended, day,
               {{"document", "延"},
                {"days", days},
                {"approver", "wang-zr"},
                {"reason", "鉴定"},
                {"notified", day}});
}
inline Event replied(std::string_view day) {
  return event(K::replied, day, {{"document", "答"}, {"served", day}});
}
inline Event closed(std::string_view day) {
  return event(K::closed, day, {{"document", "结"}});
}
inline Event reopened(std::string_view day) {
  return event(K::reopened, day, {{"reason", "不服"}});
}
inline Event reclassified(std::string_view day, std::string_view to) {
  return event(K::reclassified, day, {{"to", to}, {"reason", "复杂"}});
}
inline Event returned(std::string_view day) {
  return event(K::returned, day, {{"reason", "职责"}, {"consented_by", "区信访局"}});
}
inline Event review(std::string_view day, std::string_view tier) {
  return event(K::review_requested, day, {{"tier", tier}});
}

inline std::string head_line(const World& world, const std::vector<Event>& history) {
  const Case made = case_of(world, history);
  std::string line = made.head[HeadField::status];
  for (HeadField field : {HeadField::clock, HeadField::due})
    if (made.head.has(field)) line += " " + made.head[field];
  if (made.head.has(HeadField::provisional)) line += " provisional";
  return line;
}

/// Until when the other side may act.
inline std::string window(const World& world, const std::vector<Event>& history, ClockKind kind) {
  const CaseState state = fold(history, {}, world.rules());
  const CaseClock* clock = state.find(kind);
  return clock == nullptr || !clock->running() ? "none" : to_string(clock->deadline.nominal);
}

/// A history and the status, clock and date that it makes.
struct FoldCase {
  const char* what;
  std::vector<Event> history;
  std::string head;
};

inline void check_heads(const std::vector<FoldCase>& cases) {
  const World world;
  for (const FoldCase& one : cases) {
    CAPTURE(std::string(one.what));
    CHECK(head_line(world, one.history) == one.head);
  }
}

}  // namespace anjuan::test
