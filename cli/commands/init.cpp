#include "anjuan/desk/init.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/settings/toml_file.hpp"

#include "commands.hpp"
#include "moment.hpp"
#include "view/ask.hpp"

namespace anjuan::cli {
namespace {

struct InitWishes {
  InitOptions office;
  std::string answers;
  std::string shared;
  bool ask = false;
};

/// What a file answers and the command line has not.
Result<> read_answers(const std::string& path, InitOptions& office) {
  ANJUAN_TRY(text, read_file(path));
  ANJUAN_TRY(top, TomlTable::parse(text, path));
  const auto take = [&](std::string& into, const char* key) {
    const std::string said = top.string(key).value_or("");
    if (into.empty()) into = said;
  };
  take(office.code, "code");
  take(office.name, "name");
  take(office.pack, "pack");
  take(office.station, "station");
  take(office.campaign, "campaign");
  for (const auto& [into, key] :
       {std::pair(&office.people, "officials"), std::pair(&office.desks, "desks")})
    for (std::string& one : top.strings(key)) into->push_back(std::move(one));
  return top.finish();
}

std::string pick_pack(const Questions& questions) {
  std::vector<const Pack*> kinds;
  for (const Pack& pack : built_in_packs())
    if (!pack.over.empty()) kinds.push_back(&pack);
  for (std::size_t i = 0; i < kinds.size(); ++i)
    questions.say(fmt::format("{:3}  {}  {}", i + 1, kinds[i]->title, kinds[i]->document));
  return questions.ask(tr("kind of office (number)"), [&](std::string& said) {
    const auto number = parse_number<std::size_t>(said);
    if (number && *number >= 1 && *number <= kinds.size()) said = kinds[*number - 1]->name;
    const Pack* pack = find_pack(said);
    return pack != nullptr && !pack->over.empty()
               ? Result<>()
               : fail_usage("no-such-pack", trf("there is no kind of office '{}'", said),
                            trf("write a number from 1 to {}", kinds.size()));
  });
}

/// Asks for what nobody has said yet. Each answer is tried at once and asked again when it cannot
/// be.
Result<> ask(const Questions& questions, InitOptions& office) {
  const auto trial = [&](const InitOptions& so_far) -> Result<> {
    auto files = new_ledger_files(so_far);
    return files ? Result<>() : pass_on(files);
  };
  InitOptions sound{.directory = office.directory, .code = "A", .name = "-"};
  if (office.directory.empty()) office.directory = questions.ask(tr("folder of the ledger"));
  if (office.name.empty())
    office.name = questions.ask(tr("name of the office"), [&](std::string& said) {
      InitOptions one = sound;
      one.name = said;
      return trial(one);
    });
  if (office.code.empty())
    office.code = questions.ask(
        tr("code, 1 to 12 capital letters and digits: it stands before every case number"),
        [&](std::string& said) {
          InitOptions one = sound;
          one.code = said;
          return trial(one);
        });
  if (office.pack.empty()) office.pack = pick_pack(questions);
  const Pack* pack = find_pack(office.pack);
  if (pack == nullptr || questions.ended()) return {};  // refused below, with the packs there are
  if (office.people.empty()) {
    const std::vector<std::string> ranks = ranks_of(*pack);
    const std::vector<std::string> groups = groups_of(*pack);
    questions.say(
        ranks.empty()
            ? std::string(tr("who receives the public, one a line: name, title, group"))
            : trf("who receives the public, one a line: name, title, rank; the ranks are {}",
                  join(ranks, tr(", "))));
    if (!groups.empty()) questions.say(trf("its rules name the groups {}", join(groups, tr(", "))));
    questions.say(tr("e.g. 王强，党工委书记，… ; an empty line ends, at once: examples are taken"));
    while (!questions.ended()) {
      const std::string said = questions.ask(tr("official"), [&](std::string& line) -> Result<> {
        if (line.empty()) return {};
        auto one = parse_official(*pack, line);
        return one ? Result<>() : pass_on(one);
      });
      if (said.empty()) break;
      office.people.push_back(said);
    }
  }
  if (office.desks.empty())
    for (const DeskBlank& blank : blanks_of(*pack)) {
      const std::string said = questions.ask(
          trf("{}: place and time, e.g. {}; empty: later", blank.name, "一楼 09:00-11:30"),
          [&](std::string& line) -> Result<> {
            if (line.empty()) return {};
            line = blank.id + " " + line;
            auto desk = parse_desk(*pack, line);
            return desk ? Result<>() : pass_on(desk);
          });
      if (!said.empty()) office.desks.push_back(said);
    }
  if (office.campaign.empty() && !campaign_of(*pack).empty())
    office.campaign = questions.ask(
        trf("first and last day of the campaign, e.g. {}; empty: later", "2026-04-01..2026-06-30"),
        [&](std::string& said) -> Result<> {
          if (said.empty()) return {};
          auto days = parse_campaign(*pack, said);
          return days ? Result<>() : pass_on(days);
        });
  return {};
}

/// Whether what will be written is wanted.
bool agrees(const Questions& questions, const std::vector<NewFile>& files) {
  for (const NewFile& file : files)
    if (file.path == "anjuan.toml" || file.path == "officials.yaml") {
      questions.say(fmt::format("── {}", file.path));
      questions.say(file.content);
    } else {
      questions.say(trf("would write {}", file.path));
    }
  const std::string said = questions.ask(tr("write all this? yes or no"));
  return said == "yes" || said == "y" || said == "是";
}

Result<> check_said(const InitOptions& office) {
  std::vector<std::string> missing;
  if (office.directory.empty()) missing.emplace_back("DIR");
  if (office.code.empty()) missing.emplace_back("--code");
  // A name that says nothing is told with everything else that cannot be.
  if (missing.empty()) return {};
  if (office.name.empty()) missing.emplace_back("--name");
  return fail_usage("usage", trf("missing: {}", join(missing, tr(", "))),
                    trf("see {}", "anjuan init --help"));
}

/// What the rules of the pack wait for: people of a group, the days of a campaign.
void say_what_is_open(Context& ctx, const InitOptions& office) {
  const Pack* pack = find_pack(office.pack);
  if (pack == nullptr) return;
  if (!campaign_of(*pack).empty() && office.campaign.empty())
    ctx.say(
        tr("the campaign still has the days of the pack's document: write yours at "
           "[[rota.campaign]] in anjuan.toml"));
  if (office.people.empty()) return;
  std::vector<std::string> lacking = groups_of(*pack);
  for (const std::string& text : office.people)
    if (const auto one = parse_official(*pack, text))
      for (const std::string& group : one->groups) std::erase(lacking, group);
  if (!lacking.empty())
    ctx.say(
        trf("its rules name groups that nobody is in yet: {}; say group={} at --official, or "
            "write it to groups in officials.yaml",
            join(lacking, tr(", ")), lacking.front()));
}

Result<ExitCode> run(Context& ctx, const InitWishes& given) {
  InitOptions options = given.office;
  if (!given.answers.empty()) ANJUAN_DO(read_answers(given.answers, options));
  const bool incomplete = options.directory.empty() || options.code.empty() || options.name.empty();
  const bool asks = given.ask || (incomplete && ::isatty(STDIN_FILENO) != 0);
  const Questions questions;
  if (asks) ANJUAN_DO(ask(questions, options));
  ANJUAN_DO(check_said(options));
  ANJUAN_TRY(now, present_moment(ctx.globals(), kChinaTime));
  options.today = now.date();
  ANJUAN_TRY(files, new_ledger_files(options));
  if (asks && !agrees(questions, files)) {
    ctx.say(tr("nothing was written"));
    return ExitCode::ok;
  }
  if (ctx.dry_run()) {
    for (const NewFile& file : files) ctx.print_line(trf("would write {}", file.path));
    return ExitCode::ok;
  }
  options.by = ctx.by();
  options.shared = !given.shared.empty();
  ANJUAN_TRY(written, init_ledger(options));
  ctx.stored(tr("the ledger is made: running init again changes nothing"));
  if (ctx.quiet()) return ExitCode::ok;
  for (const std::string& path : written) ctx.print_line(path);
  if (written.empty()) {
    ctx.say(tr("the ledger is here already, whole and as init makes it: nothing was written"));
    return ExitCode::ok;
  }
  say_what_is_open(ctx, options);
  if (options.pack.empty())
    ctx.say(trf("a ledger for {} ({}); next: add units and officials, then anjuan register",
                options.name, options.code));
  else if (options.people.empty())
    ctx.say(
        trf("a ledger for {} ({}); its people and units are examples: put yours in "
            "officials.yaml and units.yaml, then anjuan schedule plan",
            options.name, options.code));
  else
    ctx.say(trf("a ledger for {} ({}); next: anjuan schedule plan, anjuan register", options.name,
                options.code));
  return ExitCode::ok;
}

}  // namespace

Command init_command() {
  return {
      "init",
      N_("ledger"),
      N_("make a new ledger"),
      N_("Writes a ledger that works as it stands: anjuan.toml with the default limits and the "
         "articles they come from, calendars, units, officials, categories, schemas and "
         ".gitignore. Nothing that is there is overwritten. After a run that was cut off, run it "
         "again: it "
         "finishes its own work.\n\n--pack makes an office of a kind (anjuan pack list): its "
         "limits, "
         "rota, desks and duties, with people and units that are examples. On a terminal, and with "
         "--ask, it asks for what was not said and shows what it will write; --answers takes the "
         "same from a file: code, name, pack, officials, desks and campaign.\n\nIn a git "
         "repository, or with "
         "--git, these files become its "
         "first "
         "commit, and from then on each command that writes makes one commit of what it wrote: "
         "[git] in anjuan.toml.\n\n--shared=group makes a ledger that everybody in the group of "
         "the "
         "folder writes in: what any of them makes is writable for the group, whatever their umask "
         "says. Give the folder to that group first (chgrp), and use git init --shared=group. An "
         "existing ledger becomes one by: chgrp -R GROUP . && chmod -R g+rwX . && find . -type d "
         "-exec chmod g+s {} +\n\nThe file station says whose numbers this copy gives: main, or "
         "the "
         "letter of a second workstation. git does not carry it along, so every clone is asked for "
         "its own.\n\nThe code stands in front of every "
         "case number and never changes."),
      {"anjuan init ledger --code DZ --name 定州市信访局",
       "anjuan init ledger --code ZS --name 中山街道 --pack street --official "
       "王强,书记,正处级,主要领导 "
       "--desk hall,街道一楼,09:00-11:30"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<InitWishes>();
        InitOptions& office = options->office;
        args.add_option("directory", office.directory, tr("where; made when needed"))
            ->type_name("DIR");
        args.add_option("--code", office.code, tr("1 to 12 capital letters and digits"))
            ->type_name("CODE");
        args.add_option("--name", office.name, tr("name of the office"))->type_name("NAME");
        args.add_option("--pack", office.pack, tr("the kind of office, see anjuan pack list"))
            ->type_name("PACK");
        args.add_option("--official", office.people,
                        tr("somebody who receives the public, with --pack: name, title, rank; then "
                           "principal, a body, unit=ID, group=NAME"))
            ->type_name("NAME,TITLE,RANK");
        args.add_option("--desk", office.desks,
                        tr("where and when a desk of the pack receives; may be repeated"))
            ->type_name("ID,PLACE,TIME");
        args.add_option("--campaign", office.campaign,
                        tr("first and last day of the pack's campaign"))
            ->type_name("FROM..TO");
        args.add_option("--answers", options->answers, tr("a file that says all of this, as TOML"))
            ->type_name("FILE");
        args.add_flag("--ask", options->ask, tr("ask for what was not said, also of a pipe"));
        args.add_option("--station", office.station,
                        tr("letter of a second workstation that works offline"))
            ->type_name("LETTER");
        args.add_flag("--git", office.git,
                      tr("make it a git repository where it is in none, and commit every change"));
        args.add_option("--shared", options->shared,
                        tr("group: a ledger for everybody in the group of the folder"))
            ->type_name("WHO")
            ->one_of({"group"});
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
