#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "anjuan/intake/rows.hpp"

namespace anjuan {

/// What a number format makes of a number.
enum class NumberShape {
  plain,    ///< a number
  day,      ///< a day
  moment,   ///< a day with a time
  time,     ///< a time of day
  elapsed,  ///< a duration, e.g. [h]:mm
};

/// How a workbook shows the numbers of a style.
struct NumberFormat {
  NumberShape shape = NumberShape::plain;
  std::string code;  ///< empty for a built-in one
};

/// A whole number as the format shows it: 7 under `0000` is "0007", 8 under `"信访-"000` is
/// "信访-008". Nothing when the format shows it as it is, or needs more than digits and fixed text.
std::string shown_number(std::string_view digits, std::string_view code);

/// The shape of a built-in format id; nullopt for ids that the workbook itself defines. Includes
/// the ids that only East Asian workbooks use (27–36, 50–58).
std::optional<NumberShape> built_in_shape(int id);

/// The shape of a format code such as `yyyy"年"m"月"d"日"`.
NumberShape shape_of(std::string_view code);

/// A number cell as text. `written` is the number as the file writes it. Days count from 1900
/// (where the 29 February 1900, which never was, is day 60) or from 1904. A number that is no day
/// of the calendar comes back as a plain number.
Cell number_cell(std::string_view written, const NumberFormat& format, bool from_1904);

/// Text with the escapes of workbooks (`_x000D_` for a control character) resolved.
std::string unescape(std::string_view text);

/// "D" and 17 of "D17", in any case, both 0-based; nullopt when it is no reference.
struct CellReference {
  std::size_t column = 0;
  std::size_t row = 0;
};
std::optional<CellReference> parse_reference(std::string_view reference);
std::string column_letters(std::size_t column);  ///< 0 → "A", 26 → "AA"

}  // namespace anjuan
