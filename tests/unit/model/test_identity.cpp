#include <doctest/doctest.h>

#include "anjuan/base/normal_form.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/identity.hpp"

#include "support/random.hpp"

namespace anjuan {
namespace {

Petitioner person(std::string name, std::string phone = {}, std::string id_number = {},
                  std::string address = {}) {
  Petitioner one;
  one.name = std::move(name);
  one.phone = std::move(phone);
  one.id_number = std::move(id_number);
  one.address = std::move(address);
  return one;
}

TEST_CASE("a name is found however it is written, and nothing else is touched") {
  const Identities people({person("李小"), person("李小明", "13988888888"),
                           person("欧阳春兰", "0312-2345678"), person("Anna Li"), person("王", "2"),
                           person("市", "无")});
  const struct {
    const char* text;
    const char* shown;
  } cases[] = {
      {"李小明与李小来访", "某某与某某来访"},
      {"李 小 明、李　小", "某某、某某"},
      {"电话139-8888-8888", "电话某某"},
      {"电话１３９８８８８８８８８", "电话某某"},
      {"电话+86 139 8888 8888", "电话+86 某某"},
      {"欧阳女士说", "某某说"},
      {"李先生说", "某某说"},
      {"座机2345678", "座机某某"},
      {"ANNA LI and Annali", "某某 and 某某"},
      {"Lima, Susanna Limited", "Lima, Susanna Limited"},
      {"另一人的手机13700000001", "另一人的手机某某"},
      {"身份证11010519491231002X。", "身份证某某。"},
      {"2026年2月2日，市民政局，无", "2026年2月2日，市民政局，无"},
      {"工单20260629-00017，编号DZ-2026-000123", "工单20260629-00017，编号DZ-2026-000123"},
      {"案号113988888888", "案号113988888888"},
      {"表号GD-13700000001", "表号GD-13700000001"},
      {"2345678/13700000001", "某某/某某"},
      {"老李说，老欧阳来了", "某某说，某某来了"},
      {"老李家，老师说，老李树下", "某某，老师说，老李树下"},
      {"家在5号楼2单元301室，三楼305室", "家在某某，三楼305室"},
  };
  for (const auto& one : cases) {
    INFO(one.text);
    CHECK(people.veiled(one.text, Veil::blot) == one.shown);
  }
}

TEST_CASE("a number is found that is broken by brackets and strokes, or spelt") {
  const Identities people({person("李某某", "13988888877")});
  for (const char* number : {"139（8888）8877", "139_8888_8877", "139/8888/8877",
                             "一三九八八八八八八七七", "139 8888-8877"})
    CHECK(people.veiled(number, Veil::blot) == "某某");
  // Somebody else's mobile number too; a date, a sum and the year are none.
  CHECK(people.veiled("137(0000)0001", Veil::blot) == "某某");
  for (const char* other : {"139/2026/0712345", "二〇二六年七月", "13,988,888元", "2026/0712/13"})
    CHECK(people.veiled(other, Veil::blot) == other);
}

TEST_CASE("a cell of two telephones, or with words, hides each number") {
  for (const char* cell : {"0312-2345678、0312-2345679", "0312-2345678 0312-2345679",
                           "0312-2345678(家)/0312-2345679(单位)"}) {
    INFO(cell);
    const Identities people({person("李某某", cell)});
    CHECK(people.veiled("打2345679或0312-2345678", Veil::blot) == "打某某或某某");
  }
  const Identities words({person("李某某", "电话：0312-2345678(家)")});
  CHECK(words.veiled("0312 2345678", Veil::blot) == "某某");
}

TEST_CASE(
    "somebody is found by every usual form of address, and nobody by a word that looks like it") {
  const Identities people({person("李秀兰"), person("欧阳春兰"), person("西门大同")});
  for (const char* form : {"小李", "李工", "李总", "李主任", "李医生", "欧阳经理", "欧阳家",
                           "老西门", "小欧阳", "西门师傅"})
    CHECK(people.veiled(std::string(form) + "，", Veil::blot) == "某某，");
  for (const char* after : {"带", "找", "住", "打"})
    CHECK(people.veiled(std::string("老欧阳") + after, Veil::blot) == std::string("某某") + after);
  for (const char* word : {"李家庄", "李工地", "小区", "西门外"})
    CHECK(people.veiled(word, Veil::blot) == word);
}

TEST_CASE("a home is found by its parts; a village only where the case is secret") {
  const Petitioner one = person("李某某", "", "", "定州市东亭镇西固村3组12号");
  const Petitioner two = person("王某某", "", "", "中山路88号院3号楼2-501");
  const Identities people({one, two});
  CHECK(people.veiled("西固村3组12号的", Veil::blot) == "某某的");
  CHECK(people.veiled("住88号院3号楼2-501", Veil::blot) == "住某某");
  for (const char* room : {"3号楼2-501", "3栋501室"})
    CHECK(people.veiled(room, Veil::blot) == "某某");
  CHECK(people.veiled("3号楼2026年", Veil::blot) == "3号楼2026年");
  CHECK(people.veiled("西固村的路", Veil::blot) == "西固村的路");
  CHECK(Identities({one}, Identities::Homes::villages).veiled("西固村的路", Veil::blot) ==
        "某某的路");
}

TEST_CASE("of a secret case the village goes too where an address begins with it") {
  const Petitioner one = person("李某某", "", "", "西固村12号");
  CHECK(Identities({one}, Identities::Homes::villages).veiled("西固村", Veil::blot) == "某某");
  CHECK(Identities({one}).veiled("西固村", Veil::blot) == "西固村");
}

TEST_CASE("the number of a house is one in figures and in words, and a street's name is none") {
  const Identities figures({person("李某某", "", "", "中山路88号院3号楼2单元501室")});
  for (const char* home : {"八十八号院三号楼二单元五〇一室", "八十八号院三号楼二单元五零一室"})
    CHECK(figures.veiled(home, Veil::blot) == "某某");
  const Identities words({person("李某某", "", "", "北城区中山路十二号院三号楼")});
  CHECK(words.veiled("中山路12号院3号楼", Veil::blot) == "某某");
  const Identities road({person("李某某", "", "", "定州市十里铺镇八一路")});
  CHECK(road.veiled("十里铺镇81路公交", Veil::blot) == "十里铺镇81路公交");
  CHECK(road.veiled("68栋5000余户", Veil::blot) == "68栋5000余户");
}

TEST_CASE("a given name with a form of address tells who it is, and in a secret case by itself") {
  const Petitioner one = person("李秀兰");
  CHECK(Identities({one}).veiled("秀兰大姐和秀兰", Veil::blot) == "某某和秀兰");
  constexpr auto kSecret = Identities::Homes::villages;
  CHECK(Identities({one}, kSecret).veiled("秀兰说", Veil::blot) == "某某说");
  // A name that is a word as well alone is that word.
  CHECK(Identities({person("王建设")}, kSecret).veiled("城乡建设，王建设", Veil::blot) ==
        "城乡建设，某某");
}

TEST_CASE("a name with characters left out is still that name") {
  const Identities people({person("李秀兰"), person("王芳")});
  for (const char* name : {"李*兰", "李××", "李XX", "李某兰", "李○兰", "王*", "王×"}) {
    CAPTURE(std::string(name));
    CHECK(people.veiled(name, Veil::blot) == "某某");
  }
  CHECK(people.veiled("李庄、王村，3×5", Veil::blot) == "李庄、王村，3×5");
}

TEST_CASE("what stood there before a correction is hidden like what stands there now") {
  Petitioner one = person("王秀兰", "13988888877");
  one.former = "李秀兰; 13711111111; 中山路12号院3号楼";
  const Identities people({one});
  CHECK(people.veiled("李秀兰（老李，13711111111）住12号院3号楼", Veil::blot) ==
        "某某（某某，某某）住某某");
}

TEST_CASE("a flat in a title is a place, unless it is where one of them lives") {
  CHECK_FALSE(names_petitioner("反映10栋1单元弱电井起火", {person("李某某")}));
  CHECK(
      names_petitioner("反映10栋1单元501起火", {person("李某某", "", "", "幸福小区10栋1单元501")}));
  CHECK(names_petitioner("电话13700000001", {}));
}

TEST_CASE("a number that is written as a date or as a case number stays") {
  const Identities people({person("李某某", "20260629"), person("王某某", "2026000123")});
  CHECK(people.veiled("2026-06-29 电话20260629", Veil::blot) == "2026-06-29 电话某某");
  CHECK(people.veiled("DZ-2026-000123", Veil::blot) == "DZ-2026-000123");
}

TEST_CASE("short digits are left alone in the numbers of papers and files") {
  const Identities people({person("李某某", "00017")});
  for (const char* text :
       {"工单20260629-00017", "受理告知书〔2026〕00017号", "12345/00017", "第00017号"})
    CHECK(people.veiled(text, Veil::blot) == text);
  CHECK(people.veiled("分机00017", Veil::blot) == "分机某某");
}

TEST_CASE("李某 does not break up 李某某, in whatever order they complain") {
  for (const auto& people : {std::vector{person("李某"), person("李某某")},
                             std::vector{person("李某某"), person("李某")}}) {
    CHECK(Identities(people).veiled("李某某与李某来访", Veil::blot) == "某某与某某来访");
    CHECK(Identities(people).veiled("李某某与李某来访", Veil::stars) == "李**与李*来访");
  }
}

TEST_CASE("a field of several names hides each of them") {
  const Identities people({person("张小三、李小四等5人"), person("阿里木·买买提")});
  CHECK(people.veiled("张小三说，李小四在场，买买提也来了", Veil::blot) ==
        "某某说，某某在场，某某也来了");
}

TEST_CASE("an address is covered whole, and its street without the city too") {
  const Identities people({person("李某某", "", "", "定州市北城区中山路12号")});
  CHECK(people.veiled("住定州市北城区中山路12号", Veil::blot) == "住某某");
  CHECK(people.veiled("家在中山路12号附近", Veil::blot) == "家在某某附近");
  CHECK(people.veiled("定州市北城区的路灯", Veil::blot) == "定州市北城区的路灯");
}

TEST_CASE("a clerk tells two people apart by the first character and the last digits") {
  const Identities people({person("李小明", "13988888877")});
  CHECK(people.veiled("李小明 13988888877", Veil::stars) == "李** *********77");
}

TEST_CASE("names that overlap leave no piece of either") {
  const Identities people({person("李小明"), person("明亮亮")});
  CHECK(people.veiled("李小明亮亮来访", Veil::blot) == "某某来访");
}

TEST_CASE("no name of anybody survives in any text, whoever overlaps with whom") {
  test::Random random(20261127);
  const std::vector<std::string> parts = {"李", "小", "明", "亮", "王", "欧阳", "春",
                                          " ",  "-",  "1",  "2",  "，", "某",   "年"};
  const auto some = [&](std::size_t least, std::size_t most) {
    std::string text;
    const std::size_t count = least + random.below(most - least + 1);
    for (std::size_t i = 0; i < count; ++i) text += random.pick(parts);
    return text;
  };
  int covered = 0;
  for (int round = 0; round < 10'000; ++round) {
    std::vector<Petitioner> people;
    for (int i = 0; i < 3; ++i) people.push_back(person(some(1, 4)));
    const std::string text = some(0, 30);
    const std::string shown = Identities(people).veiled(text, Veil::blot);
    covered += shown != text ? 1 : 0;
    // By itself: every name of two characters and more, in the plain sense of the word.
    const std::u32string left = normal_form(shown).text;
    for (const Petitioner& one : people) {
      const std::u32string name = normal_form(one.name).text;
      if (name.size() < 2 || name == U"某某" || name.find_first_not_of(U"12某") == name.npos)
        continue;
      INFO(text, " → ", shown, " with ", one.name);
      // What is left may join across a blot only with 某 itself.
      if (name.find(U'某') == name.npos) CHECK(left.find(name) == left.npos);
    }
  }
  CHECK(covered > 1'000);
}

TEST_CASE("people who call themselves * or ** are covered, and that comes to an end") {
  const Identities stars({person("*"), person("**"), person("＊＊＊"), person("某某")});
  for (const Veil veil : {Veil::stars, Veil::blot}) {
    const std::string once = stars.veiled("反映 ** 与 *** 的事，某某在场 *", veil);
    CHECK(once.size() < 200);
    CHECK(stars.veiled(once, veil).size() < 400);
  }
  CHECK(mask_name("**").size() < 20);
}

TEST_CASE("a name in traditional characters is the same name, and so is an address") {
  Petitioner one = person("张伟", "", "", "定州市东亭镇西固村12号楼3单元502室");
  const Identities people({one, person("歐陽鋒")});
  CHECK(people.veiled("我叫張偉，同來的有歐陽女士、欧阳锋", Veil::blot) ==
        "我叫某某，同來的有某某、某某");
  CHECK(people.veiled("住12號樓3單元502室", Veil::blot) == "住某某");
  CHECK(people.veiled("張偉", Veil::stars) == "張*");
  CHECK(people.veiled("弓長張的張，偉大的偉", Veil::blot) == "弓長張的張，偉大的偉");
}

TEST_CASE("a character is its simplified form, and one that is simple stays") {
  CHECK(normal_form("張偉劉陳峯於").text == U"张伟刘陈峰于");
  CHECK(normal_form("张伟刘陈峰于").text == U"张伟刘陈峰于");
  CHECK(normal_form("臺灣ＡＢ１２").text == U"台湾ab12");
  // And what a name is written with beside: variants of one character.
  CHECK(normal_form("玨濬髙煇囯").text == U"珏浚高辉国");
  // Each knows where it stood.
  const NormalForm form = normal_form("a張 偉");
  REQUIRE(form.text == U"a张伟");
  CHECK(form.bytes[2].from == 5);
  CHECK(form.bytes[2].to == 8);
}

TEST_CASE("somebody without a name is a word for people and no secret, also in older files") {
  for (const char* stored : {"anonymous", "匿名", ""}) {
    CAPTURE(stored);
    const Petitioner somebody = person(stored, "13988888877");
    CHECK(is_nameless(somebody));
    CHECK(name_for_people(somebody, false) == "anonymous");
    CHECK(Identities({somebody}).veiled("匿名反映，anonymous", Veil::blot) ==
          "匿名反映，anonymous");
  }
  set_language(Language::zh);
  CHECK(name_for_people(person("anonymous"), true) == "匿名");
  set_language(Language::en);
  CHECK(name_for_people(person("李小明"), false) == "李**");
  CHECK(name_for_people(person("李小明"), true) == "李小明");
}

}  // namespace
}  // namespace anjuan
