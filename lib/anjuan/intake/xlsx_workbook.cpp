#include "anjuan/intake/xlsx_workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kKept = 24U << 20;

bool is_true(std::string_view text) {
  return text == "1" || text == "true" || text == "on";
}

/// The bytes that %XX stand for.
std::string unescape_percent(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned byte = 0;
    const char* digits = text.data() + at + 1;
    if (text[at] == '%' && at + 2 < text.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      out += static_cast<char>(byte);
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

/// The full name of the part that a relation names: a path from `folder`, or from the root.
std::string part_name(std::string_view folder, std::string_view target) {
  std::string path = unescape_percent(target);
  std::replace(path.begin(), path.end(), '\\', '/');
  if (!path.starts_with('/')) path.insert(0, folder);
  std::vector<std::string> steps;
  for (const std::string_view step : split(path, '/')) {
    if (step.empty() || step == ".") continue;
    if (step != "..")
      steps.emplace_back(step);
    else if (!steps.empty())
      steps.pop_back();
  }
  return join(steps, "/");
}

struct Relation {
  std::string type;  ///< the last word of its type: "worksheet", "styles", …
  std::string target;
};

/// Which part stands in which relation to another one; targets as full part names.
class Relations : public XmlHandler {
 public:
  /// `owner`: the part that the relations are about; "" for the package.
  static Result<Relations> read(const XlsxPackage& package, std::string_view owner) {
    const std::size_t slash = owner.rfind('/') + 1;  // npos + 1: no folder
    Relations relations;
    relations.folder_ = owner.substr(0, slash);
    ANJUAN_DO(package.read(
        relations.folder_ + "_rels/" + std::string(owner.substr(slash)) + ".rels", relations));
    return relations;
  }

  void open(std::string_view name, std::string_view parent,
            const XmlAttributes& attributes) override {
    if (name != "Relationship" || parent != "Relationships" ||
        attributes.get("TargetMode") == "External")
      return;
    const std::string_view type = attributes.get("Type");
    by_id_[std::string(attributes.get("Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                 part_name(folder_, attributes.get("Target"))};
  }
  void close(std::string_view) override {}
  void text(std::string_view) override {}

  /// nullptr when there is none.
  const Relation* of_type(std::string_view type) const {
    for (const auto& [id, relation] : by_id_)
      if (relation.type == type) return &relation;
    return nullptr;
  }
  const Relation* of_id(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second;
  }

 private:
  std::string folder_;
  std::map<std::string, Relation> by_id_;
};

class WorkbookPart : public XmlHandler {
 public:
  WorkbookPart(XlsxWorkbook& book, const Relations& relations)
      : book_(book), relations_(relations) {}

  void open(std::string_view name, std::string_view parent,
            const XmlAttributes& attributes) override {
    if (name == "workbookPr" && parent == "workbook")
      book_.from_1904 = is_true(attributes.get("date1904"));
    if (name == "calcPr" && parent == "workbook")
      book_.uncalculated = is_true(attributes.get("fullCalcOnLoad"));
    if (name != "sheet" || parent != "sheets") return;
    const Relation* relation = relations_.of_id(std::string(attributes.relation()));
    // Charts and macros have tabs too, but no cells.
    if (relation == nullptr || relation->type != "worksheet") return;
    const std::string_view state = attributes.get("state");
    book_.sheets.push_back({std::string(attributes.get("name")), relation->target,
                            state.empty() || state == "visible"});
  }
  void close(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  XlsxWorkbook& book_;
  const Relations& relations_;
};

class StylesPart : public XmlHandler {
 public:
  explicit StylesPart(XlsxWorkbook& book) : book_(book) {}

  void open(std::string_view name, std::string_view parent,
            const XmlAttributes& attributes) override {
    const int id = number_of(attributes.get("numFmtId"), 0);
    if (name == "numFmt" && parent == "numFmts") {
      const std::string_view code = attributes.get("formatCode");
      known_[id] = add({shape_of(code), std::string(code)});
    }
    if (name != "xf" || parent != "cellXfs") return;
    const auto [known, is_new] = known_.try_emplace(id, 0);
    if (is_new) known->second = add({built_in_shape(id).value_or(NumberShape::plain), {}});
    book_.styles.push_back(known->second);
  }
  void close(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  std::uint32_t add(NumberFormat format) {
    book_.formats.push_back(std::move(format));
    return static_cast<std::uint32_t>(book_.formats.size() - 1);
  }

  XlsxWorkbook& book_;
  std::map<int, std::uint32_t> known_;
};

class StringsPart : public XmlHandler {
 public:
  explicit StringsPart(SharedStrings& strings) : strings_(strings) {}
  void open(std::string_view name, std::string_view, const XmlAttributes&) override {
    item_.open(name);
  }
  void close(std::string_view name) override {
    item_.close(name);
    if (name != "si") return;
    too_long_ = too_long_ || item_.too_long();
    strings_.append(item_.take());
  }
  void text(std::string_view text) override { item_.text(text); }
  bool too_long() const { return too_long_ || item_.too_long(); }

 private:
  SharedStrings& strings_;
  RichText item_;
  bool too_long_ = false;
};

}  // namespace

std::string text_too_long() {
  return trf("one text is longer than {} MB", kMaxText >> 20);
}

Result<SharedStrings> SharedStrings::create() {
  ANJUAN_TRY(spool, Spool::create());
  return SharedStrings(std::move(spool));
}

void SharedStrings::append(std::string_view text) {
  starts_.push_back(total_);
  total_ += text.size();
  if (kept_.size() == starts_.back() && kept_.size() + text.size() <= kKept)
    kept_ += text;
  else
    spool_.append(text);
}

std::string SharedStrings::get(std::size_t index) {
  const std::uint64_t start = starts_[index];
  const std::uint64_t end = index + 1 < starts_.size() ? starts_[index + 1] : total_;
  if (end <= kept_.size()) return kept_.substr(start, end - start);
  return spool_.read(start - kept_.size(), end - start);
}

const NumberFormat* XlsxWorkbook::format_of(std::size_t style) const {
  static const NumberFormat plain;
  if (style < styles.size()) return &formats[styles[style]];
  return style == 0 ? &plain : nullptr;
}

void RichText::open(std::string_view name) {
  if (name == "rPh") ++phonetic_;
  if (name == "t") in_text_ = phonetic_ == 0;
}

void RichText::close(std::string_view name) {
  if (name == "rPh") --phonetic_;
  if (name == "t") in_text_ = false;
}

void RichText::text(std::string_view text) {
  if (!in_text_) return;
  too_long_ = too_long_ || text_.size() + text.size() > kMaxText;
  if (!too_long_) text_ += text;
}

std::string RichText::take() {
  std::string whole = unescape(text_);
  text_.clear();
  too_long_ = false;
  return whole;
}

Result<XlsxWorkbook> read_workbook(const XlsxPackage& package) {
  ANJUAN_TRY(root, Relations::read(package, ""));
  const Relation* main = root.of_type("officeDocument");
  if (main == nullptr) return package.damaged("_rels/.rels", tr("it names no workbook"));
  ANJUAN_TRY(relations, Relations::read(package, main->target));
  ANJUAN_TRY(strings, SharedStrings::create());

  XlsxWorkbook book{{}, false, false, {}, {}, std::move(strings)};
  WorkbookPart workbook(book, relations);
  ANJUAN_DO(package.read(main->target, workbook));
  if (book.sheets.empty()) return package.damaged(main->target, tr("it has no sheets"));
  if (const Relation* styles = relations.of_type("styles");
      styles != nullptr && package.has(styles->target)) {
    StylesPart part(book);
    ANJUAN_DO(package.read(styles->target, part));
  }
  if (const Relation* shared = relations.of_type("sharedStrings");
      shared != nullptr && package.has(shared->target)) {
    StringsPart part(book.strings);
    ANJUAN_DO(package.read(shared->target, part));
    if (part.too_long()) return package.damaged(shared->target, text_too_long());
  }
  ANJUAN_DO(book.strings.finish());
  return book;
}

}  // namespace anjuan
