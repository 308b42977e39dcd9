#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/model/case.hpp"

namespace anjuan {

/// The text of a new case file in canonical form, with the modeline that wires editors to the
/// schema.
std::string write_case(const Case& value);

/// write_case, read back by the full reader. Fails (bug) when the file would not say what was
/// meant: nobody would find such a case again.
Result<std::string> write_new_case(const Case& value, const std::string& file);

/// One head line to change; an empty value takes the line away.
struct HeadChange {
  HeadField field{};
  std::string value;
};

/// The lines in which two heads differ, in head order.
std::vector<HeadChange> head_changes(const Head& before, const Head& after);

/// `original` with some head lines changed and events appended to the history. Every other byte
/// stays: comments, order, unknown keys, line endings. A changed line keeps the comment behind it.
///
/// `people`, where they are given, are the petitioners as they shall be: those that there were,
/// each perhaps changed, and new ones behind them. Only the lines that differ are written.
///
/// Fails (bad_data) when the history, or the petitioners to change, are not a block list, which is
/// the only form that can be appended to. Reads its own result back and treats any difference as a
/// bug: nothing is returned that does not say exactly what was meant.
Result<std::string> splice_case(std::string_view original, const std::string& file,
                                std::span<const HeadChange> changes,
                                std::span<const Event> appended,
                                const std::vector<Petitioner>* people = nullptr);

}  // namespace anjuan
