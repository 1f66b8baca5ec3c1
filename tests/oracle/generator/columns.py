"""The column types of pg-core: builder, configurations, and values as TypeScript writes them."""

STRINGS = ['""', '"a"', '"it\'s"', '"say \\"hi\\""', '"back\\\\slash"', '"new\\nline"', '"ünï 🎉"', '"{}"', '"a,b"', '"null"',
           '"${x}"', '"--> statement-breakpoint"', '"now()"']
WHOLE = ["0", "1", "-7", "42"]
DAYS = ['"2024-01-02"', 'sql`now()`', "sql`CURRENT_DATE`"]
MOMENTS = ['"2024-01-02 03:04:05"', "sql`now()`", "sql`CURRENT_TIMESTAMP`"]
DATES = ['new Date("2024-01-02T03:04:05.678Z")', "new Date(0)", "sql`now()`"]
JSONS = ["{}", "[]", '{ a: 1, b: "it\'s" }', '{ nested: { list: [1, "two", null, true] } }', '["a", 1]', "sql`'{}'::jsonb`",
         "sql`'[]'`", "null", "true", "5", '"text"', '{ q: "\\"" }', '{ "ü": "🎉\\n" }']

# builder, configurations (None: none given), values for defaults, and those that suit an array
TYPES = [
    ("integer", [None], WHOLE + ["sql`1 + 1`"], WHOLE),
    ("smallint", [None], WHOLE, WHOLE),
    ("bigint", ['{ mode: "number" }'], WHOLE + ["9007199254740991"], WHOLE),
    ("bigint", ['{ mode: "bigint" }'], ["sql`12`"], []),
    ("serial", [None], [], []),
    ("smallserial", [None], [], []),
    ("bigserial", ['{ mode: "number" }', '{ mode: "bigint" }'], [], []),
    ("boolean", [None], ["true", "false", "sql`true`"], ["true", "false"]),
    ("text", [None, '{ enum: ["a", "b"] }'], STRINGS + ["sql`'x' || 'y'`", "sql`gen_random_uuid()::text`"], STRINGS),
    ("varchar", [None, "{ length: 10 }", "{ length: 256 }", '{ length: 5, enum: ["a"] }'], STRINGS, STRINGS),
    ("char", [None, "{ length: 3 }"], ['"abc"', '"x"'], ['"abc"']),
    ("numeric", [None, "{ precision: 10 }", "{ precision: 10, scale: 2 }", "{ precision: 5, scale: 0 }"],
     ['"1.50"', '"0"', "sql`0.1`"], ['"1.5"', '"0"']),
    ("numeric", ['{ mode: "number" }', '{ mode: "number", precision: 12, scale: 4 }'], ["1.5", "0", "-2"], ["1.5", "0"]),
    ("numeric", ['{ mode: "bigint" }'], ["sql`1`"], []),
    ("decimal", [None, "{ precision: 6, scale: 3 }"], ['"1.5"'], ['"1.5"']),
    ("real", [None], ["1.5", "0", "1e21", "-0.25", "1e-7"], ["1.5", "2"]),
    ("doublePrecision", [None], ["1.5", "0", "123456.789", "5e-324"], ["1.5", "2"]),
    ("json", [None], JSONS, ['{ a: 1 }', "[1, 2]", '"x"']),
    ("jsonb", [None], JSONS, ['{ a: "it\'s" }', '"x"']),
    ("timestamp", [None, "{ withTimezone: true }", "{ precision: 3 }", "{ precision: 0, withTimezone: true }", '{ mode: "date" }'],
     DATES, ['new Date("2024-01-02T03:04:05.678Z")']),
    ("timestamp", ['{ mode: "string" }', '{ mode: "string", precision: 6, withTimezone: true }'], MOMENTS, MOMENTS[:1]),
    ("date", [None, '{ mode: "string" }'], DAYS, DAYS[:1]),
    ("date", ['{ mode: "date" }'], DATES, ['new Date("2024-01-02T03:04:05.678Z")']),
    ("time", [None, "{ precision: 3 }", "{ withTimezone: true }", "{ precision: 6, withTimezone: true }"],
     ['"12:34:56"', "sql`now()`"], ['"12:34:56"']),
    ("interval", [None, '{ fields: "day" }', '{ fields: "day to second", precision: 3 }', "{ precision: 6 }",
                  '{ fields: "year to month" }'], ['"1 day"', "sql`'1 hour'::interval`"], ['"1 day"']),
    ("uuid", [None], ['"6ba7b810-9dad-11d1-80b4-00c04fd430c8"', "sql`gen_random_uuid()`"],
     ['"6ba7b810-9dad-11d1-80b4-00c04fd430c8"']),
    ("inet", [None], ['"127.0.0.1"', '"10.0.0.0/8"'], ['"127.0.0.1"']),
    ("cidr", [None], ['"10.0.0.0/8"'], ['"10.0.0.0/8"']),
    ("macaddr", [None], ['"08:00:2b:01:02:03"'], ['"08:00:2b:01:02:03"']),
    ("macaddr8", [None], ['"08:00:2b:01:02:03:04:05"'], []),
    ("point", [None, '{ mode: "tuple" }'], ["[1, 2]", "sql`'(1,2)'`"], []),
    ("point", ['{ mode: "xy" }'], ["{ x: 1, y: 2.5 }"], []),
    ("line", [None, '{ mode: "tuple" }'], ["[1, 2, 3]"], []),
    ("line", ['{ mode: "abc" }'], ["{ a: 1, b: 2, c: 3 }"], []),
    ("geometry", ['{ type: "point" }', '{ type: "point", mode: "tuple", srid: 4326 }', '{ type: "linestring" }'],
     ["[1, 2]"], []),
    ("vector", ["{ dimensions: 3 }", "{ dimensions: 1536 }"], ["[1, 2, 3]", "sql`'[1,2,3]'`"], []),
    ("halfvec", ["{ dimensions: 3 }"], ["[1, 2, 3]"], []),
    ("sparsevec", ["{ dimensions: 5 }"], ['"{1:1,3:2}/5"'], []),
    ("bit", ["{ dimensions: 3 }"], ['"101"'], ['"101"']),
    ("citext", [None], STRINGS[:4], STRINGS[:3]),
    ("bytea", [None], ["sql`'\\\\x00'`", 'Buffer.from("ab")'], []),
    ("money", ["{ currency: true }"], ['"1"', "sql`1`"], []),
]

# Types of the project's own, as the modules define them.
CUSTOM = {
    "citext": 'customType<{ data: string }>({ dataType: () => "citext" })',
    "bytea": 'customType<{ data: Buffer }>({ dataType: () => "bytea" })',
    "money": 'customType<{ data: string; config: { currency: boolean } }>({ dataType: (c) => (c?.currency ? "money" : "numeric(19, 4)") })',
}

# Methods that stand for a default of their own.
DEFAULT_METHODS = {"timestamp": ".defaultNow()", "date": ".defaultNow()", "time": ".defaultNow()", "uuid": ".defaultRandom()"}
INTEGERS = ("integer", "smallint", "bigint")
