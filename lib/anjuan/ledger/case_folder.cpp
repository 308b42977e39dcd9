#include "anjuan/ledger/case_folder.hpp"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/disk/descriptor.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/read_fault.hpp"

namespace anjuan {
namespace {

/// The edges at which a disk can break off a read: pages and blocks are multiples of it.
constexpr std::size_t kSector = 512;
/// More than nearly every case has.
constexpr std::size_t kUsual = 16384;

void add_stamp(const CaseFolder& folder, FolderFile& file) {
  if (!file.regular) return;
  // What cannot be looked at now is read, and complained of, later.
  if (has_read_fault() && read_fault(folder.path + "/" + file.name) != 0) return;
  struct stat found {};
  if (::fstatat(::dirfd(folder.handle.get()), file.name.c_str(), &found, AT_SYMLINK_NOFOLLOW) ==
          0 &&
      S_ISREG(found.st_mode))
    file.stamp = stamp_from(found);
}

}  // namespace

bool is_case_name(std::string_view name) {
  return name.ends_with(".yaml") && name[0] != '.';
}

CaseFolder list_case_folder(const std::string& path, bool stamped) {
  CaseFolder folder{.path = path, .error = read_fault(path)};
  if (folder.error == 0) {
    folder.handle.reset(::opendir(path.c_str()));
    if (folder.handle == nullptr) folder.error = errno;
  }
  while (folder.error == 0) {
    errno = read_fault(path);
    const dirent* entry = errno == 0 ? ::readdir(folder.handle.get()) : nullptr;
    folder.error = errno;
    if (entry == nullptr) break;
    folder.error = 0;
    if (is_case_name(entry->d_name))
      folder.files.push_back({entry->d_name, entry->d_type == DT_REG, {}});
  }
  if (!stamped || folder.handle == nullptr || !keeps_change_times(::dirfd(folder.handle.get())))
    return folder;
  std::sort(folder.files.begin(), folder.files.end(),
            [](const FolderFile& a, const FolderFile& b) { return a.name < b.name; });
  for (FolderFile& file : folder.files) add_stamp(folder, file);
  return folder;
}

CaseText read_case_text(const CaseFolder& folder, const FolderFile& file, bool stamped) {
  CaseText read;
  if (has_read_fault()) read.error = read_fault(folder.path + "/" + file.name);
  if (read.error != 0) return read;
  const Descriptor opened(::openat(::dirfd(folder.handle.get()), file.name.c_str(),
                                   O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat before {};
  if (!opened.ok() || (stamped && ::fstat(opened.get(), &before) != 0)) {
    read.error = errno;
    return read;
  }
  if (stamped) read.stamp = stamp_from(before);
  // No look at the size in front: one read tells that of nearly every case.
  thread_local std::string piece(kUsual, '\0');
  std::size_t filled = 0;
  while (true) {
    const ssize_t got = ::read(opened.get(), piece.data() + filled, piece.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) read.error = errno;
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
    // A regular file gives all it has, unless the disk fails half-way.
    if (filled % kSector != 0) break;
    if (filled == piece.size()) piece.resize(piece.size() * 2);
  }
  read.text.assign(piece, 0, filled);
  return read;
}

}  // namespace anjuan
