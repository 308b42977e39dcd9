#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/diagnostic.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/text/yaml_tree.hpp"

namespace anjuan {

/// Where the errors of one file are gathered with position and original line: all of them, up to
/// the number that anybody would read.
class YamlErrors {
 public:
  YamlErrors(std::string file, std::string_view text) : file_(std::move(file)), text_(text) {}

  Diagnostic& add(const YamlNode& at, std::string code, std::string message,
                  std::string remedy = {}, Severity severity = Severity::error);
  /// Where a node stands, without saying anything of it.
  Diagnostic place(const YamlNode& at);
  bool any_error() const { return any_error_; }
  std::vector<Diagnostic> take();  ///< sorted by position

 private:
  std::string file_;
  std::string_view text_;
  std::vector<std::string_view> lines_;
  std::vector<Diagnostic> diagnostics_;
  Diagnostic last_;  ///< that was left out
  std::size_t left_out_ = 0;
  bool any_error_ = false;
};

/// A map read key by key: wrong types, keys that stand twice and keys that nobody asked for are
/// noted. Keys that begin with `x-` belong to the office and are left alone.
class YamlMap {
 public:
  /// Notes an error when `node` is not a map; the result is then empty.
  YamlMap(const YamlNode& node, YamlErrors& errors);

  /// The value of a key, marked as known; nullptr when absent.
  const YamlNode* get(std::string_view key);
  /// The scalar of a key; empty when absent. An empty or nested value is an error.
  std::string text(std::string_view key, bool required = false);
  std::optional<Date> date(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  /// A sequence of scalars, or one scalar.
  std::vector<std::string> texts(std::string_view key);
  /// Checks that the scalar of a key fits `type`, and returns it; empty when absent or wrong.
  std::string typed(std::string_view key, ValueType type, Vocabulary choices = {});

  const YamlNode& node() const { return node_; }
  /// Notes the keys that were never asked for, with a suggestion.
  void finish(Severity severity = Severity::error);

 private:
  const YamlNode& node_;
  YamlErrors& errors_;
  std::vector<std::string_view> known_;
};

/// Notes an error and returns false when `value` does not fit `type`. Lists are not handled here.
bool check_value(const YamlNode& value, std::string_view key, ValueType type, Vocabulary choices,
                 YamlErrors& errors);

/// A sequence of maps at the top of a file, or below `key`: calls `each` for every map, and notes
/// the keys that it did not ask for.
void for_each_map(const YamlNode& sequence, YamlErrors& errors,
                  const std::function<void(YamlMap&)>& each, Severity unknown = Severity::error);

}  // namespace anjuan
