#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// How a paragraph of a paper stands on the sheet of GB/T 9704.
enum class WordStyle {
  text,        ///< 仿宋 三号, first line two characters in
  masthead,    ///< red, who writes it
  numero,      ///< its number, centred, over the red line
  title,       ///< 小标宋 二号, centred
  to,          ///< whom it speaks to, from the edge
  heading,     ///< over a table or a chapter
  item,        ///< one of a numbered list
  enclosed,    ///< 附件
  signer,      ///< who signs, centred over the date
  sign_date,   ///< four characters from the edge
  contact,     ///< 联系人
  foot,        ///< receipt
  imprint,     ///< 抄送, between two lines
  numbers,     ///< one text left, one right, with a tab between
  meta,        ///< a small centred line
  note,        ///< small text below
  cell,        ///< in a table
  cell_head,   ///< its heading
  cell_right,  ///< a number, or a line to sign on
};

struct WordCell {
  std::string text;
  WordStyle style = WordStyle::cell;
  int span = 1;
};

/// Writes one Word file, from the top: the geometry of GB/T 9704, page numbers below, fonts by the
/// names that offices have. Texts are escaped; a line break in one begins a new paragraph.
class WordSheet {
 public:
  void paragraph(WordStyle style, std::string_view text);

  /// Widths in twentieths of a point; together at most text_width().
  void open_table(std::span<const int> widths);
  /// A row: on every page again (`head`), at least so high (0: as its text needs).
  void row(std::span<const WordCell> cells, bool head = false, int height_mm = 0);
  void close_table();

  void set_landscape() { landscape_ = true; }
  int text_width() const;

  /// The file's bytes.
  Result<std::string> file() const;

 private:
  std::string body_;
  std::vector<int> widths_;  ///< of the open table
  bool landscape_ = false;
};

/// The name that a style has in the file.
std::string_view word_style_id(WordStyle style);

}  // namespace anjuan
