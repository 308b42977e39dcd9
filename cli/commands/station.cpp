#include "anjuan/git/clone.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/ids.hpp"

#include "commands.hpp"

namespace anjuan::cli {
namespace {

struct StationOptions {
  std::string letter;
};

Result<ExitCode> run(Context& ctx, const StationOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  if (options.letter.empty()) {
    const std::string letter = ledger.station() == '\0' ? "" : std::string(1, ledger.station());
    if (ctx.json())
      ctx.print_json({{"station", letter}});
    else
      ctx.print_line(letter.empty() ? tr("the main ledger of the office") : letter);
    return ExitCode::ok;
  }
  const auto letter = parse_station_file(options.letter);
  if (!letter)
    return fail_usage("bad-station", trf("{} is not a station letter", options.letter),
                      tr("use one capital letter"));
  if (ctx.dry_run()) return ExitCode::ok;
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "station"));
  ANJUAN_DO(write_atomically(ledger.ops(), ledger.paths().station(),
                             station_file(*letter == '\0' ? std::string_view() : options.letter)));
  ANJUAN_TRY(repository, git::Repository::find(ctx.globals().directory()));
  if (repository) ANJUAN_DO(git::set_up_clone(ctx.globals().directory()));
  ctx.release(lock);
  if (*letter != '\0')
    ctx.say(trf("new cases of this copy are numbered {}-2026-{}00001 and so on",
                ledger.office().code, options.letter));
  return ExitCode::ok;
}

}  // namespace

Command station_command() {
  return {
      "station",
      N_("ledger"),
      N_("give a clone the letter under which it numbers"),
      N_("A second workstation works on its own clone, offline, and gives numbers with its own "
         "letter: DZ-2026-B00012. Every clone needs another letter; the office's main ledger has "
         "none. The merge driver is set up too, so that git pull unites what was recorded on both "
         "sides.\n\nWithout a letter it says which one this copy has."),
      {"anjuan station B", "anjuan station"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<StationOptions>();
        args.add_option("LETTER", options->letter, tr("one capital letter"))->type_name("LETTER");
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
