#include "anjuan/ledger/case_index.hpp"

#include <algorithm>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/disk/descriptor.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/packed_head.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

/// A reader who meets a writer waits so long, then reads the files; a writer waits for readers to
/// come to an end.
constexpr int kReaderMilliseconds = 200;
constexpr int kWriterMilliseconds = 3000;
constexpr std::size_t kMostPending = 4096;
/// What one step may cost, in millions of SQLite's own: a damaged file must not keep it busy for
/// ever, a folder of a million rows may be deleted in one.
constexpr int kStepBudget = 100;
constexpr int kMillion = 1'000'000;

constexpr const char* kSelect =
    "SELECT name, stamp, head, marks, last, seal FROM cases WHERE folder = ?1 AND name > ?2 ORDER "
    "BY "
    "name";

std::string own_path(const LedgerPaths& paths, std::string_view ending) {
  return fmt::format("{}/index-{}.{}", paths.private_directory(), ::geteuid(), ending);
}

/// False for a link, or for what another user made or may read.
bool is_own_file(const std::string& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) &&
         found.st_uid == ::geteuid() && (found.st_mode & 077) == 0;
}

void remove_files(FileOps& ops, const std::string& path) {
  ops.remove(path);
  ops.remove(path + "-journal");
}

/// All that decides what a file means to the readers: a row of another program is worth nothing.
std::string reader_tables() {
  // The number goes up with what hides people: a row says that nobody stands in its texts.
  std::string all = "cases 4 " ANJUAN_VERSION;
  const auto add = [&](std::string_view name, ValueType type, Vocabulary choices) {
    all += fmt::format("\n{} {}", name, static_cast<int>(type));
    for (const std::string_view choice : choices) all += fmt::format(" {}", choice);
  };
  for (const HeadFieldSpec& spec : head_fields()) {
    add(spec.name, spec.type, spec.choices);
    all += spec.required ? " required" : "";
  }
  for (const EntryField<Petitioner>& field : kPetitionerFields) add(field.key, ValueType::text, {});
  for (const EventField& field : common_event_fields()) add(field.name, field.type, field.choices);
  for (const EventSpec& spec : event_table()) {
    all += fmt::format("\n{}", spec.name);
    for (const EventField& field : spec.fields) add(field.name, field.type, field.choices);
  }
  return all;
}

template <class T>
void append_bytes(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::string bytes_of(const FileStamp& stamp) {
  std::string bytes;
  append_bytes(bytes, stamp.inode);
  append_bytes(bytes, stamp.size);
  append_bytes(bytes, stamp.modified);
  append_bytes(bytes, stamp.changed);
  return bytes;
}

std::optional<FileStamp> stamp_of_bytes(std::string_view bytes) {
  FileStamp stamp;
  if (bytes.size() != 32) return std::nullopt;
  std::memcpy(&stamp.inode, bytes.data(), 8);
  std::memcpy(&stamp.size, bytes.data() + 8, 8);
  std::memcpy(&stamp.modified, bytes.data() + 16, 8);
  std::memcpy(&stamp.changed, bytes.data() + 24, 8);
  return stamp;
}

void bind_text(sqlite3_stmt* statement, int number, std::string_view text) {
  sqlite3_bind_text(statement, number, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void bind_bytes(sqlite3_stmt* statement, int number, std::string_view bytes) {
  // An empty blob that points nowhere would be stored as NULL.
  sqlite3_bind_blob(statement, number, bytes.empty() ? "" : bytes.data(),
                    static_cast<int>(bytes.size()), SQLITE_STATIC);
}

}  // namespace

void CaseIndex::Closer::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}
void CaseIndex::Closer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

CaseIndex::CaseIndex(CaseIndex&&) noexcept = default;
CaseIndex& CaseIndex::operator=(CaseIndex&&) noexcept = default;
CaseIndex::~CaseIndex() = default;

std::optional<CaseIndex> CaseIndex::open_with(const LedgerPaths& paths, std::string_view key,
                                              int flags) {
  const auto root = HashKey::from(key);
  const auto boot = read_file("/proc/sys/kernel/random/boot_id");
  CaseIndex index;
  index.path_ = own_path(paths, "sqlite");
  if (!root || !boot || !is_own_file(index.path_)) return std::nullopt;
  index.marks_key_ = root->derived("people");
  index.seals_key_ = root->derived(reader_tables() + *boot);
  sqlite3* database = nullptr;
  const int opened =
      sqlite3_open_v2(index.path_.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  index.database_.reset(database);  // also after a failure
  index.budget_ = std::make_unique<int>(kStepBudget);
  if (opened != SQLITE_OK) return std::nullopt;
  sqlite3_progress_handler(
      database, kMillion, [](void* left) { return --*static_cast<int*>(left) < 0 ? 1 : 0; },
      index.budget_.get());
  const bool writes = (flags & SQLITE_OPEN_READWRITE) != 0;
  sqlite3_busy_timeout(database, writes ? kWriterMilliseconds : kReaderMilliseconds);
  return index;
}

std::optional<CaseIndex> CaseIndex::open(const LedgerPaths& paths) {
  const std::string key_path = own_path(paths, "key");
  if (!is_own_file(key_path)) return std::nullopt;
  const auto key = read_file(key_path);
  auto index = key ? open_with(paths, *key, SQLITE_OPEN_READONLY) : std::nullopt;
  if (!index) return std::nullopt;
  index->rows_ = index->prepare(kSelect);
  if (index->rows_ == nullptr) return std::nullopt;
  return index;
}

std::optional<CaseIndex> CaseIndex::open_to_write(const LedgerPaths& paths, FileOps& ops) {
  const std::string key_path = own_path(paths, "key");
  const std::string path = own_path(paths, "sqlite");
  auto key = is_own_file(key_path) ? read_if_there(key_path) : std::optional<std::string>();
  if (!key || !*key || (*key)->size() != HashKey::kBytes) {
    const HashKey made = HashKey::random();
    ops.remove(key_path);
    if (ops.write_new(key_path, made.bytes(), 0600) != 0) return std::nullopt;
    key = std::string(made.bytes());
  }
  if (!is_own_file(path)) {
    remove_files(ops, path);
    if (ops.write_new(path, "", 0600) != 0) return std::nullopt;
  }
  auto index = open_with(paths, **key, SQLITE_OPEN_READWRITE);
  if (!index) return std::nullopt;
  index->writes_ = true;
  index->ops_ = &ops;
  // Every row proves itself, so a crash may cost the file, but never an answer: nothing is synced.
  // What is erased is overwritten.
  const bool ready =
      index->run("PRAGMA synchronous = OFF") && index->run("PRAGMA secure_delete = ON") &&
      index->run("BEGIN IMMEDIATE") &&
      index->run(
          "CREATE TABLE IF NOT EXISTS cases (folder TEXT NOT NULL, name TEXT NOT NULL, "
          "stamp BLOB NOT NULL, head BLOB NOT NULL, marks BLOB NOT NULL, last BLOB NOT NULL, "
          "seal INTEGER NOT NULL, PRIMARY KEY (folder, name)) WITHOUT ROWID");
  if (ready) {
    index->rows_ = index->prepare(kSelect);
    index->insert_ =
        index->prepare("INSERT OR REPLACE INTO cases VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    index->remove_ = index->prepare("DELETE FROM cases WHERE folder = ?1 AND name = ?2");
  }
  if (ready && index->rows_ != nullptr && index->insert_ != nullptr && index->remove_ != nullptr)
    return index;
  const int error = sqlite3_errcode(index->database_.get());
  index.reset();
  // Not a database, or one of another form: the next writer makes a new one.
  if (error != SQLITE_BUSY && error != SQLITE_FULL) remove_files(ops, path);
  return std::nullopt;
}

CaseIndex::Statement CaseIndex::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr);
  return Statement(statement);
}

bool CaseIndex::run(const char* sql) {
  return sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::uint64_t CaseIndex::mark_of(std::string_view person) const {
  return marks_key_.mark(person);
}

bool CaseIndex::share_mark(std::string_view marks, const std::vector<std::uint64_t>& wanted) {
  for (; marks.size() >= 8; marks.remove_prefix(8)) {
    std::uint64_t mark = 0;
    std::memcpy(&mark, marks.data(), sizeof mark);
    if (std::find(wanted.begin(), wanted.end(), mark) != wanted.end()) return true;
  }
  return false;
}

std::uint64_t CaseIndex::seal_of(std::string_view name, const KnownCase& known) {
  scratch_.clear();
  for (const std::string_view part :
       {std::string_view(folder_), name, known.head, known.marks, known.last}) {
    append_bytes(scratch_, part.size());
    scratch_ += part;
  }
  scratch_ += bytes_of(known.stamp);
  return seals_key_.seal(scratch_);
}

std::string_view CaseIndex::column(int number) const {
  const void* bytes = sqlite3_column_blob(rows_.get(), number);
  const int size = sqlite3_column_bytes(rows_.get(), number);
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

void CaseIndex::check(int done, int expected) {
  if (done == expected || broken_ != SQLITE_OK) return;
  broken_ = done;
  has_row_ = false;
}

int CaseIndex::step(sqlite3_stmt* statement) {
  *budget_ = kStepBudget;
  return sqlite3_step(statement);
}

void CaseIndex::advance() {
  const std::string before(has_row_ ? column(0) : std::string_view());
  const int done = step(rows_.get());
  has_row_ = done == SQLITE_ROW;
  if (!has_row_)
    check(done, SQLITE_DONE);
  else if (column(0) <= before)
    check(SQLITE_CORRUPT, SQLITE_ROW);  // a damaged tree can lead round in circles
}

void CaseIndex::store_and_go_on() {
  sqlite3_reset(rows_.get());
  has_row_ = false;
  write_pending();
  if (broken_ != SQLITE_OK) return;
  bind_text(rows_.get(), 1, folder_);
  bind_text(rows_.get(), 2, asked_);
  advance();
}

void CaseIndex::enter(std::string_view folder) {
  if (writes_) find("\xff");  // what is left in the last folder is gone
  if (!pending_.empty()) store_and_go_on();
  folder_ = folder;
  asked_.clear();
  store_and_go_on();
}

std::optional<KnownCase> CaseIndex::find(std::string_view name) {
  while (has_row_ && column(0) < name) {
    if (writes_ && column(0) != asked_)
      pending_.push_back({std::string(column(0)), {}, {}, {}, {}});
    advance();
  }
  asked_ = name;
  if (!has_row_ || column(0) != name) return std::nullopt;
  const auto stamp = stamp_of_bytes(column(1));
  if (!stamp) return std::nullopt;
  const KnownCase known{*stamp, column(2), column(3), column(4)};
  const auto seal = static_cast<std::uint64_t>(sqlite3_column_int64(rows_.get(), 5));
  return seal == seal_of(name, known) ? std::optional(known) : std::nullopt;
}

void CaseIndex::put(std::string_view name, const FileStamp& stamp, const Case& value,
                    std::string_view last) {
  const HeadView head = to_view(value.head);
  std::string marks;
  for (const std::string& word : person_words(value)) append_bytes(marks, mark_of(word));
  const Viewer viewer(value, Audience::published);
  // Whom a case that was merged may tell of is told by files that change without this one.
  if (merged_with(value).empty() && viewer.is_free(head[HeadField::title]) &&
      viewer.is_free(head[HeadField::place]) && viewer.is_free(head[HeadField::source]) &&
      viewer.is_free(head[HeadField::category]))
    append_bytes(marks, mark_of(kNamesNobody));
  pending_.push_back(
      {std::string(name), bytes_of(stamp), pack_head(head), std::move(marks), std::string(last)});
  if (pending_.size() >= kMostPending) store_and_go_on();
}

void CaseIndex::write_pending() {
  for (const Row& row : pending_) {
    if (broken_ != SQLITE_OK) break;
    const bool gone = row.stamp.empty();
    sqlite3_stmt* statement = gone ? remove_.get() : insert_.get();
    sqlite3_reset(statement);
    bind_text(statement, 1, folder_);
    bind_text(statement, 2, row.name);
    if (!gone) {
      bind_bytes(statement, 3, row.stamp);
      bind_bytes(statement, 4, row.head);
      bind_bytes(statement, 5, row.marks);
      bind_bytes(statement, 6, row.last);
      const auto seal =
          seal_of(row.name, {*stamp_of_bytes(row.stamp), row.head, row.marks, row.last});
      sqlite3_bind_int64(statement, 7, static_cast<std::int64_t>(seal));
    }
    check(step(statement), SQLITE_DONE);
    sqlite3_reset(statement);
  }
  pending_.clear();
}

void CaseIndex::finish(const std::vector<std::string>& folders) {
  enter("");
  sqlite3_reset(rows_.get());
  // Folders that are no more: from one to the next without looking at what is in them.
  const Statement next = prepare("SELECT min(folder) FROM cases WHERE folder > ?1");
  const Statement forget = prepare("DELETE FROM cases WHERE folder = ?1");
  std::string folder;
  while (broken_ == SQLITE_OK && next != nullptr && forget != nullptr) {
    sqlite3_reset(next.get());
    bind_text(next.get(), 1, folder);
    if (step(next.get()) != SQLITE_ROW) break;
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(next.get(), 0));
    if (text == nullptr || folder >= text) break;
    folder = text;
    if (std::find(folders.begin(), folders.end(), folder) != folders.end()) continue;
    sqlite3_reset(next.get());
    sqlite3_reset(forget.get());
    bind_text(forget.get(), 1, folder);
    check(step(forget.get()), SQLITE_DONE);
    sqlite3_reset(forget.get());
  }
  sqlite3_reset(next.get());
  if (broken_ == SQLITE_OK && run("COMMIT")) return;
  run("ROLLBACK");
  if (broken_ == SQLITE_CORRUPT || broken_ == SQLITE_NOTADB) remove_files(*ops_, path_);
}

std::vector<std::string> person_words(const Case& value) {
  std::vector<std::string> words;
  for (const Petitioner& person : value.petitioners) {
    if (!person.phone.empty()) words.push_back("t" + person.phone);
    if (!person.id_number.empty()) words.push_back("i" + person.id_number);
    if (!is_nameless(person)) words.push_back("n" + person.name);
  }
  return words;
}

}  // namespace anjuan
