#include <doctest/doctest.h>
#include <fmt/format.h>

#include "anjuan/forms/template.hpp"
#include "anjuan/word/package.hpp"

using namespace anjuan;

namespace {

std::string run(std::string_view text) {
  return fmt::format("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", text);
}
std::string paragraph(std::string_view runs) {
  return fmt::format("<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>{}</w:p>", runs);
}
std::string cell(std::string_view text) {
  return fmt::format("<w:tc><w:tcPr/>{}</w:tc>", paragraph(run(text)));
}

/// As Word writes one: a declaration, the body, a section at its end.
std::string word_file(std::string_view body, std::string_view header = {}) {
  const std::string space =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  std::vector<WordPart> parts = {
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml",
       fmt::format(
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document {}><w:body>{}<w:sectPr/>"
           "</w:body></w:document>",
           space, body)},
      {"word/media/image1.png", std::string("\x89PNG\r\n\x1a\n\0{{name}}", 16)}};
  if (!header.empty())
    parts.push_back({"word/header1.xml", fmt::format("<w:hdr {}>{}</w:hdr>", space, header)});
  const auto bytes = write_word_parts(parts);
  REQUIRE(bytes);
  return *bytes;
}

std::string part_of(const std::string& bytes, std::string_view name) {
  const auto parts = read_word_parts(bytes, "x.docx");
  REQUIRE(parts);
  for (const WordPart& part : *parts)
    if (part.name == name) return part.bytes;
  FAIL("no part ", name);
  return {};
}

/// The texts of the body, a line a paragraph.
std::string lines_of(const std::string& bytes, std::string_view name = "word/document.xml") {
  std::string xml = part_of(bytes, name);
  xml.erase(0, xml.find("?>\n") + 3);
  std::string out;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] != '<') {
      out += xml[at++];
      continue;
    }
    const std::string_view tag = std::string_view(xml).substr(at, xml.find('>', at) + 1 - at);
    if (tag == "</w:p>" || tag == "<w:p/>") out += '\n';
    at += tag.size();
  }
  return out;
}

FormValues values() {
  FormValues all;
  all.values = {{"title", "噪声 <扰民> & \"夜市\""},
                {"case", "DZ-2026-000123"},
                {"request", "一、停业\n二、赔偿"}};
  all.lists["petitioners"] = {{{"name", "李一"}, {"phone", "1"}},
                              {{"name", "王二"}, {"phone", "2"}}};
  return all;
}

std::string filled(const std::string& file) {
  const auto bytes = fill_word(file, "forms/acceptance.docx", values());
  if (!bytes)
    for (const Diagnostic& d : bytes.error().diagnostics) MESSAGE(render(d));
  REQUIRE(bytes);
  return *bytes;
}

std::vector<Diagnostic> faults(const std::string& file) {
  const auto bytes = fill_word(file, "forms/acceptance.docx", values());
  REQUIRE_FALSE(bytes);
  return bytes.error().diagnostics;
}

}  // namespace

TEST_CASE("a field that Word has split over several runs is found again, and its text is escaped") {
  const std::string file =
      word_file(paragraph(run("关于{") + "<w:proofErr w:type=\"spellStart\"/>" + run("{ti") +
                          run("tle}") + run("}的信")));
  CHECK(lines_of(filled(file)) == "关于噪声 &lt;扰民&gt; &amp; \"夜市\"的信\n");
}

TEST_CASE("the pictures of a Word template stay byte for byte") {
  const std::string file = word_file(paragraph(run("{{case}}")));
  CHECK(part_of(filled(file), "word/media/image1.png") == part_of(file, "word/media/image1.png"));
}

TEST_CASE(
    "a section that fills its paragraphs goes with them, one within a line only with its words") {
  const std::string file = word_file(
      paragraph(run("{{#") + run("served}}")) + paragraph(run("送达：{{served}}")) +
      paragraph(run("{{/served}}")) + paragraph(run("{{#served}}同上{{/served}}")) +
      paragraph(run("编号{{#served}}，已送达{{/served}}{{^served}}，未送达{{/served}}。")));
  CHECK(lines_of(filled(file)) == "编号，未送达。\n");
}

TEST_CASE("a section from the first to the last cell repeats the row") {
  const std::string file =
      word_file("<w:tbl><w:tr>" + cell("姓名") + cell("电话") + "</w:tr><w:tr>" +
                cell("{{#petitioners}}{{name}}") + cell("{{phone}}{{/petitioners}}") +
                "</w:tr></w:tbl>" + paragraph(run("完")));
  CHECK(lines_of(filled(file)) == "姓名\n电话\n李一\n1\n王二\n2\n完\n");
  const std::string rows_of_their_own =
      word_file("<w:tbl><w:tr>" + cell("{{#petitioners}}") + cell("") + "</w:tr><w:tr>" +
                cell("{{name}}") + cell("{{phone}}") + "</w:tr><w:tr>" + cell("{{/petitioners}}") +
                cell("") + "</w:tr></w:tbl>");
  CHECK(lines_of(filled(rows_of_their_own)) == "李一\n1\n王二\n2\n");
}

TEST_CASE("sections within sections are lifted in their order") {
  const std::string file =
      word_file(paragraph(run("{{#petitioners}}{{#phone}}")) + paragraph(run("{{name}}")) +
                paragraph(run("{{/phone}}{{/petitioners}}")));
  CHECK(lines_of(filled(file)) == "李一\n王二\n");
}

TEST_CASE("a cell keeps a paragraph whatever goes, or Word calls the file damaged") {
  const std::string bytes = filled(word_file(
      "<w:tbl><w:tr>" + cell("{{#served}}{{served}}{{/served}}") + cell("二") + "</w:tr></w:tbl>"));
  CHECK(lines_of(bytes) == "\n二\n");
  const std::string three = "<w:tbl><w:tr><w:tc>" + paragraph(run("{{#served}}")) +
                            paragraph(run("于{{served}}")) + paragraph(run("{{/served}}")) +
                            "</w:tc></w:tr></w:tbl>";
  CHECK(part_of(filled(word_file(three)), "word/document.xml").find("<w:tc><w:p/></w:tc>") !=
        std::string::npos);
}

TEST_CASE("every line of a request is a paragraph like the one it stands in") {
  const std::string bytes = filled(word_file(paragraph(run("诉求：{{request}}。"))));
  CHECK(lines_of(bytes) == "诉求：一、停业\n二、赔偿。\n");
  const std::string xml = part_of(bytes, "word/document.xml");
  const std::size_t first = xml.find("<w:jc w:val=\"both\"/>");
  CHECK(xml.find("<w:jc w:val=\"both\"/>", first + 1) != std::string::npos);
}

TEST_CASE("fields stand in headers as well") {
  const std::string file = word_file(paragraph(run("一")), paragraph(run("{{case}}")));
  CHECK(lines_of(filled(file), "word/header1.xml") == "DZ-2026-000123\n");
}

TEST_CASE("a field that does not exist is an error that names its paragraph, all of them at once") {
  const auto all = faults(word_file(paragraph(run("一")) + paragraph(run("{{tit") + run("el}}")),
                                    paragraph(run("{{nobody}}"))));
  REQUIRE(all.size() == 2);
  CHECK(all[0].code == "unknown-field");
  CHECK(all[0].file == "forms/acceptance.docx");
  CHECK(all[0].line == 2);
  CHECK(all[0].message.find("titel") != std::string::npos);
  CHECK(all[0].message.find("paragraph 2") != std::string::npos);
  CHECK(all[0].source_line == "{{titel}}");
  CHECK(all[0].remedy.find("title") != std::string::npos);
  CHECK(all[1].file == "forms/acceptance.docx (word/header1.xml)");
}

TEST_CASE("a section that opens and closes amid the words of two paragraphs is refused") {
  const auto all =
      faults(word_file(paragraph(run("甲{{#served}}乙")) + paragraph(run("丙{{/served}}丁"))));
  REQUIRE(all.size() == 1);
  CHECK(all[0].code == "section-across");
  CHECK(all[0].line == 1);
}

TEST_CASE("what is no Word file is not taken for one") {
  CHECK(faults("no archive").front().code == "damaged-word-file");
  const auto other = write_word_parts({{"xl/workbook.xml", "<workbook/>"}});
  REQUIRE(other);
  CHECK(faults(*other).front().code == "damaged-word-file");
  CHECK(faults(word_file("<w:p>")).front().code == "damaged-word-file");
}
