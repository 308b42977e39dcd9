#include "view/day_ranges.hpp"

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::cli {
namespace {

std::string reason_of(const CountedRange& range) {
  std::string reason;
  switch (range.reason) {
    case DayReason::counted:
      reason = trf("{} counted", range.count);
      break;
    case DayReason::suspended:
      reason = tr("not counted: suspended");
      break;
    case DayReason::closed:
      reason = tr("not counted: the case was closed");
      break;
    case DayReason::not_a_workday:
      reason = tr("not counted: day off");
      break;
  }
  if (!range.holiday.empty()) reason += fmt::format(", {}", range.holiday);
  if (!range.source.empty()) reason += fmt::format(" ({})", range.source);
  return reason;
}

}  // namespace

std::string write_day_ranges(const std::vector<CountedRange>& ranges, std::string_view indent) {
  std::string out;
  for (const CountedRange& range : ranges) {
    std::string days = to_string(range.days.from);
    if (range.days.to != range.days.from) days += " … " + to_string(range.days.to);
    out += fmt::format("{}{}  {}\n", indent, pad_right(days, 23), reason_of(range));
  }
  return out;
}

}  // namespace anjuan::cli
