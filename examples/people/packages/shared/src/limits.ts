export interface Limits {
	readonly name: number;
	readonly email: number;
	readonly slug: number;
}

export const limits = { name: 120, email: 254, slug: 63 } as const satisfies Limits;
