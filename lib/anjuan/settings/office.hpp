#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/calendar/period.hpp"
#include "anjuan/calendar/workdays.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/model/document.hpp"
#include "anjuan/model/names.hpp"
#include "anjuan/model/office_duty.hpp"
#include "anjuan/settings/references.hpp"
#include "anjuan/settings/who.hpp"

namespace anjuan {

/// One limit of the rule pack: how long an obligation or a window may last.
struct LimitRule {
  ClockKind clock{};
  std::optional<CaseClass> class_;  ///< only for this class; any when absent
  std::optional<CaseKind> kind;     ///< only for this kind; any when absent
  std::optional<Route> route;       ///< only for this way of going; any when absent
  Term term;
  bool until_closed = false;  ///< handle: met by the reported closing, not by the served reply
  InForce in_force;           ///< on the day the clock starts
  std::string source;         ///< the article
};

/// One rung of the escalation ladder (催办): what happens when a limit is near or gone.
struct LadderStep {
  std::string at;                 ///< as written: "due-7d", "due", "due+1d", "urgent"
  int offset = 0;                 ///< days after the due date; negative before it
  bool workdays = false;          ///< the offset counts workdays: "due-3w"
  int level = 0;                  ///< higher is more serious; unique
  std::string to;                 ///< who is told: unit, lead, principal, or an official's id
  bool urgent = false;            ///< reached as soon as an urgent matter is to be reported upward
  std::vector<ClockKind> clocks;  ///< only for these; every obligation but that one when empty
  InForce in_force;               ///< on the day the rung is reached
};

/// Who may approve an extension: the head of the handling organ (W22 art. 34), a principal of the
/// office itself (source H7), or either of them. Never a principal of an uninvolved unit.
enum class Approver { handler, office, either };

/// When a limit may be extended, and by how much (延期).
struct ExtensionRule {
  std::vector<CaseClass> classes;  ///< which cases: the ground, as the office's rules have it
  Approver approver = Approver::either;
  int max_days = 0;  ///< calendar days, together
  int times = 0;
  std::string source;
};

/// A reason that stops clocks, such as a hearing (听证).
struct SuspensionRule {
  std::string reason;
  std::vector<ClockKind> clocks;
  std::string source;
};

/// Whose points a rule counts.
enum class ScoreOf { official, unit };
inline constexpr std::string_view kScoreOfNames[] = {"official", "unit"};

/// What a rule of the scorecard counts.
enum class Scored {
  base,
  led,
  closed_on_time,
  closed_late,
  overdue,
  repeats,
  dissatisfied,
  tasks,
  receptions_held,
  receptions_missed,
  missed,
  recorded  ///< lines that the office records itself
};
/// In the order of the enum.
inline constexpr std::pair<std::string_view, Scored> kScoreNames[] = {
    {"base", Scored::base},
    {"led", Scored::led},
    {"closed-on-time", Scored::closed_on_time},
    {"closed-late", Scored::closed_late},
    {"overdue", Scored::overdue},
    {"repeats", Scored::repeats},
    {"dissatisfied", Scored::dissatisfied},
    {"tasks", Scored::tasks},
    {"receptions-held", Scored::receptions_held},
    {"receptions-missed", Scored::receptions_missed},
    {"missed", Scored::missed},
    {"recorded", Scored::recorded}};

/// What is added to or taken from the scorecard of an official or a unit (source DZ2).
struct ScoreRule {
  Scored what{};
  std::string line;   ///< of `recorded`: what the office calls it; `anjuan record score` names it
  double points = 0;  ///< for each; negative to take away
  std::optional<double> cap;  ///< no more than so many come of this rule, either way
  bool veto = false;  ///< any of it, and nothing else counts: no points at all (一票否决)
  ScoreOf of = ScoreOf::official;
  Who who;                         ///< whose scorecard; everybody's when nothing is said
  std::vector<std::string> units;  ///< which units; all when empty
  InForce in_force;                ///< on the last day of the report
  std::string source;
};
/// A named set of cases with a deadline of its own (限期化解的积案, source DZ3). A case belongs to
/// it when it is listed, or when there is no list and it meets every condition that is stated.
struct BatchRule {
  std::string name;
  Date due{};                      ///< last day in time, inclusive
  std::vector<std::string> cases;  ///< case ids
  std::string flag, unit;
  std::string category, place;        ///< and everything below
  std::optional<Date> received_from;  ///< inclusive
  std::optional<Date> received_to;    ///< inclusive
  std::string source;
};

/// Which way matters of a category go (诉访分离、分类清单, DZ13), where nobody says another one.
struct RouteRule {
  std::vector<std::string> categories;  ///< and everything below
  Route route{};
  std::string source;
};

/// A last day counted from an edge of a stretch of time: "end+5d", "start-10w", "end".
struct DueDay {
  bool from_end = true;       ///< from the last day of the stretch; from its first one otherwise
  int offset = 0;             ///< days after that edge; negative before it
  bool workdays = false;      ///< the offset counts workdays
  Shift shift = Shift::none;  ///< where it falls on a day nobody works; never cancel
};

/// What an office owes again and again: the monthly meeting (例会, C5) or the half-monthly one of
/// each village (民情分析会, B7), a report that is sent (A12, D6), published (A9) and read (F7). A
/// table of [[reports.owed]] makes one of these for each of the three.
struct PeriodicDuty {
  OfficeDuty what{};
  std::string name;   ///< of an activity "meeting/monthly" or "publicity"; of a report its own
  std::string title;  ///< of a report, for people
  std::string kind;   ///< a name of activity_kinds(): which records meet it
  std::string type;   ///< of an activity: a type of that kind; any when empty
  Per per;            ///< the stretch of time
  int min = 1;        ///< how many in each of them
  /// Absent: the end of the stretch; of a reading that of the next one.
  std::optional<DueDay> due;
  std::vector<std::string> units;      ///< each of them owes it; the office when empty
  std::vector<std::string> each_unit;  ///< every unit of these levels owes it, too (B7)
  std::vector<std::string> to;         ///< whom a report goes to, or where it hangs
  std::vector<std::string> copies;     ///< 抄送
  Who readers;                         ///< of a reading
  std::string clerk;                   ///< official in charge (专人); empty: nobody is named
  InForce in_force;                    ///< owed in the stretches that lie in it whole
  std::string source;
};
/// The units that owe it, by id; one empty id for the office itself, nothing where no unit is of
/// the levels that owe it.
std::vector<std::string> owed_by(const PeriodicDuty& duty, const std::vector<Unit>& units);

/// Who may commit to the ledger under which names (\[\[git.author]]).
struct GitAuthor {
  std::string email;                ///< of the commit's author
  std::vector<std::string> actors;  ///< the names in `by` that this author may record as
  std::vector<std::string> keys;    ///< fingerprints of the keys that sign; may be empty
};

/// How the ledger is kept in git ([git]).
struct GitRules {
  bool commit = false;             ///< each command that writes makes one commit
  int backdate_hours = 24;         ///< how far an event may lie before the commit before its own
  std::vector<GitAuthor> authors;  ///< empty: audit does not ask who committed
};

/// What can decide who leads a case (包案): the portfolio that covers its category (D7), the area
/// that covers its place (F8, G2), whoever received the petitioner (DZ5).
enum class LeadBy { portfolio, area, receiver };
inline constexpr std::string_view kLeadByNames[] = {"portfolio", "area", "receiver"};
static_assert(std::size(kLeadByNames) == static_cast<std::size_t>(LeadBy::receiver) + 1);

/// Which cases a rule on leads (包案) speaks of.
enum class LedCases {
  all,
  major,     ///< 重大
  complex,   ///< 疑难复杂: complex and major ones
  repeated,  ///< of which a meeting with a principal is demanded, see [meeting]
  backlog    ///< 积案
};
template <>
std::span<const Named<LedCases>> names<LedCases>();

/// A duty about leads that the office's own document has.
struct LeadRule {
  std::vector<LedCases> cases;  ///< none: there is no such duty
  std::string source;

  bool speaks_of(CaseClass class_, bool repeated, bool backlog) const;
};

/// Which closed cases are followed up (回访).
enum class FollowUpOf {
  received,  ///< those that a leader received (领导干部接访下访事项, HN8)
  visited,   ///< those for which a leader went out (下访, C4b)
  all
};
template <>
std::span<const Named<FollowUpOf>> names<FollowUpOf>();

/// The office and the rules it works by: the whole of anjuan.toml except the rota.
struct Office {
  std::string code;
  std::string name;
  std::chrono::minutes offset{};  ///< of its time zone
  std::string language;           ///< "zh", "en"; empty to follow the machine
  std::optional<int> first_year;  ///< nothing was received before it; a generation ago when absent
  Ranks ranks;                    ///< highest first
  Ranks rota_ranks;               ///< those of [rota], where it lists its own
  std::vector<std::string> bodies;   ///< of officials, beside the built-in ones
  std::vector<std::string> flags;    ///< marks of cases beside the built-in ones
  std::vector<std::string> sources;  ///< systems that complaints come from (HN10); any when empty
  std::string clerk;  ///< official in charge of records and reports (H9); may be empty
  std::vector<LimitRule> limits;
  std::vector<LadderStep> ladder;                  ///< by level
  Shift roll = Shift::none;                        ///< of the office's duties: none or next_workday
  std::vector<std::pair<ClockKind, Shift>> rolls;  ///< of single clocks, before anything else
  std::optional<Date> roll_from;  ///< for clocks that start on that day or later; all when absent
  /// Which date binds for a clock that starts on that day. A petitioner's window ends on a workday
  /// unless the office says otherwise: a right is not lost for a holiday.
  Shift roll_of(ClockKind clock, Date start) const;
  ExtensionRule extension;
  int late_after_days = 3;         ///< recorded later than so many days after it happened: says why
  bool by_officials_only = false;  ///< nobody else records
  std::vector<SuspensionRule> suspensions;
  std::optional<Date> conference_from;  ///< C10: group cases closed since have had a conference
  int group_persons = 5;                ///< from so many persons on it is a group visit
  int max_representatives = 5;
  int due_soon_days = 7;  ///< what "soon" means in lists and summaries
  /// Earlier cases that demand a meeting with a principal; absent: none do.
  std::optional<int> meet_after_repeats;
  std::vector<VisitLevel> meet_levels;  ///< visits that demand it
  bool meet_groups_only = false;        ///< of those visits the ones of groups only (集访, D12)
  std::string meet_source;
  std::optional<Date> approval_from;  ///< D12: a principal approves such replies since
  bool instruct_justified = false;    ///< D12: and instructs at once where the complaint is right
  /// How the numbers of documents are made, by kind, where the office has a pattern of its own.
  std::vector<std::pair<std::string, std::string>> number_patterns;
  std::string number_pattern(const DocumentKind& kind) const;
  std::vector<std::string> archive_papers;  ///< documents an archive needs (四单一记录 + 责任书)
  std::vector<std::string> lead_duties;  ///< duties of a case's lead (包案职责)
  /// Asked in this order; the first that names somebody decides.
  std::vector<LeadBy> lead_order = {LeadBy::portfolio, LeadBy::area, LeadBy::receiver};
  bool joint_has_lead = false;    ///< a case of several units has one official who leads it (DZ10)
  std::vector<RouteRule> routes;  ///< the first that covers the category decides (DZ13)
  LeadRule lead_owed;             ///< such a case has a lead (领导包案)
  LeadRule principal_leads;  ///< such a case is led by a principal (主要领导亲自包案, C10)
  std::optional<FollowUpOf> follow_up_of;  ///< absent: nobody owes it
  std::optional<Term> follow_up_within;    ///< from the closing on; absent: a week as for any task
  bool visit_unsettled = false;  ///< who is dissatisfied, or not settled with, is visited (HN9)
  bool follow_up_by_another = false;  ///< not by who closed the case (DZ17)
  std::string follow_up_source;
  bool receiver_takes = false;  ///< a reception assigns its cases to who received (谁接待谁负责)
  std::vector<ScoreRule> scores;              ///< empty: counts are shown, no points
  std::string report_to;                      ///< whom periodic reports go to (source A12)
  std::vector<std::string> report_copies;     ///< 抄送
  std::vector<std::string> backlog_papers;    ///< what every backlog case has on file (备案, DZ4)
  std::vector<BatchRule> batches;             ///< in the order of the file
  std::vector<std::string> inspection_items;  ///< what an inspection looks at (督查内容, E7)
  std::vector<PeriodicDuty> duties;           ///< of activities and reports
  std::optional<Date> owed_from;              ///< what is owed counts from that day on
  GitRules git;
  /// The documents whose clauses the settings carry, by the letters of their `source-id` ("DZ").
  std::vector<std::string> documents;
  References references;           ///< what the settings name of other files
  std::vector<RuleEnd> duty_ends;  ///< of the duties that end on a day

  /// Those of the office, then those that only the rota lists.
  Ranks all_ranks() const;
};

/// Reads anjuan.toml. Fails with every error and its position. The rota's tables are left to the
/// rota's own reader.
Result<Office> parse_office(std::string_view toml, const std::string& file);
/// The same of packs and the office's own file, lowest first; see TomlTable::parse_layers().
Result<Office> parse_office(const std::vector<TomlSource>& layers);

/// What a limit can depend on beside the clock.
struct CaseSort {
  CaseClass class_ = CaseClass::general;
  CaseKind kind = CaseKind::request;
  std::optional<Route> route;  ///< absent until it is decided

  /// Whether the matter ends in an opinion on the petition (W22 art. 31 (6)): that is what art. 34
  /// gives 60 days for and what may be reviewed (art. 35). Accusations and suggestions (art. 29,
  /// 30) and the other routes (art. 31 (1) to (5)) go ways of their own.
  bool ends_in_opinion() const {
    return kind == CaseKind::request && route.value_or(Route::opinion) == Route::opinion;
  }
};

/// The limit that governs a clock started on `day`: a rule that names the route goes before one
/// that names the kind, that before one that names the class, that before one for all; among
/// equals the one that came into force last. nullptr when the pack has none: the clock then does
/// not run.
const LimitRule* find_limit(const Office& office, ClockKind clock, const CaseSort& sort, Date day);

}  // namespace anjuan
