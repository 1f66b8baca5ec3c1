export const limit = 10 as const satisfies number;
