#include "anjuan/disk/file_source.hpp"

#include <algorithm>

namespace anjuan {
namespace {

using Mount = std::pair<std::string, std::shared_ptr<const FileSource>>;

std::vector<Mount>& mounts() {
  static std::vector<Mount> all;
  return all;
}

}  // namespace

MountedFiles::MountedFiles(std::string prefix, std::shared_ptr<const FileSource> source)
    : prefix_(std::move(prefix)) {
  mounts().emplace_back(prefix_, std::move(source));
}

MountedFiles::~MountedFiles() {
  std::erase_if(mounts(), [&](const Mount& mount) { return mount.first == prefix_; });
}

SourcePath source_of(std::string_view path) {
  for (const auto& [prefix, source] : mounts()) {
    if (!path.starts_with(prefix)) continue;
    std::string_view rest = path.substr(prefix.size());
    while (rest.starts_with('/')) rest.remove_prefix(1);
    while (rest.ends_with('/')) rest.remove_suffix(1);
    return {source.get(), rest};
  }
  return {};
}

}  // namespace anjuan
