#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace anjuan {

enum class Language { en, zh };

/// Sets the language of every later tr(); process-wide, not thread-safe, called once at start.
void set_language(Language language);
Language language();

/// The message in the current language; the msgid itself (English) when there is no translation.
/// The result lives as long as the program. Collected by xgettext, see lib/share/i18n/README.md.
const char* tr(const char* msgid);

/// Marks a msgid that stands in a table and is handed to tr() later, so that xgettext finds it.
constexpr const char* N_(const char* msgid) { return msgid; }

/// tr() and fmt::format in one. Every translation is checked against its msgid's placeholders by
/// a unit test, so a bad translation cannot throw at run time.
template <class... Args>
std::string trf(const char* msgid, const Args&... args) {
  return fmt::format(fmt::runtime(tr(msgid)), args...);
}

/// "zh", "zh_CN", "zh_CN.UTF-8" … → zh; "en", "C", "POSIX" … → en.
Language language_from_locale(std::string_view locale);

}  // namespace anjuan
