#include "anjuan/i18n/i18n.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>

#include "anjuan/i18n/resource.hpp"

// gettext's own run time needs an installed locale and a file on disk; a cron job on a minimal
// machine has neither. The catalogue is built by gettext's tools, carried in the binary, and read
// here: a GNU .mo is two sorted tables of (length, offset).
namespace anjuan {
namespace {

class Catalogue {
 public:
  explicit Catalogue(std::string_view bytes) : bytes_(bytes) {
    if (bytes.size() < 28 || word(0) != 0x950412deU) return;
    count_ = word(8);
    originals_ = word(12);
    translations_ = word(16);
  }

  const char* find(std::string_view msgid) const {
    std::uint32_t low = 0;
    std::uint32_t high = count_;
    while (low < high) {
      const std::uint32_t middle = (low + high) / 2;
      const int order = entry(originals_, middle).compare(msgid);
      if (order == 0) return entry(translations_, middle).data();
      (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
    }
    return nullptr;
  }

 private:
  std::uint32_t word(std::size_t at) const {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes_.data() + at, sizeof value);
    return value;
  }
  std::string_view entry(std::uint32_t table, std::uint32_t index) const {
    return bytes_.substr(word(table + index * 8 + 4), word(table + index * 8));
  }

  std::string_view bytes_;
  std::uint32_t count_ = 0;
  std::uint32_t originals_ = 0;
  std::uint32_t translations_ = 0;
};

Language g_language = Language::en;

}  // namespace

void set_language(Language chosen) {
  g_language = chosen;
}
Language language() {
  return g_language;
}

const char* tr(const char* msgid) {
  if (g_language == Language::en || *msgid == '\0') return msgid;
  static const Catalogue catalogue(find_resource("i18n/zh_CN.mo").value_or(""));
  const char* found = catalogue.find(msgid);
  return found != nullptr && *found != '\0' ? found : msgid;
}

Language language_from_locale(std::string_view locale) {
  return locale.starts_with("zh") ? Language::zh : Language::en;
}

}  // namespace anjuan
