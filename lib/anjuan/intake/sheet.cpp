#include "anjuan/intake/sheet.hpp"

#include <optional>

#include "anjuan/intake/import_map.hpp"

namespace anjuan {
namespace {

/// The options of the command line over those of the map.
RowOptions combine(RowOptions from_map, const RowOptions& given) {
  if (given.format) from_map.format = given.format;
  if (given.encoding) from_map.encoding = given.encoding;
  if (!given.sheet.empty()) from_map.sheet = given.sheet;
  if (given.header_row != 0) from_map.header_row = given.header_row;
  return from_map;
}

}  // namespace

Result<Sheet> open_sheet(const SheetOptions& options) {
  std::optional<ImportMap> map;
  if (!options.map.empty()) {
    auto loaded = ImportMap::load(options.map, options.fields);
    if (!loaded) return pass_on(loaded);
    map = std::move(*loaded);
  }
  RowOptions how = combine(map ? map->options : RowOptions{}, options.rows);
  how.score = map ? header_score(*map) : known_header_score(options.fields);
  auto table = RowTable::open(options.path, how, options.quarantine);
  if (!table) return pass_on(table);
  auto intake =
      map ? Intake::bind(*map, table->rows(), options.path, options.offset)
          : Intake::recognize(table->rows(), options.path, "", options.offset, options.fields);
  if (!intake) return pass_on(intake);
  return Sheet{std::move(*table), std::move(*intake), map ? map->system : std::string()};
}

}  // namespace anjuan
