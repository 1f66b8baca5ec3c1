export let count = 0;
export function increment() {
	count++;
	log(this === undefined);
}
export default function tag(parts: TemplateStringsArray | string[], ...values: unknown[]) {
	return [this === undefined, parts.length, values];
}
export interface Unused {}
export class Live {
	constructor(readonly value: number) {}
}
