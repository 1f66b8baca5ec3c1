export function make(name: string): never {
	throw new RangeError(`no table ${name} today`);
}
