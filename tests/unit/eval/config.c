/* drizzle.config.*: what is taken, what is refused, and how the database is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/path.h"
#include "eval/config.h"

struct project {
	struct arena *arena;
	char root[32];
	struct map env;
	struct config config;
	struct err err;
};

static int setup(void **state)
{
	struct arena *a = arena_new();
	struct project *p = arena_new_of(a, struct project);
	p->arena = a;
	p->env.arena = a;
	strcpy(p->root, "/tmp/rihla-config-XXXXXX");
	*state = p;
	return mkdtemp(p->root) ? 0 : -1;
}

static int teardown(void **state)
{
	struct project *p = *state;
	struct err err = {0};
	file_remove_tree(p->root, &err);
	err_clear(&err);
	err_clear(&p->err);
	arena_free(p->arena);
	return 0;
}

static void put(struct project *p, const char *name, const char *text)
{
	assert_true(file_write(path_join(p->arena, p->root, name), text, strlen(text), &p->err));
}

static bool read_config(struct project *p, const char *name, const char *text)
{
	put(p, name, text);
	return config_read(p->arena, p->root, NULL, &p->env, &p->config, &p->err);
}

static void expect_url(struct project *p, const char *expected)
{
	const char *url = NULL;
	assert_true(db_credentials_url(p->arena, &p->config.credentials, &url, &p->err));
	assert_string_equal(url, expected);
}

static void takes_every_field(void **state)
{
	struct project *p = *state;
	assert_true(read_config(p, "drizzle.config.json",
		"{\"dialect\":\"postgresql\",\"schema\":[\"a.ts\",\"b.ts\"],\"out\":\"./m\","
		"\"casing\":\"snake_case\",\"breakpoints\":false,\"verbose\":true,\"strict\":true,"
		"\"migrations\":{\"prefix\":\"unix\",\"table\":\"t\",\"schema\":\"s\"},"
		"\"schemaFilter\":\"x\",\"tablesFilter\":[\"y\"],\"extensionsFilters\":["
		"\"postgis\"],"
		"\"introspect\":{\"casing\":\"preserve\"},\"entities\":{\"roles\":true},"
		"\"dbCredentials\":{\"url\":\"postgres://h/d\"},\"anything\":1}"));
	const struct config *c = &p->config;
	assert_int_equal(c->schema.count, 2);
	assert_string_equal(c->schema.items[1], "b.ts");
	assert_string_equal(c->out, "./m");
	assert_int_equal(c->casing, CASING_SNAKE);
	assert_false(c->breakpoints);
	assert_true(c->verbose && c->strict);
	assert_string_equal(c->migrations_prefix, "unix");
	assert_string_equal(c->migrations_table, "t");
	assert_string_equal(c->migrations_schema, "s");
	assert_string_equal(c->schema_filter.items[0], "x");
	assert_string_equal(c->tables_filter.items[0], "y");
	assert_string_equal(c->introspect_casing, "preserve");
	assert_non_null(c->entities);
	expect_url(p, "postgres://h/d");
}

static void has_defaults(void **state)
{
	struct project *p = *state;
	assert_true(read_config(p, "drizzle.config.json", "{\"dialect\":\"postgresql\"}"));
	assert_string_equal(p->config.out, "drizzle");
	assert_true(p->config.breakpoints);
	assert_string_equal(p->config.migrations_table, "__drizzle_migrations");
	assert_string_equal(p->config.migrations_schema, "drizzle");
	assert_false(db_credentials_are_given(&p->config.credentials));
}

static void is_absent_without_a_file(void **state)
{
	struct project *p = *state;
	assert_true(config_read(p->arena, p->root, NULL, &p->env, &p->config, &p->err));
	assert_null(p->config.path);
	assert_false(config_read(p->arena, p->root, "x.ts", &p->env, &p->config, &p->err));
	assert_int_equal(p->err.kind, ERR_CONFIG);
}

static void refuses(void **state)
{
	static const char *const cases[][2] = {
		{"[]", "the config has to be an object, not an array"},
		{"{}", "the config names no dialect"},
		{"{\"dialect\":\"mysql\"}", "the dialect \"mysql\" is not supported"},
		{"{\"dialect\":\"postgresql\",\"out\":1}", "out has to be a string, not a number"},
		{"{\"dialect\":\"postgresql\",\"schema\":[\"a\",2]}",
			"schema[1] has to be a string, not a number"},
		{"{\"dialect\":\"postgresql\",\"schema\":{}}",
			"schema has to be a string or an array of strings, not an object"},
		{"{\"dialect\":\"postgresql\",\"breakpoints\":\"no\"}",
			"breakpoints has to be true or false, not a string"},
		{"{\"dialect\":\"postgresql\",\"casing\":\"kebab\"}",
			"casing has to be \"snake_case\" or \"camelCase\", not \"kebab\""},
		{"{\"dialect\":\"postgresql\",\"migrations\":{\"table\":null}}",
			"migrations.table has to be a string, not null"},
		{"{\"dialect\":\"postgresql\",\"dbCredentials\":{\"url\":5}}",
			"dbCredentials.url has to be a string, not a number"},
	};
	struct project *p = *state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_false(read_config(p, "drizzle.config.json", cases[i][0]));
		assert_int_equal(p->err.kind, ERR_CONFIG);
		assert_string_equal(p->err.message, cases[i][1]);
		assert_string_equal(p->err.file, "drizzle.config.json");
	}
}

static void reads_typescript(void **state)
{
	struct project *p = *state;
	put(p, ".env", "URL=postgres://from/env\n");
	assert_true(read_config(p, "drizzle.config.ts",
		"import 'dotenv/config';\nimport { defineConfig } from 'drizzle-kit';\n"
		"export default defineConfig({ dialect: 'postgresql', schema: './s.ts',\n"
		"\tdbCredentials: { url: process.env.URL! } });\n"));
	assert_string_equal(p->config.schema.items[0], "./s.ts");
	assert_string_equal(p->config.credentials.url, "postgres://from/env");
	assert_string_equal(map_get(&p->env, "URL"), "postgres://from/env");
}

static void evaluates_what_is_not_literal(void **state)
{
	struct project *p = *state;
	put(p, "env/.env.local", "HOST=localhost\nPORT='5433'\n");
	assert_true(read_config(p, "drizzle.config.ts",
		"import { config } from 'dotenv';\nimport type { Config } from 'drizzle-kit';\n"
		"config({ path: ['./env/.env.local', 'nowhere.env'] });\n"
		"const port = Number(process.env.PORT) + 1;\n"
		"export default { dialect: 'postgresql', schema: ['a', 'b'].map((x) => x + "
		"'.ts'),\n"
		"\tdbCredentials: { host: process.env.HOST, port, database: 'd' } } as Config;\n"));
	assert_string_equal(p->config.schema.items[1], "b.ts");
	expect_url(p, "postgresql://localhost:5434/d");
	assert_string_equal(map_get(&p->env, "HOST"), "localhost");
}

/* As node's drivers take `ssl`: what libpq is told begins with the mode. */
static void knows_the_modes_of_tls(void **state)
{
	static const char *const cases[][2] = {
		{"false", "disable"},
		{"true", "verify-full"},
		{"\"verify-full\"", "verify-full"},
		{"\"prefer\"", "prefer"},
		{"\"allow\"", "require"},
		{"{}", "verify-full"},
		{"{ rejectUnauthorized: false }", "require"},
		{"{ rejectUnauthorized: false, ca: pem }", "require"},
		{"{ ca: pem }", "verify-full&sslrootcert="},
		{"{ ca: [pem, pem] }", "verify-full&sslrootcert="},
		{"{ ca: Buffer.from(pem) }", "verify-full&sslrootcert="},
		{"{ ca: '', cert: pem, key: pem, passphrase: 'a&b', rejectUnauthorized: false }",
			"require&sslcert="},
		{"{ ca: pem, checkServerIdentity: () => undefined }", "verify-ca&sslrootcert="},
	};
	struct project *p = *state;
	setenv("PGSSLROOTCERT", "", 1);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *url, *start = "postgresql://h/d?sslmode=";
		assert_true(read_config(p, "drizzle.config.ts",
			arena_printf(p->arena,
				"const pem = '-----BEGIN CERTIFICATE-----';\n"
				"export default { dialect: 'postgresql', dbCredentials: {\n"
				"\thost: 'h', database: 'd', ssl: %s } };\n",
				cases[i][0])));
		assert_true(db_credentials_url(p->arena, &p->config.credentials, &url, &p->err));
		assert_memory_equal(url, start, strlen(start));
		assert_memory_equal(url + strlen(start), cases[i][1], strlen(cases[i][1]));
		assert_null(strstr(url, "BEGIN"));
	}
}

static void looks_at_no_certificate_where_node_does_not(void **state)
{
	struct project *p = *state;
	assert_true(read_config(p, "drizzle.config.ts",
		"process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\n"
		"export default { dialect: 'postgresql',\n"
		"\tdbCredentials: { host: 'h', database: 'd', ssl: true } };\n"));
	expect_url(p, "postgresql://h/d?sslmode=require");
}

static void refuses_certificates_that_are_none(void **state)
{
	struct project *p = *state;
	assert_false(read_config(p, "drizzle.config.json",
		"{\"dialect\":\"postgresql\",\"dbCredentials\":{\"host\":\"h\",\"database\":\"d\","
		"\"ssl\":{\"ca\":\"./ca.pem\"}}}"));
	assert_string_equal(p->err.message, "dbCredentials.ssl.ca is no text in PEM format");
	assert_false(read_config(p, "drizzle.config.json",
		"{\"dialect\":\"postgresql\",\"dbCredentials\":{\"host\":\"h\",\"database\":\"d\","
		"\"ssl\":{\"pfx\":\"x\"}}}"));
	assert_string_equal(p->err.message, "dbCredentials.ssl.pfx is not supported");
}

static void reads_the_env_files_of_next(void **state)
{
	struct project *p = *state;
	put(p, ".env.local", "HOST=local\nURL=postgres://${HOST}:${PORT:-5432}/d\\$x\n");
	put(p, ".env.production", "HOST=production\nMODE=production\n");
	assert_true(read_config(p, "drizzle.config.ts",
		"import { loadEnvConfig } from '@next/env';\nloadEnvConfig(process.cwd());\n"
		"export default { dialect: 'postgresql', out: process.env.MODE,\n"
		"\tdbCredentials: { url: process.env.URL! } };\n"));
	assert_string_equal(p->config.out, "production");
	assert_string_equal(p->config.credentials.url, "postgres://local:5432/d$x");
}

static void refuses_functions_and_promises(void **state)
{
	struct project *p = *state;
	assert_false(read_config(p, "drizzle.config.ts",
		"export default async () => ({ dialect: 'postgresql' });\n"));
	assert_int_equal(p->err.kind, ERR_CONFIG);
	assert_string_equal(p->err.message, "the config is a function, not an object");
	assert_false(read_config(p, "drizzle.config.ts",
		"export default Promise.resolve({ dialect: 'postgresql' });\n"));
	assert_string_equal(p->err.message, "the config is a promise, not an object");
}

static void builds_urls(void **state)
{
	static const struct {
		struct db_credentials parts;
		const char *url;
	} cases[] = {
		{{.host = "h", .database = "d"}, "postgresql://h/d"},
		{{.host = "h", .port = "1", .user = "u", .password = "p", .database = "d"},
			"postgresql://u:p@h:1/d"},
		{{.host = "h", .user = "a@b", .password = "/:?#%", .database = "x y"},
			"postgresql://a%40b:%2F%3A%3F%23%25@h/x%20y"},
		{{.host = "/run/postgresql", .database = "d"},
			"postgresql://%2Frun%2Fpostgresql/d"},
		{{.host = "::1", .port = "2", .database = "d"}, "postgresql://[::1]:2/d"},
		{{.host = "h", .database = "d", .ssl = "require"},
			"postgresql://h/d?sslmode=require"},
		{{.url = "postgres://x/y"}, "postgres://x/y"},
		{{.url = "postgres://x/y", .host = "h", .database = "d"}, "postgresql://h/d"},
		{{.host = "h"}, NULL},
		{{.url = ""}, NULL},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		ERR_SCOPE struct err err = {0};
		const char *url, *expected = cases[i].url;
		assert_true(db_credentials_url(a, &cases[i].parts, &url, &err));
		assert_string_equal(url ? url : "none", expected ? expected : "none");
		assert_int_equal(db_credentials_are_given(&cases[i].parts), expected != NULL);
	}
}

static void reads_files_but_writes_none(void **state)
{
	struct project *p = *state;
	put(p, "secrets/password", "p\xc3\xa4ss\n");
	assert_true(read_config(p, "drizzle.config.ts",
		"import fs, { existsSync, readFileSync } from 'node:fs';\n"
		"const code = (f) => { try { f() } catch (e) { return e.code ?? e.message } };\n"
		"export default { dialect: 'postgresql', schema: [\n"
		"\tString(existsSync('secrets') && !existsSync('nothing')),\n"
		"\treadFileSync('secrets/password', 'utf8').trim(),\n"
		"\t`${fs.readFileSync(new URL('secrets/password', import.meta.url))}`.trim(),\n"
		"\tfs.readdirSync('secrets').join(), `${fs.statSync('secrets').isDirectory()}`,\n"
		"\tcode(() => readFileSync('nothing')), code(() => fs.accessSync('nothing')),\n"
		"\tcode(() => fs.writeFileSync('x', '')), code(() => fs.promises.readFile('x'))] "
		"};\n"));
	static const char *const expected[] = {"true", "päss", "päss", "password", "true", "ENOENT",
		"ENOENT",
		"fs.writeFileSync is not available in a config, which can only read files",
		"fs.promises.readFile is not available in a config, which can only read files"};
	assert_int_equal(p->config.schema.count, sizeof(expected) / sizeof(*expected));
	for (size_t i = 0; i < p->config.schema.count; i++)
		assert_string_equal(p->config.schema.items[i], expected[i]);
}

static void loads_the_env_files_of_node(void **state)
{
	struct project *p = *state;
	put(p, ".env", "A=env\nB=env\n");
	put(p, "other", "B=other\nC=other\n");
	assert_true(read_config(p, "drizzle.config.ts",
		"import { env, loadEnvFile } from 'node:process';\n"
		"loadEnvFile(); loadEnvFile('./other');\n"
		"let code; try { process.loadEnvFile('nothing') } catch (e) { code = e.code }\n"
		"export default { dialect: 'postgresql', schema: [env.A, env.B, env.C, code] "
		"};\n"));
	static const char *const expected[] = {"env", "env", "other", "ENOENT"};
	assert_int_equal(p->config.schema.count, 4);
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(p->config.schema.items[i], expected[i]);
	assert_string_equal(map_get(&p->env, "C"), "other");
}

static void a_port_that_is_no_number_is_none(void **state)
{
	struct project *p = *state;
	assert_true(read_config(p, "drizzle.config.ts",
		"export default { dialect: 'postgresql', dbCredentials: { host: 'h',\n"
		"\tdatabase: 'd', port: parseInt(process.env.NO_SUCH_PORT!) } };\n"));
	assert_null(p->config.credentials.port);
}

#define PROJECT_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROJECT_TEST(takes_every_field),
		PROJECT_TEST(has_defaults),
		PROJECT_TEST(is_absent_without_a_file),
		PROJECT_TEST(refuses),
		PROJECT_TEST(reads_typescript),
		PROJECT_TEST(evaluates_what_is_not_literal),
		PROJECT_TEST(knows_the_modes_of_tls),
		PROJECT_TEST(looks_at_no_certificate_where_node_does_not),
		PROJECT_TEST(refuses_certificates_that_are_none),
		PROJECT_TEST(reads_the_env_files_of_next),
		PROJECT_TEST(reads_files_but_writes_none),
		PROJECT_TEST(loads_the_env_files_of_node),
		PROJECT_TEST(a_port_that_is_no_number_is_none),
		PROJECT_TEST(refuses_functions_and_promises),
		cmocka_unit_test(builds_urls),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
