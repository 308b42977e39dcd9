# Writes OUT, a C++ file with one byte array for each "name=path" line of LIST.
file(STRINGS ${LIST} entries)
set(arrays "")
set(table "")
set(index 0)
foreach(entry IN LISTS entries)
  string(FIND "${entry}" "=" at)
  string(SUBSTRING "${entry}" 0 ${at} name)
  math(EXPR at "${at} + 1")
  string(SUBSTRING "${entry}" ${at} -1 path)
  file(READ ${path} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  # A trailing zero keeps empty files legal; the size below leaves it out.
  string(APPEND arrays "const unsigned char kData${index}[] = {${bytes}0};\n")
  string(APPEND table
         "    {\"${name}\", {reinterpret_cast<const char*>(kData${index}), sizeof kData${index} - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUT} "#include \"anjuan/i18n/resource.hpp\"
namespace anjuan {
namespace {
${arrays}
const Resource kResources[] = {
${table}};
}  // namespace
std::span<const Resource> resources() { return kResources; }
}  // namespace anjuan
")
