#include "anjuan/text/records.hpp"

#include <array>
#include <iterator>
#include <optional>
#include <streambuf>
#include <utility>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// Follows the events of the parser, so that no document is ever held as a whole.
class Handler : public YAML::EventHandler {
 public:
  Handler(const std::string& file, RecordSink& sink) : file_(file), sink_(sink) {}

  std::vector<Diagnostic>& problems() { return problems_; }
  bool stuck() const { return stuck_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    // A stray comma or bracket begins a document that ends before it: yaml-cpp would never move on.
    stuck_ = mark.pos == document_start_;
    document_start_ = mark.pos;
    if (stuck_)
      problem(mark, "syntax", tr("no value can begin here"),
              tr("check indentation, quotes and colons around this place"));
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { scalar(mark, {}, true); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    // The parser hands plain `null` on as a text; the tag tells it from a quoted one.
    const bool is_null = tag == "?" && (value == "~" || value == "null");
    scalar(mark, is_null ? std::string() : value, is_null);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    problem(mark, "alias", tr("references (*name) are not read here"), tr("write the value out"));
    if (!levels_.empty() && levels_.back().kind != Kind::records) scalar(mark, {}, true);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    if (levels_.empty()) {
      levels_.push_back({Kind::records, {}, {}, mark});
      return;
    }
    if (levels_.back().kind == Kind::list || levels_.back().kind == Kind::records)
      problem(mark, "nested-list", tr("a list inside a list is not a value"),
              tr("write the values in one list"));
    else if (expecting_key())
      complex_key(mark);
    levels_.push_back({Kind::list, {}, {}, mark});
  }

  void OnSequenceEnd() override {
    const Level list = std::move(levels_.back());
    levels_.pop_back();
    if (list.kind == Kind::list && !levels_.empty()) finish_value(list.text);
  }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    const bool record = levels_.empty() || levels_.back().kind == Kind::records;
    if (record) {
      sink_.begin(mark.line + 1);
      levels_.push_back({Kind::record, {}, {}, mark});
      return;
    }
    if (levels_.back().kind == Kind::list)
      problem(mark, "nested-list", tr("a list of maps is not a value"),
              tr("write the values one below the other, each with a name"));
    else if (expecting_key())
      complex_key(mark);
    levels_.push_back({Kind::map, {}, {}, mark});
  }

  void OnMapEnd() override {
    const Kind kind = levels_.back().kind;
    levels_.pop_back();
    if (kind == Kind::record)
      sink_.end();
    else if (!levels_.empty() && levels_.back().kind != Kind::list)
      levels_.back().key.reset();
  }

 private:
  enum class Kind { records, record, map, list };
  struct Level {
    Kind kind;
    std::optional<std::string> key;  ///< of a map, when its value comes next
    std::string text;                ///< of a list: its scalars so far
    YAML::Mark mark;                 ///< of that key, or where the level begins
  };

  void problem(const YAML::Mark& mark, std::string code, std::string message, std::string remedy) {
    Diagnostic d{.code = std::move(code), .file = file_, .line = mark.line + 1};
    d.column = mark.column + 1;
    d.message = std::move(message);
    d.remedy = std::move(remedy);
    problems_.push_back(std::move(d));
  }

  void complex_key(const YAML::Mark& mark) {
    problem(mark, "not-a-record", tr("a name must be plain text"), tr("write name: value"));
    levels_.back().key = "?";
  }

  bool expecting_key() const {
    const Level& top = levels_.back();
    return (top.kind == Kind::record || top.kind == Kind::map) && !top.key;
  }

  void scalar(const YAML::Mark& mark, const std::string& value, bool is_null) {
    if (levels_.empty() || levels_.back().kind == Kind::records) {
      if (levels_.empty() && is_null) return;  // an empty document
      problem(mark, "not-a-record", tr("a record must be a map of names and values"),
              tr("write name: value"));
      return;
    }
    Level& top = levels_.back();
    if (expecting_key()) {
      top.key = value;
      top.mark = mark;
      return;
    }
    if (top.kind != Kind::list) return finish_value(value);
    if (!top.text.empty() && !value.empty()) top.text += ' ';
    top.text += value;
  }

  /// A whole value of the map on top.
  void finish_value(const std::string& text) {
    Level& top = levels_.back();
    if (!top.key) return;
    std::string name;
    for (const Level& level : levels_)
      if (level.key) name += (name.empty() ? "" : ".") + *level.key;
    sink_.value(name, text, false, top.mark.line + 1, top.mark.column + 1);
    top.key.reset();
  }

  const std::string& file_;
  RecordSink& sink_;
  std::vector<Level> levels_;
  std::vector<Diagnostic> problems_;
  int document_start_ = -1;
  bool stuck_ = false;
};

/// The text with an end-of-document line behind it. The parser takes a quoted text that the end of
/// the file cuts off for complete; at a document's end it complains.
class WithEnd : public std::streambuf {
 public:
  explicit WithEnd(std::streambuf& text) : text_(text) {}

 protected:
  int_type underflow() override {
    const std::streamsize size = text_.sgetn(piece_.data(), std::ssize(piece_));
    if (size > 0) {
      setg(piece_.data(), piece_.data(), piece_.data() + size);
    } else if (!ended_) {
      ended_ = true;
      setg(end_.data(), end_.data(), end_.data() + end_.size());
    } else {
      return traits_type::eof();
    }
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::streambuf& text_;
  std::array<char, 1 << 14> piece_{};
  std::string end_ = "\n...\n";
  bool ended_ = false;
};

}  // namespace

Result<> read_yaml_records(std::istream& in, const std::string& file, RecordSink& sink) {
  Handler handler(file, sink);
  try {
    WithEnd text(*in.rdbuf());
    std::istream whole(&text);
    YAML::Parser parser(whole);
    while (!handler.stuck() && parser.HandleNextDocument(handler)) {
    }
  } catch (const YAML::Exception& error) {
    Diagnostic d{.code = "syntax", .file = file, .line = error.mark.line + 1};
    d.column = error.mark.column + 1;
    d.message = error.msg == YAML::ErrorMsg::DOC_IN_SCALAR
                    ? std::string(tr("a quoted text is not closed before the document ends here"))
                    : trf("this is not valid YAML: {}", error.msg);
    d.remedy = tr("check indentation, quotes and colons around this place");
    handler.problems().push_back(std::move(d));
  }
  if (handler.problems().empty()) return {};
  sort_by_position(handler.problems());
  return fail(ExitCode::bad_data, std::move(handler.problems()));
}

}  // namespace anjuan
