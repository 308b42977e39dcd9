#include "anjuan/ledger/books/sessions.hpp"

#include <algorithm>
#include <filesystem>

#include "anjuan/base/path_tree.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/sha256.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/text/session_file.hpp"

namespace anjuan {
namespace {

std::string sessions_root(const Ledger& ledger) {
  return ledger.paths().root + "sessions";
}

void take(std::vector<Diagnostic>& into, std::vector<Diagnostic>& from) {
  into.insert(into.end(), std::make_move_iterator(from.begin()),
              std::make_move_iterator(from.end()));
}

std::vector<std::string> session_files(const Ledger& ledger, std::vector<Diagnostic>& problems) {
  std::vector<std::string> files;
  const std::string root = sessions_root(ledger);
  for (const std::string& year : value_or_note(list_subdirectories(root), problems)) {
    const std::string in_year = root + "/" + year;
    for (const std::string& month : value_or_note(list_subdirectories(in_year), problems)) {
      const std::string in_month = in_year + "/" + month;
      for (const std::string& name : value_or_note(list_directory(in_month), problems))
        if (name.ends_with(".yaml") && name[0] != '.') files.push_back(in_month + "/" + name);
    }
  }
  return files;
}

/// Calls `each` for every file that could be read.
template <class Each>
void for_each_session_file(const Ledger& ledger, std::vector<Diagnostic>& problems, Each each) {
  for (const std::string& path : session_files(ledger, problems)) {
    auto text = read_file(path);
    if (!text) {
      take(problems, text.error().diagnostics);
      continue;
    }
    each(path, *text, read_session(*text, path));
  }
}

/// The file that `given` names, from the ledger's top or else from `from`; empty when there is
/// none.
Result<std::string> find_file(const Ledger& ledger, const std::string& given,
                              const std::string& from) {
  namespace fs = std::filesystem;
  for (const fs::path& place :
       {fs::path(ledger.paths().root) / given, fs::path(from) / given, fs::path(given)}) {
    ANJUAN_TRY(found, look_up(place.string()));
    if (found == PathKind::file) return place.string();
  }
  return std::string();
}

}  // namespace

SessionBooks read_sessions(const Ledger& ledger) {
  SessionBooks books;
  for_each_session_file(
      ledger, books.problems, [&](const std::string&, const std::string&, ReadSession read) {
        if (read.ok()) books.records.push_back(std::move(read.record));
        std::erase_if(read.problems,
                      [](const Diagnostic& d) { return d.severity != Severity::error; });
        take(books.problems, read.problems);
      });
  std::sort(books.records.begin(), books.records.end(), [](const auto& a, const auto& b) {
    return std::tie(a.held.date, a.held.desk, a.held.group) <
           std::tie(b.held.date, b.held.desk, b.held.group);
  });
  sort_by_position(books.problems);
  return books;
}

std::string session_path(const Ledger& ledger, const rota::HeldSession& held) {
  const std::string day = to_string(held.date);
  return fmt::format("{}/{}/{}/{}.yaml", sessions_root(ledger), day.substr(0, 4), day.substr(5, 2),
                     session_name(held));
}

std::string session_attachments(const rota::HeldSession& held) {
  return "attachments/sessions/" + session_name(held);
}

bool is_attachment_path(std::string_view path) {
  return is_below_folder(path, "attachments");
}

std::vector<std::string> attachments_of(const Event& event) {
  std::vector<std::string> files;
  for (const std::string_view line : split(event.get("attachments"), '\n'))
    if (!trim(line).empty()) files.emplace_back(trim(line));
  return files;
}

Result<> check_attached(const Ledger& ledger, const std::string& file) {
  if (!is_attachment_path(file))
    return fail_usage("outside", trf("{} does not lie below attachments/", file),
                      tr("move the file into the ledger and correct the path"));
  const std::string place = ledger.paths().root + file;
  ANJUAN_DO(check_folders(ledger.paths().root, place));
  ANJUAN_TRY(found, look_up(place));
  if (found == PathKind::absent)
    return fail_usage("no-such-file", trf("the attachment {} is not there", file),
                      tr("put the file back; git may have it"));
  return {};
}

bool check_attached(const Ledger& ledger, const std::string& file, const TextPlace& named_in,
                    std::vector<Diagnostic>& findings) {
  auto attached = check_attached(ledger, file);
  if (attached) return true;
  for (Diagnostic& d : attached.error().diagnostics) {
    if (d.file.empty()) {
      d.file = named_in.file;
      place_word(d, named_in.text, named_in.line, file);
    }
    findings.push_back(std::move(d));
  }
  return false;
}

void check_attachment(const Ledger& ledger, const Attachment& file, const TextPlace& named_in,
                      std::vector<Diagnostic>& findings) {
  if (!check_attached(ledger, file.path, named_in, findings)) return;
  auto hash = sha256_of_file(ledger.paths().root + file.path);
  if (!hash) return take(findings, hash.error().diagnostics);
  if (*hash == file.sha256) return;
  Diagnostic& d = add_error(findings, "wrong-hash",
                            trf("the attachment {} is not the file that was recorded", file.path),
                            tr("put the recorded file back; git may have it"));
  d.file = named_in.file;
  place_word(d, named_in.text, named_in.line, file.path);
}

std::vector<Diagnostic> verify_sessions(const Ledger& ledger, std::size_t& count) {
  std::vector<Diagnostic> findings;
  for_each_session_file(
      ledger, findings, [&](const std::string& path, const std::string& text, ReadSession read) {
        ++count;
        const bool ok = read.ok();
        take(findings, read.problems);
        if (!ok) return;
        const rota::SessionRecord& record = read.record;
        if (const std::string wanted = session_path(ledger, record.held); wanted != path)
          findings.push_back(
              {.code = "misplaced",
               .file = path,
               .message = tr("the file does not stand where its date, desk and group say"),
               .remedy = trf("move it to {}", wanted)});
        const auto check = [&](const rota::SessionRecord& version) {
          auto wrong = check_session(ledger, version, text);
          take(findings, wrong);
          for (const rota::SessionAttachment& one : version.attachments)
            check_attachment(ledger, one.file, {path, text, one.line}, findings);
        };
        check(record);
        for (const rota::SessionRecord& version : record.earlier) check(version);
      });
  sort_by_position(findings);
  return findings;
}

Result<std::vector<AttachmentCopy>> place_attachments(const Ledger& ledger,
                                                      rota::SessionRecord& record,
                                                      const std::string& from) {
  std::vector<AttachmentCopy> copies;
  std::vector<Diagnostic> errors;
  for (rota::SessionAttachment& one : record.attachments) {
    const std::string given = one.file.path;
    const std::size_t before = errors.size();
    const std::string found = value_or_note(find_file(ledger, given, from), errors);
    if (errors.size() > before) continue;
    if (found.empty()) {
      errors.push_back({.code = "no-such-file",
                        .message = trf("there is no file {}", given),
                        .remedy = tr("name a file of the ledger's attachments/, or one to copy")});
      continue;
    }
    auto content = read_file(found);
    if (!content) {
      take(errors, content.error().diagnostics);
      continue;
    }
    const std::string hash = sha256_of(*content);
    if (!one.file.sha256.empty() && one.file.sha256 != hash)
      errors.push_back({.code = "wrong-hash",
                        .message = trf("{} is not the file whose hash is stated", given),
                        .remedy = tr("leave the hash out, or name the right file")});
    one.file.sha256 = hash;
    if (is_attachment_path(given) && found == ledger.paths().root + given) continue;
    one.file.path =
        session_attachments(record.held) + "/" + std::filesystem::path(found).filename().string();
    const std::string target = ledger.paths().root + one.file.path;
    const PathKind there = value_or_note(look_up(target), errors);
    if (there != PathKind::absent) {
      if (value_or_note(sha256_of_file(target), errors) == hash) continue;
      errors.push_back({.code = "attachment-exists",
                        .file = target,
                        .message = tr("another file of that name is attached already"),
                        .remedy = tr("rename the file that you attach")});
      continue;
    }
    copies.push_back({one.file.path, std::move(*content)});
  }
  if (!errors.empty()) {
    const bool io = exit_of(errors) == ExitCode::io;
    return fail(io ? ExitCode::io : ExitCode::usage, std::move(errors));
  }
  return copies;
}

namespace {

/// The record that is written over `old`: what was known at the end of a day stays known.
rota::SessionRecord follow(rota::SessionRecord old, rota::SessionRecord record) {
  const auto known_on = [](const rota::SessionRecord& one) {
    return recorded_on(one.held.recording, one.held.date);
  };
  record.derive();
  record.earlier = std::exchange(old.earlier, {});
  rota::SessionRecord same = record;
  same.held.recording = old.held.recording;
  same.by = old.by;
  rota::SessionRecord standing = old;
  standing.earlier = same.earlier;
  if (write_session(same) == write_session(standing)) return same;
  if (known_on(old) < known_on(record)) record.earlier.push_back(std::move(old));
  return record;
}

}  // namespace

Result<> stage_session_record(const Ledger& ledger, WriteBatch& batch,
                              const rota::SessionRecord& record,
                              const std::vector<AttachmentCopy>& copies, bool again) {
  const std::string path = session_path(ledger, record.held);
  ANJUAN_TRY(before, read_stamped_if_there(path));
  if (before.stamp.exists() && !again)
    return fail(ExitCode::refused,
                Diagnostic{.code = "already-recorded",
                           .file = path,
                           .message = tr("this session is recorded already"),
                           .remedy = tr("edit the file, or say --again to write it anew")});
  rota::SessionRecord kept = record;
  if (before.stamp.exists())
    if (ReadSession old = read_session(before.text, path); old.ok())
      kept = follow(std::move(old.record), record);
  std::string text = write_session(kept);
  const auto whole = read_session_strictly(text, path);
  if (!whole) return fail(ExitCode::bug, whole.error().diagnostics);
  // A file that cannot be read as a record has nothing to be spliced into.
  if (before.stamp.exists() && read_session(before.text, path).ok()) {
    text = splice_session(before.text, *whole);
    const auto read = read_session_strictly(text, path);
    if (!read || write_session(*read) != write_session(*whole))
      return fail(
          ExitCode::bad_data,
          Diagnostic{.code = "not-spliced",
                     .file = path,
                     .message = tr("the file is laid out so that it cannot be changed in part"),
                     .remedy = tr("edit the file, or move it away and record it anew")});
  }
  for (const AttachmentCopy& copy : copies)
    ANJUAN_DO(batch.create(ledger.paths().root + copy.path, copy.content));
  return batch.replace(path, text, before.stamp);
}

}  // namespace anjuan
