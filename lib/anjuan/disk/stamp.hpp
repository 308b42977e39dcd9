#pragma once

#include <cstdint>
#include <string>

#include <sys/stat.h>

#include "anjuan/base/result.hpp"

/// What lets a file that was read be rewritten without losing what others do to it meanwhile: an
/// editor, a git checkout, another program. None of them knows the lock of the ledger.
namespace anjuan {

/// What a file was at a moment. All zero: there was none.
struct FileStamp {
  std::uint64_t inode = 0;
  std::int64_t size = 0;
  std::int64_t modified = 0;  ///< nanoseconds since 1970
  std::int64_t changed = 0;   ///< the kernel's own time of the last change, which nobody can set

  bool exists() const { return inode != 0; }
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// True when the content is the same: a rename or another name changes the kernel's time only.
bool same_content(const FileStamp& a, const FileStamp& b);

FileStamp stamp_from(const struct stat& found);
/// Of what stands at `path` now; of a symbolic link that of the link itself.
/// What cannot be looked at counts as not there: only for names that are this program's own.
FileStamp stamp_of(const std::string& path);
/// The same where that would do harm. Fails (io) when nobody can tell what stands there.
Result<FileStamp> look_at(const std::string& path);

/// True when the open file or folder is on a file system of this machine that notes every change of
/// a file in its stamp at once. A network drive shows what it knew seconds ago, a memory stick
/// knows no time that nobody can set: there a stamp proves nothing.
bool keeps_change_times(int fd);

/// The whole content of a file, and what the file was before the first byte was read.
struct StampedText {
  std::string text;
  FileStamp stamp;
};

/// Reads a file in order to rewrite it. Fails (io) with the reason when it cannot be read.
Result<StampedText> read_stamped(const std::string& path);
/// The same for a file that may be absent: then no text and the stamp of no file.
Result<StampedText> read_stamped_if_there(const std::string& path);

/// Why nothing was written: somebody changed `path` between reading and writing. The exit code is
/// that of a ledger in use (locked), so that what repeats a command when the ledger is busy repeats
/// it here too; trying again after io would help nobody.
tl::unexpected<Failure> changed_meanwhile(const std::string& path);

/// Fails (bad_data) unless every folder that there is between `root` ("" or ending with a slash)
/// and the file `path` is a folder of its own: a symbolic link would lead the writing elsewhere.
/// Folders are opened one below the other, so this needs no kernel that knows openat2.
Result<> check_folders(const std::string& root, const std::string& path);

}  // namespace anjuan
