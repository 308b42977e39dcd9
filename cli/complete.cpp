#include "complete.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/ledger/books/rota_books.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/rules/shown.hpp"

#include "context.hpp"

namespace anjuan::cli {
namespace {

constexpr std::size_t kMostCases = 30;
constexpr std::size_t kYearDigits = 4;

/// Where on the line the last word stands.
struct Place {
  std::vector<const Arguments*> levels;  ///< the program, its command, the command's verb
  const Option* awaits = nullptr;        ///< the option whose value it is
  std::size_t arguments = 0;             ///< those by their place that stand before it
  Globals globals;                       ///< as far as they were said
  std::string typed;
  std::string before;  ///< what of the word stays: "--unit="
};

const Option* find_option(const Place& place, std::string_view name) {
  for (auto level = place.levels.rbegin(); level != place.levels.rend(); ++level)
    if (const Option* option = (*level)->find(name)) return option;
  return nullptr;
}

void note_value(Place& place, const Option& option, const std::string& value) {
  if (option.name() == "--directory") place.globals.directories = {value};
}

Place find_place(const Arguments& root, const std::vector<std::string>& words) {
  Place place;
  place.levels.push_back(&root);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    const std::size_t equals = word.find('=');
    if (place.awaits != nullptr) {
      if (word == "=") continue;  // bash makes three words of --unit=minzheng
      note_value(place, *place.awaits, word);
      place.awaits = nullptr;
    } else if (word.starts_with("--") && equals != word.npos) {
      if (const Option* option = find_option(place, word.substr(0, equals)))
        note_value(place, *option, word.substr(equals + 1));
    } else if (word.starts_with("-")) {
      const Option* option = find_option(place, word);
      if (option != nullptr && !option->is_flag()) place.awaits = option;
    } else if (const Arguments* verb = place.levels.back()->find_verb(word)) {
      place.levels.push_back(verb);
    } else {
      ++place.arguments;
    }
  }
  if (words.empty()) return place;
  place.typed = words.back();
  if (place.awaits != nullptr) {
    if (place.typed == "=") place.typed.clear();
  } else if (const std::size_t equals = place.typed.find('=');
             place.typed.starts_with("--") && equals != place.typed.npos) {
    place.awaits = find_option(place, place.typed.substr(0, equals));
    place.before = place.typed.substr(0, equals + 1);
    place.typed.erase(0, equals + 1);
  }
  return place;
}

/// The argument that stands in that place; a list takes all that follow.
const Option* argument_at(const Arguments& level, std::size_t place) {
  for (const Option& option : level.options()) {
    if (!option.is_positional()) continue;
    if (place == 0 || option.is_list()) return &option;
    --place;
  }
  return nullptr;
}

/// By the id or by a part of the name, whichever is being typed.
template <class T>
void add_people(const std::vector<T>& all, const std::string& typed, std::vector<Candidate>& out) {
  for (const T& one : all) {
    const bool named = !typed.empty() && one.name.find(typed) != std::string::npos;
    const auto alias = std::find_if(one.aliases.begin(), one.aliases.end(), [&](const auto& name) {
      return !typed.empty() && name.starts_with(typed);
    });
    if (one.id.starts_with(typed))
      out.push_back({one.id, one.name});
    else if (named)
      out.push_back({one.name, one.id});
    else if (alias != one.aliases.end())
      out.push_back({*alias, one.name});
  }
}

void add_desks(const Ledger& ledger, const std::string& typed, std::vector<Candidate>& out) {
  const auto books = open_rota(ledger);
  if (!books) return;
  for (const std::string& id : rota::desks_of(books->rules)) {
    const std::string name = books->rules.desk_name(id);
    if (id.starts_with(typed))
      out.push_back({id, name});
    else if (!typed.empty() && name.find(typed) != std::string::npos)
      out.push_back({name, id});
  }
}

/// A case by the number that people say: 6 of DZ-2026-000006, with the year where that is typed.
struct ShortNumber {
  std::string plain;      ///< "6"
  std::string with_year;  ///< "2026-6"
};
std::optional<ShortNumber> short_number(std::string_view id) {
  const auto parsed = parse_case_id(id);
  if (!parsed || parsed->station != '\0') return std::nullopt;
  const std::string plain = std::to_string(parsed->number);
  return ShortNumber{plain, fmt::format("{}-{}", parsed->year, plain)};
}

/// What a case is offered as behind what is typed: by the whole number, or by the short one where
/// a digit was typed; nullopt when it does not begin so.
std::optional<std::string> offered_as(const std::string& id, const std::string& typed) {
  if (id.starts_with(typed)) return id;
  const auto number = short_number(id);
  if (typed.empty() || !number) return std::nullopt;
  if (number->plain.starts_with(typed)) return number->plain;
  // A digit or two are no year.
  if (typed.size() >= kYearDigits && number->with_year.starts_with(typed)) return number->with_year;
  return std::nullopt;
}

/// The newest cases whose number begins so.
void add_cases(const Ledger& ledger, const std::string& typed, std::vector<Candidate>& out) {
  std::vector<Diagnostic> unread;
  const auto newest_first = [&](auto names) {
    std::vector<std::string> all = value_or_note(std::move(names), unread);
    std::reverse(all.begin(), all.end());
    return all;
  };
  const std::string& cases = ledger.paths().cases();
  for (const std::string& year : newest_first(list_subdirectories(cases)))
    for (const std::string& month : newest_first(list_subdirectories(cases + "/" + year)))
      for (const std::string& file :
           newest_first(list_directory(cases + "/" + year + "/" + month))) {
        if (!file.ends_with(".yaml")) continue;
        const std::string id = file.substr(0, file.size() - std::string_view(".yaml").size());
        auto words = offered_as(id, typed);
        if (!words) continue;
        // A short number of two cases says nothing: then by the whole one.
        if (*words != id && std::any_of(out.begin(), out.end(), [&](const Candidate& other) {
              return other.value == *words;
            }))
          words = id;
        const auto stored = ledger.read_case(id);
        if (!stored) continue;
        std::string about =
            Viewer(stored->value, Audience::clerk).title(stored->value.head[HeadField::title]);
        if (*words != id) about = id + "  " + about;
        out.push_back({std::move(*words), std::move(about)});
        if (out.size() == kMostCases) return;
      }
}

/// The categories one level below what is typed.
void add_categories(const Ledger& ledger, const std::string& typed, std::vector<Candidate>& out) {
  for (const std::string& path : ledger.categories()) {
    if (!path.starts_with(typed)) continue;
    const std::string level = path.substr(0, path.find('/', typed.size()));
    const auto same = [&](const Candidate& one) { return one.value == level; };
    if (std::none_of(out.begin(), out.end(), same)) out.push_back({level, {}});
  }
}

void add_values(const Option& option, const Place& place, Candidates& out) {
  const Offer offer = option.offer();
  if (offer == Offer::nothing) return;
  if (offer == Offer::files) {
    out.files = true;
    return;
  }
  if (offer == Offer::words) {
    for (const std::string& word : option.offered())
      if (word.starts_with(place.typed)) out.all.push_back({word, {}});
    return;
  }
  if (offer == Offer::days) {
    for (const std::string& word : near_day_words())
      if (word.starts_with(place.typed)) out.all.push_back({word, {}});
    return;
  }
  Globals globals = place.globals;
  // While it lives cases know of those that were merged with them.
  const Context context(globals);
  const auto ledger = context.open_ledger();
  if (!ledger) return;
  if (offer == Offer::cases) add_cases(*ledger, place.typed, out.all);
  if (offer == Offer::categories) add_categories(*ledger, place.typed, out.all);
  if (offer == Offer::desks) add_desks(*ledger, place.typed, out.all);
  if (offer == Offer::units || offer == Offer::anybody)
    add_people(ledger->units(), place.typed, out.all);
  if (offer == Offer::officials || offer == Offer::anybody)
    add_people(ledger->officials(), place.typed, out.all);
}

void add_options(const Place& place, std::vector<Candidate>& out) {
  for (auto level = place.levels.rbegin(); level != place.levels.rend(); ++level)
    for (const Option& option : (*level)->options())
      for (const std::string& name : option.long_names())
        if (("--" + name).starts_with(place.typed)) out.push_back({"--" + name, option.doc()});
}

}  // namespace

Candidates complete(const Arguments& root, const std::vector<std::string>& words) {
  Place place = find_place(root, words);
  // Of several values between commas the last is being typed.
  if (place.awaits != nullptr && place.awaits->delimiter() != '\0')
    if (const std::size_t last = place.typed.rfind(place.awaits->delimiter());
        last != place.typed.npos) {
      place.before += place.typed.substr(0, last + 1);
      place.typed.erase(0, last + 1);
    }
  const Arguments& level = *place.levels.back();
  Candidates out;
  if (place.awaits != nullptr) {
    add_values(*place.awaits, place, out);
  } else if (place.typed.starts_with("-")) {
    add_options(place, out.all);
  } else {
    if (place.arguments == 0)
      for (const Arguments& verb : level.verbs())
        if (verb.name().starts_with(place.typed)) out.all.push_back({verb.name(), verb.summary()});
    const Option* option = argument_at(level, place.arguments);
    // Where nothing else is wanted an option is: behind the first case of several too.
    const bool enough = option == nullptr || (option->is_list() && place.arguments > 0);
    if (place.typed.empty() && enough && level.verbs().empty())
      add_options(place, out.all);
    else if (option != nullptr)
      add_values(*option, place, out);
  }
  for (Candidate& one : out.all) one.value.insert(0, place.before);
  return out;
}

}  // namespace anjuan::cli
