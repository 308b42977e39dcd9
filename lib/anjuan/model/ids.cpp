#include "anjuan/model/ids.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kMainStation = "main";

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_office_code(std::string_view text) {
  return !text.empty() && text.size() <= 12 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

std::optional<CaseId> parse_case_id(std::string_view text) {
  // From the right, since only the tail has a fixed width: -YYYY-NNNNNN.
  if (text.size() < 13 || text[text.size() - 7] != '-' || text[text.size() - 12] != '-')
    return std::nullopt;
  CaseId id;
  id.code = text.substr(0, text.size() - 12);
  const std::string_view year = text.substr(text.size() - 11, 4);
  std::string_view number = text.substr(text.size() - 6);
  if (is_station_letter(number.substr(0, 1))) {
    id.station = number[0];
    number.remove_prefix(1);
  }
  if (!is_office_code(id.code) || !all_digits(year) || !all_digits(number)) return std::nullopt;
  id.year = number_of(year);
  id.number = number_of(number);
  if (id.number == 0) return std::nullopt;
  return id;
}

std::string to_string(const CaseId& id) {
  if (id.station != '\0')
    return fmt::format("{}-{:04}-{}{:05}", id.code, id.year, id.station, id.number);
  return fmt::format("{}-{:04}-{:06}", id.code, id.year, id.number);
}

bool is_station_letter(std::string_view text) {
  return text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z';
}

std::string station_file(std::string_view letter) {
  return fmt::format("{}\n", letter.empty() ? kMainStation : letter);
}

std::optional<char> parse_station_file(std::string_view text) {
  const std::string_view word = trim(text);
  if (word == kMainStation) return '\0';
  return is_station_letter(word) ? std::optional(word[0]) : std::nullopt;
}

bool is_identifier(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

}  // namespace anjuan
