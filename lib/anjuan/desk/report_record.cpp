#include "anjuan/desk/report_record.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/books/activities.hpp"

namespace anjuan {
namespace {

using std::chrono::days;

class Completion {
 public:
  Completion(const Ledger& ledger, Activity draft, const ActivityBooks& books, Date today)
      : ledger_(ledger),
        books_(office_books(ledger, books.activities)),
        today_(today),
        activity_(std::move(draft)),
        kind_(*find_activity_kind(activity_.kind)),
        owed_all_(owed_around(books_, owed_since(books_, today))) {}

  Result<ReportRecord> run() {
    if (!find_rule()) return fail(ExitCode::usage, std::move(errors_));
    check_unit();
    if (!errors_.empty()) return fail(ExitCode::usage, std::move(errors_));
    if (!find_stretch()) return fail(ExitCode::usage, std::move(errors_));
    if (owed_.missing.empty())
      return fail(ExitCode::refused,
                  {.code = "nobody-lacks-it",
                   .message = trf("{} {}: it is on record that nobody lacks it", rule_->title,
                                  owed_.period),
                   .rule = rule_->source,
                   .remedy = tr("another stretch of time is named with --period")});
    fill_parties();
    if (!errors_.empty()) return fail(ExitCode::usage, std::move(errors_));
    ReportRecord made{std::move(activity_), rule_->title, owed_.missing};
    for (const std::string& party : made.activity.parties) std::erase(made.missing, party);
    return made;
  }

 private:
  /// Within two years before and after.
  std::vector<OwedOnce> owed_around(const OfficeBooks& books, Date since) const {
    return owed_by_office(books, {today_ - days(800), today_ + days(800)}, since);
  }

  void add(std::string code, std::string message, std::string remedy) {
    add_error(errors_, std::move(code), std::move(message), std::move(remedy)).rule =
        rule_ != nullptr ? rule_->source : std::string(kind_.source);
  }

  bool find_rule() {
    std::vector<std::string_view> known;
    for (const PeriodicDuty& duty : ledger_.office().duties) {
      if (duty.what != kind_.of_report) continue;
      known.push_back(duty.name);
      if (duty.name == activity_.report) rule_ = &duty;
    }
    if (rule_ != nullptr) return true;
    const std::string none = tr("add [[reports.owed]] to anjuan.toml");
    if (activity_.report.empty())
      add("missing-report", tr("which report?"), known.empty() ? none : suggest("", known));
    else
      add("unknown-report", trf("no report {} is owed in this way", activity_.report),
          known.empty() ? none : suggest(activity_.report, known));
    return false;
  }

  void check_unit() {
    const std::vector<std::string> units = owed_by(*rule_, ledger_.units());
    if (std::find(units.begin(), units.end(), activity_.unit) != units.end()) return;
    if (!units.empty() && units.front().empty())
      add("no-unit-owes-it", trf("the office itself owes {}", rule_->title),
          tr("leave --unit out"));
    else
      add("which-unit", trf("each unit owes {} for itself", rule_->title),
          trf("--unit: {}", suggest(activity_.unit, names_in(units))));
  }

  /// What is owed by the unit.
  std::vector<OwedOnce> candidates() const {
    std::vector<OwedOnce> all = owed_all_;
    std::erase_if(
        all, [&](const OwedOnce& one) { return one.rule != rule_ || one.unit != activity_.unit; });
    return all;
  }

  /// The first day on which it can be done: what is due after the end of its stretch tells of all
  /// of it; what is due before its beginning is done ahead, from the stretch before on.
  Date first_day(const OwedOnce& one) const {
    if (rule_->due && rule_->due->from_end && rule_->due->offset > 0) return one.window.to;
    if (!rule_->due || rule_->due->from_end || rule_->per.unit == Per::Unit::range)
      return one.window.from;
    const Date before = one.window.from - days(1);
    return windows(rule_->per, {before, before}).front().from;
  }

  /// What has to be on record before somebody can read it; nullopt where nothing has: it went out,
  /// or nothing asks for that.
  std::optional<std::string> to_go_out_first(const OwedOnce& one) const {
    if (kind_.of_report != OfficeDuty::reading) return std::nullopt;
    for (const OfficeDuty way : {OfficeDuty::report, OfficeDuty::publication}) {
      const auto is_of = [&](const auto& other) {
        return other.unit == one.unit && other.period == one.period;
      };
      if (std::none_of(owed_all_.begin(), owed_all_.end(), [&](const OwedOnce& other) {
            return other.what == way && other.name == one.name && is_of(other);
          }))
        continue;
      const std::string_view kind = find_activity_kind(way)->name;
      if (std::any_of(books_.activities.begin(), books_.activities.end(), [&](const Activity& a) {
            return a.kind == kind && a.report == one.name && is_of(a) && a.date <= activity_.date;
          }))
        return std::nullopt;
      return fmt::format("anjuan record {} {} --period {}", kind, one.name, one.period);
    }
    return std::nullopt;
  }

  /// What nobody needs to name: its stretch is over, or it is done ahead.
  bool is_ready(const OwedOnce& one) const {
    const bool ahead = rule_->due && !rule_->due->from_end;
    return (ahead ? first_day(one) : one.window.to) <= activity_.date && !to_go_out_first(one);
  }

  /// Another stretch was recorded on that day: who repeats the command does not mean the next.
  bool repeats(const OwedOnce& one) const {
    return std::any_of(books_.activities.begin(), books_.activities.end(), [&](const Activity& a) {
      return a.kind == activity_.kind && a.report == rule_->name && a.unit == activity_.unit &&
             a.date == activity_.date && a.period != one.period;
    });
  }

  bool find_stretch() {
    const std::vector<OwedOnce> all = candidates();
    return activity_.period.empty() ? find_open(all) : find_named(all);
  }

  /// True, with an error, when the stretch that is named was due before the first day of all.
  bool add_too_early() {
    Office always = ledger_.office();
    always.owed_from.reset();
    const OfficeBooks books{always, books_.calendar, books_.officials, books_.units,
                            books_.activities};
    for (const OwedOnce& one : owed_around(books, Date{}))
      if (one.what == rule_->what && one.name == rule_->name && one.period == activity_.period) {
        add("before-owed-from",
            trf("{} {} was due on {}; what is owed counts from {} on", rule_->title, one.period,
                to_string(one.due), to_string(owed_since(books_, today_))),
            tr("owed-from in [reports] of anjuan.toml names another first day"));
        return true;
      }
    return false;
  }

  bool find_named(const std::vector<OwedOnce>& all) {
    std::vector<std::string_view> labels;
    for (const OwedOnce& one : all) {
      labels.push_back(one.period);
      if (one.period == activity_.period) owed_ = one;
    }
    if (owed_.rule == nullptr && add_too_early()) return false;
    if (owed_.rule == nullptr) {
      const std::string example = labels.empty() ? "2026-11" : std::string(labels.back());
      add("unknown-period",
          trf("{} is owed for no stretch of time {}", rule_->title, activity_.period),
          suggest(activity_.period, labels, trf("write it as {}", example)));
    } else if (const Date first = first_day(owed_); activity_.date < first) {
      add("not-begun",
          trf("{} {}: on {} it could not be yet, it is from {} on", rule_->title, owed_.period,
              to_string(activity_.date), to_string(first)),
          tr("record it on the day; --date names an earlier one"));
    } else if (const auto first_of_all = to_go_out_first(owed_)) {
      add("not-gone-out",
          trf("{} {}: nothing says that it had gone out by {}", rule_->title, owed_.period,
              to_string(activity_.date)),
          trf("first: {}", *first_of_all));
    }
    return errors_.empty();
  }

  bool find_open(const std::vector<OwedOnce>& all) {
    std::vector<std::string> open;
    const OwedOnce* coming = nullptr;  // the first that somebody would have to name
    for (const OwedOnce& one : all) {
      if (one.done) continue;
      const bool late = one.due < today_;
      if (!is_ready(one) || (!late && repeats(one))) {
        if (coming == nullptr && !late) coming = &one;
        continue;
      }
      if (!open.empty() && !late) break;
      open.push_back(one.period);
      owed_ = one;
    }
    if (open.size() == 1) {
      activity_.period = open.front();
    } else if (!open.empty()) {
      add("which-period", trf("{} is open for several stretches of time", rule_->title),
          trf("--period: one of {}", join(open, tr(", "))));
    } else if (coming != nullptr) {
      add("nothing-open",
          trf("no {} is open: the next is that of {}, by {}", rule_->title, coming->period,
              to_string(coming->due)),
          first_day(*coming) <= activity_.date
              ? trf("where it is meant already: --period {}", coming->period)
              : tr("another stretch of time is named with --period"));
    } else {
      add("nothing-open", trf("no {} is open", rule_->title),
          tr("another stretch of time is named with --period"));
    }
    return errors_.empty();
  }

  void fill_parties() {
    const std::string option(kind_.parties->option);
    if (activity_.parties.empty()) {
      if (kind_.of_report != OfficeDuty::reading)
        activity_.parties = owed_.missing;
      else if (std::find(owed_.missing.begin(), owed_.missing.end(), activity_.by) !=
               owed_.missing.end())
        activity_.parties = {activity_.by};
      else
        add("which-reader", tr("who read it?"),
            trf("{}: one of {}", option, join(owed_.missing, tr(", "))));
      return;
    }
    std::vector<std::string> known = rule_->to;
    known.insert(known.end(), rule_->copies.begin(), rule_->copies.end());
    if (kind_.of_report == OfficeDuty::reading)
      for (const Official& official : ledger_.officials())
        if (matches(rule_->readers, official, ledger_.office().all_ranks()))
          known.push_back(official.id);
    for (const std::string& party : activity_.parties)
      if (std::find(known.begin(), known.end(), party) == known.end())
        add("unknown-recipient", trf("{} cannot be {}", option, party),
            suggest(party, names_in(known)));
  }

  const Ledger& ledger_;
  OfficeBooks books_;
  Date today_;
  Activity activity_;
  const ActivityKind& kind_;
  std::vector<OwedOnce> owed_all_;  ///< by anybody
  const PeriodicDuty* rule_ = nullptr;
  OwedOnce owed_;
  std::vector<Diagnostic> errors_;
};

}  // namespace

Result<ReportRecord> complete_report_record(const Ledger& ledger, Activity draft, Date today) {
  ActivityBooks books = read_activities(ledger);
  if (!books.problems.empty()) return fail(exit_of(books.problems), std::move(books.problems));
  return Completion(ledger, std::move(draft), books, today).run();
}

}  // namespace anjuan
