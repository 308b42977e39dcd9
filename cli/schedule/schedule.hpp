#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "anjuan/ledger/books/rota_books.hpp"
#include "anjuan/rota/change/absence.hpp"

#include "commands.hpp"
#include "view/words.hpp"

namespace anjuan::cli {

/// One word after `schedule`.
struct ScheduleVerb {
  const char* name;
  const char* summary;  ///< msgid
  std::function<Run(Arguments& args)> setup;
  const char* details = "";  ///< msgid: what help says beyond the summary
  std::vector<const char*> examples = {};
};

ScheduleVerb schedule_plan_verb();
ScheduleVerb schedule_show_verb();
ScheduleVerb schedule_check_verb();
ScheduleVerb schedule_absent_verb();
ScheduleVerb schedule_replace_verb();
ScheduleVerb schedule_swap_verb();
ScheduleVerb schedule_hold_verb();
ScheduleVerb schedule_file_verb();
ScheduleVerb schedule_book_verb();
ScheduleVerb schedule_notice_verb();
ScheduleVerb schedule_calendar_verb();
ScheduleVerb schedule_brief_verb();
ScheduleVerb schedule_progress_verb();
ScheduleVerb schedule_explain_verb();

/// --month, or --from and --to; the month of today when nothing is said.
struct PeriodOptions {
  std::string month;
  std::string from;
  std::string to;

  void declare(Arguments& args);
  /// Whether any of the three was given.
  bool said() const { return !month.empty() || !from.empty() || !to.empty(); }
  /// Fails (usage) on a month or day that does not exist.
  Result<DateRange> period(Date today) const;
};

/// The official with that id, name or alias; fails (usage) with a suggestion when there is none.
Result<const Official*> official_argument(const Ledger& ledger, const std::string& id);
/// The id of the same for an option that may be left out, then empty.
Result<std::string> known_official(const Ledger& ledger, const std::string& id);

/// One of `known`; fails (usage) with a suggestion, or with the list when nothing is near.
Result<> one_of(const std::string& word, const std::vector<std::string>& known,
                std::string_view option);

/// That nothing is planned, and the command that plans it while it is not over. `of_all`: not only
/// of one desk or official.
std::string nothing_planned(DateRange period, Date today, bool of_all);

/// For Context::stored(): what to know when the words of a verb that wrote are lost.
std::string rota_is_written();

/// What people, desks and kinds of sessions are called in what a verb prints: under --ids by the
/// words of the files. Rules and ledger must outlive it.
class RotaWords {
 public:
  RotaWords(const Context& ctx, const Ledger& ledger, const rota::Rules& rules)
      : words_(ledger, ctx.ids()), rules_(&rules), ids_(ctx.ids()) {}

  std::string official(const std::string& ids) const { return words_.official(ids); }
  std::string desk(const std::string& id) const { return ids_ ? id : rules_->desk_name(id); }
  std::string kind(const std::string& kind) const;

 private:
  Words words_;
  const rota::Rules* rules_;
  bool ids_;
};

/// One line per session: date, desk, group, kind, official, companions.
std::string session_table(const std::vector<rota::Session>& sessions, const RotaWords& words);

/// The desk that people mean by its id or name, for an option that may be left out, then empty;
/// fails (usage) with a suggestion.
Result<std::string> known_desk(const rota::Rules& rules, const std::string& word);
/// The kind of session that people mean: in the words of the files or as it is printed.
Result<std::string> known_kind(const rota::Rules& rules, const std::string& word);

nlohmann::ordered_json session_json(const rota::Session& session);
nlohmann::ordered_json load_json(const rota::Load& load);
nlohmann::ordered_json unmet_json(const rota::Unmet& unmet);

/// " [the article]" as people look it up, behind what it asks for; empty without a source.
std::string behind(std::string_view source);

/// "unmet" lines and the like: one per entry, with the article in brackets.
std::string unmet_text(const std::vector<rota::Unmet>& unmet, const rota::Rules& rules);

}  // namespace anjuan::cli
