#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/normal_form.hpp"
#include "anjuan/model/case.hpp"

// Who complained is kept from those who need not know it (W22 art. 30, 46). The only place that
// decides whether a case is protected, and the only one that covers a name or a number. Which
// reader may see what is said in rules/shown.hpp.
namespace anjuan {

/// Whether neither the unit nor the public may learn who complained: an accusation, a case that
/// accuses somebody by name, or the petitioner asks not to be named. How secret a case is today:
/// secrecy_of() of rules/shown.hpp.
bool is_protected(const Head& head);
bool is_protected(const HeadView& head);

/// What stands where an identity stood.
enum class Veil {
  stars,  ///< 李**, and the last two digits of a number: for a clerk, who tells two people apart
  blot,   ///< 某某: for papers and readers that must learn nothing
};

/// What a file has as the name of somebody who gave none. Files of before have 匿名 as well.
inline constexpr std::string_view kNoName = "anonymous";
bool is_nameless(const Petitioner& person);
/// The name for people: whole, or masked; a word in their language for somebody without one.
std::string name_for_people(const Petitioner& person, bool reveal);

/// 欧阳 and the like: a surname of two characters.
bool is_double_surname(std::string_view name);
/// The surname of a name in normal form, of one character or two.
std::u32string_view surname_of(std::u32string_view name);

/// 李某某 → 李**; phone and id numbers keep their last two digits.
std::string mask_name(std::string_view name);
std::string mask_number(std::string_view number);

/// Finds people in texts: by their names, numbers and addresses in any width, case and spacing
/// (139-8888-8888 and 一三九… are 13988888888), by a surname with a form of address (欧阳女士,
/// 老李), by what stood there before a correction, and any mobile or identity number and any flat
/// (3单元502室), whoever it belongs to. Names of one character are no secret. Digits inside longer
/// numbers, dates, the numbers of cases and papers are left alone.
class Identities {
 public:
  /// What of a home is hidden: a village alone tells nobody from the neighbours, and is where many
  /// matters are; of a secret case it goes as well.
  enum class Homes { houses, villages };
  explicit Identities(const std::vector<Petitioner>& people, Homes homes = Homes::houses);
  /// Hides these words too, in any writing: the name of a unit.
  void hide(const std::u32string& words_in_normal_form) {
    add(Secret::Kind::address, words_in_normal_form);
  }

  /// Leaves alone what tells of those too, and numbers and homes that are nobody's here: what is
  /// left is what tells of these and of nobody else.
  void spare(const Identities& others);

  /// The first words that tell who one of them is; empty for none.
  std::string_view first_in(std::string_view text) const;
  /// The last byte at or before `end` at which the text can be cut without cutting one of them.
  std::size_t whole_until(std::string_view text, std::size_t end) const;
  bool named_in(std::string_view text) const { return !first_in(text).empty(); }
  /// Whether it tells of themselves, or a number of anybody: a flat that is nobody's home here is a
  /// place like any other.
  bool own_in(std::string_view text) const;
  /// The text without them. Where names overlap, all of both goes: no piece of one is left.
  std::string veiled(std::string_view text, Veil veil) const;

 private:
  struct Secret {
    enum class Kind { name, nickname, number, address, flat };
    Kind kind;
    std::u32string text;  ///< in normal form
  };
  struct Found {
    std::size_t from;  ///< bytes of the original
    std::size_t to;
    Secret::Kind kind;
  };
  /// One text being looked through.
  struct Finder {
    std::string_view text;
    NormalForm form;
    std::vector<Found> found;

    bool is_there(const Secret& secret, std::size_t at, std::size_t end) const;
    void take(const NormalForm& in, std::size_t at, std::size_t end, Secret::Kind kind);
    void find_by_form();
    void find_joined(const std::vector<Secret>& secrets, bool anybody);
  };
  void add(const Petitioner& person);
  void add_name(const std::u32string& name);
  void add_given_name(const std::u32string& surname, const std::u32string& given);
  void add_numbers(std::string_view cell);
  void add_address(const std::u32string& address);
  void add_written_address(const std::u32string& address);
  void add(Secret::Kind kind, std::u32string text);
  /// Sorted, without overlaps.
  std::vector<Found> find(std::string_view text) const;

  Homes homes_;
  bool by_form_ = true;
  std::vector<Secret> secrets_;
};

/// Whether a text that all may read tells who complained: git would keep it for good.
bool names_petitioner(std::string_view text, const std::vector<Petitioner>& people);

}  // namespace anjuan
