#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/activity.hpp"

using namespace anjuan;

TEST_CASE("every kind of activity is found by its name, and carries only numbers that are known") {
  std::set<std::string_view> names;
  for (const ActivityKind& kind : activity_kinds()) {
    CAPTURE(std::string(kind.name));
    CHECK(names.insert(kind.name).second);
    CHECK(find_activity_kind(kind.name) == &kind);
    CHECK((!kind.type_required || !kind.types.empty()));
    for (const std::string_view count : kind.counts)
      CHECK(std::any_of(activity_counts().begin(), activity_counts().end(),
                        [&](const ActivityCount& known) { return known.name == count; }));
    set_language(Language::zh);
    for (const std::string_view type : kind.types) {
      CAPTURE(type);
      CHECK(activity_type_text(kind.name, type) != type);
    }
    set_language(Language::en);
  }
  CHECK(find_activity_kind("party") == nullptr);
  CHECK(activity_type_text("meeting", "不定期") == "不定期");
  CHECK(activity_type_text("publicity", "policy") == "publicity on policy");
  CHECK(activity_type_text("proposal", "policy") == "proposal on a policy");
  CHECK(activity_kind_names().size() == names.size());
}
