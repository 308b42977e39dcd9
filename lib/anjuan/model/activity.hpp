#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/model/recording.hpp"

namespace anjuan {

/// A number that an activity can carry, and how people call it.
struct ActivityCount {
  std::string_view name;  ///< the key in the file
  const char* label;      ///< msgid
};
/// leaflets, questionnaires, consultations, legal_advice: what HR3 counts.
std::span<const ActivityCount> activity_counts();

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
};
std::span<const ActivityKind> activity_kinds();
const ActivityKind* find_activity_kind(std::string_view name);
std::vector<std::string_view> activity_kind_names();
/// The msgid of a type of any kind: "monthly", "joint"; the word itself when it is none.
std::string activity_type_text(std::string_view type);

/// What an inspection found on one item of the checklist.
struct Finding {
  std::string item;
  std::string result;  ///< free text

  friend bool operator==(const Finding&, const Finding&) = default;
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
  std::string note;
  std::string by;  ///< who recorded it
  Recording recording;
  std::vector<Finding> checklist;
  std::vector<Attachment> attachments;
  std::string path;  ///< where it was read from; empty for one not yet written

  long count(std::string_view name) const {
    const auto found = counts.find(name);
    return found == counts.end() ? 0 : found->second;
  }
};

}  // namespace anjuan
