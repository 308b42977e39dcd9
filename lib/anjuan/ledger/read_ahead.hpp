#pragma once

#include <cstddef>
#include <deque>
#include <future>
#include <utility>

namespace anjuan {

/// Calls `use(load(i))` for i from 0 to `count` - 1, one after the other, while threads load what
/// comes next: `ahead` of them. With 0, as where a test counts what is read, one thread does all.
template <class Load, class Use>
void read_ahead(std::size_t count, std::size_t ahead, const Load& load, const Use& use) {
  std::deque<decltype(std::async(load, std::size_t{}))> coming;
  std::size_t next = 0;
  for (std::size_t i = 0; i < count; ++i) {
    while (next < count && coming.size() < ahead)
      coming.push_back(std::async(std::launch::async, load, next++));
    if (coming.empty()) {
      use(load(i));
      continue;
    }
    auto loaded = coming.front().get();
    coming.pop_front();
    if (next < count) coming.push_back(std::async(std::launch::async, load, next++));
    use(std::move(loaded));
  }
}

}  // namespace anjuan
