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
        kind_(*find_activity_kind(activity_.kind)) {}

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

  /// What is owed by the unit, within two years before and after.
  std::vector<OwedOnce> candidates() const {
    std::vector<OwedOnce> all = owed_by_office(books_, {today_ - days(800), today_ + days(800)},
                                               owed_since(books_, today_));
    std::erase_if(
        all, [&](const OwedOnce& one) { return one.rule != rule_ || one.unit != activity_.unit; });
    return all;
  }

  bool find_stretch() {
    const std::vector<OwedOnce> all = candidates();
    if (!activity_.period.empty()) {
      std::vector<std::string_view> labels;
      for (const OwedOnce& one : all) {
        labels.push_back(one.period);
        if (one.period == activity_.period) owed_ = one;
      }
      if (owed_.rule != nullptr) return true;
      const std::string example = labels.empty() ? "2026-11" : std::string(labels.back());
      add("unknown-period",
          trf("{} is owed for no stretch of time {}", rule_->title, activity_.period),
          suggest(activity_.period, labels, trf("write it as {}", example)));
      return false;
    }
    std::vector<std::string> open;
    for (const OwedOnce& one : all) {
      if (one.done) continue;
      // All that is late, and the next that is to come; a stretch that is not over only where no
      // other is open.
      const bool is_over = (rule_->due && !rule_->due->from_end) || one.window.to < today_;
      if (!open.empty() && one.due >= today_ && (!is_over || owed_.due >= today_)) break;
      open.push_back(one.period);
      owed_ = one;
    }
    if (open.size() == 1) {
      activity_.period = open.front();
      return true;
    }
    if (open.empty())
      add("nothing-open", trf("no {} is open", rule_->title),
          tr("another stretch of time is named with --period"));
    else
      add("which-period", trf("{} is open for several stretches of time", rule_->title),
          trf("--period: one of {}", join(open, tr(", "))));
    return false;
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
      for (const Official& official : ledger_.officials()) known.push_back(official.id);
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
