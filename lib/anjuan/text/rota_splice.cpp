#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/text/flow_line.hpp"
#include "anjuan/text/list_splice.hpp"
#include "anjuan/text/rota_file.hpp"
#include "anjuan/text/yaml_tree.hpp"

// A month of the rota is rewritten line by line: what nobody changed keeps its bytes, with the
// comments of the office and the keys that belong to it.
namespace anjuan {
namespace {

/// One entry as it stands in the file, and what is to become of it.
struct Entry {
  std::size_t first = 0;  ///< its lines, 0-based, both inclusive
  std::size_t last = 0;
  const YamlNode* node = nullptr;
  rota::Session session;
  std::optional<rota::Session> wanted;  ///< nullopt: it goes
  std::vector<rota::Session> behind;    ///< new ones that follow it
};

auto place_of(const rota::Session& session) {
  return std::tie(session.date, session.desk, session.group, session.seat);
}

/// The office's own keys of an entry, such as x-room. False when one holds more than a value or a
/// list of values.
bool add_own_keys(const YamlNode& entry, FlowLine& line) {
  for (const auto& [key, value] : entry.entries) {
    if (!key.scalar.starts_with("x-")) continue;
    if (value.kind == YamlNode::Kind::sequence) {
      std::vector<std::string> values;
      for (const YamlNode& item : value.items) {
        if (!item.is_scalar()) return false;
        values.push_back(item.scalar);
      }
      line.add_list(key.scalar, values);
    } else if (value.is_scalar()) {
      line.add(key.scalar, value.scalar);
    } else {
      return false;
    }
  }
  return true;
}

class MonthSplicer {
 public:
  MonthSplicer(std::string_view text, const YamlNode& sessions)
      : lines_(split(text, '\n')), sessions_(sessions) {
    if (!lines_.empty() && lines_.back().empty()) lines_.pop_back();
  }

  /// nullopt when the file is not laid out with each entry on lines of its own.
  std::optional<std::string> run(const std::vector<rota::Session>& was,
                                 std::vector<rota::Session> wanted) {
    if (!find_entries(was)) return std::nullopt;
    std::sort(wanted.begin(), wanted.end(), rota::before);
    match(wanted);
    return write();
  }

 private:
  bool find_entries(const std::vector<rota::Session>& was) {
    if (was.size() != sessions_.items.size() || sessions_.flow) return false;
    for (std::size_t i = 0; i < was.size(); ++i) {
      Entry entry{.node = &sessions_.items[i], .session = was[i]};
      entry.first = static_cast<std::size_t>(entry.node->line) - 1;
      entry.last = static_cast<std::size_t>(last_line(*entry.node)) - 1;
      if (entry.last >= lines_.size() || !trim(lines_[entry.first]).starts_with("- ")) return false;
      // A flow map may close on a later line than its last value.
      while (entry.node->flow && entry.last + 1 < lines_.size() &&
             lines_[entry.last].find('}') == std::string_view::npos)
        ++entry.last;
      if (!entries_.empty() && entry.first <= entries_.back().last) return false;
      entries_.push_back(std::move(entry));
    }
    return true;
  }

  /// The same session stays, another at the same place takes its lines, the rest is new.
  void match(const std::vector<rota::Session>& wanted) {
    std::vector<Entry*> holder(wanted.size(), nullptr);
    const auto assign = [&](auto fits) {
      for (std::size_t w = 0; w < wanted.size(); ++w) {
        if (holder[w] != nullptr) continue;
        const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
          return !entry.wanted && fits(entry.session, wanted[w]);
        });
        if (found == entries_.end()) continue;
        found->wanted = wanted[w];
        holder[w] = &*found;
      }
    };
    assign([](const rota::Session& a, const rota::Session& b) { return a == b; });
    assign(
        [](const rota::Session& a, const rota::Session& b) { return place_of(a) == place_of(b); });
    std::vector<rota::Session>* behind = &first_;
    for (std::size_t w = 0; w < wanted.size(); ++w)
      if (holder[w] != nullptr)
        behind = &holder[w]->behind;
      else
        behind->push_back(wanted[w]);
  }

  std::optional<std::string> write() {
    const std::size_t start = entries_.empty() ? lines_.size() : entries_.front().first;
    for (std::size_t i = 0; i < start; ++i) copy(i);
    for (const rota::Session& session : first_) out_ += indent() + rota_line(session).text();
    std::size_t next = start;
    for (const Entry& entry : entries_) {
      for (; next < entry.first; ++next) copy(next);
      if (entry.wanted && *entry.wanted == entry.session)
        for (std::size_t i = entry.first; i <= entry.last; ++i) copy(i);
      else if (entry.wanted && !replace(entry))
        return std::nullopt;
      next = entry.last + 1;
      for (const rota::Session& session : entry.behind)
        out_ += indent() + rota_line(session).text();
    }
    for (; next < lines_.size(); ++next) copy(next);
    return std::move(out_);
  }

  bool replace(const Entry& entry) {
    FlowLine line = rota_line(*entry.wanted);
    if (!add_own_keys(*entry.node, line)) return false;
    std::string text = indent() + line.text();
    for (std::size_t i = entry.first; i <= entry.last; ++i)
      if (trim(lines_[i]).starts_with("#")) copy(i);
    // What is said behind the entry stays behind it.
    const std::string_view last = lines_[entry.last];
    if (const std::size_t brace = last.rfind('}'), mark = last.find(" #", brace);
        entry.node->flow && brace != last.npos && mark != last.npos) {
      text.pop_back();
      text += last.substr(brace + 1);
      text += '\n';
    }
    out_ += text;
    return true;
  }

  std::string indent() const {
    if (entries_.empty()) return "  ";
    const std::string_view line = lines_[entries_.front().first];
    return std::string(line.find('-'), ' ');
  }

  void copy(std::size_t line) {
    out_ += lines_[line];
    out_ += '\n';
  }

  std::vector<std::string_view> lines_;
  const YamlNode& sessions_;
  std::vector<Entry> entries_;
  std::vector<rota::Session> first_;  ///< new ones before every entry
  std::string out_;
};

}  // namespace

Result<std::string> splice_rota(std::string_view before, const std::vector<rota::Session>& wanted,
                                const std::string& file) {
  ANJUAN_TRY(document, parse_yaml_document(before, file));
  ANJUAN_TRY(was, read_rota_entries(before, file));
  const std::string whole = write_rota({wanted});
  std::optional<std::string> text;
  if (!was.empty()) {
    text = MonthSplicer(before, *document.find("sessions")).run(was, wanted);
  } else {
    // Nothing is planned yet: what the office wrote stays above.
    const std::size_t sessions = whole.find("sessions:");
    const std::string head = whole.substr(0, whole.find('\n'));
    text = whole.substr(0, sessions);
    for (const std::string_view line : split(before, '\n'))
      if (!line.empty() && !line.starts_with("sessions:") && line != head)
        *text += fmt::format("{}\n", line);
    *text += whole.substr(sessions);
  }
  // Proven to say what is wanted and nothing else.
  if (text)
    if (const auto after = read_rota(*text, file); after && write_rota(*after) == whole)
      return std::move(*text);
  return not_a_plain_list(file);
}

}  // namespace anjuan
