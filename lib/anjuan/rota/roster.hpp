#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/official.hpp"
#include "anjuan/rota/session.hpp"

namespace anjuan::rota {

/// Who could come on which day of a period. Officials are kept in id order, so the order in which
/// a file lists them changes nothing.
class Roster {
 public:
  Roster(std::span<const Official> officials, std::span<const Absence> absences, DateRange period);

  int size() const { return static_cast<int>(officials_.size()); }
  int days() const { return days_; }
  const Official& official(int index) const { return officials_[static_cast<std::size_t>(index)]; }
  /// The index of an official; nullopt when nobody has that id.
  std::optional<int> find(std::string_view id) const;
  /// `day` counts from the first day of the period, 0-based. In office and not absent.
  bool available(int index, int day) const {
    return available_[static_cast<std::size_t>(index) * static_cast<std::size_t>(days_) +
                      static_cast<std::size_t>(day)] != 0;
  }
  Date date(int day) const { return period_.from + std::chrono::days(day); }
  /// May lie outside 0 … days()-1.
  int day(Date date) const { return static_cast<int>((date - period_.from).count()); }
  const DateRange& period() const { return period_; }

 private:
  std::vector<Official> officials_;
  std::vector<char> available_;
  DateRange period_;
  int days_ = 0;
};

}  // namespace anjuan::rota
