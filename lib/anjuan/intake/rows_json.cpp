#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/encoding.hpp"
#include "anjuan/intake/rows.hpp"
#include "anjuan/intake/rows_records.hpp"

namespace anjuan {
namespace {

using Json = nlohmann::json;

constexpr int kEnd = std::char_traits<char>::eof();

/// Characters of a file one by one, with the line they stand in.
class Cursor {
 public:
  explicit Cursor(DecodedFile& file) : file_(&file) {}
  int peek() { return file_->sgetc(); }
  void skip() {
    const int c = file_->sbumpc();
    line_ += c == '\n';
    column_ = c == '\n' ? 1 : column_ + static_cast<int>((c & 0xC0) != 0x80);
  }
  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') skip();
  }
  void skip_line() {
    while (peek() != kEnd && peek() != '\n') skip();
  }
  int line() const { return line_; }
  int column() const { return column_; }

 private:
  DecodedFile* file_;
  int line_ = 1;
  int column_ = 1;
};

/// What the JSON parser reads from: it stops behind the closing brace of a record, and the cursor
/// stands there too, since all copies share it.
class CursorIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  CursorIterator() = default;
  explicit CursorIterator(Cursor& cursor) : cursor_(&cursor) {}
  char operator*() const { return static_cast<char>(cursor_->peek()); }
  CursorIterator& operator++() {
    cursor_->skip();
    return *this;
  }
  CursorIterator operator++(int) {
    CursorIterator old = *this;
    ++*this;
    return old;
  }
  bool at_end() const { return cursor_ == nullptr || cursor_->peek() == kEnd; }
  friend bool operator==(const CursorIterator& a, const CursorIterator& b) {
    return a.at_end() == b.at_end();
  }

 private:
  Cursor* cursor_ = nullptr;
};

/// Flattens one record. The member names are the parser's.
class Handler : public Json::json_sax_t {
 public:
  Handler(const Cursor& cursor, RecordSink& sink) : cursor_(cursor), sink_(sink) {}

  const std::string& problem() const { return problem_; }
  const std::string& problem_code() const { return code_; }

  bool null() override { return value({}, false); }
  bool boolean(bool truth) override { return value(truth ? "true" : "false", false); }
  bool number_integer(std::int64_t number) override { return value(std::to_string(number), true); }
  bool number_unsigned(std::uint64_t number) override {
    return value(std::to_string(number), true);
  }
  bool number_float(double, const std::string& written) override { return value(written, true); }
  bool string(std::string& text) override { return value(text, false); }
  bool binary(Json::binary_t&) override { return value({}, false); }
  bool key(std::string& name) override {
    names_.back() = name;
    return true;
  }
  bool start_object(std::size_t) override {
    if (in_list_) return refuse(tr("a list of records is not a value"));
    names_.emplace_back();
    return true;
  }
  bool end_object() override {
    names_.pop_back();
    return true;
  }
  bool start_array(std::size_t) override {
    if (in_list_) return refuse(tr("a list inside a list is not a value"));
    in_list_ = true;
    list_.clear();
    return true;
  }
  bool end_array() override {
    in_list_ = false;
    return value(list_, false);
  }
  bool parse_error(std::size_t, const std::string& token, const Json::exception&) override {
    code_ = "syntax";
    problem_ = token.empty() || cursor_at_end()
                   ? std::string(tr("this is not valid JSON: the record is not finished"))
                   : trf("this is not valid JSON near '{}'", truncate(token, 30));
    return false;
  }

 private:
  bool refuse(const char* message) {
    code_ = "nested-list";
    problem_ = message;
    return false;
  }
  bool cursor_at_end() const { return const_cast<Cursor&>(cursor_).peek() == kEnd; }

  bool value(const std::string& text, bool is_number) {
    if (in_list_) {
      if (!list_.empty() && !text.empty()) list_ += ' ';
      list_ += text;
      return true;
    }
    sink_.value(join(names_, "."), text, is_number, cursor_.line(), 0);
    return true;
  }

  const Cursor& cursor_;
  RecordSink& sink_;
  std::vector<std::string> names_;
  std::string list_;
  bool in_list_ = false;
  std::string code_;
  std::string problem_;
};

class Reader {
 public:
  Reader(const std::string& path, DecodedFile& file, RecordRows& rows)
      : path_(path), cursor_(file), rows_(rows) {}

  /// Everything that is wrong; empty when all was read.
  std::vector<Diagnostic> read() {
    cursor_.skip_blanks();
    if (cursor_.peek() == '[')
      read_array();
    else
      read_lines();
    return std::move(problems_);
  }

 private:
  void read_array() {
    cursor_.skip();
    cursor_.skip_blanks();
    while (cursor_.peek() != ']') {
      if (!read_record()) return;
      cursor_.skip_blanks();
      if (cursor_.peek() == ']') break;
      if (cursor_.peek() != ',') return expected(tr("a comma or ] must follow the record"));
      cursor_.skip();
      cursor_.skip_blanks();
    }
    cursor_.skip();
    cursor_.skip_blanks();
    if (cursor_.peek() != kEnd) expected(tr("nothing may follow the list of records"));
  }

  /// One bad line does not hide the others.
  void read_lines() {
    for (; cursor_.peek() != kEnd; cursor_.skip_blanks())
      if (!read_record()) cursor_.skip_line();
  }

  bool read_record() {
    if (cursor_.peek() != '{') {
      expected(tr("a record must begin here with a brace"));
      return false;
    }
    const int line = cursor_.line();
    Handler handler(cursor_, rows_);
    rows_.begin(line);
    if (Json::sax_parse(CursorIterator(cursor_), CursorIterator(), &handler,
                        Json::input_format_t::json, false)) {
      rows_.end();
      return true;
    }
    problem(handler.problem_code(), handler.problem());
    return false;
  }

  void expected(const char* message) { problem("syntax", message); }

  void problem(std::string code, std::string message) {
    Diagnostic d{.code = std::move(code), .file = path_, .line = cursor_.line()};
    d.column = std::max(1, cursor_.column());
    d.message = std::move(message);
    d.remedy = tr("write one record per line, or one list of them");
    problems_.push_back(std::move(d));
  }

  const std::string& path_;
  Cursor cursor_;
  RecordRows& rows_;
  std::vector<Diagnostic> problems_;
};

}  // namespace

Result<std::unique_ptr<RowSource>> open_json_rows(const std::string& path,
                                                  const RowOptions& options) {
  const auto encoding = detect_encoding(path, options.encoding);
  if (!encoding) return tl::unexpected(encoding.error());
  ANJUAN_TRY(file, DecodedFile::open(path, *encoding));
  if (file->sgetc() == kEnd && file->failure() == nullptr) return empty_file(path);
  ANJUAN_TRY(rows, RecordRows::create(path));

  std::vector<Diagnostic> problems = Reader(path, *file, *rows).read();
  if (file->failure() != nullptr) return tl::unexpected(*file->failure());
  auto finished = rows->finish();
  if (!finished && finished.error().exit == ExitCode::bad_data &&
      finished.error().diagnostics.front().code != code::kNoRows)
    for (Diagnostic& d : finished.error().diagnostics) problems.push_back(std::move(d));
  if (!problems.empty()) {
    sort_by_position(problems);
    return fail(ExitCode::bad_data, std::move(problems));
  }
  if (!finished) return pass_on(finished);
  return std::move(rows);
}

}  // namespace anjuan
