#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan::cli {

/// A clock and a rung's moment as people call them; in English the words of the files.
std::string clock_words(std::string_view clock);
std::string step_words(std::string_view step);
/// One of the eight steps of handling; in English its word in the files.
std::string handling_step_words(std::string_view step);

/// What the ids in the files of an office are called in what people read: 民政局, not minzheng.
/// JSON never asks it. The ledger must outlive it.
class Words {
 public:
  Words() = default;  ///< ids stay ids
  /// With `ids` units and officials keep theirs.
  Words(const Ledger& ledger, bool ids);

  /// Names by ids; what nobody has as id stays as it is. Of several each, with `、` or a comma.
  std::string unit(std::string_view ids) const;  ///< the office too, where it owes
  std::string official(std::string_view ids) const;
  std::string anybody(std::string_view ids) const;

  /// Whom the ladder tells: somebody by id, or a role that nobody fills yet.
  std::string recipient(std::string_view to) const;

  std::string value(HeadField field, std::string_view value) const;
  /// Of a field of an event that has it.
  std::string value(const Event& event, std::string_view field) const;

 private:
  std::string named(std::string_view ids, bool units, bool officials) const;
  std::string of_type(std::string_view field, ValueType type, Vocabulary choices,
                      std::string_view value) const;

  std::unordered_map<std::string_view, std::string_view> units_, officials_;
};

}  // namespace anjuan::cli
