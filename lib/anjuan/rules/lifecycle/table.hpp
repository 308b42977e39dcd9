#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/event.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/model/names.hpp"
#include "anjuan/model/paper_kind.hpp"

/// The one table of events: which verb records an event, in which states it may happen, what it
/// carries, which document gates it, and which rule it serves. Commands, schema, man pages and
/// the reader are made from it or checked against it.
namespace anjuan {

/// One field that an event may carry; as an option of its verb, `--name` with `-` for `_`.
struct EventField {
  std::string_view name;
  ValueType type = ValueType::text;
  bool required = false;  ///< for new events; imported ones are exempt
  Vocabulary choices = {};
  const char* doc = "";   ///< msgid
  bool happened = false;  ///< a day on which something happened that a clock starts or ends with
};

/// A set of states.
class StatusSet {
 public:
  constexpr StatusSet() = default;
  template <class... S>
  constexpr explicit StatusSet(S... statuses) {
    ((bits_ |= 1U << static_cast<unsigned>(statuses)), ...);
  }
  constexpr bool contains(Status status) const {
    return (bits_ >> static_cast<unsigned>(status) & 1U) != 0;
  }

 private:
  unsigned bits_ = 0;
};

struct EventSpec {
  EventKind kind;
  std::string_view name;   ///< in files: "followed-up"
  std::string_view verb;   ///< command: "follow-up"; empty for events that no verb records
  const char* label;       ///< msgid: what happened, for people
  const char* doc;         ///< msgid: what the verb does, one sentence
  StatusSet allowed_from;  ///< empty for registered, which is always first
  bool needs_document;     ///< the step is void without its paper's number (公文文号)
  std::string_view rule;   ///< article or source rule
  std::vector<EventField> fields;
  std::optional<PaperKind> leaves = {};  ///< the paper that is on file once it has happened
};

/// The table, in EventKind order.
std::span<const EventSpec> event_table();
const EventSpec& spec_of(EventKind kind);
std::optional<EventKind> parse_event_name(std::string_view name);
/// The event that a verb records; nullptr when no verb is called that.
const EventSpec* find_verb(std::string_view verb);
/// The event's field of that name, or one that every event may carry; nullptr when there is none.
const EventField* find_field(const EventSpec& spec, std::string_view name);
/// The fields that every event may carry beside event, at and by.
std::span<const EventField> common_event_fields();

/// Whether a correction may change that fact of the head: what somebody typed in, and of what the
/// history decides that which only the registration carries (received, kind, route).
bool is_correctable(HeadField field);

/// The reason of a reopening for which nobody gave one: a merging is taken back.
inline constexpr std::string_view kUnmerged = "unmerged";
/// The reason for which an event of a reception is taken out: the reception was recorded again.
inline constexpr std::string_view kHeldAgain = "held-again";
/// A reason for people: one that the program gave in words, any other as it was written.
std::string reason_text(std::string_view reason);

/// The eight steps of handling (source H8), in order.
enum class HandlingStep { original, meet, visit, evidence, opinion, reply, implement, report };
template <>
std::span<const Named<HandlingStep>> names<HandlingStep>();

}  // namespace anjuan
