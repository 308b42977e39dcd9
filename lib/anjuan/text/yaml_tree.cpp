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
struct SecondDocument {
  YAML::Mark mark;
};

/// Builds the tree from yaml-cpp's events. Its own document model loses duplicate keys and
/// whether a scalar was quoted.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const std::vector<std::string_view>& lines) : lines_(lines) {
    // No text has more events than two for each of its characters and a few for its document.
    events_left_ = 16;
    for (const std::string_view line : lines) events_left_ += 2 * (line.size() + 1);
  }

  YamlNode take() { return std::move(root_); }

  /// Where a quoted text goes on at the margin. YAML wants it indented; the parser does not mind,
  /// but whoever reads or edits the file by its lines takes it for a key.
  std::optional<YAML::Mark> at_margin() const {
    for (const YAML::Mark& begin : quoted_) {
      const int end = end_of_quote(begin).value_or(begin.line);
      for (int line = begin.line + 1; line <= end; ++line)
        if (stands_at_margin(lines_[static_cast<std::size_t>(line)])) return mark_of(line);
    }
    if (root_.flow || root_.is_scalar() || root_.kind == YamlNode::Kind::null) return std::nullopt;
    // All that may begin at the margin: keys of the map or dashes of a list, comments, the marks of
    // a document.
    std::vector<bool> has_key(lines_.size() + 1);
    for (const YamlNode::Entry& entry : root_.entries)
      has_key[std::min(static_cast<std::size_t>(entry.key.line), lines_.size())] = true;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      std::string_view line = lines_[i];
      if (i == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      if (!stands_at_margin(line) || has_key[i + 1] || line[0] == '#' || line[0] == '%') continue;
      if (line[0] == '-' && (line.size() == 1 || line[1] == ' ' || line[1] == '\t' ||
                             line[1] == '\r' || line.starts_with("---")))
        continue;
      if (!line.starts_with("...")) return mark_of(static_cast<int>(i));
    }
    return std::nullopt;
  }

  /// The parser takes the end of the file for the closing quote: a file that was cut off, or one
  /// forgotten quote, would swallow all that follows without a word.
  std::optional<YAML::Mark> unclosed_quote() const {
    if (quoted_.empty() || end_of_quote(quoted_.back())) return std::nullopt;
    return quoted_.back();
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    // Where no value can begin, as at a stray comma, the parser ends an empty document and begins
    // the next one at the same place, for ever.
    if (begun_ && (mark.pos == begun_->pos || is_stray(mark)))
      throw Refused{mark, N_("no value can begin here")};
    if (begun_) throw SecondDocument{mark};
    begun_ = mark;
  }
  void OnDocumentEnd() override {}
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
    if (node.quoted && is_quote(mark)) quoted_.push_back(mark);
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

  YamlNode node_at(const YAML::Mark& mark, YamlNode::Kind kind) {
    if (events_left_-- == 0) throw Refused{mark, N_("no value can begin here")};
    YamlNode node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = character_column(mark);
    return node;
  }

  bool is_stray(const YAML::Mark& mark) const {
    const std::string_view line = lines_[static_cast<std::size_t>(mark.line)];
    const std::size_t at = byte_of(mark);
    return at < line.size() && (line[at] == ',' || line[at] == ']' || line[at] == '}');
  }

  static bool stands_at_margin(std::string_view line) {
    return !line.empty() && line[0] != ' ' && line[0] != '\t' && line[0] != '\r';
  }

  static YAML::Mark mark_of(int line) {
    YAML::Mark mark;
    mark.line = line;
    return mark;
  }

  /// The byte of its line at which a scalar begins.
  std::size_t byte_of(const YAML::Mark& mark) const {
    const auto at = static_cast<std::size_t>(mark.column);
    return mark.line == 0 && lines_[0].starts_with("\xEF\xBB\xBF") ? at + 3 : at;
  }

  /// False for block text, which the parser tags like a quoted one.
  bool is_quote(const YAML::Mark& mark) const {
    const std::string_view line = lines_[static_cast<std::size_t>(mark.line)];
    const std::size_t at = byte_of(mark);
    return at < line.size() && (line[at] == '"' || line[at] == '\'');
  }

  /// The line (from 0) of the closing quote; nullopt when there is none.
  std::optional<int> end_of_quote(const YAML::Mark& mark) const {
    auto line = static_cast<std::size_t>(mark.line);
    std::size_t at = byte_of(mark);
    const char quote = lines_[line][at++];
    for (; line < lines_.size(); ++line, at = 0)
      for (; at < lines_[line].size(); ++at) {
        const char c = lines_[line][at];
        const bool pair = quote == '\'' && lines_[line].substr(at, 2) == "''";
        if (pair || (quote == '"' && c == '\\'))
          ++at;
        else if (c == quote)
          return static_cast<int>(line);
      }
    return std::nullopt;
  }

  /// yaml-cpp counts bytes, people count characters. The count goes on from the last one on the
  /// line: a file may be one line of a megabyte.
  int character_column(const YAML::Mark& mark) {
    if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= lines_.size()) return 1;
    const std::string_view line = lines_[static_cast<std::size_t>(mark.line)];
    const auto bytes = std::min(line.size(), static_cast<std::size_t>(std::max(mark.column, 0)));
    if (mark.line != counted_.line || bytes < counted_.bytes) counted_ = {mark.line, 0, 1};
    for (; counted_.bytes < bytes; ++counted_.bytes)
      if ((static_cast<unsigned char>(line[counted_.bytes]) & 0xC0) != 0x80) ++counted_.column;
    return counted_.column;
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
      if (node.kind == YamlNode::Kind::null && !top.node.flow) check_colon(top.key);
      if (node.kind == YamlNode::Kind::null && node.line > top.key.line) {
        node.line = top.key.line;
        node.column = top.key.column;
      }
      top.node.entries.push_back({std::move(top.key), std::move(node)});
      top.has_key = false;
    }
  }

  /// The parser takes a last line that is only a word for a key without a value: often it is the
  /// end of the text above, which was not indented.
  void check_colon(const YamlNode& key) const {
    if (key.quoted || !key.is_scalar()) return;
    const std::string_view line = lines_[static_cast<std::size_t>(key.line - 1)];
    const std::size_t at = line.find(key.scalar);
    if (at == std::string_view::npos) return;
    const std::size_t behind = line.find_first_not_of(" \t", at + key.scalar.size());
    if (behind != std::string_view::npos && line[behind] == ':') return;
    YAML::Mark mark = mark_of(key.line - 1);
    mark.column = static_cast<int>(at);
    throw Refused{mark, N_("neither a key with its colon nor text that is indented")};
  }

  const std::vector<std::string_view>& lines_;
  YamlNode root_;
  std::optional<YAML::Mark> begun_;  ///< where the document begins
  std::vector<YAML::Mark> quoted_;
  std::size_t events_left_ = 0;
  struct {
    int line = 0;
    std::size_t bytes = 0;
    int column = 1;
  } counted_;
  std::vector<Frame> stack_;
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

Result<YamlNode> parse_yaml_document(std::string_view text, const std::string& file) {
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
  } catch (const SecondDocument& second) {
    Diagnostic d{.code = "many-documents",
                 .file = file,
                 .line = second.mark.line + 1,
                 .column = 1,
                 .message = tr("a second YAML document begins here"),
                 .remedy = tr("keep one document in a file")};
    attach_source(d, text);
    return fail(ExitCode::bad_data, std::move(d));
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
  if (const auto mark = builder.at_margin()) {
    auto failure = syntax_error(text, file, *mark, tr("a value goes on at the margin here"));
    failure.value().diagnostics.front().remedy =
        tr("put blanks before the line, more than its key has");
    return failure;
  }
  return builder.take();
}

}  // namespace anjuan
