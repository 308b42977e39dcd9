#pragma once

#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/rota/plan/problem.hpp"

/// Slots that a person asks for instead of the planner: a date that an official chose and filed
/// (D4), and a booking of an official for a case or of a case by an official (B13).
namespace anjuan::rota {

/// Where and how the official's self-chosen sessions are held by the quotas that ask for them: the
/// desk is empty where no quota says so or several differ. The kind is one that counts, towards as
/// many of them (at `desk`, where one is given) as possible; empty where any does.
struct SlotPlace {
  std::string desk;
  std::string kind;
};
SlotPlace self_chosen_place(const Rules& rules, const Official& official,
                            std::string_view desk = {});

/// What speaks against filing this date, everything at once: the official is unknown, not in
/// office or away, the date was filed only after it had come ("filed-late"), it is filed already
/// ("already-filed"), or `planned` has the official at another desk ("two-places"). Empty: it may
/// be filed. Of `input`, the rules, officials, absences and filings are read. A past date may be
/// filed if the office was told in time.
std::vector<Diagnostic> why_not_filed(const PlanInput& input, const Filing& filing,
                                      const std::vector<Session>& planned);

/// The [[rota.booking]] under which `by` may book at `desk`, each
/// where given, on that day. Fails (refused, "booking-not-offered") when no rule takes such
/// bookings, (usage, "which-desk") when several desks do.
Result<const BookingRule*> booking_rule(const Rules& rules, Booker by, std::string_view desk,
                                        Date applied);

/// The kind of session a booking of the case asks for on the day `applied`: by its facts (A6, HN4),
/// else the rule's.
std::string booking_kind(const Rules& rules, const BookingRule& rule, const Case& subject,
                         Date applied);

/// The last day for a session asked for on `applied`: the term of the [[rota.session-kind]] that
/// the facts of the case ask for, the next workday where they ask for an immediate one, else the
/// booking rule's term.
Date last_day_for(const Rules& rules, const BookingRule& rule, const Case& subject, Date applied,
                  const Calendar& calendar);

/// What speaks against this booking, everything at once: the case has ended or is booked with the
/// official already, the official is named in it (W22 art. 28), is no principal where the facts of
/// the case ask for one (D11, D12), cannot come on any workday of the window, or the window ends
/// later than the rule's term after `applied` (F5). Empty: it is taken. Of `input`, the rules,
/// officials, absences, calendar and bookings are read.
std::vector<Diagnostic> why_not_booked(const PlanInput& input, const Booking& booking,
                                       const BookingRule& rule, const Case& subject, Date applied);

}  // namespace anjuan::rota
