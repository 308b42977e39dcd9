#include "anjuan/report/case_rows.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/clock_kind.hpp"

namespace anjuan {
TableColumn id_column() {
  return {"id", tr("case")};
}
TableColumn title_column() {
  return {"title", tr("title")};
}
TableColumn unit_column() {
  return {"unit", tr("unit")};
}
TableColumn lead_column() {
  return {"lead", tr("lead")};
}

std::string status_text(const HeadView& head) {
  const auto status = head.status();
  return status ? std::string(tr(label_of(*status))) : std::string(head[HeadField::status]);
}

std::string clock_text(const HeadView& head) {
  const auto clock = parse_clock(head[HeadField::clock]);
  return clock ? std::string(tr(spec_of(*clock).label)) : std::string(head[HeadField::clock]);
}

std::string days_between(Date from, Date to) {
  return std::to_string((to - from).count());
}

std::string days_late(const HeadView& head, Date limit, Date until) {
  return std::to_string((until - limit).count() - idle_days(head[HeadField::idle], limit, until));
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

std::string date_cell(const std::optional<Date>& date) {
  return date ? to_string(*date) : std::string();
}

long persons_of(const HeadView& head) {
  return number_of<long>(head[HeadField::persons], 1);
}

void sort_rows(Table& table, std::size_t column, bool descending, std::size_t then) {
  const bool numeric = table.columns[column].type == CellType::integer;
  const auto number = [](const std::string& cell) { return parse_cell<long>(cell).value_or(0); };
  std::sort(table.rows.begin(), table.rows.end(), [&](const auto& a, const auto& b) {
    if (a[column] != b[column]) {
      if (numeric && number(a[column]) != number(b[column]))
        return descending ? number(a[column]) > number(b[column])
                          : number(a[column]) < number(b[column]);
      return descending ? a[column] > b[column] : a[column] < b[column];
    }
    return a[then] < b[then];
  });
}

}  // namespace anjuan
