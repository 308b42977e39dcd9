#include "anjuan/model/office_duty.hpp"

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr Named<OfficeDuty> kDuties[] = {
    {OfficeDuty::activity, "activity", N_("hold")},
    {OfficeDuty::report, "report", N_("send")},
    {OfficeDuty::publication, "publication", N_("publish")},
    {OfficeDuty::reading, "reading", N_("read")},
    {OfficeDuty::batch, "batch", N_("settle the batch")},
};

}  // namespace

template <>
std::span<const Named<OfficeDuty>> names<OfficeDuty>() {
  return kDuties;
}

}  // namespace anjuan
