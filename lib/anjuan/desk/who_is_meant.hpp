#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/rules/recusal.hpp"

namespace anjuan {

enum class Among { units, officials, both };

/// How words of people become what a record keeps of those who are accused or keep away.
struct Meaning {
  Among among = Among::both;
  bool outsiders = false;  ///< a name that nobody of the roster bears stands for itself
};

/// The ids of those whom words with one space between mean, by id, name or alias. A word that
/// nobody bears, or several do, goes to `problems` and is left out.
std::string ids_of_words(const Roster& roster, std::string_view words, Meaning meaning,
                         std::vector<Diagnostic>& problems);

/// What keeps a case that repeats others from being registered: whoever one of them accuses is
/// neither accused in it nor said to be only mentioned. `accusing`: the number of each, and whom it
/// accuses.
std::vector<Diagnostic> unanswered_of_earlier(
    const std::vector<std::pair<std::string, Interests>>& accusing, const Case& repeat,
    const Roster& roster);

}  // namespace anjuan
