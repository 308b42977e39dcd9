#pragma once

#include <array>
#include <string>
#include <string_view>

#include "anjuan/model/audience.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/model/identity.hpp"

/// What a reader may see of a case. Every writer asks here and nowhere else: tables, pages, JSON,
/// papers and errors are made of what these give.
namespace anjuan {

Secrecy secrecy_of(const HeadView& head);

/// What one audience may see of one case; knows its people. Keeps nothing of the case itself.
class Viewer {
 public:
  Viewer(const HeadView& head, const std::vector<Petitioner>& people, Audience audience);
  Viewer(const Case& value, Audience audience)
      : Viewer(to_view(value.head), value.petitioners, audience) {}

  /// A title; where nothing of it may be seen, a word that says so.
  std::string title(std::string_view text) const;
  /// Anything that was written of the case.
  std::string text(std::string_view text) const;
  /// Where it is, where it came from, what it is about.
  std::string fact(std::string_view text) const;
  Event event(const Event& event) const;
  /// Nobody where people are not shown.
  std::vector<Petitioner> people(const std::vector<Petitioner>& all) const;
  /// Whether the words are what may be seen as they stand.
  bool is_free(std::string_view text) const { return !identities_.named_in(text); }

 private:
  std::string seen(std::string_view text, Sight sight) const;

  const AudienceSpec& spec_;
  std::size_t secrecy_;
  Identities identities_;
};

/// The whole case as this reader may see it: folds, dates and ids are the same, so that whatever is
/// made of a case can be made of this one.
Case shown(const Case& value, Audience audience);
/// One text of it.
std::string shown(std::string_view text, const Case& value, Audience audience);

/// A head as this reader may see it, without copying what nobody hides.
class ShownHead {
 public:
  ShownHead(const HeadView& head, const std::vector<Petitioner>& people, Audience audience);
  ShownHead(const ShownHead&) = delete;
  ShownHead& operator=(const ShownHead&) = delete;
  const HeadView& view() const { return view_; }

 private:
  HeadView view_;
  std::array<std::string, 4> kept_;
};

/// The summary that the record holds for units that must not learn who complained; the last one.
std::string summary_of(const Case& value);

/// A text of no case, or of one that is not known: numbers and homes by their form.
std::string shown_anywhere(std::string_view text);

}  // namespace anjuan
