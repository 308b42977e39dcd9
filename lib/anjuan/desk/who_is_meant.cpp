#include "anjuan/desk/who_is_meant.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/model/called.hpp"

namespace anjuan {
namespace {

template <class T>
void add_called(const std::vector<T>& all, std::string_view word, std::vector<std::string>& ids) {
  for (const T* one : all_called(all, word)) ids.push_back(one->id);
}

}  // namespace

std::string ids_of_words(const Roster& roster, std::string_view words, Meaning meaning,
                         std::vector<Diagnostic>& problems) {
  std::vector<std::string> found;
  for (const std::string_view word : split(words, ' ')) {
    if (word.empty()) continue;
    std::vector<std::string> ids;
    if (meaning.among != Among::officials) add_called(roster.units, word, ids);
    if (meaning.among != Among::units) add_called(roster.officials, word, ids);
    const bool is_name = static_cast<unsigned char>(word.front()) >= 0x80;
    if (ids.size() > 1) {
      add_error(problems, "ambiguous-name", trf("several are called {}", word),
                trf("name the one that is meant by id, one of: {}", join(ids, tr(", "))));
    } else if (ids.size() == 1) {
      found.push_back(ids.front());
    } else if (meaning.outsiders && is_name) {
      found.emplace_back(word);
    } else if (meaning.among == Among::officials) {
      add_error(problems, "no-such-official", trf("there is no official {}", word),
                suggest(word, names_in(roster.officials, &Official::id)));
    } else {
      add_error(problems, "no-such-unit", trf("there is no unit {}", word),
                suggest(word, names_in(roster.units, &Unit::id)));
    }
  }
  return join(found, " ");
}

std::vector<Diagnostic> unanswered_of_earlier(
    const std::vector<std::pair<std::string, Interests>>& accusing, const Case& repeat,
    const Roster& roster) {
  std::vector<Diagnostic> open;
  const Interests own = interests_of(repeat.history);
  std::vector<std::string> answered = own.mentioned;
  const auto ask = [&](const std::string& number, const std::vector<std::string>& accused,
                       const std::vector<std::string>& own_accused, std::string_view option) {
    for (const std::string& id : accused) {
      const auto says = [&](const std::vector<std::string>& all) {
        return std::find(all.begin(), all.end(), id) != all.end();
      };
      if (says(own_accused) || says(answered)) continue;
      answered.push_back(id);
      Diagnostic& d = add_error(
          open, "who-is-accused",
          trf("{}, a case on the same matter, accuses {}: does this one?", number,
              name_of(roster, id)),
          trf("if so, add --{0} {1}; if it only mentions them, --not-accused {1}. In a file "
              "these are columns",
              option, id));
      d.rule = "W22 art. 30";
    }
  };
  for (const auto& [number, whom] : accusing) {
    ask(number, whom.accused_units, own.accused_units, "accused-unit");
    ask(number, whom.accused, own.accused, "accused");
  }
  return open;
}

}  // namespace anjuan
