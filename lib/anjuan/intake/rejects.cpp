#include "anjuan/intake/rejects.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/base/csv.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/access.hpp"
#include "anjuan/disk/batch_journal.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/error_words.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/intake_values.hpp"

namespace anjuan {
namespace {

Failure failure_of(const std::string& path, int error) {
  Diagnostic d{.code = "cannot-write", .file = path};
  d.message = trf("cannot write the rejects: {}", error_words(error));
  d.remedy = tr("check the folder and the space on the disk");
  return {ExitCode::io, {std::move(d)}};
}

/// The cell as it is judged again: a text cannot say that it was a number or a date once, so one
/// that was rounded is written as spreadsheets show it, and a date in words that no reference has.
std::string kept_text(const Cell& cell) {
  if (cell.kind == CellKind::date)
    if (const auto day = parse_date(std::string_view(cell.text).substr(0, 10))) {
      const std::chrono::year_month_day parts(*day);
      return fmt::format("{}年{}月{}日{}", static_cast<int>(parts.year()),
                         static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()),
                         cell.text.substr(10));
    }
  if (cell.kind != CellKind::number || !lost_digits(cell.text, cell.kind)) return cell.seen();
  std::string digits = cell.text.substr(0, cell.text.find_last_not_of('0') + 1);
  digits.insert(1, digits.size() > 1 ? "." : ".0");
  return fmt::format("{}E+{}", digits, cell.text.size() - 1);
}

}  // namespace

std::string_view OwnColumn::here() const {
  return language() == Language::zh ? chinese : name;
}

bool is_own_column(std::string_view name) {
  return kRejectRow.is(name) || kRejectReason.is(name) || kRejectSystem.is(name);
}

bool is_rejects_file(const std::string& path) {
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  char start[4096];
  const std::size_t size = file ? std::fread(start, 1, sizeof start, file.get()) : 0;
  std::string_view line(start, size);
  line = trim(line.substr(0, line.find('\n')));
  return line.ends_with(fmt::format(",{},{}", kRejectRow.name, kRejectReason.name)) ||
         line.ends_with(fmt::format(",{},{}", kRejectRow.chinese, kRejectReason.chinese));
}

std::string reasons(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    if (d.severity != Severity::error) continue;
    if (!out.empty()) out += " | ";
    out += d.message;
    if (!d.remedy.empty()) out += trf(" ({})", d.remedy);
  }
  return out;
}

RejectsWriter::RejectsWriter(std::string path, std::string part, std::FILE* file,
                             const FileStamp& before)
    : path_(std::move(path)), part_(std::move(part)), before_(before), file_(file) {}

RejectsWriter::RejectsWriter(RejectsWriter&& other) noexcept
    : path_(std::move(other.path_)),
      part_(std::exchange(other.part_, {})),
      before_(other.before_),
      system_(std::move(other.system_)),
      file_(std::move(other.file_)),
      own_(std::move(other.own_)),
      count_(other.count_),
      error_(other.error_) {}

RejectsWriter::~RejectsWriter() {
  if (!part_.empty()) unlink(part_.c_str());
}

Result<RejectsWriter> RejectsWriter::create(const std::string& path,
                                            const std::vector<std::string>& header,
                                            const FileStamp& before, const std::string& system) {
  // Without a name until it is whole: a run that is killed leaves nobody's data behind.
  std::string part;
  int descriptor = open_unnamed(parent_of(path), 0600);
  if (descriptor < 0) {
    part = path + ".XXXXXX";
    descriptor = mkstemp(part.data());
  }
  std::FILE* file = descriptor < 0 ? nullptr : fdopen(descriptor, "wb");
  if (file == nullptr) return tl::unexpected(failure_of(path, errno));
  // The rows are in it as they came, whoever must be protected: only who mends them reads it.
  fchmod(descriptor, 0600);

  RejectsWriter writer(path, std::move(part), file, before);
  std::string line = "\xEF\xBB\xBF";
  for (const std::string& name : header) {
    writer.own_.push_back(is_own_column(name));
    if (!writer.own_.back()) line += csv_cell(name) + ",";
  }
  writer.system_ = system;
  if (!system.empty()) line += fmt::format("{},", kRejectSystem.here());
  line += fmt::format("{},{}\r\n", kRejectRow.here(), kRejectReason.here());
  writer.write(line);
  return writer;
}

void RejectsWriter::write(std::string_view bytes) {
  if (error_ == 0 && std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
    error_ = errno;
}

void RejectsWriter::add(const Row& row, std::string_view reason) {
  std::string line;
  std::string extra;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (i >= own_.size())
      extra += "," + csv_cell(kept_text(row.cells[i]));
    else if (!own_[i])
      line += csv_cell(kept_text(row.cells[i])) + ",";
  }
  // Cells beyond the last column have no place in the table, but must not be lost.
  if (!system_.empty()) line += csv_cell(system_) + ",";
  write(line + std::to_string(row.number) + "," + guarded_csv_cell(reason) + extra + "\r\n");
  ++count_;
}

Result<> RejectsWriter::flush() {
  if (file_ == nullptr) return {};
  if (error_ == 0 && (std::fflush(file_.get()) != 0 || fsync(fileno(file_.get())) != 0))
    error_ = errno;
  if (error_ == 0 && part_.empty()) {
    part_ = fmt::format("{}.{}", path_, getpid());
    error_ = give_name(fileno(file_.get()), part_);
    if (error_ == 0) error_ = give_to_folder_owner(part_);
    if (error_ == EEXIST) part_.clear();  // not ours to remove
  }
  // Closing can report a write that failed late.
  if (std::fclose(file_.release()) != 0 && error_ == 0) error_ = errno;
  if (error_ != 0) return tl::unexpected(failure_of(path_, error_));
  if (before_.exists()) real_file_ops().keep_access(path_, part_);
  return {};
}

Result<> RejectsWriter::finish() {
  ANJUAN_DO(flush());
  const std::string part = std::exchange(part_, {});
  FileOps& ops = real_file_ops();
  int error = stamp_of(path_) == before_ ? 0 : EEXIST;
  if (error == 0)
    error = before_.exists() ? ops.rename_over(part, path_) : ops.rename_new(part, path_);
  if (error == 0) return {};
  auto failure = error == EEXIST ? changed_meanwhile(path_).value() : failure_of(path_, error);
  failure.diagnostics.front().remedy = trf("the rejects are in {}", part);
  return tl::unexpected(std::move(failure));
}

}  // namespace anjuan
