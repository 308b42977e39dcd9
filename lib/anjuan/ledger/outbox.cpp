#include "anjuan/ledger/outbox.hpp"

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/access.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

/// The event's own values; none of them holds a tab or a line break.
std::string line_of(const NewEscalation& one) {
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", one.head[HeadField::id], one.clock,
                     to_string(one.due), one.level, one.step, one.to, one.unit);
}

/// A line that begins with a tab is about no case.
std::string line_of(const Reminder& one) {
  return fmt::format("\t{}\t{}\t{}\t{}\t{}\t{}\n", to_name(one.duty), one.name, one.unit,
                     to_string(one.due), one.level, one.to);
}

bool is_record_of(const Event& event, const std::vector<std::string_view>& parts) {
  return event.kind == EventKind::escalated && event.get("clock") == parts[1] &&
         event.get("due") == parts[2] && event.get("level") == parts[3] &&
         event.get("step") == parts[4] && event.get("to") == parts[5] &&
         event.get("unit") == parts[6];
}

std::string folder_of(const Ledger& ledger) {
  return ledger.paths().private_directory() + "/outbox";
}

/// A name that is not taken; this run's own, under the ledger's lock.
std::string free_name(const std::string& folder) {
  for (int attempt = 0;; ++attempt)
    if (std::string path = fmt::format("{}/{}-{}", folder, ::getpid(), attempt);
        !stamp_of(path).exists())
      return path;
}

int write_durably(FileOps& ops, const std::string& folder, const std::string& path,
                  std::string_view text) {
  int error = ops.make_directories(folder);
  if (error == 0) error = ops.write_new(path, text, 0666);
  if (error == 0) error = ops.sync_file(path);
  if (error == 0) error = ops.sync_directory(folder);
  return error;
}

/// The locked file; -1 when its run is still speaking.
int lock_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd >= 0 && ::flock(fd, LOCK_EX | LOCK_NB) == 0) return fd;
  if (fd >= 0) ::close(fd);
  return -1;
}

}  // namespace

PackedHead told_of(const HeadView& head) {
  HeadView told;
  for (const HeadField field : {HeadField::id, HeadField::unit, HeadField::title})
    told[field] = head[field];
  return PackedHead(told);
}

Outbox::~Outbox() {
  for (const int fd : descriptors_) ::close(fd);
}

Outbox::Outbox(Outbox&& other) noexcept {
  *this = std::move(other);
}

Outbox& Outbox::operator=(Outbox&& other) noexcept {
  std::swap(untold_, other.untold_);
  std::swap(untold_reminders_, other.untold_reminders_);
  std::swap(waiting_, other.waiting_);
  std::swap(files_, other.files_);
  std::swap(descriptors_, other.descriptors_);
  return *this;
}

Outbox Outbox::open(const Ledger& ledger, const ActivityBooks& books,
                    std::vector<Diagnostic>& problems) {
  Outbox outbox;
  const std::string folder = folder_of(ledger);
  for (const std::string& name : value_or_note(list_directory(folder), problems))
    outbox.take_file(ledger, folder + "/" + name, books, problems);
  return outbox;
}

void Outbox::take_reminder(std::string_view line, const ActivityBooks& books) {
  if (!books.problems.empty()) {  // it may stand in a file that cannot be read now
    waiting_ += fmt::format("{}\n", line);
    return;
  }
  for (const Activity& one : books.activities)
    for (const Reminder& told : one.reminders) {
      if (line_of(told) != fmt::format("{}\n", line)) continue;
      if (std::find(untold_reminders_.begin(), untold_reminders_.end(), told) ==
          untold_reminders_.end())
        untold_reminders_.push_back(told);
      return;
    }
}

void Outbox::take_file(const Ledger& ledger, const std::string& path, const ActivityBooks& books,
                       std::vector<Diagnostic>& problems) {
  const int fd = lock_file(path);
  if (fd < 0) return;
  auto text = read_file(path);
  if (!text) {  // it waits for a run that can read it
    for (Diagnostic& d : text.error().diagnostics) problems.push_back(std::move(d));
    ::close(fd);
    return;
  }
  files_.push_back(path);
  descriptors_.push_back(fd);
  std::string_view rest = *text;
  // A last line without its end was being written when the run died: it recorded nothing.
  for (std::size_t end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    const std::vector<std::string_view> parts = split(line, '\t');
    if (parts.size() != 7) continue;
    if (parts[0].empty()) {
      take_reminder(line, books);
      continue;
    }
    if (const auto found = ledger.find_case(parts[0]); !found && found.error().exit != ExitCode::io)
      continue;
    const auto stored = ledger.read_case(parts[0]);
    if (!stored) {
      waiting_ += fmt::format("{}\n", line);
      continue;
    }
    const auto history = in_force(stored->value.history);
    if (std::none_of(history.begin(), history.end(),
                     [&](const Event& event) { return is_record_of(event, parts); }))
      continue;
    NewEscalation one{told_of(ShownHead(stored->value, Audience::clerk).view()),
                      std::string(parts[1]),
                      {},
                      0,
                      std::string(parts[4]),
                      std::string(parts[5]),
                      std::string(parts[6])};
    one.due = parse_date(parts[2]).value_or(Date{});
    one.level = number_of(parts[3]);
    if (std::none_of(untold_.begin(), untold_.end(),
                     [&](const NewEscalation& other) { return line_of(other) == line_of(one); }))
      untold_.push_back(std::move(one));
  }
}

Result<> Outbox::keep(const Ledger& ledger, const Escalations& escalations,
                      const std::vector<Reminder>& reminders) {
  if (escalations.empty() && reminders.empty()) return {};
  std::string text;
  for (const NewEscalation& one : escalations) text += line_of(one);
  for (const Reminder& one : reminders) text += line_of(one);
  const GroupAccess access(ledger.paths().root);
  const std::string path = free_name(folder_of(ledger));
  if (const int error = write_durably(ledger.ops(), folder_of(ledger), path, text)) {
    ledger.ops().remove(path);
    return fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be written")));
  }
  files_.push_back(path);
  if (const int fd = lock_file(path); fd >= 0) descriptors_.push_back(fd);
  return {};
}

void Outbox::told(const Ledger& ledger) {
  if (!waiting_.empty()) {
    const GroupAccess access(ledger.paths().root);
    const std::string path = free_name(folder_of(ledger));
    if (write_durably(ledger.ops(), folder_of(ledger), path, waiting_) != 0) return;
  }
  for (const std::string& path : files_) ledger.ops().remove(path);
  *this = Outbox();
}

}  // namespace anjuan
