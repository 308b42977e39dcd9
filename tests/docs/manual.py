"""The parts of the manual that are made from the program and from the tables of the library."""

import re
import subprocess

TYPES = {"text": "one line of text", "block": "text", "word": "one word", "words": "words",
         "date": "date", "timestamp": "moment", "integer": "whole number",
         "boolean": "true or false", "case_id": "case number", "list": "list of texts"}


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def run(program, *words):
    done = subprocess.run([program, "--lang", "en", *words], check=True, capture_output=True,
                          text=True)
    return done.stdout


def commands(program):
    """Name and summary of every command, in the order of the table."""
    return [line.split(maxsplit=1) for line in run(program, "help").splitlines()]


def command_pages(program):
    return {f"anjuan-{name}.1": run(program, "help", "--man", name)
            for name, _ in commands(program)}


def item(tag, text):
    return f".TP\n{tag}\n{text}\n"


def command_list(program):
    return "".join(item(f".BR anjuan\\-{roff(name)} (1)", roff(summary))
                   for name, summary in commands(program))


def global_options(program):
    """The options of every command, as its help prints them."""
    text = run(program, "help", "help")
    text = text[text.index("options of every command\n"):].split("\n\n")[0]
    out = ""
    for line in text.splitlines()[1:]:
        names, doc = re.match(r"\s*(.*?)\s{2,}(.*)", line).groups()
        out += item(f".B {roff(names)}", roff(doc))
    return out


def type_of(field):
    if field["type"] == "choice":
        return ", ".join(field["choices"])
    return TYPES[field["type"]]


def head_table(tables):
    out = ""
    for field in tables["head"]:
        notes = [type_of(field)]
        if field["required"]:
            notes.append("required")
        if field["derived"]:
            notes.append("decided by the history")
        out += item(f".B {roff(field['name'])}", roff(f"{field['doc']} ({'; '.join(notes)})"))
    return out


def fields_text(fields):
    out = ""
    for field in fields:
        must = "required; " if field["required"] else ""
        out += item(f".B {roff(field['name'])}", roff(f"{field['doc']} ({must}{type_of(field)})"))
    return out


def event_table(tables):
    out = ""
    for event in tables["events"]:
        out += f".SS {roff(event['name'])}\n{roff(event['doc'])}\n"
        facts = [f"rule: {event['rule']}"]
        if event["verb"]:
            facts.append(f"command: anjuan {event['verb']}")
        if event["from"]:
            all_states = len(event["from"]) == 9
            facts.append("from: " + ("any status" if all_states else ", ".join(event["from"])))
        if event["needs_document"]:
            facts.append("needs its document")
        out += ".PP\n" + roff("; ".join(facts) + ".") + "\n" + fields_text(event["fields"])
    return out + ".SS fields of every event\n" + fields_text(tables["common"])


def clock_table(tables):
    return "".join(item(f".B {roff(clock['name'])}",
                        roff(clock["doc"] + ("" if clock["obligation"] else " (a window: nothing "
                                             "is due when it closes)")))
                   for clock in tables["clocks"])


def intake_table(tables):
    out = ""
    for field in tables["intake"]:
        headers = field["chinese_headers"].split()
        headers += [name.replace("-", " ") for name in field["english_headers"].split()]
        out += item(f".B {roff(field['name'])}", roff(
            f"{field['doc']}; option {field['option']}; known as {', '.join(headers)}"
            + said(field)))
    return out


def said(column):
    """What sheets write for the values of a column."""
    words = column["words"].split()
    return f"; written {', '.join(words)}" if words else ""


def event_sheet_table(tables):
    return "".join(item(f".B {roff(column['name'])}", roff(
        f"known as {', '.join(column['headers'].split())}" + said(column)))
                   for column in tables["event_sheet"])


def reception_table(tables):
    return "".join(item(f".B {roff(column['name'])}", roff(
        f"{column['doc']}; known as {', '.join(column['headers'].split())}"
        + said(column)))
                   for column in tables["receptions"])


def fill(page, regions):
    """The page with the text between `.\\" begin NAME` and `.\\" end NAME` made anew."""
    for name, text in regions.items():
        pattern = re.compile(rf'(\.\\" begin {name}\n).*?(\.\\" end {name}\n)', re.S)
        page, count = pattern.subn(lambda m, text=text: m[1] + text + m[2], page)
        if count != 1:
            raise SystemExit(f"the page has {count} regions called {name}, not one")
    return page
