#include "anjuan/i18n/error_words.hpp"

#include <cerrno>
#include <cstring>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

// The C library would translate them with a locale that cron and containers do not have. The words
// are its own.
struct ErrorWords {
  int error;
  const char* words;  ///< msgid
};
constexpr ErrorWords kErrorWords[] = {
    {EACCES, N_("Permission denied")},
    {EPERM, N_("Operation not permitted")},
    {ENOENT, N_("No such file or directory")},
    {ENOTDIR, N_("Not a directory")},
    {EISDIR, N_("Is a directory")},
    {EEXIST, N_("File exists")},
    {ENOTEMPTY, N_("Directory not empty")},
    {ENOSPC, N_("No space left on device")},
    {EDQUOT, N_("Disk quota exceeded")},
    {EROFS, N_("Read-only file system")},
    {EFBIG, N_("File too large")},
    {EIO, N_("Input/output error")},
    {EBUSY, N_("Device or resource busy")},
    {EMFILE, N_("Too many open files")},
    {ENFILE, N_("Too many open files in system")},
    {ENAMETOOLONG, N_("File name too long")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {EPIPE, N_("Broken pipe")},
    {ENOMEM, N_("Cannot allocate memory")},
    {ESTALE, N_("Stale file handle")},
    {ENOEXEC, N_("Exec format error")},
    {EXDEV, N_("Invalid cross-device link")},
};

}  // namespace

std::string error_words(int error) {
  for (const ErrorWords& known : kErrorWords)
    if (known.error == error) return tr(known.words);
  return std::strerror(error);
}

}  // namespace anjuan
