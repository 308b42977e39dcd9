#include "anjuan/disk/stamp.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "anjuan/disk/descriptor.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

FileStamp stamp_from(const struct stat& found) {
  return {found.st_ino, found.st_size, nanoseconds(found.st_mtim), nanoseconds(found.st_ctim)};
}

bool same_content(const FileStamp& a, const FileStamp& b) {
  return a.inode == b.inode && a.size == b.size && a.modified == b.modified;
}

FileStamp stamp_of(const std::string& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 ? stamp_from(found) : FileStamp{};
}

bool keeps_change_times(int fd) {
  // The numbers that statfs gives; not all of them have a name in <linux/magic.h>.
  static constexpr std::array<long, 9> kKnown = {
      0xEF53,      // ext2, ext3, ext4
      0x58465342,  // xfs
      0x9123683E,  // btrfs
      0xF2F52010,  // f2fs
      0x2FC12FC1,  // zfs
      0xCA451A4E,  // bcachefs
      0x3153464A,  // jfs
      0x794C7630,  // overlayfs, as containers have it
      0x01021994,  // tmpfs
  };
  struct statfs found {};
  if (::fstatfs(fd, &found) != 0) return false;
  return std::find(kKnown.begin(), kKnown.end(), static_cast<long>(found.f_type)) != kKnown.end();
}

Result<FileStamp> look_at(const std::string& path) {
  struct stat found {};
  int error = read_fault(path);
  if (error == 0 && ::lstat(path.c_str(), &found) != 0) error = errno;
  if (error == ENOENT) return FileStamp{};
  if (error != 0) return fail(ExitCode::io, unreadable(path, error));
  return stamp_from(found);
}

tl::unexpected<Failure> changed_meanwhile(const std::string& path) {
  return fail(ExitCode::locked,
              {.code = "changed-meanwhile",
               .file = path,
               .message = tr("somebody changed the file while this command worked on it"),
               .remedy = tr("run the command again; nothing was written, and the change stands")});
}

Result<> check_folders(const std::string& root, const std::string& path) {
  Descriptor at(::open(root.empty() ? "." : root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  std::size_t start = root.size();
  for (std::size_t slash; (slash = path.find('/', start)) != std::string::npos; start = slash + 1) {
    if (at.get() < 0) break;
    const std::string name = path.substr(start, slash - start);
    if (name.empty()) continue;
    const bool up = name == "..";
    at.move_to(
        up ? -1 : ::openat(at.get(), name.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    const int error = at.get() < 0 ? errno : 0;
    if (!up && error != 0 && error != ENOENT && error != ELOOP && error != ENOTDIR)
      return fail(ExitCode::io, unreadable(path.substr(0, slash), error));
    if (up || (error != 0 && error != ENOENT))
      return fail(ExitCode::bad_data,
                  {.code = "not-a-folder",
                   .file = path.substr(0, slash),
                   .message = tr("this is a symbolic link or no folder; nothing is written there"),
                   .remedy = tr("put the folder itself in its place")});
  }
  return {};
}

}  // namespace anjuan
