#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/case.hpp"

namespace anjuan {

/// An earlier case that a new one may repeat (重复信访), with what speaks for it.
struct RepeatHint {
  std::string id;
  std::string title;
  std::string evidence;  ///< in words: same petitioner and telephone, same category, …
  int score = 0;         ///< higher is more likely
};

/// Finds earlier cases of the same person on the same matter. The person: the same telephone or
/// identity number, or the same name. The matter: the same category or place, or titles that share
/// most of their character pairs. A hint never blocks: repeating is the petitioner's right, and a
/// sign for the office. Most likely first, at most `limit`. Fails (io) when the disk does not give
/// every case; files that are not whole are left out, for verify names them. `locked`: the caller
/// has the lock of the ledger, and what is read goes into the index.
Result<std::vector<RepeatHint>> find_repeats(const Ledger& ledger, const Case& value, bool locked,
                                             std::size_t limit = 3);

/// The same question for many new cases: remembers cases by who complained.
class RepeatIndex {
 public:
  void add(const Case& value);
  /// Remembers every case of the ledger; reads whole files. Fails (io) when the disk does not give
  /// every one.
  Result<> add_all(const Ledger& ledger);
  /// The most likely earlier case; nullopt when none is on the same matter.
  std::optional<RepeatHint> find(const Case& value) const;

 private:
  struct Seen {
    std::string id;
    std::string title;
    std::string category;
    std::string place;
  };
  std::unordered_map<std::string, std::vector<Seen>> by_person_;
};

/// Share of the character pairs of the shorter text that the other one has too, 0 to 100.
int likeness(std::string_view a, std::string_view b);

}  // namespace anjuan
