#include <doctest/doctest.h>

#include "anjuan/text/list_splice.hpp"

using namespace anjuan;

namespace {

const std::string kFile = "rota/filings.yaml";

std::string appended(const std::string& text, const std::string& entry = "- {a: new}\n") {
  auto changed = append_entry(text, entry, kFile);
  return changed ? *changed : changed.error().diagnostics.front().code;
}

std::string without(const std::string& text, std::size_t index) {
  auto changed = remove_entry(text, index, kFile);
  return changed ? *changed : changed.error().diagnostics.front().code;
}

}  // namespace

TEST_CASE("an entry is added as one line, and every other byte of the list stays") {
  const struct {
    const char* what;
    const char* before;
    const char* after;
  } cases[] = {
      {"a file that is not there yet", "", "- {a: new}\n"},
      {"only a comment", "# dates\n", "# dates\n- {a: new}\n"},
      {"the end has no newline", "- {a: old}", "- {a: old}\n- {a: new}\n"},
      {"other spacing and comments", "# c\n-   {a:  old }  # mine\n\n",
       "# c\n-   {a:  old }  # mine\n\n- {a: new}\n"},
      {"an indented list", "  - a: old\n    b: 2\n", "  - a: old\n    b: 2\n  - {a: new}\n"},
      {"line ends of another system", "- {a: old}\r\n", "- {a: old}\r\n- {a: new}\r\n"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.what);
    CHECK(appended(one.before) == one.after);
  }
}

TEST_CASE("an entry is taken out with its lines, whatever stands around it") {
  const std::string text = "# dates\n- {a: 1}\n# about two\n- a: 2\n  b: x\n- {a: 3}  # three\n";
  CHECK(without(text, 0) == "# dates\n# about two\n- a: 2\n  b: x\n- {a: 3}  # three\n");
  CHECK(without(text, 1) == "# dates\n- {a: 1}\n# about two\n- {a: 3}  # three\n");
  CHECK(without(text, 2) == "# dates\n- {a: 1}\n# about two\n- a: 2\n  b: x\n");
  CHECK(without("- {a: 1}", 0).empty());
}

TEST_CASE("a list that a line cannot be added to or taken from is left alone") {
  CHECK(appended("[{a: old}]\n") == "not-a-plain-list");
  CHECK(without("[{a: 1}, {a: 2}]\n", 0) == "not-a-plain-list");
  CHECK(without("- a: |\n    several\n    lines\n- {a: 2}\n", 0) == "not-a-plain-list");
  CHECK(appended("- {a: old\n") != "not-a-plain-list");  // not YAML at all: the reader says where
}
