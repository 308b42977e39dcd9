#include "anjuan/disk/spool.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <sys/types.h>
#include <unistd.h>

#include "anjuan/i18n/error_words.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kWindow = 1 << 16;

tl::unexpected<Failure> no_space(int error) {
  Diagnostic d{.code = "no-space"};
  d.message = trf("cannot write a temporary file: {}", error_words(error));
  d.remedy = tr("make room in the folder that TMPDIR names, /tmp when it is not set");
  return fail(ExitCode::io, std::move(d));
}

}  // namespace

Result<Spool> Spool::create() {
  const char* folder = std::getenv("TMPDIR");
  std::string name = std::string(folder != nullptr && *folder != '\0' ? folder : "/tmp");
  name += "/anjuan-XXXXXX";
  const int descriptor = mkstemp(name.data());
  if (descriptor < 0) return no_space(errno);
  unlink(name.c_str());
  std::FILE* file = fdopen(descriptor, "w+b");
  if (file == nullptr) {
    const int error = errno;
    close(descriptor);
    return no_space(error);
  }
  return Spool(file);
}

std::uint64_t Spool::append(std::string_view bytes) {
  const std::uint64_t start = size_;
  failed_ = failed_ || std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size();
  size_ += bytes.size();
  return start;
}

Result<> Spool::finish() {
  if (std::fflush(file_.get()) != 0 || failed_) {
    failed_ = true;
    return no_space(errno != 0 ? errno : EIO);
  }
  return {};
}

tl::unexpected<Failure> Spool::cannot_read_back(const std::string& path) {
  Diagnostic d{.code = "cannot-read", .file = path};
  d.message = tr("the temporary copy of the records cannot be read back");
  d.remedy = tr("check the disk that TMPDIR names, /tmp when it is not set");
  return fail(ExitCode::io, std::move(d));
}

std::string Spool::read(std::uint64_t offset, std::size_t length) {
  if (offset < window_start_ || offset + length > window_start_ + window_.size()) {
    window_.resize(std::max(length, kWindow));
    const ssize_t got =
        pread(fileno(file_.get()), window_.data(), window_.size(), static_cast<off_t>(offset));
    window_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    window_start_ = offset;
    failed_ = failed_ || window_.size() < length;
  }
  return window_.substr(offset - window_start_, length);
}

}  // namespace anjuan
