#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

using namespace anjuan;

// One table of words serves what is shown, what is typed and what sheets hold.
namespace {

struct InChinese {
  InChinese() { set_language(Language::zh); }
  ~InChinese() { set_language(Language::en); }
};

std::vector<Vocabulary> vocabularies() {
  std::vector<Vocabulary> all = {vocabulary<LadderRole>()};
  for (const HeadFieldSpec& spec : head_fields())
    if (!spec.choices.empty()) all.push_back(spec.choices);
  for (const EventSpec& spec : event_table())
    for (const EventField& field : spec.fields)
      if (!field.choices.empty()) all.push_back(field.choices);
  return all;
}

}  // namespace

TEST_CASE("every field of every case and event has a name in words, in both languages") {
  std::set<std::string_view> names;
  for (const FieldWords& words : field_words()) CHECK(names.insert(words.name).second);
  std::vector<std::string_view> fields;
  for (const HeadFieldSpec& spec : head_fields()) fields.push_back(spec.name);
  for (const EventSpec& spec : event_table())
    for (const EventField& field : spec.fields) fields.push_back(field.name);
  for (const EventField& field : common_event_fields()) fields.push_back(field.name);
  const InChinese chinese;
  for (const std::string_view field : fields) {
    CAPTURE(field);
    CHECK(names.contains(field));
    const std::string_view label = label_of_field(field);
    CHECK(std::ranges::none_of(label, [](char c) { return c >= 'a' && c <= 'z'; }));
  }
}

TEST_CASE("what a value is called can be typed for it, and no word means two") {
  const InChinese chinese;
  for (const Vocabulary words : vocabularies()) {
    std::set<std::string_view> seen;
    for (const Word& word : words) {
      CAPTURE(word.id);
      CHECK(meant(words, word.id) == word.id);
      for (const std::string_view spoken : split(word.spoken, ' ')) {
        CAPTURE(spoken);
        CHECK(meant(words, spoken) == word.id);
        CHECK(seen.insert(spoken).second);
      }
    }
    CHECK_FALSE(meant(words, "无此词"));
  }
  for (const Status status : {Status::registered, Status::handling, Status::closed})
    CHECK(parse_typed<Status>(tr(label_of(status))) == status);
  for (const Named<Channel>& one : names<Channel>())
    CHECK(parse_typed<Channel>(tr(one.label)) == one.value);
  for (const Named<CaseClass>& one : names<CaseClass>())
    CHECK(parse_typed<CaseClass>(tr(one.label)) == one.value);
}
