#include "anjuan/intake/row_table.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <span>
#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/access.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// Skipped rows that the note shows, and how much of each.
constexpr std::size_t kShownRows = 5;
constexpr std::size_t kShownCells = 24;

/// A column that the map names counts for more than all names that are known.
constexpr std::size_t kMapped = 1000;

/// Cells that a line of signatures or a note has at most.
constexpr std::size_t kSignatureCells = 6;
constexpr std::size_t kNoteCells = 2;

bool starts_with_any(std::string_view text, std::span<const std::string_view> words,
                     std::string_view& rest) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) {
      rest = text.substr(word.size());
      return true;
    }
  return false;
}

/// The header once more, as sheets that are printed have it on every page.
bool is_header_again(const Row& row, const std::vector<std::string>& header) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string_view text = trim(row.cells[i].text);
    if (text.empty()) continue;
    if (i >= header.size() || header[i] != text) return false;
    ++same;
  }
  return same >= 2;
}

/// What the first cell that says anything says, folded.
std::string first_text(const Row& row) {
  for (const Cell& cell : row.cells)
    if (!trim(cell.text).empty()) return fold_header(cell.seen());
  return {};
}

/// What a number of things is counted in.
constexpr std::array<std::string_view, 14> kMeasures = {
    "件次", "件", "批次", "批", "人次", "人", "户", "条", "项", "份", "宗", "个", "起", "次"};

/// 2, 2件, 3批12人次: a total, and no sentence that begins with a figure.
bool is_amount(std::string_view text) {
  bool any = false;
  while (!text.empty()) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0) return false;
    any = true;
    text.remove_prefix(digits);
    for (const std::string_view word : kMeasures)
      if (text.starts_with(word)) {
        text.remove_prefix(word.size());
        break;
      }
    for (const std::string_view sign : {",", "、", ";", "。", "."})
      if (text.starts_with(sign)) text.remove_prefix(sign.size());
  }
  return any;
}

/// 第1页, 第1页共3页.
bool is_page(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kPages = {"第页",      "第页共页",   "第页,共页",
                                                             "第页/共页", "第页(共页)", "共页第页"};
  std::string words(text);
  std::erase_if(words, [](char c) { return c >= '0' && c <= '9'; });
  return words.size() < text.size() &&
         std::find(kPages.begin(), kPages.end(), words) != kPages.end();
}

/// Without brackets around the whole.
std::string_view without_brackets(std::string_view text) {
  if (text.size() > 2 && text.starts_with('(') && text.ends_with(')'))
    return text.substr(1, text.size() - 2);
  return text;
}

/// The rejects must not take the place of anything but an older file of rejects, or nothing.
Result<> check_quarantine(const std::string& input, const std::string& quarantine) {
  ANJUAN_DO(check_plain_file(quarantine));
  std::error_code ignored;
  if (!std::filesystem::equivalent(input, quarantine, ignored) || is_rejects_file(input)) return {};
  return fail_usage(
      "quarantine-is-input",
      trf("{} is the file that is read: the rejects would take its place", quarantine),
      tr("name another file with --quarantine"));
}

}  // namespace

bool is_footer(const Row& row) {
  static constexpr std::array<std::string_view, 9> kTotals = {
      "合计", "总计", "小计", "共计", "累计", "总数", "本页小计", "总合计", "本月合计"};
  static constexpr std::array<std::string_view, 19> kSigned = {
      "填表人",   "填报人",   "制表人",   "填表单位",   "填报单位",  "制表单位", "填表日期",
      "填报日期", "填报时间", "填表时间", "制表日期",   "制表时间",  "审核人",   "审核",
      "制表",     "填表",     "负责人",   "单位负责人", "主要负责人"};
  static constexpr std::array<std::string_view, 5> kNotes = {"备注", "说明", "附注", "注",
                                                             "填表说明"};
  static constexpr std::array<std::string_view, 4> kSums = {"共", "总共", "合共", "共有"};
  static constexpr std::array<std::string_view, 2> kEnds = {"以下空白", "此页以下空白"};

  const std::string first = first_text(row);
  const auto filled = static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(),
                    [](const Cell& cell) { return !trim(cell.text).empty(); }));
  std::string_view rest;
  if (starts_with_any(first, kTotals, rest))
    return rest.empty() || rest == ":" || is_amount(rest[0] == ':' ? rest.substr(1) : rest);
  if (filled <= kNoteCells && starts_with_any(first, kSums, rest) && is_amount(rest)) return true;
  if (filled <= kNoteCells && is_page(first)) return true;
  if (starts_with_any(first, kSigned, rest))
    return filled <= kSignatureCells &&
           (rest.empty() || rest[0] == ':' || rest.starts_with("(") || rest.starts_with("签"));
  if (starts_with_any(first, kNotes, rest)) return filled <= kNoteCells && rest.starts_with(':');
  return filled == 1 && starts_with_any(without_brackets(first), kEnds, rest) && rest.empty();
}

HeaderScore header_score(const ColumnTable& columns, const ImportMap& map) {
  std::vector<std::string> wanted;
  for (const FieldRule& rule : map.rules)
    for (const std::string& name : rule.columns)
      if (columns_up_to_letter(name) == 0) wanted.push_back(name);
  return [&columns, wanted = std::move(wanted)](const Header& header) {
    const auto mapped = static_cast<std::size_t>(
        std::count_if(wanted.begin(), wanted.end(), [&](const std::string& name) {
          return !columns_named(header.names, header.groups, name).empty();
        }));
    std::set<const ColumnSpec*> known;
    for (std::size_t i = 0; i < header.names.size(); ++i) {
      const std::string_view group =
          i < header.groups.size() ? header.groups[i] : std::string_view();
      if (const ColumnSpec* column = columns.recognize(header.names[i], group))
        known.insert(column);
    }
    return mapped * kMapped + (known.size() < 2 ? 0 : known.size());
  };
}

RowTable::RowTable(InputFile input, std::string path, std::unique_ptr<RowSource> rows,
                   std::string quarantine)
    : input_(std::move(input)),
      path_(std::move(path)),
      rows_(std::move(rows)),
      quarantine_(std::move(quarantine)),
      older_rejects_(stamp_of(quarantine_)) {}

Result<RowTable> RowTable::open(const std::string& path, const RowOptions& options,
                                std::string quarantine) {
  auto input = InputFile::open(path);
  if (!input) return pass_on(input);
  if (!quarantine.empty()) ANJUAN_DO(check_quarantine(input->path(), quarantine));
  auto rows = open_rows(input->path(), options);
  if (!rows) {
    input->name_in(rows.error().diagnostics);
    return pass_on(rows);
  }
  RowTable table(std::move(*input), path, std::move(*rows), std::move(quarantine));
  for (const std::string& word : options.skip) table.skip_.push_back(fold_header(word));
  return table;
}

bool RowTable::is_record(const Row& row) const {
  if (is_footer(row) || is_header_again(row, rows_->header())) return false;
  if (skip_.empty()) return true;
  const std::string first = first_text(row);
  return std::none_of(skip_.begin(), skip_.end(),
                      [&](const std::string& word) { return first.starts_with(word); });
}

bool RowTable::is_only_numbered(const Row& row) const {
  constexpr std::size_t kNumberDigits = 6;
  const auto says = [](const Cell& cell) { return !trim(cell.text).empty(); };
  const auto only = std::find_if(row.cells.begin(), row.cells.end(), says);
  if (only == row.cells.end() || std::any_of(only + 1, row.cells.end(), says)) return false;
  const std::string_view text = trim(only->text);
  const auto column = static_cast<std::size_t>(only - row.cells.begin());
  return column < numbering_.size() && numbering_[column] && text.size() <= kNumberDigits &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

Result<bool> RowTable::next(Row& row) {
  for (;;) {
    auto more = rows_->next(row);
    if (!more) input_.name_in(more.error().diagnostics);
    if (!more || !*more) return more;
    // Behind the records only: a file of nothing else has lost its contents.
    if (count_ > 0 && is_only_numbered(row)) {
      ++only_numbered_;
      continue;
    }
    if (is_record(row)) break;
    ++skipped_;
    if (skipped_shown_.size() == kShownRows) continue;
    const auto text = std::find_if(row.cells.begin(), row.cells.end(),
                                   [](const Cell& cell) { return !trim(cell.text).empty(); });
    skipped_shown_.push_back(
        fmt::format("{} ({})", row.line, truncate(trim(text->text), kShownCells)));
  }
  row.number = ++count_;
  return true;
}

Result<> RowTable::reject(const Row& row, const std::vector<Diagnostic>& problems) {
  ++rejected_;
  if (quarantine_.empty()) return {};
  if (!rejects_) {
    auto writer = RejectsWriter::create(quarantine_, rows_->header(), older_rejects_, system_);
    if (!writer) return pass_on(writer);
    rejects_.emplace(std::move(*writer));
  }
  rejects_->add(row, reasons(problems));
  return {};
}

Result<> RowTable::flush_rejects() {
  if (!rejects_) return {};
  return rejects_->flush();
}

Result<> RowTable::finish_rejects() {
  if (!rejects_) return {};
  return rejects_->finish();
}

std::vector<Diagnostic> RowTable::notes() const {
  std::vector<Diagnostic> notes = rows_->notes();
  input_.name_in(notes);
  if (skipped_ > 0) {
    Diagnostic d{.severity = Severity::note, .code = "rows-skipped", .file = path_};
    d.message =
        trf("rows left out as totals, signatures or the header again ({}): {}{}", skipped_,
            fmt::join(skipped_shown_, tr(", ")), skipped_ > skipped_shown_.size() ? " …" : "");
    d.remedy = tr("give the row a number of its own if it is a record");
    notes.push_back(std::move(d));
  }
  if (only_numbered_ > 0) {
    Diagnostic d{.severity = Severity::note, .code = "only-numbered", .file = path_};
    d.message = trf("rows left out that hold a number and nothing else: {}", only_numbered_);
    notes.push_back(std::move(d));
  }
  return notes;
}

}  // namespace anjuan
