#include <doctest/doctest.h>

#include "anjuan/base/html.hpp"

using namespace anjuan;

TEST_CASE("a text in a page is never markup, between tags or in an attribute") {
  CHECK(escape_html("<b>\"a\" & 'b'</b>") == "&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;");
  CHECK(escape_html("&amp;") == "&amp;amp;");
  CHECK(escape_html("路灯＜不亮＞") == "路灯＜不亮＞");
  CHECK(escape_html("") == "");
}
