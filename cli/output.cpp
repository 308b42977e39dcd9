#include "output.hpp"

#include <filesystem>

#include "anjuan/disk/write_batch.hpp"

namespace anjuan::cli {

Result<> write_output(const Context& ctx, const Ledger& ledger, const std::string& file,
                      std::string_view bytes) {
  if (ctx.dry_run()) return {};
  // Staged beside the file, which may be on another file system than the ledger.
  const std::string parent = std::filesystem::path(file).parent_path().string();
  return write_atomically(ledger.ops(), (parent.empty() ? "." : parent) + "/.anjuan-staging", file,
                          bytes);
}

}  // namespace anjuan::cli
