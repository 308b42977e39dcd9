#include "anjuan/settings/body_words.hpp"

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/settings/references.hpp"

namespace anjuan {
namespace {

// In the order of built_in_bodies().
constexpr const char* kWords[] = {N_("party committee"), N_("people's congress"),
                                  N_("government"),      N_("CPPCC"),
                                  N_("court"),           N_("procuratorate")};

}  // namespace

std::string body_in_words(std::string_view body) {
  const auto bodies = built_in_bodies();
  const auto known = std::find(bodies.begin(), bodies.end(), body);
  return known == bodies.end() ? std::string(body) : tr(kWords[known - bodies.begin()]);
}

}  // namespace anjuan
