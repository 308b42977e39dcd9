#include "anjuan/disk/access.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/disk/batch_journal.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

std::string user_name(uid_t id) {
  const passwd* found = ::getpwuid(id);
  return found != nullptr ? found->pw_name : std::to_string(id);
}

std::string group_name(gid_t id) {
  const group* found = ::getgrgid(id);
  return found != nullptr ? found->gr_name : std::to_string(id);
}

bool is_member_of(gid_t id) {
  std::vector<gid_t> groups(static_cast<std::size_t>(std::max(0, ::getgroups(0, nullptr))));
  if (!groups.empty() && ::getgroups(static_cast<int>(groups.size()), groups.data()) < 0)
    groups.clear();
  groups.push_back(::getegid());
  return std::find(groups.begin(), groups.end(), id) != groups.end();
}

bool may(const std::string& path, int how) {
  return ::faccessat(AT_FDCWD, path.c_str(), how, AT_EACCESS) == 0;
}

/// The file or folder that stands in the way of reading, or of replacing, what is at `path`.
std::string what_refuses(const std::string& path, bool writing) {
  std::string folder = path.starts_with('/') ? "/" : ".";
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    folder = path.substr(0, slash);
    if (!may(folder, X_OK)) return folder;
  }
  if (writing) return may(folder, W_OK) ? path : folder;
  return path;
}

}  // namespace

bool is_shared(const std::string& ledger_root) {
  struct stat root {};
  return ::stat(ledger_root.empty() ? "." : ledger_root.c_str(), &root) == 0 &&
         (root.st_mode & S_ISGID) != 0 && (root.st_mode & S_IWGRP) != 0;
}

GroupAccess::GroupAccess(const std::string& ledger_root) : shared_(is_shared(ledger_root)) {
  if (!shared_) return;
  umask_ = ::umask(0);
  ::umask(umask_ & ~static_cast<mode_t>(S_IRWXG));
}

GroupAccess::~GroupAccess() {
  if (shared_) ::umask(umask_);
}

int give_to_folder_owner(const std::string& path) {
  if (::geteuid() != 0) return 0;
  struct stat folder {};
  if (::stat(parent_of(path).c_str(), &folder) != 0) return errno;
  if (folder.st_uid == 0) return 0;
  return ::lchown(path.c_str(), folder.st_uid, folder.st_gid) == 0 ? 0 : errno;
}

Result<> check_replaceable(const std::string& path) {
  const std::string folder = parent_of(path);
  int error = may(folder, W_OK | X_OK) ? 0 : errno;
  struct stat above {};
  struct stat file {};
  // In a folder such as /tmp everybody may write, and replace only what is their own.
  if (error == 0 && ::geteuid() != 0 && ::stat(folder.c_str(), &above) == 0 &&
      (above.st_mode & S_ISVTX) != 0 && ::lstat(path.c_str(), &file) == 0 &&
      above.st_uid != ::geteuid() && file.st_uid != ::geteuid())
    error = EPERM;
  if (error != EACCES && error != EPERM) return {};  // what else fails is told when it is tried
  return fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be written")));
}

Result<> check_plain_file(const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0 || S_ISREG(found.st_mode)) return {};
  return fail(ExitCode::bad_data,
              {.code = "not-a-file",
               .file = path,
               .message = tr("this is a symbolic link or no plain file; it is not written over"),
               .remedy = tr("name the file itself, or put it in the place of the link")});
}

void explain_refusal(Diagnostic& d, const std::string& path, bool writing) {
  const std::string culprit = what_refuses(path, writing);
  struct stat found {};
  if (::lstat(culprit.c_str(), &found) != 0) {
    d.remedy = writing ? tr("check who may write there")
                       : tr("let the user who runs this command read it and the folders above it");
    return;
  }
  const std::string owner = user_name(found.st_uid);
  d.message = trf("{} ({} belongs to {}, group {}, permissions {})", d.message, culprit, owner,
                  group_name(found.st_gid), fmt::format("{:04o}", found.st_mode & 07777));
  // A group of this user's: that of the folder above, as shared ledgers have it, before its own.
  struct stat above {};
  const bool has_above = ::stat(parent_of(culprit).c_str(), &above) == 0;
  const gid_t group = has_above && is_member_of(above.st_gid) ? above.st_gid : ::getegid();
  const std::string mend =
      is_member_of(found.st_gid)
          ? fmt::format("chmod g+rwX {}", culprit)
          : fmt::format("chgrp {} {} && chmod g+rwX {}", group_name(group), culprit, culprit);
  d.remedy = trf("let {} or the administrator run: {}", owner, mend);
}

}  // namespace anjuan
