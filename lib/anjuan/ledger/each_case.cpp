#include "anjuan/ledger/each_case.hpp"

#include <algorithm>
#include <future>

#include "anjuan/disk/file_source.hpp"
#include "anjuan/disk/read_fault.hpp"

namespace anjuan {
namespace {

/// Enough that starting a thread for them does not count, few enough to be held.
constexpr std::size_t kTogether = 64;

}  // namespace

void read_case_files(const std::vector<std::string>& files,
                     const std::function<void(CaseFile&)>& each) {
  const auto load = [&](std::size_t from) {
    std::vector<CaseFile> loaded;
    for (std::size_t i = from; i < std::min(from + kTogether, files.size()); ++i) {
      CaseFile file{files[i], read_stamped(files[i]), {}};
      if (file.read) file.whole = read_case(file.read->text, file.path);
      loaded.push_back(std::move(file));
    }
    return loaded;
  };
  // The objects of a commit are read by one thread.
  const bool alone =
      has_read_fault() || (!files.empty() && source_of(files.front()).source != nullptr);
  const auto how = alone ? std::launch::deferred : std::launch::async;
  std::future<std::vector<CaseFile>> next;
  if (!files.empty()) next = std::async(how, load, 0);
  for (std::size_t from = 0; from < files.size(); from += kTogether) {
    std::vector<CaseFile> loaded = next.get();
    if (from + kTogether < files.size()) next = std::async(how, load, from + kTogether);
    for (CaseFile& file : loaded) each(file);
  }
}

}  // namespace anjuan
