#include "anjuan/word/template.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>

#include <pugixml.hpp>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/word/package.hpp"
#include "anjuan/word/sheet.hpp"
#include "anjuan/word/xml_text.hpp"

// The only file that takes a Word document apart. A document is a tree of paragraphs (w:p) of runs
// (w:r) of texts (w:t); Word splits a word over as many runs as it was typed in moods. First each
// tag is gathered into the text that it begins in; then each tag of a section, which becomes a
// piece of plain text between elements, is lifted up to where it opens and closes beside whole
// elements. What comes of it is a Mustache template whose every result is well formed.
namespace anjuan {
namespace {

using pugi::xml_node;

constexpr unsigned kParse = pugi::parse_full | pugi::parse_ws_pcdata;
/// Elements in elements deeper than this no letter has.
constexpr int kMaxDepth = 250;

bool is(const xml_node& node, const char* name) {
  return std::strcmp(node.name(), name) == 0;
}

/// The texts of a paragraph itself; those of a text box in it belong to the paragraphs there.
void collect_texts(const xml_node& node, std::vector<xml_node>& out) {
  for (const xml_node child : node.children()) {
    if (is(child, "w:t"))
      out.push_back(child);
    else if (!is(child, "w:p"))
      collect_texts(child, out);
  }
}

std::vector<xml_node> texts_of(const xml_node& paragraph) {
  std::vector<xml_node> out;
  collect_texts(paragraph, out);
  return out;
}

std::string text_of(const xml_node& paragraph) {
  std::string out;
  for (const xml_node& text : texts_of(paragraph)) out += text.child_value();
  // One line a paragraph, so that the number of a line is that of its paragraph.
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

void set_text(xml_node text, const std::string& value) {
  text.text().set(value.c_str());
  if (!text.attribute("xml:space")) text.append_attribute("xml:space");
  text.attribute("xml:space").set_value("preserve");
}

struct Tag {
  std::size_t from = 0;
  std::size_t to = 0;  ///< behind the last brace
  char kind = ' ';     ///< ' ' a value, or # ^ / !
  std::string name;

  bool is_section() const { return kind == '#' || kind == '^' || kind == '/'; }
  /// As the filler reads it: a value never goes in unescaped, which would break the file.
  std::string plain() const {
    if (kind == '!') return {};
    return "{{" + (kind == ' ' ? std::string() : std::string(1, kind)) + name + "}}";
  }
};

std::optional<Tag> next_tag(std::string_view text, std::size_t at) {
  const std::size_t from = text.find("{{", at);
  if (from == std::string_view::npos) return std::nullopt;
  const bool triple = text.substr(from).starts_with("{{{");
  const std::string_view end = triple ? "}}}" : "}}";
  const std::size_t inside = from + end.size();
  const std::size_t closed = text.find(end, inside);
  if (closed == std::string_view::npos) return std::nullopt;
  Tag tag{from, closed + end.size(), ' ', {}};
  std::string_view name = text.substr(inside, closed - inside);
  if (!name.empty() && std::string_view("#^/!&").find(name[0]) != std::string_view::npos) {
    if (name[0] != '&') tag.kind = name[0];
    name.remove_prefix(1);
  }
  tag.name = trim(name);
  return tag;
}

/// Whether a reader would see anything of that element.
bool is_shown(const xml_node& node) {
  if (is(node, "w:t")) return *node.child_value() != '\0';
  for (const char* name : {"w:drawing", "w:pict", "w:object", "w:tab", "w:br", "w:sym", "w:fldChar",
                           "w:sectPr", "w:footnoteReference"})
    if (is(node, name)) return true;
  return false;
}

bool shows_anything(const xml_node& node) {
  if (is_shown(node)) return true;
  if (is(node, "w:pPr")) return node.child("w:sectPr");  // its tabs are only places
  const auto children = node.children();
  return std::any_of(children.begin(), children.end(),
                     [](const xml_node& child) { return shows_anything(child); });
}

/// A tag of a section that was taken out of its text: bare text between elements.
bool is_marker(const xml_node& node) {
  return node.type() == pugi::node_pcdata && std::strncmp(node.value(), "{{", 2) == 0 &&
         !is(node.parent(), "w:t");
}

bool has_marker(const xml_node& node) {
  if (is_marker(node)) return true;
  const auto children = node.children();
  return std::any_of(children.begin(), children.end(),
                     [](const xml_node& child) { return has_marker(child); });
}

/// Whether anything is shown in `whole` before `node` (or, with `after`, behind it).
bool shows_beside(const xml_node& whole, xml_node node, bool after) {
  for (; node != whole; node = node.parent())
    for (xml_node other = after ? node.next_sibling() : node.previous_sibling(); other;
         other = after ? other.next_sibling() : other.previous_sibling())
      if (shows_anything(other)) return true;
  return false;
}

std::vector<xml_node> path_of(xml_node node) {
  std::vector<xml_node> path;
  for (; node; node = node.parent()) path.push_back(node);
  std::reverse(path.begin(), path.end());
  return path;
}

/// One part of the file while its tags are put where they can be filled.
class Part {
 public:
  Result<> load(const WordPart& part, const std::string& file) {
    name_ = part.name == "word/document.xml" ? file : file + " (" + part.name + ")";
    const auto result = document_.load_buffer(part.bytes.data(), part.bytes.size(), kParse);
    struct Depth : pugi::xml_tree_walker {
      bool for_each(xml_node&) override { return depth() < kMaxDepth; }
    } depth;
    if (!result || !document_.traverse(depth))
      return fail(ExitCode::bad_data,
                  {.code = "damaged-word-file",
                   .file = name_,
                   .message = trf("this is not a whole Word file (.docx): {}",
                                  result ? tr("it would fill the memory") : result.description()),
                   .remedy = tr("open it in WPS or Word and save it as .docx again")});
    collect_paragraphs(document_);
    return {};
  }

  std::vector<Diagnostic> check(const WordFilling& filling) const {
    std::string text;
    for (const xml_node& paragraph : paragraphs_) text += text_of(paragraph) + "\n";
    auto problems = filling.check(text, name_);
    for (Diagnostic& d : problems) d.message = trf("{} (paragraph {})", d.message, d.line);
    return problems;
  }

  /// Puts every tag where it can be filled; what cannot be, is a problem.
  std::vector<Diagnostic> prepare() {
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      gather_tags(paragraphs_[i]);
      for (const xml_node& text : texts_of(paragraphs_[i])) take_sections_out(text, i);
    }
    match();
    for (const Pair& pair : pairs_) lift(pair);
    return std::move(problems_);
  }

  std::string xml() const { return word_xml(document_); }

 private:
  struct Marker {
    xml_node node;
    Tag tag;
    std::size_t paragraph = 0;  ///< from 0
  };
  struct Pair {
    Marker open, close;
  };

  void collect_paragraphs(const xml_node& node) {
    for (const xml_node child : node.children()) {
      if (is(child, "w:p")) paragraphs_.push_back(child);
      collect_paragraphs(child);
    }
  }

  /// Each tag into the text it begins in, whole.
  static void gather_tags(const xml_node& paragraph) {
    const auto texts = texts_of(paragraph);
    std::string all;
    for (const xml_node& text : texts) all += text.child_value();
    if (all.find("{{") == std::string::npos) return;
    std::optional<Tag> tag = next_tag(all, 0);
    std::size_t at = 0;
    for (const xml_node& text : texts) {
      const std::string_view old = text.child_value();
      std::string fresh;
      for (const char c : old) {
        if (tag && at == tag->from) fresh += tag->plain();
        if (!tag || at < tag->from) fresh += c;
        ++at;
        if (tag && at == tag->to) tag = next_tag(all, tag->to);
      }
      if (fresh != old) set_text(text, fresh);
    }
  }

  /// Splits the run of a text at its sections; their tags stand between the runs then.
  void take_sections_out(xml_node text, std::size_t paragraph) {
    while (true) {
      const std::string all = text.child_value();
      std::optional<Tag> tag = next_tag(all, 0);
      while (tag && !tag->is_section()) tag = next_tag(all, tag->to);
      if (!tag) return;
      xml_node run = text.parent();
      xml_node front = run.parent().insert_copy_before(run, run);
      // In front: what stood before the tag; behind: the rest, with the looks of both.
      std::size_t index = 0;
      for (xml_node before = text.previous_sibling(); before; before = before.previous_sibling())
        ++index;
      xml_node cut = front.first_child();
      for (std::size_t i = 0; i < index; ++i) cut = cut.next_sibling();
      while (cut.next_sibling()) front.remove_child(cut.next_sibling());
      set_text(cut, all.substr(0, tag->from));
      for (xml_node before = text.previous_sibling(); before;) {
        const xml_node previous = before.previous_sibling();
        if (!is(before, "w:rPr")) run.remove_child(before);
        before = previous;
      }
      set_text(text, all.substr(tag->to));
      xml_node marker = run.parent().insert_child_before(pugi::node_pcdata, run);
      marker.set_value(tag->plain().c_str());
      if (!shows_anything(front)) front.parent().remove_child(front);
      markers_.push_back({marker, *tag, paragraph});
    }
  }

  void match() {
    std::vector<std::size_t> open;  // in pairs_
    for (const Marker& marker : markers_) {
      if (marker.tag.kind != '/') {
        open.push_back(pairs_.size());
        pairs_.push_back({marker, {}});
      } else if (!open.empty()) {
        pairs_[open.back()].close = marker;
        open.pop_back();
      }
    }
  }

  /// Up to where both stand beside whole elements: what encloses others first.
  void lift(const Pair& pair) {
    xml_node open = pair.open.node;
    xml_node close = pair.close.node;
    const auto from = path_of(open);
    const auto to = path_of(close);
    std::size_t common = 0;
    while (from[common] == to[common]) ++common;
    // A row is repeated with its cells, a paragraph that holds nothing else goes whole.
    const auto whole = [&](std::size_t at, const char* name) {
      return is(from[at], name) && !shows_beside(from[at], open, false) &&
             !shows_beside(from[at], close, true);
    };
    const auto fills_cell = [](const xml_node& one) {
      return is(one.parent(), "w:tc") && !one.previous_sibling("w:p") && !one.next_sibling("w:p");
    };
    if (is(from[common - 1], "w:tr") || (whole(common - 1, "w:p") && !fills_cell(from[common - 1])))
      --common;
    const xml_node first = from[common];
    const xml_node last = to[common];
    const bool outside = (first != open && shows_beside(first, open, false)) ||
                         (last != close && shows_beside(last, close, true));
    if (outside) return problem(pair);
    const xml_node paragraph_open = paragraphs_[pair.open.paragraph];
    const xml_node paragraph_close = paragraphs_[pair.close.paragraph];
    if (first != open) first.parent().insert_move_before(open, first);
    if (last != close) last.parent().insert_move_after(close, last);
    const bool row_went = drop_empty(paragraph_open, first);
    if (paragraph_close != paragraph_open && !(row_went && first == last))
      drop_empty(paragraph_close, last);
  }

  static bool is_empty(const xml_node& node) { return !shows_anything(node) && !has_marker(node); }

  /// A paragraph that held nothing but tags of sections goes with them, and so does such a row:
  /// then it is true. A cell keeps one paragraph.
  static bool drop_empty(xml_node paragraph, xml_node lifted_from) {
    if (is(lifted_from, "w:tr") && is_empty(lifted_from)) {
      lifted_from.parent().remove_child(lifted_from);
      return true;
    }
    const xml_node cell = paragraph.parent();
    const bool alone = is(cell, "w:tc") && cell.child("w:p") == paragraph &&
                       !paragraph.next_sibling("w:p") && lifted_from != paragraph;
    if (is_empty(paragraph) && !alone) paragraph.parent().remove_child(paragraph);
    return false;
  }

  void problem(const Pair& pair) {
    const auto number = static_cast<int>(pair.open.paragraph) + 1;
    Diagnostic d{
        .code = "section-across",
        .file = name_,
        .line = number,
        .message = trf("the section {} opens in paragraph {} and closes in paragraph {}, and other "
                       "text stands beside it there",
                       pair.open.tag.name, number, pair.close.paragraph + 1),
        .remedy =
            tr("give each of the two tags a paragraph of its own, or put them at the edges of "
               "the rows that repeat")};
    problems_.push_back(std::move(d));
  }

  std::string name_;
  pugi::xml_document document_;
  std::vector<xml_node> paragraphs_;
  std::vector<Marker> markers_;
  std::vector<Pair> pairs_;
  std::vector<Diagnostic> problems_;
};

// ---- after the filling ----

/// Splits the paragraph at the line breaks of its values.
void break_lines(xml_node paragraph) {
  for (xml_node text : texts_of(paragraph)) {
    const std::string all = text.child_value();
    const std::size_t end = all.find('\n');
    if (end == std::string::npos) continue;
    xml_node run = text.parent();
    if (run.parent() != paragraph) continue;  // in a link or a change that is tracked
    xml_node next = paragraph.parent().insert_child_after("w:p", paragraph);
    if (const xml_node looks = paragraph.child("w:pPr")) next.append_copy(looks);
    xml_node rest = next.append_child("w:r");
    if (const xml_node looks = run.child("w:rPr")) rest.append_copy(looks);
    set_text(rest.append_child("w:t"), all.substr(end + 1));
    while (text.next_sibling()) rest.append_move(text.next_sibling());
    while (run.next_sibling()) next.append_move(run.next_sibling());
    set_text(text, all.substr(0, end));
    break_lines(next);
    return;
  }
}

std::string style_of(const xml_node& paragraph) {
  return paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value();
}

void set_right(xml_node paragraph, double characters) {
  xml_node looks = paragraph.child("w:pPr");
  looks.remove_child("w:ind");
  // The format has an order for what stands in it.
  const xml_node behind = looks.find_child([](const xml_node& child) {
    return is(child, "w:jc") || is(child, "w:rPr") || is(child, "w:sectPr") ||
           is(child, "w:outlineLvl");
  });
  xml_node indent =
      behind ? looks.insert_child_before("w:ind", behind) : looks.append_child("w:ind");
  indent.append_attribute("w:rightChars").set_value(static_cast<int>(characters * 100));
  indent.append_attribute("w:right").set_value(static_cast<int>(characters * 320));
}

/// Who signs stands centred over the date, which ends four characters from the edge; a name that is
/// longer than that allows ends at the edge and moves the date.
void place_signature(xml_node signer) {
  const xml_node date = signer.next_sibling("w:p");
  if (style_of(signer) != word_style_id(WordStyle::signer) ||
      style_of(date) != word_style_id(WordStyle::sign_date))
    return;
  const auto width = [](const xml_node& paragraph) {
    return static_cast<double>(display_width(text_of(paragraph))) / 2;
  };
  // No page has only a signature and a receipt.
  if (xml_node looks = signer.previous_sibling("w:p").child("w:pPr"))
    looks.insert_child_after("w:keepNext", looks.child("w:pStyle"));
  const double over = (width(signer) - width(date)) / 2;
  set_right(signer, std::max(0.0, 4 - over));
  set_right(date, std::max(4.0, over));
}

void finish(xml_node node) {
  for (xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (is(child, "w:p")) {
      break_lines(child);
      place_signature(child);
    }
    finish(child);
  }
  // A cell ends with a paragraph, or Word calls the file damaged.
  if (is(node, "w:tc") && !is(node.last_child(), "w:p")) node.append_child("w:p");
}

Result<std::string> finished(const std::string& xml) {
  pugi::xml_document document;
  const auto result = document.load_buffer(xml.data(), xml.size(), kParse);
  if (!result)
    return fail(ExitCode::bug,
                {.code = "word-file",
                 .message = trf("the Word file cannot be made: {}", result.description()),
                 .remedy = tr("this is a fault of the program: report it")});
  finish(document);
  return word_xml(document);
}

bool has_paragraphs(const std::string& name) {
  if (!name.starts_with("word/") || !name.ends_with(".xml")) return false;
  const std::string_view base = std::string_view(name).substr(5);
  return base == "document.xml" || base.starts_with("header") || base.starts_with("footer") ||
         base == "footnotes.xml" || base == "endnotes.xml";
}

}  // namespace

Result<std::string> fill_word_template(std::string_view bytes, const std::string& file,
                                       const WordFilling& filling) {
  ANJUAN_TRY(parts, read_word_parts(bytes, file));
  std::vector<Diagnostic> problems;
  const auto add = [&](std::vector<Diagnostic> more) {
    std::move(more.begin(), more.end(), std::back_inserter(problems));
  };
  for (WordPart& one : parts) {
    if (!has_paragraphs(one.name)) continue;
    Part part;
    ANJUAN_DO(part.load(one, file));
    auto faults = part.check(filling);
    const bool sound = faults.empty();
    add(std::move(faults));
    if (sound) add(part.prepare());
    if (!problems.empty()) continue;
    ANJUAN_TRY(filled, filling.render(part.xml()));
    ANJUAN_TRY(whole, finished(filled));
    one.bytes = std::move(whole);
  }
  if (!problems.empty()) return fail(ExitCode::bad_data, std::move(problems));
  return write_word_parts(parts);
}

}  // namespace anjuan
