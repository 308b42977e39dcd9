#include "arguments.hpp"

#include <algorithm>
#include <map>

#include "anjuan/base/number.hpp"
#include "anjuan/base/printable.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::cli {
namespace {

/// Stores one word where it belongs; false when it is not what the place takes.
struct Store {
  const std::vector<std::string>& said;

  bool operator()(std::string* target) const {
    *target = said.back();
    return true;
  }
  bool operator()(std::vector<std::string>* target) const {
    *target = said;
    return true;
  }
  bool operator()(bool* target) const {
    *target = true;
    return true;
  }
  bool operator()(std::optional<std::size_t>* target) const {
    *target = parse_number<std::size_t>(said.back());
    return target->has_value();
  }
  template <class Number>
  bool operator()(Number* target) const {
    const auto number = parse_number<Number>(said.back());
    if (number) *target = *number;
    return number.has_value();
  }
};

}  // namespace

Option::Option(const std::string& names, Target target, std::string doc)
    : names_(names), target_(target), doc_(std::move(doc)), type_(is_flag() ? "" : "TEXT") {
  for (const std::string_view name : split(names, ',')) {
    if (name.starts_with("--"))
      long_.emplace_back(name.substr(2));
    else if (name.starts_with("-"))
      short_.emplace_back(name.substr(1));
  }
}

Option* Option::type_name(std::string name) {
  type_ = std::move(name);
  return this;
}

Option* Option::required() {
  required_ = true;
  return this;
}

Option* Option::one_of(std::vector<std::string> words) {
  words_ = std::move(words);
  return this;
}

Option* Option::offers(std::vector<std::string> words) {
  offered_ = std::move(words);
  return this;
}

Offer Option::offer() const {
  static const std::map<std::string_view, Offer> kByType = {
      {"CASE", Offer::cases},         {"UNIT", Offer::units},     {"UNITS", Offer::units},
      {"OFFICIAL", Offer::officials}, {"LEAD", Offer::officials}, {"OFFICIALS", Offer::officials},
      {"WHO", Offer::anybody},        {"DESK", Offer::desks},     {"DATE", Offer::days},
      {"WHEN", Offer::days}};
  if (!offered().empty()) return Offer::words;
  if (is_file()) return Offer::files;
  if (name() == "--category") return Offer::categories;
  const auto found = kByType.find(type_);
  return found == kByType.end() ? Offer::nothing : found->second;
}

bool Option::is_file() const {
  return type_.ends_with("FILE") || type_.ends_with("DIR") || type_.ends_with(".csv") ||
         type_.ends_with(".toml");
}

Option* Option::non_negative() {
  non_negative_ = true;
  return this;
}

Option* Option::delimiter(char c) {
  delimiter_ = c;
  return this;
}

Option* Option::excludes(const Option* other) {
  excluded_ = other;
  return this;
}

std::string Option::name() const {
  if (!long_.empty()) return "--" + long_.front();
  return short_.empty() ? names_ : "-" + short_.front();
}

Result<> Option::take(const std::vector<std::string>& said) const {
  if (said.size() > 1 && !is_list() && !is_flag())
    return fail_usage("usage", trf("{} is said more than once", name()), tr("say it once"));
  // Names of files are what the disk has; every other value is a text.
  for (const std::string& word : said)
    if (!is_flag() && !is_file() && find_unprintable(word) != word.npos)
      return fail(ExitCode::usage,
                  Diagnostic{.code = "unprintable",
                             .message = trf("{} holds a character that stands in no text: {}",
                                            name(), truncate(escape_unprintable(word), 80)),
                             .remedy = tr("type it anew: what is copied can bring invisible "
                                          "characters along")});
  for (const std::string& word : said)
    if (!words_.empty() && std::find(words_.begin(), words_.end(), word) == words_.end())
      return fail_usage("usage", trf("{} cannot be {}", name(), word),
                        trf("one of: {}", join(words_, tr(", "))));
  const bool negative = non_negative_ && said.back().starts_with('-');
  if (negative || !std::visit(Store{said}, target_))
    return fail_usage("usage", trf("{} cannot have this value", name()));
  return {};
}

std::vector<std::string> Arguments::long_names() const {
  std::vector<std::string> names;
  for (const Option& option : options_)
    for (const std::string& name : option.long_names()) names.push_back("--" + name);
  return names;
}

const Option* Arguments::find(std::string_view name) const {
  const auto is_one_of = [](const std::vector<std::string>& names, std::string_view wanted) {
    return std::find(names.begin(), names.end(), wanted) != names.end();
  };
  for (const Option& option : options_) {
    if (name.starts_with("--")
            ? is_one_of(option.long_names(), name.substr(2))
            : name.starts_with("-") && is_one_of(option.short_names(), name.substr(1)))
      return &option;
  }
  return nullptr;
}

const Arguments* Arguments::find_verb(std::string_view name) const {
  for (const Arguments& verb : verbs_)
    if (verb.name() == name) return &verb;
  return nullptr;
}

}  // namespace anjuan::cli
