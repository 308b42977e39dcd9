// Feeds the targets with the corpora of the repository: replay DIR, with a folder in it for each
// target. Each input has ten seconds and, in a build without sanitizers, two gigabytes.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

#include "fuzz/targets/targets.hpp"

namespace {

using Target = void (*)(std::string_view);
constexpr std::pair<const char*, Target> kTargets[] = {
    {"head", anjuan::fuzz::head},       {"yaml", anjuan::fuzz::yaml},
    {"toml", anjuan::fuzz::toml},       {"csv", anjuan::fuzz::csv},
    {"xlsx", anjuan::fuzz::xlsx},       {"json", anjuan::fuzz::json},
    {"form", anjuan::fuzz::form},       {"moments", anjuan::fuzz::moments},
    {"journal", anjuan::fuzz::journal},
};
constexpr unsigned kSeconds = 10;

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
#if !defined(__SANITIZE_ADDRESS__)
  const rlimit memory{std::size_t{2} << 30, std::size_t{2} << 30};
  ::setrlimit(RLIMIT_AS, &memory);
#endif
  std::size_t count = 0;
  for (const auto& [name, target] : kTargets) {
    std::vector<std::filesystem::path> inputs;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(argv[1]) / name))
      inputs.push_back(entry.path());
    std::sort(inputs.begin(), inputs.end());
    for (const auto& path : inputs) {
      std::ifstream file(path, std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(file)), {});
      // Said first: when it ends the program, the last line names it.
      std::printf("%s\n", path.c_str());
      std::fflush(stdout);
      ::alarm(kSeconds);
      target(bytes);
      ++count;
    }
    if (inputs.empty()) {
      std::printf("no corpus for %s\n", name);
      return 1;
    }
  }
  std::printf("%zu inputs\n", count);
  return 0;
}
