#include "anjuan/ledger/each_case.hpp"

#include <algorithm>

#include "anjuan/disk/file_source.hpp"
#include "anjuan/disk/read_fault.hpp"
#include "anjuan/ledger/read_ahead.hpp"

namespace anjuan {
namespace {

/// Enough that starting a thread for them does not count, few enough to be held.
constexpr std::size_t kTogether = 64;

}  // namespace

void read_case_files(const std::vector<std::string>& files,
                     const std::function<void(CaseFile&)>& each) {
  const auto load = [&](std::size_t piece) {
    std::vector<CaseFile> loaded;
    const std::size_t end = std::min((piece + 1) * kTogether, files.size());
    for (std::size_t i = piece * kTogether; i < end; ++i) {
      CaseFile file{files[i], read_stamped(files[i]), {}};
      if (file.read) file.whole = read_case(file.read->text, file.path);
      loaded.push_back(std::move(file));
    }
    return loaded;
  };
  // The objects of a commit are read by one thread.
  const bool alone =
      has_read_fault() || (!files.empty() && source_of(files.front()).source != nullptr);
  read_ahead((files.size() + kTogether - 1) / kTogether, alone ? 0 : 1, load,
             [&](std::vector<CaseFile> loaded) {
               for (CaseFile& file : loaded) each(file);
             });
}

}  // namespace anjuan
