#include "anjuan/intake/rows_records.hpp"

#include <cstring>
#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

// A record in the spool: its length, its line, then for each value column, kind, line, column,
// length and text; all numbers 32 bits in the machine's order, for the file never leaves it.
void put(std::string& out, std::size_t number) {
  const auto word = static_cast<std::uint32_t>(number);
  char bytes[sizeof word];
  std::memcpy(bytes, &word, sizeof word);
  out.append(bytes, sizeof word);
}

std::uint32_t take(std::string_view& in) {
  std::uint32_t word = 0;
  std::memcpy(&word, in.data(), sizeof word);
  in.remove_prefix(sizeof word);
  return word;
}

/// More names than any table has columns; every record takes room for all of them.
constexpr std::size_t kMaxColumns = 16384;

constexpr std::size_t kWord = sizeof(std::uint32_t);

}  // namespace

Result<std::unique_ptr<RecordRows>> RecordRows::create(std::string path) {
  ANJUAN_TRY(spool, Spool::create());
  return std::unique_ptr<RecordRows>(new RecordRows(std::move(path), std::move(spool)));
}

void RecordRows::begin(int line) {
  record_.clear();
  ++begun_;
  put(record_, static_cast<std::size_t>(line));
}

void RecordRows::value(std::string_view name, std::string_view text, bool is_number, int line,
                       int column) {
  const std::string_view plain = trim(name);
  auto known = columns_.find(plain);
  if (known == columns_.end()) {
    if (header_.names.size() >= kMaxColumns) {
      if (too_many_) return;
      too_many_ = true;
      Diagnostic d{.code = "too-many-columns", .file = path_, .line = line, .column = column};
      d.message = trf("the records have more than {} names", kMaxColumns);
      d.remedy = tr("names tell what a value is; put the values themselves behind them");
      problems_.push_back(std::move(d));
      return;
    }
    known = columns_.emplace(plain, header_.names.size()).first;
    header_.names.emplace_back(plain);
    present_.push_back(0);
  }
  if (std::exchange(present_[known->second], begun_) == begun_) {
    Diagnostic d{.code = "duplicate-key", .file = path_, .line = line, .column = column};
    d.message = trf("'{}' stands twice in this record", name);
    d.remedy = tr("remove one of the two");
    problems_.push_back(std::move(d));
    return;
  }
  for (const std::size_t number :
       {known->second, static_cast<std::size_t>(is_number), static_cast<std::size_t>(line),
        static_cast<std::size_t>(column), text.size()})
    put(record_, number);
  record_ += text;
}

void RecordRows::end() {
  std::string length;
  put(length, record_.size());
  spool_.append(length);
  spool_.append(record_);
}

Result<> RecordRows::finish() {
  if (!problems_.empty()) return fail(ExitCode::bad_data, std::move(problems_));
  if (spool_.size() == 0) return no_rows(path_, 0);
  return spool_.finish();
}

Result<bool> RecordRows::next(Row& row) {
  row.cells.assign(header_.names.size(), {});
  row.problems.clear();
  do {
    if (at_ >= spool_.size()) return false;
    const std::string length = spool_.read(at_, kWord);
    std::string_view in = length;
    const std::size_t size = in.size() == kWord ? take(in) : 0;
    const std::string bytes = spool_.read(at_ + kWord, size);
    in = bytes;
    if (in.size() != size || size < kWord) return Spool::cannot_read_back(path_);
    at_ += kWord + size;
    row.line = static_cast<int>(take(in));
    places_.assign(header_.names.size(), {row.line, 0});
    while (!in.empty()) {
      const std::size_t column = take(in);
      Cell& cell = row.cells[column];
      cell.kind = take(in) != 0 ? CellKind::number : CellKind::text;
      places_[column].first = static_cast<int>(take(in));
      places_[column].second = static_cast<int>(take(in));
      const std::size_t length_of_text = take(in);
      cell.text = in.substr(0, length_of_text);
      in.remove_prefix(length_of_text);
    }
  } while (is_blank(row.cells));
  row.number = ++count_;
  return true;
}

Result<> RecordRows::rewind() {
  at_ = 0;
  count_ = 0;
  return {};
}

Diagnostic RecordRows::place(const Row& row, std::size_t column) const {
  Diagnostic d{.code = {}, .file = path_, .line = row.line};
  if (column < places_.size()) std::tie(d.line, d.column) = places_[column];
  return d;
}

}  // namespace anjuan
