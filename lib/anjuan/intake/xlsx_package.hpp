#pragma once

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
  /// By name without its prefix; empty when absent.
  std::string_view get(std::string_view name) const;

 private:
  const char** list_;  ///< name, value, name, value, …, nullptr
};

/// Takes the elements of one part. Names come without their prefix.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void open(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void close(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;  ///< possibly in several pieces
};

/// The zip archive that a workbook is.
class XlsxPackage {
 public:
  /// Fails with io when the file cannot be read, with bad_data when it is empty or no archive
  /// ("damaged-workbook", "encrypted-workbook").
  static Result<XlsxPackage> open(const std::string& path);

  const std::string& path() const { return path_; }
  bool has(const std::string& part) const;

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
  /// (and after that). Fails with bad_data when the archive or its XML is damaged.
  Result<bool> pump();

 private:
  struct FileCloser {
    void operator()(zip_file* file) const;
  };
  struct ParserCloser {
    void operator()(XML_ParserStruct* parser) const;
  };
  XmlPart(const XlsxPackage& package, std::string part, zip_file* file, XmlHandler& handler);

  const XlsxPackage* package_;
  std::string part_;
  std::unique_ptr<zip_file, FileCloser> file_;
  std::unique_ptr<XML_ParserStruct, ParserCloser> parser_;
  bool ended_ = false;
};

}  // namespace anjuan
