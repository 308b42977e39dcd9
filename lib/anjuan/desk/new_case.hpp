#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/draft.hpp"
#include "anjuan/rules/recusal.hpp"

namespace anjuan {

/// What came before on the matter of a case.
struct Earlier {
  int cases = 0;        ///< that one repeats; 0 for a first one
  bool secret = false;  ///< one of them is protected
  /// Whom they accuse: the number of each that accuses somebody, and whom.
  std::vector<std::pair<std::string, Interests>> accusing;

  /// Takes up whether a case is secret, and whom it accuses.
  void take_up(const HeadView& head);
};

/// Who registers, when, and whether what is registered happened in another system before.
struct RegisterOptions {
  Timestamp now;
  Date on{};  ///< day of registration for complaints that are new here
  std::string by;
  std::string via = {};           ///< the login where it is another name than `by`
  std::string late_reason = {};   ///< why what happened long ago is recorded only now
  std::string file = {};          ///< that it came in with: the reason where nobody gives another
  bool veil_titles = false;       ///< whoever must not be named becomes 某某 in the title
  Earlier earlier = {};           ///< on the same matter
  bool repeats_this_run = false;  ///< the first of them is registered by the same run
  bool force = false;             ///< also for a day before the office's first year
  bool imported = false;  ///< history of another system: registered there when it was received
};

/// Makes a case of a draft, all but its number: checks every value against its vocabulary, the
/// rules and the office's units, officials and categories, and builds the events registered,
/// assigned, accepted, replied and closed that the draft tells of. Fails (bad_data, or refused
/// when only rules are broken) with everything that is wrong. `file` of each problem holds the name
/// of the field it is about (empty for none), for the caller to place it where the value came from.
Result<Case> make_case(const Ledger& ledger, const Draft& draft, const RegisterOptions& options);

/// The case with which the matter began that `id` is about: itself unless it is a repeat. Fails as
/// Ledger::read_case.
Result<std::string> first_case(const Ledger& ledger, const std::string& id);

/// Writes the case with which the matter began in full where the draft says which one it repeats;
/// one that is not there stays, for make_case to tell. Fails (io) when the ledger does not tell
/// whether it is there.
Result<> complete_repeat(const Ledger& ledger, Draft& draft);

/// A case with its number and file.
struct RegisteredCase {
  std::string path;
  std::string text;
  Case value;
};

/// Gives a case the next number of the year of its registration. `last_numbers` remembers the last
/// one given per year, filled from the ledger when first needed. Call under the lock. Fails (io) as
/// last_number, and (bug) when its file would not read back as the case.
Result<RegisteredCase> number_case(const Ledger& ledger, Case value,
                                   std::map<int, int>& last_numbers);

/// number_case for a single case, written unless `dry_run`. Fails (refused) when its source is
/// registered already, (bad_data, io) when that cannot be told because a case cannot be read, (io)
/// when it cannot be written.
Result<RegisteredCase> register_case(const Ledger& ledger, Case value, bool dry_run);

/// What came before on the matter that `first` began: itself and every case that names it as the
/// one it repeats, or one that does. Where a case that is registered already is meant, `of`, the
/// cases before it are counted; how secret the matter is and whom it accuses, all others say.
/// Nothing when `first` is empty. Fails when a case cannot be read.
Result<Earlier> earlier_on_matter(const Ledger& ledger, std::string_view first,
                                  const Head* of = nullptr);

}  // namespace anjuan
