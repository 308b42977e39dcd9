#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/diagnostic.hpp"
#include "anjuan/disk/paths.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {

/// One case file during a scan; the views die with the call.
struct ScannedCase {
  const HeadView& head;        ///< as it is: to compare with, not to show
  std::string_view directory;  ///< "cases/2026/11"
  std::string_view name;       ///< "DZ-2026-000123.yaml"
  bool names_nobody = false;   ///< known: no text of the head tells who complained
  std::string_view text = {};  ///< of the file, where it was read
  std::string_view last = {};  ///< its latest_day, where the index knows it

  std::string path() const;
  /// False when nothing in its history is of a day behind `day`: then the head is that of the day.
  bool speaks_of_later(Date day) const;
  /// What a reader may see of the head. Reads the file where its people decide that; of one that
  /// cannot be read nothing of the texts is shown.
  std::unique_ptr<ShownHead> shown(Audience audience) const;
};

/// How scan_heads goes about it.
struct ScanOptions {
  /// The caller has the lock of the ledger: what is read anew goes into the index.
  bool remember = false;
  /// person_words of somebody: cases of which the index knows that they share none of them may be
  /// left out. The others may share none either.
  std::vector<std::string> person = {};
  /// One line of text: cases of which the bytes of the file tell that it stands nowhere in them may
  /// be left out. Every file is then read.
  std::string containing = {};
  /// Only cases that were registered in the month of this day or before.
  std::optional<Date> until = {};
};

/// Gives the head of every case file once, in no particular order within a month: of a file that
/// the index knows and that is the same as then from the index, of any other from the file. The
/// answer is the same without an index. Takes no lock and, unless it is to remember, writes
/// nothing: a file that another process replaces meanwhile is seen old or new, never torn.
///
/// Nothing is skipped in silence: a file that cannot be read, is not a case, or whose name is not
/// its id comes back as a problem (one that only has the wrong name is also passed to `each`), and
/// so does a directory that cannot be read. exit_of tells whether the disk is to blame.
std::vector<Diagnostic> scan_heads(const LedgerPaths& paths,
                                   const std::function<void(const ScannedCase&)>& each,
                                   const ScanOptions& options = {});

/// The number of the case in a file: its name without the ending.
std::string case_id_of(const std::string& path);

/// The paths of all case files, sorted: for commands that read whole files. Directories that cannot
/// be read go to `problems`; whoever has any of them has not seen every case. With `until` those
/// that were registered in the month of that day or before.
std::vector<std::string> list_case_files(const LedgerPaths& paths,
                                         std::vector<Diagnostic>& problems,
                                         std::optional<Date> until = {});

}  // namespace anjuan
