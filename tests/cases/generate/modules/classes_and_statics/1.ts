import { pgTable, serial, text, varchar, type PgTable } from "drizzle-orm/pg-core";

abstract class Model {
	static readonly prefix: string = "m_";
	static #count = 0;
	protected constructor(public readonly name: string, private length?: number) {}
	static get count() {
		return Model.#count;
	}
	get column() {
		return this.length === undefined ? text() : varchar({ length: this.length });
	}
	table(): PgTable {
		Model.#count++;
		return pgTable(`${(this.constructor as typeof Model).prefix}${this.name}`, { id: serial().primaryKey(), value: this.column, ...this.extra() });
	}
	protected abstract extra(): Record<string, ReturnType<typeof text>>;
}
class Plain extends Model {
	constructor(name: string) {
		super(name);
	}
	override extra() {
		return {};
	}
}
class Sized extends Model {
	static override prefix = "s_";
	static {
		this.prefix += "x_";
	}
	constructor(name: string, readonly more = ["a", "b"]) {
		super(name, 20);
	}
	extra() {
		return Object.fromEntries(this.more.map((m) => [m, text()]));
	}
}
export const plain = new Plain("plain").table();
export const sized = new Sized("sized").table();
export const counted = pgTable("counted", { id: serial().primaryKey(), n: text().default(`${Model.count}`) });
