#include "anjuan/ledger/head_list.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "anjuan/base/number.hpp"
#include "anjuan/model/packed_head.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kMostInMemory = 16 << 20;
/// So much of each run is read at once.
constexpr std::size_t kPiece = 1 << 16;
/// What an entry takes beside its words.
constexpr std::size_t kEntry = 128;

void append_size(std::string& out, std::size_t size) {
  const auto number = static_cast<std::uint32_t>(size);
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint32_t read_size(std::string_view& bytes) {
  std::uint32_t size = 0;
  std::memcpy(&size, bytes.data(), sizeof size);
  bytes.remove_prefix(sizeof size);
  return size;
}

}  // namespace

/// Reads the entries of one run in order, a piece of the file at a time.
class HeadList::RunReader {
 public:
  RunReader(Spool& spool, Run run) : spool_(spool), run_(run) {}

  /// Goes to the next entry; false behind the last, or when the file fails.
  bool next() {
    if (!have(3 * sizeof(std::uint32_t))) return false;
    std::string_view sizes = std::string_view(piece_).substr(at_);
    entry_.key = read_size(sizes);
    const std::size_t words = read_size(sizes);
    const std::size_t packed = read_size(sizes);
    const std::size_t header = 3 * sizeof(std::uint32_t);
    if (!have(header + words + packed)) return false;
    entry_.words.assign(piece_, at_ + header, words);
    entry_.packed.assign(piece_, at_ + header + words, packed);
    at_ += header + words + packed;
    return true;
  }
  const Entry& entry() const { return entry_; }

 private:
  bool have(std::size_t bytes) {
    if (piece_.size() - at_ >= bytes) return true;
    piece_.erase(0, at_);
    at_ = 0;
    const std::size_t wanted =
        std::min<std::uint64_t>(std::max(bytes, kPiece), run_.to - run_.from);
    piece_ += spool_.read(run_.from, wanted);
    run_.from += wanted;
    return !spool_.failed() && piece_.size() >= bytes;
  }

  Spool& spool_;
  Run run_;  ///< what is still to be read
  std::string piece_;
  std::size_t at_ = 0;
  Entry entry_;
};

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
  const auto weight = [](const Entry& one) { return one.packed.size() + kEntry; };
  bytes_ += weight(entry);
  if (full) {
    std::pop_heap(entries_.begin(), entries_.end(), in_order);
    bytes_ -= weight(entries_.back());
    entries_.pop_back();
  }
  entries_.push_back(std::move(entry));
  if (limit_ > 0) std::push_heap(entries_.begin(), entries_.end(), in_order);
  if (bytes_ > kMostInMemory) end_run();
}

void HeadList::sort_entries() {
  std::sort(entries_.begin(), entries_.end(),
            [&](const Entry& a, const Entry& b) { return before(rank_of(a), rank_of(b)); });
}

void HeadList::end_run() {
  sort_entries();
  if (!spool_ && !failure_) {
    if (auto made = Spool::create())
      spool_.emplace(std::move(*made));
    else
      failure_ = made.error();
  }
  if (!failure_) {
    const std::uint64_t from = spool_->size();
    for (const Entry& entry : entries_) {
      std::string sizes;
      append_size(sizes, entry.key);
      append_size(sizes, entry.words.size());
      append_size(sizes, entry.packed.size());
      spool_->append(sizes);
      spool_->append(entry.words);
      spool_->append(entry.packed);
    }
    runs_.push_back({from, spool_->size()});
  }
  bytes_ = 0;
  entries_.clear();
}

Result<> HeadList::sort() {
  if (!spool_ && !failure_) {
    sort_entries();
    return {};
  }
  end_run();
  if (!failure_)
    if (auto finished = spool_->finish(); !finished) failure_ = finished.error();
  if (failure_) return tl::unexpected(*failure_);
  return {};
}

Result<> HeadList::for_each(const std::function<void(const HeadView&)>& each) {
  if (spool_) return merge(each);
  for (const Entry& entry : entries_) {
    const auto head = unpack_head(entry.packed);
    if (!head) return Spool::cannot_read_back("");
    each(*head);
  }
  return {};
}

Result<> HeadList::merge(const std::function<void(const HeadView&)>& each) {
  std::vector<std::unique_ptr<RunReader>> readers;
  // As heaps have it, the one to be shown next stands at the front.
  const auto behind = [&](const auto& a, const auto& b) {
    return before(rank_of(b->entry()), rank_of(a->entry()));
  };
  for (const Run& run : runs_)
    if (auto reader = std::make_unique<RunReader>(*spool_, run); reader->next())
      readers.push_back(std::move(reader));
  std::make_heap(readers.begin(), readers.end(), behind);
  for (std::size_t shown = 0; shown < size() && !readers.empty(); ++shown) {
    std::pop_heap(readers.begin(), readers.end(), behind);
    const auto head = unpack_head(readers.back()->entry().packed);
    if (!head) return Spool::cannot_read_back("");
    each(*head);
    if (readers.back()->next())
      std::push_heap(readers.begin(), readers.end(), behind);
    else
      readers.pop_back();
  }
  if (spool_->failed()) return Spool::cannot_read_back("");
  return {};
}

}  // namespace anjuan
