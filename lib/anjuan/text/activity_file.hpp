#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/model/activity.hpp"

namespace anjuan {

struct ReadActivity {
  Activity activity;
  std::vector<Diagnostic> problems;  ///< errors and warnings, by position

  bool ok() const;  ///< no error among the problems
};

/// Reads activities/YYYY/DATE-KIND-N.yaml with every error and its place: an unknown kind or type,
/// a number that the kind does not carry, a missing document. Keys that are not known give a
/// warning; those that begin with x- belong to the office.
ReadActivity read_activity(std::string_view text, const std::string& file);

/// A whole new file. Reading it gives the activity back.
std::string write_activity(const Activity& activity);

}  // namespace anjuan
