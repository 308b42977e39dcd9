#include "anjuan/model/audience.hpp"

namespace anjuan {
namespace {

using A = Audience;
constexpr Sight kWhole = Sight::whole;
constexpr Sight kStars = Sight::stars;
constexpr Sight kBlot = Sight::blot;
constexpr Sight kNone = Sight::none;

// Each cell holds what is seen of an open, a confidential case and an accusation.
constexpr AudienceSpec kAudiences[] = {
    {.audience = A::clerk,
     .name = "clerk",
     .people = {kStars, kStars, kStars},
     .title = {kStars, kStars, kStars},
     .text = {kStars, kStars, kStars},
     .fact = {kStars, kStars, kStars},
     .told_of_accused = true},
    {.audience = A::revealed,
     .name = "revealed",
     .people = {kWhole, kWhole, kWhole},
     .title = {kWhole, kWhole, kWhole},
     .text = {kWhole, kWhole, kWhole},
     .fact = {kWhole, kWhole, kWhole},
     .told_of_accused = true},
    {.audience = A::unit,
     .name = "unit",
     .people = {kWhole, kNone, kNone},
     .title = {kWhole, kBlot, kBlot},
     .text = {kWhole, kBlot, kBlot},
     .fact = {kWhole, kBlot, kBlot},
     .summary = true,
     .told_of_accused = true},
    {.audience = A::accused,
     .name = "accused",
     .people = {kNone, kNone, kNone},
     .title = {kNone, kNone, kNone},
     .text = {kNone, kNone, kNone},
     .fact = {kNone, kNone, kNone}},
    {.audience = A::petitioner,
     .name = "petitioner",
     .people = {kWhole, kWhole, kWhole},
     .title = {kWhole, kWhole, kWhole},
     .text = {kWhole, kWhole, kWhole},
     .fact = {kWhole, kWhole, kWhole}},
    {.audience = A::inside,
     .name = "inside",
     .people = {kNone, kNone, kNone},
     .title = {kBlot, kBlot, kNone},
     .text = {kBlot, kBlot, kNone},
     .fact = {kBlot, kBlot, kBlot}},
    {.audience = A::published,
     .name = "published",
     .people = {kNone, kNone, kNone},
     .title = {kBlot, kNone, kNone},
     .text = {kBlot, kNone, kNone},
     .fact = {kBlot, kNone, kNone}},
};

}  // namespace

std::span<const AudienceSpec> audience_table() {
  return kAudiences;
}

const AudienceSpec& spec_of(Audience audience) {
  return kAudiences[static_cast<std::size_t>(audience)];
}

}  // namespace anjuan
