#pragma once

#include <string>
#include <string_view>

#include <iconv.h>

namespace anjuan::testing {

/// The bytes of a text in GB18030, as Chinese spreadsheets write them. Every text has some.
inline std::string encode_gb18030(std::string_view utf8) {
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  std::string out(utf8.size() * 2 + 4, '\0');
  char* from = const_cast<char*>(utf8.data());  // iconv's signature; the input is not written
  char* to = out.data();
  std::size_t from_left = utf8.size();
  std::size_t to_left = out.size();
  iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  out.resize(out.size() - to_left);
  return out;
}

}  // namespace anjuan::testing
