#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/rota/told_desk.hpp"

/// rota/calendar.yaml: what the calendar files said of each desk, one a line.
namespace anjuan {

/// Fails (bad_data) with every error and its position.
Result<std::vector<rota::ToldDesk>> read_told_desks(std::string_view text, const std::string& file);
/// One line of the file.
std::string write_told_desk(const rota::ToldDesk& told);

}  // namespace anjuan
