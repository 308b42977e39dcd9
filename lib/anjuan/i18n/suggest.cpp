#include "anjuan/i18n/suggest.hpp"

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {

std::string suggest(std::string_view word, std::span<const std::string_view> known,
                    std::string otherwise) {
  const std::string_view near = nearest(word, known);
  return near.empty() ? std::move(otherwise) : trf("did you mean {}?", near);
}

std::string suggest(std::string_view word, std::span<const std::string_view> known) {
  return suggest(word, known, trf("one of: {}", fmt::join(known, tr(", "))));
}

}  // namespace anjuan
