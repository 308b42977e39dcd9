#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/model/office_duty.hpp"
#include "anjuan/model/recording.hpp"

namespace anjuan {

/// A number that an activity can carry, and how people call it.
struct ActivityCount {
  std::string_view name;  ///< the key in the file
  const char* label;      ///< msgid
};
/// leaflets, questionnaires, consultations, legal_advice, served: what HR3 counts; found, settled,
/// reported_up: what a screening comes to.
std::span<const ActivityCount> activity_counts();

/// What the words of a list of parties are: free, or ids of officials.yaml or units.yaml.
enum class PartyKind { words, officials, units };

/// Who or what a report went to, and how the file, the option and people call them.
struct ActivityParties {
  std::string_view name;  ///< the key in the file: a list
  std::string_view option;
  const char* label;  ///< msgid
  PartyKind who{};
};

/// The kind of the files in which the nightly check records whom it reminded of what.
inline constexpr std::string_view kReminder = "reminder";

/// The kind of the files in which the office records a line of its scorecard (DZ2): the title names
/// the line, the unit or the officials whose it is.
inline constexpr std::string_view kScoreLine = "score";

/// 工作建议 and the written answer to it (HN15b, W22 art. 40): the two have one title.
inline constexpr std::string_view kProposal = "proposal";
inline constexpr std::string_view kProposalAnswer = "answer";
/// 问责 that the office has decided, with its ground (E8b).
inline constexpr std::string_view kAccountable = "accountable";

/// One kind of activity. The command `record`, the reader, the settings and the man page follow
/// this table; a new kind is a new row.
struct ActivityKind {
  std::string_view name;
  const char* label;                        ///< msgid
  std::span<const std::string_view> types;  ///< closed vocabulary; empty: the kind has no types
  bool type_required = false;
  std::span<const std::string_view> counts;  ///< which of activity_counts() it may carry
  bool checklist = false;                    ///< carries findings on the office's items (E7)
  bool document_required = false;
  std::string_view source;  ///< rows of the acceptance table it serves
  /// What of a report of \[\[reports.owed]] it meets; the record names report, stretch of time and
  /// parties.
  std::optional<OfficeDuty> of_report = {};
  std::optional<ActivityParties> parties = {};
  bool by_program = false;  ///< written by the nightly check only
};
std::span<const ActivityKind> activity_kinds();
const ActivityKind* find_activity_kind(std::string_view name);
/// The kind whose record meets that duty of a report; nullptr when none does.
const ActivityKind* find_activity_kind(OfficeDuty duty);
std::vector<std::string_view> activity_kind_names();
/// Those that somebody records.
std::vector<std::string_view> recorded_kind_names();
/// What a type of that kind is called: "monthly", "joint"; the word itself when it is none. One
/// word may be a type of two kinds: publicity on policy and a proposal on a policy.
std::string activity_type_text(std::string_view kind, std::string_view type);

/// What an inspection found on one item of the checklist.
struct Finding {
  std::string item;
  std::string result;  ///< free text

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// One reminder of a duty of the office that the nightly check gave (催办).
struct Reminder {
  OfficeDuty duty{};
  std::string name;    ///< of the duty: "monthly", "meeting/joint"
  std::string unit;    ///< that owes it; empty: the office
  std::string period;  ///< of which stretch of time; empty: none
  Date due{};
  int level = 0;           ///< of the ladder's rung
  std::string step;        ///< its moment: "due+1d"
  std::string to;          ///< who is told: an id, or the word of the ladder when nobody fills it
  std::string instead_of;  ///< the role of the rung when nobody fills it and the next was told

  friend bool operator==(const Reminder&, const Reminder&) = default;
};

/// A meeting, publicity work, an inspection, a piece of research (会议 · 宣传 · 督查 · 调研). Facts
/// about the office's work; never names a petitioner.
struct Activity {
  Date date{};
  std::string kind;
  std::string type;
  std::string title;
  std::string place;
  std::string unit;  ///< whose activity it was; empty: the office's own
  long persons = 0;  ///< who took part or were reached
  std::map<std::string, long, std::less<>> counts;
  std::string document;
  std::string report;                ///< name of the report that was sent, published or read
  std::string period;                ///< the stretch of time it is about: "2026-11"
  std::vector<std::string> parties;  ///< whom it went to, where it hangs, or who read it (ids)
  std::string note;
  std::string by;  ///< who recorded it
  Recording recording;
  std::vector<Finding> checklist;
  std::vector<Reminder> reminders;
  std::vector<Attachment> attachments;
  std::string path;  ///< where it was read from; empty for one not yet written

  long count(std::string_view name) const {
    const auto found = counts.find(name);
    return found == counts.end() ? 0 : found->second;
  }
};

}  // namespace anjuan
