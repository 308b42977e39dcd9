#include "anjuan/text/yaml_tree.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

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

  /// The parser takes the end of the file for the closing quote: a file that was cut off, or one
  /// forgotten quote, would swallow all that follows without a word.
  std::optional<YAML::Mark> unclosed_quote() const {
    if (!last_quoted_) return std::nullopt;
    auto line = static_cast<std::size_t>(last_quoted_->line);
    std::size_t at = static_cast<std::size_t>(last_quoted_->column);
    if (line == 0 && lines_[0].starts_with("\xEF\xBB\xBF")) at += 3;
    if (at >= lines_[line].size()) return std::nullopt;
    const char quote = lines_[line][at++];
    if (quote != '"' && quote != '\'') return std::nullopt;  // block text
    for (; line < lines_.size(); ++line, at = 0)
      for (; at < lines_[line].size(); ++at) {
        const char c = lines_[line][at];
        const bool pair = quote == '\'' && lines_[line].substr(at, 2) == "''";
        if (pair || (quote == '"' && c == '\\'))
          ++at;
        else if (c == quote)
          return std::nullopt;
      }
    return last_quoted_;
  }

  void OnDocumentStart(const YAML::Mark&) override { root_ = YamlNode{}; }
  void OnDocumentEnd() override { documents_.push_back(std::move(root_)); }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    place(node_at(mark, YamlNode::Kind::null));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{mark, N_("aliases (*name) are not used in these files")};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    YamlNode node = node_at(mark, YamlNode::Kind::scalar);
    node.scalar = value;
    node.quoted = tag == "!";
    if (node.quoted) last_quoted_ = mark;
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
    if (stack_.size() >= kMaxDepth) throw Refused{mark, N_("nested too deep")};
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
      // The parser notices a missing value only at what follows: its place is that of the key.
      if (node.kind == YamlNode::Kind::null && node.line > top.key.line) {
        node.line = top.key.line;
        node.column = top.key.column;
      }
      top.node.entries.push_back({std::move(top.key), std::move(node)});
      top.has_key = false;
    }
  }

  const std::vector<std::string_view>& lines_;
  YamlNode root_;
  std::optional<YAML::Mark> last_quoted_;
  std::vector<Frame> stack_;
  std::vector<YamlNode> documents_;
};

/// Two people changed the same lines: git leaves both with marks around them (man git-merge).
std::optional<Diagnostic> merge_conflict(std::string_view text, const std::string& file) {
  int line = 0;
  for (std::string_view content : split(text, '\n')) {
    ++line;
    if (!content.starts_with("<<<<<<< ")) continue;
    Diagnostic d{.code = "merge-conflict",
                 .file = file,
                 .line = line,
                 .column = 1,
                 .length = 7,
                 .message = tr("a merge of git is unfinished here: the file holds both versions"),
                 .remedy = tr("keep every event of both in history, take away the lines <<<<<<<, "
                              "======= and >>>>>>>, then run `anjuan verify`")};
    attach_source(d, text);
    return d;
  }
  return std::nullopt;
}

tl::unexpected<Failure> syntax_error(std::string_view text, const std::string& file,
                                     const YAML::Mark& mark, const std::string& message) {
  if (auto conflict = merge_conflict(text, file))
    return fail(ExitCode::bad_data, std::move(*conflict));
  Diagnostic d{
      .code = "yaml-syntax",
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

/// What YAML does not allow and the parser reads in its own ways: it drops some of these bytes and
/// takes others for the end of the file.
std::size_t find_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 ? byte != 0x7f : byte == '\n' || byte == '\t') continue;
    if (byte == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    return i;
  }
  return std::string_view::npos;
}

/// A diagnostic at a byte of the text.
Diagnostic at_byte(std::string_view text, std::size_t byte, const std::string& file) {
  const std::string_view before = text.substr(0, byte);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  Diagnostic d{.file = file};
  d.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  d.column = static_cast<int>(split_characters(before.substr(line_start)).size()) + 1;
  return d;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key.scalar == key) return &entry.value;
  return nullptr;
}

Result<std::vector<YamlNode>> parse_yaml(std::string_view text, const std::string& file) {
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    Diagnostic d = at_byte(text, bad, file);
    d.code = "not-utf8";
    d.message = trf("byte {} of the file is not UTF-8", bad + 1);
    d.remedy = tr("save the file as UTF-8");
    return fail(ExitCode::bad_data, std::move(d));
  }
  if (const std::size_t bad = find_control_character(text); bad != std::string_view::npos) {
    Diagnostic d = at_byte(text, bad, file);
    d.code = "control-character";
    d.message = trf("a control character (U+{:04X}) stands here",
                    static_cast<unsigned>(static_cast<unsigned char>(text[bad])));
    d.remedy = tr("delete it; inside double quotes it may be written as \\uNNNN");
    attach_source(d, text);
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
  if (const auto mark = builder.unclosed_quote()) {
    auto failure =
        syntax_error(text, file, *mark, tr("the quote that begins here is never closed"));
    failure.value().diagnostics.front().remedy =
        tr("close it; if the file was cut off, take its last whole version from git");
    return failure;
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
