#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "anjuan/ledger/books/rota_books.hpp"
#include "anjuan/rota/change/absence.hpp"

/// The use cases of the rota. Each reads the books, decides what stays and what changes and, unless
/// `dry_run`, writes; call under the lock. Fails as open_rota() and write_sessions() do, and as
/// said.
namespace anjuan {

struct PlanRequest {
  DateRange period;
  std::vector<std::string> desks;  ///< only these, by id or name; empty: all
  std::string organizer;           ///< only whose rota they draw up; empty: everybody's
  bool again = false;              ///< takes in what is new and moves only what must
  bool anew = false;               ///< plans anew what is neither frozen nor made by hand
  Date today{};
  bool dry_run = false;
};

/// A plan, and the rules it was made by: they know what people call a desk.
struct PlanRun {
  rota::Plan plan;
  rota::Rules rules;
};

/// Plans the period around what must stay: other desks, the past and the freeze, and what was put
/// there by hand. Fails (refused, "already-planned") when the desks have sessions in the period and
/// neither `again` nor `anew` was said, and as rota::make_plan() does.
Result<PlanRun> plan_rota(const Ledger& ledger, const PlanRequest& request);

struct AbsenceRun {
  AbsenceChange recorded;
  rota::Replan replan;
  rota::Rules rules;
};

/// Records the absence and gives the sessions of the absent to others, see replan_absences().
Result<AbsenceRun> record_absence(const Ledger& ledger, const rota::Absence& absence, Date today,
                                  bool dry_run);

/// Takes an absence back, see cancel_absence(); who stands in keeps the sessions.
Result<rota::Absence> take_back_absence(const Ledger& ledger, const rota::Absence& absence,
                                        bool whole, bool dry_run);

/// How people name a planned session: as much as tells it from others.
struct SessionName {
  std::string said;  ///< as it was said, for messages
  Date date{};
  std::optional<std::string> desk;  ///< id or name
  std::optional<int> group;
  std::optional<int> seat;
};

/// Sessions that changed hands, and the rules.
struct Reseated {
  std::vector<rota::Session> sessions;
  rota::Rules rules;
};

/// Fills an empty seat that fits the name, or else puts the one session that does into other hands,
/// see replace_official(); gives back that session. Fails (usage) when the name fits none or
/// several, (refused, "breaks-rule") with every rule that would be broken by it and was kept
/// before, unless forced.
Result<Reseated> replace_in_rota(const Ledger& ledger, SessionName name,
                                 const std::string& official, const rota::Override& how,
                                 bool dry_run);

/// Lets two sessions change hands, see swap_officials(); gives back the two. Fails as
/// replace_in_rota() does.
Result<Reseated> swap_in_rota(const Ledger& ledger, const std::array<SessionName, 2>& names,
                              const rota::Override& how, bool dry_run);

}  // namespace anjuan
