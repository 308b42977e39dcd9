#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

#include <csv.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/encoding.hpp"
#include "anjuan/intake/rows.hpp"

namespace anjuan {
namespace {

/// A record longer than this is a quote that was never closed; reading on would fill the memory.
constexpr std::size_t kMaxRecord = 16U << 20;

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
    return c != separator && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
  });
}

/// The separator that the header line uses most, outside quotes; a comma when it uses none.
char detect_separator(std::string_view header) {
  static constexpr std::array kSeparators = {',', ';', '\t'};
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    for (std::size_t i = 0; i < kSeparators.size(); ++i)
      if (!quoted && c == kSeparators[i]) ++counts[i];
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                              counts.begin())];
}

class CsvRows : public RowSource {
 public:
  CsvRows(std::string path, std::unique_ptr<DecodedFile> file, const RowOptions& options)
      : path_(std::move(path)), options_(options), file_(std::move(file)), lines_(*file_) {}

  const std::vector<std::string>& header() const override { return header_; }
  std::string cell_label(const Row&, std::size_t) const override { return {}; }

  Result<> read_header() {
    Row row;
    auto found = read_record(row);
    if (!found) return pass_on(found);
    if (!*found) return empty_file(path_);
    header_ = header_names(row.cells);
    return {};
  }

  Result<bool> next(Row& row) override {
    row.problems.clear();
    auto found = read_record(row);
    if (!found || !*found) return found;
    row.number = ++count_;
    fit_row(row, header_.size(), true, place(row, std::min(row.cells.size(), header_.size())));
    return true;
  }

  Result<> rewind() override {
    file_->rewind();
    lines_ = LineReader(*file_);
    line_ = 0;
    count_ = 0;
    ended_ = false;
    parser_.reset();
    Row row;
    auto found = read_record(row);
    if (!found) return pass_on(found);
    return {};
  }

  Diagnostic place(const Row&, std::size_t column) const override { return place_cell(column); }

 private:
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
    d.column = static_cast<int>(split_characters(before.substr(line_start)).size()) + 1;
    const std::string_view rest = std::string_view(record_).substr(line_start);
    d.source_line = rest.substr(0, rest.find('\n'));
    return d;
  }

  tl::unexpected<Failure> open_quote() const {
    Parser parser(separator_);
    std::size_t used = 0;
    // The cell that never ended is the one behind all that did.
    parser.feed(record_, used);
    Diagnostic d = place_cell(parser.cell_count());
    d.code = "open-quote";
    d.message = trf("the quote opened here is not closed by line {}", line_);
    d.remedy = tr("close it; a quote inside a quoted cell is written twice");
    return fail(ExitCode::bad_data, std::move(d));
  }

  tl::unexpected<Failure> stray_text(std::size_t offset) const {
    Diagnostic d = place_offset(offset);
    d.code = "stray-quote";
    d.message = tr("the quoted cell ends before this character, but no separator follows");
    d.remedy = tr("write a quote inside a quoted cell twice");
    return fail(ExitCode::bad_data, std::move(d));
  }

  /// Reads the next record that is not blank into cells and line; false at the end.
  Result<bool> read_record(Row& row) {
    std::string line;
    record_.clear();
    while (!ended_) {
      if (!lines_.next(line)) {
        ended_ = true;
        if (file_->failure() != nullptr) return tl::unexpected(*file_->failure());
        break;
      }
      ++line_;
      if (record_.empty() && (line_ < options_.header_row || skip_before_header(line))) continue;
      if (record_.empty()) start_ = line_;
      const std::size_t before = record_.size();
      record_ += line;
      std::size_t used = 0;
      if (!parser_->feed(line, used)) return stray_text(before + used);
      if (record_.size() > kMaxRecord) return open_quote();
      if (parser_->row_done() && finish_record(row)) return true;
    }
    if (record_.empty()) return false;
    if (!parser_->finish()) return open_quote();
    return finish_record(row);
  }

  /// Blank lines, and at the very start the line `sep=;` that spreadsheets understand. Creates the
  /// parser at the first line that counts.
  bool skip_before_header(std::string_view line) {
    if (!parser_) {
      const std::string_view plain = trim(line);
      if (plain.size() == 5 && plain.starts_with("sep=")) {
        separator_ = plain[4];
        return true;
      }
      if (is_blank_line(line, '\0')) return true;
      if (options_.separator != 0) separator_ = options_.separator;
      if (separator_ == 0) separator_ = detect_separator(line);
      parser_ = std::make_unique<Parser>(separator_);
    }
    return is_blank_line(line, separator_);
  }

  /// Moves the parsed cells into `row`; false when all are blank.
  bool finish_record(Row& row) {
    row.cells = parser_->take_cells();
    row.line = start_;
    if (!is_blank(row.cells)) return true;
    record_.clear();
    return false;
  }

  std::string path_;
  RowOptions options_;
  std::unique_ptr<DecodedFile> file_;
  LineReader lines_;
  std::unique_ptr<Parser> parser_;
  std::vector<std::string> header_;
  std::string record_;  ///< the lines of the last record
  char separator_ = 0;
  int line_ = 0;   ///< lines read so far
  int start_ = 0;  ///< line where the last record begins
  std::size_t count_ = 0;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<RowSource>> open_csv_rows(const std::string& path,
                                                 const RowOptions& options) {
  const auto encoding = detect_encoding(path, options.encoding);
  if (!encoding) return tl::unexpected(encoding.error());
  auto file = DecodedFile::open(path, *encoding);
  if (!file) return pass_on(file);
  auto rows = std::make_unique<CsvRows>(path, std::move(*file), options);
  if (auto header = rows->read_header(); !header) return pass_on(header);
  Row first;
  if (auto found = rows->next(first); !found)
    return pass_on(found);
  else if (!*found)
    return no_rows(path, 1);
  if (auto again = rows->rewind(); !again) return pass_on(again);
  return rows;
}

}  // namespace anjuan
