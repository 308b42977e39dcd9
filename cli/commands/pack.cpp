#include <fmt/format.h>

#include "anjuan/base/columns.hpp"
#include "anjuan/desk/packs.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"

#include "commands.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

Result<const Pack*> named(const std::string& name) {
  if (const Pack* pack = find_pack(name)) return pack;
  return fail_usage("no-such-pack", trf("there is no pack {}", name),
                    suggest(name, names_in(built_in_packs(), &Pack::name)));
}

Result<std::vector<TomlEntry>> entries_of(const Pack& pack) {
  ANJUAN_TRY(top, TomlTable::parse(pack.text, fmt::format("packs/{}.toml", pack.name)));
  return top.entries();
}

Result<ExitCode> run_list(Context& ctx) {
  Json packs = Json::array();
  std::vector<std::vector<std::string>> rows = {{tr("pack"), tr("for"), tr("made of")}};
  for (const Pack& pack : built_in_packs()) {
    packs.push_back({{"name", pack.name},
                     {"title", pack.title},
                     {"document", pack.document},
                     {"over", pack.over}});
    rows.push_back({pack.name, pack.title, pack.document});
  }
  if (ctx.json())
    ctx.print_json({{"packs", packs}});
  else
    ctx.print(aligned_columns(rows));
  return ExitCode::ok;
}

/// The values of a rule beside what cites and names it: "desk = "hall", when = "workday"".
std::string values_of(const Clause& clause, const std::vector<TomlEntry>& entries) {
  std::vector<std::string> values;
  for (const TomlEntry& entry : entries) {
    const std::string prefix = clause.key + ".";
    if (!entry.key.starts_with(prefix)) continue;
    const std::string key = entry.key.substr(prefix.size());
    if (key.find('.') != std::string::npos || key == "id" || key == "source" ||
        key == "source-id" || key == "own-choice")
      continue;
    values.push_back(fmt::format("{} = {}", key, entry.value));
  }
  return join(values, ", ");
}

Result<ExitCode> run_show(Context& ctx, const std::string& name) {
  ANJUAN_TRY(pack, named(name));
  ANJUAN_TRY(entries, entries_of(*pack));
  const std::vector<Clause> clauses = clauses_of(entries);
  if (ctx.json()) {
    Json rules = Json::array();
    for (const Clause& clause : clauses)
      rules.push_back({{"rule", clause.key},
                       {"source", clause.source},
                       {"values", values_of(clause, entries)},
                       {"own_choice", clause.own_choice}});
    ctx.print_json({{"name", pack->name},
                    {"title", pack->title},
                    {"document", pack->document},
                    {"over", pack->over},
                    {"rules", rules}});
    return ExitCode::ok;
  }
  ctx.print_line(fmt::format("{}  {}", pack->name, pack->title));
  ctx.print_line(pack->document);
  if (!pack->over.empty()) ctx.print_line(trf("stands upon: {}", join(pack->over, ", ")));
  for (const Clause& clause : clauses) {
    ctx.print_line("");
    ctx.print_line(fmt::format("{}  {}", clause.key, clause.source));
    ctx.print_line("  " + values_of(clause, entries));
    if (!clause.own_choice.empty())
      ctx.print_line("  " + trf("the pack's own choice, no source gives it: {}",
                                join(clause.own_choice, ", ")));
  }
  return ExitCode::ok;
}

Json changes_json(const std::vector<SettingChange>& changes) {
  Json all = Json::array();
  for (const SettingChange& one : changes)
    all.push_back({{"key", one.key}, {"before", one.before}, {"after", one.after}});
  return all;
}

std::string_view rule_of(std::string_view key) {
  return key.substr(0, key.rfind('.'));
}

/// How many changes from there on take one rule out, its source with it; 0 when none does.
std::size_t taken_out(const std::vector<SettingChange>& changes, std::size_t from) {
  const std::string_view rule = rule_of(changes[from].key);
  bool whole = false;
  std::size_t to = from;
  for (; to < changes.size() && changes[to].key.starts_with(fmt::format("{}.", rule)); ++to) {
    if (!changes[to].after.empty()) return 0;
    whole = whole || changes[to].key == fmt::format("{}.source", rule);
  }
  return whole ? to - from : 0;
}

void print_changes(Context& ctx, const std::vector<SettingChange>& changes) {
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const SettingChange& one = changes[i];
    if (const std::size_t count = taken_out(changes, i); count > 0) {
      ctx.print_line(fmt::format("  {}", rule_of(one.key)));
      ctx.print_line(fmt::format("    - {}", tr("the whole rule")));
      i += count - 1;
      continue;
    }
    ctx.print_line("  " + one.key);
    if (!one.before.empty()) ctx.print_line("    - " + one.before);
    if (!one.after.empty()) ctx.print_line("    + " + one.after);
  }
}

Result<ExitCode> run_diff(Context& ctx) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(found, compare_packs(ledger));
  if (ctx.json()) {
    Json newer = Json::array();
    for (const auto& one : found.newer)
      newer.push_back({{"pack", one.pack}, {"changes", changes_json(one.changes)}});
    ctx.print_json({{"office", changes_json(found.office)}, {"newer", newer}});
    return ExitCode::ok;
  }
  ctx.print_line(trf("what this office says itself: {}", found.office.size()));
  print_changes(ctx, found.office);
  for (const auto& one : found.newer) {
    ctx.print_line(trf("this program has another version of {}, which would change: {}", one.pack,
                       one.changes.size()));
    print_changes(ctx, one.changes);
    ctx.say(trf("take it with: anjuan pack add {}", one.pack));
  }
  return ExitCode::ok;
}

Result<ExitCode> run_add(Context& ctx, const std::string& name, const std::string& campaign) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "pack"));
  ANJUAN_TRY(change, plan_pack(ledger, name, campaign));
  if (!ctx.dry_run() && !change.files.empty()) {
    ANJUAN_DO(write_pack(ledger, change));
    ctx.stored(tr("the pack is there: see it with anjuan pack diff"));
  }
  ctx.release(lock);
  if (ctx.json()) {
    ctx.print_json({{"pack", name}, {"changes", changes_json(change.changes)}});
    return ctx.commit_failure();
  }
  ctx.print_line(trf("settings that change: {}", change.changes.size()));
  if (!ctx.quiet()) print_changes(ctx, change.changes);
  if (change.files.empty())
    ctx.say(tr("the ledger has the pack as it is: nothing was written"));
  else
    ctx.say(tr("next: anjuan verify, and anjuan recompute for limits that moved"));
  return ctx.commit_failure();
}

}  // namespace

Command pack_command() {
  return {
      "pack",
      N_("ledger"),
      N_("rule packs: the rules of a kind of office, as data"),
      N_("A pack holds the rules of a kind of office: limits, duties, desks and the rota, each "
         "with "
         "the clause it is made of. Packs lie one upon the other, the national rules lowest, and "
         "the office's own anjuan.toml on top. A ledger carries its packs in packs/, so that its "
         "rules do not change when the program does.\n\nA rule of anjuan.toml with the id of one "
         "below changes what it says and leaves the rest; with drop = true it takes the rule out. "
         "What no regulation gives, a number that the pack had to choose, is told by show."),
      {"anjuan pack list", "anjuan pack show street",
       "anjuan pack add campaign --campaign 2026-09-01..2026-10-07", "anjuan pack diff"},
      [](Arguments& args) -> Run {
        auto name = std::make_shared<std::string>();
        auto campaign = std::make_shared<std::string>();
        args.add_verb("list", tr("the packs of this program")).set_run(run_list);
        const auto with_name = [&](const char* verb, std::string summary) -> Arguments& {
          Arguments& one = args.add_verb(verb, std::move(summary));
          one.add_option("NAME", *name, tr("name of the pack"))->type_name("NAME")->required();
          return one;
        };
        with_name("show", tr("the rules of a pack, each with its source"))
            .set_run([name](Context& ctx) { return run_show(ctx, *name); });
        Arguments& add =
            with_name("add", tr("bring a pack into this ledger, or take its newer version"));
        add.add_option("--campaign", *campaign, tr("first and last day of the pack's campaign"))
            ->type_name("FROM..TO");
        add.set_run([name, campaign](Context& ctx) { return run_add(ctx, *name, *campaign); });
        args.add_verb("diff", tr("what this office changed, and what a newer pack would change"))
            .set_run(run_diff);
        return [](Context&) {
          return fail_usage("usage", trf("say which: {}", "list, show, add, diff"),
                            trf("see {}", "anjuan pack --help"));
        };
      }};
}

}  // namespace anjuan::cli
