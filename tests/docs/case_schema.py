"""The JSON Schemas of case files and import maps, made from the tables of the library."""

DATE = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
MOMENT = (r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
          r"(Z|[+-][0-9]{2}:[0-9]{2})$")
WORD = r"[A-Za-z0-9._\u0080-\U0010FFFF-]+"
LINE = {"type": "string", "minLength": 1, "pattern": r"^[^\n]*$"}
BLOCK = {"type": "string", "minLength": 1}
OWN_KEYS = {"^x-": {}}  # keys of the office, left alone by the program


def value_schema(field):
    """What a value of a ValueType looks like once YAML is read."""
    kinds = {
        "text": LINE,
        "block": BLOCK,
        "word": {"type": "string", "pattern": f"^{WORD}$"},
        "words": {"type": "string", "pattern": f"^{WORD}( {WORD})*$"},
        "date": DATE,
        "timestamp": {"type": "string", "pattern": MOMENT},
        "integer": {"type": "integer", "minimum": 0},
        "boolean": {"type": "boolean"},
        "case_id": {"type": "string",
                    "pattern": "^[A-Z0-9]{1,12}-[0-9]{4}-[A-Z0-9][0-9]{5}$"},
        "list": {"type": ["array", "string"], "items": LINE},
        "choice": {"type": "string", "enum": field["choices"]},
    }
    return {**kinds[field["type"]], "description": field["doc"]}


def event_branch(event, common):
    """If it is this event, then these fields and no others."""
    basics = {"event": {"const": event["name"]}, "at": {}, "by": {}}
    fields = {f["name"]: value_schema(f) for f in event["fields"] + common}
    required = [f["name"] for f in event["fields"] if f["required"]]
    if event["needs_document"]:
        required.append("document")
    then = {"properties": {**basics, **fields}, "patternProperties": OWN_KEYS,
            "additionalProperties": False}
    if required:
        # What another system did not record cannot be made up.
        then["anyOf"] = [{"required": required},
                         {"required": ["imported"], "properties": {"imported": {"const": True}}}]
    return {"if": {"required": ["event"], "properties": {"event": {"const": event["name"]}}},
            "then": then}


def case_schema(tables):
    petitioner = {name: LINE for name in
                  ("name", "sex", "age", "id_number", "phone", "address")}
    petitioner["representative"] = {"type": "boolean",
                                    "description": "speaks for a group; at most five do"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "anjuan case, format 1",
        "description": "One complaint: a flat head, then what happened, in order. The head is the "
                       "sum of the history; anjuan-ledger(5) explains every field.",
        "type": "object",
        "required": [f["name"] for f in tables["head"] if f["required"]] + ["history"],
        "properties": {
            **{f["name"]: value_schema(f) for f in tables["head"]},
            "petitioners": {
                "type": "array", "description": "who complained",
                "items": {"type": "object", "required": ["name"], "properties": petitioner,
                          "patternProperties": OWN_KEYS, "additionalProperties": False}},
            "attachments": {
                "type": "array", "description": "files that belong to the case",
                "items": {"type": "object", "required": ["path", "sha256"],
                          "properties": {"path": LINE,
                                         "sha256": {"type": "string", "minLength": 1}},
                          "patternProperties": OWN_KEYS, "additionalProperties": False}},
            "request": {**BLOCK, "description": "what the petitioner asks for, in full"},
            "history": {"type": "array", "description": "events; they are only ever appended",
                        "items": {"$ref": "#/definitions/event"}},
        },
        "patternProperties": OWN_KEYS,
        "additionalProperties": False,
        "definitions": {
            "event": {
                "type": "object",
                "required": ["event", "at", "by"],
                "properties": {
                    "event": {"enum": [e["name"] for e in tables["events"]],
                              "description": "what happened"},
                    "at": {"type": "string", "pattern": MOMENT,
                           "description": "when it happened, not when it was written down"},
                    "by": {**LINE, "description": "who recorded it"},
                },
                "allOf": [event_branch(e, tables["common"]) for e in tables["events"]],
            },
        },
    }


def map_schema(tables):
    """A field of the map is one column; paths are joined from several, a moment from a day and a time."""
    text = {"type": "string", "minLength": 1}

    def columns(field):
        several = {"type": "array", "minItems": 1, "items": text}
        if not field["joins"]:
            several["maxItems"] = 2 if field["moment"] else 1
        return {"anyOf": [text, several], "description": field["doc"]}

    def table(make):
        properties = {f["name"]: make(f) for f in tables["intake"]}
        nested = {name.split(".")[1]: value for name, value in properties.items() if "." in name}
        properties["petitioner"] = {"type": "object", "properties": nested,
                                    "additionalProperties": False}
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def others(fields):
        fields["properties"]["*"] = {"const": "*", "description": "all others by their names"}
        return fields

    values = {"type": "object", "additionalProperties": {"type": "string"}}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "anjuan import map",
        "description": "How the columns of a file become cases: anjuan register --from FILE "
                       "--map MAP.toml; see anjuan-ledger(5).",
        "type": "object",
        "required": ["fields"],
        "properties": {
            "source": {
                "type": "object",
                "properties": {
                    "system": {"type": "string", "pattern": r"^[^/ \t\n]*$",
                               "description": "with ref, the key: nothing is registered twice"},
                    "encoding": {"type": "string", "description": "utf-8, gb18030, utf-16le or "
                                 "utf-16be; detected when left out"},
                    "format": {"enum": ["csv", "xlsx", "xls", "et", "yaml", "json"]},
                    "sheet": {"type": "string", "description": "of a workbook"},
                    "separator": {"type": "string", "minLength": 1, "maxLength": 1},
                    "header-row": {"type": "integer", "minimum": 1, "maximum": 1000000},
                },
                "additionalProperties": False,
            },
            "rows": {
                "type": "object",
                "properties": {"skip": {
                    "anyOf": [text, {"type": "array", "items": text}],
                    "description": "how the rows begin that are no records"}},
                "additionalProperties": False,
            },
            "fields": {**others(table(columns)), "description": "field = column"},
            "defaults": {**table(lambda f: {"type": "string"}),
                         "description": "a constant, or @ and a field or column"},
            "values": {**table(lambda f: values),
                       "description": "what a cell says and what it is called here"},
            "lookup": {**table(lambda f: text),
                       "description": "a file beside the map, whose first two columns say the same"},
        },
        "additionalProperties": False,
    }
