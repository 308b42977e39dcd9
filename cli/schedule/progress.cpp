#include "anjuan/rota/check/progress.hpp"

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/columns.hpp"
#include "anjuan/rota/period.hpp"

#include "schedule/schedule.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

struct ProgressOptions {
  PeriodOptions period;
  std::string official;
};

/// Ten cells: held, planned, missing.
std::string bar(const rota::Progress& one) {
  constexpr int kCells = 10;
  const auto cells = [&](int sessions) {
    return std::min(kCells, (sessions * kCells + one.owed / 2) / one.owed);
  };
  const int done = cells(one.done);
  const int with_planned = std::max(done, cells(one.done + one.planned));
  std::string text;
  for (int cell = 0; cell < kCells; ++cell)
    text += cell < done ? "█" : cell < with_planned ? "▒" : "░";
  return text;
}

std::string kinds_in_words(const rota::QuotaRule& quota, const RotaWords& words) {
  std::vector<std::string> kinds;
  for (const std::string& kind : quota.kinds) kinds.push_back(words.kind(kind));
  return kinds.empty() ? tr("every kind") : join(kinds, " / ");
}

std::string by_kind_in_words(const rota::Progress& one, const RotaWords& words) {
  std::vector<std::string> parts;
  for (const auto& [kind, count] : one.by_kind)
    parts.push_back(fmt::format("{} {}", words.kind(kind), count));
  return join(parts, tr(", "));
}

Json progress_json(const rota::Progress& one) {
  return {{"official", one.official->id},
          {"rank", one.official->rank},
          {"kinds", one.quota->kinds},
          {"unit", one.quota->count_days ? "days" : "sessions"},
          {"per", to_string(one.quota->per)},
          {"from", to_string(one.window.from)},
          {"to", to_string(one.window.to)},
          {"owed", one.owed},
          {"done", one.done},
          {"by_kind", one.by_kind},
          {"planned", one.planned},
          {"missing", one.missing()},
          {"source", one.quota->source}};
}

std::string progress_text(const std::vector<rota::Progress>& all, const RotaWords& words) {
  using rota::Progress;
  const Table table =
      Columns<Progress>()
          .add({"official", tr("official")},
               [&](const Progress& one) { return words.official(one.official->id); })
          .add({"kinds", tr("what")},
               [&](const Progress& one) {
                 return fmt::format("{}, {}", kinds_in_words(*one.quota, words),
                                    per_in_words(one.quota->per));
               })
          .add({"by", tr("by")}, [](const Progress& one) { return one.window.to; })
          .add({"done", tr("held so far")}, &Progress::done)
          .add({"owed", tr("asked for")}, &Progress::owed)
          .add({"planned", tr("planned")}, &Progress::planned)
          .add({"missing", tr("missing")}, &Progress::missing)
          .add({"bar", ""}, bar)
          .as(CellType::figure)
          .add({"by_kind", tr("of them")},
               [&](const Progress& one) { return by_kind_in_words(one, words); })
          .add({"source", tr("rule")}, [](const Progress& one) { return cited(one.quota->source); })
          .table(all);
  return write_text(table, terminal_width());
}

Result<ExitCode> run_progress(Context& ctx, const ProgressOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(period, options.period.period(ctx.today()));
  ANJUAN_TRY(official, known_official(ledger, options.official));
  ANJUAN_TRY(books, open_rota(ledger));
  const DateRange reach = rota::reach_of_windows(books.rules, period);
  rota::CheckInput input = check_input(books, ledger, reach);
  input.today = ctx.today();
  // Today's session may still be going on.
  if (!books.held.empty()) input.held_until = ctx.today() - std::chrono::days(1);
  std::vector<rota::Progress> all = rota::progress(input);
  std::erase_if(all, [&](const rota::Progress& one) {
    const bool touches = one.window.from <= period.to && one.window.to >= period.from;
    return !touches || (!official.empty() && one.official->id != official);
  });
  if (ctx.json()) {
    Json rows = Json::array();
    for (const rota::Progress& one : all) rows.push_back(progress_json(one));
    ctx.print_json({{"from", to_string(period.from)},
                    {"to", to_string(period.to)},
                    {"as_of", to_string(ctx.today())},
                    {"rows", std::move(rows)}});
    return ExitCode::ok;
  }
  ctx.print(all.empty() ? tr("no rule asks anybody for sessions in this period\n")
                        : progress_text(all, RotaWords(ctx, ledger, books.rules)));
  if (!all.empty() && books.held.empty())
    ctx.print(tr("no session is on record yet: nothing counts as held\n"));
  return ExitCode::ok;
}

}  // namespace

ScheduleVerb schedule_progress_verb() {
  return {
      "progress",
      N_("who has done how much of what by when"),
      [](Arguments& args) -> Run {
        auto options = std::make_shared<ProgressOptions>();
        options->period.declare(args);
        args.add_option("--official", options->official, tr("only this official"))
            ->type_name("OFFICIAL");
        return [options](Context& ctx) { return run_progress(ctx, *options); };
      },
      N_("For each official and quota, in every window that touches the period, whole: what is "
         "owed, what is on record as held (█), what is planned (▒) and what is missing (░)."),
      {"anjuan schedule progress", "anjuan schedule progress --month 2026-12 --official li-fz"}};
}

}  // namespace anjuan::cli
