#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/calendar/workdays.hpp"
#include "anjuan/model/official.hpp"

/// The rules of the rota as an office states them, one per clause of its regulation. Plain data:
/// the planner and the independent check both read these types and nothing else of each other.
namespace anjuan::rota {

using anjuan::to_string;

/// Which officials a rule speaks of. Every list that is not empty must match (one of its entries
/// suffices); with all of them empty it is everybody who has a rank. People without a rank, such
/// as lawyers, are reached only by naming their pool or their id.
struct Who {
  std::vector<std::string> ranks;
  std::string rank_at_least;        ///< this rank or a higher one
  std::vector<std::string> groups;  ///< pools
  std::vector<std::string> officials;
  std::vector<std::string> units;
  std::vector<std::string> bodies;
  std::optional<bool> principal;

  friend bool operator==(const Who&, const Who&) = default;
};

/// The office's ranks, highest first. A rank that is not listed is lower than every listed one.
using Ranks = std::vector<std::string>;

bool matches(const Who& who, const Official& official, const Ranks& ranks);
/// True when `rank` is `floor` or higher.
bool rank_at_least(std::string_view rank, std::string_view floor, const Ranks& ranks);
/// "rank deputy, body party": the rule's own words, for messages. Never empty.
std::string to_string(const Who& who);

/// The stretch of time a quota counts over.
struct Per {
  enum class Unit { day, week, half_month, month, two_months, quarter, half_year, year, range };
  Unit unit = Unit::month;
  DateRange range{};  ///< only for Unit::range: a campaign
  friend bool operator==(const Per&, const Per&) = default;
};
std::optional<Per::Unit> parse_per(std::string_view text);  ///< "day", …, "2-months", …
std::string to_string(const Per& per);

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
  std::optional<NoAvailableDay> no_available_day;  ///< absent: as the rota says
  std::string source;
};

/// Which days a cover rule speaks of.
struct When {
  enum class Days { workdays, every_day, key_periods };
  Days days = Days::workdays;
  std::vector<int> weekdays;          ///< 1 Monday … 7 Sunday; empty: all
  std::vector<int> month_days;        ///< 1 … 31, clamped to the month's end; empty: all
  std::vector<Date> dates;            ///< named days; empty: none are named
  std::optional<DateRange> range;     ///< only inside it
  std::optional<Per::Unit> once_per;  ///< one day of each week, month …, which the planner picks
  Shift shift = Shift::cancel;        ///< for weekdays, month_days and dates
  bool shift_on_days_off_only = false;  ///< weekends do not shift, only statutory days off (E4)
};

/// People who sit in: lawyers (B2, HR4), members of other bodies (B3, F2).
struct CompanionNeed {
  Who who;
  int need = 1;
};

/// Which days must be covered, by whom: A5, B1, B2, B10, E1, E4, F1, H2, HR1.
struct CoverRule {
  std::string desk;
  std::string kind = "reception";
  Who who;
  When when;
  int need = 1;    ///< officials in each group; 2 or more is a joint session (C13)
  int groups = 1;  ///< parallel groups
  std::vector<std::string> take_turns;  ///< bodies rotate over the desk's duty days
  std::vector<CompanionNeed> companions;
  std::optional<NoAvailableDay> no_available_day;  ///< absent: as the rota says
  std::string source;
};

/// Preferred distance between two sessions of one official, in workdays.
struct SpacingRule {
  Who who;
  int min_workdays = 0;
  std::string source;
};

/// Who may stand in, and how early the change must be told: A8, D5.
struct SubstituteRule {
  Who who;                     ///< the officials whose absence the rule speaks of
  std::string rank_floor;      ///< "self" or a rank; empty: any rank
  bool same_body = false;      ///< only members of the same body
  std::optional<Term> notice;  ///< the absence is reported at least this long before the session
  std::string source;
};

/// One comparison over the facts of a session: `persons >= 20`, `kind == appointment`, `repeated`.
struct Condition {
  std::string field;  ///< empty: always
  enum class Op { is_set, equal, not_equal, at_least, at_most, more, less } op = Op::is_set;
  std::string value;
  friend bool operator==(const Condition&, const Condition&) = default;
};
/// Empty text and "always" give the condition that always holds; nullopt when malformed.
std::optional<Condition> parse_condition(std::string_view text);
std::string to_string(const Condition& condition);

/// What is known of a session or a case, as text; numbers in digits, a flag that is set is "true".
using Facts = std::map<std::string, std::string, std::less<>>;
bool holds(const Condition& condition, const Facts& facts);

/// What a held session owes: A10, A11, C6, D14, E6, F4, G5.
enum class Requirement {
  principal,       ///< a principal takes part, or the reason is on record (A11)
  unit_within,     ///< a called unit arrives within `minutes` (A10)
  companions,      ///< the planned companions were there
  opinion,         ///< the lower level's opinion is attached (C6)
  told_before,     ///< the petitioner was told before the date (D14)
  briefed_before,  ///< the official was briefed at least `term` before (F4, G5)
  confirmed,       ///< the official's confirmation is logged (F4)
  invited,         ///< everyone of `names` was invited (E6)
  plan_within,     ///< a plan within `term` of the application (F5)
  recorded,        ///< the documents of `names` are attached (F6, G7)
};
std::optional<Requirement> parse_requirement(std::string_view text);
std::string_view to_string(Requirement requirement);

struct ReceptionRule {
  Condition condition;
  Requirement require = Requirement::principal;
  int minutes = 10;
  Term term{1, DayUnit::days};
  std::vector<std::string> names;
  std::string source;
};

/// Which kind of session a case gets: an appointment when repeated, … (A6, HN3, D11).
struct SessionKindRule {
  Condition condition;
  std::string kind;
  bool principal = false;  ///< with the principal
  std::string source;
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
};

/// Who draws up the rota for whom (A7).
struct AuthorityRule {
  Who who;
  std::string organizer;
  std::string source;
};

/// Which bookings are taken: a petitioner names an official, an official picks a case (B13), a
/// plan within a month of the application (F5), for reasons that the office lists (D13).
struct BookingRule {
  std::vector<std::string> by;  ///< "petitioner", "official"
  std::string desk;
  std::string kind = "appointment";
  Term within{1, DayUnit::months};
  std::vector<std::string> reasons;  ///< what an appointment may be for (D13); empty: anything
  std::string source;
};

/// Forms of reception that exist at a level (B11, B12). No rule: those of known_modes().
struct ModeRule {
  std::string level;  ///< empty: every level
  std::vector<std::string> modes;
  std::string source;
};

/// A public notice or roster report: which fields, where, how often (A9, C7, D6, G6).
struct NoticeRule {
  std::vector<std::string> fields;    ///< of name title portfolio time place form
  std::vector<std::string> channels;  ///< hall, wechat, …; or whom a report goes to
  std::optional<Per::Unit> per;
  std::string source;
};

/// A campaign with documents it must produce (G7).
struct CampaignRule {
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
  std::vector<KeyPeriod> key_periods;
  std::vector<MultiplierRule> multipliers;
  std::vector<AuthorityRule> authorities;
  std::vector<BookingRule> bookings;
  std::vector<ModeRule> modes;
  std::vector<NoticeRule> notices;
  std::vector<CampaignRule> campaigns;
  Ranks ranks;
  std::vector<std::string> kinds;  ///< kinds of session: the built-in ones and the office's own
  PartialPeriod partial_period = PartialPeriod::prorate;
  NoAvailableDay no_available_day = NoAvailableDay::waive_and_list;
  int freeze_days = 0;  ///< sessions up to this many days after today stay as they are
  std::uint64_t seed = 1;

  const Desk* desk(std::string_view id) const { return find_by_id(desks, id); }
  /// Whether a rule with that setting of its own plans what it can where days do not suffice.
  bool waives(const std::optional<NoAvailableDay>& own) const {
    return own.value_or(no_available_day) == NoAvailableDay::waive_and_list;
  }
};

/// reception appointment immediate field return-visit.
const std::vector<std::string>& built_in_kinds();

/// Forms of reception that the sources name (HN2, B11, A6), for an office that lists
/// none.
const std::vector<std::string>& known_modes();

/// The forms of reception at a desk and the article that lists them: those of the rules for its
/// level, else known_modes().
struct Modes {
  std::vector<std::string> modes;
  std::string source;
};
Modes modes_at(std::string_view desk, const Rules& rules);

/// Who draws up this official's rota (A7); empty when no rule says so.
std::string organizer_of(const Official& official, const Rules& rules);

/// What kind of session a case gets by its facts (A6, HN3, D11); nullptr when no rule says so.
/// The first rule that holds wins.
const SessionKindRule* session_kind(const Facts& facts, const Rules& rules);

/// `min` of a quota for one official after multipliers (A4), rounded up.
int minimum_for(const QuotaRule& quota, const Official& official, const Rules& rules);

}  // namespace anjuan::rota
