#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/stamp.hpp"
#include "anjuan/intake/rows.hpp"

namespace anjuan {

/// A column of a REJECTS.csv, which a corrected one brings back: never read, never mentioned.
struct OwnColumn {
  std::string_view name;
  std::string_view chinese;

  bool is(std::string_view column) const { return column == name || column == chinese; }
  std::string_view here() const;  ///< in the language of the messages
};
inline constexpr OwnColumn kRejectRow{"_row", "_行号"};
inline constexpr OwnColumn kRejectReason{"_reason", "_原因"};
/// Whose numbers the rows carry, where only the name of the input told: the rejects have another.
inline constexpr OwnColumn kRejectSystem{"_system", "_来源系统"};
/// Whether a column is one of these.
bool is_own_column(std::string_view name);

/// Writes the rows that could not be registered: the columns of the input in its order, with every
/// cell as it stood there, then `_row` (the row's number) and `_reason`; what the input itself had
/// in columns of these names is replaced. UTF-8 with a byte order mark and CRLF line ends, so that
/// spreadsheets open it. A corrected file can be registered again as it is: therefore the cells are
/// not guarded against being taken for formulas, only the reason is, which is never read back.
///
/// The file appears under its name only at finish(), so the input may be an older file of the same
/// name; without flush() nothing remains.
class RejectsWriter {
 public:
  /// `header`: the column names of the input. `before`: what stood at `path` before the input was
  /// read. `system`: for `_system`; empty for none. Fails with io when the folder cannot be
  /// written.
  static Result<RejectsWriter> create(const std::string& path,
                                      const std::vector<std::string>& header,
                                      const FileStamp& before, const std::string& system = {});
  RejectsWriter(RejectsWriter&&) noexcept;
  RejectsWriter& operator=(RejectsWriter&&) = delete;
  ~RejectsWriter();

  void add(const Row& row, std::string_view reason);
  std::size_t count() const { return count_; }

  /// Everything that a full disk can refuse; to be called before the good rows are written, since
  /// an input of the same name still holds them. Fails with io; then an older file is untouched.
  Result<> flush();
  /// flush(), and gives the file its name, replacing an older one; also without any rejects (the
  /// header alone). Fails with io, and (locked) when somebody changed the older file meanwhile;
  /// that one is then untouched, and the message names the file that holds the rejects.
  Result<> finish();

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  RejectsWriter(std::string path, std::string part, std::FILE* file, const FileStamp& before);

  void write(std::string_view bytes);

  std::string path_;
  std::string part_;  ///< the name until finish(); empty afterwards
  FileStamp before_;
  std::string system_;
  std::unique_ptr<std::FILE, Closer> file_;
  std::vector<bool> own_;  ///< per column of the input: it is `_row` or `_reason`
  std::size_t count_ = 0;
  int error_ = 0;
};

/// True for a file whose first line is that of a REJECTS.csv, in whatever encoding it was saved.
bool is_rejects_file(const std::string& path);

/// The errors of a row as one line for `_reason`: messages and remedies, without positions.
std::string reasons(const std::vector<Diagnostic>& diagnostics);

}  // namespace anjuan
