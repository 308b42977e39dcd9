#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <doctest/doctest.h>
#include <stdlib.h>

#include "anjuan/desk/hold.hpp"
#include "anjuan/desk/init.hpp"
#include "anjuan/desk/new_case.hpp"
#include "anjuan/desk/record.hpp"
#include "anjuan/desk/verify.hpp"

#include "support/world.hpp"

/// A ledger in a directory of its own, gone at the end of the test.
namespace anjuan::test {

class TemporaryLedger {
 public:
  TemporaryLedger() {
    std::string name = (std::filesystem::temp_directory_path() / "anjuan-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    root_ = name;
    REQUIRE(init_ledger({.directory = root_, .code = "DZ", .name = "定州市信访局", .station = ""}));
    write("officials.yaml",
          "- {id: wang-zr, name: 王主任, rank: principal, principal: true}\n"
          "- {id: zhang-wei, name: 张伟, rank: deputy}\n");
    write("units.yaml",
          "- {id: minzheng, name: 市民政局, principal: wang-zr}\n- {id: renshe, name: 市人社局}\n");
  }
  ~TemporaryLedger() { std::filesystem::remove_all(root_); }
  TemporaryLedger(const TemporaryLedger&) = delete;
  TemporaryLedger& operator=(const TemporaryLedger&) = delete;

  const std::string& root() const { return root_; }

  Ledger open(FileOps& ops = real_file_ops()) const {
    auto ledger = Ledger::open(root_, ops);
    REQUIRE(ledger);
    return std::move(*ledger);
  }

  void write(const std::string& path, std::string_view content) const {
    std::filesystem::create_directories(std::filesystem::path(root_ + "/" + path).parent_path());
    std::ofstream(root_ + "/" + path, std::ios::binary) << content;
  }
  std::string read(const std::string& path) const {
    auto content = read_file(root_ + "/" + path);
    REQUIRE(content);
    return *content;
  }

  /// Every file but the disposable ones, with its bytes.
  std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root_)) {
      const std::string path = entry.path().lexically_relative(root_).string();
      if (entry.is_regular_file() && !path.starts_with(".anjuan/")) all[path] = read(path);
    }
    return all;
  }
  void restore(const std::map<std::string, std::string>& files) const {
    std::filesystem::remove_all(root_ + "/cases");
    std::filesystem::remove_all(root_ + "/.anjuan");
    for (const auto& [path, content] : files) write(path, content);
  }

 private:
  std::string root_;
};

/// Records a reception with the events of its cases.
inline Result<> record_reception(const Ledger& ledger, HeldReception reception,
                                 std::string_view now) {
  const rota::Rules rules;
  ReceptionPlanner planner(ledger, rules, moment(now));
  if (auto planned = planner.add(std::move(reception)); !planned) return planned;
  if (auto written = planner.write(false); !written) return pass_on(written);
  return {};
}

inline Result<RegisteredCase> register_one(const Ledger& ledger, std::string_view on,
                                           std::string_view title = "反映补贴") {
  Draft draft;
  draft[DraftField::title] = std::string(title);
  draft[DraftField::petitioner_name] = "李某某";
  const Timestamp now = moment(on);
  auto made = make_case(ledger, draft, {.now = now, .on = now.date(), .by = "li-na"});
  if (!made) return pass_on(made);
  return register_case(ledger, std::move(*made), false);
}

/// Records an event for a case the way a command does, when it happened unless `now` is given.
inline Result<> record_event(const Ledger& ledger, const std::string& id, Event event,
                             std::string_view now = {}) {
  RequestPlanner planner(ledger, now.empty() ? event.at : moment(now));
  if (auto planned = planner.add({.case_id = id, .event = std::move(event)}); !planned)
    return pass_on(planned);
  return write_edits(ledger, planner.take());
}

/// "file:line code" of everything verify finds, joined.
inline std::string findings(const Ledger& ledger, std::string_view now = "2030-01-01") {
  std::string all;
  for (const Diagnostic& d : verify(ledger, moment(now)).findings) {
    const std::string file = std::filesystem::path(d.file).filename().string();
    all += (all.empty() ? "" : ", ") + file + ":" + std::to_string(d.line) + " " + d.code;
  }
  return all;
}

}  // namespace anjuan::test
