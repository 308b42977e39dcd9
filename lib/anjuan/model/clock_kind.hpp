#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace anjuan {

/// The clocks a case can have. Obligations are the office's; windows are the other side's right,
/// and nothing is overdue when one closes.
enum class ClockKind {
  refer,           ///< pass it to the unit that is to handle it (转送交办; simple procedure)
  decide,          ///< accept, decline or refer (W22 art. 22, 23)
  object,          ///< window: the unit may object to a referral (art. 23)
  handle,          ///< answer in writing, or close where a limit says so (art. 34, H5–H8)
  assist,          ///< an assisting unit's own date
  plan,            ///< plan after an appointment application (source F5)
  feedback,        ///< answer to a supervision (source D10)
  milestone,       ///< a step of the handling with a day of its own (source HN7)
  report_up,       ///< an urgent matter is reported upward at once (source C12)
  review,          ///< opinion on review, 复查 (art. 35)
  re_examination,  ///< opinion on re-examination, 复核 (art. 36)
  ask_review,      ///< window: the petitioner may ask for review (art. 35)
  ask_re_examination,  ///< window: the petitioner may ask for re-examination (art. 36)
};

struct ClockSpec {
  ClockKind kind;
  std::string_view name;  ///< in files: "handle"
  const char* label;      ///< msgid
  bool obligation;        ///< false for windows
  bool has_limit;         ///< counted by a [[limit]]; false where the event names the last day
  bool suspendable;       ///< may stop: what runs after the acceptance
};

std::span<const ClockSpec> clock_table();
const ClockSpec& spec_of(ClockKind kind);
std::optional<ClockKind> parse_clock(std::string_view name);

}  // namespace anjuan
