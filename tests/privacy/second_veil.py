#!/usr/bin/env python3
"""The masking of people, a second time and plainly: over the words that are expected, one comparison
after the other. Both must say the same of 10,000 random texts in which names, numbers, dates and the
numbers of papers overlap.

second_veil.py FILTER [COUNT] [SEED]
"""

import json
import random
import re
import subprocess
import sys
import unicodedata

# The double surnames of the Hundred Family Surnames (百家姓), in its order, and those of later peoples.
DOUBLE = ("万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐 "
          "钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 "
          "段干 百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门 西门 南宫 独孤 第五 纳兰 贺兰 完颜 耶律 哥舒 达奚 尔朱 屈突 豆卢 贺若 "
          "乌孙").split()
# How people are spoken of in complaints, by sex, age and work.
ADDRESSED = ("女士 先生 同志 小姐 大爷 大妈 大娘 阿姨 师傅 老师 某某 某 老汉 老太 大叔 大姐 大哥 大伯 大嫂 奶奶 爷爷 叔叔 婶子 "
             "主任 医生 大夫 经理 老板 教授 律师 会计 阿婆 婆婆 大婶 姑娘 妈妈 爸爸 姓 氏").split()
SHORTLY = "工总家哥姐叔嫂婶姨伯妈"
GIVEN = "女士 先生 同志 大姐 大哥".split()
LEFT_OUT = "*×x某○〇"
NO_NICKNAME = {"老": "年师乡党干人百板城旧房路区街龄伴汉太公婆虎鼠实化家是高化小大少",
               "小": "区学时麦米车河路巷店花康满雪寒暑龙熊牛马羊鸡狗商池山叶高白年额型组队"}
MAY_FOLLOW = "的说讲称反在来去到家和与及同也又还被把给对向因等带找住打"
SPELT = {c: str(n) for n, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "幺": "1"}
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# Traditional characters of the names below, and of streets and houses.
TRADITIONAL = dict(zip("師歐陽鮮於呼門買買號樓單東鎮區鄉麗張偉劉陳", "师欧阳鲜于呼门买买号楼单东镇区乡丽张伟刘陈"))
NO_NAMES = ("", "anonymous", "匿名")


def plain(text):
    """Each character that counts, with its place."""
    out = []
    for place, character in enumerate(text):
        for c in unicodedata.normalize("NFKC", character).casefold():
            if unicodedata.category(c) in ("Zs", "Zl", "Zp", "Cc", "Cf", "Pd") or c in "·•・.−":
                continue
            out.append((TRADITIONAL.get(c, c), place))
    return out


def letters(text):
    return "".join(c for c, _ in plain(text))


def is_han(c):
    return "\u3400" <= c <= "\u9fff" or "\U00020000" <= c <= "\U0003ffff"


def names_in(given):
    all_names = [letters(given)]
    for border in ("[,，、;；/|+&]", "[,，、;；/|+& \u3000·•・]"):
        all_names += [letters(part) for part in re.split(border, given)]
    cut = []
    for name in all_names:
        at = name.find("等")
        if at > 1:
            name = name[:at]
        if len(name) > 1:
            cut.append(name)
    return set(cut)


def names_of(given):
    words = set()
    for name in names_in(given):
        number = any(c in "0123456789" for c in name) and all(c in "0123456789x" for c in name)
        words.add(("number" if number else "name", name))
        if not is_han(name[0]):
            continue
        surname = name[:2] if name[:2] in DOUBLE and len(name) > 2 else name[:1]
        words |= {("name", surname + form) for form in ADDRESSED}
        words |= {("nickname", surname + form) for form in SHORTLY}
        given = name[len(surname):]
        if 1 <= len(given) <= 2 and is_han(given[-1]):
            words |= {("name", surname + gap + given[1:]) for gap in LEFT_OUT} | {("name", surname + gap + gap) for gap in LEFT_OUT}
        if len(given) == 2 and is_han(given[-1]) and "某" not in given:
            words |= {("name", given + form) for form in GIVEN}
        words |= {("name" if len(surname) > 1 else "nickname", front + surname) for front, kept in NO_NICKNAME.items()
                  if len(surname) > 1 or surname not in kept}
    return words


def numbers_of(cell):
    """A cell may hold two telephones, and words beside them."""
    words = set()
    for piece in re.split("[,，、;；/／|｜+＋&＆]", cell):
        dashes = "".join(" " if not letters(c) and c != "-" else c for c in piece)
        parts = [piece] + [part for part in dashes.split(" ") if len(part.encode()) >= 7 and part != piece]
        for part in parts:
            for number in re.findall("(?<![0-9])[0-9]{17}x|[0-9]+", re.sub("[()]", "", letters(part))):
                words.add(("number", number))
                if len(number) > 9 and number[0] == "0":
                    words |= {("number", number[area:]) for area in (3, 4) if len(number) - area >= 7}
    return words


def in_words(address, zero):
    """12 is 十二, 501 五〇一."""
    one = dict(zip("0123456789", zero + "一二三四五六七八九"))

    def spell(number):
        number = number[0]
        if len(number) != 2 or number[0] == "0":
            return "".join(one[c] for c in number)
        return ("" if number[0] == "1" else one[number[0]]) + "十" + ("" if number[1] == "0" else one[number[1]])
    return re.sub("[0-9]+", spell, address)


def in_figures(address):
    value = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0"}

    def read(number):
        number = number[0]
        if "十" not in number:
            return "".join(value[c] for c in number)
        at = number.index("十")
        return (value.get(number[at - 1], "0") if at else "1") + (value.get(number[at + 1], "0") if at + 1 < len(number) else "0")
    return re.sub("[〇零一二三四五六七八九十]+(?=[号栋幢楼座单室组户])", read, address)


def homes_of(address):
    return set().union(*(written_homes(one) for one in {address, in_words(address, "〇"), in_words(address, "零"), in_figures(address)}))


def written_homes(address):
    def numbered(text):
        return re.search("[0-9]", text) or in_figures(text) != text

    words = {("address", address)} if len(address) > 3 else set()
    for i, c in enumerate(address):
        rest = address[i + 1:]
        if c in "市区县镇乡道路街巷村院苑园里" and len(rest) >= 5 and numbered(rest):
            words.add(("address", rest))
        house = re.match("[^号]*号(?!楼)", rest)
        if c in "市区县镇乡道" and house and len(house[0]) >= 5 and numbered(house[0]):
            words.add(("address", house[0]))
    return words


def words_of(people):
    """(kind, word) of everything that is expected to be hidden."""
    words = set()
    for person in people:
        if person.get("name", "") not in NO_NAMES:
            words |= names_of(person["name"])
        words |= numbers_of(person.get("id_number", "")) | numbers_of(person.get("phone", ""))
        words |= homes_of(letters(person.get("address", "")))
        for was in person.get("former", "").split(";"):
            flat = letters(was)
            words |= numbers_of(was)
            if flat and not re.search("[0-9]", flat) and (len(flat) <= 4 or not is_han(flat[0]) or "·" in was):
                words |= names_of(was)
            else:
                words |= homes_of(flat)
    return {(kind, word) for kind, word in words if len(word) > 1 and (kind != "number" or len(word) >= 5)}


def digit(c):
    return c in "0123456789"


def spans(people, text):
    marks = plain(text)
    flat = "".join(c for c, _ in marks)
    found = []

    def before(i):
        return i - 1 if i > 0 and marks[i - 1][1] + 1 == marks[i][1] else None

    def after(j):
        return j if j < len(marks) and marks[j - 1][1] + 1 == marks[j][1] else None

    def inside_number(i, j):
        for prefix in ("0086", "86"):
            if flat[:i].endswith(prefix) and not (i > len(prefix) and digit(flat[i - len(prefix) - 1])):
                i -= len(prefix)
                break
        left, right = before(i), after(j)
        return left is not None and digit(flat[left]) or right is not None and digit(flat[right])

    def raw(i, j):
        return marks[i][1], marks[j - 1][1] + 1

    def take(kind, i, j):
        a, b = raw(i, j)
        if kind == "number":
            piece = text[a:b]
            if re.fullmatch(r"(?s).{4}-.{2}-.{2}", piece):
                return
            if len(piece) > 5 and piece[4] == "-" and piece[:2] in ("19", "20") and text[:a].endswith("-"):
                return
        found.append((a, b, kind))

    for kind, word in words_of(people):
        for i in range(len(flat) - len(word) + 1):
            if flat[i:i + len(word)] != word:
                continue
            j = i + len(word)
            a, b = raw(i, j)
            if kind == "number":
                if inside_number(i, j):
                    continue
                if len(word) < 7 and (re.search(r"[0-9A-Za-z][-/_#]$", text[:a]) or
                                      re.match(r"[-/_#][0-9A-Za-z]", text[b:]) or
                                      text[:a].endswith(("〕", "第")) or text[b:].startswith("号")):
                    continue
            if kind == "nickname" and j < len(flat) and is_han(flat[j]) and flat[j] not in MAY_FOLLOW:
                continue
            if kind == "name" and "a" <= word[0] <= "z":
                left, right = before(i), after(j)
                if left is not None and "a" <= flat[left] <= "z" or right is not None and "a" <= flat[right] <= "z":
                    continue
            take(kind, i, j)
    for i in range(len(flat)):
        for length in (18, 11):
            number = flat[i:i + length]
            if length == 11:
                good = re.fullmatch(r"1[3-9][0-9]{9}", number)
            else:
                good = re.fullmatch(r"[0-9]{17}[0-9x]", number) and "10x98765432"[
                    sum(w * int(c) for w, c in zip(WEIGHTS, number)) % 11] == number[17]
            if good and not inside_number(i, i + length) and not re.search(r"[A-Za-z][-_#]$", text[:raw(i, i + length)[0]]):
                take("number", i, i + length)
        room = re.compile("(?<![0-9])[0-9]{1,4}(?:号楼|栋|幢|座)[0-9]{3,4}(?:[室号户]|(?![0-9年月日人元万平米个层单余]))").match(flat, i)
        if room:
            take("address", i, room.end())
        home = re.compile(r"(?<![0-9])[0-9]{1,4}(?:(?:号楼|号院|号|栋|幢|楼|座)[0-9]{1,4})?单元(?:[0-9]{1,4}(?![0-9])[室号户]?)?").match(flat, i)
        if home:
            take("address", i, home.end())
    # Broken by brackets and strokes, or spelt.
    spelt = re.sub(f"[{''.join(SPELT)}]{{7,}}", lambda run: "".join(SPELT[c] for c in run[0]), flat)
    kept = [i for i, c in enumerate(flat)
            if not (c in "()/_," and re.fullmatch("[0-9].[0-9]", flat[max(i - 1, 0):i + 2]))]
    bare = "".join(spelt[i] for i in kept)
    numbers = {word for kind, word in words_of(people) if kind == "number" and len(word) >= 7}
    for at in range(len(bare)) if bare != flat else ():
        for word in numbers | {bare[at:at + 11]}:
            if not bare.startswith(word, at) or (word not in numbers and not re.fullmatch("1[3-9][0-9]{9}", word)):
                continue
            places = [marks[i][1] for i in kept]
            end, front = at + len(word), at
            for prefix in ("0086", "86"):
                if bare[:at].endswith(prefix) and not (at > len(prefix) and digit(bare[at - len(prefix) - 1])):
                    front = at - len(prefix)
                    break
            if front > 0 and digit(bare[front - 1]) and places[front - 1] + 1 == places[front]:
                continue
            if end < len(bare) and digit(bare[end]) and places[end - 1] + 1 == places[end]:
                continue
            gaps = {k - at for k in range(at + 1, end) if places[k - 1] + 1 != places[k]}
            if word not in numbers and gaps - {3, 7}:
                continue
            a, b = places[at], places[end - 1] + 1
            piece = text[a:b]
            if re.fullmatch(r"(?s).{4}-.{2}-.{2}", piece) or (
                    len(piece) > 5 and piece[4] == "-" and piece[:2] in ("19", "20") and text[:a].endswith("-")):
                continue
            found.append((a, b, "number"))
    joined = []
    for a, b, kind in sorted(found, key=lambda one: (one[0], -one[1], ("name", "nickname", "number", "address").index(one[2]))):
        if joined and a < joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], b)
        else:
            joined.append([a, b, kind])
    return joined


def veil(people, text, how):
    out, done = "", 0
    for a, b, kind in spans(people, text):
        secret = text[a:b]
        if how == "blot":
            hidden = "某某"
        elif kind == "address":
            hidden = "***"
        elif kind == "number":
            hidden = "*" * (len(secret) - 2) + secret[-2:]
        else:
            hidden = secret[0] + "*" * (len(secret) - 1)
        out += text[done:a] + hidden
        done = b
    return out + text[done:]


class Maker:
    """People whose names overlap, and texts that are made of them and of what looks like them."""

    def __init__(self, seed):
        self.r = random.Random(seed)

    def name(self):
        surname = self.r.choice(list("李王高师年于") + ["欧阳", "司徒", "欧", "西门", "鲜于", "呼延"])
        return surname + self.r.choice(["某", "某某", "某某某", "阳", "明", "小明", "明李", "女", "司徒"])

    def identity(self):
        front = "110101" + f"{self.r.randint(1950, 2005)}0{self.r.randint(1, 9)}1{self.r.randint(0, 9)}" + f"{self.r.randint(0, 999):03}"
        return front + "10X98765432"[sum(w * int(c) for w, c in zip(WEIGHTS, front)) % 11]

    def person(self):
        r = self.r
        name = r.choice([self.name, self.name, self.name, lambda: self.name() + "、" + self.name(),
                         lambda: "阿里木·买买提", lambda: "John Smith", lambda: "匿名", lambda: self.name() + "等5人",
                         lambda: r.choice(["市", "2", "无", "2026", "20260"])])()
        return {"name": name, "phone": r.choice([f"1{r.randint(3, 9)}{r.randint(0, 999999999):09}", "0312-2345678", "00017", "2345678", "",
                                   "0312-2345678、0312-2345679", "13988888877/0312-2345678", "电话：0312-2345678(家) 13712345678"]),
                "former": r.choice(["", "", self.name(), self.name() + "; 13688888877", "中山路12号院3号楼2-501; 李秀兰"]),
                "id_number": r.choice([self.identity(), ""]),
                "address": r.choice(["定州市北城区中山路12号", "定州市东亭镇西固村3组12号", "中山路88号院3号楼2-501", "无", "中山社区", "12号楼3单元502室", "市", "",
                                   "定州市中山路十二号", "定州市十里铺镇八一路", "北城区中山路八十八号院三号楼五〇一室"])}

    def mention(self, people):
        r = self.r
        person = r.choice(people)
        kind = r.choice(["name", "name", "phone", "id_number", "address", "form", "old", "other", "number", "filler"])
        if kind in ("name", "phone", "id_number", "address"):
            text = person[kind]
            if not text:
                return ""
            if kind != "name" and r.random() < 0.3:
                text = "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)
            if r.random() < 0.3:
                text = "".join({simple: old for old, simple in TRADITIONAL.items()}.get(c, c) for c in text)
            if r.random() < 0.3 and len(text) > 3:
                at = r.randint(1, len(text) - 1)
                text = text[:at] + r.choice([" ", "-", "\u3000", "\u200b", "－"]) + text[at:]
            if kind == "phone" and r.random() < 0.4 and text.isascii() and text.isdigit():
                text = r.choice([f"{text[:3]}({text[3:7]}){text[7:]}", f"{text[:3]}_{text[3:7]}_{text[7:]}", f"{text[:3]}/{text[3:]}",
                                 "".join(dict(zip("0123456789", "〇一二三四五六七八九"))[c] for c in text)])
            if kind == "address" and r.random() < 0.3:
                text = r.choice([in_words(text, "〇"), in_words(text, "零"), in_figures(text)])
            if kind == "name" and len(text) > 1 and r.random() < 0.3:
                text = r.choice([text[1:] + r.choice(GIVEN), text[0] + r.choice(LEFT_OUT) + text[2:], text[0] + 2 * r.choice(LEFT_OUT)])
            if r.random() < 0.2:
                text = text[r.randint(0, 1):len(text) - r.randint(0, 1)]
            return text
        if kind == "form":
            return person["name"][:r.choice([1, 2])] + r.choice(ADDRESSED + [c + "，" for c in SHORTLY] + ["家庄", "工地"])
        if kind == "old":
            return r.choice("老小") + person["name"][:r.choice([1, 1, 2])] + r.choice(["", "说", "党员", "师", "，", "家", "找", "区"])
        if kind == "other":
            return r.choice([self.name(), self.identity(), f"139{r.randint(0, 99999999):08}", "+86-13912345678", "GD-13912345678"])
        if kind == "number":
            return r.choice(["DZ-2026-000017", "受理告知书〔2026〕17号", "2026-06-29", "12345/20260629-00017", "30日", "2026年6月29日",
                             "第00017号", "1391234567812345", "3单元502室", "5号楼2单元", "86-", "x20260", "0312-2345678",
                             "3栋501室", "3号楼2-501", "3号楼2026年", "2026/0712/13", "二〇二六年", "139/2026/0712345"])
        return r.choice(["反映补贴未发放", "，", "。", "市民政局", " ", "没有", "、", "2", "某某", "老师", "阳光", "女士", "\n"])

    def text(self):
        people = [self.person() for _ in range(self.r.randint(1, 3))]
        return people, "".join(self.mention(people) for _ in range(self.r.randint(1, 9)))


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20260629
    maker = Maker(seed)
    cases = []
    for i in range(count):
        people, text = maker.text()
        cases.append({"people": people, "text": text, "veil": ("blot", "stars")[i % 2]})
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in cases)
    said = subprocess.run([sys.argv[1]], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    wrong, hidden = 0, 0
    for one, answer in zip(cases, said, strict=True):
        expected = veil(one["people"], one["text"], one["veil"])
        hidden += expected != one["text"]
        if json.loads(answer) != expected:
            wrong += 1
            if wrong <= 10:
                print(f"{one}\n  program: {json.loads(answer)!r}\n  plainly: {expected!r}")
    print(f"texts: {count}, of these with somebody in them: {hidden}, told otherwise: {wrong}")
    return 1 if wrong or hidden < count // 4 else 0


if __name__ == "__main__":
    sys.exit(main())
