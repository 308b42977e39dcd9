#pragma once

#include <array>
#include <cstdio>
#include <istream>
#include <memory>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>

#include "anjuan/base/decoder.hpp"
#include "anjuan/base/result.hpp"

namespace anjuan {

/// Reads the whole file once, in constant memory, and finds the encoding that all of its bytes
/// fit: a byte order mark decides; else `forced`, when given; else UTF-16 or UTF-32 where noughts
/// beside commas and digits give it away; else UTF-8 where it fits; else GB18030. Fails with
/// bad_data ("bad-encoding", at line, column and offset of the first byte that fits none, or for a
/// text that is Big5 by its characters) or io.
Result<Encoding> detect_encoding(const std::string& path, std::optional<Encoding> forced = {});

/// A text file as UTF-8, decoded on the fly, without its byte order mark.
class DecodedFile : public std::streambuf {
 public:
  /// Fails with io when the file cannot be opened.
  static Result<std::unique_ptr<DecodedFile>> open(const std::string& path, Encoding encoding);

  /// One piece more of the text at the end of `utf8`; false at the end of the file or at a failure.
  bool read_more(std::string& utf8);

  /// Why the text ended early: the file changed or the disk failed; nullptr when it did not.
  const Failure* failure() const { return failure_ ? &*failure_ : nullptr; }

  /// Back to the first character.
  void rewind();

 protected:
  int_type underflow() override;

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  DecodedFile(const std::string& path, Encoding encoding, std::FILE* file)
      : path_(path), encoding_(encoding), file_(file), decoder_(encoding) {}

  std::string path_;
  Encoding encoding_;
  std::unique_ptr<std::FILE, Closer> file_;
  Decoder decoder_;
  std::string piece_;  ///< what the streambuf's get area points into
  std::optional<Failure> failure_;
  bool ended_ = false;
};

/// The failure "cannot read" of a path, with the reason the system gave (an errno value).
Failure cannot_read(const std::string& path, int error);

}  // namespace anjuan
