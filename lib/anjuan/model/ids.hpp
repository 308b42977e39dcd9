#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace anjuan {

/// A case id, permanent and never reused: `CODE-YYYY-NNNNNN`, or `CODE-YYYY-BNNNNN` from the
/// workstation with the letter B.
struct CaseId {
  std::string code;  ///< the office, 1–12 of A–Z and 0–9
  int year = 0;
  char station = '\0';  ///< A–Z; '\0' for the office's main ledger
  int number = 0;       ///< from 1

  friend bool operator==(const CaseId&, const CaseId&) = default;
};

/// nullopt when the text is not a case id.
std::optional<CaseId> parse_case_id(std::string_view text);
std::string to_string(const CaseId& id);

/// True for 1–12 characters of A–Z and 0–9.
bool is_office_code(std::string_view text);

/// True for the letter of a workstation: one of A–Z.
bool is_station_letter(std::string_view text);
/// What the file `station` of a copy of the ledger says: the letter, or "main" for none.
std::string station_file(std::string_view letter);
/// The letter in such a file, '\0' for the main ledger; nullopt when it says anything else.
std::optional<char> parse_station_file(std::string_view text);

/// True for a name that people, units and clocks are called by in files: letters, digits, `-`,
/// `_`, `.`, and any character beyond ASCII; no spaces.
bool is_identifier(std::string_view text);

}  // namespace anjuan
