#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/calendar/period.hpp"
#include "anjuan/calendar/workdays.hpp"
#include "anjuan/model/official.hpp"
#include "anjuan/rota/session.hpp"
#include "anjuan/settings/condition.hpp"
#include "anjuan/settings/references.hpp"
#include "anjuan/settings/who.hpp"

/// The rules of the rota as an office states them, one per clause of its regulation. Plain data:
/// the planner and the independent check both read these types and nothing else of each other.
namespace anjuan::rota {

using anjuan::to_string;

/// What becomes of a rule in a window whose days do not suffice: what can be planned is planned and
/// the rest is listed, or nothing is planned at all.
enum class NoAvailableDay { waive_and_list, fail };

/// How often a person must (min) or may (max) receive: A2, C1–C4, D1–D3, E2, E3, G1, H2.
struct QuotaRule {
  Who who;
  std::vector<std::string> kinds;  ///< any of them counts; empty: every kind
  int min = 0;
  std::optional<int> max;
  Per per;
  bool count_days = false;   ///< unit = "days": two sessions on one day count once
  std::string desk;          ///< where sessions are held that no cover rule already provides;
                             ///< empty: only sessions of cover rules can meet the quota
  bool self_chosen = false;  ///< the official files the date (D4); the planner proposes none
  std::vector<std::string> levels;  ///< only sessions at desks of these levels count (HN5)
  std::vector<std::string> desks;   ///< the desks of these levels; all when no level is named
  bool own_lead_case =
      false;  ///< a session held counts only for a case that the official led (E3b)
  std::optional<NoAvailableDay> no_available_day;  ///< absent: as the rota says
  std::string source;
  InForce in_force;  ///< a window that lies in it in part owes its part
};

/// Which days a cover rule speaks of.
struct When {
  enum class Days { workdays, every_day, key_periods };
  Days days = Days::workdays;
  std::vector<int> weekdays;          ///< 1 Monday … 7 Sunday; empty: all
  std::vector<int> nth;               ///< of the weekdays: 1 the month's first, -1 its last
  int every_weeks = 1;                ///< only every so many weeks, from that of `counted_from` on
  Date counted_from{};                ///< only for every_weeks > 1
  std::vector<int> month_days;        ///< 1 … 31, clamped to the month's end; empty: all
  std::vector<Date> dates;            ///< named days; empty: none are named
  InForce range;                      ///< only inside it, before anything shifts
  std::optional<DateRange> only;      ///< duties that are held in it, after shifting
  std::vector<DateRange> closed;      ///< no duty is held in them: the desk is closed (DZ16)
  std::optional<Per::Unit> once_per;  ///< one day of each week, month …, which the planner picks
  Shift shift = Shift::cancel;        ///< for weekdays, month_days and dates
  bool shift_on_days_off_only = false;  ///< weekends do not shift, only statutory days off (E4)
};

/// People who sit in: lawyers (B2, HR4), members of other bodies (B3, F2).
struct CompanionNeed {
  Who who;
  int need = 1;
};

/// Whether the official is one of those who may sit in: unlike a receiver, also without a rank.
bool sits_in(const CompanionNeed& need, const Official& official, const Ranks& ranks);

/// Which days must be covered, by whom: A5, B1, B2, B10, E1, E4, F1, H2, HR1.
struct CoverRule {
  std::string desk;
  std::string kind = "reception";
  Who who;
  When when;
  int need = 1;            ///< officials in each group; 2 or more is a joint session (C13)
  int groups = 1;          ///< parallel groups
  bool everybody = false;  ///< all whom the rule speaks of and who can come (E4); need is not read
  std::vector<std::string> take_turns;  ///< bodies rotate over the desk's duty days
  std::vector<CompanionNeed> companions;
  std::vector<CompanionNeed> receivers;  ///< who receives jointly in each group (F2)
  std::vector<Who> apart;  ///< who is not of this rule although `who` fits: the joint receivers
  int first_seat = 1;      ///< in each group; more for joint receivers, who sit behind the rest
  std::optional<NoAvailableDay> no_available_day;  ///< absent: as the rota says
  std::string source;
  InForce in_force;
};

/// The rule speaks of this official, whose body takes its turns where bodies do.
bool serves(const CoverRule& cover, const Official& official, const Ranks& ranks);
/// How many sessions the rule wants on a day; for everybody, of those who can come.
inline int wanted(const CoverRule& cover, int can_come) {
  return cover.everybody ? can_come : cover.need * cover.groups;
}

/// Preferred distance between two sessions of one official, in workdays.
struct SpacingRule {
  Who who;
  int min_workdays = 0;
  std::string source;
  InForce in_force;
};

/// Who may stand in, and how early the change must be told: A8, D5.
struct SubstituteRule {
  Who who;                     ///< the officials whose absence the rule speaks of
  std::string rank_floor;      ///< "self" or a rank; empty: any rank
  bool same_body = false;      ///< only members of the same body
  std::optional<Term> notice;  ///< the absence is reported at least this long before the session
  std::string source;
  InForce in_force;
};

/// What a held session owes: A10, A11, C6, D14, E6, F4, G5.
enum class Requirement {
  principal,        ///< a principal takes part, or the reason is on record
  unit_within,      ///< a called unit arrives within `minutes` (A10)
  companions,       ///< the planned companions were there
  opinion,          ///< the lower level's opinion is attached (C6)
  told_before,      ///< the petitioner was told before the date (D14)
  briefed_before,   ///< the official was briefed at least `term` before (F4, G5)
  confirmed,        ///< the official's confirmation is logged (F4)
  invited,          ///< everyone of `names` was invited (E6)
  plan_within,      ///< a plan within `term` of the application (F5)
  recorded,         ///< the documents of `names` are attached (F6, G7)
  stated,           ///< the record says case, place, ground or matter: `names` (A6b, HN18)
  at_desk,          ///< it was held at the desk's own place, or it is said why not (A18)
  units_there,      ///< the units made responsible came as well (B1b)
  attended,         ///< somebody of `who` received or sat in (D17)
  units_confirmed,  ///< the units made responsible had said that they come (F4b)
  unit_principals,  ///< the heads of the units concerned came, or the reason is on record (A11)
};
/// What a record can be asked to say by `stated`.
inline constexpr std::string_view kStatable[] = {"case", "place", "ground", "matter"};
std::optional<Requirement> parse_requirement(std::string_view text);
std::string_view to_string(Requirement requirement);

struct ReceptionRule {
  Condition condition;
  Requirement require = Requirement::principal;
  int minutes = 10;
  Term term{1, DayUnit::days};
  std::vector<std::string> names;
  Who who;                                 ///< of attended
  std::vector<std::string> except_units;   ///< of unit_within: these may come later (A10b)
  std::vector<std::string> except_levels;  ///< so may units of these levels
  bool warns = false;  ///< 一般应: what is lacking is told, and is nobody's missed duty (C6)
  std::string source;
  InForce in_force;
};

/// Which kind of session a case gets: an appointment when repeated, … (A6, HN3, D11).
struct SessionKindRule {
  Condition condition;
  std::string kind;
  bool principal = false;  ///< with the principal
  std::string source;
  std::optional<Term> within;  ///< from the day of asking to the session at the latest
  InForce in_force;
};

/// A desk (接待场所): what the public notice says of its sessions.
struct Desk {
  std::string id;
  std::string name;
  std::string place;
  std::string level;                  ///< city, county, township … (B4, B12)
  std::chrono::minutes from{9 * 60};  ///< local time of day
  std::chrono::minutes to{12 * 60};
  bool has_time = false;  ///< the time was stated; a notice needs it
  bool all_day = false;   ///< no clock time: a field visit takes the day (全天)
};

/// A stretch in which a desk is closed, and what replaces it (DZ16). Duties move to `instead` where
/// that is a desk; a channel, such as the phone, has none.
struct Closure {
  std::string desk;
  DateRange days;
  std::string instead;
  std::string source;
};

/// A stretch in which every day is covered (A5).
struct KeyPeriod {
  std::string name;
  DateRange days;
  std::string source;
};

/// More sessions where problems are many (A4): min is multiplied and rounded up.
struct MultiplierRule {
  Who who;
  double factor = 1;
  std::string source;
  InForce in_force;
};

/// How many of some people stay in the house (留守) while the others receive. Who sits in beside a
/// receiver is not counted as out.
struct InHouseRule {
  Who who;
  std::vector<std::string> kinds;  ///< sessions that take somebody out; empty: every kind
  int least = 1;                   ///< on every day; where fewer are there, nobody goes
  std::string source;
  InForce in_force;

  bool takes_out(std::string_view kind) const {
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }
};

/// What an organizer can be beside a name: the official's own unit.
inline constexpr std::string_view kOwnUnit = "own-unit";

/// Who draws up the rota for whom (A7).
struct AuthorityRule {
  Who who;
  std::string organizer;
  std::string source;
  InForce in_force;
};

/// Which bookings are taken: a petitioner names an official, an official picks a case (B13), a
/// plan within a month of the application (F5), for reasons that the office lists (D13).
struct BookingRule {
  std::vector<Booker> by;  ///< empty: either
  std::string desk;
  std::string kind = "appointment";
  Term within{1, DayUnit::months};
  std::vector<std::string> reasons;  ///< what an appointment may be for (D13); empty: anything
  bool names_who = false;            ///< who proposed it and who chose the official is said (D13b)
  std::string source;
  InForce in_force;
};

/// Forms of reception that exist at a level (B11, B12). No rule: those of known_modes().
struct ModeRule {
  std::string level;  ///< empty: every level
  std::vector<std::string> modes;
  std::string source;
  InForce in_force;
};

/// A public notice or roster report: which fields, where, how often (A9, C7, D6, G6).
struct NoticeRule {
  std::vector<std::string> fields;    ///< of name title portfolio time place form
  std::vector<std::string> channels;  ///< hall, wechat, …; or whom a report goes to
  std::optional<Per::Unit> per;
  std::string source;
  InForce in_force;
};

/// A campaign with documents it must produce (G7).
struct CampaignRule {
  std::string id;  ///< as the settings call it; may be empty
  std::string name;
  DateRange days;
  std::vector<std::string> documents;
  std::string source;
};

enum class PartialPeriod { prorate, waive, enforce };

/// Everything under [rota] of anjuan.toml or of a rule pack.
struct Rules {
  std::vector<QuotaRule> quotas;
  std::vector<CoverRule> covers;
  std::vector<SpacingRule> spacings;
  std::vector<SubstituteRule> substitutes;
  std::vector<ReceptionRule> receptions;
  std::vector<SessionKindRule> session_kinds;
  std::vector<Desk> desks;
  std::vector<Closure> closures;
  std::vector<KeyPeriod> key_periods;
  std::vector<MultiplierRule> multipliers;
  std::vector<InHouseRule> in_house;
  std::vector<AuthorityRule> authorities;
  std::vector<BookingRule> bookings;
  std::vector<ModeRule> modes;
  std::vector<NoticeRule> notices;
  std::vector<CampaignRule> campaigns;
  Ranks ranks;
  std::vector<std::string> kinds;  ///< kinds of session: the built-in ones and the office's own
  References references;           ///< what the rules name of other files
  std::vector<RuleEnd> ends;       ///< of the rules that end on a day
  PartialPeriod partial_period = PartialPeriod::prorate;
  NoAvailableDay no_available_day = NoAvailableDay::waive_and_list;
  int freeze_days = 0;  ///< sessions up to this many days after today stay as they are
  std::uint64_t seed = 1;

  const Desk* desk(std::string_view id) const { return find_by_id(desks, id); }
  /// What people call a desk (接待场所); the id itself of one that is no more.
  std::string desk_name(std::string_view id) const {
    const Desk* one = desk(id);
    return one == nullptr ? std::string(id) : one->name;
  }
  /// The id of the desk that people mean by its id or name; the word itself when there is none.
  std::string desk_called(std::string_view word) const;
  /// The closure of a desk on that day; nullptr when it is open.
  const Closure* closed(std::string_view desk, Date day) const;
  /// Whether a rule with that setting of its own plans what it can where days do not suffice.
  bool waives(const std::optional<NoAvailableDay>& own) const {
    return own.value_or(no_available_day) == NoAvailableDay::waive_and_list;
  }
};

/// Every desk that a rule or a [[rota.desk]] names, sorted, each once.
std::vector<std::string> desks_of(const Rules& rules);

/// 及时接访: the petitioner is received at once.
inline constexpr std::string_view kImmediate = "immediate";
/// 下访: somebody goes out to the petitioner.
inline constexpr std::string_view kField = "field";
/// reception appointment immediate field return-visit.
const std::vector<std::string>& built_in_kinds();
/// What people call a kind of session, e.g. 定期接访 for reception: the office's own word for one
/// of its own.
std::string form_of(const std::string& kind);
/// The kind that somebody means by its word in the files or by what people call it; the word itself
/// when there is none.
std::string kind_called(const Rules& rules, std::string_view word);
/// What a requirement asks for, in words: "tell the petitioner beforehand".
std::string words_of(Requirement requirement);

/// Forms of reception that the sources name (HN2, B11, A6), for an office that lists
/// none.
const std::vector<std::string>& known_modes();

/// The forms of reception at a desk on a day and the article that lists them: those of the rules
/// for its level, else known_modes().
struct Modes {
  std::vector<std::string> modes;
  std::string source;
};
Modes modes_at(std::string_view desk, const Rules& rules, Date day);

/// Who draws up this official's rota on that day (A7); empty when no rule says so.
std::string organizer_of(const Official& official, const Rules& rules, Date day);

/// What kind of session a case gets by its facts on that day (A6, HN3, D11); nullptr when no rule
/// says so. The first rule that holds wins.
const SessionKindRule* session_kind(const Facts& facts, const Rules& rules, Date day);

/// `min` of a quota for one official in a window that begins on `first`, after multipliers (A4),
/// rounded up.
int minimum_for(const QuotaRule& quota, const Official& official, const Rules& rules, Date first);

/// The quota counts sessions of this kind at this desk.
bool counts(const QuotaRule& quota, std::string_view kind, std::string_view desk);

/// May `other` stand in for `absent` on that day by the substitute rules? True when no rule speaks
/// of the absent official. `source`, when given, is set to the rule's source.
bool may_substitute(const Official& absent, const Official& other, const Rules& rules, Date day,
                    std::string* source = nullptr);

}  // namespace anjuan::rota
