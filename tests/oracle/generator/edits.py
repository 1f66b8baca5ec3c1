"""Random edits of a schema: create, alter, rename, move and drop."""
from .columns import INTEGERS

OBJECTS = ("schemas", "enums", "sequences", "roles", "tables", "views", "policies")
PARTS = ("indexes", "foreign_keys", "primary_keys", "uniques", "checks", "policies")


class Editor:
    def __init__(self, builder):
        self.builder = builder
        self.random = builder.random

    def edit(self, state):
        """One edit or several, in place."""
        for _ in range(self.random.choice([0, 1, 1, 2, 2, 3, 3, 4, 6, 9])):
            self.random.choices([self.create, self.drop, self.rename, self.move, self.alter, self.alter_table, self.replace],
                                [2, 2, 2, 1.5, 4, 8, 0.7])[0](state)
        self.builder.separate(state)

    def any(self, state, kinds=OBJECTS):
        items = [(kind, item) for kind in kinds for item in state[kind]]
        return self.random.choice(items) if items else (None, None)

    def make(self, kind, state):
        builder = self.builder
        make = {"schemas": builder.schema, "enums": builder.enum, "sequences": builder.sequence, "roles": builder.role,
                "tables": builder.table, "views": builder.view, "policies": lambda state: builder.policy(state, None)}
        item = make[kind](state)
        if kind == "tables":
            builder.add_parts({**state, "tables": state["tables"] + [item]}, item)
        return item

    def create(self, state):
        kind = self.random.choices(OBJECTS, [1, 2, 1, 1, 4, 2, 0.3])[0]
        state[kind].append(self.make(kind, state))

    def replace(self, state):
        """An object becomes a wholly other one, which is said to be the old one renamed."""
        kind, item = self.any(state)
        if item and kind != "policies":
            new = self.make(kind, state)
            state[kind][state[kind].index(item)] = {**new, "id": item["id"], "var": item["var"]}

    def drop(self, state):
        kind, item = self.any(state)
        if item:
            state[kind].remove(item)
            self.builder.names.retire(item["name"])

    def rename(self, state):
        _, item = self.any(state)
        if item:
            self.new_name(item)

    def new_name(self, item):
        names, old = self.builder.names, item["name"]
        is_policy = "to" in item
        item["name"] = names.of_policy() if is_policy else names.fresh()
        names.retire(old)

    def move(self, state):
        _, item = self.any(state, ("enums", "sequences", "tables", "views"))
        if not item or not state["schemas"]:
            return
        item["schema"] = self.random.choice([None] + [schema["id"] for schema in state["schemas"]])
        if self.random.random() < 0.15:
            self.new_name(item)

    def alter(self, state):
        kind, item = self.any(state)
        if item and kind == "tables":
            self.change_table(state, item)
        elif item and kind != "schemas":
            getattr(self, "alter_" + kind)(state, item)

    def alter_table(self, state):
        if state["tables"]:
            self.change_table(state, self.random.choice(state["tables"]))

    def alter_enums(self, _state, item):
        values = item["values"]
        change = self.random.choice(["add", "add", "add", "remove", "replace", "shuffle"])
        new = [value for value in self.builder.enum_values() if value not in values]
        if change in ("remove", "replace") and len(values) > 1:
            values.remove(self.random.choice(values))
        if change in ("add", "replace"):
            for value in new[:2]:
                values.insert(self.random.randint(0, len(values)), value)
        if change == "shuffle":
            self.random.shuffle(values)

    def alter_sequences(self, _state, item):
        item["options"] = self.builder.sequence_options()

    def alter_roles(self, state, item):
        fresh = self.builder.role(state)
        item["options"] = fresh["options"]
        item["is_existing"] = fresh["is_existing"]

    def alter_policies(self, state, item):
        fresh = self.builder.policy(state, None)
        for member in ("as", "for", "to", "using", "withCheck"):
            item[member] = fresh.get(member)

    def alter_views(self, state, item):
        change = self.random.choice(["options", "options", "definition", "kind"])
        if change == "kind":
            item["is_materialized"] = not item["is_materialized"]
            self.builder.set_options(item)
        elif change == "options":
            self.builder.set_options(item)
        else:
            self.builder.set_definition(state, item)

    # --- tables ---

    def change_table(self, state, table):
        self.random.choices([self.add_column, self.drop_column, self.rename_column, self.change_column, self.add_part,
                             self.drop_part, self.change_part, self.change_rls, self.reorder],
                            [3, 2, 3, 8, 3, 2, 6, 0.7, 0.5])[0](state, table)

    def add_column(self, state, table):
        at = self.random.randint(0, len(table["columns"]))
        table["columns"].insert(at, self.builder.column(state, table))

    def drop_column(self, _state, table):
        if len(table["columns"]) > 1:
            column = self.random.choice(table["columns"])
            table["columns"].remove(column)
            self.builder.names.retire(column["name"])

    def rename_column(self, _state, table):
        column = self.random.choice(table["columns"])
        if column["name"]:
            self.new_name(column)
        else:
            column["key"] = self.builder.key()

    def change_column(self, state, table):
        builder, column = self.builder, self.random.choice(table["columns"])
        change = self.random.choice(["type", "type", "default", "default", "null", "primary", "unique", "identity", "generated",
                                     "array"])
        if change == "type":
            builder.set_type(state, column)
        elif change == "default":
            column.pop("default", None) if column.get("default") and self.random.random() < 0.4 else builder.set_default(state, column)
        elif change in ("null", "primary"):
            member = {"null": "is_not_null", "primary": "is_primary"}[change]
            column[member] = not column.get(member)
        elif change == "unique":
            self.toggle(column, "unique", lambda: {"name": None, "nulls": self.random.choice([None, "not distinct"])})
        elif change == "identity":
            self.change_identity(column)
        elif change == "generated":
            self.change_generated(state, column, table)
        elif "serial" not in column["type"]:
            column.pop("default", None)
            self.toggle(column, "array", lambda: [""])

    def toggle(self, column, member, make):
        if column.get(member) and self.random.random() < 0.6:
            del column[member]
        else:
            column[member] = make()

    def change_identity(self, column):
        if column["type"] not in INTEGERS or column.get("array"):
            column.update(type="integer", config=None, array=None)
        column.pop("default", None)
        column.pop("generated", None)
        self.toggle(column, "identity", self.builder.identity)

    def change_generated(self, state, column, table):
        if column.get("generated") and self.random.random() < 0.4:
            del column["generated"]
        elif not column.get("array"):
            self.builder.set_generated(state, column, table)

    def parts(self, table):
        return [(kind, part) for kind in PARTS for part in table[kind]]

    def add_part(self, state, table):
        builder = self.builder
        make = {"indexes": builder.index, "foreign_keys": builder.foreign_key, "primary_keys": builder.primary_key,
                "uniques": builder.unique, "checks": builder.check, "policies": builder.policy}
        kind = self.random.choices(PARTS, [3, 3, 1, 2, 2, 2])[0]
        if kind != "primary_keys" or not table[kind]:
            table[kind].append(make[kind](state, table))

    def drop_part(self, _state, table):
        parts = self.parts(table)
        if parts:
            kind, part = self.random.choice(parts)
            table[kind].remove(part)

    def change_part(self, state, table):
        parts = self.parts(table)
        if not parts:
            return
        kind, part = self.random.choice(parts)
        if part["name"] and self.random.random() < 0.25:
            self.new_name(part)
            return
        make = {"indexes": self.builder.index, "foreign_keys": self.builder.foreign_key, "primary_keys": self.builder.primary_key,
                "uniques": self.builder.unique, "checks": self.builder.check, "policies": self.builder.policy}
        fresh = make[kind](state, table)
        # One member changes, or all do; the name stays.
        members = [member for member in set(fresh) | set(part) if member not in ("id", "name", "var", "is_inline")]
        is_single = self.random.random() < 0.7 and kind not in ("policies", "foreign_keys")
        for member in [self.random.choice(sorted(members))] if is_single else sorted(members):
            part[member] = fresh.get(member)

    def change_rls(self, _state, table):
        table["has_rls"] = not table.get("has_rls")

    def reorder(self, _state, table):
        self.random.shuffle(table["columns"])
