#pragma once

#include <memory>

#include "anjuan/report/report.hpp"

// One function per report, each in the file of its name; report_table.cpp lists them.
namespace anjuan {

using BuilderPtr = std::unique_ptr<ReportBuilder>;

BuilderPtr make_today(const ReportContext& context);
BuilderPtr make_due(const ReportContext& context);
BuilderPtr make_overdue(const ReportContext& context);
BuilderPtr make_tasks(const ReportContext& context);
BuilderPtr make_kpi(const ReportContext& context);
BuilderPtr make_trend(const ReportContext& context);
BuilderPtr make_hotspots(const ReportContext& context);
BuilderPtr make_repeat(const ReportContext& context);
BuilderPtr make_register(const ReportContext& context);
BuilderPtr make_no_reply(const ReportContext& context);
BuilderPtr make_satisfaction(const ReportContext& context);
BuilderPtr make_backlog(const ReportContext& context);
BuilderPtr make_candidates(const ReportContext& context);
BuilderPtr make_workload(const ReportContext& context);
BuilderPtr make_archive(const ReportContext& context);
BuilderPtr make_scorecard(const ReportContext& context);
BuilderPtr make_accountability(const ReportContext& context);
BuilderPtr make_issued(const ReportContext& context);
BuilderPtr make_late_records(const ReportContext& context);
BuilderPtr make_summary(const ReportContext& context);
BuilderPtr make_dashboard(const ReportContext& context);
BuilderPtr make_bulletin(const ReportContext& context);
BuilderPtr make_owed(const ReportContext& context);
BuilderPtr make_still_owed(const ReportContext& context);  ///< the same without what is done
BuilderPtr make_activities(const ReportContext& context);
BuilderPtr make_sessions(const ReportContext& context);
BuilderPtr make_rota(const ReportContext& context);

}  // namespace anjuan
