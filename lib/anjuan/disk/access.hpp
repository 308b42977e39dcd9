#pragma once

#include <string>

#include <sys/types.h>

#include "anjuan/base/result.hpp"

/// Who may do what in a ledger that several people of an office write in.
namespace anjuan {

/// True for a shared ledger: its folder is writable for its group and hands that group on (setgid),
/// as `anjuan init --shared=group` makes it. Every copy has its own answer, nothing is stored.
bool is_shared(const std::string& ledger_root);

/// While it lives, what this process makes is as open to the group as to the user, whatever the
/// umask says, when the ledger is shared. `ledger_root`: "" for the current directory.
class GroupAccess {
 public:
  explicit GroupAccess(const std::string& ledger_root);
  ~GroupAccess();
  GroupAccess(const GroupAccess&) = delete;
  GroupAccess& operator=(const GroupAccess&) = delete;

 private:
  mode_t umask_ = 0;
  bool shared_ = false;
};

/// What the superuser makes belongs to whom the folder belongs: an office that once ran a command
/// as root must be able to go on. Nothing for other users. Returns 0 or an errno.
int give_to_folder_owner(const std::string& path);

/// Fails (io), naming the owner and the way out, when this user may not put another file in the
/// place of `path`: the file of somebody else in a folder that only that one writes in.
Result<> check_replaceable(const std::string& path);

/// Fails (bad_data) for what cannot be replaced by a file without taking something else away: a
/// symbolic link, a device, a pipe, a folder.
Result<> check_plain_file(const std::string& path);

/// Says whose the file or folder is that refused to be read or written, and who can mend it how.
/// For EACCES and EPERM at `path`.
void explain_refusal(Diagnostic& d, const std::string& path, bool writing);

}  // namespace anjuan
