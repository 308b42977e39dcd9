#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/register_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"
#include "anjuan/intake/complaint.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/model/field_words.hpp"

#include "intake/workbook.hpp"
#include "support/ledger.hpp"

// Every row of the table of draft fields is a column in two languages, a map entry, a json key and
// a value of an option: whichever way a complaint comes, the same case is stored.

using namespace anjuan;
using namespace anjuan::test;
using F = DraftField;

namespace {

using Values = std::map<DraftField, std::string>;

/// What people write for each field: something that none of the other values is.
const Values& samples() {
  static const Values all = {{F::ref, "0017"},
                             {F::title, "反映补贴停发"},
                             {F::received, "2026年7月1日"},
                             {F::registered, "2026年6月30日"},
                             {F::request, "自五月起停发。"},
                             {F::accepted, "2026/7/2 9:30"},
                             {F::accepted_document, "受字〔2026〕4号"},
                             {F::replied, "2026-07-08"},
                             {F::reply_document, "答字〔2026〕6号"},
                             {F::closing_document, "办字〔2026〕7号"},
                             {F::document, "答字〔2026〕5号"},
                             {F::served, "2026.7.9"},
                             {F::reply, "已补发。"},
                             {F::closed, "2026-07-10"},
                             {F::appointment, "2026-06-30"},
                             {F::channel, "letter"},
                             {F::category, "民政/救助"},
                             {F::place, "定州市/北城区"},
                             {F::persons, "３人"},
                             {F::class_, "complex"},
                             {F::kind, "suggestion"},
                             {F::route, "opinion"},
                             {F::unit, "minzheng"},
                             {F::lead, "zhang-wei"},
                             {F::flags, "urgent、old"},
                             {F::visit_level, "county"},
                             {F::group, "是"},
                             {F::confidential, "是"},
                             {F::accused_unit, "renshe、市民政局"},
                             {F::accused, "wang-zr、王五六"},
                             {F::not_accused, "zhang-wei"},
                             {F::not_named, "安全"},
                             {F::summary, "不写姓名的摘要。"},
                             {F::petitioner_name, "李某某"},
                             {F::petitioner_phone, "１３８００００００００"},
                             {F::petitioner_address, "中山路12号"},
                             {F::petitioner_id_number, "130682199001011234"},
                             {F::petitioner_sex, "女"},
                             {F::petitioner_age, "45岁"},
                             {F::representatives, "李甲、王乙"},
                             {F::source, "12345/0017"},
                             {F::repeat_of, "2026-1"}};
  return all;
}

/// The field with what the rules want beside it.
Values with_company(DraftField field) {
  Values values = {{F::title, samples().at(F::title)}};
  const auto add = [&](std::initializer_list<DraftField> more) {
    for (const DraftField one : more) values.emplace(one, samples().at(one));
  };
  add({field});
  if (field == F::accepted) add({F::received, F::document});
  if (field == F::document || field == F::accepted_document) add({F::received, F::accepted});
  if (field == F::closing_document) add({F::closed});
  for (const DraftField answered :
       {F::replied, F::reply_document, F::served, F::reply, F::closed, F::closing_document})
    if (field == answered) {
      add({F::received, F::unit, F::accepted, F::accepted_document, F::replied, F::served,
           F::reply});
      // The number alone is that of the reply.
      add({field == F::replied ? F::document : F::reply_document});
    }
  if (field == F::closed) add({F::closing_document});
  if (field == F::lead) add({F::unit});
  return values;
}

/// A ledger with one case, so that another may repeat it.
class Desk {
 public:
  Desk() {
    ledger_.write("categories.yaml", "- 民政:\n    - 救助\n");
    const Ledger ledger = ledger_.open();
    REQUIRE(register_one(ledger, "2026-06-01", "第一件"));
  }

  /// The text of the case that the file brought; empty, with the problem told, when it brought
  /// none.
  std::string import(const std::string& name, std::string_view content,
                     const std::string& map = {}) {
    ledger_.write(name, content);
    if (!map.empty()) ledger_.write("map.toml", map);
    const Ledger ledger = ledger_.open();
    auto done = register_batch(ledger, {.path = ledger_.root() + "/" + name,
                                        .map = map.empty() ? "" : ledger_.root() + "/map.toml",
                                        .quarantine = {},
                                        .rows = {},
                                        .now = moment("2026-07-20"),
                                        .on = moment("2026-07-02").date(),
                                        .by = "li-na",
                                        .late_reason = "补录"});
    if (!done) return complain(done.error().diagnostics);
    if (done->registered != 1) return complain(done->problems);
    // The numbers of a file are those of its name: here it is the number that is looked at.
    const std::string stem = name.substr(0, name.find('.'));
    return replace_all(stored(), "source: " + stem + "/0017", "source: \"0017\"");
  }

  /// The same by options, read as `register` reads them.
  std::string register_options(const Values& values) {
    const Ledger ledger = ledger_.open();
    Draft draft;
    for (const auto& [field, text] : values) {
      const auto read =
          read_value(column_of(field), {text, CellKind::text}, ledger.office().offset);
      REQUIRE(read);
      draft[field] = *read;
    }
    REQUIRE(complete_repeat(ledger, draft));
    const auto earlier = earlier_on_matter(ledger, draft[F::repeat_of]);
    REQUIRE(earlier);
    auto made = make_case(ledger, draft,
                          {.now = moment("2026-07-20"),
                           .on = moment("2026-07-02").date(),
                           .by = "li-na",
                           .late_reason = "补录",
                           .earlier = *earlier});
    if (!made) return complain(made.error().diagnostics);
    auto done = register_case(ledger, std::move(*made), false);
    return done ? stored() : complain(done.error().diagnostics);
  }

  const TemporaryLedger& ledger() const { return ledger_; }

 private:
  static std::string complain(const std::vector<Diagnostic>& problems) {
    for (const Diagnostic& d : problems) FAIL_CHECK(d.code << ": " << d.message);
    return {};
  }
  std::string stored() const {
    for (const auto& [path, content] : ledger_.files())
      if (path.ends_with("-000002.yaml")) return content;
    return {};
  }

  TemporaryLedger ledger_;
};

/// Two lines of csv: the names that `header` gives the fields, and their values.
template <class Header>
std::string csv(const Values& values, const Header& header) {
  std::string names, cells;
  for (const auto& [field, text] : values) {
    names += (names.empty() ? "" : ",") + std::string(header(spec_of(field)));
    cells += (cells.empty() ? "" : ",") + text;
  }
  return names + "\n" + cells + "\n";
}

std::string_view first_of(std::string_view words) {
  return words.substr(0, words.find(' '));
}

}  // namespace

TEST_CASE("whichever way a field of a complaint comes in, the same case is stored") {
  for (const DraftFieldSpec& spec : draft_fields()) {
    CAPTURE(std::string(spec.name));
    const Values values = with_company(spec.field);
    const std::string expected = Desk().register_options(values);
    REQUIRE_FALSE(expected.empty());
    CHECK(Desk().import("names.csv", csv(values, [](const auto& s) { return s.name; })) ==
          expected);
    CHECK(Desk().import("zh.csv", csv(values, [](const auto& s) {
                          return first_of(s.chinese_headers);
                        })) == expected);
    CHECK(Desk().import("en.csv", csv(values, [](const auto& s) {
                          return first_of(s.english_headers);
                        })) == expected);
    std::string map = "[fields]\n";
    nlohmann::ordered_json record;
    for (const auto& [field, text] : values) {
      map += fmt::format("\"{}\" = \"列{}\"\n", spec_of(field).name, static_cast<int>(field));
      record[std::string(spec_of(field).name)] = text;
    }
    CHECK(Desk().import(
              "map.csv",
              csv(values,
                  [](const auto& s) { return fmt::format("列{}", static_cast<int>(s.field)); }),
              map) == expected);
    CHECK(Desk().import("one.jsonl", record.dump() + "\n") == expected);
    if (values.size() == 2)
      CHECK_MESSAGE(Desk().register_options({*values.find(F::title)}) != expected,
                    "the field says nothing");
  }
}

TEST_CASE("a column that says who is not to be named is never passed over") {
  const std::string sheet = "标题,姓名,是否保密\n反映补贴,李某某,是\n";
  CHECK(Desk().import("a.csv", sheet).find("confidential: true") != std::string::npos);
  const auto problem = [](const std::string& content, const std::string& map) {
    const TemporaryLedger where;
    where.write("a.csv", content);
    where.write("map.toml", map);
    const Ledger ledger = where.open();
    const auto done = register_batch(ledger, {.path = where.root() + "/a.csv",
                                              .map = map.empty() ? "" : where.root() + "/map.toml",
                                              .quarantine = {},
                                              .rows = {},
                                              .now = moment("2026-07-20"),
                                              .on = moment("2026-07-02").date(),
                                              .by = "li-na",
                                              .late_reason = "补录"});
    if (!done) return done.error().diagnostics.at(0).code;
    return done->problems.empty() ? std::string() : done->problems.at(0).code;
  };
  const std::string map = "[fields]\ntitle = \"标题\"\n";
  CHECK(problem(sheet, map) == "unread-protection");
  CHECK(problem(sheet, map + "confidential = \"是否保密\"\n").empty());
  CHECK(problem(sheet, map + "[defaults]\nconfidential = \"false\"\n").empty());
  CHECK(Desk().import("a.csv", "标题,保密,匿名\n反映补贴,否,是\n").find("confidential: true") !=
        std::string::npos);
  CHECK(problem("标题,是否保密\n反映补贴,大概\n", "") == "neither-yes-nor-no");
  CHECK(problem("标题,是否公开\n反映补贴,否\n", "") == "unread-protection");
  CHECK(problem("标题,是否公开\n反映补贴,是\n", "").empty());
  // Whom an accusation accuses; what a request complains of may be anything.
  CHECK(problem("标题,信访目的,举报对象\n反映作风,检举控告,王五\n", "") == "unread-protection");
  CHECK(problem("标题,信访目的,被投诉人\n反映作风,检举控告,无\n", "").empty());
  CHECK(problem("标题,信访目的,被投诉人\n反映补贴,申诉求决,物业公司\n", "").empty());
}

TEST_CASE("a title names nobody of a column that is not read either") {
  const auto problem = [](const std::string& content) {
    const TemporaryLedger where;
    where.write("a.csv", content);
    const Ledger ledger = where.open();
    const auto done = register_batch(ledger, {.path = where.root() + "/a.csv",
                                              .map = {},
                                              .quarantine = {},
                                              .rows = {},
                                              .now = moment("2026-07-20"),
                                              .on = moment("2026-07-02").date(),
                                              .by = "li-na",
                                              .late_reason = "补录"});
    if (!done) return done.error().diagnostics.at(0).code;
    return done->problems.empty() ? std::string() : done->problems.at(0).code;
  };
  CHECK(problem("标题,户主\n李大山家漏水,李大山\n") == "title-names-petitioner");
  CHECK(problem("标题,家属姓名\n反映李大山住院,李大山\n") == "title-names-petitioner");
  CHECK(problem("标题,户主\n反映漏水,李大山\n").empty());
  // Whoever handles it may be called as he likes, and so may a kind of people.
  CHECK(problem("标题,经办人\n反映高兴村漏水,高兴\n").empty());
  CHECK(problem("标题,人员类别\n反映农民工工资,农民\n").empty());
  CHECK(problem("标题,户主,标题非人名\n反映高兴村漏水,高兴,高兴\n").empty());
}

TEST_CASE("every paper of a history has its own number, and a number alone is of the last paper") {
  const auto event_of = [](const std::string& text, const std::string& name) {
    const std::size_t at = text.find("- event: " + name);
    return at == std::string::npos ? std::string()
                                   : text.substr(at, text.find("- event: ", at + 9) - at);
  };
  const std::string history = Desk().import(
      "a.csv",
      "编号,标题,来信日期,登记日期,受理日期,受理文号,答复日期,送达日期,答复文号,办结日期,办结单号\n"
      "0017,反映补贴,2026-07-01,2026-07-02,2026-07-03,受1号,2026-07-08,2026-07-08,答1号,2026-07-09,"
      "结1号\n");
  CHECK(event_of(history, "registered").find("at: 2026-07-02") != std::string::npos);
  CHECK(event_of(history, "registered").find("received: 2026-07-01") != std::string::npos);
  CHECK(event_of(history, "accepted").find("document: 受1号") != std::string::npos);
  CHECK(event_of(history, "replied").find("document: 答1号") != std::string::npos);
  CHECK(event_of(history, "closed").find("document: 结1号") != std::string::npos);
  // Alone it is the day of arrival, as it always was.
  const std::string alone =
      Desk().import("b.csv", "编号,标题,登记日期\n0017,反映补贴,2026-07-01\n");
  CHECK(alone.find("received: 2026-07-01") != std::string::npos);
  CHECK(event_of(alone, "registered").find("at: 2026-07-02") != std::string::npos);

  const auto problems = [](const std::string& sheet) {
    const TemporaryLedger where;
    where.write("a.csv", sheet);
    const auto done = register_batch(where.open(), {.path = where.root() + "/a.csv",
                                                    .map = "",
                                                    .quarantine = {},
                                                    .rows = {},
                                                    .now = moment("2026-07-20"),
                                                    .on = moment("2026-07-02").date(),
                                                    .by = "li-na",
                                                    .late_reason = "补录"});
    REQUIRE(done);
    std::string all;
    for (const Diagnostic& d : done->problems) all += d.code + " ";
    return all;
  };
  const std::string both = "标题,来信日期,受理日期,答复日期,送达日期,";
  CHECK(problems(both + "文号\n反映补贴,2026-07-01,2026-07-03,2026-07-08,2026-07-08,答1号\n") ==
        "document-missing ");
  CHECK(problems(both + "文号,受理文号\n反映补贴,2026-07-01,2026-07-03,2026-07-08,2026-07-08,"
                        "答1号,受1号\n")
            .empty());
  CHECK(problems(both + "文号,受理文号,答复文号\n反映补贴,2026-07-01,2026-07-03,2026-07-08,"
                        "2026-07-08,文1号,受1号,答1号\n") == "document-twice ");
  // An answer that cannot be recorded is told for its own reason, and has no paper too many.
  CHECK(problems("标题,来信日期,答复日期,答复意见\n反映补贴,2026-07-01,2026-07-08,已补发\n")
            .find("document-twice") == std::string::npos);
}

TEST_CASE("what the program prints as the name of a fact it knows as the name of a column") {
  set_language(Language::zh);
  for (const DraftFieldSpec& spec : draft_fields()) {
    const auto* target = std::get_if<HeadField>(&spec.target);
    // 来源 is the channel in most sheets; with it a number of nobody's would become a source.
    if (target == nullptr || *target == HeadField::source) continue;
    const std::string label(label_of_field(spec_of(*target).name));
    CAPTURE(label);
    const ColumnSpec* column = complaint_columns().recognize(label);
    REQUIRE(column != nullptr);
    CHECK(column->name == spec.name);
  }
  // The form by which complaints are registered.
  std::size_t headings = 0;
  for (const Resource& resource : resources()) {
    if (resource.name != "forms/registration.html") continue;
    std::string_view text = resource.content;
    for (std::size_t at = text.find("<th scope=\"row\">"); at != text.npos;
         at = text.find("<th scope=\"row\">")) {
      text.remove_prefix(at + std::string_view("<th scope=\"row\">").size());
      for (const std::string_view word : split(text.substr(0, text.find('<')), '/')) {
        const std::string heading(trim(word));
        CAPTURE(heading);
        ++headings;
        // Written by the program, or no words of the complaint.
        if (heading == "附件" || heading == "经办人" || heading == "重复信访") continue;
        CHECK(complaint_columns().recognize(heading) != nullptr);
      }
    }
  }
  CHECK(headings > 15);
  set_language(Language::en);
}
