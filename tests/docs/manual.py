"""The parts of the manual that are made from the program and from the tables of the library."""

import re
import subprocess

TYPES = {"en": {"text": "one line of text", "block": "text", "word": "one word", "words": "words",
                "date": "date", "timestamp": "moment", "integer": "whole number",
                "boolean": "true or false", "case_id": "case number", "list": "list of texts"},
         "zh": {"text": "一行文字", "block": "文字", "word": "一个词", "words": "若干词", "date": "日期",
                "timestamp": "时刻", "integer": "整数", "boolean": "true 或 false", "case_id": "案件编号",
                "list": "若干条文字"}}
# What the tables say in the words of the manual.
PHRASES = {"en": {"required": "required", "derived": "decided by the history", "; ": "; ", ", ": ", ", "(": " (", ")": ")",
                  "rule": "rule: ", "command": "command: ", "from": "from: ", "any": "any status",
                  "document": "needs its document", ".": ".", "common": "fields of every event",
                  "window": " (a window: nothing is due when it closes)", "option": "option ", "known": "known as ",
                  "written": "written "},
           "zh": {"required": "必填", "derived": "由经过决定", "; ": "；", ", ": "、", "(": "（", ")": "）",
                  "rule": "依据：", "command": "命令：", "from": "可在以下状态：", "any": "任何状态",
                  "document": "须有文书", ".": "。", "common": "每个环节都有的字段",
                  "window": "（窗口期：到期时没有应办的事）", "option": "选项 ", "known": "列名：",
                  "written": "取值写法："}}


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


class Program:
    """The program as it speaks in one language."""

    def __init__(self, path, language):
        self.path, self.language = path, language

    def run(self, *words):
        return subprocess.run([self.path, "--lang", self.language, *words], check=True, capture_output=True,
                              text=True).stdout


def commands(program):
    """Name and summary of every command, in the order of the table."""
    return [line.split(maxsplit=1) for line in program.run("help").splitlines()]


def command_pages(program):
    return {f"anjuan-{name}.1": program.run("help", "--man", name)
            for name, _ in commands(program)}


def item(tag, text):
    return f".TP\n{tag}\n{text}\n"


def command_list(program):
    return "".join(item(f".BR anjuan\\-{roff(name)} (1)", roff(summary))
                   for name, summary in commands(program))


def global_options(program):
    """The options of every command, as its help prints them."""
    heading = {"en": "options of every command\n", "zh": "各命令通用的选项\n"}[program.language]
    text = program.run("help", "help")
    text = text[text.index(heading):].split("\n\n")[0]
    out = ""
    for line in text.splitlines()[1:]:
        names, doc = re.match(r"\s*(.*?)\s{2,}(.*)", line).groups()
        out += item(f".B {roff(names)}", roff(doc))
    return out


class Manual:
    """The tables of the library as items of the manual, in one language."""

    def __init__(self, tables, language):
        self.tables, self.types, self.say = tables, TYPES[language], PHRASES[language]

    def type_of(self, field):
        if field["type"] == "choice":
            return self.say[", "].join(field["choices"])
        return self.types[field["type"]]

    def described(self, doc, notes):
        return roff(doc + self.say["("] + self.say["; "].join(notes) + self.say[")"])

    def head(self):
        out = ""
        for field in self.tables["head"]:
            notes = [self.type_of(field)]
            notes += [self.say["required"]] if field["required"] else []
            notes += [self.say["derived"]] if field["derived"] else []
            out += item(f".B {roff(field['name'])}", self.described(field["doc"], notes))
        return out

    def fields(self, fields):
        return "".join(item(f".B {roff(field['name'])}", self.described(
            field["doc"], ([self.say["required"]] if field["required"] else []) + [self.type_of(field)]))
                       for field in fields)

    def events(self):
        out = ""
        for event in self.tables["events"]:
            out += f".SS {roff(event['name'])}\n{roff(event['doc'])}\n"
            facts = [self.say["rule"] + event["rule"]]
            if event["verb"]:
                facts.append(f"{self.say['command']}anjuan {event['verb']}")
            if event["from"]:
                all_states = len(event["from"]) == 9
                facts.append(self.say["from"] + (self.say["any"] if all_states
                                                 else self.say[", "].join(event["from"])))
            if event["needs_document"]:
                facts.append(self.say["document"])
            out += ".PP\n" + roff(self.say["; "].join(facts) + self.say["."]) + "\n" + self.fields(event["fields"])
        return out + f".SS {self.say['common']}\n" + self.fields(self.tables["common"])

    def clocks(self):
        return "".join(item(f".B {roff(clock['name'])}",
                            roff(clock["doc"] + ("" if clock["obligation"] else self.say["window"])))
                       for clock in self.tables["clocks"])

    def said(self, column):
        """What sheets write for the values of a column."""
        words = column["words"].split()
        return [self.say["written"] + self.say[", "].join(words)] if words else []

    def known(self, headers):
        return self.say["known"] + self.say[", "].join(headers)

    def intake(self):
        out = ""
        for field in self.tables["intake"]:
            headers = field["chinese_headers"].split()
            headers += [name.replace("-", " ") for name in field["english_headers"].split()]
            out += item(f".B {roff(field['name'])}", roff(self.say["; "].join(
                [field["doc"], self.say["option"] + field["option"], self.known(headers), *self.said(field)])))
        return out

    def event_sheet(self):
        return "".join(item(f".B {roff(column['name'])}", roff(self.say["; "].join(
            [self.known(column["headers"].split()), *self.said(column)])))
                       for column in self.tables["event_sheet"])

    def receptions(self):
        return "".join(item(f".B {roff(column['name'])}", roff(self.say["; "].join(
            [column["doc"], self.known(column["headers"].split()), *self.said(column)])))
                       for column in self.tables["receptions"])

    def regions(self):
        return {"head": self.head(), "events": self.events(), "clocks": self.clocks(), "intake": self.intake(),
                "event-sheet": self.event_sheet(), "receptions": self.receptions()}


def outline(page):
    """What a page and its translation have in common: sections, how many things each lists, and examples."""
    shape, example = [], False
    for line in page.splitlines():
        if line.startswith((".SH", ".SS")):
            # Sections called after a verb, an event or a table keep their names.
            name = line[4:].strip()
            shape.append(line[:3] + (" " + name if re.fullmatch(r"\[.*|[a-z\\-]+( [A-Z…]+)*", name) else ""))
        elif line in (".nf", ".fi"):
            example = line == ".nf"
        elif line == ".TP":
            shape.append(line)
        elif example:
            # Without remarks and without the spaces before them.
            shape.append(re.split(r"(?:^|\s)#|\s{3,}", line.rstrip())[0].rstrip())
    return [line for line in shape if line]


def fill(page, regions):
    """The page with the text between `.\\" begin NAME` and `.\\" end NAME` made anew."""
    for name, text in regions.items():
        pattern = re.compile(rf'(\.\\" begin {name}\n).*?(\.\\" end {name}\n)', re.S)
        page, count = pattern.subn(lambda m, text=text: m[1] + text + m[2], page)
        if count != 1:
            raise SystemExit(f"the page has {count} regions called {name}, not one")
    return page
