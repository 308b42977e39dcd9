#pragma once

#include <string>
#include <string_view>
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

/// What keeps a case that repeats `first` from being registered: whoever the first one accuses is
/// neither accused in it nor said to be only mentioned. Nothing where it goes to nobody of them.
std::vector<Diagnostic> unanswered_of_first(const Case& first, const Case& repeat,
                                            const Roster& roster);

}  // namespace anjuan
