"""What two snapshots differ in, as rows of the table of conformance: (kind of object, change)."""

LISTS = {"schemas": "schema", "enums": "enum", "sequences": "sequence", "roles": "role", "tables": "table", "views": "view",
         "policies": "linked policy"}
PARTS = {"columns": "column", "compositePrimaryKeys": "primary key", "foreignKeys": "foreign key", "uniqueConstraints": "unique",
         "checkConstraints": "check", "indexes": "index", "policies": "policy"}
KINDS = ["schema", "enum", "sequence", "role", "table", "column", "primary key", "foreign key", "unique", "check", "index",
         "policy", "linked policy", "view", "materialized view"]
CHANGES = ["create", "rename", "move", "drop"]
# The types of pg-core, by their first word.
NATIVE = set("""bigint bigserial bit boolean char cidr date double geometry halfvec inet integer interval json jsonb line
macaddr macaddr8 numeric point real serial smallint smallserial sparsevec text time timestamp uuid varchar vector""".split())
# Members that say where an object is; a hint tells whether it was renamed or moved.
PLACE = {"name", "schema"} | set(PARTS)


def row_order(row):
    """Rows by kind; a kind's changes from its making to its end."""
    kind, change = row
    at = CHANGES.index(change) if change in CHANGES else 0.5
    return KINDS.index(kind), at, change


class Renames:
    """What the answers to the questions made of the names of an old snapshot."""

    def __init__(self, hints):
        self.hints = {}
        for hint in hints:
            if hint["type"] == "rename":
                self.hints[hint["kind"], tuple(hint["from"])] = hint["to"]
        self.schemas = {names[0]: to[0] for (kind, names), to in self.hints.items() if kind == "schema"}

    def schema(self, name):
        return self.schemas.get(name or "public", name or "public")

    def key(self, kind, item):
        """The names by which an object of the old snapshot is found in the new one."""
        if kind in ("schema", "role", "linked policy"):
            name = item if isinstance(item, str) else item["name"]
            return tuple(self.hints.get((kind, (name,)), [name]))
        names = (self.schema(item.get("schema")), item["name"])
        return tuple(self.hints.get((kind, names), names))

    def part(self, kind, table, name):
        return self.hints.get((kind, (*table, name)), [name])[-1]


def key_of(kind, item):
    return Renames([]).key(kind, item)


def kind_of_view(view):
    return "materialized view" if view.get("materialized") else "view"


def between(old, new, hints):
    """The rows of a generation; `old` is None for the first one."""
    rows, renames = set(), Renames(hints)
    for member, kind in LISTS.items():
        before = {renames.key(kind, item): item for item in ((old or {}).get(member) or {}).values()}
        after = {key_of(kind, item): item for item in (new.get(member) or {}).values()}
        for key in before.keys() | after.keys():
            rows |= of_object(kind, key, before.get(key), after.get(key), renames)
    return rows


def of_object(kind, key, old, new, renames):
    name = kind_of_view(new or old) if kind == "view" else kind
    if old is None or new is None:
        rows = {(name, "create" if old is None else "drop")}
        return rows | (of_parts(key, old or {}, new or {}, renames) if kind == "table" else set())
    if kind == "schema":
        return {(name, "rename")} if old != new else set()
    rows = of_place(name, old, new, renames)
    rows |= {(name, "alter " + member) for member in differing(old, new)}
    return rows | (of_parts(key, old, new, renames) if kind == "table" else set())


def of_place(kind, old, new, renames):
    rows = {(kind, "rename")} if old["name"] != new["name"] else set()
    is_moved = renames.schema(old.get("schema")) != (new.get("schema") or "public")
    return rows | ({(kind, "move")} if is_moved and kind not in ("role", "linked policy") else set())


def differing(old, new, besides=PLACE):
    return [member for member in old.keys() | new.keys() if member not in besides and old.get(member) != new.get(member)]


def of_parts(table, old, new, renames):
    """The rows of what lies in a table; one that is dropped takes its parts along."""
    rows = set()
    for member, kind in PARTS.items():
        before = {renames.part(kind, table, name): item for name, item in old.get(member, {}).items()}
        after = new.get(member, {})
        for name in before.keys() | after.keys():
            rows |= of_part(kind, before.get(name), after.get(name), bool(new))
    return rows


def of_part(kind, old, new, is_left):
    if old is None:
        return {(kind, "create")}
    if new is None:
        return {(kind, "drop")} if is_left else set()
    rows = {(kind, "rename")} if old["name"] != new["name"] else set()
    return rows | {(kind, "alter " + member) for member in differing(old, new, {"name", "tableFrom"})}


def types(snapshot):
    """The types of columns, without their arguments."""
    found = set()
    for table in snapshot["tables"].values():
        for column in table["columns"].values():
            element = column["type"].split("[")[0].split("(")[0].strip()
            if "[" in column["type"]:
                found.add("array")
            if column.get("typeSchema"):
                found.add("enum")
            elif element.split(" ")[0] in NATIVE:
                found.add(element)
            else:
                found.add("customType")
    return found
