#include "anjuan/model/accusing.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "anjuan/base/normal_form.hpp"

namespace anjuan {
namespace {

// Words of accusations, W22 art. 28-30: in a complaint that names somebody they are a question to
// the clerk, never an answer.
constexpr std::string_view kSaySo[] = {"举报", "检举", "控告", "揭发"};
constexpr std::string_view kOfOffice[] = {
    "贪污",     "受贿",     "行贿",   "贿赂",     "索贿",     "索要钱",   "索要好处", "收受",
    "收礼",     "好处费",   "回扣",   "吃拿卡要", "挪用",     "侵吞",     "私分",     "冒领",
    "套取",     "虚报",     "渎职",   "失职",     "玩忽职守", "滥用职权", "以权谋私", "以权压人",
    "徇私",     "枉法",     "保护伞", "权钱交易", "优亲厚友", "打击报复", "腐败",     "违法乱纪",
    "违规违纪", "中饱私囊", "截留",   "利益输送", "权力寻租", "官商勾结", "暗箱操作"};
constexpr std::string_view kOfConduct[] = {
    "打人", "殴打",     "打伤",     "辱骂",     "骂人",     "威胁", "恐吓",
    "侵占", "包庇",     "态度恶劣", "作风问题", "生活作风", "赌博", "嫖娼",
    "红包", "收钱",     "塞钱",     "送钱",     "黑钱",     "送礼", "勒索",
    "敲诈", "跟我要钱", "向我要钱", "找我要钱", "问我要钱"};

/// Words in normal form, made once: an import asks them of every row.
class NormalWords {
 public:
  explicit NormalWords(std::span<const std::string_view> words) {
    for (const std::string_view word : words) words_.push_back(normal_form(word).text);
  }
  bool one_in(const std::u32string& text) const {
    return std::any_of(words_.begin(), words_.end(), [&](const std::u32string& word) {
      return text.find(word) != std::u32string::npos;
    });
  }

 private:
  std::vector<std::u32string> words_;
};

}  // namespace

std::span<const std::string_view> words_that_accuse() {
  return kSaySo;
}

Accusing accusing_words(std::string_view text) {
  static const NormalWords say_so(kSaySo);
  static const NormalWords of_office(kOfOffice);
  static const NormalWords of_conduct(kOfConduct);
  const std::u32string form = normal_form(text).text;
  return {say_so.one_in(form), of_office.one_in(form), of_conduct.one_in(form)};
}

}  // namespace anjuan
