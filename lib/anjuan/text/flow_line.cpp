#include "anjuan/text/flow_line.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "anjuan/text/scalar.hpp"

namespace anjuan {
namespace {

std::string quoted(std::string_view value) {
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      text += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      text += c;
  }
  return text + "\"";
}

/// Plain where no reader can mistake it: a date or number as such, or a word.
std::string scalar(std::string_view value) {
  const bool simple = std::all_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0 || c == '.' || c == '_' || c == '-' || c == '/';
  });
  const bool digits =
      !value.empty() && value.find_first_not_of("0123456789.-") == std::string_view::npos;
  if (simple && digits) return std::string(value);
  return simple ? write_scalar(value, ValueType::text) : quoted(value);
}

}  // namespace

void FlowLine::start(std::string_view key) {
  if (!body_.empty()) body_ += ", ";
  body_ += key;
  body_ += ": ";
}

void FlowLine::add(std::string_view key, std::string_view value) {
  start(key);
  body_ += scalar(value);
}

void FlowLine::add_if(std::string_view key, std::string_view value) {
  if (!value.empty()) add(key, value);
}

void FlowLine::add_list(std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  start(key);
  body_ += "[";
  for (std::size_t i = 0; i < values.size(); ++i) body_ += (i == 0 ? "" : ", ") + scalar(values[i]);
  body_ += "]";
}

}  // namespace anjuan
