#pragma once

#include <chrono>
#include <string>

#include "anjuan/base/result.hpp"
#include "anjuan/intake/intake.hpp"
#include "anjuan/intake/row_table.hpp"

namespace anjuan {

/// How somebody's sheet is to be read.
struct SheetOptions {
  std::string path;
  std::string map;                        ///< MAP.toml; empty to know the columns by their names
  std::string quarantine;                 ///< where rejected rows go; empty for nowhere
  RowOptions rows;                        ///< what the command line says, over what the map says
  std::chrono::minutes offset{};          ///< of the office's time zone
  IntakeFields fields = intake_fields();  ///< what the rows can hold
};

/// A sheet that stands before its first row, with the plan that makes drafts of its rows.
struct Sheet {
  RowTable table;
  Intake intake;
  std::string system;  ///< that the map names; empty for none

  const RowSource& rows() const { return table.rows(); }
};

/// Fails as ImportMap::load(), open_rows(), Intake::bind() and Intake::recognize() do.
Result<Sheet> open_sheet(const SheetOptions& options);

}  // namespace anjuan
