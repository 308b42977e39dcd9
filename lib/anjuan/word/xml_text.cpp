#include "anjuan/word/xml_text.hpp"

#include <pugixml.hpp>

namespace anjuan {

std::string word_xml(const pugi::xml_document& document) {
  struct Writer : pugi::xml_writer {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    void write(const void* data, std::size_t size) override {
      out.append(static_cast<const char*>(data), size);
    }
  } writer;
  for (const pugi::xml_node& node : document.children())
    if (node.type() != pugi::node_declaration) node.print(writer, "", pugi::format_raw);
  return std::move(writer.out);
}

}  // namespace anjuan
