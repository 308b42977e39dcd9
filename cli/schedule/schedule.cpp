#include "schedule/schedule.hpp"

#include <map>

#include <fmt/format.h>

#include "anjuan/base/columns.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/rota/publish/notice.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

/// All verbs, in the order of the help.
std::vector<ScheduleVerb> verbs() {
  return {schedule_plan_verb(),     schedule_show_verb(),     schedule_check_verb(),
          schedule_absent_verb(),   schedule_replace_verb(),  schedule_swap_verb(),
          schedule_hold_verb(),     schedule_file_verb(),     schedule_book_verb(),
          schedule_notice_verb(),   schedule_calendar_verb(), schedule_brief_verb(),
          schedule_progress_verb(), schedule_explain_verb()};
}

}  // namespace

void PeriodOptions::declare(Arguments& args) {
  args.add_option("--month", month, tr("a month, e.g. 2026-12"))->type_name("YYYY-MM");
  args.add_option("--from", from, tr("first day"))->type_name("DATE");
  args.add_option("--to", to, tr("last day, included"))->type_name("DATE");
}

Result<DateRange> PeriodOptions::period(Date today) const {
  if (!from.empty() || !to.empty()) {
    if (!month.empty() || from.empty() || to.empty())
      return fail_usage("usage", tr("say either --month, or both --from and --to"));
    ANJUAN_TRY(first, read_day(from, "--from", today));
    ANJUAN_TRY(last, read_day(to, "--to", today));
    if (first > last) return fail_usage("range-backwards", trf("{} is before {}", to, from));
    return DateRange{first, last};
  }
  const auto said = month.empty() ? month_around(today) : parse_month_words(month, today);
  if (!said)
    return fail_usage("bad-month", trf("there is no month {}", month), tr("write YYYY-MM"));
  return days_of(*said);
}

Result<const Official*> official_argument(const Ledger& ledger, const std::string& word) {
  const auto called = all_called(ledger.officials(), word);
  if (called.size() == 1) return called.front();
  if (called.size() > 1) {
    std::vector<std::string> ids;
    for (const Official* one : called) ids.push_back(one->id);
    return fail_usage("ambiguous-name", trf("several are called {}", word),
                      trf("name the one that is meant by id, one of: {}", join(ids, tr(", "))));
  }
  std::vector<std::string_view> known = names_in(ledger.officials(), &Official::id);
  for (const Official& one : ledger.officials()) known.push_back(one.name);
  return fail_usage("unknown-official", trf("nobody is called '{}'", word),
                    suggest(word, known, tr("write a name or an id of officials.yaml")));
}

Result<std::string> known_official(const Ledger& ledger, const std::string& word) {
  if (word.empty()) return std::string();
  ANJUAN_TRY(found, official_argument(ledger, word));
  return found->id;
}

Result<> one_of(const std::string& word, const std::vector<std::string>& known,
                std::string_view option) {
  if (std::find(known.begin(), known.end(), word) != known.end()) return {};
  return fail_usage("unknown-word", trf("{} cannot be {}", option, word),
                    suggest(word, names_in(known)));
}

Result<std::string> known_desk(const rota::Rules& rules, const std::string& word) {
  if (word.empty()) return std::string();
  std::string desk = rules.desk_called(word);
  std::vector<std::string> known = rota::desks_of(rules);
  if (std::find(known.begin(), known.end(), desk) != known.end()) return desk;
  for (const std::string& id : rota::desks_of(rules)) known.push_back(rules.desk_name(id));
  ANJUAN_DO(one_of(desk, known, "--desk"));
  return desk;
}

Result<std::string> known_kind(const rota::Rules& rules, const std::string& word) {
  std::string kind = rota::kind_called(rules, word);
  ANJUAN_DO(one_of(kind, rules.kinds, "--kind"));
  return kind;
}

std::string RotaWords::kind(const std::string& kind) const {
  return ids_ ? kind : rota::form_of(kind);
}

std::string session_table(const std::vector<rota::Session>& sessions, const RotaWords& words) {
  std::vector<std::vector<std::string>> table = {
      {tr("date"), tr("desk"), tr("group"), tr("kind"), tr("official"), tr("companions")}};
  for (const rota::Session& session : sessions)
    table.push_back({to_string(session.date), words.desk(session.desk),
                     std::to_string(session.group), words.kind(session.kind),
                     words.official(session.official),
                     words.official(join(session.companions, " "))});
  return aligned_columns(table);
}

std::string nothing_planned(DateRange period, Date today, bool of_all) {
  const std::string from = to_string(period.from), to = to_string(period.to);
  if (!of_all) return trf("no such session is planned from {} to {}", from, to);
  const std::string nothing = trf("nothing is planned from {} to {}", from, to);
  if (period.to < today) return nothing;
  const DateRange month = days_of(month_around(period.from));
  const std::string days = month.from == period.from && month.to == period.to
                               ? "--month " + from.substr(0, 7)
                               : fmt::format("--from {} --to {}", from, to);
  return nothing + "\n" + trf("plan it with {}", "anjuan schedule plan " + days);
}

std::string rota_is_written() {
  return tr(
      "the rota is written, only the words are lost: see it with anjuan schedule show before "
      "you run this again");
}

Json session_json(const rota::Session& session) {
  Json one = {{"date", to_string(session.date)}, {"desk", session.desk},
              {"group", session.group},          {"kind", session.kind},
              {"official", session.official},    {"companions", session.companions}};
  if (session.seat != 1) one["seat"] = session.seat;
  if (session.sequence != 0) one["sequence"] = session.sequence;
  if (!session.mode.empty()) one["mode"] = session.mode;
  if (!session.place.empty()) one["place"] = session.place;
  if (!session.reason.empty()) one["reason"] = shown_anywhere(session.reason);
  if (!session.case_id.empty()) one["case"] = session.case_id;
  if (session.origin != rota::Origin::cover) one["origin"] = std::string(to_string(session.origin));
  return one;
}

Json load_json(const rota::Load& load) {
  return {{"official", load.official},
          {"rank", load.rank},
          {"load", load.load},
          {"entitlement", std::round(load.entitlement * 1000) / 1000},
          {"balance", std::round(load.balance * 1000) / 1000},
          {"as_companion", load.as_companion}};
}

Json unmet_json(const rota::Unmet& unmet) {
  return {{"code", to_name(unmet.kind)},
          {"message", unmet.message},
          {"official", unmet.official},
          {"desk", unmet.desk},
          {"from", to_string(unmet.days.from)},
          {"to", to_string(unmet.days.to)},
          {"source", unmet.source}};
}

std::string behind(std::string_view source) {
  const std::string rule = source.empty() ? std::string() : cited(source);
  return rule.empty() ? rule : fmt::format(" [{}]", rule);
}

std::string unmet_text(const std::vector<rota::Unmet>& unmet, const rota::Rules& rules) {
  // Many days on which nobody comes to one desk are one line.
  constexpr std::size_t kFew = 3;
  std::map<std::pair<std::string, std::string>, std::vector<const rota::Unmet*>> empty_days;
  for (const rota::Unmet& one : unmet)
    if (one.kind == rota::UnmetKind::nobody_available)
      empty_days[{one.desk, one.source}].push_back(&one);
  const auto line = [](const std::string& message, const std::string& source) {
    return message + behind(source) + "\n";
  };
  std::string text;
  for (const rota::Unmet& one : unmet) {
    const auto many = empty_days.find({one.desk, one.source});
    if (one.kind != rota::UnmetKind::nobody_available || many->second.size() <= kFew)
      text += line(one.message, one.source);
    else if (many->second.front() == &one)
      text += line(trf("nobody who may sit at desk {} can come on {} days from {} to {}",
                       rules.desk_name(one.desk), many->second.size(), to_string(one.days.from),
                       to_string(many->second.back()->days.to)),
                   one.source);
  }
  return text;
}

Command schedule_command() {
  return {
      "schedule",
      N_("rota"),
      N_("plan, check, change and publish the rota of receiving officials"),
      N_("Plans who receives the public when, by the rules of [rota] in anjuan.toml: fair within "
         "each rank, with a proof, and the smallest set of contradicting rules where there is no "
         "plan. `check` judges any rota, also one made by hand, and the sessions held."),
      {"anjuan schedule plan --month 2026-12", "anjuan schedule check --month 2026-12",
       "anjuan schedule absent wang-zr --from 2026-12-07 --to 2026-12-11 --reason training",
       "anjuan schedule explain 2026-12-09 --why-not li-fz"},
      [](Arguments& args) -> Run {
        for (const ScheduleVerb& verb : verbs()) {
          Arguments& sub = args.add_verb(verb.name, tr(verb.summary));
          sub.explain(*verb.details == '\0' ? "" : tr(verb.details),
                      {verb.examples.begin(), verb.examples.end()});
          sub.set_run(verb.setup(sub));
        }
        return [](Context&) {
          std::vector<std::string> names;
          for (const ScheduleVerb& verb : verbs()) names.emplace_back(verb.name);
          return fail_usage("usage", trf("say which: {}", join(names, tr(", "))),
                            trf("see {}", "anjuan schedule --help"));
        };
      }};
}

}  // namespace anjuan::cli
