import { pgTable, text } from "drizzle-orm/pg-core";

class Names {
	static separator = "_";
	static unset?: string;
	full = this.prefix + Names.separator + "posts";
	later?: string;
	"quoted" = 1;

	constructor(private prefix: string, readonly suffix = "x") {}
}

class Base {
	kept?: string = "base";
	log: string[] = [];

	set title(text: string) {
		this.log.push(text);
	}
}

class Derived extends Base {
	kept?: string;
	title = "through the setter" as string
	own = () => this.log.length
}

const names = new Names("app"), derived = new Derived();

export const posts = pgTable(names.full, {
	keys: text().default(Object.keys(names).join() + Object.keys(Names)),
	kept: text().default(`${derived.kept} ${derived.log} ${Object.keys(derived)} ${derived.own()}`),
});
