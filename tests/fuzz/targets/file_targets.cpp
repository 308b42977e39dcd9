#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <fmt/format.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "anjuan/disk/batch_journal.hpp"
#include "anjuan/disk/descriptor.hpp"
#include "anjuan/intake/rows.hpp"

#include "fuzz/targets/targets.hpp"

namespace anjuan::fuzz {
namespace {

namespace fs = std::filesystem;

/// Reads all rows of a table that is in memory only.
void read_table(std::string_view bytes, RowFormat format) {
  const Descriptor file(::memfd_create("table", MFD_CLOEXEC));
  if (!file.ok() || ::write(file.get(), bytes.data(), bytes.size()) < 0) return;
  const std::string path = fmt::format("/proc/self/fd/{}", file.get());
  auto rows = open_rows(path, {.format = format});
  if (!rows) return;
  Row row;
  while (true) {
    const auto more = (*rows)->next(row);
    if (!more || !*more) break;
    for (std::size_t i = 0; i < row.cells.size(); ++i) (*rows)->place(row, i);
  }
  (*rows)->notes();
}

std::map<std::string, std::string> files_below(const fs::path& root) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    std::string& content = files[entry.path().string()];
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    content.assign(std::istreambuf_iterator<char>(file), {});
  }
  return files;
}

void write_file(const fs::path& path, std::string_view content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

}  // namespace

void csv(std::string_view bytes) {
  read_table(bytes, RowFormat::csv);
}

void xlsx(std::string_view bytes) {
  read_table(bytes, RowFormat::xlsx);
}

void json(std::string_view bytes) {
  read_table(bytes, RowFormat::json);
  read_table(bytes, RowFormat::yaml);
}

void journal(std::string_view bytes) {
  std::string name = (fs::temp_directory_path() / "anjuan-fuzz-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return;
  const fs::path above = name;
  const fs::path root = above / "ledger";
  const fs::path batch = root / ".anjuan/staging/1-0";
  write_file(above / "outside.yaml", "theirs");
  write_file(root / "anjuan.toml", "format = 1\n");
  write_file(root / "cases/2026/07/a.yaml", "old a");
  write_file(root / ".git/config", "theirs");
  write_file(batch / "0", "new");
  // A journal that knows its directory gets further.
  std::string text(bytes);
  const std::string inode = std::to_string(stamp_of(batch.string()).inode);
  for (std::size_t at; (at = text.find("@DIR@")) != std::string::npos;) text.replace(at, 5, inode);
  write_file(batch / "journal", text);
  auto before = files_below(above);
  auto done = finish_batches(real_file_ops(), LedgerPaths::at(root.string()));
  for (const auto& [path, content] : files_below(above)) {
    const std::string below = fs::path(path).lexically_relative(root).string();
    const bool ours = below.starts_with("cases") || below.starts_with(".anjuan") ||
                      is_ledger_file(below) || fs::is_directory(path);
    if (!ours && before[path] != content) std::abort();
  }
  fs::remove_all(above);
}

}  // namespace anjuan::fuzz
