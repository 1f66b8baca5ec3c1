"""Random schemas as plain data: {"schemas": [...], "enums": [...], "tables": [...], ...}.

Every object has an "id" that it keeps from generation to generation, a "name", and a "var" if it is an
export of its own. A reference is the id of its target; what refers to nothing is not written. SQL is
a list of pieces: text, {"column": id}, {"raw": text} or {"value": TypeScript}.
"""
from . import columns as types
from .names import Names

OBJECTS = ("schemas", "enums", "sequences", "roles", "tables", "views", "policies")
ACTIONS = ["cascade", "restrict", "set null", "set default", "no action"]


class Builder:
    """Makes random objects; the names and ids that it gives are new to the case."""

    def __init__(self, random):
        self.random = random
        self.names = Names(random, random.choice([0, 0, 0.1, 0.3, 0.8]))
        self.last_id = 0
        self.given = []  # names of exports: another kind of object, or another schema, may have the same
        # Forms that some projects use throughout and others never.
        self.has_keys_for_names = random.random() < 0.3
        self.is_hiding = random.random() < 0.15

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, items):
        return self.random.choice(items)

    def maybe(self, probability, items, default=None):
        return self.random.choice(items) if self.chance(probability) else default

    def some(self, items, most):
        return self.random.sample(items, min(len(items), self.random.randint(1, most)))

    def id(self):
        self.last_id += 1
        return self.last_id

    def named(self, **members):
        return {"id": self.id(), "name": self.names.fresh(), **members}

    def exported(self, **members):
        hidden = {"is_hidden": True} if self.is_hiding and self.chance(0.2) else {}
        item = self.named(var=self.names.identifier(), **hidden, **members)
        if self.given and self.chance(0.06):
            item["name"] = self.pick(self.given)
        self.given.append(item["name"])
        return item

    def separate(self, state):
        """Gives a name of its own to what is called like another object of its kind in its schema."""
        for kind in OBJECTS:
            taken, schemas = set(), {schema["id"]: schema["name"] for schema in state["schemas"]}
            for item in state[kind]:
                if (schemas.get(item.get("schema")), item["name"]) in taken:
                    item["name"] = self.names.of_policy()
                taken.add((schemas.get(item.get("schema")), item["name"]))

    def schema_of(self, state):
        return self.pick(state["schemas"])["id"] if state["schemas"] and self.chance(0.4) else None

    # --- whole schemas ---

    def state(self):
        state = {name: [] for name in OBJECTS}
        state["casing"] = self.maybe(0.2, ["snake_case", "camelCase"])
        for name, make, most in (("schemas", self.schema, 2), ("enums", self.enum, 3), ("sequences", self.sequence, 1),
                                 ("roles", self.role, 2)):
            for _ in range(max(0, self.random.randint(-1, most))):
                state[name].append(make(state))
        for _ in range(self.random.choice([0, 1, 1, 2, 2, 3, 4])):
            state["tables"].append(self.table(state))
        for table in state["tables"]:
            self.add_parts(state, table)
        for _ in range(max(0, self.random.randint(-2, 2))):
            state["views"].append(self.view(state))
        if self.chance(0.08):
            state["policies"].append(self.policy(state, None))
        self.separate(state)
        return state

    def schema(self, _state):
        return self.exported()

    def enum(self, state):
        return self.exported(schema=self.schema_of(state), values=self.enum_values(),
                             form=self.maybe(0.2, ["object"]))

    def enum_values(self):
        plain = ["draft", "open", "closed", "archived", "low", "high", "A", "b c"]
        strange = ["it's", "", "ünï", '"q"', "a,b", "{}", "x" * 63, "1", "null", "a;b"]
        values = self.some(plain, 5) + (self.some(strange, 2) if self.names.strangeness and self.chance(0.5) else [])
        self.random.shuffle(values)
        return values

    def sequence(self, state):
        return self.exported(schema=self.schema_of(state), options=self.sequence_options())

    def sequence_options(self, most="9223372036854775807"):
        """Options that hold together: the minimum is below the start, and that below the maximum."""
        all_options = {"startWith": ["1", "100", '"5"'], "increment": ["1", "2", "-1", '"10"'], "minValue": ["1", '"0"', "-100"],
                       "maxValue": ["1000", '"%s"' % most], "cache": ["1", '"20"', "5"], "cycle": ["true", "false"]}
        options = {key: self.pick(values) for key, values in all_options.items() if self.chance(0.3)}
        if options.get("increment") == "-1":
            options.update(startWith="100", minValue="-100", maxValue="1000")
        return options

    def role(self, _state):
        options = {key: self.pick([True, False]) for key in ("createDb", "createRole", "inherit") if self.chance(0.4)}
        return self.exported(options=options, is_existing=self.chance(0.15))

    def table(self, state):
        table = self.exported(schema=self.schema_of(state), form=self.maybe(0.4, ["object", "flat"], "array"),
                              has_rls=self.chance(0.1), columns=[], indexes=[], foreign_keys=[], primary_keys=[],
                              uniques=[], checks=[], policies=[])
        for _ in range(self.random.choice([1, 2, 3, 3, 4, 5, 7, 12])):
            table["columns"].append(self.column(state, table))
        return table

    # --- columns ---

    def column(self, state, table):
        column = {"id": self.id(), "key": self.key(), "name": self.column_name(state)}
        self.set_type(state, column)
        if self.chance(0.35):
            column["is_not_null"] = True
        if self.chance(0.4):
            self.set_default(state, column)
        if not any(c.get("is_primary") for c in table["columns"]) and not table["primary_keys"] and self.chance(0.2):
            column["is_primary"] = True
        if self.chance(0.1):
            column["unique"] = {"name": self.maybe(0.5, [self.names.fresh()]), "nulls": self.maybe(0.3, ["not distinct", "distinct"])}
        if self.chance(0.05) and "array" not in column:
            self.set_generated(state, column, table)
        if column["type"] in types.INTEGERS and "array" not in column and "default" not in column and "generated" not in column and self.chance(0.25):
            column["identity"] = self.identity()
        return column

    def key(self):
        if self.names.strangeness > 0.5 and self.chance(0.15):
            return self.names.fresh()
        if self.chance(0.03):
            return self.pick(["10", "2", "30"]) + str(self.random.randrange(1000))
        return self.names.identifier()

    def column_name(self, state):
        if (self.has_keys_for_names or state["casing"]) and self.chance(0.7):
            return None
        return self.names.fresh()

    def set_type(self, state, column):
        for member in ("config", "enum", "array", "is_array_last", "default", "generated", "identity"):
            column.pop(member, None)
        enums = [enum for enum in state["enums"]]
        if enums and self.chance(0.3):
            column.update(type="enum", enum=self.pick(enums)["id"])
        else:
            name, configurations, _, _ = self.pick(types.TYPES)
            column.update(type=name, config=self.pick(configurations))
        if self.chance(0.15) and "serial" not in column["type"]:
            column["array"] = self.pick([[""], [""], ["3"], ["", ""], ["2", "3"]])
            column["is_array_last"] = self.chance(0.1)

    def values_of(self, state, column, of_items=False):
        if column["type"] == "enum":
            values = [enum["values"] for enum in state["enums"] if enum["id"] == column["enum"]]
            return [{"text": value} for value in values[0]] if values else []
        for name, configurations, values, items in types.TYPES:
            if name == column["type"] and column["config"] in configurations:
                return items if of_items else values
        return []

    def set_default(self, state, column):
        column.pop("default", None)
        if "generated" in column or "identity" in column:
            return
        if "array" in column:
            items = self.values_of(state, column, of_items=True)
            column["default"] = {"array": self.some(items, 3) if items and self.chance(0.8) else [],
                                 "depth": len(column["array"])}
            return
        method = types.DEFAULT_METHODS.get(column["type"])
        values = self.values_of(state, column)
        if method and "date" not in (column["config"] or "") and self.chance(0.4):
            column["default"] = {"method": method}
        elif values:
            column["default"] = {"value": self.pick(values)}
        if "default" in column and self.chance(0.05):
            column["default"] = {"method": self.pick(['.$defaultFn(() => 1 as never)', ".$onUpdate(() => 1 as never)"])}

    def set_generated(self, state, column, table):
        column.pop("default", None)
        column.pop("identity", None)
        others = [c for c in table["columns"] if c is not column]
        pieces = ["1 + 1"] if not others else ["upper(", {"column": self.pick(others)["id"]}, "::text)"]
        column["generated"] = {"sql": pieces, "form": self.pick(["sql", "function", "text"])}

    def identity(self):
        return {"mode": self.pick(["Always", "ByDefault"]), "name": self.maybe(0.3, [self.names.fresh()]),
                "options": self.sequence_options("32767")}

    # --- what a table has beside its columns ---

    def add_parts(self, state, table):
        counts = (("indexes", self.index, 3), ("foreign_keys", self.foreign_key, 2), ("uniques", self.unique, 2),
                  ("checks", self.check, 2), ("policies", self.policy, 2))
        for name, make, most in counts:
            for _ in range(max(0, self.random.randint(-2, most))):
                part = make(state, table)
                if part:
                    table[name].append(part)
        if self.chance(0.15) and not any(c.get("is_primary") for c in table["columns"]):
            table["primary_keys"].append(self.primary_key(state, table))

    def column_ids(self, table, most=3):
        return [column["id"] for column in self.some(table["columns"], most)]

    def optional_name(self, probability=0.5):
        return self.names.fresh() if self.chance(probability) else None

    def condition(self, table):
        column = {"column": self.pick(table["columns"])["id"]}
        return self.pick([
            [column, " > 0"], [column, " IS NOT NULL"], ["length(", column, "::text) < 10"], ["true"], [column, " = 'it''s'"],
            [column, " > ", {"raw": "7"}], ["(", column, " IS NULL OR ", column, " <> 'a\nb')"], [column, " in ('x', 'ü')"],
            [column, " ~ '^\\\\d+$'"],
        ])

    def index(self, _state, table):
        columns = [self.index_column(c["id"]) for c in self.some(table["columns"], 3)]
        has_expression = self.chance(0.25)
        if has_expression:
            column = {"column": self.pick(table["columns"])["id"]}
            columns.append({"sql": self.pick([["lower(", column, ")"], ["(", column, " || 'x')"], [column, " desc"],
                                              ["coalesce(", column, ", 'a')"]])})
        index = {"id": self.id(), "name": self.names.fresh() if has_expression else self.optional_name(0.7), "columns": columns}
        index.update({key: value for key, value in (
            ("is_unique", self.chance(0.3)), ("method", self.maybe(0.3, ["btree", "gin", "gist", "hash", "brin", "hnsw"])),
            ("where", self.condition(table) if self.chance(0.2) else None),
            ("with", self.maybe(0.15, [{"fillfactor": "70"}, {"fillfactor": '"70"', "deduplicate_items": "true"},
                                       {"fastupdate": "false"}, {"lists": "100", "m": "16"}])),
            ("is_concurrent", self.chance(0.12)), ("is_only", self.chance(0.05)),
        ) if value})
        return index

    def index_column(self, column):
        return {"column": column, "order": self.maybe(0.3, ["asc", "desc"]), "nulls": self.maybe(0.2, ["First", "Last"]),
                "op": self.maybe(0.15, ["text_ops", "text_pattern_ops", "int4_ops", "vector_cosine_ops"])}

    def foreign_key(self, state, table):
        target = self.pick(state["tables"])
        count = min(len(table["columns"]), len(target["columns"]), self.pick([1, 1, 1, 2]))
        key = {"id": self.id(), "table": target["id"], "name": self.optional_name(0.3),
               "columns": [c["id"] for c in self.random.sample(table["columns"], count)],
               "targets": [c["id"] for c in self.random.sample(target["columns"], count)],
               "on_delete": self.maybe(0.4, ACTIONS), "on_update": self.maybe(0.2, ACTIONS)}
        if count == 1 and self.chance(0.6):
            key.update(is_inline=True, name=None)
        return key

    def primary_key(self, _state, table):
        return {"id": self.id(), "name": self.optional_name(0.3), "columns": self.column_ids(table)}

    def unique(self, _state, table):
        return {"id": self.id(), "name": self.optional_name(), "columns": self.column_ids(table),
                "is_not_distinct": self.chance(0.25)}

    def check(self, _state, table):
        return self.named(sql=self.condition(table))

    def policy(self, state, table):
        """A policy of a table, or with None one that stands outside and is linked to a table."""
        roles = ["public", "current_user", "session_user"] + [{"role": role["id"]} for role in state["roles"]]
        condition = self.condition(table) if table else ["true"]
        policy = {"id": self.id(), "name": self.names.of_policy(), "var": self.names.identifier(),
                  "to": self.some(roles, 2) if self.chance(0.5) else None}
        policy.update({key: value for key, value in (
            ("as", self.maybe(0.3, ["permissive", "restrictive"])),
            ("for", self.maybe(0.4, ["all", "select", "insert", "update", "delete"])),
            ("using", condition if self.chance(0.5) else None), ("withCheck", ["1 = 1"] if self.chance(0.3) else None),
        ) if value})
        policy.pop({"insert": "using", "select": "withCheck", "delete": "withCheck"}.get(policy.get("for")), None)
        if not table:
            tables = [{"table": table["id"]} for table in state["tables"]]
            policy["link"] = self.pick(tables + ["auth.users", "realtime.messages"])
        return policy

    # --- views ---

    def view(self, state):
        view = self.exported(schema=self.schema_of(state), is_materialized=self.chance(0.4))
        self.set_options(view)
        self.set_definition(state, view)
        return view

    def set_definition(self, state, view):
        for member in ("query", "columns", "sql", "is_existing"):
            view.pop(member, None)
        if state["tables"] and self.chance(0.7):
            view["query"] = self.query(state)
            return
        view["columns"] = [self.view_column(state) for _ in range(self.random.randint(1, 3))]
        if self.chance(0.25):
            view["is_existing"] = True
        else:
            view["sql"] = self.pick([["select 1 as x"], ["select 'it''s', ", {"raw": "2"}], ["select * from nowhere\nwhere x > 1"]])

    def view_column(self, state):
        column = {"id": self.id(), "key": self.key(), "name": self.column_name(state)}
        self.set_type(state, column)
        return column

    def query(self, state):
        table = self.pick(state["tables"])
        query = {"table": table["id"]}
        if self.chance(0.6):
            query["fields"] = self.column_ids(table)
        if self.chance(0.2):
            query["expression"] = self.pick(["count(*)", "now()", "'it''s'"])
        others = [other for other in state["tables"] if other is not table]
        if others and query.get("fields") and self.chance(0.4):
            other = self.pick(others)
            query["join"] = {"kind": self.pick(["innerJoin", "leftJoin", "fullJoin", "rightJoin"]), "table": other["id"],
                             "columns": [self.pick(table["columns"])["id"], self.pick(other["columns"])["id"]],
                             "alias": self.optional_name(0.3)}
        if self.chance(0.4):
            query["where"] = self.condition(table)
        if self.chance(0.2):
            query["orderBy"] = [self.pick(table["columns"])["id"], self.pick(["asc", "desc"])]
        if self.chance(0.1) and query.get("fields"):
            query["groupBy"] = query["fields"]
        if self.chance(0.1):
            query["limit"] = self.pick([1, 10])
        if self.chance(0.1):
            query["union"] = self.pick(["union", "unionAll", "intersect", "except"])
        elif self.chance(0.1) and not query.get("join"):
            query["cte"] = self.names.fresh()
        return query

    def set_options(self, view):
        for member in ("with", "using", "tablespace", "is_without_data"):
            view.pop(member, None)
        if not view["is_materialized"]:
            options = {"checkOption": ['"local"', '"cascaded"'], "securityBarrier": ["true", "false"],
                       "securityInvoker": ["true", "false"]}
            view["with"] = {key: self.pick(values) for key, values in options.items() if self.chance(0.2)}
            return
        options = {
            "fillfactor": ["70"], "toastTupleTarget": ["200"], "parallelWorkers": ["2", "0"], "autovacuumEnabled": ["true", "false"],
            "vacuumIndexCleanup": ['"auto"', '"on"', '"off"'], "vacuumTruncate": ["true"], "autovacuumVacuumThreshold": ["50"],
            "autovacuumVacuumScaleFactor": ["0.2"], "autovacuumVacuumCostDelay": ["10"], "autovacuumVacuumCostLimit": ["500"],
            "autovacuumFreezeMinAge": ["1000"], "autovacuumFreezeMaxAge": ["100000000"], "autovacuumFreezeTableAge": ["1"],
            "autovacuumMultixactFreezeMinAge": ["1"], "autovacuumMultixactFreezeMaxAge": ["2"],
            "autovacuumMultixactFreezeTableAge": ["3"], "logAutovacuumMinDuration": ["1000"], "userCatalogTable": ["false"],
        }
        view["with"] = {key: self.pick(values) for key, values in options.items() if self.chance(0.08)}
        view["using"] = self.maybe(0.2, ["heap", "columnar"])
        view["tablespace"] = self.maybe(0.2, ["fast", "Fast Disk"])
        view["is_without_data"] = self.chance(0.2)
