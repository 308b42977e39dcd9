#include <string_view>

#include <doctest/doctest.h>

#include "anjuan/intake/reception_columns.hpp"

using namespace anjuan;

TEST_CASE("the columns of an office's own sheet of receptions are known without a map") {
  const struct {
    std::string_view header;
    std::string_view column;
  } cases[] = {{"接访点", "desk"}, {"形式", "mode"}, {"信访件", "cases"}, {"接访时间", "date"}};
  for (const auto& one : cases) {
    CAPTURE(one.header);
    const ColumnSpec* column = reception_table().recognize(one.header);
    REQUIRE(column != nullptr);
    CHECK(column->name == one.column);
  }
}
