#include <fmt/format.h>

#include "anjuan/desk/packs.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"

#include "commands.hpp"

namespace anjuan::cli {
namespace {

struct ConfigOptions {
  std::string key;
  bool origin = false;
};

Result<ExitCode> run(Context& ctx, const ConfigOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(entries, settings_entries(ledger));
  std::vector<TomlEntry> shown;
  for (const TomlEntry& entry : entries)
    if (options.key.empty() || entry.key == options.key || entry.key.starts_with(options.key + "."))
      shown.push_back(entry);
  if (shown.empty())
    return fail_usage("no-such-setting", trf("no setting is called {}", options.key),
                      suggest(options.key, names_in(entries, &TomlEntry::key),
                              tr("anjuan config show lists them all")));
  nlohmann::ordered_json document = nlohmann::ordered_json::array();
  for (const TomlEntry& entry : shown) {
    document.push_back(
        {{"key", entry.key}, {"value", entry.value}, {"file", entry.file}, {"line", entry.line}});
    if (ctx.json()) continue;
    ctx.print_line(options.origin ? fmt::format("file:{}:{}\t{}={}", entry.file, entry.line,
                                                entry.key, entry.value)
                                  : fmt::format("{}={}", entry.key, entry.value));
  }
  if (ctx.json()) ctx.print_json({{"settings", document}});
  return ExitCode::ok;
}

}  // namespace

Command config_command() {
  return {
      "config",
      N_("ledger"),
      N_("the settings that hold, and where each comes from"),
      N_("Shows what the packs and the office's own anjuan.toml say together. A rule is named by "
         "its id: rota.cover.daily.when; one without an id by its place in the list. With --origin "
         "each value says in which file and line it stands, as git config does. What stands in no "
         "file is as anjuan-ledger(5) says."),
      {"anjuan config show", "anjuan config show limit --origin",
       "anjuan config show rota.desk.hall"},
      [](Arguments& args) -> Run {
        Arguments& show = args.add_verb("show", tr("one setting, all below a name, or all"));
        auto options = std::make_shared<ConfigOptions>();
        show.add_option("KEY", options->key, tr("name of a setting, or the beginning of several"))
            ->type_name("KEY");
        show.add_flag("--origin", options->origin, tr("with the file and line it comes from"));
        show.set_run([options](Context& ctx) { return run(ctx, *options); });
        return [](Context&) {
          return fail_usage("usage", trf("say which: {}", "show"),
                            trf("see {}", "anjuan config --help"));
        };
      }};
}

}  // namespace anjuan::cli
