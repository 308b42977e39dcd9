#include "anjuan/desk/init.hpp"

#include "anjuan/i18n/i18n.hpp"

#include "commands.hpp"

namespace anjuan::cli {
namespace {

Result<ExitCode> run(Context& ctx, const InitOptions& given, const std::string& shared) {
  if (ctx.dry_run()) {
    ANJUAN_TRY(files, new_ledger_files(given));
    for (const NewFile& file : files) ctx.print_line(trf("would write {}", file.path));
    return ExitCode::ok;
  }
  InitOptions options = given;
  options.by = ctx.by();
  options.shared = !shared.empty();
  ANJUAN_TRY(written, init_ledger(options));
  ctx.stored(tr("the ledger is made: running init again changes nothing"));
  if (ctx.quiet()) return ExitCode::ok;
  for (const std::string& path : written) ctx.print_line(path);
  if (written.empty()) {
    ctx.say(tr("the ledger is here already, whole and as init makes it: nothing was written"));
    return ExitCode::ok;
  }
  ctx.say(trf("a ledger for {} ({}); next: add units and officials, then anjuan register",
              options.name, options.code));
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
         "finishes its own work.\n\nIn a git repository, or with --git, these files become its "
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
      {"anjuan init ledger --code DZ --name 定州市信访局"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<InitOptions>();
        args.add_option("directory", options->directory, tr("where; made when needed"))
            ->type_name("DIR")
            ->required();
        args.add_option("--code", options->code, tr("1 to 12 capital letters and digits"))
            ->type_name("CODE")
            ->required();
        args.add_option("--name", options->name, tr("name of the office"))
            ->type_name("NAME")
            ->required();
        args.add_option("--station", options->station,
                        tr("letter of a second workstation that works offline"))
            ->type_name("LETTER");
        args.add_flag("--git", options->git,
                      tr("make it a git repository where it is in none, and commit every change"));
        auto shared = std::make_shared<std::string>();
        args.add_option("--shared", *shared,
                        tr("group: a ledger for everybody in the group of the folder"))
            ->type_name("WHO")
            ->one_of({"group"});
        return [options, shared](Context& ctx) { return run(ctx, *options, *shared); };
      }};
}

}  // namespace anjuan::cli
