#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/audience.hpp"
#include "anjuan/model/event.hpp"
#include "anjuan/model/head.hpp"

namespace anjuan {

/// Someone who complained (信访人). Only what the registration form (登记单) asks for.
struct Petitioner {
  std::string name;
  std::string sex;
  std::string age;
  std::string id_number;  ///< 证件号
  std::string phone;
  std::string address;
  std::string former;  ///< what stood here before corrections, with ; between: no less a secret
  bool representative = false;  ///< 代表: speaks for a group, at most five

  friend bool operator==(const Petitioner&, const Petitioner&) = default;
};

/// A key of an entry in a list of a case file, and where its value is kept: as text, or as a flag
/// that is written only when it is true. The first field stands behind the dash.
template <class Entry>
struct EntryField {
  std::string_view key;
  std::string Entry::*text = nullptr;
  bool Entry::*flag = nullptr;
  bool required = false;
};

/// What a file says of a petitioner: readers and writer follow it.
inline constexpr EntryField<Petitioner> kPetitionerFields[] = {
    {"name", &Petitioner::name, nullptr, true},
    {"sex", &Petitioner::sex},
    {"age", &Petitioner::age},
    {"id_number", &Petitioner::id_number},
    {"phone", &Petitioner::phone},
    {"address", &Petitioner::address},
    {"former", &Petitioner::former},
    {"representative", nullptr, &Petitioner::representative},
};

/// A paper or recording that belongs to the case, kept under attachments/.
struct Attachment {
  std::string path;
  std::string sha256;

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

inline constexpr EntryField<Attachment> kAttachmentFields[] = {
    {"path", &Attachment::path, nullptr, true},
    {"sha256", &Attachment::sha256, nullptr, true},
};

/// A whole case file.
struct Case {
  Head head;
  std::vector<Petitioner> petitioners;
  std::vector<Attachment> attachments;
  std::string request;  ///< 诉求, free text, no trailing newline
  std::vector<Event> history;
  /// Not in the file: how secret it is today, where this is what it was on an earlier day.
  Secrecy at_least = Secrecy::open;
  /// Not in the file: cases that the whole record joins to it, where this is a part of the record.
  std::vector<std::string> joined = {};
};

}  // namespace anjuan
