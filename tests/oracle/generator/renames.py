"""Which objects of two schemas are the same under another name, as hints."""


def schema_names(state, item):
    return next((schema["name"] for schema in state["schemas"] if schema["id"] == item.get("schema")), "public")


def all_names(state):
    """id → kind and names."""
    found = {}
    for kind, items in (("schema", state["schemas"]), ("role", state["roles"])):
        found.update({item["id"]: (kind, [item["name"]]) for item in items})
    for kind in ("table", "enum", "sequence", "view"):
        for item in state[kind + "s"]:
            found[item["id"]] = (kind, [schema_names(state, item), item["name"]])
    for table in state["tables"]:
        schema = schema_names(state, table)
        for kind, parts in (("column", table["columns"]), ("policy", table["policies"])):
            found.update({part["id"]: (kind, [schema, table["name"], part.get("name") or part["key"]]) for part in parts})
    return found


def between(old, new):
    """Hints of the renames. drizzle-kit names the old object with what it lies in called as it is now or as it was."""
    before, hints = all_names(old), []
    for wanted, (kind, names) in all_names(new).items():
        if wanted not in before or before[wanted][1] == names:
            continue
        old_names = before[wanted][1]
        for path in ([old_names, names[:1] + old_names[1:]] if len(names) == 2 else [names[:-1] + old_names[-1:]]):
            hints.append({"type": "rename", "kind": kind, "from": path, "to": names})
    return hints
