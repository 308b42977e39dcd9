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

DOUBLE = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 南宫 独孤 轩辕 宇文 长孙 万俟 闻人".split()
ADDRESSED = ("女士 先生 同志 小姐 大爷 大妈 大娘 阿姨 师傅 老师 某某 某 老汉 老太 大叔 大姐 大哥").split()
NO_NICKNAME = "年师乡党干人百板城旧房路区街龄伴汉太公婆虎鼠实化家是高化小大少"
MAY_FOLLOW = "的说讲称反在来去到家和与及同也又还被把给对向因等"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
NO_NAMES = ("", "anonymous", "匿名")


def plain(text):
    """Each character that counts, with its place."""
    out = []
    for place, character in enumerate(text):
        for c in unicodedata.normalize("NFKC", character).casefold():
            if unicodedata.category(c) in ("Zs", "Zl", "Zp", "Cc", "Cf", "Pd") or c in "·•・.−":
                continue
            out.append((c, place))
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


def words_of(people):
    """(kind, word) of everything that is expected to be hidden."""
    words = set()
    for person in people:
        for name in names_in(person.get("name", "")) if person.get("name", "") not in NO_NAMES else ():
            number = any(c in "0123456789" for c in name) and all(c in "0123456789x" for c in name)
            words.add(("number" if number else "name", name))
            if not is_han(name[0]):
                continue
            surname = name[:2] if name[:2] in DOUBLE and len(name) > 2 else name[:1]
            words |= {("name", surname + form) for form in ADDRESSED}
            if len(surname) > 1 or surname not in NO_NICKNAME:
                words.add(("nickname", "老" + surname))
        for key in ("id_number", "phone"):
            number = letters(person.get(key, ""))
            words.add(("number", number))
            if len(number) > 9 and number[0] == "0":
                words |= {("number", number[area:]) for area in (3, 4) if len(number) - area >= 7}
        address = letters(person.get("address", ""))
        if len(address) > 3:
            words.add(("address", address))
        for i in range(len(address) - 5):
            if address[i] in "市区县镇乡道" and any(c in "0123456789" for c in address[i + 1:]):
                words.add(("address", address[i + 1:]))
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
        home = re.compile(r"(?<![0-9])[0-9]{1,4}(?:(?:号楼|号院|号|栋|幢|楼|座)[0-9]{1,4})?单元(?:[0-9]{1,4}(?![0-9])[室号户]?)?").match(flat, i)
        if home:
            take("address", i, home.end())
    joined = []
    for a, b, kind in sorted(found, key=lambda one: (one[0], -one[1])):
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
        surname = self.r.choice(list("李王高师年于") + ["欧阳", "司徒", "欧"])
        return surname + self.r.choice(["某", "某某", "某某某", "阳", "明", "小明", "明李", "女", "司徒"])

    def identity(self):
        front = "110101" + f"{self.r.randint(1950, 2005)}0{self.r.randint(1, 9)}1{self.r.randint(0, 9)}" + f"{self.r.randint(0, 999):03}"
        return front + "10X98765432"[sum(w * int(c) for w, c in zip(WEIGHTS, front)) % 11]

    def person(self):
        r = self.r
        name = r.choice([self.name, self.name, self.name, lambda: self.name() + "、" + self.name(),
                         lambda: "阿里木·买买提", lambda: "John Smith", lambda: "匿名", lambda: self.name() + "等5人",
                         lambda: r.choice(["市", "2", "无", "2026", "20260"])])()
        return {"name": name, "phone": r.choice([f"1{r.randint(3, 9)}{r.randint(0, 999999999):09}", "0312-2345678", "00017", "2345678", ""]),
                "id_number": r.choice([self.identity(), ""]),
                "address": r.choice(["定州市北城区中山路12号", "无", "中山社区", "12号楼3单元502室", "市", ""])}

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
            if r.random() < 0.3 and len(text) > 3:
                at = r.randint(1, len(text) - 1)
                text = text[:at] + r.choice([" ", "-", "\u3000", "\u200b", "－"]) + text[at:]
            if r.random() < 0.2:
                text = text[r.randint(0, 1):len(text) - r.randint(0, 1)]
            return text
        if kind == "form":
            return person["name"][:r.choice([1, 2])] + r.choice(ADDRESSED)
        if kind == "old":
            return "老" + person["name"][:1] + r.choice(["", "说", "党员", "师", "，", "家"])
        if kind == "other":
            return r.choice([self.name(), self.identity(), f"139{r.randint(0, 99999999):08}", "+86-13912345678", "GD-13912345678"])
        if kind == "number":
            return r.choice(["DZ-2026-000017", "受理告知书〔2026〕17号", "2026-06-29", "12345/20260629-00017", "30日", "2026年6月29日",
                             "第00017号", "1391234567812345", "3单元502室", "5号楼2单元", "86-", "x20260", "0312-2345678"])
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
