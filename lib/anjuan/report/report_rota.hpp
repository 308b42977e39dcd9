#pragma once

#include "anjuan/report/books.hpp"
#include "anjuan/report/report.hpp"

namespace anjuan {

/// The planned sessions of some days as the office reports them (D6): 日期、姓名、职务、分管工作、
/// 时间、地点、形式, one row for each official and session. There is no column for a case or a
/// petitioner.
Table rota_table(const ReportContext& context, DateRange days, std::string title);

}  // namespace anjuan
