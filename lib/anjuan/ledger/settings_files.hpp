#pragma once

#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/paths.hpp"
#include "anjuan/settings/toml_file.hpp"

namespace anjuan {

/// The texts of a ledger's settings, lowest first: the packs that anjuan.toml names, then
/// anjuan.toml itself. A ledger carries its packs with it, so that its rules are those of its own
/// files whatever program reads them. One that names no packs stands on anjuan.toml alone. Fails
/// (bad_data) with every pack that is not there, (io) with what cannot be read.
Result<std::vector<TomlSource>> read_settings_files(const LedgerPaths& paths);

}  // namespace anjuan
