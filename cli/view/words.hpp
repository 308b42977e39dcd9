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

/// What the ids in the files of an office are called in what people read: 民政局, not minzheng, and
/// "decide on acceptance", not decide. JSON never asks it. The ledger must outlive it.
class Words {
 public:
  Words() = default;  ///< ids stay ids
  /// With `ids` everything is called as in the files.
  Words(const Ledger& ledger, bool ids);

  std::string clock(std::string_view clock) const;
  /// The moment of a rung: "7 days before the last day", not due-7d.
  std::string rung(std::string_view step) const;
  /// One of the eight steps of handling.
  std::string handling_step(std::string_view step) const;

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
  std::string late_duties(std::string_view missed) const;
  std::string named(std::string_view ids, bool units, bool officials) const;
  std::string of_type(std::string_view field, ValueType type, Vocabulary choices,
                      std::string_view value) const;

  bool ids_ = true;
  std::unordered_map<std::string_view, std::string_view> units_, officials_;
};

}  // namespace anjuan::cli
