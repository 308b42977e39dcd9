#include "view/colour.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "anjuan/base/printable.hpp"

#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

struct ColourSpec {
  Urgency urgency;
  std::string_view begin;
};

// The one table of what a colour means.
constexpr ColourSpec kColours[] = {
    {Urgency::late, "\x1b[31m"},
    {Urgency::soon, "\x1b[33m"},
};
constexpr std::string_view kColourEnd = "\x1b[0m";

constexpr std::string_view kColourWords[] = {"auto", "always", "never"};

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool decide_on_colour() {
  if (colour_wish() == "always") return true;
  if (colour_wish() == "never" || is_set("NO_COLOR")) return false;
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return writes_to_terminal() && !dumb;
}

/// The length of a colour of ours at the start of the text; 0 for anything else.
std::size_t colour_length(std::string_view text) {
  if (text.starts_with(kColourEnd)) return kColourEnd.size();
  for (const ColourSpec& one : kColours)
    if (text.starts_with(one.begin)) return one.begin.size();
  return 0;
}

}  // namespace

std::vector<std::string> colour_words() {
  return {std::begin(kColourWords), std::end(kColourWords)};
}

std::string& colour_wish() {
  static std::string wish;
  return wish;
}

bool shows_colour() {
  static const bool shows = decide_on_colour();
  return shows;
}

std::string coloured(std::string_view text, Urgency urgency) {
  const auto* spec = std::find_if(std::begin(kColours), std::end(kColours),
                                  [&](const ColourSpec& one) { return one.urgency == urgency; });
  if (spec == std::end(kColours) || text.empty() || !shows_colour()) return std::string(text);
  const std::size_t end = text.find_last_not_of('\n') + 1;
  return std::string(spec->begin) + std::string(text.substr(0, end)) + std::string(kColourEnd) +
         std::string(text.substr(end));
}

Paint row_paint(long soon_days) {
  if (!shows_colour()) return {};
  return {coloured, soon_days};
}

std::string safe_for_terminal(std::string_view text) {
  if (!shows_colour()) return escape_unprintable(text);
  std::string out;
  while (!text.empty()) {
    const std::size_t at = text.find('\x1b');
    const std::size_t ours = at == text.npos ? 0 : colour_length(text.substr(at));
    const std::size_t plain = std::min(ours > 0 ? at : at == text.npos ? at : at + 1, text.size());
    out += escape_unprintable(text.substr(0, plain));
    text.remove_prefix(plain);
    out += text.substr(0, ours);
    text.remove_prefix(ours);
  }
  return out;
}

}  // namespace anjuan::cli
