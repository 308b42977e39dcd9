#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"

namespace anjuan {
namespace {

using P = DefaultPeriod;
using R = Reads;

constexpr ReportSpec kReports[] = {
    {"today", N_("Today"),
     N_("What is late by whom leads it, due today and in a week, who receives today, open tasks, "
        "and "
        "the reports and meetings that the office owes."),
     "HN7, HN8", P::all, false, R::heads, make_today},
    {"due", N_("Obligations due"),
     N_("What falls due in the period, soonest first; without a period, in the days that the "
        "office "
        "calls soon."),
     "HN7", P::coming, false, R::heads, make_due},
    {"overdue", N_("Overdue cases"),
     N_("Cases whose running obligation ended before the cut-off, and how many each unit has."),
     "H5–H7", P::all, true, R::heads, make_overdue},
    {"tasks", N_("Open tasks"),
     N_("Follow-ups, home visits, meetings with a principal and what receptions left behind, still "
        "to be done."),
     "HN8, HN9, D12, A15, C8", P::all, false, R::heads, make_tasks},
    {"kpi", N_("Key figures"),
     N_("The indicators with numerator and denominator, the year before beside them; the period "
        "before, too, with --compare last-period."),
     "DZ1, DZ7, DZ8b, D15, HN13", P::all, true, R::figures, make_kpi, Audience::inside, true},
    {"satisfaction", N_("Satisfaction by who asked"),
     N_("What petitioners said of the answer, by who asked them: the office, a third party, or "
        "online."),
     "DZ1b, DZ17, W22 art. 21", P::all, false, R::cases, make_satisfaction},
    {"trend", N_("Trend"),
     N_("Total, structure and satisfaction by month and year, and how many years in a row the "
        "total "
        "has fallen."),
     "HN14, B14", P::all, false, R::figures, make_trend},
    {"hotspots", N_("Hot spots"),
     N_("Where cases of the same category, place and unit come together."), "HN15", P::all, true,
     R::heads, make_hotspots},
    {"repeat", N_("Repeat complaints"), N_("Matters that came back, with their first case."),
     "D12, DZ8", P::all, false, R::heads, make_repeat},
    {"register", N_("Register of cases"),
     N_("The register with place, unit, cause, opinion and result, and the lists of problems and "
        "of "
        "responsibilities."),
     "C11, B5, A17, W22 art. 32, 33, 37", P::all, false, R::cases, make_register},
    {"no-reply", N_("Cases without a reply"), N_("Open cases that have had no written reply."),
     "B8", P::all, false, R::heads, make_no_reply},
    {"backlog", N_("Backlog"),
     N_("Old cases with the official who leads each, fit to be disclosed."), "DZ3, DZ4, C10",
     P::all, false, R::cases, make_backlog, Audience::published},
    {"candidates", N_("Candidates for visits and appointments"),
     N_("Open cases that by their facts ask for a field visit, an appointment or a reception at "
        "once, and whether one is booked."),
     "HN3, HN4, A6, A15, D7b, D11, D13", P::all, false, R::cases, make_candidates},
    {"workload", N_("Workload"),
     N_("Received, closed, open by age, and how long closing took, by unit or as grouped."), "DZ1",
     P::all, true, R::figures, make_workload},
    {"archive", N_("Archives"), N_("Closed cases and the papers their archives lack."), "D9",
     P::all, false, R::cases, make_archive},
    {"scorecard", N_("Scorecard of officials and units"),
     N_("What became of the cases that each official leads and each unit handles; points only "
        "where the rules give factors, line by line."),
     "C14, E8, DZ2", P::year, false, R::figures, make_scorecard},
    {"accountability", N_("Accountability"), N_("Every duty that was missed, and whom it fell to."),
     "A16, E8b, F9", P::all, false, R::cases, make_accountability},
    {"issued", N_("Register of papers issued"),
     N_("Every paper with a number that was issued in the period, to whom and for which case; "
        "which "
        "numbers are missing and which were given twice."),
     "D9, W22 art. 23", P::year, false, R::record, make_issued, Audience::clerk},
    {"late-records", N_("Late records"),
     N_("What was written down long after it happened, and what was taken out or corrected: by "
        "whom, "
        "when and why."),
     "A16", P::all, false, R::record, make_late_records},
    {"owed", N_("Reports and meetings owed"),
     N_("What the office owes beside its cases and by when: reports to send, publish and read, "
        "meetings to hold, batches to settle."),
     "A9, A12, B6, D6, F7, C5, B7, DZ3", P::month, false, R::heads, make_owed},
    {"activities", N_("Activities"),
     N_("Meetings, publicity, research, training and screening, what inspections found, and "
        "proposals with their answers."),
     "E7, HN15b, HN16, HN17, HR3, I5, DZ9, W22 art. 40", P::year, false, R::heads, make_activities},
    {"sessions", N_("Receptions"),
     N_("Receptions held against those planned: batches, persons and what became of them, by desk "
        "and official."),
     "F11, HR3, C8", P::all, false, R::heads, make_sessions},
    {"rota", N_("Rota"),
     N_("Who receives the public when and where, with title and portfolio, as it is reported "
        "upward."),
     "D6", P::quarter, false, R::heads, make_rota},
    {"monthly", N_("Monthly report"),
     N_("Totals, key figures, units, categories, hot spots and backlog for the leadership."),
     "A12, F7, W22 art. 41", P::month, false, R::heads, make_summary},
    {"quarterly", N_("Quarterly report"), N_("The same for a quarter."), "A12", P::quarter, false,
     R::heads, make_summary},
    {"half-year", N_("Half-year report"), N_("The same for half a year."), "HR3", P::half, false,
     R::heads, make_summary},
    {"annual", N_("Annual report"), N_("The same for a year."), "W22 art. 41", P::year, false,
     R::heads, make_summary},
    {"bulletin", N_("Bulletin"),
     N_("How the units compare, and which duties were missed, for circulation."), "A16, B6",
     P::month, false, R::cases, make_bulletin},
    {"dashboard", N_("Dashboard"),
     N_("Key rates, deadlines, ages, trend, hot spots, workload and the rota of the month; as html "
        "one page with charts."),
     "DZ1, HN14", P::year, false, R::heads, make_dashboard},
};

}  // namespace

std::span<const ReportSpec> report_table() {
  return kReports;
}

}  // namespace anjuan
