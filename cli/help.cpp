#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "app_options.hpp"

// Help and manual pages come from the command table and from the options as they are declared, so
// that they cannot say anything else than what the program takes.
namespace anjuan::cli {
namespace {

struct OptionText {
  std::string names;  ///< "-C, --directory DIR", or "CASE" for a positional
  std::string doc;
};

std::string value_name(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return {};  // a flag
  const std::string type = option.get_type_name();
  return type.empty() || type == "TEXT" ? "TEXT" : type.substr(0, type.find(':'));
}

std::vector<OptionText> describe(const CLI::App& app, bool positionals) {
  std::vector<OptionText> all;
  for (const CLI::Option* option : app.get_options()) {
    const bool positional = option->get_lnames().empty() && option->get_snames().empty();
    if (positional != positionals || option->get_group().empty()) continue;
    OptionText text;
    if (positional) {
      text.names = value_name(*option);
      if (option->get_expected_max() > 1) text.names += " …";
    } else {
      for (const std::string& name : option->get_snames()) text.names += "-" + name + ", ";
      if (option->get_snames().empty()) text.names += "    ";
      text.names += "--" + option->get_lnames().front();
      if (const std::string value = value_name(*option); !value.empty()) text.names += " " + value;
    }
    text.doc = option->get_description();
    all.push_back(std::move(text));
  }
  return all;
}

std::string usage_of(const Command& command, const CLI::App& app) {
  std::string out = fmt::format("anjuan {}", command.name);
  for (const OptionText& text : describe(app, true)) out += " " + text.names;
  if (!describe(app, false).empty()) out += fmt::format(" [{}]", tr("options"));
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

/// The words that a command takes after its own name, such as `plan` of `schedule`.
std::vector<const CLI::App*> verbs_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string verb_list(const CLI::App& app) {
  std::string out;
  for (const CLI::App* verb : verbs_of(app)) {
    std::string words = verb->get_name();
    for (const OptionText& text : describe(*verb, true)) words += " " + text.names;
    out += fmt::format("\n  {}: {}\n", words, verb->get_description());
    const std::string options = list(describe(*verb, false));  // the lines point into it
    for (const std::string_view line : split(options, '\n'))
      if (!line.empty()) out += fmt::format("  {}\n", line);
  }
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

std::string command_help(const Command& command) {
  CLI::App app;
  command.setup(app);
  app.set_help_flag();
  CLI::App global;
  global.set_help_flag();
  Globals globals;
  add_global_options(global, globals);
  std::string out = trf("usage: {}\n", usage_of(command, app));
  out += fmt::format("\n{}\n", tr(command.description));
  if (const auto places = describe(app, true); !places.empty())
    out += fmt::format("\n{}\n{}", tr("arguments"), list(places));
  if (const auto options = describe(app, false); !options.empty())
    out += fmt::format("\n{}\n{}", tr("options"), list(options));
  out += verb_list(app);
  out += fmt::format("\n{}\n{}", tr("options of every command"), list(describe(global, false)));
  if (!command.examples.empty()) out += fmt::format("\n{}\n", tr("examples"));
  for (const char* example : command.examples) out += fmt::format("  {}\n", example);
  return out;
}

std::string command_man_page(const Command& command) {
  CLI::App app;
  command.setup(app);
  app.set_help_flag();
  std::string out = fmt::format(
      ".\\\" Made from the table of commands by `anjuan help --man {0}`; do not edit.\n"
      ".TH ANJUAN\\-{1} 1 \"\" \"anjuan\" \"Manual of anjuan\"\n.SH NAME\nanjuan\\-{2} \\- {3}\n"
      ".SH SYNOPSIS\n.B {4}\n",
      command.name, roff([&] {
        std::string upper(command.name);
        std::transform(upper.begin(), upper.end(), upper.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        return upper;
      }()),
      roff(command.name), roff(tr(command.summary)), roff(usage_of(command, app)));
  out += ".SH DESCRIPTION\n";
  for (std::string_view line : split(tr(command.description), '\n'))
    out += line.empty() ? ".PP\n" : roff(line) + "\n";
  if (const auto places = describe(app, true); !places.empty())
    out += ".SH ARGUMENTS\n" + roff_options(places);
  if (const auto options = describe(app, false); !options.empty())
    out += ".SH OPTIONS\n" + roff_options(options);
  for (const CLI::App* verb : verbs_of(app)) {
    std::string words = verb->get_name();
    for (const OptionText& text : describe(*verb, true)) words += " " + text.names;
    out += fmt::format(".SH {}\n{}\n", roff(words), roff(verb->get_description()));
    out += roff_options(describe(*verb, false));
  }
  out += ".PP\nThe options of every command are in\n.BR anjuan (1).\n";
  if (!command.examples.empty()) out += ".SH EXAMPLES\n.nf\n";
  for (const char* example : command.examples) out += roff(example) + "\n";
  if (!command.examples.empty()) out += ".fi\n";
  out +=
      ".SH EXIT STATUS\nSee\n.BR anjuan (1).\n.SH SEE ALSO\n.BR anjuan (1),\n.BR anjuan\\-ledger "
      "(5)\n";
  return out;
}

}  // namespace anjuan::cli
