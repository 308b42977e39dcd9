#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/model/case.hpp"

// One cell of a sheet often names several people, and a few words name a matter. What people write
// into one field, as what they mean.
namespace anjuan {

/// The names of the people that a text lists: 张三丰、李四光、王五. One where it lists none that
/// can be told apart, such as an address or a firm; none when it is empty. 等5人 and 等村民 behind
/// them go.
std::vector<std::string> split_names(std::string_view text);

/// How many people a name speaks for: 5 of 张三等5人; 0 where it does not say.
int persons_named(std::string_view text);

/// The people whom the fields of one petitioner tell of. Telephones, numbers and the rest belong to
/// the names in their order; one telephone or address alone to the first, whom the office turns to.
/// Where the numbers cannot be given to the names there is a question in `problems`, with the
/// field's name as its file.
std::vector<Petitioner> split_people(const Petitioner& listed, std::vector<Diagnostic>& problems);

/// Characters that a title has at most; what is longer is a request.
inline constexpr std::size_t kTitleLength = 100;
bool is_long_title(std::string_view title);
/// What a text is about, in one line: its first sentence.
std::string first_sentence(std::string_view text);
/// The first sentence of a long title, cut; never within the name or a number of one of its people,
/// whom nobody would find again in half of it.
std::string short_title(std::string_view text, const std::vector<Petitioner>& people);

/// The node of the tree that people mean: its path whatever separates the names (> 、 - \ |), or
/// the end of a path that only one node has. Empty when there is none, or more than one.
std::string find_category(const std::vector<std::string>& tree, std::string_view text);

}  // namespace anjuan
