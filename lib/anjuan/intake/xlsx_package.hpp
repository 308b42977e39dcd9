#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"

struct zip;
struct zip_file;
struct XML_ParserStruct;

namespace anjuan {

/// Attributes of one XML element.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** list) : list_(list) {}
  /// An attribute without a prefix; empty when absent.
  std::string_view get(std::string_view name) const;
  /// `r:id`, whatever the prefix: the id of a relation; empty when absent.
  std::string_view relation() const;

 private:
  const char** list_;  ///< name, value, name, value, …, nullptr
};

/// Takes the elements of one part: those in the namespace of its root, by their names without a
/// prefix. What stands in another namespace (extensions of programs) is passed over with all that
/// it holds, whatever its names.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  /// `parent` is the element around it; empty for the root.
  virtual void open(std::string_view name, std::string_view parent,
                    const XmlAttributes& attributes) = 0;
  virtual void close(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;  ///< possibly in several pieces
};

/// The zip archive that a workbook is.
class XlsxPackage {
 public:
  /// Fails with io when the file cannot be read, with bad_data when it is empty or no archive
  /// ("damaged-workbook").
  static Result<XlsxPackage> open(const std::string& path);

  const std::string& path() const { return path_; }
  bool has(const std::string& part) const { return locate(part) >= 0; }

  /// Reads a whole part. Fails with bad_data when it is absent or damaged.
  Result<> read(const std::string& part, XmlHandler& handler) const;

  /// "damaged-workbook", for what the parts do not say although they must.
  tl::unexpected<Failure> damaged(std::string_view part, std::string_view reason) const;

 private:
  friend class XmlPart;
  struct Closer {
    void operator()(zip* archive) const;
  };
  XlsxPackage(std::string path, zip* archive) : path_(std::move(path)), archive_(archive) {}

  /// The part's number in the archive, whatever the case and the slashes of its name there; -1 when
  /// it is absent (a zip library's own way to say so).
  std::int64_t locate(std::string_view part) const;

  std::string path_;
  std::unique_ptr<zip, Closer> archive_;
};

/// A part that is read piece by piece, in constant memory.
class XmlPart {
 public:
  /// `package` and `handler` must outlive the result.
  static Result<XmlPart> open(const XlsxPackage& package, const std::string& part,
                              XmlHandler& handler);

  /// Hands the elements of the next piece to the handler; false when the part has ended
  /// (and after that). Fails with bad_data when the archive or its XML is damaged, and when it is
  /// made to fill the memory: elements in elements without end, one piece of megabytes, a part a
  /// thousand times as large as its archive.
  Result<bool> pump();

 private:
  struct FileCloser {
    void operator()(zip_file* file) const;
  };
  struct ParserCloser {
    void operator()(XML_ParserStruct* parser) const;
  };
  struct Walker;
  struct WalkerDeleter {
    void operator()(Walker* walker) const;
  };
  XmlPart(const XlsxPackage& package, std::string part, zip_file* file, XmlHandler& handler);

  const XlsxPackage* package_;
  std::string part_;
  std::unique_ptr<zip_file, FileCloser> file_;
  std::unique_ptr<Walker, WalkerDeleter> walker_;
  std::unique_ptr<XML_ParserStruct, ParserCloser> parser_;
  std::uint64_t packed_ = 0;  ///< bytes of the part in the archive
  std::uint64_t read_ = 0;    ///< bytes unpacked so far
  std::uint64_t parsed_ = 0;  ///< where the parser stands among them
  bool ended_ = false;
};

}  // namespace anjuan
