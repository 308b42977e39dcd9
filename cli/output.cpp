#include "output.hpp"

#include <cerrno>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::cli {

Result<> write_output(const Context& ctx, const Ledger& ledger, const std::string& file,
                      std::string_view bytes) {
  if (ctx.dry_run()) return {};
  return write_atomically(ledger.ops(), file, bytes);
}

Result<> write_private(const Context& ctx, const Ledger& ledger, const std::string& file,
                       std::string_view bytes) {
  constexpr unsigned kOwnerOnly = 0600;
  if (ctx.dry_run()) return {};
  const int error = ledger.ops().write_whole(file, bytes, kOwnerOnly);
  if (error == EEXIST)
    return fail(ExitCode::usage,
                {.code = "file-exists",
                 .file = file,
                 .message = tr("the file is there already, and may be all that there is of a case"),
                 .remedy = tr("name another file, or take this one away first")});
  if (error != 0) return fail(ExitCode::io, io_diagnostic(file, error, tr("cannot be written")));
  return {};
}

}  // namespace anjuan::cli
