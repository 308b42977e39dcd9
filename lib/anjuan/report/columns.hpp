#pragma once

#include <algorithm>
#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "anjuan/base/clock.hpp"
#include "anjuan/report/table.hpp"

namespace anjuan {

/// The difference of two counts: "+3", "0", "-2".
struct Change {
  long value = 0;
};

/// What a value is as a cell. A column takes its type from what its rows have there.
inline std::string to_cell(std::string_view text) {
  return std::string(text);
}
inline std::string to_cell(Date date) {
  return to_string(date);
}
template <std::integral T>
std::string to_cell(T count) {
  return std::to_string(count);
}
inline std::string to_cell(double number) {
  return fmt::format("{:.1f}", number);
}
inline std::string to_cell(Change change) {
  return signed_number(change.value);
}
template <class T>
std::string to_cell(const std::optional<T>& value) {
  return value ? to_cell(*value) : std::string();
}

template <class T>
constexpr CellType kCellType = std::is_integral_v<T> ? CellType::integer : CellType::text;
template <>
inline constexpr CellType kCellType<Change> = CellType::integer;
template <>
inline constexpr CellType kCellType<double> = CellType::decimal;
template <>
inline constexpr CellType kCellType<Ratio> = CellType::rate;
template <>
inline constexpr CellType kCellType<Date> = CellType::date;
template <class T>
constexpr CellType kCellType<std::optional<T>> = kCellType<T>;

/// What a column is called: a stable key for scripts and a heading for people.
struct Heading {
  std::string name;
  std::string title;
};

/// The columns of a report, each with its heading and with how a row comes to its cell: a member of
/// the row or a function of it. No cell can come to stand under another's heading.
template <class Row>
class Columns {
 public:
  template <class Get>
  Columns& add(Heading heading, Get get) {
    using Value = std::remove_cvref_t<std::invoke_result_t<Get&, const Row&>>;
    all_.push_back({{.name = std::move(heading.name),
                     .title = std::move(heading.title),
                     .type = kCellType<Value>},
                    [get](const Row& row) { return to_cell(std::invoke(get, row)); }});
    return *this;
  }
  /// The column added last is left out of what people read, always or when it has nothing to say.
  Columns& for_scripts(bool only = true) {
    all_.back().head.for_scripts = only;
    return *this;
  }
  /// The column added last holds numbers that were written out already.
  Columns& as(CellType type) {
    all_.back().head.type = type;
    return *this;
  }

  /// The column added last holds days to a last day, or behind it.
  Columns& counting(Counts counts) {
    all_.back().head.counts = counts;
    return *this;
  }

  /// One row at a time, for lists that are too long to hold.
  std::vector<TableColumn> headings() const {
    std::vector<TableColumn> all;
    for (const auto& column : all_) all.push_back(column.head);
    return all;
  }
  std::vector<std::string> cells(const Row& row) const {
    std::vector<std::string> all;
    for (const auto& column : all_) all.push_back(column.cell(row));
    return all;
  }

  template <class Rows>
  Table table(const Rows& rows, Heading heading = {}) const {
    Table table{
        .columns = headings(), .name = std::move(heading.name), .title = std::move(heading.title)};
    for (const Row& row : rows) table.rows.push_back(cells(row));
    return table;
  }

 private:
  struct Column {
    TableColumn head;
    std::function<std::string(const Row&)> cell;
  };
  std::vector<Column> all_;
};

/// Sorts rows by one key, the largest or latest first when `descending`, then by another upwards.
template <class Row, class Key, class Then>
void sort_rows(std::vector<Row>& rows, Key key, Then then, bool descending = false) {
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    const auto& first = std::invoke(key, a);
    const auto& second = std::invoke(key, b);
    if (first != second) return descending ? second < first : first < second;
    return std::invoke(then, a) < std::invoke(then, b);
  });
}
inline constexpr bool kDescending = true;

}  // namespace anjuan
