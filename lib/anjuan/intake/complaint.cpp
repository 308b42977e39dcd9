#include "anjuan/intake/complaint.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "anjuan/base/normal_form.hpp"
#include "anjuan/base/simplified.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/intake/rejects.hpp"
#include "anjuan/model/accusing.hpp"
#include "anjuan/model/identity.hpp"

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

bool has_one(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

/// 匿名举报：是 says it in its heading, and so does 是否公开：否.
std::string what_it_says(const std::string& header, const std::string& said) {
  const std::string answer = read_yes_no(said).value_or("");
  if (answer == "true") return header;
  if (answer == "false" && has_one(header, {"公开", "实名", "署名"}) &&
      !has_one(header, {"不公开", "不署名"}))
    return "不公开";
  return said;
}

/// 举报对象, 被投诉人: in an accusation whoever it accuses.
bool says_whom_it_accuses(std::string_view header) {
  return has_one(header, {"举报对象", "控告对象", "检举对象", "反映对象", "被举报", "被控告",
                          "被检举", "被投诉", "被反映"});
}

/// A column of people who came, and not of those who handle the matter: 家属姓名, 户主.
bool is_of_people(std::string_view header) {
  constexpr std::string_view kEnds[] = {"姓名", "人", "户主", "业主", "客户", "家属", "名字"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return header.ends_with(end); }) &&
         !has_one(header, {"人数", "人次", "经办", "承办", "主办", "登记", "填",   "责任", "审",
                           "处理", "办理", "受理", "录入", "记录", "接访", "接待", "接谈", "负责",
                           "签",   "包案", "领导", "报送", "转办", "交办", "督办", "件人"});
}

/// Whether a cell holds a name, of Han characters.
bool is_name(std::string_view cell) {
  constexpr std::size_t kShortest = 2;
  constexpr std::size_t kLongest = 12;
  const std::u32string form = normal_form(cell).text;
  return form.size() >= kShortest && form.size() <= kLongest && is_han(form.front()) &&
         !read_yes_no(fold_header(cell));
}

/// Whether a title tells of whom a cell names; a word that the row says is no name tells of nobody.
bool is_told_in(std::string_view title, std::string_view cell, std::string_view words) {
  constexpr std::size_t kLongest = 4;
  if (!is_name(cell) || normal_form(cell).text.size() > kLongest) return false;
  const auto no_names = split(words, ' ');
  return std::find(no_names.begin(), no_names.end(), cell) == no_names.end() &&
         names_petitioner(title, {{.name = std::string(cell)}});
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
  if (!taken.good) return {};
  const auto value = [&](DraftField field) -> const std::string& {
    return taken.values[index_of(field)];
  };
  const bool says_whom =
      !value(DraftField::accused).empty() || !value(DraftField::accused_unit).empty();
  const bool accuses = says_whom || value(DraftField::kind) == to_name(CaseKind::accusation);
  const bool is_secret = accuses || value(DraftField::confidential) == "true";
  std::vector<RowFault> faults;
  const auto fault = [&](std::size_t column, Diagnostic d) {
    d.rule = "W22 art. 30, 46";
    faults.push_back(intake.place_cell(rows, row, column, std::move(d)));
  };
  for (std::size_t i = 0; i < std::min(row.cells.size(), rows.header().size()); ++i) {
    const std::string& header = rows.header()[i];
    if (intake.reads(i) || is_own_column(header)) continue;
    const std::string said = fold_header(row.cells[i].seen());
    if (said.empty() || split_characters(said).size() > kLongRemark) continue;
    if (accuses && !says_whom && says_whom_it_accuses(fold_header(header)) &&
        is_name(row.cells[i].seen())) {
      Diagnostic d{.code = "unread-protection"};
      d.message = tr("this column is not read, and says whom the complaint accuses");
      d.remedy =
          trf("read the column: accused = \"{0}\" under [fields] of a map, or accused-unit "
              "= \"{0}\" where it names units",
              header);
      fault(i, std::move(d));
      continue;
    }
    if (is_of_people(fold_header(header)) &&
        is_told_in(value(DraftField::title), row.cells[i].seen(), value(DraftField::not_named))) {
      Diagnostic d{.code = "title-names-petitioner"};
      d.message =
          tr("this column is not read, and the title tells who stands in it: all may read titles");
      d.remedy =
          trf("write the title without; or read the column: petitioner.name = \"{}\" under "
              "[fields] of a map, with --veil-titles",
              header);
      fault(i, std::move(d));
      continue;
    }
    if (is_secret) continue;
    const std::string text = what_it_says(fold_header(header), said);
    for (const auto& [words, field] :
         {std::pair(words_that_accuse(), DraftField::kind),
          std::pair(std::span<const std::string_view>(kSecret), DraftField::confidential)}) {
      // A map that says what decides it has decided.
      const std::string_view word = word_in(text, words);
      if (word.empty() || (intake.is_mapped() && intake.fills(index_of(field)))) continue;
      Diagnostic d{.code = "unread-protection"};
      d.message =
          trf("this column is not read, and its '{}' decides who may learn of the complaint", word);
      d.remedy =
          trf("read the column: {0} = \"{1}\" under [fields] of a map; or give the row a "
              "column {0} that says what it is",
              spec_of(field).name, header);
      fault(i, std::move(d));
      break;
    }
  }
  return faults;
}

}  // namespace anjuan
