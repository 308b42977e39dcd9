#include "output.hpp"

#include "anjuan/disk/write_batch.hpp"

namespace anjuan::cli {

Result<> write_output(const Context& ctx, const Ledger& ledger, const std::string& file,
                      std::string_view bytes) {
  if (ctx.dry_run()) return {};
  return write_atomically(ledger.ops(), file, bytes);
}

}  // namespace anjuan::cli
