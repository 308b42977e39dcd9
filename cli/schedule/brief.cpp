#include "anjuan/rota/publish/brief.hpp"

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/brief_cases.hpp"
#include "anjuan/model/name_of.hpp"

#include "schedule/schedule.hpp"
#include "view/case_view.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

Json brief_json(const rota::BriefEntry& entry) {
  Json cases = Json::array();
  for (const rota::BriefCase& one : entry.cases) {
    Json item = {{"id", one.id}, {"title", one.title}, {"unit", one.unit}, {"why", one.why}};
    if (one.due) item["due"] = to_string(*one.due);
    if (one.persons > 0) item["persons"] = one.persons;
    if (!one.petitioners.empty()) item["petitioners"] = one.petitioners;
    cases.push_back(std::move(item));
  }
  Json one = session_json(entry.session);
  one["name"] = entry.name;
  one["title"] = entry.title;
  one["time"] = entry.time;
  one["place"] = entry.place;
  one["cases"] = std::move(cases);
  one["units"] = entry.units;
  Json to_do = Json::array();
  for (const rota::StillToDo& duty : entry.still_to_do)
    to_do.push_back(fmt::format("{} [{}]", rota::to_string(duty.what), duty.source));
  one["still_to_do"] = std::move(to_do);
  return one;
}

std::string case_text(const rota::BriefCase& one) {
  std::string text = trf("  case {}: {}\n", one.id, one.title);
  std::vector<std::string> facts = one.why;
  if (one.persons > 1) facts.push_back(trf("{} persons", one.persons));
  if (!one.petitioners.empty()) facts.push_back(join(one.petitioners, "、"));
  return text + fmt::format("    {}\n", join(facts, "; "));
}

std::string brief_text(const rota::BriefEntry& entry, const Ledger& ledger) {
  std::vector<std::string> words{to_string(entry.session.date)};
  for (const std::string* word : {&entry.time, &entry.place, &entry.title, &entry.name})
    if (!word->empty()) words.push_back(*word);
  std::string text = join(words, " ") + "\n";
  if (!entry.companions.empty())
    text += trf("  companions: {}\n", join(entry.companions, tr(", ")));
  for (const rota::BriefCase& one : entry.cases) text += case_text(one);
  std::vector<std::string> units;
  for (const std::string& unit : entry.units) units.push_back(name_of(ledger.units(), unit));
  if (!units.empty()) text += trf("  to call: {}\n", join(units, tr(", ")));
  for (const rota::StillToDo& duty : entry.still_to_do)
    text += trf("  still to do: {}\n", rota::words_of(duty.what) + behind(duty.source));
  return text;
}

struct BriefOptions {
  std::string date;
  std::string official;
};

Result<ExitCode> run_brief(Context& ctx, const BriefOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(date, ctx.day(options.date, "DATE"));
  ANJUAN_TRY(official, known_official(ledger, options.official));
  ANJUAN_TRY(books, open_rota(ledger));
  auto sessions = books.sessions({date, date});
  std::erase_if(sessions, [&](const rota::Session& session) {
    return !official.empty() && session.official != official;
  });
  std::vector<Diagnostic> problems;
  const auto cases = brief_cases(ledger, date, sessions, problems);
  const auto brief = rota::make_brief(date, sessions, ledger.officials(), books.rules, cases);
  ctx.report(problems);
  if (ctx.json()) {
    Json list = Json::array();
    for (const rota::BriefEntry& entry : brief) list.push_back(brief_json(entry));
    ctx.print_json({{"date", to_string(date)}, {"sessions", std::move(list)}});
  } else {
    for (const rota::BriefEntry& entry : brief) ctx.print(brief_text(entry, ledger));
    if (brief.empty()) ctx.print(trf("nobody receives on {}\n", to_string(date)));
  }
  return problems.empty() ? ExitCode::ok : exit_of(problems);
}

}  // namespace

ScheduleVerb schedule_brief_verb() {
  return {
      "brief",
      N_("what to prepare for a day: who comes, which cases, whom to call"),
      [](Arguments& args) -> Run {
        auto options = std::make_shared<BriefOptions>();
        args.add_option("date", options->date, tr("the day"))->type_name("DATE")->required();
        args.add_option("--official", options->official, tr("only this official"))
            ->type_name("OFFICIAL");
        return [options](Context& ctx) { return run_brief(ctx, *options); };
      },
      N_("For the day before: each session with its companions, the case booked for it, the "
         "open cases that the official leads and that are overdue, due soon or have a task, "
         "the units to call, and what is still to do. Names of petitioners are masked, and "
         "left out where the law keeps them secret."),
      {"anjuan schedule brief 2026-12-09", "anjuan schedule brief 2026-12-09 --official li-fz"}};
}

}  // namespace anjuan::cli
