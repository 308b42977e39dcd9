#include <algorithm>
#include <cstring>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "anjuan/base/decoder.hpp"
#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/book_rows.hpp"
#include "anjuan/intake/little_endian.hpp"
#include "anjuan/intake/ole_file.hpp"

// Workbooks of before 2007 (.xls, .et): a stream of records, each with a number and a length
// ([MS-XLS]). Only what cells need is read; texts and formats keep their meaning, so that a
// reference is what the sheet shows, an error an error, and a formula without a value no value.

namespace anjuan {
namespace {

namespace id {
constexpr unsigned formula = 0x06, eof = 0x0A, date_mode = 0x22, file_pass = 0x2F, carry_on = 0x3C,
                   bound_sheet = 0x85, mul_rk = 0xBD, rich_text = 0xD6, xf = 0xE0, merged = 0xE5,
                   texts = 0xFC, shared_text = 0xFD, number = 0x203, label = 0x204,
                   bool_or_error = 0x205, result_text = 0x207, row = 0x208, rk = 0x27E,
                   format = 0x41E, bof = 0x809;
}  // namespace id

constexpr unsigned kBiff8 = 0x0600;
constexpr std::size_t kMaxColumn = 255;

/// One record, with those that carry it on.
struct Record {
  unsigned number = 0;
  std::string data;
  std::vector<std::size_t> seams;  ///< where the data of the records that carry it on begin
};

/// Cuts the stream into records.
class Records {
 public:
  Records(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}

  bool next(Record& record) {
    if (at_ + 4 > stream_.size()) return false;
    record = {little16(stream_, at_), {}, {}};
    take(record);
    while (at_ + 4 <= stream_.size() && little16(stream_, at_) == id::carry_on) {
      record.seams.push_back(record.data.size());
      take(record);
    }
    return true;
  }

 private:
  void take(Record& record) {
    const std::size_t length = little16(stream_, at_ + 2);
    record.data += stream_.substr(at_ + 4, length);
    at_ += 4 + length;
  }

  std::string_view stream_;
  std::size_t at_;
};

/// Reads texts out of a record. One that is cut by the end of a record says anew, in the next one,
/// how wide its characters are.
class Texts {
 public:
  Texts(const Record& record, std::size_t at) : record_(record), at_(at) {
    while (seam_ < record.seams.size() && record.seams[seam_] < at) ++seam_;
  }

  bool done() const { return at_ >= record_.data.size(); }

  /// A text whose length takes `width` bytes.
  std::string next(std::size_t width) {
    const std::size_t length = little(record_.data, at_, width);
    at_ += width;
    const unsigned flags = byte();
    const std::size_t runs = (flags & 8U) != 0 ? take(2) : 0;
    const std::size_t extra = (flags & 4U) != 0 ? take(4) : 0;
    std::string text = characters(length, (flags & 1U) != 0);
    at_ += runs * 4 + extra;
    while (seam_ < record_.seams.size() && record_.seams[seam_] <= at_) ++seam_;
    return text;
  }

 private:
  unsigned byte() { return static_cast<unsigned>(take(1)); }
  std::size_t take(std::size_t width) {
    const std::size_t number = little(record_.data, at_, width);
    at_ += width;
    return number;
  }

  std::string characters(std::size_t count, bool wide) {
    std::string utf16;
    for (; count > 0 && at_ < record_.data.size(); --count) {
      if (seam_ < record_.seams.size() && record_.seams[seam_] == at_) {
        ++seam_;
        wide = (byte() & 1U) != 0;
      }
      const auto character = static_cast<std::uint16_t>(take(wide ? 2 : 1));
      utf16 += static_cast<char>(character & 0xFFU);
      utf16 += static_cast<char>(character >> 8U);
    }
    std::string utf8;
    Decoder decoder(Encoding::utf16le);
    decoder.decode(utf16, utf8);
    return utf8;
  }

  const Record& record_;
  std::size_t at_;
  std::size_t seam_ = 0;
};

std::string_view error_name(unsigned code) {
  switch (code) {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0F:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1D:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
  }
}

/// A number packed into four bytes.
double unpack(std::uint32_t packed) {
  double number = 0;
  if ((packed & 2U) != 0) {
    number = static_cast<double>(static_cast<std::int32_t>(packed) >> 2);
  } else {
    const std::uint64_t bits = static_cast<std::uint64_t>(packed & 0xFFFFFFFCU) << 32U;
    number = std::bit_cast<double>(bits);
  }
  return (packed & 1U) != 0 ? number / 100 : number;
}

/// A sheet that is read whole: at most 65,536 rows of 256 cells.
struct XlsSheet {
  std::map<int, RawRow> rows;  ///< by line
  SheetFacts facts;
};

class XlsFile {
 public:
  explicit XlsFile(std::string stream, XlsxWorkbook book)
      : stream_(std::move(stream)), book_(std::move(book)) {}

  XlsxWorkbook& book() { return book_; }

  /// What stands before the sheets. An empty text when all is well, else why not.
  std::string read_globals() {
    Records records(stream_, 0);
    Record record;
    std::map<unsigned, std::uint32_t> formats;
    const auto add_format = [&](NumberFormat format) {
      book_.formats.push_back(std::move(format));
      return static_cast<std::uint32_t>(book_.formats.size() - 1);
    };
    for (bool first = true; records.next(record) && record.number != id::eof; first = false) {
      const std::string& data = record.data;
      if (first && (record.number != id::bof || little16(data, 0) != kBiff8))
        return tr("it is of a program of before 1997");
      if (record.number == id::file_pass) return tr("it is protected by a password");
      if (record.number == id::date_mode) book_.from_1904 = little16(data, 0) == 1;
      if (record.number == id::format) {
        std::string code = Texts(record, 2).next(2);
        const NumberShape shape = shape_of(code);
        formats[little16(data, 0)] = add_format({shape, std::move(code)});
      }
      if (record.number == id::xf) xfs_.push_back(little16(data, 2));
      if (record.number == id::bound_sheet && (little(data, 5, 1) == 0)) {
        offsets_.push_back(little32(data, 0));
        book_.sheets.push_back({Texts(record, 6).next(1), std::to_string(offsets_.size() - 1),
                                (little(data, 4, 1) & 3U) == 0});
      }
      if (record.number == id::texts)
        for (Texts texts(record, 8); !texts.done();) book_.strings.append(texts.next(2));
    }
    for (const unsigned xf : xfs_) {
      const auto [known, is_new] = formats.try_emplace(xf, 0);
      if (is_new)
        known->second =
            add_format({built_in_shape(static_cast<int>(xf)).value_or(NumberShape::plain), {}});
      book_.styles.push_back(known->second);
    }
    return book_.sheets.empty() ? tr("it has no sheets") : std::string();
  }

  XlsSheet read_sheet(const XlsxSheet& which) const {
    XlsSheet sheet;
    const std::size_t number = number_of<std::size_t>(which.part);
    Records records(stream_, offsets_[number]);
    Record record;
    std::map<int, bool> hidden;
    int depth = 0;  // charts inside a sheet have records of their own
    RawCell* awaits_text = nullptr;
    while (records.next(record)) {
      if (record.number == id::bof) ++depth;
      if (record.number == id::eof && --depth == 0) break;
      if (depth != 1) continue;
      if (record.number == id::result_text && awaits_text != nullptr) {
        awaits_text->value = Texts(record, 0).next(2);
        awaits_text = nullptr;
      } else if (record.number == id::row) {
        hidden[little16(record.data, 0) + 1] = (little32(record.data, 12) & 0x20U) != 0;
      } else if (record.number == id::merged) {
        read_merges(record.data, sheet.facts);
      } else {
        read_cells(record, sheet, awaits_text);
      }
    }
    for (const auto& [line, row] : sheet.rows) {
      if (!hidden[line]) continue;
      ++sheet.facts.hidden_count;
      if (sheet.facts.hidden_rows.size() < kListedRows) sheet.facts.hidden_rows.push_back(line);
    }
    std::sort(sheet.facts.merges.begin(), sheet.facts.merges.end(),
              [](const MergedArea& a, const MergedArea& b) { return a.from.row < b.from.row; });
    return sheet;
  }

 private:
  static void read_merges(std::string_view data, SheetFacts& facts) {
    for (std::size_t at = 2; at + 8 <= data.size(); at += 8) {
      const MergedArea area{{little16(data, at + 4), little16(data, at)},
                            {little16(data, at + 6), little16(data, at + 2)}};
      if (area.from.row <= area.to.row && area.from.column <= area.to.column)
        facts.merges.push_back(area);
    }
  }

  void read_cells(const Record& record, XlsSheet& sheet, RawCell*& awaits_text) const {
    const std::string_view data = record.data;
    const auto add = [&](std::size_t column, std::size_t xf, std::string type,
                         std::string value) -> RawCell* {
      if (column > kMaxColumn || value.size() > kMaxText) return nullptr;
      const int line = little16(data, 0) + 1;
      RawRow& row = sheet.rows[line];
      row.line = line;
      RawCell cell;
      cell.column = column;
      cell.style = xf;
      cell.type = std::move(type);
      cell.value = std::move(value);
      cell.has_value = true;
      row.cells.push_back(std::move(cell));
      return &row.cells.back();
    };
    const auto add_number = [&](std::size_t column, std::size_t xf, double number) {
      return add(column, xf, "n", fmt::format("{}", number));
    };
    const std::size_t column = little16(data, 2);
    const std::size_t xf = little16(data, 4);
    switch (record.number) {
      case id::shared_text: {
        // Looked up only when its row is wanted: a long text may be shared by many cells.
        add(column, xf, "s", std::to_string(little32(data, 6)));
        break;
      }
      case id::label:
      case id::rich_text:
        add(column, xf, "str", Texts(record, 6).next(2));
        break;
      case id::number:
        add_number(column, xf, little_double(data, 6));
        break;
      case id::rk:
        add_number(column, xf, unpack(little32(data, 6)));
        break;
      case id::mul_rk:
        for (std::size_t at = 4, i = 0; at + 8 <= data.size(); at += 6, ++i)
          add_number(column + i, little16(data, at), unpack(little32(data, at + 2)));
        break;
      case id::bool_or_error:
        if (little(data, 7, 1) != 0)
          add(column, xf, "e", std::string(error_name(little(data, 6, 1))));
        else
          add(column, xf, "b", std::to_string(little(data, 6, 1)));
        break;
      case id::formula:
        awaits_text = read_formula(data, add, add_number);
        break;
      default:
        break;
    }
  }

  /// The last value of a formula; the cell when it is a text that follows.
  template <class Add, class AddNumber>
  static RawCell* read_formula(std::string_view data, const Add& add, const AddNumber& add_number) {
    const std::size_t column = little16(data, 2);
    const std::size_t xf = little16(data, 4);
    RawCell* cell = nullptr;
    const bool special = little16(data, 12) == 0xFFFF;
    const unsigned kind = little(data, 6, 1);
    if (!special)
      cell = add_number(column, xf, little_double(data, 6));
    else if (kind == 1)
      cell = add(column, xf, "b", std::to_string(little(data, 8, 1)));
    else if (kind == 2)
      cell = add(column, xf, "e", std::string(error_name(little(data, 8, 1))));
    else
      cell = add(column, xf, "str", "");
    if (cell == nullptr) return nullptr;
    // Programs that cannot calculate write nought or nothing, and the wish to be calculated.
    const bool unsure = (little16(data, 14) & 2U) != 0;
    cell->has_formula = true;
    // Only a formula that speaks of an empty text can give one.
    cell->may_be_empty =
        special && kind == 3 && data.find(std::string_view("\x17\0", 2), 22) != data.npos;
    if (unsure && (special ? kind == 3 : little_double(data, 6) == 0)) {
      cell->value.clear();
      cell->has_value = false;
      cell->may_be_empty = false;
    }
    return special && kind == 0 ? cell : nullptr;
  }

  std::string stream_;
  XlsxWorkbook book_;
  std::vector<std::size_t> offsets_;  ///< of the sheets, in the order of the book's
  std::vector<unsigned> xfs_;
};

tl::unexpected<Failure> damaged_xls(const std::string& path, std::string_view reason) {
  Diagnostic d{.code = "damaged-workbook", .file = path};
  d.message = trf("this workbook of the old kind (.xls) cannot be read: {}", reason);
  d.remedy = tr("open it in the spreadsheet program and save it as .xlsx");
  return fail(ExitCode::bad_data, std::move(d));
}

class XlsRows : public BookRows {
 public:
  XlsRows(const std::string& path, XlsxWorkbook book, XlsxSheet sheet, std::map<int, RawRow> rows,
          const RowOptions& options)
      : BookRows(path, std::move(book), std::move(sheet), options), rows_(std::move(rows)) {}

 protected:
  Result<> open_part() override {
    at_ = rows_.begin();
    return {};
  }
  Result<std::optional<RawRow>> next_raw() override {
    if (book().strings.failed()) return Spool::cannot_read_back(path());
    if (at_ == rows_.end()) return std::nullopt;
    return (at_++)->second;
  }
  tl::unexpected<Failure> damaged(std::string_view reason) const override {
    return damaged_xls(path(), reason);
  }

 private:
  std::map<int, RawRow> rows_;
  std::map<int, RawRow>::const_iterator at_;
};

Result<std::unique_ptr<RowSource>> open_sheet(const std::string& path, XlsFile file,
                                              XlsxSheet chosen, const RowOptions& options) {
  XlsSheet sheet = file.read_sheet(chosen);
  auto rows = std::make_unique<XlsRows>(path, std::move(file.book()), std::move(chosen),
                                        std::move(sheet.rows), options);
  ANJUAN_DO(rows->start(std::move(sheet.facts), options.score));
  ANJUAN_DO(expect_rows(*rows, path, rows->header_line()));
  return rows;
}

}  // namespace

Result<std::unique_ptr<RowSource>> open_xls_rows(const std::string& path,
                                                 const RowOptions& options) {
  auto bytes = read_file(path);
  if (!bytes) return pass_on(bytes);
  if (!bytes->starts_with("\xD0\xCF")) {
    if (bytes->empty()) return empty_file(path);
    Diagnostic d{.code = "damaged-workbook", .file = path};
    d.message = tr("this is text, not a workbook");
    d.remedy = tr("name it .csv, or say --format csv");
    return fail(ExitCode::bad_data, std::move(d));
  }
  const auto container = OleFile::parse(std::move(*bytes));
  auto stream = container ? container->read("Workbook") : std::nullopt;
  if (!stream) return damaged_xls(path, tr("it is cut off or damaged"));
  auto strings = SharedStrings::create();
  if (!strings) return pass_on(strings);
  XlsFile file(std::move(*stream), {{}, false, false, {}, {}, std::move(*strings)});
  if (const std::string problem = file.read_globals(); !problem.empty())
    return damaged_xls(path, problem);
  ANJUAN_DO(file.book().strings.finish());
  if (options.all_sheets && options.sheet.empty())
    return open_all_sheets(path, options, visible_sheets(file.book()));
  auto chosen = choose_sheet(file.book(), path, options.sheet);
  if (!chosen) return pass_on(chosen);
  const std::vector<XlsxSheet> others = other_candidates(file.book(), *chosen, options);
  return first_with_table(open_sheet(path, std::move(file), std::move(*chosen), options), others,
                          options, [&](const XlsxSheet& other) {
                            RowOptions named = options;
                            named.sheet = other.name;
                            return open_xls_rows(path, named);
                          });
}

}  // namespace anjuan
