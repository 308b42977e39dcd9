#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "anjuan/ledger/ledger.hpp"

namespace anjuan {

/// Which case has the document with a number. Every file is looked through once, when a number is
/// first asked for; a number that is found is then looked up in its case.
class DocumentIndex {
 public:
  explicit DocumentIndex(const Ledger& ledger) : ledger_(ledger) {}

  /// An event in force that carries the number, as "DZ-2026-000001, accepted"; nullopt when none
  /// does. Fails (io, bad_data) when a case that may have it cannot be read.
  Result<std::optional<std::string>> holder_of(std::string_view number);
  /// What is planned and not yet written.
  void add(const std::string& number, std::string holder);

 private:
  Result<> look_through();

  const Ledger& ledger_;
  bool looked_ = false;
  std::unordered_multimap<std::string, std::string> paths_;  ///< number → file that has its text
  std::unordered_map<std::string, std::string> planned_;
};

}  // namespace anjuan
