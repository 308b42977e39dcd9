#include <doctest/doctest.h>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/base/text.hpp"

using namespace anjuan;

TEST_CASE("the caret stands under the wrong characters even after wide ones") {
  const Diagnostic d{.code = "impossible-date",
                     .file = "case.yaml",
                     .line = 5,
                     .column = 5,
                     .length = 3,
                     .source_line = "题目: bad",
                     .message = "no such day",
                     .rule = "schemas/case",
                     .remedy = "write YYYY-MM-DD"};
  CHECK(render(d) ==
        "case.yaml:5:5: error: no such day\n"
        "    题目: bad\n"
        "          ^~~\n"
        "  rule: schemas/case\n"
        "  fix: write YYYY-MM-DD\n");
}

TEST_CASE("a very long source line is cut around the caret") {
  Diagnostic d{.file = "f", .line = 1, .column = 5000, .source_line = {}, .message = "m"};
  for (int i = 0; i < 8000; ++i) d.source_line += "字";
  CHECK(render(d).size() < 1000);
  CHECK(render(d).find('^') != std::string::npos);
}

TEST_CASE("full-width digits and letters become ASCII and other characters stay") {
  CHECK(to_half_width("２０１９／４，Ａ。字　") == "2019/4,A。字 ");
}

TEST_CASE("a near word is suggested and a far one is not") {
  const std::string_view words[] = {"status", "unit", "lead"};
  CHECK(nearest("statu", words) == "status");
  CHECK(nearest("zzzzzz", words).empty());
}
