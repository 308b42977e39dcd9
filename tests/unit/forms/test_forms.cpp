#include <algorithm>
#include <fstream>

#include <doctest/doctest.h>

#include "anjuan/base/replace.hpp"
#include "anjuan/forms/fields.hpp"
#include "anjuan/forms/form.hpp"
#include "anjuan/word/package.hpp"

#include "intake/temp_file.hpp"
#include "report/golden.hpp"
#include "report/sample_ledger.hpp"

using namespace anjuan;
using namespace anjuan::testing;

namespace {

class Forms {
 public:
  Forms() { write_sample_ledger(folder_.path("ledger")); }
  Ledger open() const {
    auto ledger = Ledger::open(folder_.path("ledger"));
    REQUIRE(ledger.has_value());
    return std::move(*ledger);
  }
  Result<Form> make(std::string_view id, std::string_view kind, bool html = false) const {
    return make(
        id, kind,
        FormRequest{.format = html ? FormFormat::html : FormFormat::text, .today = sample_day()});
  }
  Result<Form> make(std::string_view id, std::string_view kind, const FormRequest& request) const {
    const Ledger ledger = open();
    auto stored = ledger.read_case(id);
    REQUIRE(stored.has_value());
    const DocumentKind* document = find_document(kind);
    REQUIRE(document != nullptr);
    if (document->event == EventKind::transferred) pass_on(stored->value);
    return make_form(ledger, stored->value, *document, request);
  }
  void write(std::string_view name, std::string_view text) const {
    std::filesystem::create_directories(folder_.path("ledger/forms"));
    folder_.write("ledger/forms/" + std::string(name), text);
  }

  /// The sample passes nothing on by itself.
  static void pass_on(Case& value) {
    Event event{.kind = EventKind::transferred, .at = value.history.back().at, .by = "li"};
    event.set("to", "示例县城市管理局");
    event.set("reason", "路灯由该局管护");
    event.set("document", "转送函〔2026〕1号");
    value.history.push_back(std::move(event));
  }

 private:
  TempFolder folder_;
};

/// What is read of a page or of a Word file's text: without its tags and all blanks.
std::string words_of(std::string_view marked) {
  std::string out;
  for (std::size_t at = 0; at < marked.size();) {
    if (marked[at] == '<')
      at = std::min(marked.find('>', at), marked.size() - 1) + 1;
    else if (const std::string_view here = marked.substr(at); here.starts_with("&emsp;"))
      at += 6;
    else if (here.starts_with("\u2003") || here.starts_with("\u3000"))
      at += 3;
    else if (marked[at] == ' ' || marked[at] == '\n')
      ++at;
    else
      out += marked[at++];
  }
  return replace_all(out, "&quot;", "\"");
}

std::string body_of(std::string_view page) {
  const std::size_t from = page.find("<article");
  return std::string(page.substr(from, page.find("</body>") - from));
}

std::string document_of(const std::string& word_file) {
  const auto parts = read_word_parts(word_file, "x.docx");
  REQUIRE(parts);
  for (const WordPart& part : *parts)
    if (part.name == "word/document.xml") return part.bytes;
  return {};
}

constexpr struct {
  const char* id;
  const char* kind;
} kPapers[] = {
    {"SL-2026-000002", "registration"}, {"SL-2026-000002", "interview"},
    {"SL-2026-000002", "assignment"},   {"SL-2026-000007", "supervision"},
    {"SL-2026-000002", "closing"},      {"SL-2026-000002", "responsibility"},
    {"SL-2026-000002", "acceptance"},   {"SL-2026-000009", "refusal"},
    {"SL-2026-000001", "extension"},    {"SL-2026-000002", "opinion"},
    {"SL-2025-000001", "review"},       {"SL-2025-000001", "re-examination"},
    {"SL-2026-000011", "transfer"},     {"SL-2026-000002", "receipt"},
};

}  // namespace

TEST_CASE("every document says the same on its page and in its Word file") {
  const Forms forms;
  for (const auto& one : kPapers) {
    INFO(one.kind);
    FormRequest request{.format = FormFormat::html,
                        .today = sample_day(),
                        .enclosed = {"送达回证", "证据清单"},
                        .copies = {"县信访局", "县民政局"},
                        .contact = "张三，0312-7654321"};
    const auto page = forms.make(one.id, one.kind, request);
    REQUIRE(page);
    request.format = FormFormat::docx;
    const auto paper = forms.make(one.id, one.kind, request);
    REQUIRE(paper);
    CHECK(words_of(body_of(page->text)) == words_of(document_of(paper->text)));
  }
}

TEST_CASE(
    "a letter tells what is enclosed, who has a copy and whom to ask; none of it where nothing was "
    "said") {
  const Forms forms;
  const auto text = forms.make("SL-2026-000002", "acceptance",
                               FormRequest{.today = sample_day(),
                                           .enclosed = {"送达回证", "证据清单"},
                                           .copies = {"县信访局"},
                                           .contact = "张三"});
  REQUIRE(text);
  CHECK(text->text.find("附件：1.送达回证\n          2.证据清单") != std::string::npos);
  CHECK(text->text.find("抄送：县信访局。") != std::string::npos);
  CHECK(text->text.find("（联系人：张三）") != std::string::npos);
  const auto bare = forms.make("SL-2026-000002", "acceptance");
  for (const char* word : {"附件", "抄送", "联系人", "印章"})
    CHECK(bare->text.find(word) == std::string::npos);
}

TEST_CASE(
    "the office's own Word file replaces the built-in one, and the present one is a start for it") {
  const Forms forms;
  const Ledger ledger = forms.open();
  const auto start = form_template(ledger, "acceptance", FormFormat::docx);
  REQUIRE(start);
  CHECK(document_of(*start).find("{{petitioner}}") != std::string::npos);
  auto parts = read_word_parts(*start, "x.docx");
  REQUIRE(parts);
  for (WordPart& part : *parts)
    if (part.name == "word/document.xml")
      part.bytes = replace_all(part.bytes, "特此告知。", "此致");
  forms.write("acceptance.docx", *write_word_parts(*parts));
  const auto made = forms.make("SL-2026-000002", "acceptance",
                               FormRequest{.format = FormFormat::docx, .today = sample_day()});
  REQUIRE(made);
  CHECK(document_of(made->text).find("此致") != std::string::npos);
  CHECK(document_of(made->text).find("特此告知") == std::string::npos);
  CHECK(document_of(made->text).find("{{") == std::string::npos);
}

TEST_CASE("the bundle is one Word file too, in which each paper has pages and a list of its own") {
  const Forms forms;
  const Ledger ledger = forms.open();
  const auto stored = ledger.read_case("SL-2026-000002");
  REQUIRE(stored);
  FormRequest request{.format = FormFormat::html, .today = sample_day()};
  const auto page = make_bundle(ledger, stored->value, request);
  request.format = FormFormat::docx;
  const auto bundle = make_bundle(ledger, stored->value, request);
  REQUIRE(page);
  REQUIRE(bundle);
  const std::string text = document_of(*bundle);
  CHECK(words_of(text) == words_of(body_of(*page)));
  const auto count = [&](std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
      ++found;
    return found;
  };
  CHECK(count("<w:sectPr>") == 7);
  CHECK(count("<w:pgNumType w:start=\"1\"/>") == 7);
  CHECK(count("<w:numId w:val=\"5\"/>") == count("\"NumberedItem\""));
}

TEST_CASE("a Word file with styles of the office's own does not stand in a bundle, and says so") {
  const Forms forms;
  const Ledger ledger = forms.open();
  auto parts = read_word_parts(*form_template(ledger, "acceptance", FormFormat::docx), "x.docx");
  REQUIRE(parts);
  for (WordPart& part : *parts)
    if (part.name == "word/styles.xml") part.bytes = replace_all(part.bytes, "仿宋", "楷体");
  forms.write("acceptance.docx", *write_word_parts(*parts));
  const auto stored = ledger.read_case("SL-2026-000002");
  const auto bundle =
      make_bundle(ledger, stored->value, {.format = FormFormat::docx, .today = sample_day()});
  REQUIRE_FALSE(bundle);
  CHECK(bundle.error().exit == ExitCode::refused);
  CHECK(bundle.error().diagnostics[0].message.find("acceptance.docx") != std::string::npos);
}

TEST_CASE("a receipt names the paper that was served last, or the one that is asked for") {
  const Forms forms;
  const auto last = forms.make("SL-2026-000002", "receipt");
  REQUIRE(last);
  CHECK(last->text.find("送达文书：处理意见书") != std::string::npos);
  CHECK(last->number.empty());
  CHECK_FALSE(last->proposed);
  const auto first =
      forms.make("SL-2026-000002", "receipt",
                 FormRequest{.today = sample_day(), .served = find_document("acceptance")});
  REQUIRE(first);
  CHECK(first->text.find("送达文书：受理告知书") != std::string::npos);
  CHECK(first->text.find("文号：受理告知书〔2026〕") != std::string::npos);
  const auto none = forms.make("SL-2026-000011", "receipt");
  REQUIRE_FALSE(none);
  CHECK(none.error().exit == ExitCode::refused);
}

TEST_CASE("a complaint that is passed on names its petitioner, but not one who asked not to be") {
  const Forms forms;
  const Ledger ledger = forms.open();
  auto stored = ledger.read_case("SL-2026-000011");
  REQUIRE(stored);
  Case& value = stored->value;
  REQUIRE_FALSE(value.petitioners.empty());
  Forms::pass_on(value);
  const std::string name = value.petitioners.front().name;
  const auto letter = [&] {
    return make_form(ledger, value, *find_document("transfer"), {.today = sample_day()});
  };
  CHECK(letter()->text.find("示例县城市管理局：") != std::string::npos);
  CHECK(letter()->text.find(name) != std::string::npos);
  value.head[HeadField::confidential] = "true";
  value.history.front().set("confidential", "true");
  CHECK(letter()->text.find("信访人（身份依法不公开）") != std::string::npos);
  CHECK(letter()->text.find(name) == std::string::npos);
}

TEST_CASE("no complaint is passed on to whom it accuses") {
  const Forms forms;
  const Ledger ledger = forms.open();
  auto stored = ledger.read_case("SL-2026-000011");
  REQUIRE(stored);
  Case& value = stored->value;
  Forms::pass_on(value);
  value.history.front().set("accused_unit", ledger.units().back().id);
  value.history.back().set("to", ledger.units().back().name);
  const auto refused =
      make_form(ledger, value, *find_document("transfer"), {.today = sample_day()});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().diagnostics[0].code == "accused");
}

TEST_CASE("a template repeats what it says for each line of the request and for each reception") {
  const Forms forms;
  forms.write("registration.txt", "{{#requests}}· {{request}}\n{{/requests}}");
  const Ledger ledger = forms.open();
  auto stored = ledger.read_case("SL-2026-000002");
  REQUIRE(stored);
  stored->value.request = "补发三个月补贴\n\n书面说明停发原因";
  const auto lines =
      make_form(ledger, stored->value, *find_document("registration"), {.today = sample_day()});
  REQUIRE(lines);
  CHECK(lines->text == "· 补发三个月补贴\n· 书面说明停发原因\n");
  forms.write("closing.txt", "{{#batches}}{{time}} {{answer}}\n{{/batches}}");
  const auto met = forms.make("SL-2026-000002", "closing");
  REQUIRE(met);
  CHECK(std::count(met->text.begin(), met->text.end(), '\n') == 1);
}

TEST_CASE("every document reads as its golden text") {
  const Forms forms;
  CHECK(std::size(kPapers) == document_table().size());
  for (const auto& one : kPapers) {
    INFO(one.kind);
    const auto text = forms.make(one.id, one.kind);
    REQUIRE(text.has_value());
    check_golden(std::string("form-") + one.kind + ".txt", text->text);
    const auto page = forms.make(one.id, one.kind, true);
    REQUIRE(page.has_value());
    CHECK(page->text.find("@page { size: A4 portrait; margin: 37mm 26mm 35mm 28mm;") !=
          std::string::npos);
    CHECK(page->text.find("{{") == std::string::npos);
    CHECK(page->text.find("http") == std::string::npos);  // nothing is fetched
  }
}

TEST_CASE("a document carries the number of its event; the next is one more than the highest") {
  const Forms forms;
  CHECK(forms.make("SL-2026-000002", "acceptance")->number == "受理告知书〔2026〕2号");
  const Ledger ledger = forms.open();
  CHECK(*next_document_number(ledger, *find_document("acceptance"), 2026) ==
        "受理告知书〔2026〕9号");
  CHECK(*next_document_number(ledger, *find_document("acceptance"), 2025) ==
        "受理告知书〔2025〕3号");
  CHECK(*next_document_number(ledger, *find_document("acceptance"), 2027) ==
        "受理告知书〔2027〕1号");
  const auto drafted = forms.make("SL-2026-000002", "assignment");
  CHECK(drafted->number == "交办单〔2026〕1号");
  CHECK(drafted->proposed);
  CHECK(drafted->text.find("交办单〔2026〕1号（拟）") != std::string::npos);
}

TEST_CASE(
    "an office's own pattern of numbers is counted and continued, and a number stands as it is") {
  const Forms forms;
  forms.write("../anjuan.toml", [&] {
    auto text = read_file(forms.open().paths().settings());
    REQUIRE(text);
    return *text + "\n[documents.acceptance]\nnumber = \"和信受告〔{year}〕{n}号\"\n";
  }());
  const Ledger ledger = forms.open();
  CHECK(*next_document_number(ledger, *find_document("acceptance"), 2026) == "和信受告〔2026〕1号");
  auto stored = ledger.read_case("SL-2026-000002");
  REQUIRE(stored);
  for (Event& event : stored->value.history)
    if (event.kind == EventKind::accepted) event.set("document", "街信受〔2026〕9号");
  const auto form =
      make_form(ledger, stored->value, *find_document("acceptance"), {.today = sample_day()});
  REQUIRE(form);
  CHECK(form->number == "街信受〔2026〕9号");
  CHECK_FALSE(form->proposed);
}

TEST_CASE("a letter printed again says what was so when it was written") {
  const Forms forms;
  const Ledger ledger = forms.open();
  const auto stored = ledger.read_case("SL-2026-000001");  // accepted, extended since
  REQUIRE(stored);
  const auto acceptance = [&](const Case& value) {
    const auto form =
        make_form(ledger, value, *find_document("acceptance"), {.today = sample_day()});
    REQUIRE(form);
    return form->text;
  };
  Case then = stored->value;
  const auto written =
      std::find_if(then.history.begin(), then.history.end(),
                   [](const Event& each) { return each.kind == EventKind::accepted; });
  REQUIRE(written != then.history.end());
  then.history.erase(written + 1, then.history.end());
  CHECK(stored->value.history.size() > then.history.size());
  CHECK(acceptance(stored->value) == acceptance(then));
}

TEST_CASE("an extension sheet keeps its dates, whatever moves the limit later") {
  const Forms forms;
  const Ledger ledger = forms.open();
  const auto stored = ledger.read_case("SL-2026-000001");
  REQUIRE(stored);
  const auto paper = [&](const Case& value) {
    const auto form =
        make_form(ledger, value, *find_document("extension"), {.today = sample_day()});
    REQUIRE(form);
    return form->text;
  };
  Case then = stored->value;
  const auto at = std::find_if(then.history.begin(), then.history.end(),
                               [](const Event& each) { return each.kind == EventKind::extended; });
  REQUIRE(at != then.history.end());
  then.history.erase(at + 1, then.history.end());
  // An earlier limit comes with a case that is merged into it.
  Event merged{.kind = EventKind::merged, .at = then.history.back().at, .by = "li"};
  merged.at.utc += std::chrono::hours(24 * 3);
  merged.set("from", "SL-2026-000009");
  merged.set("handle_by", "2026-09-30");
  Case now = then;
  now.history.push_back(merged);
  const auto limit = [&](const Case& value) {
    return fold(value.history, facts_of(value.head), ledger.rules()).handle_by;
  };
  CHECK(limit(now) != limit(then));
  CHECK(paper(now) == paper(then));
  // Both limits are on it: without this extension, and with it.
  Case before = then;
  before.history.pop_back();
  REQUIRE(limit(before) != limit(then));
  CHECK(paper(then).find(chinese_date(*limit(before))) != std::string::npos);
  CHECK(paper(then).find(chinese_date(*limit(then))) != std::string::npos);
}

TEST_CASE("a feedback before the supervision is not its answer") {
  const Forms forms;
  const Ledger ledger = forms.open();
  const auto stored = ledger.read_case("SL-2026-000007");
  REQUIRE(stored);
  Case value = stored->value;
  std::erase_if(value.history, [](const Event& each) { return each.kind == EventKind::fed_back; });
  const auto supervised =
      std::find_if(value.history.begin(), value.history.end(),
                   [](const Event& each) { return each.kind == EventKind::supervised; });
  REQUIRE(supervised != value.history.end());
  const Timestamp asked = supervised->at;
  Event feedback{.kind = EventKind::fed_back, .at = asked, .by = "li"};
  feedback.set("result", "先前的答复");
  const auto paper = [&](std::chrono::hours later) {
    Case with = value;
    feedback.at = Timestamp{asked.utc + later, asked.offset};
    with.history.push_back(feedback);
    const auto form =
        make_form(ledger, with, *find_document("supervision"), {.today = sample_day()});
    REQUIRE(form);
    return form->text;
  };
  CHECK(paper(std::chrono::hours(-24)).find("先前的答复") == std::string::npos);
  CHECK(paper(std::chrono::hours(24)).find("先前的答复") != std::string::npos);
  feedback.at = Timestamp{asked.utc - std::chrono::hours(24), asked.offset};
  value.history.insert(value.history.begin() + 1, feedback);
  feedback.set("result", "随后的答复");
  const std::string both = paper(std::chrono::hours(24));
  CHECK(both.find("先前的答复") == std::string::npos);
  CHECK(both.find("随后的答复") != std::string::npos);
}

TEST_CASE("an opinion has its facts, grounds and answers, its unit's name, and its remedy once") {
  const Forms forms;
  const Ledger ledger = forms.open();
  auto stored = ledger.read_case("SL-2026-000002");
  REQUIRE(stored);
  Case& value = stored->value;
  value.head[HeadField::persons] = "6";
  const auto opinion = [&](std::string_view remedy) {
    for (Event& event : value.history)
      if (event.kind == EventKind::replied) {
        event.set("facts", "经查，三月起未到账。\n系统切换所致。");
        event.set("basis", "《残疾人两项补贴办法》第六条。");
        event.set("opinion", "一、补发三个月补贴。\n二、说明原因。");
        event.set("remedy", std::string(remedy));
      }
    const auto form = make_form(ledger, value, *find_document("opinion"), {.today = sample_day()});
    REQUIRE(form);
    return form->text;
  };
  const auto count = [](const std::string& text, std::string_view what) {
    int found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
      ++found;
    return found;
  };
  const std::string text = opinion("市信访局");
  CHECK(text.find("甲某某等6人：") != std::string::npos);
  CHECK(text.find("    经查，三月起未到账。\n    系统切换所致。\n") != std::string::npos);
  CHECK(text.find("    一、补发三个月补贴。\n    二、说明原因。\n") != std::string::npos);
  CHECK(text.find("向市信访局请求复查") != std::string::npos);
  CHECK(text.find("详见案卷") == std::string::npos);
  CHECK(count(text, "30日内") == 1);
  const std::string whole = opinion("对本意见不服的，可自收到之日起30日内向市信访局请求复查。");
  CHECK(count(whole, "30日内") == 1);
  CHECK(count(whole, "请求复查") == 1);
  CHECK(text.find("诉求：") != std::string::npos);
  value.request.clear();
  CHECK(opinion("市信访局").find("诉求：") == std::string::npos);
  const std::string unit = value.head[HeadField::unit];
  REQUIRE(find_by_id(ledger.units(), unit) != nullptr);
  CHECK(text.starts_with(find_by_id(ledger.units(), unit)->name));
}

TEST_CASE("nothing addressed to the accused unit shows who complained") {
  const Forms forms;
  for (const char* kind : {"assignment", "supervision", "responsibility"}) {
    for (const bool html : {false, true}) {
      const auto form = forms.make("SL-2026-000007", kind, html);  // an accusation
      REQUIRE(form.has_value());
      for (const char* secret : {"甲某某", "13800000000", "示例路1号"})
        CHECK(form->text.find(secret) == std::string::npos);
      // The demand names the petitioner; the name alone is blotted out.
      if (kind == std::string("supervision"))
        CHECK(form->text.find("某某所述情况逐项核查") != std::string::npos);
    }
  }
  // The archive and the petitioner see it; so does the unit in a plain request.
  CHECK(forms.make("SL-2026-000007", "registration")->text.find("甲某某") != std::string::npos);
  CHECK(forms.make("SL-2026-000007", "acceptance")->text.find("甲某某") != std::string::npos);
  CHECK(forms.make("SL-2026-000002", "assignment")->text.find("甲某某") != std::string::npos);
}

TEST_CASE("a confidential request shows a unit the clerk's summary, and none of its papers") {
  const Forms forms;
  const Ledger ledger = forms.open();
  auto stored = ledger.read_case("SL-2026-000002");
  REQUIRE(stored);
  Case& value = stored->value;
  value.request = "我是甲某某，住示例路1号";
  value.attachments.push_back({"attachments/甲某某残疾证.jpg", ""});
  value.head[HeadField::confidential] = "true";
  value.history.front().set("confidential", "true");
  for (Event& event : value.history)
    if (event.kind == EventKind::assigned) event.set("summary", "补贴三个月未到账");
  for (const char* kind : {"assignment", "responsibility"})
    for (const bool html : {false, true}) {
      const auto form =
          make_form(ledger, value, *find_document(kind),
                    {.format = html ? FormFormat::html : FormFormat::text, .today = sample_day()});
      REQUIRE(form);
      for (const char* secret : {"甲某某", "残疾证", "示例路1号", "138000"})
        CHECK(form->text.find(secret) == std::string::npos);
      if (kind == std::string("assignment"))
        CHECK(form->text.find("补贴三个月未到账") != std::string::npos);
    }
}

TEST_CASE("no document goes to a unit that the case accuses, and the bundle leaves it out") {
  const Forms forms;
  const Ledger ledger = forms.open();
  auto stored = ledger.read_case("SL-2026-000007");
  REQUIRE(stored);
  Case& value = stored->value;
  const std::string unit = value.head[HeadField::unit];
  REQUIRE_FALSE(unit.empty());
  const FormRequest request{.today = sample_day()};
  REQUIRE(make_form(ledger, value, *find_document("assignment"), request));
  const auto before = make_bundle(ledger, value, request);
  value.history.front().set("accused_unit", unit);
  for (const char* kind : {"assignment", "responsibility"}) {
    const auto refused = make_form(ledger, value, *find_document(kind), request);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().exit == ExitCode::refused);
    CHECK(refused.error().diagnostics[0].code == "accused");
  }
  const auto bundle = make_bundle(ledger, value, request);
  REQUIRE(bundle);
  CHECK(bundle->size() < before->size());
  CHECK(bundle->find("交办单") == std::string::npos);
  // The organ above writes to the petitioner then, not the unit.
  const auto letter = make_form(ledger, value, *find_document("acceptance"), request);
  REQUIRE(letter);
  CHECK(letter->text.find(find_by_id(ledger.units(), unit)->name) == std::string::npos);
}

TEST_CASE("a document of something that has not happened is refused, with the way out") {
  const Forms forms;
  const auto form = forms.make("SL-2026-000011", "acceptance");
  REQUIRE_FALSE(form.has_value());
  CHECK(form.error().exit == ExitCode::refused);
  CHECK(form.error().diagnostics[0].remedy.find("anjuan accept SL-2026-000011") !=
        std::string::npos);
}

TEST_CASE("the office's own template wins, and an unknown field in it is an error with its line") {
  const Forms forms;
  forms.write("acceptance.txt", "致 {{petitioner}}\n{{#due}}办至 {{due}}{{/due}}\n");
  CHECK(forms.make("SL-2026-000002", "acceptance")->text == "致 甲某某等7人\n办至 2026年11月7日\n");
  forms.write("acceptance.txt", "一行\n致 {{petitoner}}\n{{#duties}}{{name}}{{/due}}\n{{open");
  const auto faulty = forms.make("SL-2026-000002", "acceptance");
  REQUIRE_FALSE(faulty.has_value());
  CHECK(faulty.error().exit == ExitCode::bad_data);
  const auto& all = faulty.error().diagnostics;
  REQUIRE(all.size() >= 4);
  CHECK(all[0].code == "unknown-field");
  CHECK(all[0].line == 2);
  CHECK(all[0].column == 3);
  CHECK(all[0].remedy.find("petitioner") != std::string::npos);
  CHECK(all[1].line == 3);  // name belongs to petitioners, not to duties
  CHECK(all[2].code == "open-section");
  CHECK(all[3].code == "open-tag");
  CHECK(all[3].line == 4);
}

TEST_CASE(
    "a field in the full-width braces of a Chinese keyboard is an error, and no letter goes out") {
  const Forms forms;
  forms.write("acceptance.txt", "一行\n致｛｛petitioner｝｝ {{number}}\n");
  const auto faulty = forms.make("SL-2026-000002", "acceptance");
  REQUIRE_FALSE(faulty.has_value());
  const auto& all = faulty.error().diagnostics;
  REQUIRE(all.size() == 1);
  CHECK(all[0].code == "wide-braces");
  CHECK(all[0].line == 2);
  CHECK(all[0].column == 2);
}

TEST_CASE("a template of two hundred thousand tags is refused, and so is one of endless sections") {
  const Forms forms;
  std::string many;
  for (int i = 0; i < 200'000; ++i) many += "{{title}}";
  forms.write("acceptance.txt", "一\n" + many);
  const auto refused = forms.make("SL-2026-000002", "acceptance");
  REQUIRE_FALSE(refused);
  REQUIRE(refused.error().diagnostics.size() == 1);
  CHECK(refused.error().diagnostics[0].code == "too-many-tags");
  CHECK(refused.error().diagnostics[0].line == 2);
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "{{#due}}";
  forms.write("acceptance.txt", deep);
  const auto nested = forms.make("SL-2026-000002", "acceptance");
  REQUIRE_FALSE(nested);
  CHECK(nested.error().diagnostics[0].code == "too-deep");
  CHECK(nested.error().diagnostics.size() <= 100);
}

TEST_CASE("html in a complaint stays text in a document") {
  FormValues values;
  values.values["title"] = "<script>x</script> & co";
  CHECK(*fill_template("{{title}}", "t", values, true) ==
        "&lt;script&gt;x&lt;/script&gt; &amp; co");
  CHECK(*fill_template("{{title}}", "t", values, false) == "<script>x</script> & co");
}

TEST_CASE("the bundle of a case holds every document that it has come to, and no other") {
  const Forms forms;
  const Ledger ledger = forms.open();
  const auto stored = ledger.read_case("SL-2026-000002");
  const auto bundle =
      make_bundle(ledger, stored->value, {.format = FormFormat::html, .today = sample_day()});
  REQUIRE(bundle.has_value());
  std::size_t sheets = 0;
  for (std::size_t at = bundle->find("<article"); at != std::string::npos;
       at = bundle->find("<article", at + 1))
    ++sheets;
  CHECK(sheets ==
        7);  // registration interview assignment closing responsibility acceptance opinion
  CHECK(bundle->find("延期办理告知书") == std::string::npos);
}

TEST_CASE("an opinion on review says what the review found, not what the handling had found") {
  const Forms forms;
  const Ledger ledger = forms.open();
  auto stored = ledger.read_case("SL-2025-000001");
  REQUIRE(stored);
  Event found{.kind = EventKind::noted, .at = stored->value.history[2].at, .by = "li"};
  found.set("step", "evidence");
  found.set("note", "办理时查明的事实");
  stored->value.history.insert(stored->value.history.begin() + 3, found);
  const auto paper = [&](const char* kind) {
    const auto form =
        make_form(ledger, stored->value, *find_document(kind), {.today = sample_day()});
    REQUIRE(form);
    return form->text;
  };
  const auto set = [&](const char* field, const char* value) {
    for (Event& event : stored->value.history)
      if (event.kind == EventKind::reviewed || event.kind == EventKind::re_examined)
        event.set(field, value);
  };
  for (const char* kind : {"review", "re-examination"}) {
    CAPTURE(kind);
    const std::string bare = paper(kind);
    CHECK(bare.find("详见案卷") == std::string::npos);
    CHECK(bare.find("办理时查明的事实") == std::string::npos);
  }
  set("facts", "复核调取了发放记录。");
  set("basis", "《办法》第六条。");
  set("opinion", "原意见正确。");
  for (const char* kind : {"review", "re-examination"}) {
    CAPTURE(kind);
    const std::string text = paper(kind);
    CHECK(text.find("    复核调取了发放记录。\n") != std::string::npos);
    CHECK(text.find("    原意见正确。\n") != std::string::npos);
    CHECK(text.find("    《办法》第六条。\n") != std::string::npos);
    CHECK(text.find("事实清楚，依据充分。") == std::string::npos);
  }
}

TEST_CASE("a paper names the organ whose head approved, and the sheet has the name in its line") {
  const Forms forms;
  const Ledger ledger = forms.open();
  auto stored = ledger.read_case("SL-2026-000001");  // of chengguan, whose principal is li
  REQUIRE(stored);
  const auto paper = [&](EventKind kind, const char* document, const char* approver) {
    for (Event& event : stored->value.history)
      if (event.kind == kind) event.set("approver", approver);
    const auto form =
        make_form(ledger, stored->value, *find_document(document), {.today = sample_day()});
    REQUIRE(form);
    return form->text;
  };
  const std::string office = ledger.office().name;
  CHECK(paper(EventKind::extended, "extension", "li").find("经本机关负责人批准") !=
        std::string::npos);
  CHECK(paper(EventKind::extended, "extension", "wang").find("经" + office + "负责人批准") !=
        std::string::npos);
  CHECK(paper(EventKind::closed, "closing", "li").find("承办单位审批：李副主任") !=
        std::string::npos);
  CHECK(paper(EventKind::closed, "closing", "wang").find("主要领导审批：王主任") !=
        std::string::npos);
}

TEST_CASE("an answer to a suggestion promises no review") {
  const Forms forms;
  const Ledger ledger = forms.open();
  auto stored = ledger.read_case("SL-2026-000002");
  REQUIRE(stored);
  const auto text = [&](const char* kind) {
    stored->value.history.front().set("kind", kind);
    const auto form =
        make_form(ledger, stored->value, *find_document("opinion"), {.today = sample_day()});
    REQUIRE(form);
    return form->text;
  };
  CHECK(text("request").find("请求复查") != std::string::npos);
  CHECK(text("request").find("信访事项处理意见书") != std::string::npos);
  CHECK(text("suggestion").find("复查") == std::string::npos);
  CHECK(text("suggestion").find("信访事项答复书") != std::string::npos);
}
