#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/model/case.hpp"

namespace anjuan {

/// Words and the files that they stand in, kept as 40 bits of a mark of the words over 24 of the
/// place of the file: a million of them take 8 MB. Two words may share a mark, so that whoever asks
/// looks into the files again.
class WordMarks {
 public:
  void add(std::string_view words, std::size_t file);
  /// Call once behind the last add().
  void sort();
  /// The files that may hold the words, in their order.
  std::vector<std::size_t> files_with(std::string_view words) const;
  /// The files of every mark that was added more than once, one of them or several.
  std::vector<std::vector<std::size_t>> shared() const;

 private:
  static constexpr int kFileBits = 24;
  static constexpr std::uint64_t kFileMask = (std::uint64_t{1} << kFileBits) - 1;
  std::vector<std::uint64_t> marks_;
};

/// What `verify` finds between cases, each of which is whole by itself: one number, source or
/// document number twice, cases that are named and not there, mergings that one side knows of.
class BetweenCases {
 public:
  /// `files`: the case files in their order; must outlive this.
  explicit BetweenCases(const std::vector<std::string>& files) : files_(files) {}

  /// Of a file that could be read, by its place among the files.
  void note(std::size_t file, const Case& value);
  /// Adds what there is to find, once all are noted. Files that share something are read again.
  void check(std::vector<Diagnostic>& findings, std::vector<Diagnostic>& warnings);

 private:
  void note_merging(std::size_t file, const Case& value);
  /// The file of a case; nullptr when there is none.
  const std::string* file_of(const std::string& id) const;
  void check_shared(const WordMarks& marks, HeadField field, std::vector<Diagnostic>& findings);
  void check_references(std::vector<Diagnostic>& findings);
  void check_mergings(std::vector<Diagnostic>& findings);
  void compare_documents(const std::vector<std::size_t>& files, std::vector<Diagnostic>& findings,
                         std::vector<Diagnostic>& warnings) const;

  struct Reference {
    std::size_t file;
    std::string id;
  };
  struct RepeatOf {
    std::size_t file;
    std::string id, first;
  };
  const std::vector<std::string>& files_;
  WordMarks ids_, sources_, documents_;
  std::vector<Reference> references_;
  std::vector<RepeatOf> repeats_;
  std::set<std::string> voided_;                            ///< registered by mistake
  std::set<std::pair<std::string, std::string>> taken_in_;  ///< from, into: as the second says
  std::map<std::string, std::string> gone_into_;            ///< as the first says
};

}  // namespace anjuan
