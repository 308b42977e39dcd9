#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/audience.hpp"
#include "anjuan/report/period.hpp"
#include "anjuan/report/table.hpp"
#include "anjuan/report/whom.hpp"

namespace anjuan {

/// How a word of a report is to be understood; printed with it.
struct Definition {
  std::string name;   ///< stable key: an indicator, a column
  std::string title;  ///< for people
  std::string text;
};

/// A fact beside the tables, such as how many cases were left out.
struct Remark {
  std::string name;
  std::string title;
  std::string value;
};

/// A finished report, the same for every format.
struct Report {
  std::string name;
  std::string title;
  std::string office;
  Period period;
  Date as_of{};
  Date issued{};                     ///< 成文日期: the day on which it was made
  std::vector<std::string> preface;  ///< paragraphs in front of the tables
  std::vector<Remark> remarks;
  std::vector<Definition> definitions;
  std::vector<Table> tables;  ///< at least one; the first is what scripts read as "rows"

  std::size_t rows() const;  ///< of all tables
};

/// What the rows of a report are put together by.
enum class GroupBy { none, unit, lead, category, place, channel };
inline constexpr std::string_view kGroupNames[] = {"none",     "unit",  "lead",
                                                   "category", "place", "channel"};
std::optional<GroupBy> parse_group(std::string_view name);
/// Heading of the column, for people.
std::string group_title(GroupBy by);

class ReportBooks;

/// What a report is made of beside the cases.
struct ReportContext {
  const Ledger& ledger;
  Period period;
  Date as_of{};  ///< cut-off, the state at the end of that day: never behind the period's end
  Date today{};  ///< the day on which the report is made: its end is still to come
  GroupBy group = GroupBy::none;
  int depth = 0;               ///< levels of category and place to keep; 0 keeps all
  bool period_before = false;  ///< compared with the period before as well (环比)
  bool narrowed = false;       ///< by more than whose cases they are: some are not looked at
  Whom whom = {};              ///< whose part of the cases; everybody's when nobody was named
  /// Receptions, activities and the rota, read when a report first asks for them; never null.
  std::shared_ptr<ReportBooks> books;

  /// The morning on which lateness is judged: an obligation that ended before it is late, by as
  /// many days as lie between. That after the cut-off, whose end has been seen then; that of the
  /// cut-off itself while it is not over.
  Date judged_on() const { return as_of < today ? as_of + std::chrono::days(1) : as_of; }
  /// Whether the period has an end, and it has not been seen.
  bool is_running() const { return !period.all && judged_on() <= period.days.to; }
  /// Whether some of the period has been seen.
  bool has_begun() const { return period.days.from <= as_of; }
  /// The group a case belongs to: an id, a path or the word of a channel; empty for none of them.
  std::string group_of(const HeadView& head) const { return group_of(head, group); }
  std::string group_of(const HeadView& head, GroupBy by) const;
  /// The same as people read it. Two groups may read alike.
  std::string group_words(std::string_view key) const { return group_words(key, group); }
  std::string group_words(std::string_view key, GroupBy by) const;
  /// Id of the unit that owes what is due next; kOwedByOffice where the office itself does.
  std::string owing(const HeadView& head) const;
  /// Who owes the limit for handling of an open case, as far as its head tells.
  Holder holder_of_open(const HeadView& head) const;
  std::string unit_name(std::string_view id) const;      ///< the id itself when it is unknown
  std::string official_name(std::string_view id) const;  ///< likewise
  /// "a/b/c" cut to so many levels; 0 keeps all.
  static std::string_view cut_path(std::string_view path, int depth);
};

/// Makes one report: sees every case once, then writes its tables. Cases come in any order, so
/// rows are sorted at the end.
class ReportBuilder {
 public:
  virtual ~ReportBuilder() = default;
  /// The head of a case as of the cut-off; the views die with the call.
  virtual void see(const HeadView& head) = 0;
  /// Whether the cases of others are looked at too, where units or leads were asked for: for what
  /// was missed while these had them. They come to see_other() and see_case().
  virtual bool looks_at_others() const { return false; }
  virtual void see_other(const HeadView&) {}
  /// Whether the history of a case is needed too, in a report that else reads heads only.
  virtual bool needs_history(const HeadView&) const { return false; }
  /// The whole case as of the cut-off, only for reports that ask for it; after see().
  virtual void see_case(const Case&) {}
  /// The last days of the periods to compare with, when the report compares: their figures stand
  /// at those days, as those of the period stand at theirs.
  virtual std::vector<Date> compared_at() const { return {}; }
  /// The head of a case as of the day with that number; of others too where looks_at_others().
  virtual void see_before(const HeadView&, std::size_t /*number*/) {}
  virtual void finish(Report& report) = 0;
};

/// The period of a report when none was asked for.
enum class DefaultPeriod { all, month, quarter, half, year, coming };

/// What a report is made of.
enum class Reads {
  figures,  ///< heads without what was written in them, but for what it groups by
  heads,
  cases,   ///< histories too
  record,  ///< of them everything, with what was taken out; cases too
};

/// One report. The table of reports drives the command, its help, the man page and the tests.
struct ReportSpec {
  std::string_view name;
  const char* summary;      ///< msgid: title for people, no full stop
  const char* about;        ///< msgid: what its rows are and where they come from
  std::string_view source;  ///< rows of the acceptance table it serves
  DefaultPeriod period = DefaultPeriod::all;
  bool groups = false;  ///< takes --group
  Reads reads = Reads::heads;
  std::unique_ptr<ReportBuilder> (*make)(const ReportContext&) = nullptr;
  Audience audience = Audience::inside;  ///< who reads it
  bool compares_periods = false;         ///< takes --compare last-month
};

std::span<const ReportSpec> report_table();
const ReportSpec* find_report(std::string_view name);

/// What a user asked for.
struct ReportRequest {
  std::optional<Period> period;  ///< the report's own default when absent
  Date today{};
  std::optional<Date> as_of;     ///< today when absent, or known_on
  std::optional<Date> known_on;  ///< what was recorded by then; all when absent
  GroupBy group = GroupBy::none;
  int depth = 0;
  bool period_before = false;  ///< of a report that compares periods: with the one before as well
  CaseFilter filter;
};

struct ReportRun {
  Report report;
  std::vector<Diagnostic> problems;  ///< files that could not be read: the numbers lack them
};

/// Makes a report in one pass over the ledger. Reads heads only, unless the report needs whole
/// cases or the look back is not today's: then every history is folded up to that day. Takes no
/// lock, writes nothing.
ReportRun run_report(const ReportSpec& spec, const Ledger& ledger, const ReportRequest& request);

}  // namespace anjuan
