#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <vector>

// The yardstick: opens and reads every file below a directory once, and does nothing else. Prints
// how many files and bytes there were.
int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<char> buffer(1 << 20);
  long files = 0;
  long bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
    if (!entry.is_regular_file()) continue;
    const int fd = open(entry.path().c_str(), O_RDONLY);
    if (fd < 0) return 1;
    ssize_t got = 0;
    while ((got = read(fd, buffer.data(), buffer.size())) > 0) bytes += got;
    close(fd);
    if (got < 0) return 1;
    ++files;
  }
  std::printf("%ld files, %ld bytes\n", files, bytes);
}
