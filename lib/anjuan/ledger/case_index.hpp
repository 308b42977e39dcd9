#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/keyed_hash.hpp"
#include "anjuan/disk/paths.hpp"
#include "anjuan/disk/stamp.hpp"
#include "anjuan/model/case.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace anjuan {

/// What the index knows of a case file: the file as it was when it was read, and what it said. The
/// views die with the next call to the index.
struct KnownCase {
  FileStamp stamp;
  std::string_view head;   ///< by pack_head
  std::string_view marks;  ///< those of all its petitioners, one behind the other
  std::string_view last;   ///< latest_day of the file
};

/// The heads of all case files as they were last read, in .anjuan: so that a command reads the
/// files that changed and no other. It is disposable: nothing is in it that the files do not say,
/// and whoever finds none, an old or a broken one reads the files.
///
/// A row is believed only when its seal is right, which a key of this program's version, its tables
/// and this boot of the machine makes over every byte of it, and then only as long as the file has
/// the stamp that it had: inode, size and both times, of which the kernel alone sets one. After a
/// crash a file may have new bytes and old times, and a clock may begin again: hence the boot.
/// Names and numbers of people are in it as marks under a random key, never in clear. Each user has
/// an index of their own, which nobody else can read: it knows nothing that this user could not
/// read.
class CaseIndex {
 public:
  /// To read; nullopt when there is none. Writes nothing.
  static std::optional<CaseIndex> open(const LedgerPaths& paths);
  /// To read and to write, for whoever has the lock; made where there is none. nullopt when that
  /// does not work, which is nobody's loss but of time.
  static std::optional<CaseIndex> open_to_write(const LedgerPaths& paths, FileOps& ops);

  CaseIndex(CaseIndex&&) noexcept;
  CaseIndex& operator=(CaseIndex&&) noexcept;
  ~CaseIndex();

  /// The mark of a word about a person (person_words).
  std::uint64_t mark_of(std::string_view person) const;
  /// True when one of the marks is among those of a row.
  static bool share_mark(std::string_view marks, const std::vector<std::uint64_t>& wanted);

  /// Goes to the folder "2026/11"; find() looks there.
  void enter(std::string_view folder);
  /// The row of a file; the names must come in ascending order. nullopt: not known.
  std::optional<KnownCase> find(std::string_view name);

  /// Notes what a file of the present folder said when it was read; `last` is its latest_day.
  void put(std::string_view name, const FileStamp& stamp, const Case& value, std::string_view last);
  /// Forgets the files that find() passed over, whatever is in other folders than these, and stores
  /// the rest for good.
  void finish(const std::vector<std::string>& folders);

 private:
  struct Closer {
    void operator()(sqlite3* database) const;
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Closer>;
  struct Row {
    std::string name;
    std::string stamp, head, marks, last;  ///< none of them: the file is gone
  };

  CaseIndex() = default;
  static std::optional<CaseIndex> open_with(const LedgerPaths& paths, std::string_view key,
                                            int flags);
  Statement prepare(const char* sql);
  bool run(const char* sql);
  std::uint64_t seal_of(std::string_view name, const KnownCase& known);
  std::string_view column(int number) const;
  /// Gives up for good after anything but what was expected.
  void check(int done, int expected);
  int step(sqlite3_stmt* statement);
  void advance();
  void store_and_go_on();
  void write_pending();

  std::string path_;
  HashKey marks_key_;
  HashKey seals_key_;
  std::unique_ptr<int> budget_;  ///< of the present step; stays where it is when this is moved
  std::unique_ptr<sqlite3, Closer> database_;
  Statement rows_, insert_, remove_;
  std::string folder_;
  std::string asked_;  ///< the name that find() was asked for last
  bool has_row_ = false;
  bool writes_ = false;
  int broken_ = 0;  ///< the error after which nothing more is believed or written; 0 for none
  FileOps* ops_ = nullptr;
  std::vector<Row> pending_;
  std::string scratch_;
};

/// The mark of a row of whose head no text tells who complained (ShownHead): no person is called
/// so.
inline constexpr std::string_view kNamesNobody = "-";

/// The words by which people find a person again: the telephone, the identity number and the name
/// of each petitioner, each with a letter in front that says which (t, i, n).
std::vector<std::string> person_words(const Case& value);

}  // namespace anjuan
