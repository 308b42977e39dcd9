#include "anjuan/word/join.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "anjuan/base/replace.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/word/package.hpp"
#include "anjuan/word/sheet.hpp"
#include "anjuan/word/xml_text.hpp"

namespace anjuan {
namespace {

using pugi::xml_node;

constexpr std::string_view kDocument = "word/document.xml";
constexpr std::string_view kNumbering = "word/numbering.xml";

std::string& part_of(std::vector<WordPart>& parts, std::string_view name) {
  const auto found = std::find_if(parts.begin(), parts.end(),
                                  [&](const WordPart& part) { return part.name == name; });
  return found->bytes;
}

/// Whether everything but the words is the same.
bool stand_together(const std::vector<WordPart>& a, const std::vector<WordPart>& b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(), [](const WordPart& one, const WordPart& other) {
        return one.name == other.name && (one.bytes == other.bytes || one.name == kDocument);
      });
}

/// A paragraph that takes no room and ends a section with what `section` says of its pages.
void end_section(xml_node body, const xml_node& section) {
  xml_node properties = body.append_child("w:p").append_child("w:pPr");
  properties.append_child("w:snapToGrid").append_attribute("w:val") = "0";
  xml_node spacing = properties.append_child("w:spacing");
  spacing.append_attribute("w:line") = "20";
  spacing.append_attribute("w:lineRule") = "exact";
  xml_node copy = properties.append_copy(section);
  // In front of the grid: the format asks for this order.
  copy.insert_child_before("w:pgNumType", copy.child("w:docGrid")).append_attribute("w:start") =
      "1";
}

/// The items of its numbered lists are those of the list `number`.
void count_anew(xml_node node, std::size_t number) {
  for (xml_node child : node.children()) count_anew(child, number);
  xml_node style = node.child("w:pStyle");
  if (std::string_view(style.attribute("w:val").value()) != word_style_id(WordStyle::item)) return;
  xml_node list = node.insert_child_after("w:numPr", style);
  list.append_child("w:ilvl").append_attribute("w:val") = "0";
  list.append_child("w:numId").append_attribute("w:val") = std::to_string(number).c_str();
}

/// One list for each file, of the shape of the first and counting from one.
std::string lists(std::string_view numbering, std::size_t files) {
  std::string more;
  for (std::size_t number = 2; number <= files; ++number)
    more += fmt::format(
        "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
        "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
        number);
  constexpr std::string_view kEnd = "</w:numbering>";
  return replace_all(std::string(numbering), kEnd, more + std::string(kEnd));
}

Result<> load(pugi::xml_document& document, const std::string& xml, const std::string& file) {
  const auto result =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_full | pugi::parse_ws_pcdata);
  if (result) return {};
  return fail(ExitCode::bad_data,
              {.code = "damaged-word-file",
               .file = file,
               .message = trf("the Word file cannot be made: {}", result.description()),
               .remedy = tr("save it anew in Word or WPS")});
}

}  // namespace

Result<std::string> join_word_files(std::span<const JoinedFile> files) {
  if (files.empty())
    return fail_usage("no-document", tr("there is no document to put together"),
                      tr("name one document, or a case that has come to some"));
  ANJUAN_TRY(whole, read_word_parts(files.front().bytes, files.front().name));
  pugi::xml_document document;
  ANJUAN_DO(load(document, part_of(whole, kDocument), files.front().name));
  xml_node body = document.child("w:document").child("w:body");
  const xml_node last = body.last_child();
  pugi::xml_document kept;
  const xml_node section = kept.append_copy(last);
  body.remove_child(last);
  for (std::size_t i = 1; i < files.size(); ++i) {
    ANJUAN_TRY(parts, read_word_parts(files[i].bytes, files[i].name));
    if (!stand_together(whole, parts))
      return fail(
          ExitCode::refused,
          {.code = "other-styles",
           .message = trf("{} and {} have different styles, headers or pictures: they cannot "
                          "stand in one Word file",
                          files.front().name, files[i].name),
           .remedy = tr("make one document at a time, or write the bundle with -o "
                        "FILE.html")});
    pugi::xml_document next;
    ANJUAN_DO(load(next, part_of(parts, kDocument), files[i].name));
    end_section(body, section);
    for (xml_node child : next.child("w:document").child("w:body").children()) {
      if (std::string_view(child.name()) == "w:sectPr") continue;
      count_anew(body.append_copy(child), i + 1);
    }
  }
  xml_node pages = body.append_copy(section);
  pages.insert_child_before("w:pgNumType", pages.child("w:docGrid")).append_attribute("w:start") =
      "1";
  part_of(whole, kNumbering) = lists(part_of(whole, kNumbering), files.size());
  part_of(whole, kDocument) = word_xml(document);
  return write_word_parts(whole);
}

}  // namespace anjuan
