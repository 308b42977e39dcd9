#include "anjuan/word/sheet.hpp"

#include <iterator>

#include <fmt/format.h>

#include "anjuan/base/html.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/word/package.hpp"

namespace anjuan {
namespace {

/// Fonts by the names that offices have them under.
enum class Font { fangsong, song, hei, biaosong };
constexpr std::string_view kFonts[] = {"仿宋", "宋体", "黑体", "方正小标宋简体"};

struct StyleSpec {
  WordStyle style;
  std::string_view id;
  std::string_view name;  ///< as people see it in their list of styles
  Font font;
  int half_points;
  std::string_view paragraph;  ///< w:pPr, its elements in the order that the format asks for
};

// In the order of the enum. 579 twentieths of a point are a line: 225 mm ÷ 22.
constexpr StyleSpec kStyles[] = {
    {WordStyle::text, "Text", "正文段", Font::fangsong, 32,
     R"(<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>)"},
    {WordStyle::masthead, "Masthead", "发文机关标志", Font::biaosong, 64,
     R"(<w:snapToGrid w:val="0"/><w:spacing w:line="1158" w:lineRule="exact"/><w:jc w:val="center"/>)"},
    {WordStyle::numero, "Numero", "发文字号", Font::fangsong, 32,
     R"(<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="C8161D"/></w:pBdr>)"
     R"(<w:spacing w:after="240"/><w:jc w:val="center"/>)"},
    {WordStyle::title, "PaperTitle", "公文标题", Font::biaosong, 44,
     R"(<w:snapToGrid w:val="0"/><w:spacing w:after="290" w:line="700" w:lineRule="exact"/>)"
     R"(<w:jc w:val="center"/>)"},
    {WordStyle::to, "Addressee", "主送机关", Font::fangsong, 32, R"(<w:jc w:val="both"/>)"},
    {WordStyle::heading, "PaperHeading", "小标题", Font::hei, 32,
     R"(<w:keepNext/><w:spacing w:before="240" w:after="120"/>)"},
    {WordStyle::item, "NumberedItem", "编号段", Font::fangsong, 32,
     R"(<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:jc w:val="both"/>)"},
    {WordStyle::enclosed, "Enclosed", "附件说明", Font::fangsong, 32,
     R"(<w:spacing w:before="579"/><w:ind w:leftChars="500" w:left="1600" w:hangingChars="300" )"
     R"(w:hanging="960"/>)"},
    {WordStyle::signer, "Signer", "发文机关署名", Font::fangsong, 32,
     R"(<w:keepNext/><w:spacing w:before="1158"/><w:ind w:rightChars="400" w:right="1280"/>)"
     R"(<w:jc w:val="right"/>)"},
    {WordStyle::sign_date, "SignDate", "成文日期", Font::fangsong, 32,
     R"(<w:keepNext/><w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>)"},
    {WordStyle::contact, "Contact", "附注", Font::fangsong, 32,
     R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/>)"},
    {WordStyle::foot, "Receipt", "送达回执", Font::fangsong, 28,
     R"(<w:keepLines/><w:snapToGrid w:val="0"/><w:spacing w:before="480"/>)"},
    {WordStyle::imprint, "Imprint", "版记", Font::fangsong, 28,
     R"(<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="auto"/>)"
     R"(<w:bottom w:val="single" w:sz="8" w:space="1" w:color="auto"/></w:pBdr>)"
     R"(<w:snapToGrid w:val="0"/><w:spacing w:before="240"/>)"
     R"(<w:ind w:leftChars="100" w:left="320" w:rightChars="100" w:right="320"/>)"},
    {WordStyle::numbers, "Numbers", "编号行", Font::fangsong, 22,
     R"(<w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs><w:snapToGrid w:val="0"/>)"
     R"(<w:spacing w:after="120"/>)"},
    {WordStyle::meta, "Meta", "说明行", Font::fangsong, 24,
     R"(<w:snapToGrid w:val="0"/><w:spacing w:after="240"/><w:jc w:val="center"/>)"},
    {WordStyle::note, "Note", "注", Font::fangsong, 21,
     R"(<w:snapToGrid w:val="0"/><w:spacing w:before="60"/><w:jc w:val="both"/>)"},
    {WordStyle::cell, "Cell", "表内文字", Font::fangsong, 24, R"(<w:snapToGrid w:val="0"/>)"},
    {WordStyle::cell_head, "CellHead", "表头", Font::hei, 22,
     R"(<w:snapToGrid w:val="0"/><w:jc w:val="center"/>)"},
    {WordStyle::cell_right, "CellRight", "表内靠右", Font::fangsong, 24,
     R"(<w:snapToGrid w:val="0"/><w:jc w:val="right"/>)"},
};

/// w:rPr of a font and a size.
std::string looks(Font font, int half_points, std::string_view color = {}) {
  const std::string_view name = kFonts[static_cast<std::size_t>(font)];
  return fmt::format(R"(<w:rFonts w:eastAsia="{0}" w:ascii="{0}" w:hAnsi="{0}"/>{2})"
                     R"(<w:sz w:val="{1}"/><w:szCs w:val="{1}"/>)",
                     name, half_points,
                     color.empty() ? "" : fmt::format(R"(<w:color w:val="{}"/>)", color));
}

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kSpace =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr std::string_view kRelations =
    "http://schemas.openxmlformats.org/package/2006/"
    "relationships";
constexpr std::string_view kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view kWord =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// Twentieths of a point in so many millimetres.
constexpr int twips(int mm) {
  return mm * 14400 / 254;
}

constexpr int kTextWidth = twips(156);

std::string content_types() {
  std::string out = fmt::format(
      "{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/word/document.xml\" ContentType=\"{}document.main+xml\"/>",
      kXml, kWord);
  for (const auto& [part, type] : {std::pair("styles", "styles"),
                                   {"settings", "settings"},
                                   {"numbering", "numbering"},
                                   {"fontTable", "fontTable"},
                                   {"footer1", "footer"},
                                   {"footer2", "footer"}})
    out += fmt::format("<Override PartName=\"/word/{}.xml\" ContentType=\"{}{}+xml\"/>", part,
                       kWord, type);
  return out + "</Types>";
}

std::string package_relations() {
  return fmt::format(
      "{}<Relationships xmlns=\"{}\"><Relationship Id=\"rId1\" Type=\"{}officeDocument\" "
      "Target=\"word/document.xml\"/></Relationships>",
      kXml, kRelations, kOffice);
}

std::string document_relations() {
  std::string out = fmt::format("{}<Relationships xmlns=\"{}\">", kXml, kRelations);
  int id = 0;
  for (const auto& [part, type] : {std::pair("footer1", "footer"),
                                   {"footer2", "footer"},
                                   {"styles", "styles"},
                                   {"settings", "settings"},
                                   {"numbering", "numbering"},
                                   {"fontTable", "fontTable"}})
    out += fmt::format("<Relationship Id=\"rId{}\" Type=\"{}{}\" Target=\"{}.xml\"/>", ++id,
                       kOffice, type, part);
  return out + "</Relationships>";
}

/// 28 characters of 16 pt are wider than 156 mm, so they stand a quarter of a point closer: a fifth
/// would do, but then LibreOffice loses the last mark of a line that is exactly full, and with a
/// grid of characters it gives a character two cells that is wider than one. Digits stand as close
/// as characters. The style "Normal" is that of paragraphs without one, so that what an office adds
/// stands well.
std::string styles() {
  std::string out = fmt::format(
      "{}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr>"
      "<w:rFonts w:eastAsia=\"仿宋\" w:ascii=\"仿宋\" w:hAnsi=\"仿宋\" w:cs=\"Times New Roman\"/>"
      "<w:spacing w:val=\"-5\"/>"
      "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>"
      "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
      "w:val=\"Normal\"/>"
      "<w:qFormat/><w:pPr><w:widowControl/><w:overflowPunct w:val=\"0\"/><w:autoSpaceDE "
      "w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/></w:pPr></w:style>"
      "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name "
      "w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>"
      "<w:left w:w=\"100\" w:type=\"dxa\"/><w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar>"
      "</w:tblPr></w:style>",
      kXml, kSpace);
  for (const StyleSpec& spec : kStyles)
    out += fmt::format(
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{}\"><w:name "
        "w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{}</w:pPr>"
        "<w:rPr>{}</w:rPr></w:style>",
        spec.id, spec.name, spec.paragraph,
        looks(spec.font, spec.half_points, spec.style == WordStyle::masthead ? "C8161D" : ""));
  return out + "</w:styles>";
}

std::string settings() {
  return fmt::format(
      "{}<w:settings {}><w:evenAndOddHeaders/><w:characterSpacingControl "
      "w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
      "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>",
      kXml, kSpace);
}

std::string numbering() {
  return fmt::format(
      "{}<w:numbering {}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType "
      "w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
      "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/><w:pPr>"
      "<w:ind w:left=\"1280\" w:hanging=\"640\"/></w:pPr></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
      kXml, kSpace);
}

/// What WPS and Word take where an office does not have the font.
std::string font_table() {
  return fmt::format(
      "{}<w:fonts {}><w:font w:name=\"仿宋\"><w:altName w:val=\"FangSong\"/></w:font>"
      "<w:font w:name=\"方正小标宋简体\"><w:altName w:val=\"华文中宋\"/></w:font></w:fonts>",
      kXml, kSpace);
}

/// — 3 —, one character from the outer edge.
std::string footer(std::string_view side) {
  const std::string small = fmt::format("<w:rPr>{}</w:rPr>", looks(Font::song, 28));
  std::string runs;
  for (const std::string_view piece :
       {R"(<w:t xml:space="preserve">— </w:t>)", R"(<w:fldChar w:fldCharType="begin"/>)",
        "<w:instrText>PAGE</w:instrText>", R"(<w:fldChar w:fldCharType="separate"/>)",
        "<w:t>1</w:t>", R"(<w:fldChar w:fldCharType="end"/>)",
        R"(<w:t xml:space="preserve"> —</w:t>)"})
    runs += fmt::format("<w:r>{}{}</w:r>", small, piece);
  return fmt::format(
      R"({}<w:ftr {}><w:p><w:pPr><w:snapToGrid w:val="0"/><w:ind w:leftChars="100" w:left="320" )"
      R"(w:rightChars="100" w:right="320"/><w:jc w:val="{}"/></w:pPr>{}</w:p></w:ftr>)",
      kXml, kSpace, side, runs);
}

std::string section(bool landscape) {
  // 37 mm above, 26 right, 35 below, 28 left; the page number's line 7 mm below the text. In the
  // landscape sheet the same edges, turned.
  const std::string page =
      landscape ? fmt::format(
                      "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar "
                      "w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\"",
                      twips(28), twips(35), twips(26), twips(37))
                : fmt::format(
                      "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"{}\" "
                      "w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\"",
                      twips(37), twips(26), twips(35), twips(28));
  return fmt::format(
      "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId1\"/><w:footerReference "
      "w:type=\"even\" r:id=\"rId2\"/>{} w:header=\"851\" w:footer=\"{}\" w:gutter=\"0\"/>"
      "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr>",
      page, landscape ? twips(14) : twips(23));
}

std::string run(std::string_view text) {
  if (text.empty()) return {};
  std::string out = "<w:r>";
  std::string_view tab;
  for (const std::string_view piece : split(text, '\t')) {
    out += fmt::format("{}<w:t xml:space=\"preserve\">{}</w:t>", tab, escape_html(piece));
    tab = "<w:tab/>";
  }
  return out + "</w:r>";
}

std::string paragraphs(WordStyle style, std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n'))
    out += fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{}</w:p>", word_style_id(style),
                       run(line));
  return out;
}

}  // namespace

std::string_view word_style_id(WordStyle style) {
  return kStyles[static_cast<std::size_t>(style)].id;
}

void WordSheet::paragraph(WordStyle style, std::string_view text) {
  body_ += paragraphs(style, text);
}

int WordSheet::text_width() const {
  return landscape_ ? twips(297 - 37 - 35) : kTextWidth;
}

void WordSheet::open_table(std::span<const int> widths) {
  widths_.assign(widths.begin(), widths.end());
  int all = 0;
  std::string grid;
  for (const int width : widths) {
    all += width;
    grid += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
  }
  std::string borders;
  for (const std::string_view edge : {"top", "left", "bottom", "right", "insideH", "insideV"})
    borders +=
        fmt::format("<w:{} w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/>", edge);
  body_ += fmt::format(
      "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{}</w:tblBorders>"
      "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:bottom "
      "w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{}</w:tblGrid>",
      all, borders, grid);
}

void WordSheet::row(std::span<const WordCell> cells, bool head, int height_mm) {
  std::string height;
  if (height_mm > 0)
    height = fmt::format("<w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/>", twips(height_mm));
  body_ += fmt::format("<w:tr><w:trPr><w:cantSplit/>{}{}</w:trPr>", height,
                       head ? "<w:tblHeader/>" : "");
  std::size_t column = 0;
  for (const WordCell& cell : cells) {
    int width = 0;
    for (int i = 0; i < cell.span; ++i) width += widths_[column++];
    const bool line_to_sign = cell.style == WordStyle::cell_right && height_mm > 0;
    const bool block = cell.style == WordStyle::cell && height_mm > 0;
    body_ += fmt::format(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{}<w:vAlign w:val=\"{}\"/></w:tcPr>{}"
        "</w:tc>",
        width, cell.span > 1 ? fmt::format("<w:gridSpan w:val=\"{}\"/>", cell.span) : "",
        line_to_sign ? "bottom"
        : block      ? "top"
                     : "center",
        paragraphs(cell.style, cell.text));
  }
  body_ += "</w:tr>";
}

void WordSheet::close_table() {
  body_ += "</w:tbl>";
}

Result<std::string> WordSheet::file() const {
  return write_word_parts(
      {{"[Content_Types].xml", content_types()},
       {"_rels/.rels", package_relations()},
       {"word/document.xml", fmt::format("{}<w:document {}><w:body>{}{}</w:body></w:document>",
                                         kXml, kSpace, body_, section(landscape_))},
       {"word/_rels/document.xml.rels", document_relations()},
       {"word/styles.xml", styles()},
       {"word/settings.xml", settings()},
       {"word/numbering.xml", numbering()},
       {"word/fontTable.xml", font_table()},
       {"word/footer1.xml", footer("right")},
       {"word/footer2.xml", footer("left")}});
}

}  // namespace anjuan
