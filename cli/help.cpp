#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "options.hpp"

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

bool is_positional(const CLI::Option& option) {
  return option.get_lnames().empty() && option.get_snames().empty();
}

OptionText describe(const CLI::Option& option) {
  OptionText text;
  if (is_positional(option)) {
    text.names = value_name(option);
    if (option.get_expected_max() > 1) text.names += " …";
  } else {
    for (const std::string& name : option.get_snames()) text.names += "-" + name + ", ";
    if (option.get_snames().empty()) text.names += "    ";
    text.names += "--" + option.get_lnames().front();
    if (const std::string value = value_name(option); !value.empty()) text.names += " " + value;
  }
  text.doc = option.get_description();
  return text;
}

std::vector<OptionText> describe(const CLI::App& app, bool positionals) {
  std::vector<OptionText> all;
  for (const CLI::Option* option : app.get_options())
    if (is_positional(*option) == positionals && !option->get_group().empty())
      all.push_back(describe(*option));
  return all;
}

std::string usage_of(std::string_view words, const CLI::App& app) {
  std::string out = fmt::format("anjuan {}", words);
  if (!app.get_subcommands([](const CLI::App*) { return true; }).empty()) out += " VERB …";
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
  std::vector<OptionText> lines;
  for (const CLI::App* verb : verbs_of(app)) {
    std::string words = verb->get_name();
    for (const OptionText& text : describe(*verb, true)) words += " " + text.names;
    lines.push_back({std::move(words), verb->get_description()});
  }
  if (lines.empty()) return {};
  return fmt::format("\n{}\n{}", tr("verbs"), list(lines));
}

/// The footer of a verb is what its help says beyond the summary, then an example a line.
std::vector<std::string> footer_lines(const CLI::App& verb) {
  const std::string footer = verb.get_footer();  // the lines point into it
  std::vector<std::string> lines;
  for (const std::string_view line : split(footer, '\n')) lines.emplace_back(line);
  return lines;
}

/// The parts that the help of a command and that of a verb have in common.
std::string option_lists(const CLI::App& app) {
  CLI::App global;
  global.set_help_flag();
  Globals globals;
  add_global_options(global, globals);
  std::string out;
  if (const auto places = describe(app, true); !places.empty())
    out += fmt::format("\n{}\n{}", tr("arguments"), list(places));
  if (const auto options = describe(app, false); !options.empty())
    out += fmt::format("\n{}\n{}", tr("options"), list(options));
  out += verb_list(app);
  // An option of its own takes the place of the one that every command has.
  std::vector<OptionText> of_all;
  for (const CLI::Option* option : global.get_options())
    if (app.get_option_no_throw("--" + option->get_lnames().front()) == nullptr)
      of_all.push_back(describe(*option));
  return out + fmt::format("\n{}\n{}", tr("options of every command"), list(of_all));
}

std::string verb_help(const Command& command, const CLI::App& verb) {
  const std::string words = fmt::format("{} {}", command.name, verb.get_name());
  std::string out = trf("usage: {}\n", usage_of(words, verb));
  const std::vector<std::string> footer = footer_lines(verb);
  out += fmt::format("\n{}\n", verb.get_description());
  if (!footer.front().empty()) out += fmt::format("\n{}\n", footer.front());
  out += option_lists(verb);
  if (footer.size() > 1) out += fmt::format("\n{}\n", tr("examples"));
  for (std::size_t i = 1; i < footer.size(); ++i) out += fmt::format("  {}\n", footer[i]);
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

std::string command_help(const Command& command, const std::vector<std::string>& words) {
  CLI::App app;
  app.set_help_flag();
  command.setup(app);
  for (const CLI::App* verb : verbs_of(app))
    if (std::find(words.begin(), words.end(), verb->get_name()) != words.end())
      return verb_help(command, *verb);
  std::string out = trf("usage: {}\n", usage_of(command.name, app));
  out += fmt::format("\n{}\n", tr(command.description));
  out += option_lists(app);
  if (!verbs_of(app).empty())
    out += "\n" + trf("`{}` explains one.\n", fmt::format("anjuan {} VERB --help", command.name));
  if (!command.examples.empty()) out += fmt::format("\n{}\n", tr("examples"));
  for (const char* example : command.examples) out += fmt::format("  {}\n", example);
  return out;
}

std::string command_man_page(const Command& command) {
  CLI::App app;
  app.set_help_flag();
  command.setup(app);
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
      roff(command.name), roff(tr(command.summary)), roff(usage_of(command.name, app)));
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
    const std::vector<std::string> footer = footer_lines(*verb);
    out += fmt::format(".SH {}\n{}\n", roff(words), roff(verb->get_description()));
    if (!footer.front().empty()) out += fmt::format(".PP\n{}\n", roff(footer.front()));
    out += roff_options(describe(*verb, true));
    out += roff_options(describe(*verb, false));
    if (footer.size() > 1) out += ".PP\n.nf\n";
    for (std::size_t i = 1; i < footer.size(); ++i) out += roff(footer[i]) + "\n";
    if (footer.size() > 1) out += ".fi\n";
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
