#include <filesystem>

#include <doctest/doctest.h>

#include "anjuan/ledger/numbers.hpp"

#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;

namespace {

std::string next_id(const TemporaryLedger& where) {
  const auto made = register_one(where.open(), "2026-07-01");
  REQUIRE(made);
  return made->value.head[HeadField::id];
}

}  // namespace

TEST_CASE("a number is not given again, whatever was removed of the ledger") {
  const struct {
    const char* what;
    std::vector<std::string> removed;
  } cases[] = {
      {"the newest case", {"cases/2026/07/DZ-2026-000003.yaml"}},
      {"the cases and what git does not have", {"cases", ".anjuan"}},
      {"the cases and what git has, as git stash -u does", {"cases", "numbers"}},
  };
  for (const auto& one : cases) {
    INFO(one.what);
    const TemporaryLedger where;
    for (int i = 0; i < 3; ++i) next_id(where);
    for (const std::string& path : one.removed)
      std::filesystem::remove_all(where.root() + "/" + path);
    CHECK(next_id(where) == "DZ-2026-000004");
  }
}

TEST_CASE("verify names each number that was given and has no case, until a line says why") {
  const TemporaryLedger where;
  for (int i = 0; i < 5; ++i) next_id(where);
  for (const char* number : {"000002", "000003", "000005"})
    std::filesystem::remove(where.root() + "/cases/2026/07/DZ-2026-" + number + ".yaml");
  CHECK(findings(where.open()) == "DZ-2026.txt:0 number-gap, DZ-2026.txt:0 number-gap");
  const auto found = verify(where.open(), moment("2030-01-01")).findings;
  CHECK(found[0].message.find("DZ-2026-000002 to DZ-2026-000003") != std::string::npos);
  CHECK(found[1].message.find("DZ-2026-000005 was given") != std::string::npos);
  where.write("numbers/DZ-2026.txt",
              "DZ-2026-000002 磁盘损坏\nDZ-2026-000003 磁盘损坏\nDZ-2026-000005 同上\n" +
                  where.read("numbers/DZ-2026.txt"));
  CHECK(findings(where.open()) == "");
  CHECK(next_id(where) == "DZ-2026-000006");
  CHECK(where.read("numbers/DZ-2026.txt").find("DZ-2026-000005 同上\nDZ-2026-000006\n") !=
        std::string::npos);
  CHECK(findings(where.open()) == "");
}

TEST_CASE("one line says why many numbers have no case") {
  const TemporaryLedger where;
  where.write("numbers/DZ-2026.txt", "DZ-2026-000122\n");
  REQUIRE(next_id(where) == "DZ-2026-000123");
  const auto found = verify(where.open(), moment("2030-01-01")).findings;
  REQUIRE(found.size() == 1);
  CHECK(found[0].remedy.find("DZ-2026-000001..DZ-2026-000122 ") != std::string::npos);
  where.write("numbers/DZ-2026.txt", "DZ-2026-000001..DZ-2026-000122 六月以前为纸质\n" +
                                         where.read("numbers/DZ-2026.txt"));
  CHECK(findings(where.open()) == "");
  CHECK(next_id(where) == "DZ-2026-000124");
  CHECK(where.read("numbers/DZ-2026.txt") ==
        "DZ-2026-000001..DZ-2026-000122 六月以前为纸质\nDZ-2026-000124\n");
}

TEST_CASE("where two branches gave numbers the higher one counts, merged or in conflict") {
  const TemporaryLedger where;
  next_id(where);
  where.write("numbers/DZ-2026.txt", "DZ-2026-000007\nDZ-2026-000012\n");
  CHECK(*last_number(where.open(), 2026) == 12);
  where.write("numbers/DZ-2026.txt",
              "<<<<<<< a\nDZ-2026-000017\n=======\nDZ-2026-000012\n>>>>>>> b\n");
  CHECK(*last_number(where.open(), 2026) == 17);
}

TEST_CASE("a workstation of its own writes a file of its own") {
  const TemporaryLedger where;
  next_id(where);
  where.write("station", "B\n");
  CHECK(next_id(where) == "DZ-2026-B00001");
  CHECK(where.read("numbers/DZ-2026-B.txt") == "DZ-2026-B00001\n");
  CHECK(where.read("numbers/DZ-2026.txt") == "DZ-2026-000001\n");
  CHECK(findings(where.open()) == "");
}
