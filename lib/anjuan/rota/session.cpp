#include "anjuan/rota/session.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan::rota {
namespace {

constexpr std::pair<Origin, std::string_view> kOrigins[] = {{Origin::cover, "cover"},
                                                            {Origin::quota, "quota"},
                                                            {Origin::booking, "booking"},
                                                            {Origin::filed, "filed"},
                                                            {Origin::manual, "manual"}};

}  // namespace

std::string_view to_string(Origin origin) {
  for (const auto& [value, name] : kOrigins)
    if (value == origin) return name;
  return {};
}

std::optional<Origin> parse_origin(std::string_view text) {
  for (const auto& [value, name] : kOrigins)
    if (name == text) return value;
  return std::nullopt;
}

bool before(const Session& a, const Session& b) {
  return std::tie(a.date, a.desk, a.group, a.seat, a.official, a.kind) <
         std::tie(b.date, b.desk, b.group, b.seat, b.official, b.kind);
}

std::vector<Session> known_by(std::vector<Session> sessions, Date day) {
  for (Session& session : sessions) {
    const auto stood = std::find_if(session.former.begin(), session.former.end(),
                                    [&](const Former& one) { return one.until > day; });
    if (stood == session.former.end()) continue;
    session.official = stood->official;
    session.former.erase(stood, session.former.end());
  }
  std::erase_if(sessions, [](const Session& session) { return session.official.empty(); });
  return sessions;
}

}  // namespace anjuan::rota

namespace anjuan {
namespace {

constexpr Named<rota::Booker> kBookers[] = {
    {rota::Booker::petitioner, "petitioner", N_("petitioner"), "信访人 群众"},
    {rota::Booker::official, "official", N_("official"), "领导 领导干部"},
};

}  // namespace

template <>
std::span<const Named<rota::Booker>> names<rota::Booker>() {
  return kBookers;
}

}  // namespace anjuan
