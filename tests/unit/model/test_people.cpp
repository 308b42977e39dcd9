#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/model/people.hpp"

using namespace anjuan;

namespace {

std::string names(std::string_view text) {
  return join(split_names(text), "|");
}

/// "name phone id" of each, then the questions.
std::string people(const Petitioner& listed) {
  std::vector<Diagnostic> problems;
  std::vector<std::string> out;
  for (const Petitioner& one : split_people(listed, problems))
    out.push_back(join(std::vector{one.name, one.phone, one.id_number}, ","));
  for (const Diagnostic& d : problems) out.push_back(d.file + " " + d.code);
  return join(out, " | ");
}

}  // namespace

TEST_CASE("a cell that lists people names each of them") {
  CHECK(names("张三丰、李四光、王五") == "张三丰|李四光|王五");
  CHECK(names("张三丰，李四光; 王五\n赵六") == "张三丰|李四光|王五|赵六");
  CHECK(names("张某某 李某某 王某") == "张某某|李某某|王某");
  CHECK(names("张三等5人") == "张三");
  CHECK(names("张三、李四等村民") == "张三|李四");
  CHECK(names("买买提·吐尔逊、阿依古丽·买买提") == "买买提·吐尔逊|阿依古丽·买买提");
  CHECK(persons_named("张三等5人") == 5);
  CHECK(persons_named("张三等十人") == 10);
  CHECK(persons_named("张三等十五人") == 15);
  CHECK(persons_named("张三等二十余人") == 20);
  CHECK(persons_named("张三等5户") == 0);
  CHECK(persons_named("张三") == 0);
}

TEST_CASE("what is one name, an address or a crowd is not taken apart") {
  for (const char* one : {"张　三", "张 三", "欧阳 娜娜", "中山社区1、2号楼居民", "A01", "王某",
                          "幸福小区业主、物业公司", "定州市建筑公司、李四", "Smith, John"})
    CHECK(split_names(one).size() == 1);
  CHECK(split_names("").empty());
}

TEST_CASE("numbers belong to the names in their order, or are a question") {
  CHECK(people({.name = "张三、李四", .phone = "13900000001、13900000002"}) ==
        "张三,13900000001, | 李四,13900000002,");
  CHECK(people({.name = "张三、李四", .phone = "13900000001 13900000002"}) ==
        "张三,13900000001, | 李四,13900000002,");
  CHECK(people({.name = "张三、李四", .phone = "010 66661234"}) == "张三,010 66661234, | 李四,,");
  CHECK(people({.name = "张三、李四、王五", .phone = "13900000001、13900000002"}) ==
        "张三,, | 李四,, | 王五,, | petitioner.phone whose-is-it");
  CHECK(people({.name = "张三", .phone = "13900000001、13900000002"}) ==
        "张三,13900000001、13900000002,");
}

TEST_CASE("what stands beside a name belongs to whom it names") {
  CHECK(people({.name = "张三（13900000001）、李四（女，13900000002）"}) ==
        "张三,13900000001, | 李四,13900000002,");
  CHECK(people({.name = "张三 13900000001"}) == "张三,13900000001,");
  CHECK(people({.name = "1.张三 2.李四"}) == "张三,, | 李四,,");
  CHECK(people({.name = "信访人：张三"}) == "张三,,");
  CHECK(people({.name = "张三和李四"}) == "张三,, | 李四,,");
  CHECK(people({.name = "周和平"}) == "周和平,,");
  CHECK(people({.name = "张三及家属"}) == "张三及家属,,");
  CHECK(people({.name = "张三（130102199001011231）"}) == "张三（130102199001011231）,,");
  CHECK(people({.name = "张三（13900000002）", .phone = "13900000001"}) ==
        "张三,13900000001、13900000002,");
  CHECK(people({.name = "欧阳 娜娜、张 三"}) == "欧阳 娜娜,, | 张 三,,");
  std::vector<Diagnostic> problems;
  CHECK(split_people({.name = "张三（女）"}, problems).at(0).sex == "女");
  CHECK(problems.empty());
}

TEST_CASE("a list of which some pieces are names and others are not is a question") {
  CHECK(people({.name = "张三、李四、王五（代表）"}).ends_with("petitioner.name who-are-they"));
  CHECK(people({.name = "定州市建筑公司、李四"}).ends_with("petitioner.name who-are-they"));
  CHECK(people({.name = "幸福小区业主、物业公司"}) == "幸福小区业主、物业公司,,");
}

TEST_CASE("a title is one line, and what is longer is a request") {
  CHECK(first_sentence("反映路灯不亮。一直没有修。") == "反映路灯不亮");
  std::string endless;
  for (int i = 0; i < 1000; ++i) endless += "反映路";
  CHECK(is_long_title(endless));
  CHECK_FALSE(is_long_title("反映路灯不亮"));
  CHECK(split_characters(short_title(endless, {})).size() == 61);
}

TEST_CASE("a title is never cut within a name or a number: half of one would be found by nobody") {
  const std::vector<Petitioner> people = {{.name = "欧阳玉珏", .phone = "13987654321"}};
  std::string front;
  for (int i = 0; i < 48; ++i) front += "路";
  for (const char* secret : {"欧阳玉珏", "13987654321", "139-8765-4321"})
    for (std::size_t more = 0; more < 14; ++more) {
      const std::string title = front + std::string(more, 'a') + secret + front;
      const std::string cut = short_title(title, people);
      CAPTURE(cut);
      CHECK((cut.find("欧") == std::string::npos) == (cut.find("欧阳玉珏") == std::string::npos));
      if (cut.find(secret) == std::string::npos) CHECK(cut.find("139") == std::string::npos);
    }
}

TEST_CASE("a category is found by its path in any writing, or by an end that only it has") {
  const std::vector<std::string> tree = {
      "城乡建设", "城乡建设/物业管理", "环境保护", "环境保护/水", "农业", "农业/水"};
  for (const char* text :
       {"城乡建设/物业管理", "城乡建设>物业管理", "城乡建设、物业管理", "城乡建设 - 物业管理",
        "城乡建设＞物业管理", "城乡建设：物业管理", "城乡建设 物业管理", "物业管理"})
    CHECK(find_category(tree, text) == "城乡建设/物业管理");
  CHECK(find_category(tree, "水").empty());
  CHECK(find_category(tree, "农业、水") == "农业/水");
  CHECK(find_category(tree, "物业").empty());
}
