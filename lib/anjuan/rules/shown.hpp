#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "anjuan/model/audience.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/model/identity.hpp"

/// What a reader may see of a case. Every writer asks here and nowhere else: tables, pages, JSON,
/// papers and errors are made of what these give.
namespace anjuan {

/// How secret a case is by this head alone, whatever is known of it otherwise.
Secrecy secrecy_in(const HeadView& head);
/// How secret a case is, as of now: a case that is looked at as it was on another day is judged by
/// what is known today (JudgedToday).
Secrecy secrecy_of(const HeadView& head);
/// The same of a whole case: no less than the most secret of those that it was merged with.
Secrecy secrecy_of(const Case& value);

/// Everybody whom what was written of the case may tell of: who complains in it, and in every case
/// that it was merged with, and in those that these were merged with.
std::vector<Petitioner> everybody_of(const Case& value);
/// Those of the cases with these numbers, and of all that were merged with them.
std::vector<Petitioner> everybody_in(const std::vector<std::string>& ids);

/// While this lives, cases that were merged are found by their numbers, as they are now. Made and
/// ended while nothing is shown, in one thread.
class OtherCases {
 public:
  using Lookup = std::function<std::optional<Case>(std::string_view id)>;
  explicit OtherCases(Lookup lookup);
  ~OtherCases();
  OtherCases(const OtherCases&) = delete;
  OtherCases& operator=(const OtherCases&) = delete;
};

/// While this lives, cases are judged by what the function knows of them today, by their number:
/// their secrecy, and everybody who ever complained. nullopt for a case that today knows nothing
/// of: nobody is shown of it. Made and ended while nothing is shown, in one thread.
class JudgedToday {
 public:
  using Lookup = OtherCases::Lookup;
  explicit JudgedToday(Lookup lookup);
  ~JudgedToday();
  JudgedToday(const JudgedToday&) = delete;
  JudgedToday& operator=(const JudgedToday&) = delete;
};

/// What one audience may see of one case; knows its people. Keeps nothing of the case itself.
class Viewer {
 public:
  /// What is known of a case beside what is looked at: today, and of those merged with it.
  struct Judged {
    Secrecy secrecy = Secrecy::open;
    std::vector<Petitioner> people;  ///< who complained in it otherwise
    std::vector<Petitioner> others;  ///< who complained in those merged with it
  };
  /// `people` is everybody_of() the case.
  Viewer(const HeadView& head, const std::vector<Petitioner>& people, Audience audience,
         Secrecy at_least = Secrecy::open);
  Viewer(const Case& value, Audience audience)
      : Viewer(judged(value), value.petitioners, audience, value.at_least) {}

  /// A title; where nothing of it may be seen, a word that says so.
  std::string title(std::string_view text) const;
  /// Anything that was written of the case.
  std::string text(std::string_view text) const;
  /// Where it is, where it came from, what it is about.
  std::string fact(std::string_view text) const;
  /// The title, a fact or the marks of a head.
  std::string head_field(HeadField field, std::string_view text) const;
  Event event(const Event& event) const;
  /// Nobody where people are not shown.
  std::vector<Petitioner> people(const std::vector<Petitioner>& all) const;
  bool is_secret() const { return secrecy_ != static_cast<std::size_t>(Secrecy::open); }
  /// Whether the words are what may be seen as they stand.
  bool is_free(std::string_view text) const { return !identities_.named_in(text); }

  bool tells_of_accused() const { return spec_.told_of_accused; }
  bool shows_nobody() const { return spec_.people[secrecy_] == Sight::none; }

 private:
  static Judged judged(const Case& value);
  Viewer(const Judged& judged, const std::vector<Petitioner>& people, Audience audience,
         Secrecy at_least);
  std::string seen(std::string_view text, Sight sight) const;

  const AudienceSpec& spec_;
  std::size_t secrecy_;
  Identities identities_;
  std::optional<Identities> strangers_;  ///< whom a petitioner learns nothing of in their own case
};

/// The whole case as this reader may see it: folds, dates and ids are the same, so that whatever is
/// made of a case can be made of this one.
Case shown(const Case& value, Audience audience);
/// One text of it.
std::string shown(std::string_view text, const Case& value, Audience audience);

/// Whether a title is the word that stands where nothing of it may be seen.
bool is_undisclosed(std::string_view title);

/// A head as this reader may see it, without copying what nobody hides.
class ShownHead {
 public:
  /// `people` is everybody_of() the case.
  ShownHead(const HeadView& head, const std::vector<Petitioner>& people, Audience audience,
            Secrecy at_least = Secrecy::open);
  ShownHead(const Case& value, Audience audience)
      : ShownHead(to_view(value.head), Viewer(value, audience)) {}
  /// Without anything that was written of the case: for figures.
  ShownHead(const HeadView& head, Audience audience);
  ShownHead(const ShownHead&) = delete;
  ShownHead& operator=(const ShownHead&) = delete;
  const HeadView& view() const { return view_; }

 private:
  ShownHead(const HeadView& head, const Viewer& viewer);

  HeadView view_;
  std::array<std::string, 5> kept_;
};

/// The summary that the record holds for units that must not learn who complained; the last one.
std::string summary_of(const Case& value);

/// A text of no case, or of one that is not known: numbers and homes by their form.
std::string shown_anywhere(std::string_view text);
/// What somebody came with who has no case, for those who read lists of it: nothing of an
/// accusation.
std::string shown_matter(std::string_view text);

}  // namespace anjuan
