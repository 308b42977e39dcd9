#include "anjuan/git/clone.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/ids.hpp"

#include "commands.hpp"

namespace anjuan::cli {
namespace {

struct Options {
  std::string letter;
};

int run(Context& ctx, const Options& options) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  if (options.letter.empty()) {
    const std::string letter = ledger.station() == '\0' ? "" : std::string(1, ledger.station());
    if (ctx.json())
      ctx.print_json({{"station", letter}});
    else
      ctx.print_line(letter.empty() ? tr("the main ledger of the office") : letter);
    return 0;
  }
  const auto letter = parse_station_file(options.letter);
  if (!letter)
    return ctx.fail(fail_usage("bad-station", trf("{} is not a station letter", options.letter),
                               tr("use one capital letter")));
  if (ctx.dry_run()) return 0;
  std::optional<Lock> lock;
  ANJUAN_TRY(taken, ctx.lock(ledger, "station"));
  lock.emplace(std::move(taken));
  if (auto written =
          write_atomically(ledger.ops(), ledger.paths().station(),
                           station_file(*letter == '\0' ? std::string_view() : options.letter));
      !written)
    return ctx.fail(written.error());
  ANJUAN_TRY(repository, git::Repository::find(ctx.globals().directory()));
  if (repository)
    if (auto set = git::set_up_clone(ctx.globals().directory()); !set) return ctx.fail(set.error());
  ctx.release(lock);
  if (*letter != '\0')
    ctx.say(trf("new cases of this copy are numbered {}-2026-{}00001 and so on",
                ledger.office().code, options.letter));
  return 0;
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
      [](Arguments& app) -> Run {
        auto options = std::make_shared<Options>();
        app.add_option("LETTER", options->letter, tr("one capital letter"))->type_name("LETTER");
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
