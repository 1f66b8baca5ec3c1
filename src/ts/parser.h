/* What the parts of the parser share: its state, and the notes it takes while it reads. No tree is
 * built: the output is the source with edits, and names are resolved when all is read. */
#ifndef TS_PARSER_H
#define TS_PARSER_H

#include <stdbool.h>

#include "base/arena.h"
#include "ts/lexer.h"
#include "ts/ts.h"

#define TS_NONE (~0u)

/* `text` instead of the bytes from `start` to `end`. The line ends of what goes away stay, behind
 * the text, unless the edit is flat. */
struct ts_edit {
	unsigned start, end;
	const char *text;
	unsigned len;
	bool is_flat;
};

enum ts_ref_flag {
	REF_CALLED = 1,    /* `x(…)` or x`…`: must not become a method call */
	REF_SHORTHAND = 2, /* `{ x }` */
	REF_OPEN = 4,      /* begins a statement behind one without a semicolon */
	REF_ASSIGNED = 8,  /* the declaration of an exported member of a namespace */
};

/* A name used as a value. */
struct ts_ref {
	unsigned start, end, atom, scope;
	unsigned flags;
};

enum ts_declaration_kind {
	D_LOCAL,  /* hides what is outside */
	D_IMPORT, /* data: index of the binding */
	D_MEMBER, /* a variable that a namespace exports; data: the namespace */
	D_ENUM,   /* data: the namespace record of the enum */
	D_ENUM_MEMBER,
	D_NAMESPACE,
	D_ALIAS, /* data: index of the alias */
};

struct ts_declaration {
	unsigned atom, scope;
	enum ts_declaration_kind kind;
	unsigned data;
	unsigned previous; /* of the same name, TS_NONE at the first */
};

enum ts_scope_kind { S_BLOCK, S_FUNCTION, S_NAMESPACE };

struct ts_scope {
	unsigned parent;
	enum ts_scope_kind kind;
	unsigned space;        /* of S_NAMESPACE */
	const char *parameter; /* what it is called inside the block of code for it */
};

/* A name that an import declaration binds. */
struct ts_binding {
	unsigned atom;        /* the local name */
	const char *imported; /* NULL: the namespace object */
	unsigned start, end;  /* of the specifier in the source */
	unsigned declaration; /* index of the import declaration */
	unsigned uses;
	bool is_exported;               /* by `export { x }` */
	bool is_constant;               /* its value is taken before the module runs */
	const char *text, *called_text; /* how references are written */
};

/* An import declaration, or `export … from`. */
struct ts_import_declaration {
	unsigned start, end;
	unsigned clause_start, clause_end; /* between `import` and `from` */
	const char *specifier;
	unsigned specifier_at;
	unsigned first, count; /* its bindings */
	unsigned module;       /* index in ts_module.imports, TS_NONE: elided */
	bool is_reexport, is_bare;
	bool is_require;
};

enum ts_export_kind { E_LOCAL, E_DEFAULT, E_FROM, E_FROM_ALL, E_STAR };

struct ts_export {
	enum ts_export_kind kind;
	const char *name;     /* NULL for E_STAR */
	unsigned atom;        /* of the local name, E_LOCAL */
	const char *imported; /* E_FROM */
	unsigned declaration; /* E_FROM, E_FROM_ALL, E_STAR */
	unsigned start, end;  /* E_LOCAL: in the braces; E_DEFAULT of a name: the statement */
	bool is_in_braces;
	bool is_constant; /* E_LOCAL: declared by `const` */
};

/* `export { … }` without `from`. */
struct ts_export_clause {
	unsigned start, end;   /* between the braces */
	unsigned first, count; /* exports */
};

/* `import A = B.C`: kept only where A is used as a value. */
struct ts_alias {
	unsigned start, end; /* the whole statement */
	unsigned first_ref, last_ref;
	bool is_used;
};

/* The value of a constant enum member. */
struct ts_constant {
	enum { K_UNKNOWN, K_NUMBER, K_STRING, K_ANY_STRING } kind;
	double number;
	const char *text;
	unsigned len;
};

struct ts_member {
	unsigned space;
	struct ts_constant value;
};

/* What `enum E` and `namespace N` declare, all blocks of one name in one scope together. */
struct ts_space {
	unsigned atom, scope;
	unsigned exports;  /* the scope that holds what all its blocks export */
	unsigned previous; /* of the same name, TS_NONE at the first */
};

/* How the innermost function, class body and so on change what words mean. */
struct ts_context {
	bool in_async, in_generator;
	bool in_function; /* or in a class body: `await` of the module does not reach here */
	bool no_in;       /* the head of a `for` */
	bool in_choice;   /* between `?` and `:`, where `(x): y => z` needs a second look */
	bool in_ambient;
	bool in_class_head; /* `extends A<T> {` */
	bool is_exporting;  /* the variables of an `export` in a namespace */
	unsigned var_scope;
	unsigned space; /* the namespace around, TS_NONE */
};

#define TS_VECTOR(T)                                                                               \
	struct {                                                                                   \
		T *items;                                                                          \
		unsigned count, capacity;                                                          \
	}

struct ts_parser {
	struct arena *arena;
	struct ts_lexer lexer;
	const char *file;
	struct ts_options options;
	bool is_typescript;
	bool is_erasing; /* ts_erase: import and export stay */
	enum ts_form form;
	const char *prefix; /* "$r" */

	struct ts_token t; /* the token at hand */
	unsigned previous_end;
	struct ts_context c;
	unsigned scope;
	unsigned depth;

	/* Of the last operand: the reference it consists of, else TS_NONE. */
	unsigned bare_ref;
	/* Of the statement at hand. */
	unsigned statement_start;
	bool is_open;    /* the one before has no semicolon */
	bool ended_open; /* this one has none */
	bool was_erased; /* this one left nothing */
	/* The `super(…)` calls of the constructor at hand. */
	struct ts_supers *supers;

	TS_VECTOR(struct ts_edit) edits; /* by `start` */
	TS_VECTOR(struct ts_edit) late_edits;
	TS_VECTOR(struct ts_ref) refs;
	TS_VECTOR(struct ts_declaration) declarations;
	TS_VECTOR(struct ts_scope) scopes;
	TS_VECTOR(struct ts_binding) bindings;
	TS_VECTOR(struct ts_import_declaration) imports;
	TS_VECTOR(struct ts_export) exports;
	TS_VECTOR(struct ts_export_clause) clauses;
	TS_VECTOR(struct ts_alias) aliases;
	TS_VECTOR(struct ts_space) spaces;
	TS_VECTOR(struct ts_member) members;
	TS_VECTOR(const char *) dynamic_imports;
	TS_VECTOR(unsigned) types;             /* names of interfaces and type aliases */
	TS_VECTOR(unsigned) default_functions; /* `export default function () {}` */

	bool is_module, has_top_level_await, has_dynamic_import, has_default_function;
	unsigned char *failures[2]; /* by ts_reading, a bit for each byte */

	bool failed;
	bool is_fatal; /* another reading would not help */
	enum err_kind error_kind;
	unsigned error_at;
	const char *error;
	unsigned renamed_block; /* a namespace to be read again, its parameter renamed */
};

/* Appends to one of the vectors above and gives the index. */
#define ts_push(p, v, ...)                                                                         \
	((v)->count == (v)->capacity                                                               \
			? ts_grow((p), (void **)&(v)->items, &(v)->capacity, sizeof(*(v)->items))  \
			: (void)0,                                                                 \
		(v)->items[(v)->count] = (__VA_ARGS__), (v)->count++)
void ts_grow(struct ts_parser *p, void **items, unsigned *capacity, size_t size);

/* What was tried at a byte of the source and failed: trying it once keeps nested attempts linear.
 */
enum ts_reading {
	AS_HEAD,  /* the parameters of an arrow function, type arguments that may stand there */
	AS_TYPES, /* `<…>` as type arguments, whatever follows */
};

/* A place to go back to when a reading fails, or when what was read is erased. */
struct ts_mark {
	struct ts_token t;
	struct ts_context c;
	unsigned previous_end, scope, depth;
	unsigned edits, late_edits, refs, declarations, scopes, bindings, imports, exports, clauses,
		aliases, spaces, members, dynamic_imports, default_functions;
	bool is_module, has_top_level_await, has_dynamic_import, has_default_function;
	bool is_open, ended_open, was_erased;
};

struct ts_mark ts_mark(const struct ts_parser *p);
void ts_rewind(struct ts_parser *p, const struct ts_mark *m); /* and clears the failure */
void ts_forget(struct ts_parser *p, const struct ts_mark *m); /* the notes only */

/* ts.c: a zeroed parser at the start of a source. */
void ts_prepare(struct ts_parser *p, struct arena *a, const char *source, size_t len);

/* parser.c: tokens, errors, notes. After an error the token at hand is T_EOF for good, so that
 * every loop ends by itself. */
void ts_next(struct ts_parser *p);
struct ts_token ts_peek(struct ts_parser *p);
void ts_fail(struct ts_parser *p, unsigned at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void ts_refuse(struct ts_parser *p, unsigned at, const char *what);
void ts_unexpected(struct ts_parser *p, const char *wanted);
bool ts_expect(struct ts_parser *p, enum ts_token_kind kind);
bool ts_accept(struct ts_parser *p, enum ts_token_kind kind);
bool ts_enter(struct ts_parser *p); /* false where nesting is too deep; pair with ts_leave */
void ts_leave(struct ts_parser *p);
bool ts_expect_word(struct ts_parser *p, enum ts_word word, const char *text);
void ts_end_statement(struct ts_parser *p);
unsigned ts_open_scope(struct ts_parser *p, enum ts_scope_kind kind);
void ts_close_scope(struct ts_parser *p, unsigned outer);
void ts_declare(struct ts_parser *p, unsigned scope, const struct ts_token *name);
void ts_declare_as(struct ts_parser *p, unsigned scope, unsigned atom,
	enum ts_declaration_kind kind, unsigned data);
/* The innermost declaration of `atom` in `scope`, or NULL. */
const struct ts_declaration *ts_declared(const struct ts_parser *p, unsigned atom, unsigned scope);
void ts_erase_from(struct ts_parser *p, unsigned start); /* up to the end of the last token */
void ts_edit(struct ts_parser *p, unsigned start, unsigned end, const char *text);
void ts_insert(struct ts_parser *p, unsigned at, const char *text);
/* The same for a place that edits were made behind; they come last of those at one place. */
void ts_insert_late(struct ts_parser *p, unsigned at, const char *text);
void ts_replace_late(struct ts_parser *p, unsigned start, unsigned end, const char *text);
bool ts_has_failed(const struct ts_parser *p, enum ts_reading reading, unsigned at);
void ts_note_failure(struct ts_parser *p, enum ts_reading reading, unsigned at);
const char *ts_text(struct ts_parser *p, unsigned start, unsigned end);

static inline bool ts_is_word(const struct ts_parser *p, enum ts_word word)
{
	return p->t.kind == T_NAME && p->t.atom == (unsigned)word && !p->t.has_escape;
}

static inline bool ts_is_any_word(const struct ts_token *t)
{
	return t->kind == T_NAME || t->kind >= T_FIRST_WORD;
}

/* type.c: what is read here is never part of the output; the caller erases it. */
void ts_skip_type(struct ts_parser *p);            /* also `x is T`, `asserts x` */
void ts_skip_type_parameters(struct ts_parser *p); /* if there are any */
void ts_skip_type_arguments(struct ts_parser *p);
void ts_skip_object_type(struct ts_parser *p);
void ts_erase_annotation(struct ts_parser *p); /* `: T`, if there is one */

/* expression.c */
void ts_expression(struct ts_parser *p);
void ts_assignment(struct ts_parser *p);
void ts_heritage(struct ts_parser *p); /* the class behind `extends` */

unsigned ts_precedence(enum ts_token_kind kind); /* of a binary operator, else 0 */

/* operand.c */
bool ts_begins_operand(enum ts_token_kind kind);
/* An operand without prefix and suffix; true for an arrow function, which takes neither. */
bool ts_primary(struct ts_parser *p);
/* `.x`, `[x]`, `(x)`, `!` and the like behind an operand. */
void ts_suffixes(struct ts_parser *p, bool may_call);
void ts_reference(struct ts_parser *p, const struct ts_token *name, unsigned flags);

/* function.c */
enum ts_function_flag { F_ASYNC = 1, F_GENERATOR = 2 };

/* From the type parameters on. False where there is no body: an overload. */
bool ts_function_rest(struct ts_parser *p, unsigned flags, struct ts_supers *supers);
void ts_function_body(struct ts_parser *p);
/* At `(` or `<` or, behind `async`, before them: reads an arrow function, or nothing at all. */
bool ts_try_arrow(struct ts_parser *p, bool is_async);
void ts_arrow_of_name(struct ts_parser *p, const struct ts_token *name, bool is_async);
void ts_binding_target(struct ts_parser *p, unsigned scope);
void ts_binding_name(struct ts_parser *p, unsigned scope, bool is_shorthand);

/* A field with a value, where fields are assigned: `KEY=VALUE`. */
struct ts_field {
	unsigned start, key_end, end;
	enum ts_token_kind key; /* the kind of its only token */
	bool is_static;
};

/* Where parameter properties are assigned. */
struct ts_supers {
	const char *assignments; /* "this.x=x;this.y=y;", NULL without parameter properties */
	bool is_derived;
	bool is_placed;
	unsigned body; /* nesting in which `super(…);` is a statement of its own */
	TS_VECTOR(struct ts_edit) calls;
};

/* class.c: from `class` on. */
void ts_class(struct ts_parser *p, bool is_declaration);

/* statement.c */
void ts_statement(struct ts_parser *p);
/* Also ends before `case` and `default`. Gives how many of them leave something. */
unsigned ts_statements(struct ts_parser *p, enum ts_token_kind until);
void ts_block(struct ts_parser *p);
void ts_variables(struct ts_parser *p, unsigned scope);

/* declaration.c */
/* Reads `function …`; false for an overload, which is erased from `start` on. */
bool ts_function_declaration(struct ts_parser *p, unsigned start, struct ts_token *name);
struct ts_token ts_class_declaration(struct ts_parser *p); /* gives its name */
/* A declaration behind `export` or at the start of a statement: interface, type, enum, namespace,
 * declare, abstract class. False where the words mean something else; nothing is read then. */
bool ts_type_declaration(struct ts_parser *p, unsigned start, bool is_exported);
void ts_function_statement(struct ts_parser *p);

/* import.c, export.c */
void ts_import_statement(struct ts_parser *p);
void ts_export_statement(struct ts_parser *p);
void ts_export_local(struct ts_parser *p, unsigned atom);

/* space.c */
void ts_enum(struct ts_parser *p, unsigned start, bool is_exported);
void ts_namespace(struct ts_parser *p, unsigned start, bool is_exported);
/* The space of a name in a scope, or TS_NONE. */
unsigned ts_find_space(const struct ts_parser *p, unsigned atom, unsigned scope);
void ts_export_variables(struct ts_parser *p, unsigned start);
/* Behind a function or class that a namespace exports. */
void ts_export_member(struct ts_parser *p, const struct ts_token *name);

/* constant.c: the value of the expression between two offsets, as far as enum members have one. */
struct ts_constant ts_constant_of(struct ts_parser *p, unsigned start, unsigned end);
const char *ts_constant_text(struct ts_parser *p, const struct ts_constant *value);
const struct ts_constant *ts_enum_member(const struct ts_parser *p, unsigned space, unsigned atom);

/* resolve.c: turns the notes on names into edits, in order. */
void ts_resolve(struct ts_parser *p);

/* clause.c: the import and export clauses of ts_erase, when all is resolved. */
void ts_rewrite_clauses(struct ts_parser *p);

#endif
