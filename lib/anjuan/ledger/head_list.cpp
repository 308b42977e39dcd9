#include "anjuan/ledger/head_list.hpp"

#include <algorithm>

#include "anjuan/base/number.hpp"
#include "anjuan/model/packed_head.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kMostInMemory = 16 << 20;

}  // namespace

HeadList::HeadList(HeadField sort, bool descending, std::size_t limit)
    : field_(sort), descending_(descending), limit_(limit) {}

HeadList::Rank HeadList::rank_of(const Entry& entry) {
  const std::string_view words = entry.words;
  return {words.substr(0, entry.key), words.substr(entry.key)};
}

bool HeadList::before(const Rank& a, const Rank& b) const {
  if (field_ == HeadField::id) return descending_ ? a.id > b.id : a.id < b.id;
  if (a.key.empty() != b.key.empty()) return b.key.empty();
  if (a.key != b.key) {
    if (spec_of(field_).type != ValueType::integer)
      return descending_ ? a.key > b.key : a.key < b.key;
    const long x = number_of<long>(a.key);
    const long y = number_of<long>(b.key);
    if (x != y) return descending_ ? x > y : x < y;
  }
  return a.id < b.id;
}

void HeadList::add(const HeadView& head) {
  ++total_;
  const auto in_order = [&](const Entry& a, const Entry& b) {
    return before(rank_of(a), rank_of(b));
  };
  const bool full = limit_ > 0 && entries_.size() == limit_;
  const std::string_view key = field_ == HeadField::id ? std::string_view() : head[field_];
  // The last one of those kept stands at the front, as heaps have it.
  if (full && !before({key, head[HeadField::id]}, rank_of(entries_.front()))) return;
  Entry entry;
  entry.words.reserve(key.size() + head[HeadField::id].size());
  entry.words.append(key).append(head[HeadField::id]);
  entry.key = static_cast<std::uint32_t>(key.size());
  entry.packed = pack_head(head);
  entry.size = static_cast<std::uint32_t>(entry.packed.size());
  bytes_ += entry.size;
  if (full) {
    std::pop_heap(entries_.begin(), entries_.end(), in_order);
    bytes_ -= entries_.back().packed.size();
    entries_.pop_back();
  }
  entries_.push_back(std::move(entry));
  if (limit_ > 0) std::push_heap(entries_.begin(), entries_.end(), in_order);
  if (bytes_ > kMostInMemory) spill();
}

void HeadList::spill() {
  bytes_ = 0;
  if (failure_) return;
  if (!spool_) {
    auto made = Spool::create();
    if (!made) {
      failure_ = made.error();
      return;
    }
    spool_.emplace(std::move(*made));
  }
  for (Entry& entry : entries_) {
    if (entry.packed.empty()) continue;
    entry.at = spool_->append(entry.packed);
    entry.packed = std::string();
  }
}

Result<> HeadList::sort() {
  if (spool_) {
    spill();
    if (auto finished = spool_->finish(); !finished) failure_ = finished.error();
  }
  if (failure_) return tl::unexpected(*failure_);
  std::sort(entries_.begin(), entries_.end(),
            [&](const Entry& a, const Entry& b) { return before(rank_of(a), rank_of(b)); });
  return {};
}

Result<> HeadList::for_each(const std::function<void(const HeadView&)>& each) {
  std::string read;
  for (const Entry& entry : entries_) {
    if (entry.packed.empty()) {
      read = spool_->read(entry.at, entry.size);
      if (spool_->failed()) return Spool::cannot_read_back("");
    }
    const auto head = unpack_head(entry.packed.empty() ? read : entry.packed);
    if (!head) return Spool::cannot_read_back("");
    each(*head);
  }
  return {};
}

}  // namespace anjuan
