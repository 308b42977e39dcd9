#include "app.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "commands.hpp"
#include "help.hpp"
#include "view/pager.hpp"

namespace anjuan::cli {
namespace {

/// The language is needed before the options are parsed: their own errors are in it.
void choose_language(int argc, char** argv) {
  std::string chosen;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); chosen.empty() && value != nullptr) chosen = value;
  if (const char* value = std::getenv("ANJUAN_LANG"); value != nullptr && *value != '\0')
    chosen = value;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang" && i + 1 < argc) chosen = argv[i + 1];
    if (word.starts_with("--lang=")) chosen = word.substr(7);
  }
  set_language(language_from_locale(chosen));
}

}  // namespace

ExitCode run(int argc, char** argv) {
  const PagerSession pager;
  choose_language(argc, argv);
  Globals globals;
  Context ctx(globals);
  Arguments root;
  bool help = false;
  bool version = false;
  root.add_flag("--version", version, tr("print the version"));
  root.add_flag("-h,--help", help, tr("print this help"));
  add_global_options(root, globals);
  for (const Command& command : commands()) {
    Arguments& sub = root.add_verb(std::string(command.name), tr(command.summary));
    sub.set_run(command.setup(sub));
  }
  const std::vector<std::string> words(argv + 1, argv + argc);
  globals.typed = words;
  // What stands behind "--" is no word to this program.
  const auto end = std::find(words.begin(), words.end(), "--");
  const auto wants = [&](std::string_view word) {
    return std::find(words.begin(), end, word) != end;
  };
  if (words.empty() || wants("--help") || wants("-h")) {
    const auto named = std::find_if(words.begin(), words.end(), [](const std::string& word) {
      return find_command(word) != nullptr;
    });
    // What stands behind the command may be its verb: `schedule plan --help`.
    ctx.print(named != words.end() ? command_help(*find_command(*named), {named + 1, words.end()})
                                   : top_help());
    if (ctx.flush() == Context::Output::failed) return ExitCode::io;
    return words.empty() ? ExitCode::usage : ExitCode::ok;
  }
  if (wants("--version")) {
    ctx.print_line("anjuan " ANJUAN_VERSION);
    if (ctx.flush() != Context::Output::failed) return ExitCode::ok;
    ctx.report({ctx.output_failure(errno)});
    return ExitCode::io;
  }
  const auto named = parse(root, words);
  if (!named) return ctx.fail(named.error());
  const auto done = named->back()->run()(ctx);
  ExitCode code = done ? *done : ctx.fail(done.error());
  if (code == ExitCode::ok) code = ctx.commit_failure();
  if (real_file_ops().weak_disk())
    ctx.report({{.severity = Severity::warning,
                 .code = "weak-disk",
                 .message = tr("this file system cannot say when a folder is on its disk: after a "
                               "power cut, files that changed together may disagree"),
                 .remedy = tr("keep the ledger on a local disk (ext4, XFS, Btrfs); after a power "
                              "cut run anjuan verify")}});
  if (ctx.flush() == Context::Output::failed) {
    ctx.report({ctx.output_failure(errno)});
    // Findings that nobody could read are not reported findings.
    return code == ExitCode::ok || code == ExitCode::findings ? ExitCode::io : code;
  }
  return code;
}

}  // namespace anjuan::cli
