#include "anjuan/ledger/settings_files.hpp"

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/ids.hpp"

namespace anjuan {

Result<std::vector<TomlSource>> read_settings_files(const LedgerPaths& paths) {
  ANJUAN_TRY(own, read_file(paths.settings()));
  std::vector<TomlSource> layers;
  std::vector<Diagnostic> missing;
  // What else is wrong with the file is told by whoever reads it whole.
  if (auto top = TomlTable::parse(own, paths.settings())) {
    for (PlacedText& pack : top->placed_strings("packs")) {
      const std::string path = paths.pack(pack.text);
      ANJUAN_TRY(text, is_identifier(pack.text) ? read_if_there(path)
                                                : Result<std::optional<std::string>>());
      if (text) {
        layers.push_back({path, std::move(*text)});
        continue;
      }
      pack.place.code = "no-such-pack";
      pack.place.message = trf("there is no {}", path);
      pack.place.remedy =
          tr("take it from git, or take the name away; `anjuan pack list` shows "
             "the packs of this program, `anjuan pack add` brings one in");
      missing.push_back(std::move(pack.place));
    }
  }
  if (!missing.empty()) return fail(ExitCode::bad_data, std::move(missing));
  layers.push_back({paths.settings(), std::move(own)});
  return layers;
}

}  // namespace anjuan
