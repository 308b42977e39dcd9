#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "anjuan/base/diagnostic.hpp"

namespace anjuan {

/// Something that is wrong with a row, or worth noting, before it is a sentence: equal ones of many
/// rows are told as one.
struct RowFault {
  Diagnostic what;      ///< placed at its cell; the message does not say which row it is
  std::size_t row = 0;  ///< its number among the records, from 1
  std::string column;   ///< the name of the file's column; empty when it has none
  std::string field;  ///< without a column: what the row should have said; empty for the whole row
  std::string cell;   ///< "D17"; empty where cells have no such names
};

/// The fault as a diagnostic of its own: "row 3, column '单位' (D5): …".
Diagnostic told(const RowFault& fault);

/// Faults in the order in which they were found, equal ones together.
class RowFaults {
 public:
  void add(RowFault fault);
  /// One diagnostic for each kind of fault, at the first place that has it, with the rows and cells
  /// of all. Empties it.
  std::vector<Diagnostic> take();

 private:
  struct Group {
    RowFault first;
    std::vector<std::size_t> rows;   ///< the first of them
    std::vector<std::string> cells;  ///< theirs
    std::size_t last = 0;            ///< the last row that has it
    std::size_t count = 0;
  };
  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  std::vector<Group> groups_;
  std::map<Key, std::size_t> known_;
};

}  // namespace anjuan
