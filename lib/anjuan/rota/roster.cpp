#include "anjuan/rota/roster.hpp"

#include <algorithm>

namespace anjuan::rota {

Roster::Roster(std::span<const Official> officials, std::span<const Absence> absences,
               DateRange period)
    : officials_(officials.begin(), officials.end()), period_(period) {
  days_ = std::max(0, static_cast<int>((period.to - period.from).count()) + 1);
  std::sort(officials_.begin(), officials_.end(),
            [](const Official& a, const Official& b) { return a.id < b.id; });
  const auto width = static_cast<std::size_t>(days_);
  available_.assign(officials_.size() * width, 0);
  for (std::size_t i = 0; i < officials_.size(); ++i)
    for (int day_index = 0; day_index < days_; ++day_index)
      available_[i * width + static_cast<std::size_t>(day_index)] =
          officials_[i].in_office(date(day_index)) ? 1 : 0;
  for (const Absence& absence : absences) {
    const auto i = find(absence.official);
    if (!i) continue;
    const int first = std::max(0, day(absence.days.from));
    const int last = std::min(days_ - 1, day(absence.days.to));
    for (int d = first; d <= last; ++d)
      available_[static_cast<std::size_t>(*i) * width + static_cast<std::size_t>(d)] = 0;
  }
}

std::optional<int> Roster::find(std::string_view id) const {
  const auto at =
      std::lower_bound(officials_.begin(), officials_.end(), id,
                       [](const Official& a, std::string_view wanted) { return a.id < wanted; });
  if (at == officials_.end() || at->id != id) return std::nullopt;
  return static_cast<int>(at - officials_.begin());
}

}  // namespace anjuan::rota
