import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "drizzle-kit";

function settings(name: string): Map<string, string> {
	const file = path.join(process.cwd(), name);
	if (!existsSync(file)) return new Map();
	const lines = readFileSync(file, "utf8").split(/\r?\n/).filter(Boolean);
	return new Map(lines.map((line) => line.split("=", 2) as [string, string]));
}

const found = new Map([...settings("absent"), ...settings("settings")]);

export default defineConfig({
	dialect: "postgresql",
	schema: found.get("SCHEMA")!,
	out: "./drizzle",
	dbCredentials: process.env.DATABASE_URL ? { url: process.env.DATABASE_URL } : {
		host: process.env.NO_HOST!,
		port: parseInt(process.env.NO_PORT!),
		database: found.get("DATABASE")!,
		ssl: existsSync("root.crt") ? { ca: readFileSync("root.crt").toString() } : false,
	},
});
