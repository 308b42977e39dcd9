#include <string>

#include <doctest/doctest.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"

namespace anjuan {
namespace {

/// The language of a test, and back to English behind it.
class In {
 public:
  explicit In(Language chosen) { set_language(chosen); }
  ~In() { set_language(Language::en); }
  In(const In&) = delete;
  In& operator=(const In&) = delete;
};

TEST_CASE(
    "a message is Chinese for a clerk who reads Chinese, and itself where nobody translated") {
  CHECK(std::string(tr("anonymous")) == "anonymous");
  const In chinese(Language::zh);
  CHECK(std::string(tr("anonymous")) == "匿名");
  CHECK(std::string(tr("no such message is in the catalogue")) ==
        "no such message is in the catalogue");
  CHECK(std::string(tr("")).empty());
}

TEST_CASE("a translation may put the parts of a message in another order") {
  CHECK(trf("{} says nothing without {}", "served", "replied") ==
        "served says nothing without replied");
  const In chinese(Language::zh);
  CHECK(trf("{} says nothing without {}", "served", "replied") ==
        "没有 replied，served 就没有意义");
}

TEST_CASE("the locale of the system chooses the language") {
  for (const char* locale : {"zh", "zh_CN", "zh_CN.UTF-8", "zh_TW.Big5"})
    CHECK(language_from_locale(locale) == Language::zh);
  for (const char* locale : {"", "C", "POSIX", "en_US.UTF-8", "de_DE"})
    CHECK(language_from_locale(locale) == Language::en);
}

TEST_CASE("files that are built in are found by their name, others are not") {
  const auto office = find_resource("ledger/anjuan.toml");
  REQUIRE(office);
  CHECK(office->find("[[limit]]") != std::string_view::npos);
  CHECK_FALSE(find_resource("ledger/nowhere.toml"));
}

}  // namespace
}  // namespace anjuan
