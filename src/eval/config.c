/* drizzle.config.*: read without the engine where it is plain data, else evaluated; then checked.
 */
#include "eval/config.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "eval/config_files.h"
#include "eval/dotenv.h"
#include "js/js.h"
#include "ts/literal.h"

extern char **environ;

extern const char config_script[], dotenv_source[], dotenv_config_source[], drizzle_kit_source[],
	fs_source[], next_env_source[];
extern const size_t config_script_len, dotenv_source_len, dotenv_config_source_len,
	drizzle_kit_source_len, fs_source_len, next_env_source_len;

void config_environment(struct arena *a, struct map *env)
{
	for (char **entry = environ; *entry; entry++) {
		const char *equals = strchr(*entry, '=');
		if (equals)
			map_set(env, arena_strndup(a, *entry, (size_t)(equals - *entry)),
				(void *)(equals + 1));
	}
}

static const char *find_file(struct arena *a, const char *root)
{
	static const char *const endings[] = {"ts", "mts", "js", "mjs", "cjs", "json"};
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		const char *name = arena_printf(a, "drizzle.config.%s", endings[i]);
		if (file_exists(path_join(a, root, name)))
			return name;
	}
	return NULL;
}

/* A config on its way from a file to a struct. */
struct reader {
	struct arena *arena;
	const char *root, *name; /* of the file, as the user would write it */
	struct map *env;
	struct err *err;
};

static const char *env_of(void *context, const char *name)
{
	return map_get(context, name);
}

/* Whether importing `specifier` does nothing that the literal reader would miss. */
static bool is_known_import(const char *specifier)
{
	return !strcmp(specifier, "drizzle-kit") || !strcmp(specifier, "dotenv") ||
	       !strcmp(specifier, "dotenv/config");
}

static const struct json *read_literal(struct reader *r, const char *text, size_t len)
{
	struct ts_literal literal = {0};
	if (!ts_read_literal(r->arena, text, len, env_of, r->env, &literal))
		return NULL;
	list_each (specifier, literal.imports)
		if (!is_known_import(specifier))
			return NULL;
	return literal.value;
}

/* What the config did to process.env holds for the schema too: it is one process for drizzle-kit.
 */
static void take_environment(struct reader *r, const struct json *env)
{
	for (struct json_iter it = json_members(env); json_next(&it);) {
		const char *text = json_text(it.value), *old = map_get(r->env, it.key);
		if (text && (!old || strcmp(old, text)))
			map_set(r->env, arena_strdup(r->arena, it.key), (void *)text);
	}
}

static bool run_config(struct reader *r, const char **result, size_t *len)
{
	const struct js_builtin builtins[] = {
		{"drizzle-kit", drizzle_kit_source, drizzle_kit_source_len},
		{"dotenv", dotenv_source, dotenv_source_len},
		{"dotenv/config", dotenv_config_source, dotenv_config_source_len},
		{"@next/env", next_env_source, next_env_source_len},
		{"fs", fs_source, fs_source_len},
	};
	struct config_files files = {.root = r->root, .env = r->env};
	const struct js_options options = {.root = r->root,
		.env = r->env,
		.builtins = builtins,
		.builtin_count = sizeof(builtins) / sizeof(builtins[0]),
		.timeout = 10,
		.ask = config_files_answer,
		.ask_context = &files};
	JS_SCOPE struct js_host *host = NULL;
	const char *path = path_join(r->arena, r->root, r->name);
	return js_new(&options, &host, r->err) && js_run(host, r->arena, &path, 1, config_script,
							  config_script_len, result, len, r->err);
}

static bool evaluate(struct reader *r, const struct json **out)
{
	const char *result;
	size_t len;
	if (!run_config(r, &result, &len))
		return false;
	const struct json *all = json_parse(r->arena, r->name, result, len, r->err);
	if (!all)
		return false;
	take_environment(r, json_get(all, "env"));
	*out = json_get(all, "config");
	if (*out)
		return true;
	err_set(r->err, ERR_CONFIG, "the config is %s, not an object",
		json_text(json_get(all, "found")));
	return err_at(r->err, r->name, 0, 0);
}

static bool load(struct reader *r, const struct json **out)
{
	const char *text;
	size_t len;
	if (!file_read(r->arena, path_join(r->arena, r->root, r->name), &text, &len, r->err)) {
		r->err->kind = ERR_CONFIG;
		return false;
	}
	if (!strcmp(path_extension(r->name), ".json")) {
		*out = json_parse(r->arena, r->name, text, len, r->err);
		return *out;
	}
	*out = read_literal(r, text, len);
	return *out || evaluate(r, out);
}

static bool wrong(
	struct reader *r, const char *path, const char *expected, const struct json *found)
{
	err_set(r->err, ERR_CONFIG, "%s has to be %s, not %s", path, expected,
		json_kind_name(found));
	return err_at(r->err, r->name, 0, 0);
}

/* The member that the last part of `path` ("migrations.table") names. */
static const struct json *member(const struct json *object, const char *path)
{
	const char *dot = strrchr(path, '.');
	return json_get(object, dot ? dot + 1 : path);
}

static bool take_text(
	struct reader *r, const struct json *object, const char *path, const char **out)
{
	const struct json *v = member(object, path);
	if (v && json_kind(v) != JSON_STR)
		return wrong(r, path, "a string", v);
	if (v)
		*out = json_text(v);
	return true;
}

static bool take_bool(struct reader *r, const struct json *object, const char *path, bool *out)
{
	const struct json *v = member(object, path);
	if (v && json_kind(v) != JSON_BOOL)
		return wrong(r, path, "true or false", v);
	if (v)
		*out = json_truth(v);
	return true;
}

/* One of `choices`, which end with NULL. */
static bool take_choice(struct reader *r, const struct json *object, const char *path,
	const char *const *choices, const char **out)
{
	const char *text = NULL;
	struct buf all = buf_in(r->arena);
	if (!take_text(r, object, path, &text))
		return false;
	for (const char *const *c = choices; *c; c++) {
		if (text && !strcmp(*c, text))
			*out = text;
		buf_printf(&all, "%s\"%s\"", c == choices ? "" : c[1] ? ", " : " or ", *c);
	}
	if (!text || (*out && !strcmp(*out, text)))
		return true;
	err_set(r->err, ERR_CONFIG, "%s has to be %s, not \"%s\"", path, all.s, text);
	return err_at(r->err, r->name, 0, 0);
}

/* A string or an array of strings. */
static bool take_list(
	struct reader *r, const struct json *object, const char *path, struct list *out)
{
	const struct json *v = member(object, path);
	if (!v)
		return true;
	if (json_kind(v) == JSON_STR) {
		list_push_pointer(r->arena, out, (void *)json_text(v));
		return true;
	}
	if (json_kind(v) != JSON_ARR)
		return wrong(r, path, "a string or an array of strings", v);
	for (size_t i = 0; i < json_count(v); i++) {
		const char *text = json_text(json_at(v, i));
		if (!text)
			return wrong(r, arena_printf(r->arena, "%s[%zu]", path, i), "a string",
				json_at(v, i));
		list_push_pointer(r->arena, out, (void *)text);
	}
	return true;
}

static bool take_object(
	struct reader *r, const struct json *object, const char *path, const struct json **out)
{
	*out = member(object, path);
	return !*out || json_kind(*out) == JSON_OBJ || wrong(r, path, "an object", *out);
}

static bool take_dialect(struct reader *r, const struct json *root)
{
	const char *dialect = NULL;
	if (!take_text(r, root, "dialect", &dialect))
		return false;
	if (dialect && !strcmp(dialect, "postgresql"))
		return true;
	if (dialect)
		err_set(r->err, ERR_CONFIG, "the dialect \"%s\" is not supported", dialect);
	else
		err_set(r->err, ERR_CONFIG, "the config names no dialect");
	err_text(&r->err->hint, "rihla works for dialect: \"postgresql\" only");
	return err_at(r->err, r->name, 0, 0);
}

static bool take_migrations(struct reader *r, const struct json *root, struct config *out)
{
	static const char *const prefixes[] = {
		"index", "timestamp", "supabase", "unix", "none", NULL};
	const struct json *m;
	return take_object(r, root, "migrations", &m) &&
	       take_text(r, m, "migrations.table", &out->migrations_table) &&
	       take_text(r, m, "migrations.schema", &out->migrations_schema) &&
	       take_choice(r, m, "migrations.prefix", prefixes, &out->migrations_prefix);
}

static bool take_casing(struct reader *r, const struct json *root, struct config *out)
{
	static const char *const casings[] = {"snake_case", "camelCase", NULL};
	static const char *const introspect_casings[] = {"camel", "preserve", NULL};
	const char *casing = NULL;
	const struct json *introspect;
	return take_choice(r, root, "casing", casings, &casing) &&
	       (!casing || eval_casing_of(casing, &out->casing)) &&
	       take_object(r, root, "introspect", &introspect) &&
	       take_choice(r, introspect, "introspect.casing", introspect_casings,
		       &out->introspect_casing);
}

/* Certificates or a key as text: a string, or several in an array. As in node, "" is none. */
static bool take_pem(struct reader *r, const struct json *ssl, const char *path, const char **out)
{
	LIST_OF(const char) texts = {0};
	struct buf all = buf_in(r->arena);
	if (!take_list(r, ssl, path, (struct list *)&texts))
		return false;
	list_each (text, texts)
		if (*text)
			buf_printf(&all, "%s\n", text);
	if (!all.len)
		return true;
	if (strstr(all.s, "-----BEGIN ")) {
		*out = all.s;
		return true;
	}
	err_set(r->err, ERR_CONFIG, "%s is no text in PEM format", path);
	err_text(&r->err->hint, "it begins with \"-----BEGIN …\"; read it from its file: "
				"fs.readFileSync(\"ca.pem\", \"utf8\")");
	return err_at(r->err, r->name, 0, 0);
}

/* Node looks at the server's certificate where the config says nothing else, but for a variable. */
static bool is_checked_by_default(struct reader *r)
{
	const char *variable = map_get(r->env, "NODE_TLS_REJECT_UNAUTHORIZED");
	return !variable || strcmp(variable, "0");
}

/* Options of node's tls.connect. */
static bool take_tls(struct reader *r, const struct json *ssl, struct db_credentials *out)
{
	const struct json *checks = json_get(ssl, "rejectUnauthorized");
	bool is_checked =
		json_kind(checks) == JSON_BOOL ? json_truth(checks) : is_checked_by_default(r);
	bool is_name_checked = json_kind(json_get(ssl, "checkServerIdentity")) == JSON_NONE;
	out->ssl = !is_checked ? "require" : is_name_checked ? "verify-full" : "verify-ca";
	if (json_get(ssl, "pfx")) {
		err_set(r->err, ERR_CONFIG, "dbCredentials.ssl.pfx is not supported");
		err_text(&r->err->hint, "give cert and key as PEM texts instead");
		return err_at(r->err, r->name, 0, 0);
	}
	return take_pem(r, ssl, "dbCredentials.ssl.ca", &out->ca) &&
	       take_pem(r, ssl, "dbCredentials.ssl.cert", &out->cert) &&
	       take_pem(r, ssl, "dbCredentials.ssl.key", &out->key) &&
	       take_text(r, ssl, "dbCredentials.ssl.passphrase", &out->passphrase);
}

static bool take_ssl(struct reader *r, const struct json *credentials, struct db_credentials *out)
{
	static const char *const modes[] = {"require", "allow", "prefer", "verify-full", NULL};
	const struct json *ssl = json_get(credentials, "ssl");
	switch (json_kind(ssl)) {
	case JSON_NONE: return true;
	case JSON_BOOL:
		out->ssl = !json_truth(ssl)           ? "disable"
			   : is_checked_by_default(r) ? "verify-full"
						      : "require";
		return true;
	case JSON_STR: return take_choice(r, credentials, "dbCredentials.ssl", modes, &out->ssl);
	case JSON_OBJ: return take_tls(r, ssl, out);
	case JSON_ARR:
	case JSON_NUM:
	case JSON_NIL: break;
	}
	return wrong(r, "dbCredentials.ssl", "a mode, true or false, or an object", ssl);
}

static bool take_port(struct reader *r, const struct json *credentials, struct db_credentials *out)
{
	const struct json *port = json_get(credentials, "port");
	if (json_kind(port) == JSON_NUM) {
		out->port = arena_printf(r->arena, "%.0f", json_number(port));
		return true;
	}
	/* NaN, which parseInt() makes of a variable that is not set. */
	if (json_kind(port) == JSON_NIL)
		return true;
	return take_text(r, credentials, "dbCredentials.port", &out->port);
}

static bool take_credentials(struct reader *r, const struct json *root, struct db_credentials *out)
{
	const struct json *c;
	return take_object(r, root, "dbCredentials", &c) &&
	       take_text(r, c, "dbCredentials.url", &out->url) &&
	       take_text(r, c, "dbCredentials.host", &out->host) && take_port(r, c, out) &&
	       take_text(r, c, "dbCredentials.user", &out->user) &&
	       take_text(r, c, "dbCredentials.password", &out->password) &&
	       take_text(r, c, "dbCredentials.database", &out->database) && take_ssl(r, c, out);
}

static bool take_filters(struct reader *r, const struct json *root, struct config *out)
{
	return take_list(r, root, "tablesFilter", (struct list *)&out->tables_filter) &&
	       take_list(r, root, "schemaFilter", (struct list *)&out->schema_filter) &&
	       take_list(r, root, "extensionsFilters", (struct list *)&out->extensions_filters) &&
	       take_object(r, root, "entities", &out->entities);
}

static bool take_all(struct reader *r, const struct json *root, struct config *out)
{
	static const char *const drivers[] = {
		"d1-http", "expo", "durable-sqlite", "aws-data-api", "pglite", NULL};
	return take_dialect(r, root) && take_list(r, root, "schema", (struct list *)&out->schema) &&
	       take_text(r, root, "out", &out->out) &&
	       take_bool(r, root, "breakpoints", &out->breakpoints) &&
	       take_bool(r, root, "verbose", &out->verbose) &&
	       take_bool(r, root, "strict", &out->strict) &&
	       take_choice(r, root, "driver", drivers, &out->driver) && take_casing(r, root, out) &&
	       take_migrations(r, root, out) && take_credentials(r, root, &out->credentials) &&
	       take_filters(r, root, out);
}

void config_defaults(struct config *out)
{
	*out = (struct config){.out = "drizzle",
		.breakpoints = true,
		.migrations_prefix = "index",
		.migrations_table = "__drizzle_migrations",
		.migrations_schema = "drizzle",
		.introspect_casing = "camel"};
}

bool config_read(struct arena *a, const char *root, const char *path, struct map *env,
	struct config *out, struct err *err)
{
	struct reader r = {.arena = a,
		.root = root,
		.name = path ? path : find_file(a, root),
		.env = env,
		.err = err};
	struct config config;
	const struct json *object = NULL;
	config_defaults(&config);
	dotenv_load(a, root, env);
	if (!r.name) {
		*out = config;
		return true;
	}
	if (!file_exists(path_join(a, root, r.name)))
		return err_set(err, ERR_CONFIG, "there is no config file %s", r.name);
	if (!load(&r, &object))
		return false;
	if (json_kind(object) != JSON_OBJ)
		return wrong(&r, "the config", "an object", object);
	config.path = r.name;
	if (!take_all(&r, object, &config))
		return false;
	*out = config;
	return true;
}
