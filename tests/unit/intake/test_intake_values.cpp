#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/intake/complaint.hpp"
#include "anjuan/intake/intake_values.hpp"

using namespace anjuan;

namespace {

/// The value, or "!" and the code of the problem.
std::string shown(const Value& value) {
  return value ? *value : "!" + value.error().code;
}

std::string moment(std::string_view text, CellKind kind = CellKind::text) {
  return shown(read_moment(text, kind, std::chrono::hours(8)));
}

}  // namespace

TEST_CASE("dates are read in the forms that people and programs use") {
  struct {
    const char* text;
    const char* value;
  } const cases[] = {
      {"2019/4/25 9:32:09", "2019-04-25T09:32:09+08:00"},
      {"2018/4/24", "2018-04-24"},
      {"2019-04-25", "2019-04-25"},
      {"2019-4-5", "2019-04-05"},
      {"2019.4.25", "2019-04-25"},
      {"2019-04-25 09:32", "2019-04-25T09:32:00+08:00"},
      {"2019-04-25 09:32:09.123", "2019-04-25T09:32:09+08:00"},
      {"2019年4月25日", "2019-04-25"},
      {"2019 年 4 月 25 日", "2019-04-25"},
      {"2019年4月25号", "2019-04-25"},
      {"2019年4月25日 9时32分", "2019-04-25T09:32:00+08:00"},
      {"2019年4月25日9时32分09秒", "2019-04-25T09:32:09+08:00"},
      {"2019年4月25日9点", "2019-04-25T09:00:00+08:00"},
      {"2019年4月25日9点半", "2019-04-25T09:30:00+08:00"},
      {"2019年4月25日星期四 9:32", "2019-04-25T09:32:00+08:00"},
      {"20190425", "2019-04-25"},
      {"201904250932", "2019-04-25T09:32:00+08:00"},
      {"20190425093209", "2019-04-25T09:32:09+08:00"},
      {"２０１９／４／２５　９：３２：０９", "2019-04-25T09:32:09+08:00"},
      {" 2019/4/25\n", "2019-04-25"},
      {"2019/4/25 上午 9:32", "2019-04-25T09:32:00+08:00"},
      {"2019/4/25 下午3:05:06", "2019-04-25T15:05:06+08:00"},
      {"2019年4月25日下午3时5分", "2019-04-25T15:05:00+08:00"},
      {"2019/4/25 上午12:05", "2019-04-25T00:05:00+08:00"},
      {"2019/4/25 下午12:05", "2019-04-25T12:05:00+08:00"},
      {"2019/4/25 中午12:05", "2019-04-25T12:05:00+08:00"},
      {"2019/4/25 中午1点", "2019-04-25T13:00:00+08:00"},
      {"2019/4/25 3:05:06 PM", "2019-04-25T15:05:06+08:00"},
      {"2019/4/25 12:05 AM", "2019-04-25T00:05:00+08:00"},
      {"2019-04-25T09:32:09+08:00", "2019-04-25T09:32:09+08:00"},
      {"2019-04-25T01:32:09Z", "2019-04-25T09:32:09+08:00"},
      {"2019-04-25T20:32:09.5Z", "2019-04-26T04:32:09+08:00"},
      {"2019-04-25 01:32:09 +0000", "2019-04-25T09:32:09+08:00"},
      {"2020/2/29", "2020-02-29"},
      {"", ""},
      {" \t　", ""},
  };
  for (const auto& [text, value] : cases) {
    CAPTURE(std::string(text));
    CHECK(moment(text) == value);
  }
  CHECK(moment("2019-04-25 09:32:09", CellKind::date) == "2019-04-25T09:32:09+08:00");
  CHECK(moment("20190425", CellKind::number) == "2019-04-25");
}

TEST_CASE("dates that cannot be are told apart from texts that are no dates") {
  struct {
    const char* text;
    const char* problem;
  } const cases[] = {
      {"2019/2/30", "!impossible-date"},
      {"2019/2/29", "!impossible-date"},
      {"2019-13-01", "!impossible-date"},
      {"2019-00-10", "!impossible-date"},
      {"20190230", "!impossible-date"},
      {"1019/4/25", "!impossible-date"},
      {"2019/4/25 24:00", "!impossible-time"},
      {"2019/4/25 9:60", "!impossible-time"},
      {"2019/4/25 下午13:99", "!impossible-time"},
      {"201904252532", "!impossible-time"},
      {"19/4/25", "!two-digit-year"},
      {"19-04-25", "!two-digit-year"},
      {"19年4月25日", "!two-digit-year"},
      {"4/25/2019", "!ambiguous-date"},
      {"25-04-2019 10:00", "!ambiguous-date"},
      {"43580", "!serial-date"},
      {"43580.3973", "!serial-date"},
      {"昨天", "!not-a-date"},
      {"2019年4月", "!missing-day"},
      {"2019/4/25 about noon", "!not-a-date"},
      {"2019/4/25 9", "!not-a-date"},
      {"2019/4/25/1", "!not-a-date"},
      {"2019/2/30 noon", "!not-a-date"},
      {"1556155929", "!not-a-date"},
      {"2019", "!not-a-date"},
      {"4", "!not-a-date"},
      {"-", "!not-a-date"},
  };
  for (const auto& [text, problem] : cases) {
    CAPTURE(std::string(text));
    CHECK(moment(text) == problem);
  }
  CHECK(moment("09:30:00", CellKind::time) == "!not-a-date");
  CHECK(read_moment(" 2019/2/30 ", CellKind::text, {}).error().message ==
        "'2019/2/30' is a day that does not exist");
}

TEST_CASE("counts are whole numbers within limits") {
  struct {
    const char* text;
    const char* value;
  } const cases[] = {
      {"3", "3"},
      {"３", "3"},
      {" 12 人", "12"},
      {"20人次", "20"},
      {"3.0", "3"},
      {"003", "3"},
      {"0", "!out-of-range"},
      {"-1", "!out-of-range"},
      {"三人", "3"},
      {"十二", "12"},
      {"若干", "!not-a-number"},
      {"3.5", "!not-a-number"},
      {"约20", "!not-a-number"},
      {"人", "!not-a-number"},
      {"99999999999", "!out-of-range"},
      {"", ""},
  };
  for (const auto& [text, value] : cases) {
    CAPTURE(std::string(text));
    CHECK(shown(read_count(text, 1, 1000)) == value);
  }
  CHECK(shown(read_count("45岁", 0, 150)) == "45");
}

TEST_CASE("numbers and codes keep their digits or say that digits were lost") {
  struct {
    const char* text;
    CellKind kind;
    const char* value;
  } const cases[] = {
      {"１３８　００００", CellKind::text, "138 0000"},
      {"Ａ－１２", CellKind::text, "A-12"},
      {"42230119900101123X", CellKind::text, "42230119900101123X"},
      {"422301199001011000", CellKind::text, "422301199001011000"},
      {"422301199001011234", CellKind::number, "422301199001011234"},
      {"422301199001011000", CellKind::number, "!lost-digits"},
      {"4.22301E+17", CellKind::text, "!lost-digits"},
      {"A1E+5", CellKind::text, "A1E+5"},
      {"188006", CellKind::number, "188006"},
  };
  for (const auto& [text, kind, value] : cases) {
    CAPTURE(std::string(text));
    CHECK(shown(read_reference(text, kind)) == value);
  }
}

TEST_CASE("texts lose the white space around them and keep their lines") {
  struct {
    const char* what;
    const char* text;
    const char* value;
  } const cases[] = {
      {"as the exports have it", "\n\t\t\t\n\t\t\t路灯不亮。\n\t\t\t请修。\n\t\t\t\n\t\t",
       "路灯不亮。\n请修。"},
      {"inner blank lines", "一\n\n\n二", "一\n\n\n二"},
      {"inner indentation beyond the common one", "\t一\n\t\t二\n\t三", "一\n\t二\n三"},
      {"a first line further in than the others", "　　一\n二\n　　三", "一\n二\n　　三"},
      {"ideographic indentation of all lines", "　　一\n　　二", "一\n二"},
      {"different blanks", "\t一\n 二", "一\n 二"},
      {"white space at line ends", "一 \t\n二　\n", "一\n二"},
      {"CRLF and CR", "一\r\n二\r三\r\n", "一\n二\n三"},
      {"left-over escapes", "一_x000D_\n二_x000D_", "一\n二"},
      {"line separators of other programs", "一\v二\xE2\x80\xA8三\xC2\x85四", "一\n二\n三\n四"},
      {"control characters", "一\x01\x7F二\xC2\x9B", "一二"},
      {"tabs inside a line", "一\t二", "一\t二"},
      {"full-width characters", "１００元（Ａ）", "１００元（Ａ）"},
      {"nothing but white space", " \n\t\n　", ""},
  };
  for (const auto& [what, text, value] : cases) {
    CAPTURE(std::string(what));
    CHECK(read_body(text) == value);
    CHECK(read_body(read_body(text)) == value);
  }
}

TEST_CASE("titles are one line") {
  CHECK(read_line("\t反映\r\n  路灯\t不亮　 \n") == "反映 路灯 不亮");
  CHECK(read_line("a\x02\nb") == "a b");
  CHECK(read_line("") == "");
}

TEST_CASE("words may be separated by any punctuation") {
  CHECK(read_words("重复、集体，urgent;  key\n") == "重复 集体 urgent key");
}

TEST_CASE("only characters that are left out count as control characters") {
  CHECK(has_control_characters("a\x01"));
  CHECK(has_control_characters(std::string_view("a\0b", 3)));
  CHECK(has_control_characters("路\xC2\x80"));
  CHECK_FALSE(has_control_characters("路灯\t不亮\r\n。\xEF\xBB\xBF\xC2\xA0é_"));
}

TEST_CASE("column names in common use are recognized and no name means two fields") {
  CHECK(complaint_columns().recognize("联系\n电话") == &column_of(DraftField::petitioner_phone));
  CHECK(complaint_columns().recognize("visit_level") == &column_of(DraftField::visit_level));
  CHECK(complaint_columns().recognize("Title") == &column_of(DraftField::title));
  CHECK(complaint_columns().recognize("Date Received") == &column_of(DraftField::received));
  CHECK(complaint_columns().recognize("受理日期") == &column_of(DraftField::accepted));
  CHECK(complaint_columns().recognize("点赞数") == nullptr);
  for (const DraftFieldSpec& spec : draft_fields()) {
    CAPTURE(std::string(spec.name));
    CHECK(&spec_of(spec.field) == &spec);
    CHECK(parse_draft_field(spec.name) == spec.field);
    CHECK(*spec.doc != '\0');
    CHECK_FALSE(spec.chinese_headers.empty());
    CHECK_FALSE(spec.english_headers.empty());
    for (const std::string_view all :
         {spec.name, spec.option, spec.chinese_headers, spec.english_headers})
      for (const std::string_view header : split(all, ' '))
        CHECK_MESSAGE(complaint_columns().recognize(header) == &column_of(spec.field),
                      std::string(header));
  }
}

TEST_CASE(
    "what stands in no text is left out of an imported cell, and every character else stays") {
  const std::string dirty = "反映\xE2\x80\x8B补\xE2\x80\xAE贴\xEF\xBF\xBE𠀀é—\x1b“\xC2\x9b”";
  CHECK(has_control_characters(dirty));
  CHECK(read_line(dirty) == "反映补贴𠀀é—“”");
  CHECK(read_body(dirty) == "反映补贴𠀀é—“”");
  CHECK_FALSE(has_control_characters("反映补贴𠀀é—“”\xEF\xBC\x81"));
}
