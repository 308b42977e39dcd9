#include "anjuan/disk/paths.hpp"

#include <fmt/format.h>

namespace anjuan {

LedgerPaths LedgerPaths::at(std::string_view directory) {
  if (directory.empty() || directory == ".") return {""};
  std::string root(directory);
  if (!root.ends_with('/')) root += '/';
  return {root};
}

std::string LedgerPaths::numbers(std::string_view series) const {
  return fmt::format("{}numbers/{}.txt", root, series);
}

std::string LedgerPaths::private_numbers(std::string_view series) const {
  return fmt::format("{}.anjuan/numbers/{}.txt", root, series);
}

std::string LedgerPaths::case_file(std::string_view id, Date day) const {
  return fmt::format("{}cases/{:04}/{:02}/{}.yaml", root, year_of(day), month_of(day), id);
}

}  // namespace anjuan
