#include "anjuan/intake/outline.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/intake/xlsx_values.hpp"
#include "anjuan/model/person_check.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kSamples = 3;
constexpr std::size_t kSampleWidth = 24;

/// A column whose name holds a known one: 信访人姓名（代表）. The longest tells most.
const ColumnSpec* guess_by_name(const ColumnTable& columns, std::string_view header) {
  const std::string folded = fold_header(header);
  const ColumnSpec* best = nullptr;
  std::size_t length = 0;
  for (const ColumnSpec& column : columns.all())
    for (const std::string_view name : split(column.headers, ' '))
      // One character, or one word of a language with spaces, says too little.
      if (name.size() > length && name.size() >= std::string_view("编号").size() &&
          static_cast<unsigned char>(name[0]) >= 0x80 && folded.find(name) != std::string::npos) {
        best = &column;
        length = name.size();
      }
  return best;
}

bool is_mobile(std::string_view text) {
  return text.size() == 11 && text[0] == '1' &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// What the cells of a column look like.
const ColumnSpec* guess_by_cells(const ColumnTable& columns,
                                 const std::vector<std::string>& samples) {
  const auto all = [&](bool (*fits)(std::string_view)) {
    return !samples.empty() && std::all_of(samples.begin(), samples.end(), fits);
  };
  if (all(has_right_check_digit)) return columns.find("petitioner.id-number");
  if (all(is_mobile)) return columns.find("petitioner.phone");
  const auto is_moment = [](std::string_view text) {
    const Value value = read_moment(text, CellKind::text, {});
    return value && !value->empty();
  };
  if (all(is_moment))
    for (const std::string_view name : {"received", "on", "date"})
      if (const ColumnSpec* column = columns.find(name)) return column;
  return nullptr;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

Result<SheetOutline> outline_sheet(const ColumnTable& columns, const SheetRequest& request) {
  ImportMap map;
  if (!request.map.empty()) {
    auto loaded = ImportMap::load(columns, request.map);
    if (!loaded) return pass_on(loaded);
    map = std::move(*loaded);
  }
  RowOptions how = combine(map.options, request.rows);
  how.score = header_score(columns, map);
  auto table = RowTable::open(request.path, how, {});
  if (!table) return pass_on(table);
  const RowSource& rows = table->rows();
  SheetOutline outline;
  for (std::size_t i = 0; i < rows.header().size(); ++i)
    outline.columns.push_back({.letter = column_letters(i), .name = rows.header()[i]});
  Row row;
  for (std::size_t seen = 0; seen < kSamples; ++seen) {
    auto more = table->next(row);
    if (!more) return pass_on(more);
    if (!*more) break;
    for (std::size_t i = 0; i < std::min(row.cells.size(), outline.columns.size()); ++i)
      if (const std::string text = read_line(row.cells[i].seen()); !text.empty())
        outline.columns[i].samples.push_back(truncate(text, kSampleWidth));
  }
  auto intake = request.map.empty()
                    ? Intake::recognize(columns, rows, request.path, request.offset)
                    : Intake::bind(columns, map, rows, request.path, request.offset);
  if (!intake && !request.map.empty()) return pass_on(intake);
  std::vector<bool> filled(columns.size());
  for (std::size_t index = 0; intake && index < columns.size(); ++index)
    for (const std::size_t column : intake->columns_of(index)) {
      outline.columns[column].field = columns[index].name;
      outline.columns[column].is_moment = columns[index].type == DraftType::moment;
      filled[index] = true;
    }
  for (OutlineColumn& column : outline.columns) {
    if (!column.field.empty()) continue;
    const ColumnSpec* guess = guess_by_name(columns, column.name);
    if (guess == nullptr) guess = guess_by_cells(columns, column.samples);
    if (guess != nullptr && !filled[columns.index_of(*guess)]) column.guess = guess->name;
  }
  outline.notes = table->notes();
  return outline;
}

std::string draft_map(const SheetOutline& outline, std::string_view file) {
  std::string out = fmt::format("# {}\n[source]\nsystem = \"\"\n\n[fields]\n",
                                trf("a map for {}: register --from FILE --map this file", file));
  const auto name_of = [](const OutlineColumn& column) {
    return quoted(column.name.empty() ? column.letter : column.name);
  };
  std::set<std::string_view> drafted;
  for (const OutlineColumn& column : outline.columns) {
    std::string name = name_of(column);
    const bool bare = column.field.find('.') == std::string::npos;
    const std::string samples =
        column.samples.empty() ? std::string() : "  # " + join(column.samples, " · ");
    const bool again = !column.field.empty() && !drafted.insert(column.field).second;
    // A field stands once in a map: with the day the time, and of equal columns the first.
    if (column.is_moment && !again) {
      std::vector<std::string> names;
      for (const OutlineColumn& other : outline.columns)
        if (other.field == column.field) names.push_back(name_of(other));
      if (names.size() == 2) name = fmt::format("[{}]", join(names, ", "));
    }
    if (!column.field.empty())
      out += fmt::format("{}{} = {}{}\n", again ? "# " : "",
                         bare ? column.field : quoted(column.field), name, samples);
    else if (!column.guess.empty())
      out += fmt::format("# {} = {}{}\n", trf("perhaps {}", quoted(column.guess)), name, samples);
    else
      out += fmt::format("# {} = {}{}\n", tr("not read"), name, samples);
  }
  return out;
}

}  // namespace anjuan
