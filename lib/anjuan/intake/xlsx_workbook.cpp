#include "anjuan/intake/xlsx_workbook.hpp"

#include <charconv>
#include <map>
#include <utility>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kKept = 24U << 20;

int to_int(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
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
    auto read = package.read(
        relations.folder_ + "_rels/" + std::string(owner.substr(slash)) + ".rels", relations);
    if (!read) return pass_on(read);
    return relations;
  }

  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship") return;
    const std::string_view type = attributes.get("Type");
    std::string target(attributes.get("Target"));
    if (target.starts_with('/'))
      target.erase(0, 1);
    else
      target = folder_ + target;
    by_id_[std::string(attributes.get("Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                 std::move(target)};
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

  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") {
      const std::string_view from_1904 = attributes.get("date1904");
      book_.from_1904 = from_1904 == "1" || from_1904 == "true";
    }
    if (name != "sheet") return;
    const Relation* relation = relations_.of_id(std::string(attributes.get("id")));
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

  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "cellXfs") in_cells_ = true;
    if (name == "numFmt")
      own_[to_int(attributes.get("numFmtId"), -1)] = shape_of(attributes.get("formatCode"));
    if (name != "xf" || !in_cells_) return;
    const int id = to_int(attributes.get("numFmtId"), 0);
    const auto own = own_.find(id);
    book_.shapes.push_back(own != own_.end() ? own->second
                                             : built_in_shape(id).value_or(NumberShape::plain));
  }
  void close(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
  }
  void text(std::string_view) override {}

 private:
  XlsxWorkbook& book_;
  std::map<int, NumberShape> own_;
  bool in_cells_ = false;
};

class StringsPart : public XmlHandler {
 public:
  explicit StringsPart(SharedStrings& strings) : strings_(strings) {}
  void open(std::string_view name, const XmlAttributes&) override { item_.open(name); }
  void close(std::string_view name) override {
    item_.close(name);
    if (name == "si") strings_.append(item_.take());
  }
  void text(std::string_view text) override { item_.text(text); }

 private:
  SharedStrings& strings_;
  RichText item_;
};

}  // namespace

Result<SharedStrings> SharedStrings::create() {
  auto spool = Spool::create();
  if (!spool) return pass_on(spool);
  return SharedStrings(std::move(*spool));
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

void RichText::open(std::string_view name) {
  if (name == "rPh") ++phonetic_;
  if (name == "t") in_text_ = phonetic_ == 0;
}

void RichText::close(std::string_view name) {
  if (name == "rPh") --phonetic_;
  if (name == "t") in_text_ = false;
}

void RichText::text(std::string_view text) {
  if (in_text_) text_ += text;
}

std::string RichText::take() {
  std::string whole = unescape(text_);
  text_.clear();
  return whole;
}

Result<XlsxWorkbook> read_workbook(const XlsxPackage& package) {
  auto root = Relations::read(package, "");
  if (!root) return pass_on(root);
  const Relation* main = root->of_type("officeDocument");
  if (main == nullptr) return package.damaged("_rels/.rels", tr("it names no workbook"));
  auto relations = Relations::read(package, main->target);
  if (!relations) return pass_on(relations);
  auto strings = SharedStrings::create();
  if (!strings) return pass_on(strings);

  XlsxWorkbook book{{}, false, {}, std::move(*strings)};
  WorkbookPart workbook(book, *relations);
  if (auto read = package.read(main->target, workbook); !read) return pass_on(read);
  if (book.sheets.empty()) return package.damaged(main->target, tr("it has no sheets"));
  if (const Relation* styles = relations->of_type("styles")) {
    StylesPart part(book);
    if (auto read = package.read(styles->target, part); !read) return pass_on(read);
  }
  if (const Relation* shared = relations->of_type("sharedStrings")) {
    StringsPart part(book.strings);
    if (auto read = package.read(shared->target, part); !read) return pass_on(read);
  }
  if (auto finished = book.strings.finish(); !finished) return pass_on(finished);
  return book;
}

}  // namespace anjuan
