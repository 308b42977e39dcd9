#include "anjuan/text/told_desk_file.hpp"

#include "anjuan/base/number.hpp"
#include "anjuan/text/flow_line.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan {

Result<std::vector<rota::ToldDesk>> read_told_desks(std::string_view text,
                                                    const std::string& file) {
  ANJUAN_TRY(document, parse_yaml_document(text, file));
  std::vector<rota::ToldDesk> all;
  if (document.kind == YamlNode::Kind::null) return all;
  YamlErrors errors(file, text);
  for_each_map(document, errors, [&](YamlMap& map) {
    rota::ToldDesk told{.desk = map.text("desk", true)};
    told.place = map.text("place");
    told.time = map.text("time");
    told.sequence = number_of(map.typed("sequence", ValueType::integer), 0);
    all.push_back(std::move(told));
  });
  if (errors.any_error()) return fail(ExitCode::bad_data, errors.take());
  return all;
}

std::string write_told_desk(const rota::ToldDesk& told) {
  FlowLine line;
  line.add("desk", told.desk);
  line.add_if("place", told.place);
  line.add_if("time", told.time);
  if (told.sequence != 0) line.add("sequence", std::to_string(told.sequence));
  return line.text();
}

}  // namespace anjuan
