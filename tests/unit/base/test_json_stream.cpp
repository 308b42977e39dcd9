#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "anjuan/base/json.hpp"
#include "anjuan/base/json_stream.hpp"

using namespace anjuan;
using Json = nlohmann::ordered_json;

TEST_CASE("lists written entry by entry are the document written at once, byte by byte") {
  const std::vector<Json> entries = {
      Json::object(),
      {{"id", "一\n"}, {"n", 1}},
      {{"nested", {{"a", {1, 2}}, {"b", Json::array()}}}},
  };
  for (std::size_t first = 0; first <= entries.size(); ++first)
    for (std::size_t second = 0; second <= entries.size(); ++second) {
      const Json front = {{"date", "2026-07-20"}, {"total", first}};
      Json whole = front;
      whole["cases"] = Json::array();
      whole["tasks"] = Json::array();
      JsonStream stream;
      std::string text = stream.begin(front) + stream.list("cases");
      for (std::size_t i = 0; i < first; ++i) {
        whole["cases"].push_back(entries[i]);
        text += stream.entry(entries[i]);
      }
      text += stream.list("tasks");
      for (std::size_t i = 0; i < second; ++i) {
        whole["tasks"].push_back(entries[i]);
        text += stream.entry(entries[i]);
      }
      text += stream.end();
      CHECK(text == dump(whole));
    }
}
