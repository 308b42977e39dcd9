#include "anjuan/desk/init.hpp"

#include "anjuan/i18n/i18n.hpp"

#include "commands.hpp"

namespace anjuan::cli {
namespace {

Result<ExitCode> run(Context& ctx, const InitOptions& options) {
  if (ctx.dry_run()) {
    ANJUAN_TRY(files, new_ledger_files(options));
    for (const NewFile& file : files) ctx.print_line(trf("would write {}", file.path));
    return ExitCode::ok;
  }
  ANJUAN_TRY(written, init_ledger(options));
  if (ctx.quiet()) return ExitCode::ok;
  for (const std::string& path : written) ctx.print_line(path);
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
         ".gitignore. Nothing that is there is overwritten.\n\nThe code stands in front of every "
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
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
