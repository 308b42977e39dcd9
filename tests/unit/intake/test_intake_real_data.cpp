#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/intake/complaint.hpp"

using namespace anjuan;

namespace {

const std::string kFolder = ANJUAN_SHARED_DATA;

bool absent(const char* name) {
  if (std::filesystem::exists(kFolder + "/" + name)) return false;
  MESSAGE("skipped: there is no " << kFolder << "/" << name);
  return true;
}

std::vector<Draft> drafts(const char* name) {
  const std::string path = kFolder + "/" + name;
  const auto map = ImportMap::parse(complaint_columns(), R"([source]
system = "wenzheng"
[fields]
ref = "留言编号"
title = "留言主题"
received = "留言时间"
request = "留言详情"
"petitioner.name" = "留言用户"
)",
                                    "MAP.toml");
  REQUIRE(map);
  auto rows = open_rows(path, map->options);
  REQUIRE(rows);
  const auto intake = Intake::bind(complaint_columns(), *map, **rows, path, std::chrono::hours(8));
  REQUIRE(intake);
  std::vector<Draft> all;
  Row row;
  while (*(*rows)->next(row)) {
    const Taken taken = intake->take(**rows, row);
    CHECK(taken.good);
    all.push_back(draft_of(taken, map->system));
  }
  return all;
}

}  // namespace

TEST_CASE("the same messages as workbook and as GB18030 csv give the same 4,326 drafts") {
  if (absent("messages-4326.xlsx") || absent("messages-4326.gb18030.csv")) return;
  const std::vector<Draft> workbook = drafts("messages-4326.xlsx");
  const std::vector<Draft> csv = drafts("messages-4326.gb18030.csv");
  REQUIRE(workbook.size() == 4326);
  REQUIRE(csv.size() == 4326);
  for (std::size_t i = 0; i < csv.size(); ++i) {
    CAPTURE(i);
    CHECK((workbook[i] == csv[i]));
    CHECK(std::count_if(draft_fields().begin(), draft_fields().end(),
                        [&](const DraftFieldSpec& spec) { return csv[i].has(spec.field); }) == 5);
  }
  CHECK(csv[0][DraftField::source] == "wenzheng/188006");
  CHECK(csv[0][DraftField::received] == "2019-02-28T11:25:05+08:00");
}

TEST_CASE("600 answered messages give 600 drafts, texts beginning at their first character") {
  if (absent("answered-600.csv")) return;
  const std::vector<Draft> all = drafts("answered-600.csv");
  REQUIRE(all.size() == 600);
  for (const Draft& draft : all) {
    const std::string_view request = draft[DraftField::request];
    CHECK_FALSE(request.empty());
    CHECK(trim(request) == request);
    CHECK(request.find("_x000D_") == std::string_view::npos);
    CHECK(request.find("\n\t") == std::string_view::npos);
  }
}
