#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/head.hpp"
#include "anjuan/report/columns.hpp"
#include "anjuan/report/report.hpp"

/// Cells and columns that lists of cases share.
namespace anjuan {

Heading id_heading();
Heading title_heading();
Heading unit_heading();
Heading lead_heading();

/// What a list says of every case: number, who has it and what it is about, names for ids.
struct CaseCells {
  std::string id, unit, lead, title;
};
CaseCells case_cells(const ReportContext& context, const HeadView& head);

/// The place or the category of a case in a list; nothing where its title is not disclosed: of an
/// accusation they tell whom it accuses. What is counted by them counts it all the same.
std::string fact_cell(const HeadView& head, HeadField field);

/// Who had an open case on the last day of the handling or the decision that it is open past.
Holder holder_when_missed(const Case& value, const ReportContext& context);

std::string status_text(const HeadView& head);
/// The label of the running obligation; the word itself when it is not known.
std::string clock_text(const HeadView& head);
long days_between(Date from, Date to);
/// The same without the days on which the case was closed: they are nobody's lateness.
long days_late(const HeadView& head, Date limit, Date until);
/// The words of a head field of type words.
std::vector<std::string> words_of(std::string_view text);
/// How many people the case is of: 1 when it does not say.
long persons_of(const HeadView& head);
/// The remark "3 of 4 (75.00%)".
Remark share_remark(std::string name, std::string title, const Ratio& share);
Remark count_remark(std::string name, std::string title, std::size_t count);

}  // namespace anjuan
