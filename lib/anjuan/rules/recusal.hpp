#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/case.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/official.hpp"

/// Who must keep away from a case: whom it accuses learns nothing of it, and whoever has an
/// interest in it does not handle it (W22 art. 28, 30, 46).
namespace anjuan {

/// The people and units of an office, as officials.yaml and units.yaml have them.
struct Roster {
  const std::vector<Official>& officials;
  const std::vector<Unit>& units;
};

/// What a unit or an official is called; whoever is outside of the roster by the name on record.
std::string name_of(const Roster& roster, std::string_view id);

/// What the record says of it: ids, or for somebody outside of the roster the name.
struct Interests {
  std::vector<std::string> accused_units, accused;
  std::vector<std::string> recused_units, recused;
  std::vector<std::string> mentioned;  ///< named in the complaint, and not accused

  bool none() const;
  bool accuses() const { return !accused_units.empty() || !accused.empty(); }
};
/// Takes up what a registration, a recusal, a merging or a correction says. Whoever is said to be
/// only mentioned is accused no more.
void take_up(Interests& interests, const Event& event);
/// That of a whole record.
Interests interests_of(const std::vector<Event>& history);

/// Those of the roster that follow from it. With an accused unit go the units below it, its
/// principal and its people; with an accused official the units that the official heads. The unit
/// at the top is the office: with it go its own people and not all units there are. A name that is
/// no id bars whoever bears it. Whoever declared an interest stands for nobody else, but a unit for
/// its sections.
class Barred {
 public:
  Barred(const Interests& interests, const Roster& roster);

  bool unit(std::string_view id) const;
  bool official(std::string_view id) const;
  bool any() const { return !units_.empty() || !officials_.empty(); }
  /// The first of these ids, with one space between, that is barred; empty for none.
  std::string first_of(std::string_view ids) const;

 private:
  std::vector<std::string> units_, officials_;
};

/// Whether the official is named in the case, in any writing: as a petitioner, in its title or in
/// its request, and not as one of those who are only mentioned.
bool is_named_in(const Case& subject, const Official& official,
                 const std::vector<std::string>& mentioned);
/// Whether the official must not handle the case: barred, or named in it.
bool must_not_handle(const Case& subject, const Official& official, const Roster& roster);
/// Ids of all who must not: nobody of them sits where the case is received, learns of it or is
/// told.
std::set<std::string> keep_away(const Case& subject, const Roster& roster);
/// Those of the roster that may.
std::vector<Official> free_officials(const Case& subject, const Roster& roster);
std::vector<Unit> free_units(const Case& subject, const Roster& roster);

/// Ids of the units and officials that a text names, in any writing: 定州市民政局, 民政局 and an
/// alias, 王伟, 王局长 and 王副局长. 河北省信访局 is another organ than the 信访局 of a city.
struct NamedInText {
  std::vector<std::string> units, officials;
};
NamedInText named_in(std::string_view text, const Roster& roster);

/// Those that a text names and that nobody has said of whether they are accused.
NamedInText unanswered(const NamedInText& named, const Interests& interests, const Roster& roster);

/// Those of whom must keep away that a text of people means (老周、民政): their ids, or their names
/// where they are not in the roster.
std::vector<std::string> barred_in(std::string_view text, const Interests& interests,
                                   const Roster& roster);

/// Those of them to whom a text hands something over: 会议决定交由民政局办理. A finding about them
/// does not: 查明周平受贿.
std::vector<std::string> handed_over_in(std::string_view text, const Interests& interests,
                                        const Roster& roster);

/// Ids of the principals and the people of these units that one sentence of a text names together
/// with words that accuse (model/accusing): by name, or the principal by the title alone, 局长索贿.
std::vector<std::string> spoken_of(std::string_view text, const std::vector<std::string>& units,
                                   const Roster& roster);

/// Those of them whom the title and the request of a case speak of so, and of whom its record does
/// not say (`interests`) whether it accuses them.
std::vector<std::string> perhaps_accused(const Case& subject, const Interests& interests,
                                         const std::vector<std::string>& units,
                                         const Roster& roster);

/// Whom one sentence of a text names together with words that accuse: of the officials by any of
/// them, of the units by those that say so (举报, 控告).
NamedInText accused_in_words(std::string_view text, const Roster& roster);

/// The title of a case without its petitioners and whoever it accuses: 某某.
std::string veiled_title(std::string_view title, const Case& value, const Roster& roster);

/// Finds whoever is accused in a text, by every writing of the name.
Identities accused_people(const Interests& interests, const Roster& roster);

}  // namespace anjuan
