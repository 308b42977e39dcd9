#pragma once

#include "anjuan/report/report.hpp"

namespace anjuan {

/// Two states of one report beside each other: a row for each figure that differs, with the row and
/// column it stands in, then and now. Rows are matched by the texts in front of their first figure;
/// a row that only one state has stands with all its figures. Preface and definitions are those of
/// `now`.
Report compare_reports(const Report& then, const Report& now);

/// The report of one office among several.
struct OfficeReport {
  std::string office;  ///< its code
  Report report;
};

/// Several offices' reports as one: each row names its office in a first column. Where a table
/// holds figures but no means
/// and no days, rows of all offices together follow; rates are added
/// as fractions, so the sums are exact. `reports` must not be empty.
Report join_reports(std::vector<OfficeReport> reports);

}  // namespace anjuan
