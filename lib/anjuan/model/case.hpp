#pragma once

#include <string>
#include <vector>

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
  bool representative = false;  ///< 代表: speaks for a group, at most five

  friend bool operator==(const Petitioner&, const Petitioner&) = default;
};

/// A paper or recording that belongs to the case, kept under attachments/.
struct Attachment {
  std::string path;
  std::string sha256;

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// A whole case file.
struct Case {
  Head head;
  std::vector<Petitioner> petitioners;
  std::vector<Attachment> attachments;
  std::string request;  ///< 诉求, free text, no trailing newline
  std::vector<Event> history;
};

}  // namespace anjuan
