#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/activity.hpp"
#include "anjuan/report/report.hpp"
#include "anjuan/rota/session_record.hpp"

#include "intake/temp_file.hpp"
#include "support/ledger.hpp"

namespace anjuan::test {

using Codes = std::vector<std::string>;

/// A table of a report, asked by the names that scripts use.
class Cells {
 public:
  explicit Cells(Table table) : table_(std::move(table)) {}

  std::size_t rows() const { return table_.rows.size(); }
  /// One column from top to bottom.
  std::vector<std::string> column(std::string_view name) const;
  /// A cell of the first row that has `key` in the column `by`, else in its first one; fails the
  /// test when there is none.
  std::string at(std::string_view key, std::string_view column, std::string_view by = {}) const;
  bool has(std::string_view key) const;

 private:
  std::size_t index(std::string_view name) const;

  Table table_;
};

/// An office as `init --pack` makes it: the pack's settings, its example officials and units, in a
/// directory of its own. What is done here goes the way of the commands.
class PackOffice {
 public:
  /// `campaign`: the days that an office with a campaign says for itself.
  explicit PackOffice(const std::string& pack, const std::string& campaign = {});

  Ledger open() const;

  /// The codes of what stands against registering this; empty when nothing does.
  Codes why_not_registered(
      std::string_view on, std::string_view title,
      const std::vector<std::pair<DraftField, std::string>>& fields = {}) const;
  /// Registers a complaint on that day and gives its number.
  std::string registered(std::string_view on, std::string_view title,
                         const std::vector<std::pair<DraftField, std::string>>& fields = {}) const;
  /// Records an event of a case; gives the codes of what stands against it.
  Codes tell(const std::string& id, const Event& event) const;
  /// Accepted, answered in writing and closed, all on one day.
  void settled(const std::string& id, std::string_view on, Fields closing = {}) const;
  Case subject(const std::string& id) const;

  /// The rota of a month as it stands in its file: lines of `- {date: …}`.
  void planned(const std::string& month, const std::string& sessions) const;
  /// Records a reception and tells its cases; gives the codes of what stands against it.
  Codes held(const rota::SessionRecord& record) const;

  /// Records something done beside the cases; gives the codes of what stands against it.
  Codes did(Activity activity) const;
  /// What is owed under a name with its last day in those days: "2026-03-31", then the unit where
  /// one owes it, then who still lacks it, then "done" and the day it was.
  Codes owed(std::string_view name, std::string_view from, std::string_view to) const;

  /// The first table of a report, or the one of that name.
  Cells report(std::string_view name, std::string_view from, std::string_view to,
               std::string_view table = {}) const;

 private:
  testing::TempFolder folder_;
};

/// A reception of one official with one batch, as a clerk writes it down.
rota::SessionRecord reception(std::string_view on, const std::string& desk,
                              const std::string& official, rota::Batch batch);

/// Accepted under a number that no other case of the day has.
Event accepted(std::string_view on, const std::string& id);

}  // namespace anjuan::test
