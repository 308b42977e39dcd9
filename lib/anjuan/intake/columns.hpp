#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/draft_field.hpp"

namespace anjuan {

/// What a column of a sheet can hold: a row of the table of the command that reads the sheet.
struct ColumnSpec {
  std::string_view name;  ///< in maps, and as the name of a column
  DraftType type{};
  /// More names of columns that mean it, one space between; `-` for the space inside of one.
  std::string_view headers = {};
  /// Names that mean it only beside another column for what they mean alone.
  std::string_view beside = {};
  /// What Chinese sheets write for its values, and the value: `来访=visit 来信=letter`.
  std::string_view words = {};
  bool joins = false;     ///< a path: several columns may be joined by `/`
  bool protects = false;  ///< somebody is harmed when a column that means it is passed over
  bool numbers = false;   ///< only counts the rows where nothing stands beside it
  std::string_view excludes = {};  ///< a column that says the same, of which only one may be filled
  int min = 0;                     ///< count: inclusive
  int max = 0;                     ///< count: inclusive
};

/// All columns that a command knows.
class ColumnTable {
 public:
  /// The names of the specs must outlive the table.
  explicit ColumnTable(std::vector<ColumnSpec> columns);

  std::span<const ColumnSpec> all() const { return columns_; }
  std::size_t size() const { return columns_.size(); }
  const ColumnSpec& operator[](std::size_t index) const { return columns_[index]; }
  std::size_t index_of(const ColumnSpec& column) const {
    return static_cast<std::size_t>(&column - columns_.data());
  }

  /// By the name in maps; nullptr when there is none.
  const ColumnSpec* find(std::string_view name) const;
  /// The one that a column of that name holds by common usage, whatever the case and the blanks,
  /// hyphens, underscores and dots between; nullptr when there is none, and for what the program
  /// itself has added to a file (`_reason`).
  const ColumnSpec* recognize(std::string_view header) const;
  /// The same below a group of columns: by both names, else by its own. The telephone of somebody
  /// else (被举报人, 经办人) is not that of the petitioner.
  const ColumnSpec* recognize(std::string_view header, std::string_view group) const;

 private:
  std::vector<ColumnSpec> columns_;
  std::map<std::string, std::size_t, std::less<>> known_;
};

/// What a column is called in messages: its first Chinese heading in Chinese, its name in English.
std::string column_word(const ColumnSpec& column);

/// The value that Chinese sheets mean by a word for that column; empty for none.
std::string_view value_of_word(const ColumnSpec& column, std::string_view word);

/// A column name as it is compared: half-width, without white space, in lower case.
std::string fold_header(std::string_view header);

/// The same without what templates write beside a name: *标题, 标题（必填）, 人数（人）, 标题：.
std::string fold_name(std::string_view header);

/// The columns that a user means by `wanted`: those of exactly that name, else after folding, else
/// those of two levels (`groups`) by both names, `信访人信息/姓名`, or the names of the group of
/// that name, else the one with that letter: `C`, `C列`, `column C`.
std::vector<std::size_t> columns_named(const std::vector<std::string>& names,
                                       const std::vector<std::string>& groups,
                                       std::string_view wanted);

/// How many columns a file has at least when `wanted` is a letter; 0 when it is none.
std::size_t columns_up_to_letter(std::string_view wanted);

}  // namespace anjuan
