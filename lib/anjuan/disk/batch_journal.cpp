#include "anjuan/disk/batch_journal.hpp"

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <sys/stat.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kEnd = "end";

template <class Number>
bool take_number(std::string_view& line, Number& value) {
  const char* end = line.data() + line.size();
  const auto [stop, error] = std::from_chars(line.data(), end, value);
  if (error != std::errc() || stop == end || *stop != ' ') return false;
  line.remove_prefix(static_cast<std::size_t>(stop - line.data()) + 1);
  return true;
}

std::optional<JournalEntry> read_entry(std::string_view line) {
  JournalEntry entry;
  int is_new = 0;
  if (!take_number(line, entry.index) || !take_number(line, is_new) ||
      !take_number(line, entry.before.modified) || !take_number(line, entry.before.size) ||
      line.empty())
    return std::nullopt;
  entry.is_new = is_new != 0;
  entry.path = line;
  return entry;
}

/// Nothing when the journal was not written to its end: the batch had not begun.
std::optional<std::vector<JournalEntry>> read_journal(std::string_view text) {
  std::vector<JournalEntry> entries;
  for (std::string_view line : split(text, '\n')) {
    if (line == kEnd) return entries;
    auto entry = read_entry(line);
    if (!entry) return std::nullopt;
    entries.push_back(std::move(*entry));
  }
  return std::nullopt;
}

Result<> finish(FileOps& ops, const std::string& ledger_root, const std::string& directory,
                const std::vector<JournalEntry>& entries) {
  std::set<std::string> parents;
  for (const JournalEntry& entry : entries) {
    const std::string staged = fmt::format("{}/{}", directory, entry.index);
    auto found = look_up(staged);
    if (!found) return pass_on(found);
    if (*found == PathKind::absent) continue;  // renamed already
    const std::string path = ledger_root + entry.path;
    const std::string parent = std::filesystem::path(path).parent_path().string();
    int error = 0;
    if (entry.is_new) {
      error = ops.make_directories(parent);
      if (error == 0) error = ops.rename_new(staged, path);
      if (error == EEXIST) continue;
    } else if (stamp_of(path) == entry.before) {
      error = ops.rename_over(staged, path);
    } else {
      continue;
    }
    if (error != 0) return fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be written")));
    parents.insert(parent.empty() ? "." : parent);
  }
  for (const std::string& parent : parents)
    if (const int error = ops.sync_directory(parent))
      return fail(ExitCode::io, io_diagnostic(parent, error, tr("cannot be written")));
  return {};
}

}  // namespace

FileStamp stamp_of(const std::string& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return {};
  return {found.st_mtim.tv_sec * 1'000'000'000LL + found.st_mtim.tv_nsec, found.st_size};
}

std::string write_journal(const std::vector<JournalEntry>& entries) {
  std::string out;
  for (const JournalEntry& entry : entries)
    fmt::format_to(std::back_inserter(out), "{} {} {} {} {}\n", entry.index, entry.is_new ? 1 : 0,
                   entry.before.modified, entry.before.size, entry.path);
  return out.append(kEnd) + "\n";
}

Result<> finish_batches(FileOps& ops, const std::string& ledger_root,
                        const std::string& staging_root) {
  const auto names = list_subdirectories(staging_root);
  if (!names) return tl::unexpected(names.error());
  for (const std::string& name : *names) {
    const std::string directory = staging_root + "/" + name;
    auto text = read_if_there(fmt::format("{}/{}", directory, kJournal));
    if (!text) return pass_on(text);
    const auto entries = read_journal(text->value_or(""));
    if (!entries) continue;
    if (auto done = finish(ops, ledger_root, directory, *entries); !done) return done;
  }
  return {};
}

}  // namespace anjuan
