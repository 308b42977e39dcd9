#include "anjuan/intake/complaint.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/intake/rejects.hpp"
#include "anjuan/model/accusing.hpp"

namespace anjuan {

namespace {

/// What stands in a column that asks whether somebody is to be named.
constexpr std::string_view kSecretOrNot =
    "保密=true 要求保密=true 需保密=true 需要保密=true 身份保密=true 匿名=true 要求匿名=true "
    "隐名=true 不公开=true 要求不公开=true 不保密=false 无需保密=false 不需保密=false "
    "不要求保密=false "
    "不匿名=false 非匿名=false 实名=false 公开=false 可以公开=false";

/// Words in a column that nobody reads, which decide who may learn of the complaint. Not where they
/// are denied.
constexpr std::string_view kSecret[] = {"匿名", "不公开", "保密", "隐名"};
constexpr std::string_view kDenials[] = {"不", "非", "无", "未", "免", "否"};
/// A remark is longer, and speaks of many things.
constexpr std::size_t kLongRemark = 24;

/// The first of the words that a text says; empty for none.
std::string_view word_in(std::string_view text, std::span<const std::string_view> words) {
  constexpr std::size_t kThreeCharacters = 9;
  for (const std::string_view word : words) {
    const std::size_t at = text.find(word);
    if (at == text.npos) continue;
    const std::string_view before =
        text.substr(at - std::min(at, kThreeCharacters), std::min(at, kThreeCharacters));
    if (std::none_of(std::begin(kDenials), std::end(kDenials),
                     [&](std::string_view no) { return before.find(no) != before.npos; }))
      return word;
  }
  return {};
}

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
      all.push_back(spec.field == DraftField::confidential ? std::string(kSecretOrNot)
                    : target == nullptr                    ? std::string()
                                                           : words_of(spec_of(*target).choices));
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

std::vector<RowFault> unread_alarms(const Intake& intake, const RowSource& rows, const Row& row,
                                    const Taken& taken) {
  const auto value = [&](DraftField field) -> const std::string& {
    return taken.values[index_of(field)];
  };
  if (!taken.good || value(DraftField::kind) == to_name(CaseKind::accusation) ||
      value(DraftField::confidential) == "true" || !value(DraftField::accused).empty() ||
      !value(DraftField::accused_unit).empty())
    return {};
  std::vector<RowFault> faults;
  for (std::size_t i = 0; i < std::min(row.cells.size(), rows.header().size()); ++i) {
    if (intake.reads(i) || is_own_column(rows.header()[i])) continue;
    const std::string said = fold_header(row.cells[i].seen());
    if (said.empty() || split_characters(said).size() > kLongRemark) continue;
    // 匿名举报：是 says it in its heading.
    const bool yes = read_yes_no(said).value_or("") == "true";
    const std::string text = yes ? fold_header(rows.header()[i]) : said;
    for (const auto& [words, field] :
         {std::pair(words_that_accuse(), DraftField::kind),
          std::pair(std::span<const std::string_view>(kSecret), DraftField::confidential)}) {
      // A map that says what decides it has decided.
      const std::string_view word = word_in(text, words);
      if (word.empty() || (intake.is_mapped() && intake.fills(index_of(field)))) continue;
      Diagnostic d{.code = "unread-protection"};
      d.message =
          trf("this column is not read, and its '{}' decides who may learn of the complaint", word);
      d.rule = N_("W22 art. 30, 46");
      d.remedy =
          trf("read the column: {0} = \"{1}\" under [fields] of a map; or give the row a "
              "column {0} that says what it is",
              spec_of(field).name, rows.header()[i]);
      faults.push_back(intake.place_cell(rows, row, i, std::move(d)));
      break;
    }
  }
  return faults;
}

}  // namespace anjuan
