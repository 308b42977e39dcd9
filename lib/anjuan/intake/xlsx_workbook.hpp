#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/spool.hpp"
#include "anjuan/intake/xlsx_package.hpp"
#include "anjuan/intake/xlsx_values.hpp"

namespace anjuan {

/// The texts that cells refer to by number. The first ones stay in memory, up to a fixed sum; the
/// rest waits in a temporary file.
class SharedStrings {
 public:
  static Result<SharedStrings> create();

  void append(std::string_view text);
  Result<> finish() { return spool_.finish(); }

  std::size_t size() const { return starts_.size(); }
  /// The text of `index`, which must be below size().
  std::string get(std::size_t index);
  /// True when a text could not be read back in full.
  bool failed() const { return spool_.failed(); }

 private:
  explicit SharedStrings(Spool spool) : spool_(std::move(spool)) {}

  std::vector<std::uint64_t> starts_;  ///< where each text begins in the sequence of all
  std::uint64_t total_ = 0;
  std::string kept_;  ///< the beginning of that sequence
  Spool spool_;       ///< the rest of it
};

struct XlsxSheet {
  std::string name;
  std::string part;
  bool visible = true;
};

/// What the cells of a workbook need to be understood.
struct XlsxWorkbook {
  std::vector<XlsxSheet> sheets;  ///< in the order of the tabs
  bool from_1904 = false;
  bool uncalculated = false;  ///< a program wrote it that leaves the formulas to the next one
  std::vector<NumberFormat> formats;
  std::vector<std::uint32_t> styles;  ///< which format, by the style number of a cell
  SharedStrings strings;

  /// The format of a style; nullptr when the workbook does not say. Style 0 is plain anyway.
  const NumberFormat* format_of(std::size_t style) const;
};

/// Reads everything but the sheets. Styles and texts that the package names but does not hold are
/// missed only by cells that need them. Fails with bad_data when a part is damaged.
Result<XlsxWorkbook> read_workbook(const XlsxPackage& package);

/// No cell's text may be longer: spreadsheets stop at 32,767 characters.
inline constexpr std::size_t kMaxText = 4U << 20;
/// What damaged() says of one that is.
std::string text_too_long();

/// Collects the text of a string item: runs one after the other, without phonetic guides.
class RichText {
 public:
  void open(std::string_view name);
  void close(std::string_view name);
  void text(std::string_view text);
  /// More than kMaxText: the rest was dropped, and the text must not be used.
  bool too_long() const { return too_long_; }
  /// The text so far, unescaped; starts anew.
  std::string take();

 private:
  std::string text_;
  bool in_text_ = false;
  bool too_long_ = false;
  int phonetic_ = 0;
};

}  // namespace anjuan
