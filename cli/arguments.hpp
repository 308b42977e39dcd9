#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "anjuan/base/result.hpp"

namespace anjuan::cli {

class Context;
/// What a command or verb does once its options are parsed.
using Run = std::function<Result<ExitCode>(Context&)>;

/// What a shell offers where a value is typed.
enum class Offer {
  nothing,
  words,
  files,
  cases,
  units,
  officials,
  anybody,
  desks,
  categories,
  days
};

/// One option or argument of a command, as it was declared. Help, manual, completion and the parser
/// read the same declaration.
class Option {
 public:
  /// Where the value goes. A bool is a flag: it takes no value. A list takes all values given.
  using Target = std::variant<std::string*, std::vector<std::string>*, bool*, int*, std::size_t*,
                              std::optional<std::size_t>*, double*>;

  /// `names` as in "-C,--directory"; a name without dashes is an argument by its place.
  Option(const std::string& names, Target target, std::string doc);

  /// What stands for the value in the help, such as DATE. Never empty but for flags.
  Option* type_name(std::string name);
  Option* required();
  Option* one_of(std::vector<std::string> words);
  /// Words that a shell offers; others may be said too, such as the same in another language.
  Option* offers(std::vector<std::string> words);
  Option* non_negative();
  /// A list is written with this between its values too.
  Option* delimiter(char c);
  /// Not to be said together with the other.
  Option* excludes(const Option* other);

  bool is_flag() const { return std::holds_alternative<bool*>(target_); }
  bool is_list() const { return std::holds_alternative<std::vector<std::string>*>(target_); }
  /// Whether the value is the name of a file or folder.
  bool is_file() const;
  bool is_positional() const { return long_.empty() && short_.empty(); }
  bool is_required() const { return required_; }
  char delimiter() const { return delimiter_; }
  const std::string& declared() const { return names_; }
  /// "--directory", or the name of an argument by its place.
  std::string name() const;
  const std::string& type() const { return type_; }
  const std::string& doc() const { return doc_; }
  const std::vector<std::string>& long_names() const { return long_; }    ///< without dashes
  const std::vector<std::string>& short_names() const { return short_; }  ///< without the dash
  const Option* excluded() const { return excluded_; }
  /// What may stand there, by the words and else by the type.
  Offer offer() const;
  const std::vector<std::string>& offered() const { return words_.empty() ? offered_ : words_; }

  /// Stores what was said. Fails (usage) on a value that the option cannot have.
  Result<> take(const std::vector<std::string>& said) const;

 private:
  std::string names_;
  std::vector<std::string> long_;
  std::vector<std::string> short_;
  Target target_;
  std::string doc_;
  std::string type_;
  std::vector<std::string> words_;    ///< only these
  std::vector<std::string> offered_;  ///< these, and others
  const Option* excluded_ = nullptr;
  char delimiter_ = '\0';
  bool required_ = false;
  bool non_negative_ = false;
};

/// What a command takes: its options and arguments, and its verbs, each with options of its own.
class Arguments {
 public:
  explicit Arguments(std::string name = {}, std::string summary = {})
      : name_(std::move(name)), summary_(std::move(summary)) {}
  Arguments(const Arguments&) = delete;
  Arguments& operator=(const Arguments&) = delete;

  /// The pointer stays good as long as this.
  template <class T>
  Option* add_option(const std::string& names, T& target, std::string doc) {
    static_assert(!std::is_same_v<T, bool>, "a bool is a flag");
    return &options_.emplace_back(names, Option::Target(&target), std::move(doc));
  }
  Option* add_flag(const std::string& names, bool& target, std::string doc) {
    return &options_.emplace_back(names, Option::Target(&target), std::move(doc));
  }
  Arguments& add_verb(std::string name, std::string summary) {
    return verbs_.emplace_back(std::move(name), std::move(summary));
  }
  void set_run(Run run) { run_ = std::move(run); }
  const Run& run() const { return run_; }
  /// What the help says beyond the summary, and whole command lines.
  void explain(std::string details, std::vector<std::string> examples) {
    details_ = std::move(details);
    examples_ = std::move(examples);
  }

  const std::string& name() const { return name_; }
  const std::string& summary() const { return summary_; }
  const std::string& details() const { return details_; }
  const std::vector<std::string>& examples() const { return examples_; }
  const std::deque<Option>& options() const { return options_; }
  const std::deque<Arguments>& verbs() const { return verbs_; }
  /// "--limit" of every option with a long name.
  std::vector<std::string> long_names() const;
  /// The option of that name, "--limit" or "-n"; nullptr where there is none.
  const Option* find(std::string_view name) const;
  const Arguments* find_verb(std::string_view name) const;

 private:
  std::string name_;
  std::string summary_;
  std::string details_;
  std::vector<std::string> examples_;
  Run run_;
  std::deque<Option> options_;
  std::deque<Arguments> verbs_;
};

/// Reads a command line into the targets. Comes back with the verbs that were named, outermost
/// first: {list}, or {schedule, plan}; empty only when `words` names none. Fails (usage) with every
/// word that was not understood, what was meant and what is missing.
Result<std::vector<const Arguments*>> parse(const Arguments& root,
                                            const std::vector<std::string>& words);

}  // namespace anjuan::cli
