#include "anjuan/disk/file_ops.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/base/code.hpp"
#include "anjuan/disk/access.hpp"
#include "anjuan/disk/descriptor.hpp"
#include "anjuan/disk/file_source.hpp"
#include "anjuan/disk/read_fault.hpp"
#include "anjuan/disk/stamp.hpp"
#include "anjuan/i18n/error_words.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

int result(int returned) {
  return returned == 0 ? 0 : errno;
}

std::function<int(const std::string&)>& the_fault() {
  static std::function<int(const std::string&)> fault;
  return fault;
}

/// What a pipe, socket or device gives in place of a file; open() has no errno of its own for it.
constexpr int kNotRegular = ENODEV;

/// After ENOENT: 0 when really nothing is there, else why that cannot be said. A link that leads
/// nowhere, at the path or on the way to it, is most often a drive that is not mounted.
int doubt_absence(std::string path) {
  struct stat status {};
  while (!path.empty() && path != "/") {
    if (::lstat(path.c_str(), &status) == 0)
      return S_ISLNK(status.st_mode) ? result(::stat(path.c_str(), &status)) : 0;
    if (errno != ENOENT) return errno;
    path = std::filesystem::path(path).parent_path().string();
  }
  return 0;
}

/// True when `error` says that nothing is at `path`, and it is so; else `error` is the reason.
bool is_absent(const std::string& path, int& error) {
  if (error != ENOENT) return false;
  if (source_of(path).source != nullptr) return true;
  error = doubt_absence(path);
  return error == 0;
}

/// What a file system says that does not know a flag of renameat2.
bool lacks_flag(int error) {
  return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP;
}

enum class Source { regular, any };

/// Hands what is at `path` to `take`; returns an errno.
int read_pieces(const std::string& path, Source source,
                const std::function<void(std::string_view)>& take, FileStamp* stamp = nullptr) {
  if (const int error = read_fault(path)) return error;
  if (const SourcePath elsewhere = source_of(path); elsewhere.source != nullptr) {
    std::string text;
    const int error = elsewhere.source->read(elsewhere.path, text);
    if (error == 0) take(text);
    return error;
  }
  // Without O_NONBLOCK the open itself would wait for somebody to write into a pipe.
  const Descriptor file(path, O_RDONLY | O_NOCTTY | (source == Source::regular ? O_NONBLOCK : 0));
  if (!file.ok()) return errno == ENXIO ? kNotRegular : errno;  // ENXIO: a socket
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return errno;
  if (S_ISDIR(status.st_mode)) return EISDIR;
  if (source == Source::regular && !S_ISREG(status.st_mode)) return kNotRegular;
  // Before reading: what changes while it is read is a change as well.
  if (stamp != nullptr) *stamp = stamp_from(status);
  // One byte more than the file has: then the first read ends it, mostly.
  const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 4095));
  std::string piece(std::min<std::size_t>(size + 1, 1 << 20), '\0');
  while (true) {
    if (const int error = read_fault(path)) return error;
    const ssize_t got = ::read(file.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) return 0;
    take({piece.data(), static_cast<std::size_t>(got)});
  }
}

int read_whole(const std::string& path, Source source, std::string& content,
               FileStamp* stamp = nullptr) {
  return read_pieces(
      path, source, [&](std::string_view piece) { content += piece; }, stamp);
}

int write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// True for a directory or a link to one; an errno for what cannot be told.
int look_at_entry(const std::string& path, unsigned char type, bool& is_directory) {
  is_directory = type == DT_DIR;
  if (type != DT_UNKNOWN && type != DT_LNK) return 0;
  struct stat status {};
  int error = read_fault(path);
  if (error == 0) error = result(::stat(path.c_str(), &status));
  is_directory = error == 0 && S_ISDIR(status.st_mode);
  return error;
}

Result<std::vector<std::string>> list_entries(const std::string& path, bool only_directories) {
  struct Closer {
    void operator()(DIR* directory) const { ::closedir(directory); }
  };
  const auto failed = [](const std::string& what, int error) {
    return fail(ExitCode::io, unreadable(what, error));
  };
  std::vector<std::string> names;
  if (const int error = read_fault(path)) return failed(path, error);
  if (const SourcePath elsewhere = source_of(path); elsewhere.source != nullptr) {
    std::vector<FileSource::Entry> entries;
    const int error = elsewhere.source->list(elsewhere.path, entries);
    if (error != 0 && error != ENOENT) return failed(path, error);
    for (FileSource::Entry& entry : entries)
      if (entry.is_directory || !only_directories) names.push_back(std::move(entry.name));
    std::sort(names.begin(), names.end());
    return names;
  }
  const std::unique_ptr<DIR, Closer> directory(::opendir(path.c_str()));
  if (directory == nullptr) {
    int error = errno;
    if (is_absent(path, error)) return names;
    return failed(path, error);
  }
  while (true) {
    errno = read_fault(path);
    const dirent* entry = errno == 0 ? ::readdir(directory.get()) : nullptr;
    if (entry == nullptr && errno != 0) return failed(path, errno);
    if (entry == nullptr) break;
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    if (only_directories) {
      const std::string full = path + "/" + name;
      bool is_directory = false;
      if (const int error = look_at_entry(full, entry->d_type, is_directory))
        return failed(full, error);
      if (!is_directory && name.find_first_not_of("0123456789") == std::string::npos)
        return failed(full, ENOTDIR);
      if (!is_directory) continue;
    }
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

int FileOps::make_directories(const std::string& path) {
  std::vector<std::string> missing;
  for (std::string folder = path; !folder.empty();
       folder = std::filesystem::path(folder).parent_path().string()) {
    struct stat found {};
    if (::stat(folder.c_str(), &found) == 0) {
      if (!S_ISDIR(found.st_mode)) return ENOTDIR;
      break;
    }
    // What cannot be looked at is not missing.
    if (errno != ENOENT) return errno;
    missing.push_back(folder);
  }
  for (auto folder = missing.rbegin(); folder != missing.rend(); ++folder) {
    if (::mkdir(folder->c_str(), 0777) != 0) {
      if (errno == EEXIST) continue;  // by somebody else meanwhile
      return errno;
    }
    if (::geteuid() == 0)
      if (const int failed = give_to_folder_owner(*folder)) return failed;
  }
  return 0;
}

int FileOps::write_new(const std::string& path, std::string_view content, unsigned mode) {
  Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL, mode);
  if (!file.ok()) return errno;
  if (const int error = give_to_folder_owner(path)) return error;
  if (const int error = write_all(file.get(), content)) return error;
  return file.close();
}

int FileOps::write_whole(const std::string& path, std::string_view content, unsigned mode) {
  const Descriptor file(open_unnamed(std::filesystem::path(path).parent_path().string(), mode));
  if (!file.ok()) {
    int error = write_new(path, content, mode);
    if (error == EEXIST) return error;
    if (error == 0) error = sync_file(path);
    if (error != 0) ::unlink(path.c_str());
    return error;
  }
  int error = write_all(file.get(), content);
  if (error == 0) error = result(::fsync(file.get()));
  if (error == 0) error = give_name(file.get(), path);
  return error != 0 ? error : give_to_folder_owner(path);
}

int FileOps::keep_access(const std::string& from, const std::string& to) {
  struct stat old {};
  struct stat now {};
  const Descriptor file(to, O_RDONLY | O_NOFOLLOW);
  if (!file.ok() || ::lstat(from.c_str(), &old) != 0 || ::fstat(file.get(), &now) != 0)
    return errno;
  mode_t mode = old.st_mode & 0777;
  const mode_t anybody = mode & 07;
  if (now.st_gid != old.st_gid && ::fchown(file.get(), static_cast<uid_t>(-1), old.st_gid) != 0)
    mode = (mode & 0707) | (anybody << 3);
  // The permissions while the file is ours still: who gave it away may not change them.
  if ((now.st_mode & 0777) != mode && ::fchmod(file.get(), mode) != 0) return errno;
  // Only the superuser can; for others the file becomes theirs, as with any editor.
  if (now.st_uid != old.st_uid && ::fchown(file.get(), old.st_uid, static_cast<gid_t>(-1)) != 0)
    return errno == EPERM ? 0 : errno;
  return 0;
}

int FileOps::share(const std::string& directory) {
  struct stat found {};
  if (::stat(directory.c_str(), &found) != 0) return errno;
  return result(::chmod(directory.c_str(), (found.st_mode & 07777) | S_ISGID | S_IRWXG));
}

int FileOps::sync_file(const std::string& path) {
  const Descriptor file(path, O_RDONLY);
  return file.ok() ? result(::fsync(file.get())) : errno;
}

int FileOps::sync_directory(const std::string& path) {
  const Descriptor directory(path, O_RDONLY | O_DIRECTORY);
  if (!directory.ok()) return errno;
  const int error = result(::fsync(directory.get()));
  if (error != EINVAL && error != ENOSYS && error != EOPNOTSUPP) return error;
  weak_disk_ = true;  // SMB and some FUSE: nothing better is to be had there
  return 0;
}

int FileOps::sync_file_system(const std::string& path) {
  const Descriptor directory(path, O_RDONLY | O_DIRECTORY);
  return directory.ok() ? result(::syncfs(directory.get())) : errno;
}

int FileOps::rename_over(const std::string& from, const std::string& to) {
  return result(::rename(from.c_str(), to.c_str()));
}

int FileOps::exchange(const std::string& from, const std::string& to) {
  const int error =
      result(::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE));
  return lacks_flag(error) ? ENOSYS : error;
}

int FileOps::rename_new(const std::string& from, const std::string& to) {
  int error = result(::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE));
  if (!lacks_flag(error)) return error;
  // File systems without the flag: a hard link has the same promise.
  error = result(::link(from.c_str(), to.c_str()));
  if (error == 0) ::unlink(from.c_str());  // a name too many in the staging is no failure
  if (!lacks_links(error)) return error;
  // Without either (FAT): only the lock of the ledger keeps others out.
  struct stat found {};
  if (::lstat(to.c_str(), &found) == 0) return EEXIST;
  return errno == ENOENT ? rename_over(from, to) : errno;
}

int FileOps::hard_link(const std::string& from, const std::string& to) {
  return result(::link(from.c_str(), to.c_str()));
}

int FileOps::remove(const std::string& path) {
  return result(::unlink(path.c_str()));
}

int FileOps::remove_directory(const std::string& path) {
  return result(::rmdir(path.c_str()));
}

int open_unnamed(const std::string& directory, unsigned mode) {
  // Where it cannot be given a name later there is no use in it.
  if (::access("/proc/self/fd", X_OK) != 0) return -1;
  return ::open(directory.empty() ? "." : directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
}

int give_name(int fd, const std::string& path) {
  const std::string open_file = fmt::format("/proc/self/fd/{}", fd);
  return result(::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW));
}

bool lacks_links(int error) {
  return error == EPERM || error == EOPNOTSUPP || error == ENOSYS || error == EMLINK;
}

FileOps& real_file_ops() {
  static FileOps operations;
  return operations;
}

void set_read_fault(std::function<int(const std::string& path)> fault) {
  the_fault() = std::move(fault);
}

bool has_read_fault() {
  return static_cast<bool>(the_fault());
}

int read_fault(const std::string& path) {
  return the_fault() ? the_fault()(path) : 0;
}

Result<PathKind> look_up(const std::string& path) {
  struct stat status {};
  int error = read_fault(path);
  if (const SourcePath elsewhere = source_of(path); error == 0 && elsewhere.source != nullptr) {
    bool is_directory = false;
    error = elsewhere.source->look_up(elsewhere.path, is_directory);
    if (error == 0) return is_directory ? PathKind::directory : PathKind::file;
  } else if (error == 0) {
    error = result(::stat(path.c_str(), &status));
  }
  if (is_absent(path, error)) return PathKind::absent;
  if (error != 0) return fail(ExitCode::io, unreadable(path, error));
  if (S_ISREG(status.st_mode)) return PathKind::file;
  return S_ISDIR(status.st_mode) ? PathKind::directory : PathKind::other;
}

Result<> read_in_pieces(const std::string& path,
                        const std::function<void(std::string_view)>& take) {
  if (const int error = read_pieces(path, Source::regular, take))
    return fail(ExitCode::io, unreadable(path, error));
  return {};
}

Result<std::string> read_file(const std::string& path) {
  std::string content;
  if (const int error = read_whole(path, Source::regular, content))
    return fail(ExitCode::io, unreadable(path, error));
  return content;
}

Result<std::optional<std::string>> read_if_there(const std::string& path) {
  std::string content;
  int error = read_whole(path, Source::regular, content);
  if (is_absent(path, error)) return std::optional<std::string>();
  if (error != 0) return fail(ExitCode::io, unreadable(path, error));
  return std::optional(std::move(content));
}

Result<StampedText> read_stamped(const std::string& path) {
  StampedText read;
  if (const int error = read_whole(path, Source::regular, read.text, &read.stamp))
    return fail(ExitCode::io, unreadable(path, error));
  return read;
}

Result<StampedText> read_stamped_if_there(const std::string& path) {
  StampedText read;
  int error = read_whole(path, Source::regular, read.text, &read.stamp);
  if (is_absent(path, error)) return StampedText{};
  if (error != 0) return fail(ExitCode::io, unreadable(path, error));
  return read;
}

Result<std::string> read_input(const std::string& path) {
  std::string content;
  if (const int error = read_whole(path == "-" ? "/dev/stdin" : path, Source::any, content))
    return fail(ExitCode::io, unreadable(path, error));
  return content;
}

Result<std::vector<std::string>> list_directory(const std::string& path) {
  return list_entries(path, false);
}

Result<std::vector<std::string>> list_subdirectories(const std::string& path) {
  return list_entries(path, true);
}

Diagnostic unreadable(const std::string& path, int error) {
  Diagnostic d{.code = code::kIo, .file = path};
  d.message = trf("{}: {}", tr("cannot be read"), error_words(error));
  switch (error) {
    case EACCES:
    case EPERM:
      explain_refusal(d, path, false);
      break;
    case ENOENT:
      d.remedy = tr("check the path, and whether a network drive is missing");
      break;
    case kNotRegular:
      d.message =
          tr("cannot be read: it is neither a file nor a folder, but a pipe, a socket or a "
             "device");
      d.remedy = tr("move it away and put the file back; git may have it");
      break;
    case EISDIR:
    case ENOTDIR:
    case ELOOP:
      d.remedy = tr("move away what stands there and put the right thing back; git may have it");
      break;
    default:
      d.remedy = tr("check the disk or network drive, then run the command again");
  }
  return d;
}

ExitCode exit_of(const std::vector<Diagnostic>& problems) {
  const bool io = std::any_of(problems.begin(), problems.end(),
                              [](const Diagnostic& d) { return d.code == code::kIo; });
  return io ? ExitCode::io : ExitCode::bad_data;
}

tl::unexpected<Failure> fail_with(std::vector<Diagnostic> problems) {
  const ExitCode exit = exit_of(problems);
  return fail(exit, std::move(problems));
}

Diagnostic io_diagnostic(const std::string& path, int error, std::string what) {
  Diagnostic d{.code = code::kIo, .file = path};
  d.message = trf("{}: {}", what, error_words(error));
  if (error == ENOSPC || error == EDQUOT)
    d.remedy = tr("free some space and run the command again; nothing was lost");
  else if (error == EACCES || error == EPERM)
    explain_refusal(d, path, true);
  else if (error == EROFS)
    d.remedy = tr("check who may write there");
  else if (error == ENOENT)
    d.remedy = tr("make the folder first, or correct the path");
  return d;
}

}  // namespace anjuan
