#pragma once

#include <map>
#include <string>
#include <vector>

#include "anjuan/ledger/ledger.hpp"
#include "anjuan/rota/check/check.hpp"
#include "anjuan/rota/plan/plan.hpp"
#include "anjuan/text/rota_file.hpp"

namespace anjuan {

/// Everything of a ledger that the rota works from, read once.
struct RotaBooks {
  rota::Rules rules;
  std::map<std::string, RotaFile> months;  ///< by "YYYY-MM"
  std::vector<rota::Absence> absences;
  std::vector<rota::Filing> filings;
  std::vector<rota::Booking> bookings;
  std::vector<rota::HeldSession> held;    ///< from sessions/
  std::string absences_text;              ///< bytes of rota/absences.yaml
  std::map<std::string, FileStamp> read;  ///< of the files in rota/ that were there, by name

  /// All planned sessions, in before() order.
  std::vector<rota::Session> sessions() const;
  /// The planned sessions of a period.
  std::vector<rota::Session> sessions(DateRange period) const;
  /// Balances that the last plan before `day` carried over.
  std::map<std::string, double> carried(Date day) const;
};

/// Reads [rota] of anjuan.toml, rota/*.yaml and sessions/. Fails (bad_data) with every error of
/// every file, (refused, "no-rota-rules") when the settings have no [rota] at all.
Result<RotaBooks> open_rota(const Ledger& ledger);

/// What is wrong with [rota] of anjuan.toml and with the files in rota/, for `verify`: every error
/// that keeps them from being read, and files that nothing ever reads. Whether the rota keeps its
/// rules is the business of `schedule check`.
std::vector<Diagnostic> verify_rota(const Ledger& ledger);

/// What plans, checks and replanning of a period start from. The result points into `books` and
/// `ledger`.
rota::PlanInput plan_input(const RotaBooks& books, const Ledger& ledger, DateRange period);
rota::CheckInput check_input(const RotaBooks& books, const Ledger& ledger, DateRange period);

/// The months' files with the sessions of `period` replaced; `loads` go to its last month. Only
/// files that change are written, all of them or none: (locked) when one was changed since `books`
/// were read. Call under the lock.
Result<> write_sessions(const Ledger& ledger, RotaBooks& books, DateRange period,
                        const std::vector<rota::Session>& sessions,
                        const std::vector<rota::Load>& loads,
                        const std::vector<rota::Absence>& new_absences = {});

/// "2026-12"
std::string month_name(Date date);

}  // namespace anjuan
