#include "anjuan/intake/input_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/error_words.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

int temporary_file() {
  const char* folder = std::getenv("TMPDIR");
  std::string name = std::string(folder != nullptr && *folder != '\0' ? folder : "/tmp");
  name += "/anjuan-XXXXXX";
  const int fd = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd >= 0) ::unlink(name.c_str());
  return fd;
}

/// Copies all that comes from `from`; returns an errno, and whether it was the writing that failed.
int copy_all(int from, int to, bool& writing) {
  std::string piece(1 << 16, '\0');
  while (true) {
    writing = false;
    const ssize_t got = ::read(from, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got < 0 ? errno : 0;
    writing = true;
    for (ssize_t done = 0; done < got;) {
      const ssize_t written =
          ::write(to, piece.data() + done, static_cast<std::size_t>(got - done));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return written < 0 ? errno : EIO;
      done += written;
    }
  }
}

}  // namespace

Result<InputFile> InputFile::open(const std::string& given) {
  const bool standard = given == "-";
  struct stat found {};
  const bool pipe = !standard && ::stat(given.c_str(), &found) == 0 && !S_ISREG(found.st_mode) &&
                    !S_ISDIR(found.st_mode);
  if (!standard && !pipe) return InputFile(given, given, -1);
  const Descriptor from(standard ? ::dup(STDIN_FILENO)
                                 : ::open(given.c_str(), O_RDONLY | O_CLOEXEC));
  if (!from.ok()) return fail(ExitCode::io, unreadable(given, errno));
  InputFile input(given, "", temporary_file());
  bool writing = !input.copy_.ok();
  const int error = writing ? errno : copy_all(from.get(), input.copy_.get(), writing);
  if (error != 0 && !writing) return fail(ExitCode::io, unreadable(given, error));
  if (error != 0)
    return fail(
        ExitCode::io,
        {.code = "no-space",
         .message = trf("cannot write a temporary file: {}", error_words(error)),
         .remedy = tr("make room in the folder that TMPDIR names, /tmp when it is not set")});
  // Opened anew by its readers, it begins at the beginning.
  input.path_ = fmt::format("/proc/self/fd/{}", input.copy_.get());
  return input;
}

void InputFile::name_in(std::vector<Diagnostic>& diagnostics) const {
  if (path_ == given_) return;
  for (Diagnostic& d : diagnostics)
    if (d.file == path_) d.file = given_;
}

}  // namespace anjuan
