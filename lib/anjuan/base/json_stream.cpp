#include "anjuan/base/json_stream.hpp"

#include <nlohmann/json.hpp>

#include "anjuan/base/json.hpp"

namespace anjuan {

std::string JsonStream::begin(const nlohmann::ordered_json& document) {
  std::string text = dump(document);
  text.resize(text.size() - std::string_view("\n}\n").size());
  return text;
}

std::string JsonStream::close_list() {
  if (!in_list_) return {};
  in_list_ = false;
  return any_ ? "\n  ]" : "]";
}

std::string JsonStream::list(std::string_view name) {
  std::string text = close_list();
  in_list_ = true;
  any_ = false;
  return text.append(",\n  \"").append(name).append("\": [");
}

std::string JsonStream::entry(const nlohmann::ordered_json& value) {
  std::string text = any_ ? "," : "";
  any_ = true;
  // No text holds a line break in JSON: every one of them begins a line of the layout.
  const std::string body = dump(value);
  std::string_view rest = std::string_view(body).substr(0, body.size() - 1);
  while (true) {
    const std::size_t end = rest.find('\n');
    text.append("\n    ").append(rest.substr(0, end));
    if (end == std::string_view::npos) return text;
    rest.remove_prefix(end + 1);
  }
}

std::string JsonStream::end() {
  return close_list() + "\n}\n";
}

}  // namespace anjuan
