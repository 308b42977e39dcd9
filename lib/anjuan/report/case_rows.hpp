#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/head.hpp"
#include "anjuan/report/report.hpp"

/// Cells and columns that lists of cases share.
namespace anjuan {

TableColumn id_column();
TableColumn title_column();
TableColumn unit_column();
TableColumn lead_column();

std::string status_text(const HeadView& head);
/// The label of the running obligation; the word itself when it is not known.
std::string clock_text(const HeadView& head);
std::string days_between(Date from, Date to);
/// The same without the days on which the case was closed: they are nobody's lateness.
std::string days_late(const HeadView& head, Date limit, Date until);
/// The words of a head field of type words.
std::vector<std::string> words_of(std::string_view text);
std::string date_cell(const std::optional<Date>& date);
/// How many people the case is of: 1 when it does not say.
long persons_of(const HeadView& head);

/// Sorts rows by one column (dates and texts by their bytes, integers by value), then by the
/// column `then`; descending turns only the first one round.
void sort_rows(Table& table, std::size_t column, bool descending, std::size_t then);

}  // namespace anjuan
