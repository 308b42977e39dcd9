#include "anjuan/base/text.hpp"

#include <algorithm>
#include <array>

#include <utf8proc.h>

namespace anjuan {
namespace {

const utf8proc_uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

/// Reads one character; returns its length in bytes, 0 when the bytes are not UTF-8.
std::size_t read_character(std::string_view text, utf8proc_int32_t& character) {
  const auto length =
      utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &character);
  return length > 0 ? static_cast<std::size_t>(length) : 0;
}

std::size_t width_of(utf8proc_int32_t character) {
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character)));
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view bytes) {
  const auto byte = [&](std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
  };
  const auto follows = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
  std::size_t at = 0;
  while (at < bytes.size()) {
    const unsigned first = byte(at);
    if (first < 0x80) {
      ++at;
    } else if (first >= 0xC2 && first < 0xE0) {
      if (!follows(at + 1)) return at;
      at += 2;
    } else if (first >= 0xE0 && first < 0xF0) {
      const unsigned second = byte(at + 1);
      const bool overlong = first == 0xE0 && second < 0xA0;
      const bool surrogate = first == 0xED && second >= 0xA0;
      if (!follows(at + 1) || !follows(at + 2) || overlong || surrogate) return at;
      at += 3;
    } else if (first >= 0xF0 && first < 0xF5) {
      const unsigned second = byte(at + 1);
      const bool out_of_range =
          (first == 0xF0 && second < 0x90) || (first == 0xF4 && second >= 0x90);
      if (!follows(at + 1) || !follows(at + 2) || !follows(at + 3) || out_of_range) return at;
      at += 4;
    } else {
      return at;
    }
  }
  return std::string_view::npos;
}

bool is_utf8(std::string_view bytes) {
  return find_invalid_utf8(bytes) == std::string_view::npos;
}

std::vector<std::string> split_characters(std::string_view utf8) {
  std::vector<std::string> characters;
  while (!utf8.empty()) {
    utf8proc_int32_t character = 0;
    const std::size_t length = read_character(utf8, character);
    characters.push_back(length > 0 ? std::string(utf8.substr(0, length)) : "\xEF\xBF\xBD");
    utf8.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return characters;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t cells = 0;
  while (!utf8.empty()) {
    utf8proc_int32_t character = 0;
    const std::size_t length = read_character(utf8, character);
    cells += length > 0 ? width_of(character) : 1;
    utf8.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return cells;
}

std::string pad_right(std::string_view utf8, std::size_t cells) {
  const std::size_t width = display_width(utf8);
  return std::string(utf8) + std::string(width < cells ? cells - width : 0, ' ');
}

std::string pad_left(std::string_view utf8, std::size_t cells) {
  const std::size_t width = display_width(utf8);
  return std::string(width < cells ? cells - width : 0, ' ') + std::string(utf8);
}

std::string truncate(std::string_view utf8, std::size_t cells) {
  if (display_width(utf8) <= cells) return std::string(utf8);
  std::string out;
  std::size_t used = 0;
  for (const std::string& character : split_characters(utf8)) {
    const std::size_t width = display_width(character);
    if (used + width + 1 > cells) break;
    out += character;
    used += width;
  }
  return cells == 0 ? out : out + "…";
}

std::string to_half_width(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    utf8proc_int32_t character = 0;
    const std::size_t length = std::max<std::size_t>(read_character(utf8, character), 1);
    if (character >= 0xFF01 && character <= 0xFF5E)
      out += static_cast<char>(character - 0xFF01 + 0x21);
    else if (character == 0x3000)
      out += ' ';
    else
      out += utf8.substr(0, length);
    utf8.remove_prefix(length);
  }
  return out;
}

std::string_view trim(std::string_view utf8) {
  static constexpr std::array<std::string_view, 9> kBlanks = {
      " ", "\t", "\n", "\r", "\v", "\f", "\xE3\x80\x80", "\xC2\xA0", "\xEF\xBB\xBF"};
  for (bool again = true; again;) {
    again = false;
    for (std::string_view blank : kBlanks) {
      while (utf8.starts_with(blank)) utf8.remove_prefix(blank.size()), again = true;
      while (utf8.ends_with(blank)) utf8.remove_suffix(blank.size()), again = true;
    }
  }
  return utf8;
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator, start)) {
    parts.push_back(text.substr(start, at - start));
    start = at + 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(to_lower(word), to_lower(candidate));
    // Two short words with nothing in common are not a suggestion.
    if (distance < best_distance && distance < candidate.size()) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace anjuan
