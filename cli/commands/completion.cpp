#include "anjuan/base/printable.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "commands.hpp"
#include "complete.hpp"

// Every shell asks the program itself what may stand on its line: `completion words` prints a value
// and what it is on each line, and ":files" where the shell's own names of files belong.
namespace anjuan::cli {
namespace {

constexpr std::string_view kFiles = ":files";

// With several candidates bash shows lines to choose from, each with what it is; their common
// beginning is what it types.
constexpr std::string_view kBash =
    R"sh(# bash completion for anjuan: source it, or put it in /etc/bash_completion.d
_anjuan() {
  local line lines=() tab=$'\t' IFS=$'\n'
  COMPREPLY=()
  while read -r line; do lines+=("$line"); done < <(
    "${COMP_WORDS[0]}" completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [ "${lines[0]-}" = ":files" ]; then
    COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
    compopt -o filenames 2>/dev/null
  elif [ ${#lines[@]} -eq 1 ]; then
    printf -v line %q "${lines[0]%%$tab*}"
    COMPREPLY=("$line")
  else
    for line in "${lines[@]}"; do
      case "$line" in
        *"$tab") COMPREPLY+=("${line%$tab}") ;;
        *) COMPREPLY+=("${line/$tab/  (})") ;;
      esac
    done
  fi
}
complete -F _anjuan anjuan
)sh";

constexpr std::string_view kZsh = R"sh(#compdef anjuan
# zsh completion for anjuan: put it as _anjuan into a folder of $fpath
_anjuan() {
  local -a lines values shown
  local line
  lines=("${(@f)$(${words[1]} completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ ${lines[1]} == ":files" ]]; then
    _files
    return
  fi
  for line in $lines; do
    values+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  }")
  done
  compadd -U -l -d shown -a values
}
compdef _anjuan anjuan
)sh";

constexpr std::string_view kFish =
    R"sh(# fish completion for anjuan: put it in ~/.config/fish/completions
function __anjuan_words
    set -l said (commandline -opc) (commandline -ct)
    set -l lines ($said[1] completion words -- $said[2..-1] 2>/dev/null)
    if test "$lines[1]" = ":files"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $lines
    end
end
complete -c anjuan -f -a '(__anjuan_words)'
)sh";

ExitCode print_words(Context& ctx, const std::vector<std::string>& words) {
  Arguments root;
  Globals globals;
  add_global_options(root, globals);
  for (const Command& command : commands())
    command.setup(root.add_verb(std::string(command.name), tr(command.summary)));
  const Candidates found = complete(root, words);
  if (found.files) ctx.print_line(kFiles);
  for (const Candidate& one : found.all)
    ctx.print_line(one.value + "\t" + escape_unprintable(one.about));
  return ExitCode::ok;
}

}  // namespace

Command completion_command() {
  return {
      "completion",
      N_("shell"),
      N_("print a completion script"),
      N_("Prints a completion script for bash, zsh or fish. The script asks the program what may "
         "stand on the line: commands and options, the words that a value can be, and the cases, "
         "units and officials of the ledger, which are found by a part of their names too."),
      {"anjuan completion bash > /etc/bash_completion.d/anjuan"},
      [](Arguments& args) -> Run {
        struct Words {
          std::string shell;
          std::vector<std::string> line;
        };
        auto words = std::make_shared<Words>();
        args.add_option("shell", words->shell, tr("bash, zsh or fish; words is for the script"))
            ->type_name("SHELL")
            ->required()
            ->one_of({"bash", "zsh", "fish", "words"});
        args.add_option("line", words->line, tr("of the script: the words typed so far"))
            ->type_name("WORD");
        return [words](Context& ctx) {
          if (words->shell == "words") return print_words(ctx, words->line);
          ctx.print(words->shell == "bash" ? kBash : words->shell == "zsh" ? kZsh : kFish);
          return ExitCode::ok;
        };
      }};
}

}  // namespace anjuan::cli
