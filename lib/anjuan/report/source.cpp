#include "anjuan/report/source.hpp"

#include <algorithm>
#include <optional>
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

/// A look while it is made.
class Looking {
 public:
  Looking(const Ledger& ledger, const CaseLook& look)
      : ledger_(ledger),
        request_(look.request),
        past_(request_.view.is_past(request_.today)),
        last_month_(to_string(request_.view.as_of).substr(0, kMonth)),
        repeats_(look.each) {}

  bool goes_by_heads() const { return !request_.whole_cases && !(past_ && request_.view.known_on); }
  /// Cases that were registered in later months are not looked at.
  std::optional<Date> until() const {
    return past_ ? std::optional(request_.view.as_of) : std::nullopt;
  }

  void see(const ScannedCase& found) {
    if (past_ && is_of_later_month(found.directory)) return;
    if (past_ && found.speaks_of_later(request_.view.as_of)) return see_file(found.path());
    if (found.head.status() == Status::voided)
      return repeats_.note_voided(found.head[HeadField::id]);
    if (!is_wanted(request_, found.head)) return;
    if (needs_history(request_, found.head)) return see_file(found.path());
    const auto seen = shown(found, request_);
    if (repeats_.must_wait(seen->view()))
      repeats_.wait(seen->view());
    else
      repeats_.see(seen->view(), nullptr);
  }

  /// The whole of a file, as it was then.
  void see_file(const std::string& path) {
    auto text = read_file(path);
    if (!text) return note(text.error().diagnostics);
    auto value = read_case_strictly(*text, path);
    if (!value) return note(value.error().diagnostics);
    auto seen = past_              ? case_at(*value, ledger_.rules(), request_.view)
                : request_.records ? std::optional<Case>(*value)
                                   : std::optional<Case>(in_force(std::move(*value)));
    if (!seen) return;
    const HeadView head = to_view(seen->head);
    const bool voided = head.status() == Status::voided;
    if (voided) repeats_.note_voided(head[HeadField::id]);
    if (repeats_.must_wait(head)) return repeats_.wait(path);
    if ((voided && !request_.records) || !is_wanted(request_, head)) return;
    if (!request_.texts && !needs_history(request_, head))
      return repeats_.see(ShownHead(head, request_.audience).view(), nullptr);
    if (past_ && request_.records) seen->history = record_at(*value, request_.view);
    const Case visible = anjuan::shown(*seen, request_.audience);
    repeats_.see(to_view(visible.head), &visible);
  }

  void see_all_files() {
    for (const std::string& path : list_case_files(ledger_.paths(), problems_, request_.view.as_of))
      see_file(path);
  }

  void finish() {
    repeats_.finish([this](const std::string& path) { see_file(path); });
  }

  std::vector<Diagnostic> take_problems() { return std::move(problems_); }

 private:
  static constexpr std::size_t kMonth = std::string_view("2026-11").size();

  void note(std::vector<Diagnostic>& wrong) {
    problems_.insert(problems_.end(), std::make_move_iterator(wrong.begin()),
                     std::make_move_iterator(wrong.end()));
  }

  bool is_of_later_month(std::string_view directory) const {
    std::string month(directory.substr(directory.size() - kMonth));
    month[month.size() - 3] = '-';
    return month > last_month_;
  }

  const Ledger& ledger_;
  const ScanRequest& request_;
  const bool past_;
  const std::string last_month_;
  Repeats repeats_;
  std::vector<Diagnostic> problems_;
};

}  // namespace

std::vector<Diagnostic> scan_cases(const Ledger& ledger, const std::vector<CaseLook>& looks) {
  std::vector<Looking> all;
  for (const CaseLook& look : looks) all.emplace_back(ledger, look);
  std::vector<Looking*> by_heads;
  ScanOptions options;
  for (Looking& one : all) {
    if (!one.goes_by_heads()) {
      one.see_all_files();
      continue;
    }
    options.until = by_heads.empty()               ? one.until()
                    : options.until && one.until() ? std::max(options.until, one.until())
                                                   : std::nullopt;
    by_heads.push_back(&one);
  }
  std::vector<Diagnostic> problems;
  if (!by_heads.empty())
    problems = scan_heads(
        ledger.paths(),
        [&](const ScannedCase& found) {
          for (Looking* one : by_heads) one->see(found);
        },
        options);
  // What one look could not read the next could not either.
  std::vector<Diagnostic> of_files;
  for (Looking& one : all) {
    one.finish();
    auto wrong = one.take_problems();
    if (of_files.empty()) of_files = std::move(wrong);
  }
  problems.insert(problems.end(), std::make_move_iterator(of_files.begin()),
                  std::make_move_iterator(of_files.end()));
  sort_by_position(problems);
  return problems;
}

}  // namespace anjuan
