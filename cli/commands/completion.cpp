#include <set>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "commands.hpp"

namespace anjuan::cli {
namespace {

/// What may follow a command: its options, its verbs and theirs.
std::vector<std::string> options_of(const Command& command) {
  Arguments args;
  command.setup(args);
  std::vector<std::string> names = args.long_names();
  std::set<std::string> of_verbs;
  for (const Arguments& verb : args.verbs()) {
    names.push_back(verb.name());
    for (std::string& option : verb.long_names()) of_verbs.insert(std::move(option));
  }
  names.insert(names.end(), of_verbs.begin(), of_verbs.end());
  return names;
}

std::vector<std::string> global_options() {
  Arguments args;
  Globals globals;
  add_global_options(args, globals);
  return args.long_names();
}

std::string names_of_commands() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return join(names, " ");
}

std::string bash() {
  std::string cases;
  for (const Command& command : commands())
    cases += fmt::format("    {}) words=\"{}\" ;;\n", command.name, join(options_of(command), " "));
  return fmt::format(R"(# bash completion for anjuan: source it, or put it in /etc/bash_completion.d
_anjuan() {{
  local word words= command= current=${{COMP_WORDS[COMP_CWORD]}}
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case " {0} " in *" $word "*) command=$word; break ;; esac
  done
  case "$command" in
    "") words="{0}" ;;
{1}  esac
  words="$words {2}"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ ${{#COMPREPLY[@]}} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}}
complete -F _anjuan anjuan
)",
                     names_of_commands(), cases, join(global_options(), " "));
}

std::string zsh() {
  // zsh runs bash completions; one description of the commands is enough.
  return "#compdef anjuan\nautoload -U +X bashcompinit && bashcompinit\n" + bash();
}

std::string fish() {
  std::string out = "# fish completion for anjuan: put it in ~/.config/fish/completions\n";
  for (const Command& command : commands()) {
    std::string summary = tr(command.summary);
    std::erase(summary, '\'');
    out += fmt::format("complete -c anjuan -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                       summary);
    for (const std::string& word : options_of(command))
      out +=
          fmt::format("complete -c anjuan -n '__fish_seen_subcommand_from {}' {}\n", command.name,
                      word.starts_with("--") ? "-l " + word.substr(2) : "-a " + word);
  }
  for (const std::string& option : global_options())
    out += fmt::format("complete -c anjuan -l {}\n", option.substr(2));
  return out;
}

}  // namespace

Command completion_command() {
  return {"completion",
          N_("shell"),
          N_("print a completion script"),
          N_("Prints a completion script for bash, zsh or fish, made from the table of commands."),
          {"anjuan completion bash > /etc/bash_completion.d/anjuan"},
          [](Arguments& args) -> Run {
            auto shell = std::make_shared<std::string>();
            args.add_option("shell", *shell, tr("bash, zsh or fish"))
                ->type_name("SHELL")
                ->required()
                ->one_of({"bash", "zsh", "fish"});
            return [shell](Context& ctx) {
              ctx.print(*shell == "bash" ? bash() : *shell == "zsh" ? zsh() : fish());
              return ExitCode::ok;
            };
          }};
}

}  // namespace anjuan::cli
