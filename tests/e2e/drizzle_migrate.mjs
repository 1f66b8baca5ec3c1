// drizzle-orm's own migrator over pg: drizzle_migrate.mjs URL CONFIG
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

const [url, config] = process.argv.slice(2);
const client = new pg.Client({ connectionString: url });
await client.connect();
try {
	await migrate(drizzle(client), JSON.parse(config));
} finally {
	await client.end();
}
