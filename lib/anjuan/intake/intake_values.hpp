#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "anjuan/intake/columns.hpp"
#include "anjuan/intake/rows.hpp"

namespace anjuan {

/// Why a cell cannot become a value; the caller knows where it stands.
struct ValueProblem {
  std::string code;     ///< e.g. "impossible-date"
  std::string message;  ///< a sentence that quotes the cell
  std::string remedy;
};

/// A value in the form of a Draft; empty when the cell says nothing.
using Value = tl::expected<std::string, ValueProblem>;

/// A day (`2019-04-25`) as it is, a day with a time as RFC 3339 at `offset`, out of the forms that
/// people and programs use: 2019/4/25 9:32:09 · 2019-04-25 09:32 · 2019.4.25 · 2019年4月25日
/// 9时32分 · 20190425 · 20190425093209 · 2019/4/25 下午 3:05 · 2019-04-25T01:32:09Z. A time with an
/// offset of its own is moved to `offset`; fractions of a second are dropped. Problems:
/// "impossible-date", "impossible-time", "two-digit-year", "ambiguous-date", "serial-date",
/// "not-a-date".
Value read_moment(std::string_view text, CellKind kind, std::chrono::minutes offset);

/// A whole number from `min` to `max`, inclusive; a counting word behind it (3人, 45岁) is dropped.
Value read_count(std::string_view text, int min, int max);

/// A number or code as the sheet shows it: half-width, trimmed, inner white space as one space,
/// without the mark that makes a spreadsheet take it as text ('0001) and without the decimals of a
/// whole number (3.0). "lost-digits" when a spreadsheet has rounded a long number or shows it as
/// 4.2E+17, "became-date" when it has made a date of it.
Value read_reference(std::string_view text, CellKind kind);

/// `true` or `false` for what people write for yes and no (是, 否, √, yes, N, 1, 0 …). Problem:
/// "neither-yes-nor-no".
Value read_yes_no(std::string_view text);

/// With `\n` for every line break and without the characters that stand in no text
/// (base/printable.hpp). A tab stays.
std::string clean_text(std::string_view text);

/// One line: line breaks, tabs and runs of white space become one space; control characters go.
std::string read_line(std::string_view text);

/// A text of several lines without blank lines around it, without white space at line ends and
/// without the indentation that all lines share; inner lines and blank lines are kept.
std::string read_body(std::string_view text);

/// One space between the words, whatever separates them (、，,;； and white space).
std::string read_words(std::string_view text);

/// True when the text holds control characters that read_line() and read_body() leave out.
bool has_control_characters(std::string_view text);

/// True when the text holds characters that only somebody's own font knows (U+E000 to U+F8FF), as
/// rare names do, and texts that were read in a wrong encoding.
bool has_private_characters(std::string_view text);

/// What is wrong with the cell itself, whatever it is for: "error-value" of a spreadsheet,
/// "uncalculated" formula. Nothing for a good one.
std::optional<ValueProblem> problem_of(const Cell& cell);

/// A number that a spreadsheet has rounded to 15 digits, as text or as 4.2E+17.
bool lost_digits(std::string_view text, CellKind kind);

/// True for what people and programs write into a cell that says nothing: NULL, None, nan, N/A, 无,
/// -.
bool says_nothing(std::string_view text);

/// The value of a cell for a column.
Value read_value(const ColumnSpec& column, const Cell& cell, std::chrono::minutes offset);

/// A moment out of two cells, a day and a time, or two that tell the same. Problem: kTwoDays.
inline constexpr std::string_view kTwoDays = "two-days";
Value read_day_and_time(const Cell& day, const Cell& time, std::chrono::minutes offset);

}  // namespace anjuan
