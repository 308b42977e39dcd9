#include <algorithm>
#include <map>
#include <set>

#include <CLI/CLI.hpp>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/event_columns.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"

#include "arguments.hpp"

// The one file that knows CLI11. It takes words apart; what they mean, which are missing and how an
// error reads is decided here, from our own declarations.
namespace anjuan::cli {
namespace {

/// One command or verb in both shapes.
struct Level {
  const Arguments* ours;
  CLI::App* theirs;
  std::vector<std::pair<const Option*, CLI::Option*>> options;
  std::vector<Level> verbs;
};

/// CLI11 wants somewhere to put values; we read what was said from its options instead.
struct Sink {
  std::deque<std::string> words;
  std::deque<std::vector<std::string>> lists;
};

Level declare(const Arguments& ours, CLI::App& theirs, Sink& sink) {
  theirs.set_help_flag();
  theirs.fallthrough();
  theirs.allow_extras();
  theirs.require_subcommand(0, 1);  // the word after `help` is no command to run
  Level level{&ours, &theirs, {}, {}};
  for (const Option& option : ours.options()) {
    CLI::Option* made = nullptr;
    if (option.is_flag()) {
      made = theirs.add_flag(option.declared());
    } else if (option.is_list()) {
      made = theirs.add_option(option.declared(), sink.lists.emplace_back());
      if (option.delimiter() != '\0') made->delimiter(option.delimiter());
    } else {
      made = theirs.add_option(option.declared(), sink.words.emplace_back());
      made->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);  // twice is an error of ours
    }
    level.options.emplace_back(&option, made);
  }
  for (const Arguments& verb : ours.verbs())
    level.verbs.push_back(declare(verb, *theirs.add_subcommand(verb.name()), sink));
  return level;
}

std::string path_of(const std::vector<const Level*>& levels) {
  std::string path = "anjuan";
  for (const Level* level : levels)
    if (!level->ours->name().empty()) path += " " + level->ours->name();
  return path;
}

std::vector<const Level*> chosen_levels(const Level& root) {
  std::vector<const Level*> levels = {&root};
  while (true) {
    const auto& verbs = levels.back()->verbs;
    const auto next = std::find_if(verbs.begin(), verbs.end(),
                                   [](const Level& verb) { return verb.theirs->parsed(); });
    if (next == verbs.end()) return levels;
    levels.push_back(&*next);
  }
}

/// A word that is no option and no value of one: where the verbs of `where` begin, what was meant
/// as one.
std::string unknown_verb(const std::vector<const Level*>& levels,
                         const std::vector<std::string>& words) {
  const Arguments& where = *levels.back()->ours;
  bool value_follows = false;
  std::size_t depth = 1;  // of the verbs that have been read
  for (const std::string& word : words) {
    if (value_follows) {
      value_follows = false;
    } else if (word.starts_with("-")) {
      for (const Level* level : levels)
        if (const Option* option = level->ours->find(word)) value_follows = !option->is_flag();
    } else if (depth < levels.size() && word == levels[depth]->ours->name()) {
      ++depth;
    } else if (depth == levels.size() && where.find_verb(word) == nullptr) {
      return word;
    }
  }
  return {};
}

Diagnostic no_such_verb(const Arguments& where, const std::string& word, const std::string& path) {
  const std::string prefix = where.name().empty() ? "" : where.name() + " ";
  Diagnostic d{.code = "usage", .message = trf("there is no command {}", prefix + word)};
  const auto known = names_in(where.verbs(), &Arguments::name);
  // What the step is called: 交办 is assign.
  if (const EventSpec* step = where.name().empty() ? find_given_event(word) : nullptr;
      step != nullptr && where.find_verb(std::string(step->verb)) != nullptr) {
    d.remedy = suggest(step->verb, known);
    return d;
  }
  d.remedy = where.name().empty() ? suggest(word, known, trf("see {}", path + " --help"))
                                  : suggest(word, known);
  return d;
}

/// What stands on the line and belongs to nothing.
Diagnostic not_understood(const std::vector<const Level*>& levels,
                          const std::vector<std::string>& extras, const std::string& see) {
  std::vector<std::string> names;
  for (const Level* level : levels)
    for (std::string& name : level->ours->long_names()) names.push_back(std::move(name));
  for (const std::string& word : extras) {
    const std::string name = word.substr(0, word.find('='));
    if (!word.starts_with("--") || word.size() == 2) continue;
    return {.code = "usage",
            .message = trf("unknown option {}", name),
            .remedy = suggest(name, names_in(names), see)};
  }
  return {.code = "usage", .message = trf("not understood: {}", join(extras, " ")), .remedy = see};
}

/// An option at the end of the line, without its value.
Diagnostic value_missing(const std::vector<const Level*>& levels,
                         const std::vector<std::string>& words, const std::string& see) {
  const Option* found = nullptr;
  for (const Level* level : levels)
    if (!words.empty())
      if (const Option* option = level->ours->find(words.back())) found = option;
  return {.code = "usage",
          .message = trf("{} needs a value", found != nullptr ? found->name() : words.back()),
          .remedy = see};
}

}  // namespace

Result<std::vector<const Arguments*>> parse(const Arguments& root,
                                            const std::vector<std::string>& words) {
  CLI::App app;
  Sink sink;
  const Level top = declare(root, app, sink);
  bool cut_off = false;
  try {
    app.parse(
        std::vector<std::string>(words.rbegin(), words.rend()));  // it takes them from the back
  } catch (const CLI::ParseError&) {
    cut_off = true;  // the last option lacks its value: nothing else is asked of it
  }
  const std::vector<const Level*> levels = chosen_levels(top);
  const std::string see = trf("see {}", path_of(levels) + " --help");
  const Arguments& where = *levels.back()->ours;

  // All values first: --json and --lang decide how an error about the rest is told.
  std::vector<Diagnostic> problems;
  std::set<const Option*> said;
  for (const Level* level : levels)
    for (const auto& [option, theirs] : level->options) {
      if (theirs->count() == 0) {
        if (option->is_required())
          problems.push_back(
              {.code = "usage",
               .message = trf("missing: {}", option->is_positional()
                                                 ? option->type() + trf(" ({})", option->doc())
                                                 : option->name()),
               .remedy = see});
        continue;
      }
      said.insert(option);
      if (auto taken = option->take(theirs->results()); !taken)
        for (Diagnostic& d : taken.error().diagnostics) {
          if (d.remedy.empty()) d.remedy = see;
          problems.push_back(std::move(d));
        }
    }
  for (const Option* option : said)
    if (said.contains(option->excluded()))
      problems.push_back(
          {.code = "usage",
           .message = trf("say either {} or {}", option->name(), option->excluded()->name()),
           .remedy = see});

  const auto fail_with = [](Diagnostic d) { return fail(ExitCode::usage, std::move(d)); };
  if (!where.verbs().empty())
    if (const std::string word = unknown_verb(levels, words); !word.empty())
      return fail_with(no_such_verb(where, word, path_of(levels)));
  if (cut_off) return fail_with(value_missing(levels, words, see));
  std::vector<std::string> extras = app.remaining(true);
  std::erase(extras, "--");  // only says that what follows is no option
  if (!extras.empty()) return fail_with(not_understood(levels, extras, see));
  if (levels.size() == 1)
    return fail_with({.code = "usage", .message = tr("a command is missing"), .remedy = see});
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));
  std::vector<const Arguments*> named;
  for (std::size_t i = 1; i < levels.size(); ++i) named.push_back(levels[i]->ours);
  return named;
}

}  // namespace anjuan::cli
