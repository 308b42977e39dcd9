#include "anjuan/i18n/i18n.hpp"
#include "register_options.hpp"

namespace anjuan::cli {

void add_batch_options(CLI::App&, RegisterWords&) {}
int register_file(Context&, const RegisterWords&) { return 70; }

}  // namespace anjuan::cli
