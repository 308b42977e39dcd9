#pragma once

#include <string>
#include <string_view>

#include "anjuan/base/clock.hpp"

namespace anjuan {

/// Where things are in a ledger; all paths start with the ledger's directory as it was given, so
/// that a message names a file the way the user would type it.
struct LedgerPaths {
  std::string root;  ///< "" for the current directory, otherwise ends with a slash

  static LedgerPaths at(std::string_view directory);

  std::string settings() const { return root + "anjuan.toml"; }
  /// A pack that the settings stand upon.
  std::string pack(std::string_view name) const {
    return root + "packs/" + std::string(name) + ".toml";
  }
  std::string calendars() const { return root + "calendars"; }
  std::string officials() const { return root + "officials.yaml"; }
  std::string units() const { return root + "units.yaml"; }
  std::string categories() const { return root + "categories.yaml"; }
  std::string cases() const { return root + "cases"; }
  std::string numbers() const { return root + "numbers"; }
  /// The last number given of a series, as git has it and as this workstation remembers it.
  std::string numbers(std::string_view series) const;
  std::string private_numbers(std::string_view series) const;
  std::string lock() const { return root + ".anjuan/lock"; }
  std::string staging() const { return root + ".anjuan/staging"; }
  std::string station() const { return root + "station"; }
  std::string old_station() const { return root + ".anjuan/station"; }
  std::string private_directory() const { return root + ".anjuan"; }
  /// cases/YYYY/MM/ID.yaml of a case registered on `day`.
  std::string case_file(std::string_view id, Date day) const;
};

}  // namespace anjuan
