#include "anjuan/forms/word_page.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

#include <pugixml.hpp>

#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/word/sheet.hpp"

namespace anjuan {
namespace {

using pugi::xml_node;

struct Look {
  std::string_view element, class_;
  WordStyle style;
};

/// How the elements of the built-in pages stand in a Word file.
constexpr Look kLooks[] = {
    {"div", "masthead", WordStyle::masthead}, {"h1", "", WordStyle::title},
    {"p", "numero", WordStyle::numero},       {"p", "to", WordStyle::to},
    {"p", "quote", WordStyle::text},          {"p", "", WordStyle::text},
    {"p", "enclosed", WordStyle::enclosed},   {"p", "contact", WordStyle::contact},
    {"p", "recorded", WordStyle::contact},    {"li", "", WordStyle::item},
};

bool is(const xml_node& node, std::string_view name) {
  return name == node.name();
}
std::string_view class_of(const xml_node& node) {
  return node.attribute("class").value();
}

std::string inner_text(const xml_node& node) {
  std::string out = node.value();
  for (const xml_node child : node.children()) out += inner_text(child);
  return out;
}

class Converter {
 public:
  /// False at the first element that has no place in a Word file.
  bool block(const xml_node& node) {
    if (node.type() == pugi::node_pcdata) {
      // Tags of sections between the elements: a paragraph each.
      for (const std::string_view line : split(node.value(), '\n')) {
        std::string_view rest = trim(line);
        while (!rest.empty()) {
          const std::size_t end = std::min(rest.find("}}"), rest.size() - 2) + 2;
          sheet_.paragraph(WordStyle::text, rest.substr(0, end));
          rest = trim(rest.substr(end));
        }
      }
      return true;
    }
    if (is(node, "article") || is(node, "ol")) return all(node);
    if (is(node, "hr")) return true;  // the number's style has the line
    if (is(node, "table")) return table(node);
    if (is(node, "div") && class_of(node) == "numbers") {
      std::string line;
      for (const xml_node span : node.children("span"))
        line += (line.empty() ? "" : "\t") + inner_text(span);
      sheet_.paragraph(WordStyle::numbers, line);
      return true;
    }
    if (is(node, "div") && class_of(node) == "sign") {
      sheet_.paragraph(WordStyle::signer, inner_text(node.first_child()));
      sheet_.paragraph(WordStyle::sign_date, inner_text(node.last_child()));
      return true;
    }
    for (const auto& [class_, style] :
         {std::pair("foot", WordStyle::foot), {"imprint", WordStyle::imprint}})
      if (is(node, "div") && class_of(node) == class_) {
        for (const xml_node child : node.children("p")) sheet_.paragraph(style, inner_text(child));
        return true;
      }
    const auto* look = std::find_if(std::begin(kLooks), std::end(kLooks), [&](const Look& one) {
      return is(node, one.element) && class_of(node) == one.class_;
    });
    if (look == std::end(kLooks)) return false;
    sheet_.paragraph(look->style, inner_text(node));
    return true;
  }

  Result<std::string> file() const { return sheet_.file(); }

 private:
  bool all(const xml_node& node) {
    const auto children = node.children();
    return std::all_of(children.begin(), children.end(),
                       [this](const xml_node& child) { return block(child); });
  }

  bool table(const xml_node& node) {
    constexpr int kHead = 1361;  // 24 mm
    const int value = (sheet_.text_width() - 2 * kHead) / 2;
    const int widths[] = {kHead, value, kHead, value};
    sheet_.open_table(widths);
    for (const xml_node row : node.children()) {
      if (row.type() == pugi::node_pcdata && trim(row.value()).empty()) continue;
      if (!is(row, "tr")) return false;
      std::vector<WordCell> cells;
      int height = 0;
      for (const xml_node cell : row.children()) {
        if (is(cell, "th")) {
          cells.push_back({inner_text(cell), WordStyle::cell_head});
          continue;
        }
        const std::string_view class_ = class_of(cell);
        height = class_ == "high" ? 44 : class_ == "tall" ? 26 : class_ == "sign" ? 20 : height;
        cells.push_back({inner_text(cell),
                         class_ == "sign" ? WordStyle::cell_right : WordStyle::cell,
                         cell.attribute("colspan").as_int(1)});
      }
      sheet_.row(cells, false, height);
    }
    sheet_.close_table();
    return true;
  }

  WordSheet sheet_;
};

}  // namespace

Result<std::string> word_template_of(std::string_view page, const std::string& name) {
  const std::string text = replace_all(std::string(page), "&emsp;", "\u2003");
  pugi::xml_document document;
  const auto result =
      document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  Converter converter;
  if (!result || !converter.block(document.document_element()))
    return fail(ExitCode::bug, {.code = "word-file",
                                .file = name,
                                .message = trf("the Word file cannot be made: {}",
                                               result ? tr("an element has no place in it")
                                                      : result.description()),
                                .remedy = tr("this is a fault of the program: report it")});
  return converter.file();
}

}  // namespace anjuan
