#include "anjuan/desk/verify_between.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include <fmt/format.h>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/document_number.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {
namespace {

struct Again {
  std::string text;
  Case value;
};

/// nullopt for what cannot be read: that is a finding of its own.
std::optional<Again> read_again(const std::string& path) {
  auto text = read_file(path);
  auto value = text ? read_case_strictly(*text, path) : Result<Case>(pass_on(text));
  if (!value) return std::nullopt;
  return Again{std::move(*text), std::move(*value)};
}

Diagnostic& add(std::vector<Diagnostic>& findings, const std::string& path, std::string code,
                std::string message, std::string remedy) {
  Diagnostic& d = add_error(findings, std::move(code), std::move(message), std::move(remedy));
  d.file = path;
  return d;
}

}  // namespace

void WordMarks::add(std::string_view words, std::size_t file) {
  marks_.push_back(std::uint64_t{std::hash<std::string_view>()(words)} << kFileBits | file);
}

void WordMarks::sort() {
  std::sort(marks_.begin(), marks_.end());
}

std::vector<std::size_t> WordMarks::files_with(std::string_view words) const {
  const std::uint64_t mark = std::uint64_t{std::hash<std::string_view>()(words)} << kFileBits;
  std::vector<std::size_t> files;
  for (auto at = std::lower_bound(marks_.begin(), marks_.end(), mark);
       at != marks_.end() && *at >> kFileBits == mark >> kFileBits; ++at)
    if (files.empty() || files.back() != *at - mark) files.push_back(*at - mark);
  return files;
}

std::vector<std::vector<std::size_t>> WordMarks::shared() const {
  std::vector<std::vector<std::size_t>> all;
  for (auto first = marks_.begin(); first != marks_.end();) {
    const auto last = std::find_if(first, marks_.end(), [&](std::uint64_t each) {
      return each >> kFileBits != *first >> kFileBits;
    });
    if (last - first > 1) {
      all.emplace_back();
      for (; first != last; ++first)
        if (const std::size_t file = *first & kFileMask;
            all.back().empty() || all.back().back() != file)
          all.back().push_back(file);
    }
    first = last;
  }
  return all;
}

void BetweenCases::note(std::size_t file, const Case& value) {
  const std::string& id = value.head[HeadField::id];
  const std::string& first = value.head[HeadField::repeat_of];
  ids_.add(id, file);
  if (value.head.has(HeadField::source)) sources_.add(value.head[HeadField::source], file);
  if (!first.empty()) references_.push_back({file, first});
  if (value.head.status() == Status::voided)
    voided_.insert(id);
  else if (!first.empty())
    repeats_.push_back({file, id, first});
  for (const Event& event : in_force(value.history))
    if (const std::string number = plain_number(event.get("document")); !number.empty())
      documents_.add(number, file);
  note_merging(file, value);
}

/// Who says that which case went into which: both must.
void BetweenCases::note_merging(std::size_t file, const Case& value) {
  const std::string& id = value.head[HeadField::id];
  for (const Event& event : in_force(value.history)) {
    if (event.kind != EventKind::merged) continue;
    const std::string from(event.get("from"));
    const std::string undone(event.get("undone"));
    const std::string into(event.get("into"));
    for (const std::string& other : {into, undone})
      if (!other.empty()) references_.push_back({file, other});
    if (!from.empty()) taken_in_.insert({from, id});
    if (!undone.empty()) taken_in_.erase({undone, id});
    if (!into.empty() && value.head.status() == Status::merged) gone_into_[id] = into;
  }
}

void BetweenCases::check(std::vector<Diagnostic>& findings, std::vector<Diagnostic>& warnings) {
  for (WordMarks* marks : {&ids_, &sources_, &documents_}) marks->sort();
  check_shared(ids_, HeadField::id, findings);
  check_shared(sources_, HeadField::source, findings);
  check_references(findings);
  check_mergings(findings);
  for (const auto& files : documents_.shared()) compare_documents(files, findings, warnings);
}

const std::string* BetweenCases::file_of(const std::string& id) const {
  for (const std::size_t file : ids_.files_with(id)) {
    if (case_id_of(files_[file]) == id) return &files_[file];
    // Its name may be wrong.
    if (const auto found = read_again(files_[file]);
        found && found->value.head[HeadField::id] == id)
      return &files_[file];
  }
  return nullptr;
}

void BetweenCases::check_shared(const WordMarks& marks, HeadField field,
                                std::vector<Diagnostic>& findings) {
  for (const auto& files : marks.shared()) {
    std::map<std::string, std::string> holders;
    for (const std::size_t file : files) {
      const auto found = read_again(files_[file]);
      if (!found) continue;
      const std::string& words = found->value.head[field];
      const auto [first, is_new] = holders.emplace(words, files_[file]);
      if (is_new) continue;
      if (field == HeadField::id)
        add(findings, files_[file], "duplicate-id",
            trf("the number {} is also that of {}", words, first->second),
            tr("give one of the two the next free number"));
      else
        add(findings, files_[file], "duplicate-source",
            trf("the source {} is also that of {}", words, first->second),
            tr("merge the two cases: anjuan merge"));
    }
  }
}

void BetweenCases::check_references(std::vector<Diagnostic>& findings) {
  for (const auto& [file, id] : references_)
    if (file_of(id) == nullptr)
      add(findings, files_[file], "no-such-case", trf("the case {} is not in the ledger", id),
          tr("correct the number, or bring the case in"));
  for (const auto& [file, id, first] : repeats_)
    if (voided_.contains(first))
      add(findings, files_[file], "repeats-voided",
          trf("{} repeats {}, which was registered by mistake: no figure counts it as a repeat", id,
              first),
          trf("`anjuan correct {} --repeat-of CASE --reason …` names the case with which the "
              "matter began, --repeat-of none says that there is none",
              id));
}

void BetweenCases::check_mergings(std::vector<Diagnostic>& findings) {
  const auto complain = [&](const std::string& says, const std::string& silent) {
    const std::string* const path = file_of(says);
    if (path == nullptr || file_of(silent) == nullptr) return;
    add(findings, *path, "one-sided-merging",
        trf("the merging with {} stands in one of the two files only", silent),
        trf("take the other file from git, or take the merging back and repeat it: {}",
            "anjuan merge --undo"));
  };
  for (const auto& [id, into] : gone_into_)
    if (!taken_in_.contains({id, into})) complain(id, into);
  for (const auto& [from, id] : taken_in_)
    if (const auto gone = gone_into_.find(from); gone == gone_into_.end() || gone->second != id)
      complain(id, from);
}

/// One number, one document.
void BetweenCases::compare_documents(const std::vector<std::size_t>& files,
                                     std::vector<Diagnostic>& findings,
                                     std::vector<Diagnostic>& warnings) const {
  struct Holder {
    std::string id, path, words;
    bool imported = false;
  };
  std::map<std::string, Holder> holders;
  for (const std::size_t file : files) {
    const std::string& path = files_[file];
    const auto found = read_again(path);
    if (!found) continue;
    const std::string& id = found->value.head[HeadField::id];
    for (const Event& event : in_force(found->value.history)) {
      const std::string number = plain_number(event.get("document"));
      if (number.empty() || !std::ranges::equal(documents_.files_with(number), files)) continue;
      const Holder here{id, path, fmt::format("{}, {}", id, tr(spec_of(event.kind).label)),
                        event.is_true("imported")};
      const auto [known, is_new] = holders.emplace(number, here);
      // A case that stands twice is told of as such.
      if (is_new || (known->second.id == id && known->second.path != path)) continue;
      Diagnostic d{.code = "document-taken", .file = path, .line = event.line};
      d.message = trf("{}: the number {} is that of another document ({})", id,
                      event.get("document"), known->second.words);
      d.rule = tr("one number, one document");
      d.remedy =
          tr("compare them with the papers; the event with the wrong number is taken out "
             "with `anjuan void` and recorded anew");
      attach_source(d, found->text);
      // Another system may have kept one number for several papers.
      if (here.imported && known->second.imported) d.severity = Severity::warning;
      (d.severity == Severity::warning ? warnings : findings).push_back(std::move(d));
    }
  }
}

}  // namespace anjuan
