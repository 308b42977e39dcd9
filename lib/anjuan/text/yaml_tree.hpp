#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// A YAML document with the position of everything in it. Scalars stay text: nothing is guessed to
/// be a number, a date or a boolean. The only door to yaml-cpp in the program.
struct YamlNode {
  enum class Kind { null, scalar, sequence, map };
  struct Entry;

  Kind kind = Kind::null;
  int line = 0;         ///< 1-based
  int column = 0;       ///< 1-based, in characters
  bool quoted = false;  ///< a scalar that was not plain
  bool flow = false;    ///< a sequence or map in [] or {}
  std::string scalar;
  std::vector<YamlNode> items;  ///< of a sequence
  std::vector<Entry> entries;   ///< of a map, in the order of the file, duplicates too

  bool is_scalar() const { return kind == Kind::scalar; }
  const YamlNode* find(std::string_view key) const;
};

struct YamlNode::Entry {
  YamlNode key;
  YamlNode value;
};

/// Reads a text that holds one document; an empty text is a null node. Fails (bad_data) with the
/// position when it is not YAML, holds a second document, uses references (`*name`), is nested
/// deeper than our formats ever are, or goes on with a value at the margin of the page.
Result<YamlNode> parse_yaml_document(std::string_view text, const std::string& file);

}  // namespace anjuan
