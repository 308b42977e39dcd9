#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/calendar/workdays.hpp"

/// Stretches of time as rules state them: "per week", "from 2027-01-01 on". One vocabulary for the
/// duties of activities, the rota and whatever else counts over a stretch.
namespace anjuan {

/// The stretch of time a rule counts over.
struct Per {
  enum class Unit { day, week, half_month, month, two_months, quarter, half_year, year, range };
  Unit unit = Unit::month;
  DateRange range{};  ///< only for Unit::range: a campaign
  friend bool operator==(const Per&, const Per&) = default;
};

std::optional<Per::Unit> parse_per(std::string_view text);  ///< "day", …, "2-months", …
/// "day", "week", … "year", shortest first; a range has no name.
std::span<const std::string_view> per_names();
std::string to_string(const Per& per);  ///< the name, or "2026-12-01..2026-12-20"

/// The windows that touch `days`, whole (they may reach beyond them), in order. Weeks start on
/// Monday.
std::vector<DateRange> windows(const Per& per, DateRange days);

/// What one of the windows is called, the same in every language: "2026-11", "2026-Q4", "2026-H1",
/// "2026"; its first day where there is no shorter name, and the whole range of a campaign.
std::string label_of(const Per& per, DateRange window);

/// "per week", "per two months", "in 2026-12-01..2026-12-20", in the user's language.
std::string per_in_words(const Per& per);

/// When a rule is in force; both days inclusive, an absent one is no bound.
struct InForce {
  std::optional<Date> from;
  std::optional<Date> to;

  bool on(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
  /// The part of `days` on which it is in force; from > to when there is none.
  DateRange within(DateRange days) const {
    if (from && *from > days.from) days.from = *from;
    if (to && *to < days.to) days.to = *to;
    return days;
  }
  /// In force whenever the other is.
  bool includes(const InForce& other) const {
    return (!from || (other.from && *from <= *other.from)) &&
           (!to || (other.to && *other.to <= *to));
  }
  friend bool operator==(const InForce&, const InForce&) = default;
};

}  // namespace anjuan
