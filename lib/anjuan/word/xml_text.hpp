#pragma once

#include <string>

namespace pugi {
class xml_document;
}

namespace anjuan {

/// A tree as a part of a Word file: with one declaration, and no blanks between elements.
std::string word_xml(const pugi::xml_document& document);

}  // namespace anjuan
