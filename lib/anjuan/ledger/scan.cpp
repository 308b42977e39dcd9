#include "anjuan/ledger/scan.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/file_source.hpp"
#include "anjuan/disk/read_fault.hpp"
#include "anjuan/disk/stamp.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_folder.hpp"
#include "anjuan/ledger/case_index.hpp"
#include "anjuan/ledger/read_ahead.hpp"
#include "anjuan/model/packed_head.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/head.hpp"

namespace anjuan {
namespace {

/// The directories cases/YYYY/MM, sorted.
std::vector<std::string> month_directories(const LedgerPaths& paths,
                                           std::vector<Diagnostic>& problems,
                                           std::optional<Date> until = {}) {
  const std::string last = until ? to_string(*until).substr(0, 7) : std::string();
  std::vector<std::string> all;
  for (const std::string& year : value_or_note(list_subdirectories(paths.cases()), problems)) {
    const std::string in_year = paths.cases() + "/" + year;
    for (const std::string& month : value_or_note(list_subdirectories(in_year), problems))
      if (!until || year + "-" + month <= last) all.push_back(in_year + "/" + month);
  }
  return all;
}

/// A file that changed so shortly before it was read may change again and keep its stamp: clocks of
/// file systems are coarse, two seconds at worst, and a write sets the time before it copies its
/// bytes, which a busy disk can delay.
constexpr std::int64_t kAtRest = 60'000'000'000;  // nanoseconds

/// How long others may take to put a file back, and how often that is waited for in one scan.
constexpr std::chrono::milliseconds kMoment{10};
constexpr int kLooks = 20;

/// Files that a thread reads together: enough that starting it does not count.
constexpr std::size_t kTogether = 256;

class Scanner {
 public:
  Scanner(const LedgerPaths& paths, const std::function<void(const ScannedCase&)>& each,
          const ScanOptions& options)
      : paths_(paths),
        each_(each),
        containing_(options.containing),
        months_(month_directories(paths, problems_, options.until)),
        in_commit_(source_of(paths.cases()).source != nullptr) {
    // What lies in a commit has no stamps that an index could go by.
    if (in_commit_) return;
    if (options.remember) index_ = CaseIndex::open_to_write(paths, real_file_ops());
    remembers_ = index_.has_value();
    if (!index_) index_ = CaseIndex::open(paths);
    // The lock was taken, and its file written, before the first case was read: by the clock that
    // stamps the files too.
    began_ = stamp_of(paths.lock()).modified;
    if (!index_) return;
    nobody_ = index_->mark_of(kNamesNobody);
    by_person_ = !options.person.empty();
    for (const std::string& word : options.person) person_.push_back(index_->mark_of(word));
  }

  std::vector<Diagnostic> run() {
    if (in_commit_) {
      for (const std::string& month : months_) scan_elsewhere(month);
      sort_by_position(problems_);
      return std::move(problems_);
    }
    read_ahead(
        months_.size(), has_read_fault() ? 0 : 1,
        [&](std::size_t i) { return list_case_folder(months_[i], index_.has_value()); },
        [&](const CaseFolder& folder) { scan(folder); });
    if (remembers_) index_->finish(folders_);
    sort_by_position(problems_);
    return std::move(problems_);
  }

 private:
  void scan(const CaseFolder& folder) {
    folders_.push_back(folder.path.substr(paths_.cases().size() + 1));
    if (index_) index_->enter(folders_.back());
    if (folder.error != 0) problems_.push_back(unreadable(folder.path, folder.error));
    std::vector<const FolderFile*> unknown;
    for (const FolderFile& file : folder.files)
      if (!know(folder, file)) unknown.push_back(&file);
    read(folder, unknown);
  }

  /// True when the index knows the file as it is, and all was said of it.
  bool know(const CaseFolder& folder, const FolderFile& file) {
    if (!index_ || !file.stamp.exists()) return false;
    const auto known = index_->find(file.name);
    const auto head = known && file.stamp == known->stamp ? unpack_head(known->head) : std::nullopt;
    if (!head || !containing_.empty()) return false;
    if (!by_person_ || CaseIndex::share_mark(known->marks, person_))
      deliver({*head,
               folder.path,
               file.name,
               CaseIndex::share_mark(known->marks, {nobody_}),
               {},
               known->last});
    return true;
  }

  void read(const CaseFolder& folder, const std::vector<const FolderFile*>& files) {
    const std::size_t pieces = (files.size() + kTogether - 1) / kTogether;
    const auto each_of = [&](std::size_t piece, const auto& action) {
      const std::size_t end = std::min((piece + 1) * kTogether, files.size());
      for (std::size_t i = piece * kTogether; i < end; ++i) action(*files[i]);
    };
    const auto load = [&](std::size_t piece) {
      std::vector<CaseText> texts;
      each_of(piece, [&](const FolderFile& file) {
        // Whatever is not certainly a file is left to the reader that looks before it reads.
        texts.push_back(file.regular ? read_case_text(folder, file, remembers_) : CaseText{});
      });
      return texts;
    };
    std::size_t piece = 0;
    read_ahead(pieces, pieces > 1 && !has_read_fault() ? 2 : 0, load,
               [&](std::vector<CaseText> texts) {
                 auto text = texts.begin();
                 each_of(piece++, [&](const FolderFile& file) { take(folder, file, *text++); });
               });
  }

  /// git and editors take a file away for a moment, or write it piece by piece: what is not whole
  /// is looked at again. What is gone then was removed.
  void take(const CaseFolder& folder, const FolderFile& file, CaseText& read) {
    path_ = folder.path;
    path_.append("/").append(file.name);
    const auto before = static_cast<std::ptrdiff_t>(problems_.size());
    const auto forget = [&] { problems_.erase(problems_.begin() + before, problems_.end()); };
    while (true) {
      delivered_ = false;
      const bool gone = read.error == ENOENT;
      look(folder, file, read);
      const std::vector<Diagnostic> wrong(problems_.begin() + before, problems_.end());
      const bool torn = !delivered_ && !wrong.empty() && exit_of(wrong) != ExitCode::io;
      if (!torn && !gone) return;
      if (patience_-- <= 0) {
        if (gone) forget();
        return;
      }
      forget();
      std::this_thread::sleep_for(kMoment);
      read = file.regular ? read_case_text(folder, file, remembers_) : CaseText{};
    }
  }

  void look(const CaseFolder& folder, const FolderFile& file, CaseText& read) {
    if (read.error != 0) {
      problems_.push_back(unreadable(path_, read.error));
      return;
    }
    if (file.regular) {
      // Only where a stamp was worth looking at is one worth remembering.
      if (remembers_ && file.stamp.exists()) put(file.name, read);
      HeadView head;
      const bool lacks_text = certainly_lacks(read.text);
      if (scan_head(read.text, head)) {
        if (!lacks_text) deliver({head, folder.path, file.name, false, read.text});
        return;
      }
    }
    read_whole(folder.path, file.name);
  }

  /// The scan may have decoded escapes in its copy: the full reader gets the bytes of the file.
  void read_whole(const std::string& directory, std::string_view name) {
    auto whole = read_file(path_);
    if (!whole) {
      for (Diagnostic& d : whole.error().diagnostics) problems_.push_back(std::move(d));
      return;
    }
    ReadCase full = read_case(*whole, path_);
    if (!full.ok()) {
      for (Diagnostic& d : full.problems)
        if (d.severity == Severity::error) problems_.push_back(std::move(d));
      return;
    }
    deliver({to_view(full.value.head), directory, name});
  }

  /// The same over files that do not lie on the disk.
  void scan_elsewhere(const std::string& directory) {
    for (const std::string& name : value_or_note(list_directory(directory), problems_)) {
      if (!is_case_name(name)) continue;
      path_ = directory;
      path_.append("/").append(name);
      std::string text;
      const SourcePath place = source_of(path_);
      HeadView head;
      if (place.source->read(place.path, text) == 0 && scan_head(text, head))
        deliver({head, directory, name, false, text});
      else
        read_whole(directory, name);
    }
  }

  /// A value stands in the file as it is, but for what an escape or the end of a line within it
  /// stands for: a blank, where YAML folds lines.
  bool certainly_lacks(std::string_view text) const {
    return !containing_.empty() && containing_.find_first_of(" '\t\n") == std::string::npos &&
           text.find('\\') == std::string_view::npos &&
           text.find(containing_) == std::string_view::npos;
  }

  /// Remembers a file that is whole, bears its own name and has been at rest for long enough.
  void put(const std::string& name, const CaseText& read) {
    if (read.stamp.changed > began_ - kAtRest) return;
    const ReadCase whole = read_case(read.text, path_);
    if (whole.ok() && is_named(name, to_view(whole.value.head)))
      index_->put(name, read.stamp, whole.value, latest_day(read.text));
  }

  static bool is_named(std::string_view name, const HeadView& head) {
    return name.substr(0, name.size() - 5) == head[HeadField::id];
  }

  void deliver(const ScannedCase& found) {
    const HeadView& head = found.head;
    if (!is_named(found.name, head))
      problems_.push_back({.code = "misnamed",
                           .file = found.path(),
                           .message = trf("the file holds the case {}", head[HeadField::id]),
                           .remedy = trf("rename it to {}.yaml", head[HeadField::id])});
    delivered_ = true;
    each_(found);
  }

  const LedgerPaths& paths_;
  const std::function<void(const ScannedCase&)>& each_;
  const std::string& containing_;
  std::vector<Diagnostic> problems_;
  const std::vector<std::string> months_;
  const bool in_commit_;
  std::optional<CaseIndex> index_;
  bool remembers_ = false;
  std::int64_t began_ = 0;  ///< of the scan that remembers, nanoseconds since 1970
  bool by_person_ = false;
  std::vector<std::uint64_t> person_;
  std::uint64_t nobody_ = 0;
  std::vector<std::string> folders_;  ///< those seen so far, below cases/
  std::string path_;
  bool delivered_ = false;  ///< the file that was looked at last
  int patience_ = kLooks;
};

}  // namespace

std::string ScannedCase::path() const {
  return fmt::format("{}/{}", directory, name);
}

bool ScannedCase::speaks_of_later(Date day) const {
  const std::string_view latest = last.empty() ? latest_day(text) : last;
  return latest.empty() || latest > to_string(day);
}

namespace {

/// The petitioners of a file of which they are written as the program writes them, one plain value
/// a line; nullopt for anything else, which only the full reader understands.
std::optional<std::vector<Petitioner>> plain_people(std::string_view text) {
  constexpr std::string_view kKey = "\npetitioners:\n";
  std::vector<Petitioner> people;
  const std::size_t begin = text.find(kKey);
  // Somebody may be written into a line of its own, or after another key: no guess.
  if (begin == std::string_view::npos) return std::nullopt;
  text.remove_prefix(begin + kKey.size());
  while (text.starts_with(' ')) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.starts_with("  - "))
      people.emplace_back();
    else if (!line.starts_with("    ") || people.empty())
      return std::nullopt;
    line.remove_prefix(4);
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return std::nullopt;
    std::string_view value = line.substr(colon + 2);
    if (value.find('\\') != std::string_view::npos || value.find(" #") != std::string_view::npos)
      return std::nullopt;
    if (value.size() > 1 && value.starts_with('"') && value.ends_with('"'))
      value = value.substr(1, value.size() - 2);
    else if (value.empty() || std::string_view("\"'|>{[&*!%@`").find(value[0]) != value.npos)
      return std::nullopt;
    const auto* field = std::find_if(
        std::begin(kPetitionerFields), std::end(kPetitionerFields),
        [&](const EntryField<Petitioner>& one) { return one.key == line.substr(0, colon); });
    if (field == std::end(kPetitionerFields)) return std::nullopt;
    if (field->text != nullptr) people.back().*field->text = value;
  }
  return people;
}

}  // namespace

std::unique_ptr<ShownHead> ScannedCase::shown(Audience audience) const {
  if (names_nobody) return std::make_unique<ShownHead>(head, std::vector<Petitioner>(), audience);
  // Of a case that was merged the whole is read: the others' people belong to it.
  const bool merged = text.find("event: merged") != std::string_view::npos;
  if (const auto people = merged ? std::nullopt : plain_people(text))
    return std::make_unique<ShownHead>(head, *people, audience);
  const std::string file = path();
  const auto whole_text = read_file(file);
  const ReadCase whole = whole_text ? read_case(*whole_text, file) : ReadCase{};
  if (whole_text && whole.ok())
    return std::make_unique<ShownHead>(head, everybody_of(whole.value), audience,
                                       secrecy_of(whole.value));
  return std::make_unique<ShownHead>(head, std::vector<Petitioner>(), Audience::accused);
}

std::vector<Diagnostic> scan_heads(const LedgerPaths& paths,
                                   const std::function<void(const ScannedCase&)>& each,
                                   const ScanOptions& options) {
  return Scanner(paths, each, options).run();
}

std::string case_id_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  return name.substr(0, name.rfind('.'));
}

std::vector<std::string> list_case_files(const LedgerPaths& paths,
                                         std::vector<Diagnostic>& problems,
                                         std::optional<Date> until) {
  std::vector<std::string> files;
  for (const std::string& directory : month_directories(paths, problems, until))
    for (const std::string& name : value_or_note(list_directory(directory), problems))
      if (is_case_name(name)) files.push_back(directory + "/" + name);
  return files;
}

}  // namespace anjuan
