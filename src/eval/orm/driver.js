// Stands for drizzle-orm's database drivers while a schema is read: modules of the same names that
// have no connection. (names, subpath) => exports.
const host = require("rihla:host");
const POSTGRES = /^(node-postgres|postgres-js|pglite|neon-|vercel-postgres|netlify-db|bun-sql|xata-http|aws-data-api\/pg)/;

const refusal = (subpath) => `drizzle-orm/${subpath} has no database connection here: a schema is read without one`;

// What waits for the database waits for ever. drizzle-kit has done its work before a connection fails, so
// that scripts beside a schema that catch this and end the program do no harm.
const wait = (subpath) => {
	host.waits(refusal(subpath));
	return new Promise(() => {});
};

// A value that can be named, called and taken apart, and does nothing.
const inert = () => {
	const value = new Proxy(function () {}, {
		get: (target, key) => (key === "then" || typeof key === "symbol" ? target[key] : value),
		apply: () => value,
		construct: () => value,
	});
	return value;
};

// A real PgDatabase, with which queries can be built (for views) but not run.
const connectPostgres = (subpath) => (...args) => {
	// A client may be a function that connects when it is looked at.
	const config = args.find((arg) => typeof arg === "object" && (arg?.schema || arg?.casing)) ?? {};
	const run = () => wait(subpath);
	const db = require("drizzle-orm/pg-proxy").drizzle(run, { schema: config.schema, casing: config.casing });
	const prepared = { execute: run, all: run, setToken: () => prepared };
	db.session.prepareQuery = () => prepared;
	db.session.transaction = run;
	db.$client = inert();
	return db;
};

const standIn = (name, subpath) => {
	if (name === "drizzle")
		return POSTGRES.test(subpath) ? connectPostgres(subpath) : inert();
	if (/^[A-Z]/.test(name))
		return class {};
	if (name === "migrate")
		return () => wait(subpath);
	return () => {
		throw new Error(refusal(subpath));
	};
};

module.exports = (names, subpath) => {
	const exports = Object.defineProperty({}, "__esModule", { value: true });
	for (const name of names ? names.split(",") : [])
		exports[name] = standIn(name, subpath);
	return exports;
};
