#pragma once

#include <istream>
#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// Takes the records of a file as they are read. Positions are 1-based; column 0 is unknown.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual void begin(int line) = 0;
  /// One value; nested maps come with dotted names ("petitioner.name"), lists of scalars as one
  /// value with spaces between. `is_number`: the format marks it as a number.
  virtual void value(std::string_view name, std::string_view text, bool is_number, int line,
                     int column) = 0;
  virtual void end() = 0;
};

/// Reads YAML records: one list of maps, or one map per document, mixed at will. Fails (bad_data)
/// at a syntax error, where reading ends, and with all structural errors of the file otherwise
/// ("not-a-record", "nested-list", "alias").
Result<> read_yaml_records(std::istream& in, const std::string& file, RecordSink& sink);

}  // namespace anjuan
