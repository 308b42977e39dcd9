#include "anjuan/text/yaml_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <exception>
#include <sstream>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kMaxDepth = 32;

/// Thrown from the event handler, which has no other way to stop the parser.
struct Refused {
  YAML::Mark mark;
  const char* message;
};

/// Builds the tree from yaml-cpp's events. Its own document model loses duplicate keys and
/// whether a scalar was quoted.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const std::vector<std::string_view>& lines) : lines_(lines) {}

  std::vector<YamlNode> take() { return std::move(documents_); }

  void OnDocumentStart(const YAML::Mark&) override { root_ = YamlNode{}; }
  void OnDocumentEnd() override { documents_.push_back(std::move(root_)); }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    place(node_at(mark, YamlNode::Kind::null));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{mark, "aliases (*name) are not used in these files"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    YamlNode node = node_at(mark, YamlNode::Kind::scalar);
    node.scalar = value;
    node.quoted = tag == "!";
    place(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    open(mark, YamlNode::Kind::sequence, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    open(mark, YamlNode::Kind::map, style);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    YamlNode node;
    YamlNode key;
    bool has_key = false;
  };

  YamlNode node_at(const YAML::Mark& mark, YamlNode::Kind kind) const {
    YamlNode node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = character_column(mark);
    return node;
  }

  /// yaml-cpp counts bytes, people count characters.
  int character_column(const YAML::Mark& mark) const {
    if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= lines_.size()) return 1;
    const std::string_view line = lines_[static_cast<std::size_t>(mark.line)];
    const auto bytes = std::min(line.size(), static_cast<std::size_t>(std::max(mark.column, 0)));
    int column = 1;
    for (std::size_t i = 0; i < bytes; ++i)
      if ((static_cast<unsigned char>(line[i]) & 0xC0) != 0x80) ++column;
    return column;
  }

  void open(const YAML::Mark& mark, YamlNode::Kind kind, YAML::EmitterStyle::value style) {
    if (stack_.size() >= kMaxDepth) throw Refused{mark, "nested too deep"};
    Frame frame;
    frame.node = node_at(mark, kind);
    frame.node.flow = style == YAML::EmitterStyle::Flow;
    stack_.push_back(std::move(frame));
  }

  void close() {
    YamlNode node = std::move(stack_.back().node);
    stack_.pop_back();
    place(std::move(node));
  }

  void place(YamlNode node) {
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& top = stack_.back();
    if (top.node.kind == YamlNode::Kind::sequence) {
      top.node.items.push_back(std::move(node));
    } else if (!top.has_key) {
      top.key = std::move(node);
      top.has_key = true;
    } else {
      top.node.entries.push_back({std::move(top.key), std::move(node)});
      top.has_key = false;
    }
  }

  const std::vector<std::string_view>& lines_;
  YamlNode root_;
  std::vector<Frame> stack_;
  std::vector<YamlNode> documents_;
};

tl::unexpected<Failure> syntax_error(std::string_view text, const std::string& file,
                                     const YAML::Mark& mark, const std::string& message) {
  Diagnostic d{.code = "yaml-syntax",
               .file = file,
               .line = std::max(mark.line, 0) + 1,
               .message = trf("not valid YAML: {}", message),
               .remedy = tr("mend the line; text with `: `, ` #` or a leading sign needs double quotes")};
  attach_source(d, text);
  const auto bytes =
      std::min(d.source_line.size(), static_cast<std::size_t>(std::max(mark.column, 0)));
  d.column = static_cast<int>(split_characters(d.source_line.substr(0, bytes)).size()) + 1;
  return fail(ExitCode::bad_data, std::move(d));
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key.scalar == key) return &entry.value;
  return nullptr;
}

Result<std::vector<YamlNode>> parse_yaml(std::string_view text, const std::string& file) {
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    Diagnostic d{.code = "not-utf8",
                 .file = file,
                 .line = static_cast<int>(std::count(text.begin(), text.begin() + bad, '\n')) + 1,
                 .message = trf("byte {} of the file is not UTF-8", bad + 1),
                 .remedy = tr("save the file as UTF-8")};
    return fail(ExitCode::bad_data, std::move(d));
  }
  const std::vector<std::string_view> lines = split(text, '\n');
  TreeBuilder builder(lines);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Refused& refused) {
    return syntax_error(text, file, refused.mark, tr(refused.message));
  } catch (const YAML::Exception& error) {
    return syntax_error(text, file, error.mark, error.msg);
  } catch (const std::exception& error) {
    return syntax_error(text, file, YAML::Mark::null_mark(), error.what());
  }
  return builder.take();
}

Result<YamlNode> parse_yaml_document(std::string_view text, const std::string& file) {
  auto documents = parse_yaml(text, file);
  if (!documents) return pass_on(documents);
  if (documents->empty()) return YamlNode{};
  if (documents->size() > 1) {
    Diagnostic d{.code = "many-documents",
                 .file = file,
                 .line = (*documents)[1].line,
                 .column = 1,
                 .message = tr("a second YAML document begins here"),
                 .remedy = tr("keep one document in a file")};
    attach_source(d, text);
    return fail(ExitCode::bad_data, std::move(d));
  }
  return std::move(documents->front());
}

}  // namespace anjuan
