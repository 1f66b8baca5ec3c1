export type Settings = { a: 1 };
export type Other = unknown;
export interface Payload {
	b: 2;
}
