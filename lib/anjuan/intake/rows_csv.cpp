#include <algorithm>
#include <array>
#include <cctype>
#include <deque>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <csv.h>

#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/encoding.hpp"
#include "anjuan/intake/rows.hpp"

namespace anjuan {
namespace {

/// A record longer than this is a quote that was never closed; reading on would fill the memory.
constexpr std::size_t kMaxRecord = 4U << 20;

/// So much text is read a second time, behind quotes that were never closed, before the file as a
/// whole is given up.
constexpr std::size_t kMaxReread = 8U << 20;

/// A longer line is not shown.
constexpr std::size_t kMaxShownLine = 1U << 16;

/// Lines among which a separator is looked for.
constexpr std::size_t kSeparatorSearch = 20;

constexpr std::string_view kWideCommaText = "，";

/// Cuts a decoded file into lines, the newline included as `\n` whatever the file uses.
class LineReader {
 public:
  explicit LineReader(DecodedFile& file) : file_(&file) {}

  /// False at the end. The last line may come without a newline.
  bool next(std::string& line) {
    line.clear();
    for (;;) {
      const std::size_t end = find_end();
      if (end != std::string::npos) {
        line.append(text_, at_, end - at_);
        at_ = end + 1;
        if (line.ends_with('\r')) line.pop_back();
        line += '\n';
        return true;
      }
      line.append(text_, at_, std::string::npos);
      text_.clear();
      at_ = 0;
      if (line.size() > kMaxRecord || !file_->read_more(text_)) return !line.empty();
    }
  }

 private:
  /// Position of the character that ends this line. Files of classic Macs have only `\r`; that is
  /// decided by the first line end, so that a lone `\r` inside a cell of other files stays there.
  std::size_t find_end() {
    if (end_ == 0) {
      const std::size_t first = text_.find_first_of("\r\n", at_);
      if (first == std::string::npos) return first;
      if (text_[first] == '\r' && first + 1 == text_.size() && file_->read_more(text_))
        return find_end();
      end_ = text_[first] == '\r' && first + 1 < text_.size() && text_[first + 1] != '\n' ? '\r'
                                                                                          : '\n';
    }
    return text_.find(end_, at_);
  }

  DecodedFile* file_;
  std::string text_;
  std::size_t at_ = 0;
  char end_ = 0;
};

/// libcsv behind a door that takes lines and gives cells.
class Parser {
 public:
  explicit Parser(char separator) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    csv_set_blk_size(&parser_, 1 << 14);
    csv_set_term_func(&parser_, [](unsigned char c) { return static_cast<int>(c == '\n'); });
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&parser_); }

  /// False at a character behind a closing quote; `used` is then its offset in `text`.
  bool feed(std::string_view text, std::size_t& used) {
    used = 0;
    while (used < text.size()) {
      used += csv_parse(&parser_, text.data() + used, text.size() - used, on_cell, on_row, this);
      if (used >= text.size()) break;
      if (parser_.quoted != 0) return false;
      // A quote inside an unquoted cell (他说"好") can mean only itself.
      csv_set_opts(&parser_, CSV_STRICT_FINI);
      used += csv_parse(&parser_, text.data() + used, 1, on_cell, on_row, this);
      csv_set_opts(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    }
    return true;
  }

  /// The end of the file; false when a quote is still open.
  bool finish() { return csv_fini(&parser_, on_cell, on_row, this) == 0; }

  bool in_quotes() const { return parser_.quoted != 0; }
  bool row_done() const { return row_done_; }
  std::size_t cell_count() const { return cells_.size(); }
  std::vector<Cell> take_cells() {
    row_done_ = false;
    return std::exchange(cells_, {});
  }

 private:
  static void on_cell(void* text, std::size_t size, void* self) {
    static_cast<Parser*>(self)->cells_.push_back(
        {std::string(static_cast<const char*>(text), size), CellKind::text});
  }
  static void on_row(int, void* self) { static_cast<Parser*>(self)->row_done_ = true; }

  csv_parser parser_{};
  std::vector<Cell> cells_;
  bool row_done_ = false;
};

bool is_blank_line(std::string_view line, char separator) {
  return std::all_of(line.begin(), line.end(), [&](char c) {
    // Programs of DOS end a file with Control-Z.
    return c != separator && (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\x1A');
  });
}

/// How often each separator stands in a line, outside quotes.
struct SeparatorCounts {
  static constexpr std::array kAll = {',', ';', '\t', '|', kWideComma};
  std::array<std::size_t, kAll.size()> counts{};

  explicit SeparatorCounts(std::string_view line) {
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (line[at] == '"') quoted = !quoted;
      if (quoted) continue;
      for (std::size_t i = 0; i + 1 < kAll.size(); ++i)
        if (line[at] == kAll[i]) ++counts[i];
      if (line.substr(at).starts_with(kWideCommaText)) ++counts.back();
    }
  }
  std::size_t most() const { return *std::max_element(counts.begin(), counts.end()); }
  /// The one that stands most often; the earlier one of two.
  char best() const {
    return kAll[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                         counts.begin())];
  }
  bool has_narrow() const {
    return std::any_of(counts.begin(), counts.end() - 1, [](std::size_t n) { return n > 0; });
  }
};

/// The separator that the first line uses most. A line without one is a title, so the first below
/// it decides that has two or more; commas of a sentence come alone. A comma when none does.
char detect_separator(const std::vector<std::string>& lines) {
  if (const SeparatorCounts first(lines[0]); first.has_narrow()) return first.best();
  char single = ',';
  for (const std::string& line : lines) {
    const SeparatorCounts found(line);
    if (found.most() > 1) return found.best();
    if (found.most() == 1 && single == ',') single = found.best();
  }
  return single;
}

bool is_error_value(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kErrors = {
      "#N/A",   "#REF!", "#VALUE!", "#DIV/0!", "#NAME?",
      "#NULL!", "#NUM!", "#SPILL!", "#CALC!",  "#GETTING_DATA"};
  return std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end();
}

/// What a spreadsheet wrote beside the value: `="0001"` keeps the noughts of a number; a formula or
/// an error is no value.
void understand(Cell& cell) {
  const std::string_view text = trim(cell.text);
  if (text.empty() || (text[0] != '=' && text[0] != '#')) return;
  if (is_error_value(text)) {
    cell.kind = CellKind::error;
  } else if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) {
    std::string inside(text.substr(2, text.size() - 3));
    if (inside.find('"') == std::string::npos ||
        std::count(inside.begin(), inside.end(), '"') % 2 == 0) {
      inside = replace_all(std::move(inside), "\"\"", "\"");
      if (inside.find('"') == std::string::npos) {
        cell.text = std::move(inside);
        return;
      }
    }
    cell.kind = CellKind::formula;
  } else if (text.size() > 1 && text[0] == '=') {
    static constexpr std::string_view kBegins = "\"'($+-[@#";
    const char second = text[1];
    if (std::isalnum(static_cast<unsigned char>(second)) != 0 ||
        kBegins.find(second) != std::string_view::npos || text.find('!') != std::string_view::npos)
      cell.kind = CellKind::formula;
  }
}

class CsvRows : public RowSource {
 public:
  CsvRows(std::string path, std::unique_ptr<DecodedFile> file, RowOptions options)
      : path_(std::move(path)),
        options_(std::move(options)),
        file_(std::move(file)),
        lines_(*file_) {}

  std::string cell_label(const Row&, std::size_t) const override { return {}; }

  /// Finds the column names and reads them.
  Result<> start() {
    if (options_.header_row == 0 && options_.score) {
      std::vector<Row> first;
      Row row;
      searching_ = true;
      while (first.size() < kHeaderSearch) {
        ANJUAN_TRY(found, read_record(row));
        if (!found) break;
        first.push_back(std::move(row));
      }
      searching_ = false;
      if (first.empty()) return empty_file(path_);
      const HeaderPlace place = find_header(first, options_.score);
      options_.header_row = first[place.index].line;
      levels_ = place.levels;
      titles_ = place.index > 0;
      return rewind();
    }
    return read_header();
  }

  Result<bool> next(Row& row) override {
    auto found = read_record(row);
    if (!found || !*found) return found;
    row.number = ++count_;
    const std::size_t columns = header_.names.size();
    const std::size_t cells = row.cells.size();
    // Spreadsheets fill up all rows to the widest one, the header too.
    fit_row(row, columns);
    if (row.problems.empty() && (cells < columns || row.cells.size() > columns)) {
      Diagnostic d = place(row, std::min(cells, columns));
      d.code = "ragged-row";
      d.message = trf("{} cells, but the header names {} columns", cells, columns);
      d.remedy = tr("put cells that hold separators, quotes or line breaks in double quotes");
      row.problems.push_back(std::move(d));
    }
    return true;
  }

  Result<> rewind() override {
    file_->rewind();
    lines_ = LineReader(*file_);
    again_.clear();
    reread_ = 0;
    line_ = 0;
    count_ = 0;
    header_.names.clear();
    parser_.reset();
    return read_header();
  }

  Diagnostic place(const Row&, std::size_t column) const override { return place_cell(column); }

  std::vector<Diagnostic> notes() const override {
    if (!titles_) return {};
    return {titles_above(path_, options_.header_row)};
  }

  int header_line() const { return header_line_; }

 private:
  Result<> read_header() {
    std::vector<std::vector<Cell>> levels;
    while (levels.size() < levels_) {
      Row row;
      ANJUAN_TRY(found, read_record(row));
      if (!found) return empty_file(path_);
      if (!row.problems.empty()) return fail(ExitCode::bad_data, row.problems);
      if (levels.empty()) header_line_ = row.line;
      levels.push_back(std::move(row.cells));
    }
    header_ = make_header(levels, options_.min_columns);
    return {};
  }

  /// Where cell `column` of the last record begins, found by reading the record again: needed for
  /// a few bad cells, and too dear to note for all good ones.
  Diagnostic place_cell(std::size_t column) const {
    Parser parser(separator_);
    std::size_t begin = 0;
    std::size_t used = 0;
    while (begin < record_.size() && parser.cell_count() < column &&
           parser.feed({record_.data() + begin, 1}, used))
      ++begin;
    // A cell that the record does not have: its end, before the newline.
    if (begin == record_.size() && record_.ends_with('\n')) --begin;
    return place_offset(begin);
  }

  Diagnostic place_offset(std::size_t offset) const {
    const std::string_view before = std::string_view(record_).substr(0, offset);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is the start of the text
    Diagnostic d{.code = {}, .file = path_};
    d.line = start_ + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    const std::string_view behind = before.substr(line_start);
    d.column = 1 + static_cast<int>(std::count_if(behind.begin(), behind.end(), [](char c) {
                 return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
               }));
    const std::string_view rest = std::string_view(record_).substr(line_start);
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (line.size() <= kMaxShownLine) d.source_line = as_written(line);
    return d;
  }

  Diagnostic open_quote() const {
    Parser parser(separator_);
    std::size_t used = 0;
    // The cell that never ended is the one behind all that did.
    parser.feed(record_, used);
    Diagnostic d = place_cell(parser.cell_count());
    d.code = "open-quote";
    d.message = trf("the quote opened here is not closed by line {}", line_);
    d.remedy = tr("close it; a quote inside a quoted cell is written twice");
    return d;
  }

  Diagnostic stray_text(std::size_t offset) const {
    Diagnostic d = place_offset(offset);
    d.code = "stray-quote";
    d.message = tr("the quoted cell ends before this character, but no separator follows");
    d.remedy = tr("write a quote inside a quoted cell twice");
    return d;
  }

  Diagnostic too_long() const {
    Diagnostic d = place_offset(0);
    d.code = "record-too-long";
    d.message = trf("this record is longer than {} MB", kMaxRecord >> 20);
    d.remedy = tr("is this a table with one record per line?");
    return d;
  }

  /// A full-width comma is one character for the parser while it separates; here it is itself.
  std::string as_written(std::string_view line) const {
    std::string text(line);
    if (separator_ == kWideComma)
      text = replace_all(std::move(text), {&kWideComma, 1}, kWideCommaText);
    return text;
  }

  /// The next line, also one that is read a second time; false at the end.
  Result<bool> next_line(std::string& line) {
    if (!again_.empty()) {
      line = std::move(again_.front());
      again_.pop_front();
      return true;
    }
    if (lines_.next(line)) return true;
    if (file_->failure() != nullptr) return tl::unexpected(*file_->failure());
    return false;
  }

  /// The record that began in line start_ cannot be cut into cells. It is given up at the end of
  /// its first line, for the lines below may be good ones. A header, or a table of one column where
  /// any line looks like a good one, is not.
  Result<bool> give_up_record(Row& row, Diagnostic problem) {
    const std::size_t end = record_.find('\n') + 1;
    reread_ += record_.size() - end;
    if (end == 0 || (!searching_ && header_.names.size() < 2) || reread_ > kMaxReread)
      return fail(ExitCode::bad_data, std::move(problem));
    std::vector<std::string> rest;
    for (std::size_t at = end; at < record_.size();) {
      const std::size_t stop = std::min(record_.find('\n', at), record_.size() - 1) + 1;
      rest.push_back(as_written(std::string_view(record_).substr(at, stop - at)));
      at = stop;
    }
    again_.insert(again_.begin(), std::make_move_iterator(rest.begin()),
                  std::make_move_iterator(rest.end()));
    record_.resize(end);
    line_ = start_;
    parser_ = std::make_unique<Parser>(separator_);
    row.line = start_;
    row.cells.clear();
    const std::string_view line = trim(record_);
    for (const std::string_view piece : split(line, separator_))
      row.cells.push_back({std::string(piece), CellKind::text});
    // The whole line behind the table: what was set aside must be mended before it is good.
    row.cells.resize(header_.names.size());
    row.cells.push_back({as_written(line), CellKind::text});
    row.problems.push_back(std::move(problem));
    return true;
  }

  /// Reads the next record that is not blank into cells and line; false at the end.
  Result<bool> read_record(Row& row) {
    row.problems.clear();
    std::string line;
    record_.clear();
    for (;;) {
      auto more = next_line(line);
      if (!more) return more;
      if (!*more) break;
      ++line_;
      if (record_.empty()) {
        if (line_ < options_.header_row) continue;
        ANJUAN_TRY(skipped, skip_before_header(line));
        if (skipped) continue;
        start_ = line_;
      }
      if (separator_ == kWideComma) cut_at_wide_commas(line);
      const std::size_t before = record_.size();
      record_ += line;
      std::size_t used = 0;
      if (!parser_->feed(line, used)) return give_up_record(row, stray_text(before + used));
      if (record_.size() > kMaxRecord)
        return fail(ExitCode::bad_data, parser_->in_quotes() ? open_quote() : too_long());
      if (parser_->row_done() && finish_record(row)) return true;
    }
    if (record_.empty()) return false;
    if (!parser_->finish()) return give_up_record(row, open_quote());
    return finish_record(row);
  }

  void cut_at_wide_commas(std::string& line) const {
    bool quoted = parser_->in_quotes();
    std::string cut;
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (line[at] == '"') quoted = !quoted;
      if (!quoted && std::string_view(line).substr(at).starts_with(kWideCommaText)) {
        cut += kWideComma;
        at += kWideCommaText.size() - 1;
      } else {
        cut += line[at];
      }
    }
    line = std::move(cut);
  }

  /// Blank lines, and at the very start the line `sep=;` that spreadsheets understand. Creates the
  /// parser at the first line that counts.
  Result<bool> skip_before_header(const std::string& line) {
    if (!parser_) {
      const std::string_view plain = trim(line);
      if (plain.size() == 5 && plain.starts_with("sep=")) {
        separator_ = plain[4];
        return true;
      }
      if (is_blank_line(line, '\0')) return true;
      if (options_.separator != 0) separator_ = options_.separator;
      if (separator_ == 0) {
        std::vector<std::string> lines{line};
        std::string ahead;
        while (lines.size() < kSeparatorSearch && !SeparatorCounts(lines[0]).has_narrow()) {
          auto more = next_line(ahead);
          if (!more) return more;
          if (!*more) break;
          lines.push_back(ahead);
        }
        again_.insert(again_.begin(), lines.begin() + 1, lines.end());
        separator_ = detect_separator(lines);
      }
      parser_ = std::make_unique<Parser>(separator_);
    }
    return is_blank_line(line, separator_);
  }

  /// Moves the parsed cells into `row`; false when all are blank.
  bool finish_record(Row& row) {
    row.cells = parser_->take_cells();
    for (Cell& cell : row.cells) understand(cell);
    row.line = start_;
    if (!is_blank(row.cells)) return true;
    record_.clear();
    return false;
  }

  std::string path_;
  RowOptions options_;
  std::unique_ptr<DecodedFile> file_;
  LineReader lines_;
  std::deque<std::string> again_;  ///< lines to be read once more, before those of the file
  std::size_t reread_ = 0;         ///< bytes that were
  std::unique_ptr<Parser> parser_;
  std::string record_;  ///< the lines of the last record
  char separator_ = 0;
  bool searching_ = false;  ///< for the header: every record may be one
  std::size_t levels_ = 1;  ///< records of the header
  bool titles_ = false;
  int header_line_ = 1;
  int line_ = 0;   ///< lines read so far
  int start_ = 0;  ///< line where the last record begins
  std::size_t count_ = 0;
};

}  // namespace

Result<std::unique_ptr<RowSource>> open_csv_rows(const std::string& path,
                                                 const RowOptions& options) {
  ANJUAN_TRY(encoding, detect_encoding(path, options.encoding));
  ANJUAN_TRY(file, DecodedFile::open(path, encoding));
  auto rows = std::make_unique<CsvRows>(path, std::move(file), options);
  ANJUAN_DO(rows->start());
  ANJUAN_DO(expect_rows(*rows, path, rows->header_line()));
  return rows;
}

}  // namespace anjuan
