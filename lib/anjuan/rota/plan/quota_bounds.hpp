#pragma once

#include <set>

#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// The bounds of every quota, official and window after what was held before, what is fixed and
/// what is planned after the period. Of a window that ends after the period, what cannot be held
/// later must be held now.
/// Where an official has fewer days in a window than the quota wants (leave, holidays), what is
/// beyond them is waived and listed, or, where the office wants that, makes the problem infeasible.
void add_quota_bounds(Problem& problem, const PlanInput& input, const Roster& roster,
                      const std::vector<Session>& fixed, double pace_kept);

/// What one official owes of a quota in one window, judged whole.
struct QuotaDuty {
  int min = 0;        ///< in the whole window under partial-period
  int pace = 0;       ///< of it at the period's end: a wish
  bool open = false;  ///< the window ends after the period
};

/// The day on which the rota begins: the first of the month of its first known session, or the
/// period's own first day.
Date first_day(const PlanInput& input);

struct QuotaPlace {
  Date begins{};  ///< of the rota: a window that began before asks for its part, rounded up
  double phase =
      1;  ///< 0 … 1, of each of the people that the quota speaks of: how early theirs come
};

/// Sessions already held are not subtracted. The pace goes by the days on which the official is not
/// away, those after the period included.
QuotaDuty duty_in(const QuotaRule& quota, const Official& official, const PlanInput& input,
                  DateRange window, QuotaPlace place);

/// Days after `after`, free by what is known today, on which an official could still hold a
/// session of a quota. Computed on demand; borrows the input.
class LaterDays {
 public:
  /// `planned`: sessions that stand already; of those up to `after` only what is due once a week,
  /// month … matters.
  LaterDays(const PlanInput& input, Date after, const std::vector<Session>& planned);
  /// How many there are in `window`, at most `enough`.
  int count(const QuotaRule& quota, const Official& official, DateRange window, int enough) const;

 private:
  bool free_on(const Official& official, Date date) const;

  const PlanInput& input_;
  Date after_;
  std::set<std::pair<std::string, Date>> taken_;         ///< official and day
  std::set<std::pair<std::string, Date>> desk_planned_;  ///< desk and day
  std::vector<std::vector<Date>> duty_;                  ///< by cover rule
};

}  // namespace anjuan::rota
