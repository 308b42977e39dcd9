#include "anjuan/report/source.hpp"

#include <set>

#include "anjuan/ledger/scan.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/head.hpp"

namespace anjuan {
namespace {

bool is_wanted(const ScanRequest& request, const HeadView& head) {
  return !request.wanted || request.wanted(head);
}

bool needs_history(const ScanRequest& request, const HeadView& head) {
  return request.with_history && request.with_history(head);
}

using Each = std::function<void(const HeadView& head, const Case* whole)>;

/// Cases that repeat another one wait until it is known which were registered by mistake: what
/// repeats one of those repeats nothing.
class Repeats {
 public:
  explicit Repeats(const Each& each) : each_(each) {}

  void note_voided(std::string_view id) { voided_.emplace(id); }
  /// Whether this is no time to see it.
  bool must_wait(const HeadView& head) const {
    return !all_known_ && head.has(HeadField::repeat_of);
  }
  void wait(const HeadView& head) { heads_.push_back(to_head(head)); }
  void wait(const std::string& path) { files_.push_back(path); }

  void see(HeadView head, const Case* whole) const {
    if (!voided_.contains(head[HeadField::repeat_of])) return each_(head, whole);
    head[HeadField::repeat_of] = {};
    if (whole == nullptr) return each_(head, nullptr);
    Case alone = *whole;
    alone.head[HeadField::repeat_of].clear();
    each_(to_view(alone.head), &alone);
  }
  /// Now all that were registered by mistake are known.
  template <class SeeFile>
  void finish(SeeFile see_file) {
    all_known_ = true;
    for (const Head& head : heads_) see(to_view(head), nullptr);
    for (const std::string& path : files_) see_file(path);
  }

 private:
  const Each& each_;
  std::set<std::string, std::less<>> voided_;
  std::vector<Head> heads_;
  std::vector<std::string> files_;
  bool all_known_ = false;
};

std::unique_ptr<ShownHead> shown(const ScannedCase& found, const ScanRequest& request) {
  return request.texts ? found.shown(request.audience)
                       : std::make_unique<ShownHead>(found.head, request.audience);
}

/// One file at a look back, or the whole of it as it is.
void see_file(const std::string& path, const Ledger& ledger, const ScanRequest& request,
              Repeats& repeats, std::vector<Diagnostic>& problems) {
  auto text = read_file(path);
  if (!text) {
    for (Diagnostic& d : text.error().diagnostics) problems.push_back(std::move(d));
    return;
  }
  const bool past = request.view.is_past(request.today);
  auto value = read_case_strictly(*text, path);
  if (!value) {
    for (Diagnostic& d : value.error().diagnostics) problems.push_back(std::move(d));
    return;
  }
  auto seen = past              ? case_at(*value, ledger.rules(), request.view)
              : request.records ? std::optional<Case>(*value)
                                : std::optional<Case>(in_force(std::move(*value)));
  if (!seen) return;
  const bool voided = seen->head.status() == Status::voided;
  if (voided) repeats.note_voided(seen->head[HeadField::id]);
  if (repeats.must_wait(to_view(seen->head))) return repeats.wait(path);
  if ((voided && !request.records) || !is_wanted(request, to_view(seen->head))) return;
  if (!request.texts && !needs_history(request, to_view(seen->head)))
    return repeats.see(ShownHead(to_view(seen->head), request.audience).view(), nullptr);
  if (past && request.records) seen->history = record_at(*value, request.view);
  const Case visible = shown(*seen, request.audience);
  repeats.see(to_view(visible.head), &visible);
}

}  // namespace

std::vector<Diagnostic> scan_cases(const Ledger& ledger, const ScanRequest& request,
                                   const Each& each) {
  const bool past = request.view.is_past(request.today);
  std::vector<Diagnostic> problems;
  Repeats repeats(each);
  const auto see = [&](const std::string& path) {
    see_file(path, ledger, request, repeats, problems);
  };
  if (!request.whole_cases && !(past && request.view.known_on)) {
    const auto see_head = [&](const ScannedCase& found) {
      if (past && found.speaks_of_later(request.view.as_of)) return see(found.path());
      if (found.head.status() == Status::voided)
        return repeats.note_voided(found.head[HeadField::id]);
      if (!is_wanted(request, found.head)) return;
      if (needs_history(request, found.head)) return see(found.path());
      const auto seen = shown(found, request);
      if (repeats.must_wait(seen->view()))
        repeats.wait(seen->view());
      else
        repeats.see(seen->view(), nullptr);
    };
    ScanOptions options;
    if (past) options.until = request.view.as_of;
    auto unread = scan_heads(ledger.paths(), see_head, options);
    repeats.finish(see);
    problems.insert(problems.end(), std::make_move_iterator(unread.begin()),
                    std::make_move_iterator(unread.end()));
    sort_by_position(problems);
    return problems;
  }
  for (const std::string& path : list_case_files(ledger.paths(), problems, request.view.as_of))
    see(path);
  repeats.finish(see);
  sort_by_position(problems);
  return problems;
}

}  // namespace anjuan
