#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "anjuan/calendar/month.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/rota/check/check.hpp"
#include "anjuan/rota/plan/plan.hpp"
#include "anjuan/text/rota_file.hpp"

namespace anjuan {

/// Everything of a ledger that the rota works from, read once.
struct RotaBooks {
  rota::Rules rules;
  std::map<std::string, RotaFile> months;     ///< by "YYYY-MM"
  std::vector<rota::Absence> absences;        ///< that count
  std::vector<rota::Absence> absence_record;  ///< every line, also of those taken back
  std::vector<rota::Filing> filings;
  std::vector<rota::Booking> bookings;
  std::vector<rota::HeldSession> held;    ///< from sessions/
  std::vector<std::string> documents;     ///< CAMPAIGN/NAME of rota/documents/CAMPAIGN/NAME.*
  std::string absences_text;              ///< bytes of rota/absences.yaml
  std::map<std::string, FileStamp> read;  ///< of the files in rota/ that were there, by name

  /// All planned sessions, in before() order.
  std::vector<rota::Session> sessions() const;
  /// The planned sessions of a period.
  std::vector<rota::Session> sessions(DateRange period) const;
  /// The day of the last planned session; absent when nothing is planned.
  std::optional<Date> planned_until() const;
  /// Leaves what was known at the end of a day; what was held stays as it is.
  void look_back(Date day);
};

/// Reads [rota] of anjuan.toml, rota/*.yaml and sessions/. Fails (bad_data) with every error of
/// every file, (io) when one of them cannot be read, (refused, "no-rota-rules") when the settings
/// have no [rota] at all.
Result<RotaBooks> open_rota(const Ledger& ledger);

/// What is wrong with [rota] of anjuan.toml and with the files in rota/, for `verify`: every error
/// that keeps them from being read, and files that nothing ever reads. Whether the rota keeps its
/// rules is the business of `schedule check`.
std::vector<Diagnostic> verify_rota(const Ledger& ledger);

/// Notes who must keep away from a case, once; nothing for no case.
void note_keep_away(const Ledger& ledger, const std::string& case_id, rota::KeepAway& known);

/// What plans, checks and replanning of a period start from; what lies outside of it is as it was
/// held where that is on record. The result points into `books` and `ledger`.
rota::PlanInput plan_input(const RotaBooks& books, const Ledger& ledger, DateRange period);
rota::CheckInput check_input(const RotaBooks& books, const Ledger& ledger, DateRange period);

/// The sessions of some days as they were held where that is on record, else as they were planned.
std::vector<rota::Session> held_sessions(const RotaBooks& books, DateRange days);

/// The same of all that is over: of days before today, and what of today is on record already.
std::vector<rota::Session> sessions_over(const RotaBooks& books, Date today);

/// What a record does not say of who came, who sat in, the kind, form and place is as the rota has
/// it for that day, desk and group; the kind only where it was not said (`own_kind`). False when
/// nothing was planned there.
bool complete_from_plan(rota::HeldSession& held, const RotaBooks& books, bool own_kind);

/// rota/absences.yaml with one absence more or fewer.
struct AbsenceChange {
  rota::Absence absence;              ///< as it stands, or stood before it was taken back
  std::vector<rota::Absence> others;  ///< everything else in the file
  std::string text;                   ///< of the file
  bool changed = false;
};

/// The absence joined with those of the same official that overlap it; unchanged when it is within
/// one that says the same. What was known before `absence.recorded`, today, stays as a line that
/// counts no more. Fails (bad_data) when the file is laid out in a way that no line can be
/// added to or taken from.
Result<AbsenceChange> add_absence(const Ledger& ledger, const RotaBooks& books,
                                  const rota::Absence& absence);

/// Takes back, on the day `gone.recorded`, the absence of `gone.official` that holds the first of
/// `gone.days` and, where `whole` is said, is exactly these days: its line says so from then on, or
/// goes where it was written on the same day. Fails (usage, "not-absent") naming the official's
/// absences.
Result<AbsenceChange> cancel_absence(const Ledger& ledger, const RotaBooks& books,
                                     const rota::Absence& gone, bool whole);

/// The months' files with the sessions of `period` replaced, and rota/absences.yaml where its text
/// is given. Only files that change are written, all of them or none. Call under the lock.
Result<> write_sessions(const Ledger& ledger, RotaBooks& books, DateRange period,
                        const std::vector<rota::Session>& sessions,
                        const std::optional<std::string>& absences = {});

}  // namespace anjuan
