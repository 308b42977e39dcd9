#include "anjuan/intake/complaint.hpp"

#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {

namespace {

/// "来访=visit 走访=visit …"
std::string words_of(Vocabulary choices) {
  std::string all;
  for (const Word& word : choices)
    for (const std::string_view spoken : split(word.spoken, ' '))
      if (!spoken.empty()) all += fmt::format("{}{}={}", all.empty() ? "" : " ", spoken, word.id);
  return all;
}

}  // namespace

const ColumnTable& complaint_columns() {
  static const std::vector<std::string> headers = [] {
    std::vector<std::string> all;
    for (const DraftFieldSpec& spec : draft_fields())
      all.push_back(
          fmt::format("{} {} {}", spec.option, spec.chinese_headers, spec.english_headers));
    return all;
  }();
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all;
    for (const DraftFieldSpec& spec : draft_fields()) {
      const auto* target = std::get_if<HeadField>(&spec.target);
      all.push_back(target == nullptr ? std::string() : words_of(spec_of(*target).choices));
    }
    return all;
  }();
  static const ColumnTable table = [] {
    std::vector<ColumnSpec> columns;
    for (const DraftFieldSpec& spec : draft_fields())
      columns.push_back({.name = spec.name,
                         .type = spec.type,
                         .headers = headers[columns.size()],
                         .beside = spec.beside,
                         .words = words[columns.size()],
                         .joins = spec.joins,
                         .protects = spec.protects,
                         .numbers = spec.field == DraftField::ref,
                         .excludes = spec.field == DraftField::source ? "ref" : "",
                         .min = spec.min,
                         .max = spec.max});
    return ColumnTable(std::move(columns));
  }();
  return table;
}

const ColumnSpec& column_of(DraftField field) {
  return complaint_columns()[index_of(field)];
}

Draft draft_of(const Taken& taken, std::string_view system) {
  Draft draft;
  for (const DraftFieldSpec& spec : draft_fields())
    if (spec.field != DraftField::ref && !taken.values[index_of(spec.field)].empty())
      draft[spec.field] = taken.values[index_of(spec.field)];
  if (const std::string& ref = taken.values[index_of(DraftField::ref)]; !ref.empty())
    draft[DraftField::source] = system.empty() ? ref : fmt::format("{}/{}", system, ref);
  return draft;
}

std::size_t origin_of(const Intake& intake, DraftField field) {
  const bool made = field == DraftField::source && !intake.fills(index_of(field));
  return index_of(made ? DraftField::ref : field);
}

std::vector<RowFault> missing_number(const Intake& intake, const RowSource& rows, const Row& row,
                                     const Taken& taken) {
  if (!taken.good || !intake.fills(index_of(DraftField::ref)) ||
      !taken.values[index_of(DraftField::ref)].empty())
    return {};
  Diagnostic d{.code = "missing-ref"};
  d.message = tr("the number of the complaint is missing");
  d.remedy = tr("fill it in: it tells this complaint from all others");
  return {intake.place(rows, row, index_of(DraftField::ref), std::move(d))};
}

}  // namespace anjuan
