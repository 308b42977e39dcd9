#include "anjuan/ledger/books/sessions.hpp"

#include <algorithm>
#include <filesystem>

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

std::vector<std::string> session_files(const Ledger& ledger) {
  std::vector<std::string> files;
  const std::string root = sessions_root(ledger);
  for (const std::string& year : list_directory(root))
    for (const std::string& month : list_directory(root + "/" + year))
      for (const std::string& name : list_directory(root + "/" + year + "/" + month))
        if (name.ends_with(".yaml") && name[0] != '.')
          files.push_back(fmt::format("{}/{}/{}/{}", root, year, month, name));
  return files;
}

/// Calls `each` for every file that could be opened.
template <class Each>
void for_each_file(const Ledger& ledger, std::vector<Diagnostic>& problems, Each each) {
  for (const std::string& path : session_files(ledger)) {
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
std::string find_file(const Ledger& ledger, const std::string& given, const std::string& from) {
  namespace fs = std::filesystem;
  for (const fs::path& place :
       {fs::path(ledger.paths().root) / given, fs::path(from) / given, fs::path(given)}) {
    std::error_code error;
    if (fs::is_regular_file(place, error)) return place.string();
  }
  return {};
}

}  // namespace

SessionBooks read_sessions(const Ledger& ledger) {
  SessionBooks books;
  for_each_file(ledger, books.problems,
                [&](const std::string&, const std::string&, ReadSession read) {
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
  return path.starts_with("attachments/") && path.find("/../") == std::string_view::npos &&
         !path.ends_with("/..");
}

void check_attachment(const Ledger& ledger, const Attachment& file, const std::string& path,
                      std::string_view text, int line, std::vector<Diagnostic>& findings) {
  const auto add = [&](std::string code, std::string message, std::string remedy) {
    Diagnostic d{.code = std::move(code),
                 .file = path,
                 .message = std::move(message),
                 .remedy = std::move(remedy)};
    place_word(d, text, line, file.path);
    findings.push_back(std::move(d));
  };
  if (!is_attachment_path(file.path))
    return add("outside", trf("{} does not lie below attachments/", file.path),
               tr("move the file into the ledger and correct the path"));
  const std::string place = ledger.paths().root + file.path;
  if (!file_exists(place))
    return add("no-such-file", trf("the attachment {} is not there", file.path),
               tr("put the file back; git may have it"));
  const auto hash = sha256_of_file(place);
  if (!hash || *hash != file.sha256)
    add("wrong-hash", trf("the attachment {} is not the file that was recorded", file.path),
        tr("put the recorded file back; git may have it"));
}

std::vector<Diagnostic> verify_sessions(const Ledger& ledger, std::size_t& count) {
  std::vector<Diagnostic> findings;
  for_each_file(
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
        auto wrong = check_session(ledger, record, text);
        take(findings, wrong);
        for (const rota::SessionAttachment& one : record.attachments)
          check_attachment(ledger, one.file, path, text, one.line, findings);
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
    const std::string found = find_file(ledger, given, from);
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
    if (file_exists(target)) {
      if (auto there = sha256_of_file(target); there && *there == hash) continue;
      errors.push_back({.code = "attachment-exists",
                        .file = target,
                        .message = tr("another file of that name is attached already"),
                        .remedy = tr("rename the file that you attach")});
      continue;
    }
    copies.push_back({one.file.path, std::move(*content)});
  }
  if (!errors.empty()) return fail(ExitCode::usage, std::move(errors));
  return copies;
}

Result<std::string> write_session_record(const Ledger& ledger, const rota::SessionRecord& record,
                                         const std::vector<AttachmentCopy>& copies, bool again) {
  const std::string path = session_path(ledger, record.held);
  std::string text = write_session(record);
  if (auto read = read_session_strictly(text, path); !read)
    return fail(ExitCode::bug, std::move(read.error().diagnostics));
  const bool there = file_exists(path);
  if (there && !again)
    return fail(ExitCode::refused,
                Diagnostic{.code = "already-recorded",
                           .file = path,
                           .message = tr("this session is recorded already"),
                           .remedy = tr("edit the file, or say --again to write it anew")});
  if (there) {
    auto before = read_file(path);
    if (!before) return pass_on(before);
    text += foreign_lines(*before);
  }
  WriteBatch batch(ledger.ops(), ledger.paths().staging());
  for (const AttachmentCopy& copy : copies)
    if (auto staged = batch.create(ledger.paths().root + copy.path, copy.content); !staged)
      return pass_on(staged);
  if (auto staged = there ? batch.replace(path, text) : batch.create(path, text); !staged)
    return pass_on(staged);
  if (auto done = batch.commit(); !done) return pass_on(done);
  return path;
}

}  // namespace anjuan
