#include "app.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "anjuan/base/printable.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "commands.hpp"
#include "options.hpp"

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

/// "Could not convert: --limit = x", "--lang: fr not in {zh,en}", "--lock-timeout: … -1 …".
void explain_bad_value(Diagnostic& d, std::string_view what) {
  const std::size_t option = what.find("--");
  if (option == std::string_view::npos) return;
  const std::string_view rest = what.substr(option);
  const std::string_view name = rest.substr(0, rest.find_first_of(" :="));
  const std::size_t known = rest.find(" not in {");
  if (known != std::string_view::npos) {
    const std::size_t value = name.size() + 2;
    d.message = trf("{} cannot be {}", name, rest.substr(value, known - value));
    std::string list(rest.substr(known + 9, rest.find('}', known) - known - 9));
    for (std::size_t at = list.find(','); at != list.npos; at = list.find(',', at + 2))
      list.replace(at, 1, ", ");
    d.remedy = trf("one of: {}", list);
  } else {
    d.message = trf("{} cannot have this value", name);
  }
}

std::vector<std::string> long_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// The word that was meant as a verb of `command` ("plann"), where it has verbs; empty when there
/// is none.
std::string misspelt_verb(const CLI::App& command, const std::vector<std::string>& words) {
  if (command.get_subcommands([](const CLI::App*) { return true; }).empty()) return {};
  const auto at = std::find(words.begin(), words.end(), command.get_name());
  if (at == words.end() || at + 1 == words.end() || (at + 1)->starts_with("-")) return {};
  return *(at + 1);
}

/// A usage error that CLI11 found, in our words and with a suggestion.
Diagnostic explain_parse_error(const CLI::ParseError& error, const CLI::App& app,
                               const std::vector<std::string>& words) {
  // The command that was recognized last, down to its verb.
  const CLI::App* where = &app;
  std::string path = "anjuan";
  std::vector<std::string> names = long_names(app);
  while (!where->get_subcommands().empty()) {
    where = where->get_subcommands().back();
    path += " " + where->get_name();
    for (std::string& name : long_names(*where)) names.push_back(std::move(name));
  }
  Diagnostic d{.code = "usage", .message = error.what()};
  const std::vector<std::string_view> options(names.begin(), names.end());
  d.remedy = trf("see {}", path + " --help");

  if (where == &app) {
    // No command was recognized: the first word that is not an option was meant as one.
    std::vector<std::string_view> known;
    for (const Command& command : commands()) known.push_back(command.name);
    bool value_follows = false;
    for (const std::string& word : words) {
      if (value_follows) {
        value_follows = false;
      } else if (word.starts_with("-")) {
        value_follows = word == "-C" || word == "--now" || word == "--lang" || word == "--by" ||
                        word == "--on" || word == "--lock-timeout" || word == "--directory";
      } else if (find_command(word) == nullptr) {
        d.message = trf("there is no command {}", word);
        if (const auto near = nearest(word, known); !near.empty())
          d.remedy = trf("did you mean {}?", near);
        return d;
      }
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
      d.message = tr("a command is missing");
      return d;
    }
  }
  if (const std::string word = misspelt_verb(*where, words); !word.empty()) {
    std::vector<std::string> verbs;
    for (const CLI::App* verb : where->get_subcommands([](const CLI::App*) { return true; }))
      verbs.push_back(verb->get_name());
    const std::vector<std::string_view> known(verbs.begin(), verbs.end());
    d.message = trf("there is no command {}", where->get_name() + " " + word);
    const std::string_view near = nearest(word, known);
    d.remedy = near.empty() ? trf("one of: {}", join(verbs, ", ")) : trf("did you mean {}?", near);
    return d;
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    for (const std::string& word : words) {
      const std::string name = word.substr(0, word.find('='));
      if (word.starts_with("--") && std::find(names.begin(), names.end(), name) == names.end()) {
        d.message = trf("unknown option {}", name);
        if (const auto near = nearest(name, options); !near.empty())
          d.remedy = trf("did you mean {}?", near);
        return d;
      }
    }
    const std::string what = error.what();
    d.message = trf("not understood: {}", what.substr(what.find(':') + 1));
    return d;
  }
  const std::string what = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    d.message = trf("missing: {}", what.substr(0, what.find(" is required")));
  else if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    d.message = trf("{} needs a value", what.substr(0, what.find(':')));
  else if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr ||
           dynamic_cast<const CLI::ValidationError*>(&error) != nullptr)
    explain_bad_value(d, what);
  return d;
}

/// Values that no text may hold, each by its option. Names of files are what the disk has.
std::vector<Diagnostic> check_values(const CLI::App& app) {
  std::vector<Diagnostic> problems;
  for (const CLI::Option* option : app.get_options()) {
    const std::string type = option->get_type_name();
    if (type.ends_with("FILE") || type.ends_with("DIR") || type.find('.') != type.npos) continue;
    for (const std::string& value : option->results())
      if (find_unprintable(value) != value.npos)
        problems.push_back(
            {.code = "unprintable",
             .message = trf("{} holds a character that stands in no text: {}", option->get_name(),
                            truncate(escape_unprintable(value), 80)),
             .remedy = tr("type it anew: what is copied can bring invisible characters along")});
  }
  for (const CLI::App* command : app.get_subcommands())
    for (Diagnostic& d : check_values(*command)) problems.push_back(std::move(d));
  return problems;
}

std::string top_help() {
  std::string out =
      tr("anjuan, case files of a complaint office: register, assign, escalate, "
         "report, schedule.");
  out += "\n\n";
  out += trf("usage: {}\n",
             "anjuan [-C DIR] [--now T] [--lang zh|en] [--json] [-n] [--by WHO] "
             "[--on DATE] [-q] COMMAND …");
  std::string_view group;
  for (const Command& command : commands()) {
    if (command.group != group) {
      group = command.group;
      out += fmt::format("\n{}\n", tr(std::string(group).c_str()));
    }
    out += fmt::format("  {}{}\n", pad_right(command.name, 14), tr(command.summary));
  }
  out += "\n";
  out += trf("`{}` explains one; the manual is in anjuan(1).\n", "anjuan COMMAND --help");
  return out;
}

}  // namespace

void add_global_options(CLI::App& app, Globals& globals) {
  app.add_option("-C,--directory", globals.directory, tr("ledger to work in; default: here"))
      ->type_name("DIR");
  app.add_option("--now", globals.now, tr("the present moment, for trials and tests"))
      ->type_name("T");
  app.add_option("--lang", globals.lang, tr("language of the messages: zh or en"))
      ->type_name("zh|en")
      ->check(CLI::IsMember({"zh", "en"}));
  app.add_flag("--json", globals.json, tr("one JSON document on standard output, errors as JSON"));
  app.add_flag("-n,--dry-run", globals.dry_run, tr("show what would happen, write nothing"));
  app.add_option("--by", globals.by, tr("who records it; default: the login name"))
      ->type_name("WHO");
  app.add_option("--on", globals.on, tr("the day it happened; default: today"))->type_name("DATE");
  app.add_flag("-q,--quiet", globals.quiet, tr("no words when nothing happened"));
  app.add_option("--lock-timeout", globals.lock_timeout,
                 tr("how long to wait for another writer; default: 10"))
      ->type_name("SECONDS")
      ->check(CLI::NonNegativeNumber);
}

int run(int argc, char** argv) {
  choose_language(argc, argv);
  Globals globals;
  Context ctx(globals);
  CLI::App app;
  app.name("anjuan");
  app.require_subcommand(1);
  app.fallthrough();
  app.set_help_flag();
  app.set_version_flag("--version", "anjuan " ANJUAN_VERSION, tr("print the version"));
  bool help = false;
  app.add_flag("-h,--help", help, tr("print this help"));
  add_global_options(app, globals);
  std::map<const CLI::App*, Run> runs;
  for (const Command& command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), tr(command.summary));
    sub->set_help_flag();
    sub->fallthrough();
    runs[sub] = command.setup(*sub);
  }
  std::vector<std::string> words(argv + 1, argv + argc);
  const bool wants_help = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word == "--help" || word == "-h";
  });
  if (words.empty() || wants_help) {
    const auto named = std::find_if(words.begin(), words.end(), [](const std::string& word) {
      return find_command(word) != nullptr;
    });
    // What stands behind the command may be its verb: `schedule plan --help`.
    ctx.print(named != words.end() ? command_help(*find_command(*named), {named + 1, words.end()})
                                   : top_help());
    if (ctx.flush() == Context::Output::failed) return exit_code(ExitCode::io);
    return words.empty() ? exit_code(ExitCode::usage) : 0;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForVersion&) {
    ctx.print_line("anjuan " ANJUAN_VERSION);
    if (ctx.flush() != Context::Output::failed) return 0;
    ctx.report({ctx.output_failure(errno)});
    return exit_code(ExitCode::io);
  } catch (const CLI::ParseError& error) {
    ctx.report({explain_parse_error(error, app, words)});
    return exit_code(ExitCode::usage);
  }
  if (auto problems = check_values(app); !problems.empty())
    return ctx.fail({ExitCode::usage, std::move(problems)});
  const int code = runs.at(app.get_subcommands().front())(ctx);
  if (ctx.flush() == Context::Output::failed) {
    ctx.report({ctx.output_failure(errno)});
    // Findings that nobody could read are not reported findings.
    return code == 0 || code == exit_code(ExitCode::findings) ? exit_code(ExitCode::io) : code;
  }
  return code;
}

}  // namespace anjuan::cli
