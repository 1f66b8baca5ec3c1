import { integer, pgTable, text } from "drizzle-orm/pg-core";

namespace Limits {
	export const name = 12;
	export namespace Deep {
		export const size = name * 2;
	}
}

abstract class Table {
	static #count = 0;
	protected constructor(
		public readonly name: string,
		private size: number = Limits.Deep.size,
	) {
		Table.#count++;
	}
	build() {
		return pgTable(this.name, { id: integer().primaryKey().default(this.size), n: text().default(`${Table.#count}`) });
	}
}

class Rows extends Table {
	declare extra: string;
	constructor() {
		super("rows");
	}
	override build() {
		return super.build();
	}
}

export const rows = new Rows().build();
