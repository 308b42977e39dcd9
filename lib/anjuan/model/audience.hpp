#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace anjuan {

/// Who reads what the program writes (W22 art. 30, 46). Every output names one of them.
enum class Audience {
  clerk,       ///< the office at its desk: tells two people apart, and no more
  revealed,    ///< the office that asked for it, and what stays in its archive
  unit,        ///< the unit that handles the case
  accused,     ///< whom an accusation names
  petitioner,  ///< who complained, about their own case
  inside,      ///< what circulates among units and leaders
  published,   ///< everybody
};

/// What is seen of one kind of text.
enum class Sight {
  whole,
  stars,  ///< 李**, and the last two digits of a number
  blot,   ///< 某某 where somebody stood
  none,   ///< nothing of it
};

/// How secret a case is: by what was asked for, and by its kind.
enum class Secrecy { open, confidential, accusation };
inline constexpr std::size_t kSecrecyCount = static_cast<std::size_t>(Secrecy::accusation) + 1;

/// One row of the table: what a reader sees of the people of a case, of its title, of what was
/// written in it, and of its other facts (place, source, category). By Secrecy, in its order.
struct AudienceSpec {
  Audience audience;
  std::string_view name;
  Sight people[kSecrecyCount];
  Sight title[kSecrecyCount];
  Sight text[kSecrecyCount];
  Sight fact[kSecrecyCount];
  bool summary =
      false;  ///< of a secret case: what the clerk wrote for this reader, not the request
  bool told_of_accused = false;  ///< who is accused
};

/// The table, in Audience order.
std::span<const AudienceSpec> audience_table();
const AudienceSpec& spec_of(Audience audience);

}  // namespace anjuan
