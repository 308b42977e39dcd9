#include "anjuan/text/list_splice.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <vector>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

bool same(const YamlNode& a, const YamlNode& b) {
  if (a.kind != b.kind || a.scalar != b.scalar) return false;
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const YamlNode::Entry& x, const YamlNode::Entry& y) {
                      return same(x.key, y.key) && same(x.value, y.value);
                    });
}

/// The offset at which line `number` (1-based) starts; the end of the text when there are fewer.
std::size_t start_of_line(std::string_view text, int number) {
  std::size_t at = 0;
  for (int line = 1; line < number && at < text.size(); ++line) {
    const std::size_t end = text.find('\n', at);
    at = end == std::string_view::npos ? text.size() : end + 1;
  }
  return at;
}

/// The changed text, once it is proven to hold `wanted` and nothing else.
Result<std::string> proven(std::string text, const std::vector<YamlNode>& wanted,
                           const std::string& file) {
  const auto after = parse_yaml_document(text, file);
  if (!after ||
      !std::equal(after->items.begin(), after->items.end(), wanted.begin(), wanted.end(), same))
    return not_a_plain_list(file);
  return text;
}

}  // namespace

int last_line(const YamlNode& node) {
  int line = node.line;
  for (const YamlNode& item : node.items) line = std::max(line, last_line(item));
  for (const YamlNode::Entry& entry : node.entries) line = std::max(line, last_line(entry.value));
  return line;
}

tl::unexpected<Failure> not_a_plain_list(const std::string& file) {
  return fail(
      ExitCode::bad_data,
      Diagnostic{.code = "not-a-plain-list",
                 .file = file,
                 .message = tr("this file is not a list with each entry on lines of its own"),
                 .remedy = tr("write one entry a line, or make this change by hand")});
}

Result<std::string> append_entry(std::string_view text, std::string_view entry,
                                 const std::string& file) {
  ANJUAN_TRY(before, parse_yaml_document(text, file));
  auto added = parse_yaml_document(entry, file);
  assert(added && added->items.size() == 1);
  const std::string_view newline = text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
  std::string changed(text);
  if (!changed.empty() && changed.back() != '\n') changed += newline;
  if (!before.items.empty()) {
    const std::string_view line = text.substr(start_of_line(text, before.items.front().line));
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent != std::string_view::npos) changed.append(indent, ' ');
  }
  changed += entry.substr(0, entry.find_last_not_of('\n') + 1);
  changed += newline;
  std::vector<YamlNode> wanted = std::move(before.items);
  wanted.push_back(std::move(added->items.front()));
  return proven(std::move(changed), wanted, file);
}

Result<std::string> remove_entry(std::string_view text, std::size_t index,
                                 const std::string& file) {
  ANJUAN_TRY(before, parse_yaml_document(text, file));
  assert(index < before.items.size());
  const YamlNode& gone = before.items[index];
  const std::size_t from = start_of_line(text, gone.line);
  const std::size_t to = start_of_line(text, last_line(gone) + 1);
  std::string changed(text.substr(0, from));
  changed += text.substr(to);
  std::vector<YamlNode> wanted = std::move(before.items);
  wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(index));
  return proven(std::move(changed), wanted, file);
}

}  // namespace anjuan
