#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/model/names.hpp"
#include "anjuan/rota/check/check.hpp"
#include "anjuan/text/flow_line.hpp"

/// The rota's files: rota/YYYY-MM.yaml (planned sessions, one a line, so that a change is a diff of
/// one line), rota/absences.yaml, rota/filings.yaml, rota/bookings.yaml and lists of claims.
/// Readers fail (bad_data) with every error and its position; what is written reads back the same.
namespace anjuan {

/// The lists of the rota, one file each. To add one: its name here, its row in rota_file.cpp.
enum class RotaList { absences, filings, bookings };

/// Its path below the ledger: rota/absences.yaml.
std::string path_of(RotaList list);
/// The list that a file of the folder is, by its name without the folder; nullopt for others.
std::optional<RotaList> rota_list(std::string_view file);

/// One month's planned sessions. A list `loads:`, as older versions wrote, is passed over and not
/// written again: what everybody owes is computed from the sessions.
struct RotaFile {
  std::vector<rota::Session> sessions;  ///< in before() order
};

/// Whether a name, without its folder, is that of a month's file: 2026-12.yaml.
bool is_month_file(std::string_view name);
Result<RotaFile> read_rota(std::string_view text, const std::string& file);
/// The sessions of a month in the order of the file.
Result<std::vector<rota::Session>> read_rota_entries(std::string_view text,
                                                     const std::string& file);
std::string write_rota(const RotaFile& rota);
/// One session as it stands in the file.
FlowLine rota_line(const rota::Session& session);

/// `before`, the text of a month, with the `wanted` sessions and no others: the lines of sessions
/// that stay, comments and the office's own keys (x-) keep their bytes; another session at the same
/// date, desk, group and seat takes the place of the one that stood there. Fails (bad_data) when
/// `before` is not YAML or its entries do not stand on lines of their own.
Result<std::string> splice_rota(std::string_view before, const std::vector<rota::Session>& wanted,
                                const std::string& file);

Result<std::vector<rota::Absence>> read_absences(std::string_view text, const std::string& file);
/// One line of rota/absences.yaml.
std::string write_absence(const rota::Absence& absence);

Result<std::vector<rota::Filing>> read_filings(std::string_view text, const std::string& file);
/// One line of rota/filings.yaml.
std::string write_filing(const rota::Filing& filing);
Result<std::vector<rota::Booking>> read_bookings(std::string_view text, const std::string& file);
/// One line of rota/bookings.yaml.
std::string write_booking(const rota::Booking& booking);
Result<std::vector<rota::Claim>> read_claims(std::string_view text, const std::string& file);

template <>
std::span<const Named<RotaList>> names<RotaList>();

}  // namespace anjuan
