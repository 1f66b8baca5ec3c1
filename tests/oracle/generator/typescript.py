"""Writes a schema as one TypeScript module; what refers to nothing is left out."""
import json
import re

from . import columns as types

OPTION_NAMES = {"on_delete": "onDelete", "on_update": "onUpdate"}


def text(value):
    return json.dumps(value, ensure_ascii=False)


def key(name):
    return name if re.fullmatch(r"[A-Za-z_$][\w$]*|0|[1-9]\d{0,8}", name, re.ASCII) else text(name)


def member(owner, name):
    return "%s.%s" % (owner, name) if re.fullmatch(r"[A-Za-z_$][\w$]*", name, re.ASCII) else "%s[%s]" % (owner, text(name))


def braces(members):
    return "{ %s }" % ", ".join("%s: %s" % (key(name), value) for name, value in members) if members else "{}"


def template(value):
    return value.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")


class Dangling(Exception):
    """Something refers to what is gone."""


class Module:
    def __init__(self, state):
        self.state = state
        self.imports = {}
        self.lines = []
        self.tables = {table["id"]: table for table in state["tables"]}
        self.columns = {c["id"]: (table, c) for table in state["tables"] for c in table["columns"]}

    def use(self, name, module="drizzle-orm/pg-core"):
        self.imports.setdefault(module, set()).add(name)
        return name

    def find(self, kind, wanted):
        for item in self.state[kind]:
            if item["id"] == wanted:
                return item
        raise Dangling

    def column(self, wanted, owner=None):
        """The expression of a column; of the table `owner` it is a member of `t`."""
        if wanted not in self.columns:
            raise Dangling
        table, column = self.columns[wanted]
        if owner is not None and table["id"] != owner["id"]:
            raise Dangling
        return member("t" if owner is not None else table["var"], column["key"])

    def sql(self, pieces, column):
        self.use("sql", "drizzle-orm")
        parts = []
        for piece in pieces:
            if isinstance(piece, str):
                parts.append(template(piece))
            elif "column" in piece:
                parts.append(column(piece["column"]))
            elif "raw" in piece:
                parts.append("${sql.raw(%s)}" % text(piece["raw"]))
            else:
                parts.append("${%s}" % piece["value"])
        return "sql`%s`" % "".join(parts)

    def extra_sql(self, pieces, table):
        return self.sql(pieces, lambda wanted: "${%s}" % self.column(wanted, table))

    def source(self):
        """The whole module."""
        for kind in ("schemas", "enums", "sequences", "roles", "tables", "views", "policies"):
            for item in self.state[kind]:
                self.write(item, getattr(self, "write_" + kind))
        imports = ["import { %s } from %s;" % (", ".join(sorted(names)), text(module))
                   for module, names in sorted(self.imports.items())]
        custom = ["const %s = %s;" % (name, types.CUSTOM[name]) for name in sorted(types.CUSTOM)
                  if any(re.search(r"\b%s\(" % name, line) for line in self.lines)]
        return "\n".join(imports + [""] + custom + self.lines) + "\n"

    def write(self, item, write):
        try:
            value = write(item)
        except Dangling:
            return
        export = "" if item.get("is_hidden") else "export "
        self.lines.append("%sconst %s = %s;" % (export, item["var"], value))

    def maker(self, item, own, of_schema):
        """The function that makes an object: `pgTable`, or `app.table` in a schema."""
        for schema in self.state["schemas"]:
            if schema["id"] == item.get("schema"):
                return "%s.%s" % (schema["var"], of_schema)
        return self.use(own)

    # --- objects ---

    def write_schemas(self, item):
        return "%s(%s)" % (self.use("pgSchema"), text(item["name"]))

    def write_enums(self, item):
        values = ", ".join(text(value) for value in item["values"])
        if item.get("form") == "object":
            values = "{ %s }" % ", ".join("V%d: %s" % (i, text(value)) for i, value in enumerate(item["values"]))
        else:
            values = "[%s]" % values
        return "%s(%s, %s)" % (self.maker(item, "pgEnum", "enum"), text(item["name"]), values)

    def write_sequences(self, item):
        options = [braces(item["options"].items())] if item.get("options") else []
        return "%s(%s)" % (self.maker(item, "pgSequence", "sequence"), ", ".join([text(item["name"])] + options))

    def write_roles(self, item):
        options = braces([(name, "true" if value else "false") for name, value in item.get("options", {}).items()])
        call = "%s(%s%s)" % (self.use("pgRole"), text(item["name"]), ", " + options if item.get("options") else "")
        return call + ".existing()" if item.get("is_existing") else call

    def write_tables(self, item):
        columns = "".join("\t%s: %s,\n" % (key(c["key"]), self.write_column(c, item)) for c in item["columns"])
        parts = self.parts(item)
        words = [text(item["name"]), "{\n%s}" % columns] + ([self.extra(item, parts)] if parts else [])
        call = "%s(%s)" % (self.maker(item, "pgTable", "table"), ", ".join(words))
        return call + ".enableRLS()" if item.get("has_rls") else call

    def write_policies(self, item):
        link = item.get("link")
        if not isinstance(link, dict):
            schema, name = (link or "auth.users").split(".")
            self.use("pgSchema"), self.use("integer")
            table = "pgSchema(%s).table(%s, { id: integer() })" % (text(schema), text(name))
        else:
            table = self.find("tables", link["table"])["var"]
        return "%s.link(%s)" % (self.policy(item, None), table)

    # --- columns ---

    def write_column(self, column, table=None):
        words = [text(column["name"])] if column.get("name") else []
        if column["type"] == "enum":
            maker = self.enum_or_text(column)
        else:
            maker = column["type"]
            if maker in types.CUSTOM:
                self.use("customType")
            else:
                self.use(maker)
            words += [column["config"]] if column.get("config") else []
        chain = "%s(%s)" % (maker, ", ".join(words))
        array = "".join(".array(%s)" % size for size in column.get("array") or [])
        modifiers = self.modifiers(column, table)
        return chain + (modifiers + array if column.get("is_array_last") else array + modifiers)

    def enum_or_text(self, column):
        """The enum of a column, or `text` if the enum is gone."""
        variables = [enum["var"] for enum in self.state["enums"] if enum["id"] == column["enum"]]
        return variables[0] if variables else self.use("text")

    def modifiers(self, column, table):
        chain = ".primaryKey()" if column.get("is_primary") else ""
        chain += ".notNull()" if column.get("is_not_null") else ""
        chain += self.default(column["default"]) if column.get("default") else ""
        if column.get("unique"):
            chain += self.unique_of_column(column["unique"])
        if column.get("generated"):
            chain += self.generated(column["generated"], table)
        if column.get("identity"):
            chain += self.identity(column["identity"])
        for reference in table.get("foreign_keys", []) if table else []:
            if reference.get("is_inline") and reference["columns"] == [column["id"]]:
                chain += self.reference(reference)
        return chain

    def value(self, value):
        if isinstance(value, dict):
            return text(value["text"])
        if "sql`" in value:
            self.use("sql", "drizzle-orm")
        return value

    def default(self, default):
        if "method" in default:
            return default["method"]
        if "value" in default:
            return ".default(%s)" % self.value(default["value"])
        items = [self.value(item) for item in default["array"]]
        for _ in range(default["depth"] - 1):
            items = ["[%s]" % item for item in items]
        return ".default([%s])" % ", ".join(items)

    def unique_of_column(self, unique):
        words = [text(unique["name"])] if unique.get("name") else []
        if unique.get("nulls"):
            words = (words or ["undefined"]) + ["{ nulls: %s }" % text(unique["nulls"])]
        return ".unique(%s)" % ", ".join(words)

    def generated(self, generated, table):
        def by_name(wanted):
            owner, column = self.columns.get(wanted, (None, None))
            if not owner or not table or owner["id"] != table["id"]:
                raise Dangling
            return '"%s"' % (column.get("name") or column["key"])

        def by_reference(wanted):
            return "${%s}" % self.column(wanted)

        form = generated.get("form")
        try:
            if form == "function":
                return ".generatedAlwaysAs(() => %s)" % self.sql(generated["sql"], by_reference)
            sql = self.sql(generated["sql"], lambda wanted: template(by_name(wanted)))
            return ".generatedAlwaysAs(%s)" % (text(sql[4:-1].replace("\\", "")) if form == "text" else sql)
        except Dangling:
            return ""

    def identity(self, identity):
        options = ([("name", text(identity["name"]))] if identity.get("name") else []) + list(identity.get("options", {}).items())
        return ".generated%sAsIdentity(%s)" % (identity["mode"], braces(options) if options else "")

    def reference(self, reference):
        try:
            target = self.column(reference["targets"][0])
        except (Dangling, IndexError):
            return ""
        actions = [(name, text(reference[member_])) for member_, name in OPTION_NAMES.items() if reference.get(member_)]
        return ".references(() => %s%s)" % (target, ", " + braces(actions) if actions else "")

    # --- indexes, keys, constraints and policies of a table ---

    def parts(self, table):
        """The texts of all that stands in the third argument."""
        kinds = (("indexes", self.index), ("foreign_keys", self.foreign_key), ("primary_keys", self.primary_key),
                 ("uniques", self.unique), ("checks", self.check), ("policies", self.policy))
        parts = []
        for name, write in kinds:
            for part in table.get(name, []):
                try:
                    parts.append(write(part, table))
                except Dangling:
                    pass
        return [part for part in parts if part]

    def extra(self, table, parts):
        lines = "".join("\t%s,\n" % part for part in parts)
        if table.get("form") == "object":
            return "(t) => ({\n%s})" % "".join("\tp%d: %s,\n" % (i, part) for i, part in enumerate(parts))
        return "(t) => [[\n%s]]" % lines if table.get("form") == "flat" else "(t) => [\n%s]" % lines

    def of(self, wanted, table):
        if not wanted:
            raise Dangling
        return [self.column(column, table) for column in wanted]

    def index(self, index, table):
        if not index["columns"]:
            raise Dangling
        columns = ", ".join(self.index_column(column, table) for column in index["columns"])
        make = self.use("uniqueIndex" if index.get("is_unique") else "index")
        name = text(index["name"]) if index.get("name") else ""
        if index.get("method"):
            on = "using(%s, %s)" % (text(index["method"]), columns)
        else:
            on = "%s(%s)" % ("onOnly" if index.get("is_only") else "on", columns)
        chain = "%s(%s).%s" % (make, name, on)
        chain += ".where(%s)" % self.extra_sql(index["where"], table) if index.get("where") else ""
        chain += ".with(%s)" % braces(index["with"].items()) if index.get("with") else ""
        return chain + (".concurrently()" if index.get("is_concurrent") else "")

    def index_column(self, column, table):
        if "sql" in column:
            return self.extra_sql(column["sql"], table)
        chain = self.column(column["column"], table)
        chain += ".%s()" % column["order"] if column.get("order") else ""
        chain += ".nulls%s()" % column["nulls"] if column.get("nulls") else ""
        return chain + (".op(%s)" % text(column["op"]) if column.get("op") else "")

    def foreign_key(self, reference, table):
        if reference.get("is_inline"):
            return ""
        targets = [self.column(column) for column in reference["targets"]]
        if len(targets) != len(reference["columns"]):
            raise Dangling
        members = [("name", text(reference["name"]))] if reference.get("name") else []
        members += [("columns", "[%s]" % ", ".join(self.of(reference["columns"], table))),
                    ("foreignColumns", "[%s]" % ", ".join(targets))]
        call = "%s(%s)" % (self.use("foreignKey"), braces(members))
        for name, method in OPTION_NAMES.items():
            call += ".%s(%s)" % (method, text(reference[name])) if reference.get(name) else ""
        return call

    def primary_key(self, primary, table):
        members = [("name", text(primary["name"]))] if primary.get("name") else []
        members.append(("columns", "[%s]" % ", ".join(self.of(primary["columns"], table))))
        return "%s(%s)" % (self.use("primaryKey"), braces(members))

    def unique(self, unique, table):
        name = text(unique["name"]) if unique.get("name") else ""
        call = "%s(%s).on(%s)" % (self.use("unique"), name, ", ".join(self.of(unique["columns"], table)))
        return call + ".nullsNotDistinct()" if unique.get("is_not_distinct") else call

    def check(self, check, table):
        return "%s(%s, %s)" % (self.use("check"), text(check["name"]), self.extra_sql(check["sql"], table))

    def policy(self, policy, table):
        members = [(name, text(policy[name])) for name in ("as", "for") if policy.get(name)]
        roles = [self.find("roles", role["role"])["var"] if isinstance(role, dict) else text(role)
                 for role in policy.get("to") or []]
        if roles:
            members.append(("to", roles[0] if len(roles) == 1 else "[%s]" % ", ".join(roles)))
        for name in ("using", "withCheck"):
            if policy.get(name):
                members.append((name, self.extra_sql(policy[name], table)))
        return "%s(%s%s)" % (self.use("pgPolicy"), text(policy["name"]), ", " + braces(members) if members else "")

    # --- views ---

    def write_views(self, view):
        kind = ("pgMaterializedView", "materializedView") if view.get("is_materialized") else ("pgView", "view")
        words = [text(view["name"])]
        if "query" not in view:
            columns = ", ".join("%s: %s" % (key(c["key"]), self.write_column(c)) for c in view.get("columns", []))
            words.append("{ %s }" % columns)
        chain = "%s(%s)%s" % (self.maker(view, *kind), ", ".join(words), self.view_options(view))
        if "query" in view:
            return "%s.as((qb) => %s)" % (chain, self.query(view["query"]))
        if view.get("is_existing"):
            return chain + ".existing()"
        return "%s.as(%s)" % (chain, self.sql(view.get("sql", ["select 1"]), lambda wanted: "${%s}" % self.column(wanted)))

    def view_options(self, view):
        chain = ".using(%s)" % text(view["using"]) if view.get("using") else ""
        chain += ".with(%s)" % braces(view["with"].items()) if view.get("with") else ""
        chain += ".tablespace(%s)" % text(view["tablespace"]) if view.get("tablespace") else ""
        return chain + (".withNoData()" if view.get("is_without_data") else "")

    def query(self, query):
        table = self.find("tables", query["table"])
        select = self.select(query, table)
        if query.get("union"):
            select += ".%s(%s)" % (query["union"], select)
        if query.get("cte"):
            return "{\n\tconst c = qb.$with(%s).as(%s);\n\treturn qb.with(c).select().from(c);\n}" % (text(query["cte"]), select)
        return select

    def select(self, query, table):
        join = query.get("join")
        other, other_var = None, None
        if join:
            other = self.find("tables", join["table"])
            other_var = other["var"]
            if join.get("alias"):
                other_var = "%s(%s, %s)" % (self.use("alias"), other["var"], text(join["alias"]))
        chain = "qb.select(%s).from(%s)" % (self.fields(query, other, other_var), table["var"])
        if join:
            self.use("eq", "drizzle-orm")
            left, right = (self.columns.get(column) for column in join["columns"])
            if not left or not right or left[0] is not table or right[0] is not other:
                raise Dangling
            on = "eq(%s, %s)" % (member(table["var"], left[1]["key"]), member(other_var, right[1]["key"]))
            chain += ".%s(%s, %s)" % (join["kind"], other_var, on)
        if query.get("where"):
            chain += ".where(%s)" % self.sql(query["where"], lambda wanted: "${%s}" % self.column(wanted))
        if query.get("groupBy"):
            chain += ".groupBy(%s)" % ", ".join(self.column(column) for column in query["groupBy"])
        if query.get("orderBy"):
            column, order = query["orderBy"]
            chain += ".orderBy(%s(%s))" % (self.use(order, "drizzle-orm"), self.column(column))
        return chain + (".limit(%s)" % query["limit"] if query.get("limit") else "")

    def fields(self, query, other, other_var):
        if not query.get("fields"):
            return ""
        fields = [(self.columns[c][1]["key"], self.column(c)) for c in query["fields"] if c in self.columns]
        if other and query.get("join"):
            right = self.columns.get(query["join"]["columns"][1])
            if right:
                fields.append(("other", member(other_var, right[1]["key"])))
        if query.get("expression"):
            self.use("sql", "drizzle-orm")
            fields.append(("extra", "sql`%s`.as(\"extra\")" % query["expression"]))
        return braces(fields)


def source(state):
    return Module(state).source()
