#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/text/canonical_case.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/case_writer.hpp"

#include "fuzz/damage.hpp"
#include "support/effort.hpp"

using namespace anjuan;
using namespace anjuan::test;

// Whoever reads whole files believes the reader of canonical files. Whatever it still claims after
// any damage must be what the full reader says, to the last field and line, without a complaint.
namespace {

/// Texts as offices have them, and those that are hard on a writer of YAML.
const std::vector<std::string> kTexts = {"反映小区停水",
                                         "张三：“不服”",
                                         "no",
                                         "010",
                                         "2026-07-01",
                                         "a: b",
                                         "a #b",
                                         "#a",
                                         "- a",
                                         "-a",
                                         "\"quoted\"",
                                         "'q'",
                                         "back\\slash",
                                         " in front",
                                         "behind ",
                                         "tab\there",
                                         "~",
                                         "null",
                                         "[a]",
                                         "{a}",
                                         "a,b",
                                         "!a",
                                         "&a",
                                         "*a",
                                         "|",
                                         ">",
                                         "%a",
                                         "@a",
                                         "`a",
                                         "a:",
                                         ":a",
                                         "𠀀",
                                         "\xC2\x85x",
                                         "x\xE2\x80\xA8y",
                                         "\xEF\xBB\xBFz",
                                         "\xC2\xA0",
                                         "　全角",
                                         "1e3",
                                         "12:30:00",
                                         "…",
                                         "a\\nb"};
const std::vector<std::string> kLines = {"第一行",
                                         "",
                                         " 缩进",
                                         "\t跳格",
                                         "second: line",
                                         "# 井号",
                                         "- 一",
                                         "history:",
                                         "  - event: closed",
                                         "---",
                                         "...",
                                         "   ",
                                         "\"",
                                         "a \\"};

std::string some_block(Random& random) {
  std::string text = random.pick(kLines);
  for (std::size_t n = random.below(4); n > 0; --n) text += "\n" + random.pick(kLines);
  return text;
}

/// A value that fits, whatever it means.
std::string some_value(ValueType type, Vocabulary choices, Random& random) {
  switch (type) {
    case ValueType::text:
      return random.pick(kTexts);
    case ValueType::block:
      return some_block(random);
    case ValueType::word:
      return random.one_in(2) ? "minzheng" : "民政";
    case ValueType::words:
      return random.one_in(2) ? "a b" : "urgent";
    case ValueType::date:
      return "2026-0" + std::to_string(1 + random.below(9)) + "-11";
    case ValueType::timestamp:
      return "2026-07-01T10:00:00+08:00";
    case ValueType::integer:
      return std::to_string(random.below(300));
    case ValueType::boolean:
      return random.one_in(2) ? "true" : "false";
    case ValueType::case_id:
      return "DZ-2026-00000" + std::to_string(1 + random.below(9));
    case ValueType::list:
      return random.one_in(2) ? random.pick(kTexts) : random.pick(kTexts) + "\n" + kTexts[0];
    case ValueType::choice:
      return std::string(choices[random.below(choices.size())]);
  }
  return {};
}

template <class Entry, std::size_t N>
Entry some_entry(const EntryField<Entry> (&fields)[N], Random& random) {
  Entry entry;
  for (const EntryField<Entry>& field : fields)
    if (field.flag != nullptr)
      entry.*field.flag = random.one_in(3);
    else if (field.required || random.one_in(2))
      entry.*field.text = random.pick(kTexts);
  return entry;
}

Event some_event(EventKind kind, Random& random) {
  Event event{.kind = kind, .at = *parse_timestamp("2026-06-29T09:12:00+08:00")};
  event.at.utc += std::chrono::seconds(random.below(100'000'000));
  event.by = random.pick(kTexts);
  const auto add = [&](const EventField& field) {
    if (random.one_in(2)) event.set(field.name, some_value(field.type, field.choices, random));
  };
  for (const EventField& field : spec_of(kind).fields) add(field);
  for (const EventField& field : common_event_fields()) add(field);
  return event;
}

/// A case of which every part is there or not: all that the tables know comes up.
Case some_case(Random& random) {
  Case value;
  for (const HeadFieldSpec& spec : head_fields())
    if (spec.required || random.one_in(2))
      value.head[spec.field] = some_value(spec.type, spec.choices, random);
  for (std::size_t n = random.below(3); n > 0; --n)
    value.petitioners.push_back(some_entry(kPetitionerFields, random));
  for (std::size_t n = random.below(2); n > 0; --n)
    value.attachments.push_back(some_entry(kAttachmentFields, random));
  if (!random.one_in(4)) value.request = some_block(random);
  for (std::size_t n = 1 + random.below(4); n > 0; --n)
    value.history.push_back(
        some_event(static_cast<EventKind>(random.below(kEventKindCount)), random));
  return value;
}

bool same(const Event& a, const Event& b) {
  return a.kind == b.kind && a.at == b.at && a.at.offset == b.at.offset && a.by == b.by &&
         a.fields == b.fields && a.line == b.line;
}

/// The part in which two readings differ; empty when in none.
std::string difference(const Case& fast, const Case& full) {
  for (const HeadFieldSpec& spec : head_fields())
    if (fast.head[spec.field] != full.head[spec.field]) return std::string(spec.name);
  if (fast.petitioners != full.petitioners) return "petitioners";
  if (fast.attachments != full.attachments) return "attachments";
  if (fast.request != full.request) return "request";
  const bool equal = std::equal(fast.history.begin(), fast.history.end(), full.history.begin(),
                                full.history.end(), same);
  return equal ? "" : "history";
}

/// True when the canonical reader takes the text; both readers then say the same of it.
bool compare(const std::string& text) {
  Case fast;
  if (!read_canonical_case(text, fast)) return false;
  const ReadCase full = parse_case(text, "f");
  if (!full.problems.empty())
    FAIL_CHECK("canonical, but the full reader says\n", render(full.problems.front()), text);
  else if (const std::string part = difference(fast, full.value); !part.empty())
    FAIL_CHECK("the readers differ on ", part, "\n", text);
  return true;
}

}  // namespace

TEST_CASE("whatever the writer writes is read back without the YAML parser, and the same") {
  const std::uint64_t count = rounds(2'000);
  std::uint64_t taken = 0;
  for (std::uint64_t number = 1; number <= count; ++number) {
    Random random(number);
    const Case value = some_case(random);
    const std::string text = write_case(value);
    if (!parse_case(text, "f").ok()) continue;  // such as an id number of blanks only
    INFO(text);
    CHECK(compare(text));
    ++taken;
    const HeadChange change{HeadField::unit, "minzheng"};
    const Event event = some_event(EventKind::noted, random);
    if (const auto spliced = splice_case(text, "f", {&change, 1}, {&event, 1}))
      CHECK(compare(*spliced));
  }
  MESSAGE(taken, " of ", count, " cases were whole");
  CHECK(taken > count * 9 / 10);
}

TEST_CASE("the canonical reader never claims a case that the full reader would read otherwise") {
  const std::uint64_t count = rounds(30'000);
  std::uint64_t taken = 0;
  for (std::uint64_t number = 1; number <= count; ++number) {
    Random random(number);
    std::string text = write_case(some_case(random));
    for (std::size_t n = 1 + random.below(3); n > 0; --n) damage(text, text.size(), random);
    taken += compare(text) ? 1 : 0;
  }
  MESSAGE(count, " mutations, ", taken, " still canonical");
  CHECK(taken > count / 20);
}

TEST_CASE("any one slip at any byte of a canonical file is read the same or handed over") {
  Random random(7);
  Case value = some_case(random);
  value.petitioners = {some_entry(kPetitionerFields, random)};
  value.request = "第一行\n\n  缩进";
  value.history = {some_event(EventKind::registered, random), some_event(EventKind::noted, random)};
  const std::string text = write_case(value);
  REQUIRE(compare(text));
  std::uint64_t taken = 0;
  std::uint64_t tried = 0;
  const auto attempt = [&](const std::string& slipped) {
    ++tried;
    taken += compare(slipped) ? 1 : 0;
  };
  for (std::size_t at = 0; at < text.size(); at += kThrift) {
    attempt(std::string(text).erase(at, 1));
    for (const std::string& snippet : kSnippets) attempt(std::string(text).insert(at, snippet));
    for (int byte = 0; byte < 256; byte += byte < 128 ? 1 : 16)
      attempt(std::string(text).replace(at, 1, 1, static_cast<char>(byte)));
  }
  MESSAGE(tried, " slips, ", taken, " still canonical");
  CHECK(taken > tried / 20);
}
