#include "anjuan/text/roster_reader.hpp"

#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan {
namespace {

/// Reads the permanent id of an entry; every id once.
std::string read_id(YamlMap& map, YamlErrors& errors, std::set<std::string>& seen) {
  const std::string id = map.typed("id", ValueType::word);
  const YamlNode* node = map.node().find("id");
  if (node == nullptr)
    errors.add(map.node(), "missing-key", trf("the key {} is missing", "id"),
               trf("add a line `{}: …`", "id"));
  else if (!id.empty() && !seen.insert(id).second)
    errors.add(*node, "duplicate-id", trf("the id {} stands twice", id),
               tr("ids are permanent and belong to one entry"));
  return id;
}

/// Notes the words under a key as names of something.
void refer(YamlMap& map, YamlErrors& errors, std::string_view key, NameOf what,
           References& references) {
  const YamlNode* node = map.node().find(key);
  if (node == nullptr) return;
  if (node->is_scalar()) references.push_back({what, node->scalar, errors.place(*node)});
  for (const YamlNode& item : node->items)
    if (item.is_scalar()) references.push_back({what, item.scalar, errors.place(item)});
}

void read_tree(const YamlNode& node, const std::string& above, YamlErrors& errors,
               std::vector<std::string>& paths) {
  if (node.kind == YamlNode::Kind::null) return;
  if (node.kind != YamlNode::Kind::sequence) {
    errors.add(node, "wrong-type", tr("a list of category names is expected here"));
    return;
  }
  const auto take = [&](const YamlNode& name) {
    if (!name.is_scalar() || name.scalar.empty() || name.scalar.find('/') != std::string::npos) {
      errors.add(name, "bad-category", tr("a category name is one text without /"));
      return std::string();
    }
    paths.push_back(above.empty() ? name.scalar : above + "/" + name.scalar);
    return paths.back();
  };
  for (const YamlNode& item : node.items) {
    if (item.kind != YamlNode::Kind::map) {
      take(item);
      continue;
    }
    for (const auto& [name, children] : item.entries)
      if (const std::string path = take(name); !path.empty())
        read_tree(children, path, errors, paths);
  }
}

/// A list of maps, each with an id of its own.
template <class T, class Read>
Result<std::vector<T>> read_roster(std::string_view text, const std::string& file, Read read) {
  ANJUAN_TRY(document, parse_yaml_document(text, file));
  YamlErrors errors(file, text);
  std::vector<T> all;
  std::set<std::string> seen;
  for_each_map(document, errors, [&](YamlMap& map) {
    T one;
    one.id = read_id(map, errors, seen);
    read(map, errors, one);
    all.push_back(std::move(one));
  });
  if (errors.any_error()) return fail(ExitCode::bad_data, errors.take());
  return all;
}

}  // namespace

Result<std::vector<Official>> read_officials(std::string_view text, const std::string& file,
                                             References& references) {
  return read_roster<Official>(text, file, [&](YamlMap& map, YamlErrors& errors, Official& one) {
    one.name = map.text("name", true);
    one.aliases = map.texts("aliases");
    one.title = map.text("title");
    one.rank = map.text("rank");
    one.portfolio = map.texts("portfolio");
    one.areas = map.texts("areas");
    one.unit = map.typed("unit", ValueType::word);
    one.body = map.typed("body", ValueType::word);
    one.principal = map.boolean("principal").value_or(false);
    one.groups = map.texts("groups");
    one.from = map.date("from");
    one.to = map.date("to");
    if (one.from && one.to && *one.to < *one.from)
      errors.add(*map.node().find("to"), "backwards-range",
                 trf("the range ends on {}, before it begins on {}", to_string(*one.to),
                     to_string(*one.from)),
                 trf("write {}..{}", to_string(*one.to), to_string(*one.from)));
    refer(map, errors, "rank", NameOf::rank, references);
    refer(map, errors, "portfolio", NameOf::category, references);
    refer(map, errors, "unit", NameOf::unit, references);
    refer(map, errors, "body", NameOf::body, references);
  });
}

Result<std::vector<Unit>> read_units(std::string_view text, const std::string& file,
                                     References& references) {
  return read_roster<Unit>(text, file, [&](YamlMap& map, YamlErrors& errors, Unit& one) {
    one.name = map.text("name", true);
    one.aliases = map.texts("aliases");
    one.parent = map.typed("parent", ValueType::word);
    one.level = map.typed("level", ValueType::word);
    one.principal = map.typed("principal", ValueType::word);
    one.categories = map.texts("categories");
    one.areas = map.texts("areas");
    refer(map, errors, "parent", NameOf::unit, references);
    refer(map, errors, "principal", NameOf::official, references);
    refer(map, errors, "categories", NameOf::category, references);
  });
}

Result<std::vector<std::string>> read_categories(std::string_view text, const std::string& file) {
  ANJUAN_TRY(document, parse_yaml_document(text, file));
  YamlErrors errors(file, text);
  std::vector<std::string> paths;
  read_tree(document, "", errors, paths);
  if (errors.any_error()) return fail(ExitCode::bad_data, errors.take());
  return paths;
}

}  // namespace anjuan
