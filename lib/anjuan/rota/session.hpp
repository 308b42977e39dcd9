#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/calendar/workdays.hpp"
#include "anjuan/model/names.hpp"
#include "anjuan/model/recording.hpp"

namespace anjuan::rota {

/// Why a session stands in the rota.
enum class Origin { cover, quota, booking, filed, manual };
std::string_view to_string(Origin origin);
std::optional<Origin> parse_origin(std::string_view text);

/// Who stood in the rota at a place until the rota was set right after its day had passed.
struct Former {
  std::string official;  ///< empty: nobody
  Date until{};          ///< the day on which it was set right

  friend bool operator==(const Former&, const Former&) = default;
};

/// One official at one desk on one day. Never names a petitioner.
struct Session {
  Date date{};
  std::string desk;
  int group = 1;  ///< parallel group, from 1
  int seat = 1;   ///< place within the group, from 1; a joint session (C13) has several
  std::string kind;
  std::string official;
  std::vector<std::string> companions;
  std::string mode;     ///< form of reception (B11, B12); empty: none stated
  std::string place;    ///< where it is when not at the desk's own place, as a field visit is
  std::string case_id;  ///< of a booked session; empty otherwise
  int sequence = 0;     ///< raised whenever somebody else takes the session, or it moves
  std::string reason;   ///< why it stands although no rule lets its official receive there
  Origin origin = Origin::cover;
  std::vector<Former> former;  ///< from the first on
  bool of_others = false;      ///< held, and about no case that its official led (E3b); in no file

  friend bool operator==(const Session&, const Session&) = default;
};

/// The rota as it was known at the end of a day.
std::vector<Session> known_by(std::vector<Session> sessions, Date day);

/// By date, desk, group, seat, official.
bool before(const Session& a, const Session& b);

/// An official who cannot come. Both days inclusive.
struct Absence {
  std::string official;
  DateRange days;
  std::string reason;
  std::optional<Date> reported;   ///< when the office was told (A8)
  std::optional<Date> recorded;   ///< when that was written down; absent: when it was told
  std::string late_reason;        ///< why so late
  std::string by;                 ///< who recorded what was late
  std::optional<Date> withdrawn;  ///< when it was taken back or written anew; it counts no more

  /// When it was written down; nullopt where nothing says when.
  std::optional<Date> known_since() const { return recorded ? recorded : reported; }
  /// Whether it counted at the end of a day.
  bool known_by(Date day) const {
    return known_since().value_or(day) <= day && !(withdrawn && *withdrawn <= day);
  }
  friend bool operator==(const Absence&, const Absence&) = default;
};

/// A date that the official chose and filed with the office (D4).
struct Filing {
  std::string official;
  Date date{};
  std::string desk;
  std::string kind;
  std::string place;          ///< of its own, as a field visit has; else the desk's
  std::optional<Date> filed;  ///< when the office was told

  friend bool operator==(const Filing&, const Filing&) = default;
};

/// Who books (B13): a petitioner names an official, an official picks a case.
enum class Booker { petitioner, official };

/// A request for a session of a case with an official. The petitioner is known by the case only.
struct Booking {
  Booker by = Booker::petitioner;
  std::string official;
  std::string case_id;
  std::string desk;
  std::string kind = "appointment";
  DateRange within;         ///< the session must fall in it
  std::string reason;       ///< why, one of the office's list (D13); empty: none stated
  std::string proposed_by;  ///< who put it forward: an id or a name (D13b); empty: none stated
  std::string chosen_by;    ///< the official who chose who receives; empty: none stated

  friend bool operator==(const Booking&, const Booking&) = default;
};

/// What became of a planned session, or a session nobody had planned.
struct HeldSession {
  Date date{};
  std::string desk;
  int group = 1;
  std::string kind = "reception";
  std::vector<std::string> officials;          ///< who was there
  std::vector<std::string> companions;         ///< who sat in
  std::map<std::string, int> minutes_late;     ///< by official
  std::map<std::string, int> unit_minutes;     ///< called unit → minutes until it was there (A10)
  std::map<std::string, std::string> reasons;  ///< requirement → why it was not met (A11)
  int persons = 0;                             ///< of the largest batch received
  std::optional<Date> told;                    ///< when the petitioner was told (D14)
  std::optional<Date> briefed;                 ///< when the official was briefed (F4)
  std::string briefed_by;                      ///< phone, message, wechat … (F4b)
  std::optional<Date> confirmed;               ///< when the official confirmed (F4)
  std::optional<Date> applied;                 ///< when the petitioner asked (F5)
  std::optional<Date> planned;                 ///< when the plan for the case stood (F5)
  std::vector<std::string> invited;            ///< "party", "unit-principal" (E6)
  std::vector<std::string> units_confirmed;    ///< units that said they would come (F4b)
  std::vector<std::string> documents;          ///< kinds of documents attached (F6, C6 "opinion")
  std::vector<std::string> flags;              ///< "group", "repeated", …
  std::string mode;
  std::string place;   ///< where it was when not at the desk's own place
  std::string ground;  ///< why this case or place was chosen (A6b, HN4)
  Recording recording;
  /// What the batches say: the cases, the units made responsible, whether each has its matter.
  std::vector<std::string> cases;
  std::vector<std::string> responsible;
  bool matter = false;
  /// The officials who led one of the cases on that day; filled where a quota asks for it (E3b).
  std::vector<std::string> leads;

  friend bool operator==(const HeldSession&, const HeldSession&) = default;
};

/// What somebody reports to have held, to be compared with the records.
struct Claim {
  std::string official;  ///< empty: the office as a whole
  std::string kind;      ///< empty: every kind
  DateRange days;
  int count = 0;
  std::string source;  ///< where the claim stands
};

}  // namespace anjuan::rota

namespace anjuan {
template <>
std::span<const Named<rota::Booker>> names<rota::Booker>();
}
