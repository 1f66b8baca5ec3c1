import { channel } from "node:diagnostics_channel";
import { Agent } from "node:https";
import { isatty } from "node:tty";
import { integer, pgTable, text } from "drizzle-orm/pg-core";

const agent = new Agent({ keepAlive: true });
const send = globalThis.fetch.bind(globalThis);
const headers = new Headers({ Accept: "text/plain" });
const isListening = channel("schema").hasSubscribers || (isatty(99) && typeof send === "undefined");
const isRequest = (value: unknown) => value instanceof Request || value instanceof FormData;

export const files = pgTable("files", {
	id: integer().primaryKey().default(new Blob(["größe"]).size),
	type: text().default(headers.get("accept")!),
	kind: text().default(isListening || isRequest(agent) ? "a" : "b"),
});
