#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/ledger/case_index.hpp"
#include "anjuan/ledger/repeats.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/text/case_reader.hpp"

#include "support/effort.hpp"
#include "support/ledger.hpp"
#include "support/random.hpp"

using namespace anjuan;
using namespace anjuan::test;
namespace fs = std::filesystem;

// A limit that is missed because the index is out of date is the worst that this program can do.
namespace {

std::string case_text(const std::string& id, const std::string& due, const std::string& name) {
  return "id: " + id + "\ntitle: 反映补贴\nstatus: handling\nclock: handle\ndue: " + due +
         "\nclass: general\nkind: request\nreceived: 2026-06-29\nchannel: visit\n"
         "petitioners:\n  - name: " +
         name +
         "\n    phone: \"13800000001\"\n"
         "history:\n  - event: registered\n    at: 2026-06-29T09:12:00+08:00\n    by: li-na\n";
}

std::string id_of(std::size_t number) {
  return "DZ-2026-00" + std::to_string(1000 + number);
}

/// All that a scan says: each head by its path, whether it is that of an earlier day, and the
/// problems in their order.
std::string all_said(const LedgerPaths& paths, const ScanOptions& options = {}) {
  std::map<std::string, std::string> cases;
  const auto problems = scan_heads(
      paths,
      [&](const ScannedCase& found) {
        std::string& said = cases[found.path()];
        for (const std::string_view value : found.head.values) said.append(value).append("|");
        for (const Date day : {*parse_date("2026-06-28"), *parse_date("2026-06-29")})
          said += found.speaks_of_later(day) ? "later|" : "then|";
      },
      options);
  std::string text;
  for (const auto& [path, said] : cases) text += path + ": " + said + "\n";
  for (const Diagnostic& d : problems) text += render(d) + "\n";
  return text;
}

/// A folder of files that somebody works on with an editor, git, cp and rm.
class Desk {
 public:
  explicit Desk(std::uint64_t seed) : random_(seed) {
    for (std::size_t i = 0; i < 12; ++i)
      where_.write(path_of(i), case_text(id_of(i), "2026-07-31", i % 3 == 0 ? "李某某" : "王某"));
  }

  const TemporaryLedger& where() const { return where_; }
  LedgerPaths paths() const { return LedgerPaths::at(where_.root()); }
  Random& random() { return random_; }

  /// A scan that remembers, as if every file had been at rest for long. Real commands leave out
  /// what changed within the last minute; here the clock of the files must have moved on at least.
  std::string remember() {
    std::this_thread::sleep_for(std::chrono::milliseconds(12));
    const Ledger ledger = where_.open();
    const auto lock = ledger.lock(std::chrono::seconds(1), "test");
    REQUIRE(lock);
    timespec times[2] = {{0, UTIME_OMIT}, {::time(nullptr) + 3600, 0}};
    REQUIRE(::utimensat(AT_FDCWD, paths().lock().c_str(), times, 0) == 0);
    return all_said(paths(), {.remember = true});
  }

  std::string without_index() const {
    fs::rename(where_.root() + "/.anjuan", where_.root() + "/away");
    std::string said = all_said(paths());
    fs::rename(where_.root() + "/away", where_.root() + "/.anjuan");
    return said;
  }

  /// What happens behind the program's back; says what it was.
  std::string disturb() {
    const std::string file = any_file();
    if (file.empty()) return revive();
    const std::string path = where_.root() + "/" + file;
    switch (random_.below(18)) {
      case 0:  // another day of the same length, in place
        return edit(path, "due: 2026-0", random_.one_in(2) ? "due: 2026-1" : "due: 2026-0", 8);
      case 1:
      case 2: {
        const auto old = fs::last_write_time(path);
        std::string what = edit(path, "7-31", random_.one_in(2) ? "7-30" : "7-31", 4);
        fs::last_write_time(path, old);  // as touch -r and some editors do
        return what + ", with its old time";
      }
      case 3:
        return edit(path, "title: ", "title: 又", 7);
      case 4: {
        fs::copy_file(path, path + ".new", fs::copy_options::overwrite_existing);
        edit(path + ".new", "2026-07", "2026-06", 7);
        fs::rename(path + ".new", path);
        return "replaced " + file;
      }
      case 5: {
        const std::string other = any_file();
        fs::rename(path, where_.root() + "/swap");
        if (other != file) fs::rename(where_.root() + "/" + other, path);
        fs::rename(where_.root() + "/swap", where_.root() + "/" + other);
        return "swapped " + file + " and " + other;
      }
      case 6:
        fs::remove(path);
        return "removed " + file;
      case 7:
        fs::last_write_time(path, fs::file_time_type::clock::now());
        return "touched " + file;
      case 8: {
        const std::string month =
            where_.root() + "/cases/2026/0" + std::to_string(1 + random_.below(9));
        fs::create_directories(month);
        fs::rename(path, month + "/" + fs::path(path).filename().string());
        return "moved " + file + " to " + month;
      }
      case 9:
        // A scan waits for a file that is not whole: a few such will do.
        if (!random_.one_in(6)) return revive();
        fs::resize_file(path, random_.below(200));
        return "cut off " + file;
      case 10:
        if (!random_.one_in(6)) return revive();
        return edit(path, "history:", "hystory:", 8);
      case 11:
        fs::rename(path, fs::path(path).parent_path() / "DZ-2026-009999.yaml");
        return "misnamed " + file;
      case 12:
        return damage_index();
      case 13: {
        if (fs::is_symlink(path)) return revive();
        const std::string target = where_.root() + "/elsewhere-" + std::to_string(++links_);
        fs::rename(path, target);
        fs::create_symlink(target, path);
        return "a link in the place of " + file;
      }
      case 14: {
        const std::string month = fs::path(path).parent_path().string();
        const std::string other = month + "-" + std::to_string(++renames_);
        fs::rename(month, other);
        if (random_.one_in(2)) fs::rename(other, month);
        return "renamed " + month;
      }
      case 15:
        return edit(path, "王某", "李某某", 6);
      default:
        return revive();
    }
  }

 private:
  static std::string path_of(std::size_t number) {
    return "cases/2026/0" + std::to_string(6 + number % 3) + "/" + id_of(number) + ".yaml";
  }

  std::string any_file() {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(where_.root() + "/cases"))
      if (entry.is_regular_file() && entry.path().extension() == ".yaml")
        all.push_back(entry.path().lexically_relative(where_.root()).string());
    std::sort(all.begin(), all.end());
    return all.empty() ? std::string() : random_.pick(all);
  }

  std::string revive() {
    const std::size_t number = random_.below(12);
    where_.write(path_of(number), case_text(id_of(number), "2026-07-31", "王某"));
    return "wrote " + path_of(number);
  }

  /// Writes into the file as it is, without another one in its place.
  std::string edit(const std::string& path, std::string_view from, std::string_view to,
                   std::size_t length) {
    std::string text = *read_file(path);
    const std::size_t at = text.find(from);
    if (at != std::string::npos) text.replace(at, length, to);
    std::ofstream(path, std::ios::binary | std::ios::in | std::ios::trunc) << text;
    return "edited " + path;
  }

  std::string damage_index() {
    const std::string path =
        where_.root() + "/.anjuan/index-" + std::to_string(::geteuid()) + ".sqlite";
    std::error_code none;
    const auto size = fs::file_size(path, none);
    if (none) return "no index";
    if (random_.one_in(8)) return fs::remove(path), "removed the index";
    if (random_.one_in(8)) return fs::resize_file(path, random_.below(size)), "cut off the index";
    if (random_.one_in(8)) {
      fs::resize_file(path.substr(0, path.size() - 6) + "key", 7);
      return "broke the key of the index";
    }
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    for (std::size_t n = 1 + random_.below(40); n > 0; --n) {
      file.seekp(static_cast<std::streamoff>(random_.below(size)));
      file.put(static_cast<char>(random_.below(256)));
    }
    return "damaged the index";
  }

  TemporaryLedger where_;
  Random random_;
  int links_ = 0;
  int renames_ = 0;
};

/// How many files the index of this user knows as they are.
std::size_t known_files(const LedgerPaths& paths) {
  auto index = CaseIndex::open(paths);
  std::size_t known = 0;
  if (!index) return 0;
  std::vector<Diagnostic> problems;
  std::string folder;
  for (const std::string& path : list_case_files(paths, problems)) {
    const fs::path name(path);
    const std::string here = name.parent_path().lexically_relative(paths.cases()).string();
    if (here != folder) index->enter(folder = here);
    const auto row = index->find(name.filename().string());
    known += row && row->stamp == stamp_of(path) ? 1 : 0;
  }
  return known;
}

}  // namespace

TEST_CASE("whatever is done to the files behind the index's back, lists say what the files say") {
  const std::uint64_t seeds = std::max<std::uint64_t>(1, rounds(80) / 40);
  std::size_t known = 0;
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    Desk office(seed);
    std::string story = "seed " + std::to_string(seed) + "\n";
    CHECK(office.remember() == office.without_index());
    for (int round = 0; round < 40; ++round) {
      for (std::size_t n = 1 + office.random().below(3); n > 0; --n)
        story += office.disturb() + "\n";
      INFO(story);
      REQUIRE(all_said(office.paths()) == office.without_index());
      ++compared;
      if (!office.random().one_in(3)) continue;
      REQUIRE(office.remember() == office.without_index());
      known += known_files(office.paths());
      story += "remembered\n";
      REQUIRE(all_said(office.paths()) == office.without_index());
    }
  }
  MESSAGE(compared, " comparisons, ", known, " files known from the index");
  CHECK(known > compared);
}

TEST_CASE("a file that changed within the last minute is read again, for it may change unseen") {
  Desk office(1);
  const Ledger ledger = office.where().open();
  {
    const auto lock = ledger.lock(std::chrono::seconds(1), "test");
    REQUIRE(lock);
    all_said(office.paths(), {.remember = true});
  }
  CHECK(known_files(office.paths()) == 0);
  office.remember();
  CHECK(known_files(office.paths()) == 12);
}

TEST_CASE("the index holds no name and no number in clear, and nobody else can read it") {
  Desk office(1);
  office.remember();
  REQUIRE(known_files(office.paths()) == 12);
  int files = 0;
  for (const auto& entry : fs::directory_iterator(office.where().root() + "/.anjuan")) {
    if (!entry.path().filename().string().starts_with("index-")) continue;
    ++files;
    const std::string bytes = *read_file(entry.path().string());
    CHECK(bytes.find("李某某") == std::string::npos);
    CHECK(bytes.find("13800000001") == std::string::npos);
    struct stat found {};
    REQUIRE(::stat(entry.path().c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
  }
  CHECK(files == 2);
}

TEST_CASE("whoever only looks writes nothing beside the index") {
  Desk office(1);
  office.remember();
  const auto state = [&] {
    std::map<std::string, std::pair<std::string, std::int64_t>> all;
    for (const auto& entry : fs::directory_iterator(office.where().root() + "/.anjuan"))
      if (entry.is_regular_file())
        all[entry.path().string()] = {*read_file(entry.path().string()),
                                      stamp_of(entry.path().string()).changed};
    return all;
  };
  const auto before = state();
  fs::remove(office.where().root() + "/cases/2026/06/" + id_of(0) + ".yaml");
  all_said(office.paths());
  CHECK(state() == before);
}

TEST_CASE("an index of another program, another user or a link counts for nothing") {
  Desk office(1);
  office.remember();
  const std::string index =
      office.where().root() + "/.anjuan/index-" + std::to_string(::geteuid()) + ".sqlite";
  REQUIRE(known_files(office.paths()) == 12);
  fs::permissions(index, fs::perms::group_read, fs::perm_options::add);
  CHECK(known_files(office.paths()) == 0);
  fs::permissions(index, fs::perms::group_read, fs::perm_options::remove);
  CHECK(known_files(office.paths()) == 12);
  fs::rename(index, index + ".away");
  fs::create_symlink(index + ".away", index);
  CHECK(known_files(office.paths()) == 0);
  office.remember();
  CHECK(known_files(office.paths()) == 12);
  CHECK(!fs::is_symlink(index));
}

TEST_CASE(
    "of more files than a thread reads together each one is given once, with and without index") {
  Desk office(1);
  for (std::size_t i = 12; i < 700; ++i)
    office.where().write("cases/2026/0" + std::to_string(6 + i % 2) + "/" + id_of(i) + ".yaml",
                         case_text(id_of(i), "2026-07-31", "王某"));
  const auto count = [&](const ScanOptions& options) {
    std::map<std::string, int> seen;
    CHECK(scan_heads(
              office.paths(),
              [&](const ScannedCase& found) { ++seen[std::string(found.head[HeadField::id])]; },
              options)
              .empty());
    for (const auto& [id, times] : seen) CHECK(times == 1);
    return seen.size();
  };
  CHECK(count({}) == 700);
  office.remember();
  CHECK(known_files(office.paths()) == 700);
  CHECK(count({}) == 700);
}

TEST_CASE("a file that bears another case's name is told and listed once, with and without index") {
  Desk office(1);
  const std::string cases = office.where().root() + "/cases/2026/06/";
  fs::rename(cases + id_of(0) + ".yaml", cases + "DZ-2026-009999.yaml");
  const auto check = [&] {
    int listed = 0;
    const auto problems = scan_heads(office.paths(), [&](const ScannedCase& found) {
      if (found.head[HeadField::id] == id_of(0)) ++listed;
    });
    CHECK(listed == 1);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "misnamed");
  };
  check();
  office.remember();
  check();
}

TEST_CASE("repeats are found by the index as by the files, one more row in place too") {
  Desk office(1);
  Case fresh = read_case(case_text("DZ-2026-008888", "2026-07-31", "李某某"), "f").value;
  fresh.petitioners[0].phone.clear();
  const auto hints = [&] {
    const auto found = find_repeats(office.where().open(), fresh, false, 20);
    REQUIRE(found);
    std::string text;
    for (const RepeatHint& hint : *found) text += hint.id + " " + hint.evidence + "\n";
    return text;
  };
  const std::string by_files = hints();
  CHECK(std::count(by_files.begin(), by_files.end(), '\n') == 4);
  office.remember();
  CHECK(hints() == by_files);
  const std::string other = "cases/2026/07/" + id_of(1) + ".yaml";
  office.where().write(other, case_text(id_of(1), "2026-07-31", "李某某"));
  const std::string more = hints();
  CHECK(std::count(more.begin(), more.end(), '\n') == 5);
}
