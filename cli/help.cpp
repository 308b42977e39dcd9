#include "help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

// Help and manual pages come from the command table and from the options as they are declared, so
// that they cannot say anything else than what the program takes.
namespace anjuan::cli {
namespace {

struct OptionText {
  std::string names;  ///< "-C, --directory DIR", or "CASE" for a positional
  std::string doc;
};

OptionText describe(const Option& option) {
  OptionText text;
  if (option.is_positional()) {
    text.names = option.type();
    if (option.is_list()) text.names += " …";
  } else {
    for (const std::string& name : option.short_names()) text.names += "-" + name + ", ";
    if (option.short_names().empty()) text.names += "    ";
    text.names += option.name();
    if (!option.is_flag()) text.names += " " + option.type();
  }
  text.doc = option.doc();
  return text;
}

std::vector<OptionText> describe(const Arguments& args, bool positionals) {
  std::vector<OptionText> all;
  for (const Option& option : args.options())
    if (option.is_positional() == positionals) all.push_back(describe(option));
  return all;
}

std::string usage_of(std::string_view words, const Arguments& args) {
  std::string out = fmt::format("anjuan {}", words);
  if (!args.verbs().empty()) out += " VERB …";
  for (const OptionText& text : describe(args, true)) out += " " + text.names;
  if (!describe(args, false).empty()) out += fmt::format(" [{}]", tr("options"));
  return out;
}

std::string list(const std::vector<OptionText>& options) {
  std::string out;
  for (const OptionText& text : options) {
    const bool fits = display_width(text.names) <= 28;
    out += "  " + (fits ? pad_right(text.names, 30) : text.names + "\n" + std::string(32, ' '));
    out += text.doc + "\n";
  }
  return out;
}

/// "absent OFFICIAL": a verb with its arguments.
std::string words_of(const Arguments& verb) {
  std::string words = verb.name();
  for (const OptionText& text : describe(verb, true)) words += " " + text.names;
  return words;
}

std::string verb_list(const Arguments& args) {
  std::vector<OptionText> lines;
  for (const Arguments& verb : args.verbs()) lines.push_back({words_of(verb), verb.summary()});
  if (lines.empty()) return {};
  return fmt::format("\n{}\n{}", tr("verbs"), list(lines));
}

/// The parts that the help of a command and that of a verb have in common.
std::string option_lists(const Arguments& args) {
  Arguments global;
  Globals globals;
  add_global_options(global, globals);
  std::string out;
  if (const auto places = describe(args, true); !places.empty())
    out += fmt::format("\n{}\n{}", tr("arguments"), list(places));
  if (const auto options = describe(args, false); !options.empty())
    out += fmt::format("\n{}\n{}", tr("options"), list(options));
  out += verb_list(args);
  // An option of its own takes the place of the one that every command has.
  std::vector<OptionText> of_all;
  for (const Option& option : global.options())
    if (args.find(option.name()) == nullptr) of_all.push_back(describe(option));
  return out + fmt::format("\n{}\n{}", tr("options of every command"), list(of_all));
}

std::string verb_help(const Command& command, const Arguments& verb) {
  std::string out =
      trf("usage: {}\n", usage_of(fmt::format("{} {}", command.name, verb.name()), verb));
  out += fmt::format("\n{}\n", verb.summary());
  if (!verb.details().empty()) out += fmt::format("\n{}\n", verb.details());
  out += option_lists(verb);
  if (!verb.examples().empty()) out += fmt::format("\n{}\n", tr("examples"));
  for (const std::string& example : verb.examples()) out += fmt::format("  {}\n", example);
  return out;
}

std::string roff(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  if (out.starts_with(".") || out.starts_with("'")) out.insert(0, "\\&");
  return out;
}

std::string roff_options(const std::vector<OptionText>& options) {
  std::string out;
  for (const OptionText& text : options)
    out += fmt::format(".TP\n.B {}\n{}\n", roff(trim(text.names)), roff(text.doc));
  return out;
}

}  // namespace

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

std::string command_help(const Command& command, const std::vector<std::string>& words) {
  Arguments args;
  command.setup(args);
  for (const Arguments& verb : args.verbs())
    if (std::find(words.begin(), words.end(), verb.name()) != words.end())
      return verb_help(command, verb);
  std::string out = trf("usage: {}\n", usage_of(command.name, args));
  out += fmt::format("\n{}\n", tr(command.description));
  out += option_lists(args);
  if (!args.verbs().empty())
    out += "\n" + trf("`{}` explains one.\n", fmt::format("anjuan {} VERB --help", command.name));
  if (!command.examples.empty()) out += fmt::format("\n{}\n", tr("examples"));
  for (const char* example : command.examples) out += fmt::format("  {}\n", example);
  return out;
}

std::string command_man_page(const Command& command) {
  Arguments args;
  command.setup(args);
  std::string out = fmt::format(
      ".\\\" Made from the table of commands by `anjuan help --man {0}`; do not edit.\n"
      ".TH ANJUAN\\-{1} 1 \"\" \"anjuan\" \"{5}\"\n.SH {6}\nanjuan\\-{2} \\- {3}\n"
      ".SH {7}\n.B {4}\n",
      command.name, roff([&] {
        std::string upper(command.name);
        std::transform(upper.begin(), upper.end(), upper.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        return upper;
      }()),
      roff(command.name), roff(tr(command.summary)), roff(usage_of(command.name, args)),
      tr("Manual of anjuan"), tr("NAME"), tr("SYNOPSIS"));
  out += fmt::format(".SH {}\n", tr("DESCRIPTION"));
  for (std::string_view line : split(tr(command.description), '\n'))
    out += line.empty() ? ".PP\n" : roff(line) + "\n";
  if (const auto places = describe(args, true); !places.empty())
    out += fmt::format(".SH {}\n", tr("ARGUMENTS")) + roff_options(places);
  if (const auto options = describe(args, false); !options.empty())
    out += fmt::format(".SH {}\n", tr("OPTIONS")) + roff_options(options);
  for (const Arguments& verb : args.verbs()) {
    out += fmt::format(".SH {}\n{}\n", roff(words_of(verb)), roff(verb.summary()));
    if (!verb.details().empty()) out += fmt::format(".PP\n{}\n", roff(verb.details()));
    out += roff_options(describe(verb, true)) + roff_options(describe(verb, false));
    if (!verb.examples().empty()) out += ".PP\n.nf\n";
    for (const std::string& example : verb.examples()) out += roff(example) + "\n";
    if (!verb.examples().empty()) out += ".fi\n";
  }
  out += fmt::format(".PP\n{}\n.BR anjuan (1).\n", tr("The options of every command are in"));
  if (!command.examples.empty()) out += fmt::format(".SH {}\n.nf\n", tr("EXAMPLES"));
  for (const char* example : command.examples) out += roff(example) + "\n";
  if (!command.examples.empty()) out += ".fi\n";
  out +=
      fmt::format(".SH {}\n{}\n.BR anjuan (1).\n.SH {}\n.BR anjuan (1),\n.BR anjuan\\-ledger (5)\n",
                  tr("EXIT STATUS"), tr("See"), tr("SEE ALSO"));
  return out;
}

}  // namespace anjuan::cli
